from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from flows.cli import app
from flows.dataset import read_table

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


def run(*arguments: object) -> tuple[int, str]:
    result = RUNNER.invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_a_read_paper_ends_with_zero_and_says_what_was_found(samples: Path, tmp_path: Path) -> None:
    code, output = run("ingest", samples / "kallelse_handlingar.pdf", "--output", tmp_path)

    assert code == 0
    assert "6  ärenden" in output
    assert "0  refused" in output
    assert len(read_table(tmp_path, "items")) == 6


def test_a_refused_paper_ends_with_one_and_the_others_are_read(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tom.pdf").write_bytes(b"")
    (tmp_path / "in" / "sida.pdf").write_bytes(b"<!doctype html><p>Sidan finns inte</p>")
    (tmp_path / "in" / "bra.pdf").write_bytes((samples / "underrattelse.pdf").read_bytes())

    code, output = run("ingest", tmp_path / "in", "--output", tmp_path / "out")

    assert code == 1
    assert "tom.pdf: the file is empty" in output
    assert "sida.pdf: not a PDF" in output
    documents = read_table(tmp_path / "out", "documents").set_index("file_name")
    assert documents["status"].to_dict() == {"tom.pdf": "quarantined", "sida.pdf": "quarantined", "bra.pdf": "ok"}
    assert documents["error_code"]["sida.pdf"] == "not_a_pdf"


def test_an_empty_folder_is_said_to_be_so(tmp_path: Path) -> None:
    code, output = run("ingest", tmp_path, "--output", tmp_path / "out")

    assert (code, output.split()[:3]) == (0, ["no", "PDF", "in"])
    assert not (tmp_path / "out").exists()


def test_other_files_of_a_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "protokoll.docx").write_bytes(b"PK")
    (tmp_path / "_store").mkdir()
    (tmp_path / "_store" / "x.pdf").write_bytes(b"")

    assert run("ingest", tmp_path, "--output", tmp_path / "out")[0] == 0


def test_a_path_that_does_not_exist_is_wrong_usage_and_the_rest_is_read(samples: Path, tmp_path: Path) -> None:
    code, output = run("ingest", tmp_path / "borta", samples / "underrattelse.pdf", "--output", tmp_path / "out")

    assert code == 2
    assert output.replace("\n", "").count("there is no") == 1
    assert len(read_table(tmp_path / "out", "documents")) == 1


def test_an_output_that_cannot_be_written_is_wrong_usage(samples: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")

    code, output = run("ingest", samples / "underrattelse.pdf", "--output", taken)

    assert code == 2
    assert "cannot write to" in output
    assert "Traceback" not in output


def test_show_prints_the_arenden_with_their_clauses(samples: Path) -> None:
    code, output = run("show", samples / "kallelse_handlingar.pdf")

    assert code == 0
    assert "SN 2022/0187" in output
    assert "Socialnämnden → Kommunstyrelsen → Kommunfullmäktige" in output


def test_show_draws_a_page(samples: Path, tmp_path: Path) -> None:
    target = tmp_path / "sida.png"

    code, _ = run("show", samples / "kallelse_handlingar.pdf", "--page", 1, "--png", target)

    assert code == 0
    with Image.open(target) as picture:
        assert picture.height > picture.width > 500
        colours = picture.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert any(max(colour) - min(colour) > 100 for _, colour in colours), "no coloured box is drawn"


@pytest.mark.parametrize("page", [0, 99])
def test_show_refuses_a_page_that_is_not_there(samples: Path, tmp_path: Path, page: int) -> None:
    code, output = run("show", samples / "underrattelse.pdf", "--page", page, "--png", tmp_path / "x.png")

    assert code in (1, 2)
    assert "page" in output
    assert not (tmp_path / "x.png").exists()


def test_show_wants_page_and_picture_together(samples: Path) -> None:
    assert run("show", samples / "underrattelse.pdf", "--page", 1)[0] == 2


def test_show_says_why_a_file_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "trasig.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")

    code, output = run("show", broken)

    assert code == 1
    assert "damaged" in output
