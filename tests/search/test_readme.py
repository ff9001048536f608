"""The commands that the README shows with their output, over the samples.

`uv run python tests/search/test_readme.py` writes the outputs anew.
"""

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app

README = Path(__file__).resolve().parents[2] / "README.md"
_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<line>kallelse .+)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_VERSION = re.compile(r"\d+\.\d+\.\d+\+[0-9a-f]{12}")  # changes with every paper and reader


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Give each command that is shown, and what it is shown to print."""
    for block in _BLOCK.finditer(text):
        yield from ((one["line"], one["shown"].strip("\n")) for one in _COMMAND.finditer(block["body"]))


def run_command(line: str) -> str:
    done = CliRunner().invoke(app, shlex.split(line)[1:], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return "\n".join(row.rstrip() for row in done.stdout.strip("\n").splitlines())


SHOWN = list(commands(README.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("line", "shown"), SHOWN, ids=[line[:60] for line, _ in SHOWN])
def test_what_the_readme_shows_is_what_is_printed(
    line: str, shown: str, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "output").symlink_to(dataset)
    monkeypatch.chdir(tmp_path)
    assert _VERSION.sub("VERSION", run_command(line)) == _VERSION.sub("VERSION", shown), (
        "run python tests/search/test_readme.py"
    )


def test_three_queries_and_how_to_cite_are_shown() -> None:
    names = [shlex.split(line)[1] for line, _ in SHOWN]
    assert sorted(names) == ["cite", "query", "query", "search"]


def test_every_command_is_in_the_table_and_every_link_leads_somewhere() -> None:
    text = README.read_text(encoding="utf-8")
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        assert f"| `kallelse {name}" in text, name
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        assert target.startswith("https://") or (README.parent / target).exists(), target


def write_anew() -> None:
    """Run every command over the samples and write what it prints below it."""
    from flows.run import ingest_paths  # noqa: PLC0415 - the tests have a dataset

    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        ingest_paths([README.parent / "samples"], Path("output"))
        run_command("kallelse index")

        def answered(block: re.Match[str]) -> str:
            body = _COMMAND.sub(lambda one: f"$ {one['line']}\n{run_command(one['line'])}\n\n", block["body"])
            return f"```console\n{body.rstrip()}\n```"

        README.write_text(_BLOCK.sub(answered, text), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(write_anew())
