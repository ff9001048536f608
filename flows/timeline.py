"""A case in the terminal: its events in order, what was proposed and decided, and the words that changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from extractors.facts.diarienummer import find_diarienummer
from flows.dataset import read_rows

Row = Mapping[str, Any]
_SHOWN = 300  # characters of a clause


def print_case(output: Path, number: str, console: Console) -> bool:
    """Print the timeline of every case that has a number, in each organisation that has it; tell whether there is any.

    Cases under other numbers that share an ärende with it are told with it: a nämnd files under a number of its own.

    Args:
        output: the folder of the dataset.
        number: a diarienummer in any spelling.
        console: where to print.
    """
    found = next(iter(find_diarienummer(number, bare=True)), None)
    key = found.key if found is not None else " ".join(number.split())
    cases = read_rows(output, "cases", diarienummer=[key])
    for case in cases:
        _print_case(output, case, console)
    return bool(cases)


def _print_case(output: Path, case: Row, console: Console) -> None:
    related = {row["case_id"]: row["diarienummer"] for row in read_rows(output, "cases", case_id=case["related"])}
    events = read_rows(output, "case_events", case_id=[case["case_id"], *related])
    own = {event["item_id"] for event in events if event["case_id"] == case["case_id"]}
    events = [event for event in events if event["case_id"] == case["case_id"] or event["item_id"] not in own]
    events.sort(
        key=lambda event: (event["date"] is None, event["date"], event["case_id"] == case["case_id"], event["ordinal"])
    )
    clauses = _by(read_rows(output, "decisions", item_id=[event["item_id"] for event in events]), "item_id")
    proposals = [row["decision_id"] for rows in clauses.values() for row in rows if row["stage"] == "proposal"]
    links = _by(read_rows(output, "decision_links", proposal_id=proposals), "proposal_id")
    names = {
        row["document_id"]: row["file_name"]
        for row in read_rows(output, "documents", document_id=[event["document_id"] for event in events])
    }
    _print_head(case, sorted(related.values()), console)
    for event in events:
        _print_event(event, names, related.get(event["case_id"]), console)
        if event["same_as"] is None:
            for clause in sorted(clauses[event["item_id"]], key=lambda row: row["ordinal"]):
                _print_clause(clause, links[clause["decision_id"]], console)


def _by(rows: Sequence[Row], column: str) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _print_head(case: Row, related: Sequence[str], console: Console) -> None:
    days = " – ".join(str(day) for day in dict.fromkeys([case["first_date"], case["last_date"]]) if day)
    told = [
        f"{case['status'] or 'no status told'}",
        *([days] if days else []),
        f"printed {', '.join(case['diarienummer_printed'])}",
        *([f"shares an ärende with {', '.join(related)}"] if related else []),
    ]
    console.print(
        f"[bold]{escape(case['diarienummer'])}  {escape(case['title'])}[/bold]  {escape(case['organisation'])}",
        highlight=False,
        soft_wrap=True,
    )
    console.print("   " + escape(" · ".join(told)), highlight=False, soft_wrap=True)


def _print_event(event: Row, names: Mapping[str, str], other: str | None, console: Console) -> None:
    paragraph = f" § {event['number']}" if event["number"] and event["doc_type"].startswith("protokoll") else ""
    told = [event["doc_type"], names[event["document_id"]]]
    if event["joined_by"] != "diarienummer":
        told.append(f"joined by {event['joined_by'].replace('_', ' ')}")
    if other is not None:
        told.append(f"under {other}")
    told.append("repeats what is above or below" if event["same_as"] else f"{event['status'] or 'no outcome told'}")
    console.print(
        f"\n[bold]{event['date'] or 'no date'}  {escape(event['body'] or 'no body')}{escape(paragraph)}[/bold]  "
        f"[dim]{escape(' · '.join(told))}[/dim]",
        highlight=False,
        soft_wrap=True,
    )


def _print_clause(clause: Row, links: Sequence[Row], console: Console) -> None:
    text = clause["text"] if len(clause["text"]) <= _SHOWN else clause["text"][:_SHOWN].rstrip() + " …"
    console.print(
        f"   [cyan]{clause['stage']}[/cyan] [magenta]{clause['category']}[/magenta] {escape(text)}",
        highlight=False,
        soft_wrap=True,
    )
    for link in sorted(links, key=lambda row: (row["decided_on"] is None, row["decided_on"])):
        when = f"{link['decided_on'] or ''} {link['body'] or ''}".strip()
        reason = f": {link['reason'].replace('_', ' ')}" if link["reason"] else ""
        console.print(
            f"      [dim]→ {escape(when)}[/dim] {link['relation'].replace('_', ' ')}{reason}",
            highlight=False,
            soft_wrap=True,
        )
        for colour, sign, runs in (("red", "-", link["words_removed"]), ("green", "+", link["words_added"])):
            if runs:
                console.print(
                    f"        [{colour}]{sign} {escape(' … '.join(runs))}[/{colour}]", highlight=False, soft_wrap=True
                )
