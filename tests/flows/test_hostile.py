"""Broken files from the wild, and files broken here, end as rows with a reason."""

import time
from pathlib import Path

import pytest

from flows.dataset import read_table
from flows.run import ingest_paths


def test_broken_files_from_the_wild_are_read_or_refused_with_a_reason(shared: Path, tmp_path: Path) -> None:
    papers = sorted((shared / "hostile").glob("*.pdf"))

    begin = time.monotonic()
    summary = ingest_paths(papers, tmp_path)

    assert time.monotonic() - begin < 60
    documents = read_table(tmp_path, "documents")
    assert summary.documents == len(papers) == len(documents)
    refused = documents[documents["status"] == "quarantined"]
    assert len(refused) == len(summary.refusals) > 0
    assert all("\n" not in reason and reason.strip() for reason in refused["error"])
    assert refused["error_code"].notna().all()
    assert len(read_table(tmp_path, "items")) == 0, "none of them is a Swedish meeting paper"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_download_that_broke_off_is_refused_or_read(samples: Path, tmp_path: Path, share: float) -> None:
    data = (samples / "kallelse_pm_budget.pdf").read_bytes()
    paper = tmp_path / "avbruten.pdf"
    paper.write_bytes(data[: int(len(data) * share)])

    ingest_paths([paper], tmp_path / "out")

    row = read_table(tmp_path / "out", "documents").iloc[0]
    assert row["status"] in ("ok", "partial", "quarantined")
    assert (row["status"] == "quarantined") == bool(row["error"] is not None and len(str(row["error"])) > 4)


def test_a_scanned_paper_is_quarantined_as_such(samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples / "protokoll_skannad.pdf"], tmp_path)

    row = read_table(tmp_path, "documents").iloc[0]
    assert (row["status"], row["error_code"], row["has_text_layer"]) == ("quarantined", "no_text_layer", False)


def test_an_encrypted_paper_with_an_empty_password_is_read(samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples / "kallelse_krypterad.pdf"], tmp_path)

    assert read_table(tmp_path, "documents")["status"].tolist() == ["ok"]
    assert len(read_table(tmp_path, "items")) > 0


def test_the_same_bytes_under_two_names_are_one_document(samples: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes((samples / "underrattelse.pdf").read_bytes())

    summary = ingest_paths([tmp_path], tmp_path / "out")

    documents = read_table(tmp_path / "out", "documents")
    assert (summary.documents, summary.read, summary.unchanged) == (2, 1, 1)
    assert documents["sources"].tolist() == [[str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]]
    assert documents["source"].tolist() == [str(tmp_path / "a.pdf")]
