"""The page of an ärende: its facts, its doubts, and a box for each on the pictures of the pages."""

import io
import re
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from flows.pictures import PagePictures
from schemas.arrow import arrow_schema
from search.files import partition_file
from search.web.app import make_app
from search.web.site import Site

_RECT = re.compile(
    r'<rect id="(box-[^"]+)" class="box (\w+)" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"'
)


@pytest.fixture(scope="module")
def page(client: TestClient, ids: dict[str, str]) -> str:
    return client.get(f"/arende/{ids['item']}").text


def test_every_clause_and_amount_has_a_box_that_its_link_leads_to(
    page: str, client: TestClient, ids: dict[str, str]
) -> None:
    told = client.get(f"/api/v1/arenden/{ids['item']}").json()
    boxes = {anchor for anchor, *_ in _RECT.findall(page)}
    wanted = {f"box-{row['decision_id']}" for row in told["decisions"]} | {
        f"box-{row['amount_id']}" for row in told["amounts"]
    }
    assert len(wanted) >= 5
    assert wanted <= boxes
    assert all(f'href="#{anchor}"' in page for anchor in wanted)
    assert all(f'href="#{anchor.replace("box-", "fact-")}"' in page for anchor in wanted)
    assert all(f'id="{anchor.replace("box-", "fact-")}"' in page for anchor in wanted)


def test_boxes_lie_around_print_on_the_picture(page: str, client: TestClient) -> None:
    source = re.search(r'<img src="([^"]+)"', page)
    size = re.search(r'<svg viewBox="0 0 ([\d.]+) ([\d.]+)"', page)
    assert source is not None
    assert size is not None
    answer = client.get(source[1])
    assert answer.headers["content-type"] == "image/png"
    picture = np.asarray(Image.open(io.BytesIO(answer.content)).convert("L"))
    scale = picture.shape[1] / float(size[1])
    assert picture.shape[0] / float(size[2]) == pytest.approx(scale, rel=0.01)
    for _, _, *numbers in _RECT.findall(page):
        x, y, width, height = (float(number) for number in numbers)
        inside = picture[int(y * scale) : int((y + height) * scale), int(x * scale) : int((x + width) * scale)]
        assert inside.size
        assert (inside < 128).mean() > 0.01  # there is ink in it


def test_the_page_tells_facts_votes_and_what_became_of_the_proposal(page: str) -> None:
    assert "Följ ärendet KS 2026/217" in page
    assert "antogs oförändrat av Kommunfullmäktige" in page
    assert "<dd>4</dd>" in page
    assert "<dd>5</dd>" in page
    assert "Roger Stenmyra (SD)" in page
    assert "= 1\u00a0450\u00a0000\u00a0kr" in page
    assert "arende_5_styrelse_protokoll.pdf" in page


def test_doubts_stand_on_the_page_with_their_reason(client: TestClient) -> None:
    issues = client.get(
        "/api/v1/sql", params={"q": "SELECT item_id, code, detail FROM issues WHERE item_id IS NOT NULL"}
    ).json()
    assert issues["rows"]
    for item_id, code, detail in issues["rows"]:
        page = client.get(f"/arende/{item_id}").text
        assert 'id="doubts"' in page
        assert code not in page  # in words, not as a key
        assert detail.split("“")[0].strip()[:20] in page.replace("&#34;", '"').replace("&#39;", "'")


def test_tables_keep_their_rows(client: TestClient) -> None:
    asked = "SELECT item_id, table_id FROM tables WHERE item_id IS NOT NULL LIMIT 1"
    [[item_id, table_id]] = client.get("/api/v1/sql", params={"q": asked}).json()["rows"]
    cells = client.get(f"/api/v1/arenden/{item_id}").json()["cells"][table_id]
    page = client.get(f"/arende/{item_id}").text
    assert all(cell["text"].replace("&", "&amp;") in page for cell in cells)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/bild/tallkopings-kommun/2026/{document}/1.png", 200),
        ("/bild/tallkopings-kommun/2026/{document}/1@2x.png", 200),
        ("/bild/tallkopings-kommun/2026/{document}/99.png", 404),
        ("/bild/tallkopings-kommun/2025/{document}/1.png", 404),
        ("/bild/okand/0/{document}/1.png", 404),
        ("/bild/tallkopings-kommun/2026/{other}/1.png", 404),
        ("/bild/tallkopings-kommun/2026/{document}/0.png", 422),
        ("/bild/tallkopings-kommun/2026/{document}/1@9x.png", 422),
        ("/bild/../2026/{document}/1.png", 404),
        ("/bild/tallkopings-kommun/2026/..%2f..%2fcatalogue/1.png", 404),
        ("/bild/tallkopings-kommun/2026/{short}/1.png", 422),
    ],
)
def test_pictures_are_of_papers_in_the_store_only(client: TestClient, ids: dict[str, str], path: str, status: int) -> None:
    document = ids["document"]
    asked = path.format(document=document, other="0" * 64, short=document[:16])
    assert client.get(asked).status_code == status


def test_a_scanned_page_is_not_shown_as_nothing_in_it_can_be_masked(
    dataset: Path, tmp_path: Path, pictures: PagePictures, ids: dict[str, str]
) -> None:
    output = tmp_path / "out"
    shutil.copytree(dataset, output, ignore=shutil.ignore_patterns("_*"))
    schema = arrow_schema("issues")
    issue = {
        "issue_id": "x-q1",
        "document_id": ids["document"],
        "item_id": None,
        "code": "page_without_text",
        "detail": "page 2 is a picture without text",
        "page": 2,
        "rule": None,
    }
    path = partition_file(output, "issues", ("tallkopings-kommun", 2026))
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist([issue], schema=schema), path)
    for kept, status in ((False, 404), (True, 200)):
        site = Site(output, pictures=pictures, seconds=0, keep_personal_numbers=kept)
        with TestClient(make_app(site)) as browser:
            assert browser.get(f"/bild/tallkopings-kommun/2026/{ids['document']}/2.png").status_code == status
            assert browser.get(f"/bild/tallkopings-kommun/2026/{ids['document']}/1.png").status_code == 200
            page = browser.get(f"/arende/{ids['item']}").text
            assert ("visas inte, eftersom personnummer" in page) is not kept


def test_without_a_store_the_page_says_that_there_are_no_pictures(dataset: Path, ids: dict[str, str]) -> None:
    with TestClient(make_app(Site(dataset, seconds=0))) as other:
        page = other.get(f"/arende/{ids['item']}")
        assert "Sidornas bilder finns inte" in page.text
        assert "<rect" not in page.text
        assert other.get(f"/bild/tallkopings-kommun/2026/{ids['document']}/1.png").status_code == 404
