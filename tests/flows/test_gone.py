"""What is gone at its source, moves, or stands at two."""

import shutil
from pathlib import Path
from typing import Any

from flows.dataset import read_table
from flows.order import Order
from flows.run import run

A, B = "underrattelse.pdf", "kallelse_enkel.pdf"


def test_what_is_gone_is_kept_and_marked(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("b.pdf", B)
    inbox.ingest()
    items = len(read_table(inbox.output, "items"))
    path.unlink()

    summary = inbox.ingest()

    assert summary.gone == [str(path)]
    assert inbox.documents()["gone_at"].notna().to_dict() == {"a.pdf": True, "b.pdf": False}
    assert len(read_table(inbox.output, "items")) == items
    assert inbox.ingest().gone == [], "told once"


def test_what_comes_back_is_not_gone(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("b.pdf", B)
    inbox.ingest()
    path.unlink()
    inbox.ingest()
    inbox.put("a.pdf", A)

    inbox.ingest()

    assert inbox.documents()["gone_at"].isna().all()
    assert inbox.documents()["version"].tolist() == [1, 1]


def test_a_paper_that_moved_is_one_document_that_stands_where_it_is(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.ingest()
    path.rename(inbox.folder / "b.pdf")

    summary = inbox.ingest()

    documents = inbox.documents()
    assert summary.read == 0
    assert documents["sources"].to_dict() == {"b.pdf": [str(inbox.folder / "b.pdf")]}
    assert documents["gone_at"].isna().all()


def test_one_of_two_sources_gone_leaves_the_other(inbox: Any) -> None:
    path = inbox.put("a.pdf", A)
    inbox.put("b.pdf", A)
    inbox.ingest()
    assert inbox.documents()["sources"].tolist() == [[str(path), str(inbox.folder / "b.pdf")]]
    path.unlink()

    inbox.ingest()

    assert inbox.documents()["sources"].to_dict() == {"b.pdf": [str(inbox.folder / "b.pdf")]}
    assert inbox.documents()["gone_at"].isna().all()


def test_a_folder_that_is_not_there_makes_nothing_gone(inbox: Any) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    inbox.folder.rename(inbox.folder.with_name("annanstans"))

    summary = inbox.ingest()

    assert summary.missing == [str(inbox.folder)]
    assert inbox.documents()["gone_at"].isna().all()


def test_another_folders_papers_are_not_gone(inbox: Any, tmp_path: Path) -> None:
    inbox.put("a.pdf", A)
    inbox.ingest()
    other = tmp_path / "inkorg2"
    other.mkdir()
    shutil.copy(inbox.samples / B, other / "b.pdf")

    run(Order(output=str(inbox.output), paths=(str(other),)))

    assert inbox.documents()["gone_at"].isna().all()
    assert len(inbox.documents()) == 2
