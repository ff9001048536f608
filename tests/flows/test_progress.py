"""The progress bar, on a terminal of its own."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KALLELSE = Path(sys.executable).with_name("kallelse")


def run_on_a_terminal(*arguments: object) -> str:
    """Run the command on a terminal; give all that it drew there, without the codes."""
    master, slave = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - our own command
        [str(KALLELSE), *map(str, arguments)],
        stdout=slave,
        stderr=slave,
        env=os.environ | {"COLUMNS": "120", "TERM": "xterm"},
    )
    os.close(slave)
    drawn = b""
    try:
        while data := os.read(master, 65536):
            drawn += data
    except OSError:  # the terminal is closed when the process has ended
        pass
    finally:
        os.close(master)
        process.wait(60)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn.decode()).replace("\r", "\n")


@pytest.mark.parametrize("again", [False, True])
def test_a_run_shows_papers_pages_a_second_and_time_left(inbox: Any, again: bool) -> None:  # noqa: FBT001
    inbox.put("a.pdf", "underrattelse.pdf")
    inbox.put("b.pdf", "kallelse_enkel.pdf")
    if again:
        inbox.ingest()
        inbox.ingest()
        inbox.put("c.pdf", "protokollsutdrag.pdf")

    drawn = run_on_a_terminal("ingest", inbox.folder, "--output", inbox.output)

    total = 3 if again else 2
    assert re.search(rf"reading .* {total}/{total} \d+ pages, \d+ pages/s \d:\d\d:\d\d", drawn), drawn
    assert re.search(r"publishing .* (\d+)/\1", drawn), drawn
    assert "ärenden" in drawn
