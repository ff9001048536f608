"""From a web site to the tables: what is new, changed, gone or broken there, run after run."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from flows.cli import app
from flows.dataset import read_table
from flows.order import Order
from flows.publishing.check import check
from flows.run import run
from flows.store.home import Store
from flows.summary import Summary

Ingest = Callable[[], Summary]
INDEX = b'<html><body><a href="/a.pdf">Kallelse</a> <a href="/b.pdf">Protokoll</a></body></html>'


@pytest.fixture
def first(samples: Path) -> bytes:
    return (samples / "underrattelse.pdf").read_bytes()


@pytest.fixture
def second(samples: Path) -> bytes:
    return (samples / "kallelse_enkel.pdf").read_bytes()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def ingest(site: Any, tmp_path: Path, output: Path) -> Ingest:
    """Ingest the index page of the site, without waiting between requests."""
    sources = tmp_path / "sources.toml"
    sources.write_text(
        "[http]\ndelay_seconds = 0\nretries = 1\ntimeout_seconds = 0.4\ntotal_seconds = 3\nmax_wait_seconds = 3\n"
        "max_bytes = 2_000_000\n"
        f'[[source]]\nname = "namnden"\npage = "{site.url("/moten")}"\nbody = "Socialnämnden"\n',
        encoding="utf-8",
    )
    return lambda: run(Order(output=str(output), sources=str(sources)))


def html(site: Any, body: bytes) -> Any:
    return site.answer(200, body, Content_Type="text/html")


def documents(output: Path) -> pd.DataFrame:
    return read_table(output, "documents").set_index("file_name")


def problems(output: Path) -> list[str]:
    with Store(output) as store:
        return list(check(store))


def test_what_a_page_links_to_is_in_the_tables_with_where_and_when(
    site: Any, ingest: Ingest, output: Path, first: bytes, second: bytes
) -> None:
    site.on("/moten", html(site, INDEX))
    site.on("/a.pdf", site.answer(200, first))
    site.on("/b.pdf", site.answer(200, second))

    summary = ingest()

    found = documents(output)
    assert (summary.read, summary.failures) == (2, [])
    assert found["source"].to_dict() == {"a.pdf": site.url("/a.pdf"), "b.pdf": site.url("/b.pdf")}
    assert found["fetched_at"].notna().all()
    assert problems(output) == []
    assert not list((output / "_store" / "runs").iterdir()), "what was fetched is let go of once it is kept"


def test_what_did_not_change_is_not_fetched_again(site: Any, ingest: Ingest, output: Path, first: bytes) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'))
    site.on("/a.pdf", site.answer(200, first, ETag='"1"'), site.answer(304))
    ingest()

    summary = ingest()

    assert (summary.read, summary.unchanged, summary.rebuilt) == (0, 1, 0)
    assert [headers["If-None-Match"] for path, headers in site.visits if path == "/a.pdf"] == [None, '"1"']
    assert len(documents(output)) == 1


def test_a_changed_paper_takes_the_place_of_the_old(
    site: Any, ingest: Ingest, output: Path, first: bytes, second: bytes
) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'))
    site.on("/a.pdf", site.answer(200, first, ETag='"1"'), site.answer(200, second, ETag='"2"'))
    ingest()

    assert ingest().read == 1

    assert documents(output)["version"].to_dict() == {"a.pdf": 2}
    assert problems(output) == []


def test_a_vanished_paper_is_kept_and_marked_though_its_page_no_longer_links_to_it(
    site: Any, ingest: Ingest, output: Path, first: bytes
) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'), html(site, b"<p>Inga m&ouml;ten"))
    site.on("/a.pdf", site.answer(200, first), site.answer(410))
    ingest()

    summary = ingest()

    assert summary.gone == [site.url("/a.pdf")]
    assert documents(output)["gone_at"].notna().all()
    assert len(read_table(output, "items")) > 0


def test_a_paper_that_its_page_dropped_but_that_still_stands_is_not_gone(
    site: Any, ingest: Ingest, output: Path, first: bytes
) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'), html(site, b"<p>Inga m&ouml;ten"))
    site.on("/a.pdf", site.answer(200, first))
    ingest()

    assert ingest().gone == []

    assert documents(output)["gone_at"].isna().all()


@pytest.mark.parametrize("fault", ["hang", "drip", "flood", "error", "loop", "html", "rate", "cut"])
def test_a_site_that_fails_costs_neither_the_other_papers_nor_the_old_one(
    site: Any, ingest: Ingest, output: Path, first: bytes, second: bytes, fault: str
) -> None:
    faults = {
        "hang": site.hang,
        "drip": site.drip,
        "flood": site.flood,
        "error": site.answer(500),
        "loop": site.answer(302, Location="/a.pdf"),
        "html": site.answer(200, b"<!doctype html><p>Underh\xc3\xa5ll", Content_Type="application/pdf"),
        "rate": site.answer(429, Retry_After="3600"),
        "cut": site.answer(200, first[:-500], length=len(first)),
    }
    site.on("/moten", html(site, INDEX))
    site.on("/a.pdf", site.answer(200, first))
    site.on("/b.pdf", site.answer(404))
    ingest()
    before = read_table(output, "items")
    site.on("/a.pdf", faults[fault])
    site.on("/b.pdf", site.answer(200, second))

    summary = ingest()

    assert [source for source, _ in summary.failures][:1] == [site.url("/a.pdf")]
    found = documents(output)
    assert found["status"]["a.pdf"] == "ok"
    assert found["gone_at"].isna().all()
    kept = read_table(output, "items")
    pd.testing.assert_frame_equal(kept[kept["document_id"].isin(before["document_id"])].reset_index(drop=True), before)
    if fault != "rate":  # there the whole host is to be left alone
        assert found["status"]["b.pdf"] == "ok"
    site.on("/a.pdf", site.answer(200, second))
    site.on("/b.pdf", site.answer(200, first))
    assert ingest().failures == []
    assert documents(output)["version"]["a.pdf"] == 2
    assert problems(output) == []


def test_what_was_never_fetched_is_quarantined_with_its_reason(site: Any, ingest: Ingest, output: Path) -> None:
    site.on("/moten", html(site, INDEX))
    site.on("/a.pdf", site.answer(200, b"<!doctype html><p>Logga in"))

    ingest()

    found = documents(output)
    assert found["error_code"].to_dict() == {"a.pdf": "not_a_pdf", "b.pdf": "not_fetched"}
    assert "HTML" in found["error"]["a.pdf"]


def test_a_page_that_cannot_be_read_makes_nothing_gone(site: Any, ingest: Ingest, output: Path, first: bytes) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'), site.answer(500))
    site.on("/a.pdf", site.answer(200, first))
    ingest()

    summary = ingest()

    assert [source for source, _ in summary.failures] == [site.url("/moten")]
    assert not summary.is_whole
    assert documents(output)["gone_at"].isna().all()


def nameless_paper() -> bytes:
    """A letter that names neither organisation nor body."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    lines = ("Tjänsteskrivelse", "2026-03-02", "Dnr 2026/14", "Bidrag till Näsets byalag", "Förslag till beslut",
             "att bevilja byalaget ett bidrag på 40 000 kronor.")  # fmt: skip
    for row, line in enumerate(lines):
        canvas.drawString(72, 780 - 24 * row, line)
    canvas.save()
    return buffer.getvalue()


def test_what_the_source_says_of_its_papers_fills_what_they_do_not_name(tmp_path: Path, output: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(nameless_paper())
    entry = '[[source]]\nname = "sn"\nfolder = "in"\norganisation = "Granvik kommun"\nbody = "{}"\n'
    sources = tmp_path / "sources.toml"
    for body in ("Socialnämnden", "Vårdnämnden"):  # the operator's mistake, put right
        sources.write_text(entry.format(body), encoding="utf-8")

        assert run(Order(output=str(output), sources=str(sources))).read == 1

        found = read_table(output, "documents")
        assert found["organisation"].tolist() == ["Granvik kommun"]
        assert found["body"].tolist() == [body]
        assert found["organisation_key"].tolist() == ["granvik-kommun"]
        assert {"body_given", "organisation_given"} <= set(read_table(output, "issues")["code"])
        assert problems(output) == []
    assert run(Order(output=str(output), sources=str(sources))).read == 0


def test_an_address_may_be_given_on_the_command_line(site: Any, output: Path, first: bytes) -> None:
    site.on("/a.pdf", site.answer(200, first))
    address = site.url("/a.pdf", user="anna:hemligt@")

    result = CliRunner().invoke(app, ["ingest", address, "--output", str(output), "--log", "json"])

    assert result.exit_code == 0, result.output
    assert documents(output)["source"].to_dict() == {"a.pdf": site.url("/a.pdf")}
    assert "hemligt" not in result.output


def test_an_address_with_nothing_is_told_every_time_and_never_gone(site: Any, output: Path) -> None:
    order = Order(output=str(output), urls=(site.url("/fel.pdf"),))

    for _ in range(2):
        summary = run(order)
        assert summary.failures == [(site.url("/fel.pdf"), "nothing is there")]
        assert summary.gone == []
    assert documents(output)["gone_at"].isna().all()


def test_what_no_page_links_to_any_more_fails_no_run(site: Any, ingest: Ingest, output: Path, first: bytes) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'), html(site, b"<p>Inga m&ouml;ten"))
    site.on("/a.pdf", site.answer(200, first), site.answer(200, b"<!doctype html><p>Sidan har flyttat"))
    ingest()

    assert ingest().is_whole
    assert documents(output)["status"].to_dict() == {"a.pdf": "ok"}


def test_two_entries_that_lead_to_one_paper_ask_its_host_in_turn(
    site: Any, tmp_path: Path, output: Path, first: bytes
) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'))
    site.on("/a.pdf", site.answer(200, first))
    sources = tmp_path / "sources.toml"
    entry = '[[source]]\nname = "{}"\npage = "{}"\n'
    pages = [entry.format(host, site.url("/moten", host=host)) for host in ("127.0.0.1", "localhost")]
    sources.write_text("[http]\ndelay_seconds = 0\n" + "".join(pages), encoding="utf-8")

    summary = run(Order(output=str(output), sources=str(sources)))

    assert summary.failures == []
    assert len(read_table(output, "documents")) == 1
    assert problems(output) == []


def test_a_damaged_original_of_a_paper_on_the_web_is_fetched_again(
    site: Any, ingest: Ingest, output: Path, first: bytes
) -> None:
    site.on("/moten", html(site, b'<a href="/a.pdf">Kallelse</a>'))
    site.on("/a.pdf", site.answer(200, first, ETag='"1"'))
    ingest()
    (kept,) = (output / "_store" / "originals").rglob("*.pdf")
    kept.write_bytes(first[:-1] + b"x")
    assert len(problems(output)) == 1

    ingest()

    assert kept.read_bytes() == first
    assert problems(output) == []
