"""What goes wrong around the papers: faults of ours, files that come and go, a damaged dataset."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import flows.papers
from flows.cli import app
from flows.dataset import read_table
from flows.ingest import ingest_papers

RUNNER = CliRunner()


def run(*arguments: object) -> tuple[int, str]:
    result = RUNNER.invoke(app, [str(argument) for argument in arguments], env={"PREFECT_API_URL": ""})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, " ".join(result.output.split())


def test_a_fault_of_ours_in_one_paper_does_not_cost_the_others(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = flows.papers.extract

    def fail_once(data: bytes, **options: bool) -> object:
        if data == (samples / "underrattelse.pdf").read_bytes():
            raise ValueError("broken invariant: 7")
        return real(data, **options)

    monkeypatch.setattr(flows.papers, "extract", fail_once)

    summary = ingest_papers([samples / "underrattelse.pdf", samples / "kallelse_enkel.pdf"], tmp_path)

    documents = read_table(tmp_path, "documents").set_index("file_name")
    assert documents["error_code"]["underrattelse.pdf"] == "internal_error"
    assert "ValueError: broken invariant: 7" in documents["error"]["underrattelse.pdf"]
    assert documents["status"]["kallelse_enkel.pdf"] == "ok"
    assert len(summary.refusals) == 1


def test_a_file_that_could_not_be_opened_is_forgotten_once_it_is_read(samples: Path, tmp_path: Path) -> None:
    paper = tmp_path / "x.pdf"
    paper.symlink_to(tmp_path / "borta.pdf")
    ingest_papers([tmp_path], tmp_path / "out")
    assert read_table(tmp_path / "out", "documents")["error_code"].tolist() == ["unreadable_file"]

    (tmp_path / "borta.pdf").write_bytes((samples / "underrattelse.pdf").read_bytes())
    ingest_papers([paper], tmp_path / "out")

    assert read_table(tmp_path / "out", "documents")["status"].tolist() == ["ok"]


def test_a_name_that_no_system_holds_is_missing(tmp_path: Path) -> None:
    assert run("ingest", tmp_path / ("a" * 300), "--output", tmp_path / "out")[0] == 2


def test_files_with_an_underscore_and_capital_endings_are_papers(samples: Path, tmp_path: Path) -> None:
    data = (samples / "underrattelse.pdf").read_bytes()
    (tmp_path / "_a.pdf").write_bytes(data)
    (tmp_path / "B.PDF").write_bytes(data + b"\n")
    (tmp_path / "._c.pdf").write_bytes(b"a desktop's own file")

    assert ingest_papers([tmp_path], tmp_path / "out").documents == 2


def test_a_damaged_file_of_the_dataset_is_one_clear_line(samples: Path, tmp_path: Path) -> None:
    ingest_papers([samples / "underrattelse.pdf"], tmp_path)
    next((tmp_path / "items").rglob("*.parquet")).write_bytes(b"PAR1x")

    code, output = run("ingest", samples / "underrattelse.pdf", "--output", tmp_path)

    assert code == 2
    assert "is damaged" in output


def test_a_picture_that_cannot_be_written_is_one_clear_line(samples: Path, tmp_path: Path) -> None:
    code, output = run("show", samples / "underrattelse.pdf", "--page", 1, "--png", tmp_path)

    assert code == 2
    assert "cannot write" in output
    assert run("show", samples / "underrattelse.pdf", "--page", 1, "--png", "/proc/x.png")[0] == 2


def test_a_folder_to_show_is_wrong_usage(tmp_path: Path) -> None:
    assert run("show", tmp_path)[0] == 2
