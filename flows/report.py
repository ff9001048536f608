"""What a run found, printed."""

import os
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.printable import printable
from flows.sources.address import without_credentials
from flows.summary import Summary

_MOST = 20  # refusals and the like that are printed; the tables and `kallelse status` have all


def print_summary(summary: Summary, output: Path, *, console: Console, errors: Console) -> None:
    """Print what was found, doubted and refused."""
    for path in summary.missing:
        shown = printable(without_credentials(path))
        errors.print(f"error: there is no {shown}", markup=False, highlight=False, soft_wrap=True)
    if not (summary.documents or summary.read or summary.gone) and (summary.is_whole or summary.missing):
        if not summary.missing:
            console.print("no PDF was found", markup=False, highlight=False)
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    for count, label in _lines(summary):
        table.add_row(f"{count:,}".replace(",", " "), label)
    console.print(table)
    _print_some(summary.refusals, "refused", console)
    _print_some(summary.failures, "failed", console)
    _print_some(summary.lost, "lost", console)
    for problem in summary.problems:
        console.print(f"problem: {problem}", markup=False, highlight=False, soft_wrap=True)
    console.print(f"tables in {output}/ ({summary.files} files)", markup=False, highlight=False)


def _lines(summary: Summary) -> list[tuple[int, str]]:
    read_well = summary.read - summary.counts["refused"]
    lines = [(read_well, f"documents read, {summary.pages} pages")]
    if summary.unchanged:
        lines.append((summary.unchanged, "unchanged"))
    if summary.gone:
        lines.append((len(summary.gone), "gone from their source (their rows stay)"))
    if summary.read:
        lines += [
            (summary.counts["items"], "ärenden"),
            (summary.counts["decisions"], "decisions (proposed or made)"),
            (summary.counts["amounts"], "amounts"),
            (summary.counts["dates"], "dates"),
            (summary.counts["tables"], "tables"),
            (sum(summary.doubts.values()), "doubts" + _most_common(summary)),
        ]
    lines.append((len(summary.refusals), "refused"))
    if summary.failures:
        lines.append((len(summary.failures), "could not be looked at"))
    return lines


def _most_common(summary: Summary) -> str:
    common = ", ".join(f"{count} {code}" for code, count in summary.doubts.most_common(3))
    return f": {common}" if common else ""


def _print_some(found: list[tuple[str, str]], what: str, console: Console) -> None:
    for name, reason in found[:_MOST]:
        console.print(f"{what} {_shown(name)}: {printable(reason)}", markup=False, highlight=False, soft_wrap=True)
    if len(found) > _MOST:
        console.print(f"… and {len(found) - _MOST} more {what}", markup=False, highlight=False)


def markdown_summary(summary: Summary) -> str:
    """Give a summary as Markdown, for whoever looks at a run in the server's pages."""
    parts = [f"**{summary.headline}** in {summary.seconds:.0f} s\n", "| count | what |\n| ---: | --- |"]
    parts += [f"| {count} | {label} |" for count, label in _lines(summary)]
    parts += _markdown_list("Refused", summary.refusals)
    parts += _markdown_list("Could not be looked at", summary.failures)
    parts += _markdown_list("Lost", summary.lost)
    parts += _markdown_list("Problems in the store", [("store", problem) for problem in summary.problems])
    parts += _markdown_list("Slowest", [(name, f"{seconds:.1f} s") for seconds, name in summary.slowest])
    return "\n".join(parts) + "\n"


def _markdown_list(title: str, found: list[tuple[str, str]]) -> list[str]:
    if not found:
        return []
    lines = [f"- `{printable(name)}`: {printable(reason)}" for name, reason in found[:_MOST]]
    more = [f"- … and {len(found) - _MOST} more"] if len(found) > _MOST else []
    return [f"\n## {title}\n", *lines, *more]


def _shown(source: str) -> str:
    """Give a path below the folder that the command runs in without it, anything else as it is."""
    here = os.getcwd() + os.sep  # noqa: PTH109 - a text to compare with
    return printable(source.removeprefix(here))
