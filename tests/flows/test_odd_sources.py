"""Folders and files as they come: odd names, stores in the way, entries that overlap, drives that are not there."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows.errors import OutputError
from flows.order import Order
from flows.run import run

A, B = "underrattelse.pdf", "kallelse_enkel.pdf"


def test_a_name_that_is_no_utf8_is_read_and_shown(inbox: Any) -> None:
    path = os.path.join(os.fsencode(inbox.folder), b"m\xf6te.pdf")  # noqa: PTH118 - bytes
    shutil.copy(os.fsencode(inbox.samples / A), path)

    assert inbox.ingest().read == 1

    assert inbox.documents()["status"].to_dict() == {"m\\xf6te.pdf": "ok"}
    assert inbox.ingest().unchanged == 1
    assert inbox.problems() == []


def test_a_name_over_two_lines_is_told_on_one(inbox: Any) -> None:
    inbox.put("tom\n\x1b[31m.pdf", b"")

    code, told = inbox.command("ingest", inbox.folder, "--output", inbox.output)

    assert code == 1
    assert "tom\\n\\x1b[31m.pdf: the file is empty" in told
    assert "\x1b" not in told


def test_a_folder_that_lists_nothing_any_more_makes_nothing_gone(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.ingest()
    path.unlink()

    summary = inbox.ingest()

    assert [reason for _, reason in summary.failures] == [
        "lists no paper, though 1 stood there: none of them is taken for gone"
    ]
    assert inbox.documents()["gone_at"].isna().all()


def test_a_file_that_is_asked_for_and_gone_is_marked(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.ingest()
    path.unlink()

    summary = run(Order(output=str(inbox.output), paths=(str(path),)))

    assert summary.missing == [str(path)]
    assert inbox.documents()["gone_at"].notna().all()


def test_a_link_that_led_nowhere_and_is_removed_leaves_no_row(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    link = inbox.folder / "b.pdf"
    link.symlink_to(inbox.folder / "borta")
    inbox.ingest()
    assert set(inbox.documents().index) == {"a.pdf", "b.pdf"}
    link.unlink()

    assert inbox.ingest().gone == [], "there was never anything to be read"
    assert set(inbox.documents().index) == {"a.pdf"}


def test_a_store_that_lies_among_the_papers_is_no_source(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    store = str(inbox.folder / "lager")
    inbox.ingest(store=store)

    summary = inbox.ingest(store=store)

    assert (summary.documents, summary.unchanged) == (1, 1)


def test_a_dataset_remembers_where_its_store_is(inbox: Any, tmp_path: Path) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest(store=str(tmp_path / "lager"))

    assert inbox.ingest().unchanged == 1
    assert inbox.problems() == []
    with pytest.raises(OutputError, match=r"is at .*lager, not at .*annat"):
        inbox.ingest(store=str(tmp_path / "annat"))


def test_an_address_of_a_kind_that_nobody_knows_ends_the_run(inbox: Any) -> None:
    inbox.put("a.pdf", A)

    with pytest.raises(OutputError, match="nowhere"):
        inbox.ingest(store="nowhere://x")


@pytest.fixture
def sources(inbox: Any, tmp_path: Path) -> Path:
    """Two entries over the same folder, of two organisations."""
    path = tmp_path / "sources.toml"
    entry = '[[source]]\nname = "{}"\nfolder = "inkorg"\norganisation = "{}"\n'
    path.write_text(entry.format("bro", "Bro kommun") + entry.format("aby", "Åby kommun"), encoding="utf-8")
    inbox.put("a.pdf", B)
    return path


def test_of_two_entries_over_one_file_the_first_keeps_it(inbox: Any, sources: Path) -> None:
    order = Order(output=str(inbox.output), sources=str(sources))

    assert [run(order).read for _ in range(3)] == [1, 0, 0]


def test_a_run_by_hand_leaves_what_an_entry_said(inbox: Any, sources: Path) -> None:
    run(Order(output=str(inbox.output), sources=str(sources)))

    assert inbox.ingest().read == 0
    assert run(Order(output=str(inbox.output), sources=str(sources))).read == 0


def test_an_entry_that_is_renamed_is_known_by_its_new_name(inbox: Any, sources: Path) -> None:
    run(Order(output=str(inbox.output), sources=str(sources)))
    sources.write_text(sources.read_text(encoding="utf-8").replace('"bro"', '"norra"'), encoding="utf-8")

    assert run(Order(output=str(inbox.output), sources=str(sources))).read == 0

    told = inbox.command("status", "--output", inbox.output)[1]
    assert "norra" in told
    assert "bro" not in told


def test_what_lies_where_the_command_runs_is_no_part_of_it(inbox: Any, tmp_path: Path) -> None:
    inbox.put("a.pdf", A)
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "flows").mkdir(parents=True)
    (elsewhere / "flows" / "__init__.py").write_text("raise RuntimeError('not ours')")
    (elsewhere / "token.py").write_text("raise RuntimeError('not ours')")

    code, told = inbox.command("ingest", inbox.folder, "--output", inbox.output, cwd=elsewhere)

    assert (code, "9  ärenden" in told) == (0, True), told


def test_a_link_to_a_pipe_is_refused_and_keeps_nobody_waiting(inbox: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (inbox.folder / "a.pdf").symlink_to(tmp_path / "pipe")
    inbox.put("b.pdf", A)

    summary = inbox.ingest()

    assert summary.refusals == [(str(inbox.folder / "a.pdf"), "the file cannot be read: it is no file")]
    assert inbox.documents()["status"].to_dict() == {"a.pdf": "quarantined", "b.pdf": "ok"}


def test_a_pipe_in_a_folder_does_not_hide_what_is_gone(inbox: Any) -> None:
    os.mkfifo(inbox.folder / "pipe.pdf")
    inbox.put("a.pdf", A)
    path = inbox.put("b.pdf", B)
    inbox.ingest()
    path.unlink()

    assert inbox.ingest().gone == [str(path)]


def test_a_file_larger_than_the_memory_that_a_paper_may_take_is_refused(inbox: Any) -> None:
    with (inbox.folder / "a.pdf").open("wb") as handle:
        handle.truncate(400 * 1024**2)

    inbox.ingest(memory_limit=256 * 1024**2)

    assert inbox.documents()["error_code"].to_dict() == {"a.pdf": "memory_limit"}
    assert inbox.ingest(memory_limit=256 * 1024**2).is_whole


@pytest.mark.parametrize("address", ["nowhere://x", "memory://x"])
def test_a_store_that_cannot_be_is_not_remembered(inbox: Any, address: str) -> None:
    inbox.put("a.pdf", A)
    with pytest.raises(OutputError):
        inbox.ingest(store=address)

    assert inbox.ingest().read == 1
    assert inbox.problems() == []


def test_a_store_is_known_by_any_spelling_of_its_place(inbox: Any, tmp_path: Path) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest(store=str(inbox.folder / ".." / "lager"))

    assert inbox.ingest(store=(tmp_path / "lager").as_uri()).unchanged == 1


def test_a_name_that_is_no_utf8_is_not_gone_where_another_entry_leaves_it_out(inbox: Any, tmp_path: Path) -> None:
    (inbox.folder / "b").mkdir()
    shutil.copy(os.fsencode(inbox.samples / A), os.path.join(os.fsencode(inbox.folder), b"b", b"m\xf6te.pdf"))  # noqa: PTH118
    inbox.put("a.pdf", B)
    sources = tmp_path / "sources.toml"
    sources.write_text(
        '[[source]]\nname = "b"\nfolder = "inkorg/b"\n[[source]]\nname = "a"\nfolder = "inkorg"\nglob = "*.pdf"\n',
        encoding="utf-8",
    )
    for _ in range(2):
        assert run(Order(output=str(inbox.output), sources=str(sources))).gone == []
