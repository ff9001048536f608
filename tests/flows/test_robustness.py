"""What goes wrong around the papers: faults of ours, files that come and go, a damaged dataset."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.dataset import read_table
from flows.run import ingest_paths

RUNNER = CliRunner()


def run(*arguments: object) -> tuple[int, str]:
    result = RUNNER.invoke(app, [str(argument) for argument in arguments], env={"PREFECT_API_URL": ""})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, " ".join(result.output.split())


def test_a_file_that_could_not_be_opened_is_forgotten_once_it_is_read(samples: Path, tmp_path: Path) -> None:
    paper = tmp_path / "x.pdf"
    paper.symlink_to(tmp_path / "borta.pdf")
    ingest_paths([tmp_path], tmp_path / "out")
    assert read_table(tmp_path / "out", "documents")["error_code"].tolist() == ["unreadable_file"]

    (tmp_path / "borta.pdf").write_bytes((samples / "underrattelse.pdf").read_bytes())
    ingest_paths([paper], tmp_path / "out")

    assert read_table(tmp_path / "out", "documents")["status"].tolist() == ["ok"]


def test_a_name_that_no_system_holds_is_missing(tmp_path: Path) -> None:
    assert run("ingest", tmp_path / ("a" * 300), "--output", tmp_path / "out")[0] == 2


def test_files_with_an_underscore_and_capital_endings_are_papers(samples: Path, tmp_path: Path) -> None:
    data = (samples / "underrattelse.pdf").read_bytes()
    (tmp_path / "_a.pdf").write_bytes(data)
    (tmp_path / "B.PDF").write_bytes(data + b"\n")
    (tmp_path / "._c.pdf").write_bytes(b"a desktop's own file")

    assert ingest_paths([tmp_path], tmp_path / "out").documents == 2


def test_a_damaged_file_of_the_dataset_is_found_and_rebuilt(samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples / "underrattelse.pdf"], tmp_path)
    path = next((tmp_path / "items").rglob("*.parquet"))
    whole = path.read_bytes()
    path.write_bytes(b"PAR1x")

    code, output = run("check", "--output", tmp_path)

    assert code == 1
    assert str(path.relative_to(tmp_path)) in output
    assert run("publish", "--output", tmp_path)[0] == 0
    assert path.read_bytes() == whole
    assert run("check", "--output", tmp_path) == (0, "all is as the store says")


def test_a_damaged_record_is_told_and_read_again_by_the_next_run(samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples / "underrattelse.pdf"], tmp_path)
    before = len(read_table(tmp_path, "items"))
    (record,) = (tmp_path / "_store" / "records").rglob("*.zst")
    record.write_bytes(record.read_bytes()[:100])

    code, output = run("publish", "--output", tmp_path)

    assert code == 1
    assert "its checksum differs" in output
    assert len(read_table(tmp_path, "items")) == before, "the old tables stay"
    assert run("ingest", samples / "underrattelse.pdf", "--output", tmp_path)[0] == 0
    assert run("check", "--output", tmp_path) == (0, "all is as the store says")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("items/organisation_key=x/year=1/part-0.parquet", "nothing in the store gives this file"),
        ("datapackage.json", "does not describe the files that are there"),
    ],
)
def test_what_the_store_does_not_give_is_told(samples: Path, tmp_path: Path, name: str, what: str) -> None:
    ingest_paths([samples / "underrattelse.pdf"], tmp_path)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("{}", encoding="utf-8")

    code, output = run("check", "--output", tmp_path)

    assert code == 1
    assert f"{name}: {what}" in output


def test_rows_that_somebody_changed_are_told(samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples / "underrattelse.pdf"], tmp_path)
    path = next((tmp_path / "items").rglob("*.parquet"))
    table = pq.read_table(path, partitioning=None)
    pq.write_table(table.slice(1), path)

    code, output = run("check", "--output", tmp_path)

    assert code == 1
    assert "has other rows than the store gives" in output
    assert "are not in items" in output


def test_a_paper_that_is_not_kept_whole_is_told(samples: Path, tmp_path: Path) -> None:
    ingest_paths([samples / "underrattelse.pdf"], tmp_path)
    (kept,) = (tmp_path / "_store" / "originals").rglob("*.pdf")
    kept.write_bytes(kept.read_bytes() + b"x")

    assert "its checksum differs" in run("check", "--output", tmp_path)[1]


@pytest.mark.parametrize("command", ["check", "publish", "status"])
def test_a_folder_without_a_store_is_wrong_usage(tmp_path: Path, command: str) -> None:
    code, output = run(command, "--output", tmp_path)

    assert code == 2
    assert "there is no store" in output


def test_a_picture_that_cannot_be_written_is_one_clear_line(samples: Path, tmp_path: Path) -> None:
    code, output = run("show", samples / "underrattelse.pdf", "--page", 1, "--png", tmp_path)

    assert code == 2
    assert "cannot write" in output
    assert run("show", samples / "underrattelse.pdf", "--page", 1, "--png", "/proc/x.png")[0] == 2


def test_a_folder_to_show_is_wrong_usage(tmp_path: Path) -> None:
    assert run("show", tmp_path)[0] == 2
