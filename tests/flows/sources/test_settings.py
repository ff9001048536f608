import re
from pathlib import Path

import pytest

from flows.errors import SourcesError
from flows.sources.settings import AddressSource, FolderSource, PageSource, read_sources

SOURCES = r"""
[http]
delay_seconds = 2
max_bytes = 1_000

[[source]]
name = "kommunstyrelsen"
folder = "papers/ks"

[[source]]
name = "nämnden"
page = "https://granvik.example/möten"
follow = '/moten/\d{4}-'
organisation = "Granvik kommun"
body = "Kommunstyrelsen"

[[source]]
name = "enstaka"
urls = ["https://granvik.example/a.pdf#page=2", "HTTPS://granvik.example/b.pdf"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_three_kinds_of_sources_are_read(tmp_path: Path) -> None:
    sources = read_sources(write(tmp_path, SOURCES))

    folder, page, addresses = sources.sources
    assert (sources.http.delay_seconds, sources.http.max_bytes, sources.http.retries) == (2.0, 1000, 4)
    assert folder == FolderSource(name="kommunstyrelsen", folder=tmp_path / "papers" / "ks")
    assert page == PageSource(
        name="nämnden",
        page="https://granvik.example/m%C3%B6ten",
        follow=re.compile(r"/moten/\d{4}-"),
        organisation="Granvik kommun",
        body="Kommunstyrelsen",
    )
    assert addresses == AddressSource(
        name="enstaka", urls=("https://granvik.example/a.pdf", "https://granvik.example/b.pdf")
    )


def test_an_absolute_folder_stays_where_it_is(tmp_path: Path) -> None:
    sources = read_sources(write(tmp_path, '\ufeff[[source]]\nname = "ks"\nfolder = "/srv/papers"'))

    assert sources.sources == (FolderSource(name="ks", folder=Path("/srv/papers")),)


ONE = '[[source]]\nname = "ks"\n'
FOLDER = ONE + 'folder = "ks"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no [[source]]"),
        ("[http", "Expected ']' at the end of a table declaration (at end of document)"),
        ("[htpp]", "htpp: no such table; there are [http] and [[source]]"),
        ('[source]\nname = "ks"', "source: write [[source]], with two brackets, before each source"),
        ("source = [1]", "source 1: is no table"),
        (ONE, 'source 1 "ks": give one of folder, page and urls; there is none of them'),
        (
            FOLDER + 'page = "https://granvik.example/"',
            'source 1 "ks": give one of folder, page and urls; there is folder and page',
        ),
        ('[[source]]\nfolder = "ks"', "source 1: name: Field required"),
        (FOLDER + FOLDER, 'source 2: name: there are two sources "ks"'),
        (FOLDER + "max_pages = 3", 'source 1 "ks": max_pages: no such key'),
        (FOLDER + "glob = '[ab].pdf'", 'source 1 "ks": glob: a glob is relative to the folder, and knows *, ? and **/ only'),
        (
            ONE + 'page = "https://granvik.example/"\nlinks = "("',
            'source 1 "ks": links: bad regular expression: missing ), unterminated subpattern at position 0',
        ),
        (
            ONE + 'page = "https://granvik.example/"\nnext = ""',
            'source 1 "ks": next: a regular expression is a string that is not empty',
        ),
        (
            ONE + 'page = "https://granvik.example/"\nmax_pages = 0',
            'source 1 "ks": max_pages: Input should be greater than 0',
        ),
        (
            ONE + 'page = "ftp://anna:hemligt@granvik.example/"',
            'source 1 "ks": page: an address begins with http:// or https://, not with ftp:',
        ),
        (
            ONE + 'urls = ["https://granvik.example/", "granvik.example"]',
            'source 1 "ks": urls: 2: an address begins with http:// or https://',
        ),
        (
            ONE + "urls = []",
            'source 1 "ks": urls: Tuple should have at least 1 item after validation, not 0',
        ),
        ("[http]\ndelay = 1\n" + FOLDER, "http: delay: no such key"),
        ("[http]\nretries = 1.5\n" + FOLDER, "http: retries: Input should be a valid integer"),
        (
            "[http]\ndelay_seconds = nan\nretries = -1\n" + FOLDER,
            "http: delay_seconds: Input should be a finite number (and 1 more)",
        ),
    ],
)
def test_a_fault_is_told_in_one_line_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)

    with pytest.raises(SourcesError) as refused:
        read_sources(path)

    assert str(refused.value) == f"{path}: {message}"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match=r"cannot be read: No such file or directory$"):
        read_sources(tmp_path / "sources.toml")


def test_a_file_in_latin_1_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes('name = "nämnd"'.encode("latin-1"))

    with pytest.raises(SourcesError, match=re.escape("not in UTF-8 (byte 9)")):
        read_sources(path)
