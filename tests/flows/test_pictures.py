"""Pages drawn on demand: of papers in the store only, in a process that can be ended, and kept."""

import hashlib
import io
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from flows.pictures import PagePictures, PictureError, _weed
from flows.run import ingest_paths
from flows.store.records import original_name

from .bombs import spinning_pdf


@pytest.fixture(scope="module")
def paper(samples: Path) -> Path:
    return samples / "protokoll_votering.pdf"


@pytest.fixture(scope="module")
def output(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("drawn") / "out"
    ingest_paths([paper], made)
    return made


@pytest.fixture(scope="module")
def document_id(paper: Path) -> str:
    return hashlib.sha256(paper.read_bytes()).hexdigest()


@pytest.fixture
def pictures(output: Path, tmp_path: Path) -> Iterator[PagePictures]:
    with PagePictures(output, tmp_path / "kept") as drawing:
        yield drawing


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("L"))


def test_a_page_is_drawn_to_scale_and_boxes_are_black(pictures: PagePictures, document_id: str) -> None:
    ((width, height),) = (size for size in pictures.sizes(document_id, (), (1,)) if size)
    plain = pictures.picture(document_id, (), 1, hidden=[], scale=1.0)
    hidden = pictures.picture(document_id, (), 1, hidden=[(100.0, 100.0, 200.0, 120.0)], scale=2.0)
    assert plain is not None
    assert hidden is not None
    assert pixels(plain).shape == pytest.approx((height, width), abs=1)
    assert pixels(hidden)[200:240, 200:400].max() == 0
    assert pixels(hidden)[300:320, 0:40].min() > 200


def test_a_picture_is_kept_and_another_mask_is_another_picture(
    pictures: PagePictures, document_id: str, tmp_path: Path
) -> None:
    for hidden in ([], [], [(0.0, 0.0, 9.0, 9.0)]):
        pictures.picture(document_id, (), 1, hidden=hidden, scale=1.0)
    kept = list((tmp_path / "kept").rglob("*.png"))
    assert len(kept) == 2
    kept[0].write_bytes(b"as it was kept")
    kept[1].write_bytes(b"as it was kept")
    assert pictures.picture(document_id, (), 1, hidden=[], scale=1.0) == b"as it was kept"


@pytest.mark.parametrize(("document", "page"), [("0" * 64, 1), (None, 99), (None, 0)])
def test_what_is_not_there_gives_no_picture(
    pictures: PagePictures, document_id: str, document: str | None, page: int
) -> None:
    asked = document or document_id
    assert pictures.sizes(asked, (), (page,)) == (None,)
    assert pictures.picture(asked, (), page, hidden=[], scale=1.0) is None


def test_a_paper_that_stands_where_it_was_read_needs_no_copy(
    paper: Path, document_id: str, output: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "out"
    shutil.copytree(output, bare)
    (bare / "_store" / "originals" / original_name(document_id)).unlink()
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(paper.read_bytes() + b"\n")
    with PagePictures(bare, tmp_path / "kept") as drawing:
        assert drawing.picture(document_id, (), 1, hidden=[], scale=1.0) is None
        assert drawing.picture(document_id, (str(changed),), 1, hidden=[], scale=1.0) is None  # other bytes by now
        assert drawing.picture(document_id, (str(changed), str(paper)), 1, hidden=[], scale=1.0) is not None


def test_a_dataset_without_a_store_has_no_pictures(document_id: str, tmp_path: Path) -> None:
    with PagePictures(tmp_path, tmp_path / "kept") as drawing:
        assert drawing.sizes(document_id, (), (1, 2)) == (None, None)
        assert drawing.picture(document_id, (), 1, hidden=[], scale=1.0) is None


def test_a_page_that_takes_too_long_is_given_up(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.pictures._SECONDS", 3.0)
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(spinning_pdf())
    bomb_id = hashlib.sha256(bomb.read_bytes()).hexdigest()
    with PagePictures(output, tmp_path / "kept") as drawing:
        with pytest.raises(PictureError):
            drawing.picture(bomb_id, (str(bomb),), 1, hidden=[], scale=1.0)
        assert drawing.sizes(bomb_id, (str(bomb),), (1,)) == (None,)


def test_sizes_that_could_not_be_had_are_asked_for_again(output: Path, tmp_path: Path, paper: Path) -> None:
    later = tmp_path / "later.pdf"
    data = paper.read_bytes() + b"\n"
    asked = (hashlib.sha256(data).hexdigest(), (str(later),), (1,))
    with PagePictures(output, tmp_path / "kept") as drawing:
        assert drawing.sizes(*asked) == (None,)
        assert drawing.picture(asked[0], asked[1], 1, hidden=[], scale=1.0) is None
        later.write_bytes(data)
        assert drawing.sizes(*asked) != (None,)
        assert drawing.picture(asked[0], asked[1], 1, hidden=[], scale=1.0) is not None


def test_sizes_do_not_wait_for_a_page_that_is_drawn(output: Path, tmp_path: Path, document_id: str) -> None:
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(spinning_pdf())
    bomb_id = hashlib.sha256(bomb.read_bytes()).hexdigest()
    with PagePictures(output, tmp_path / "kept") as drawing, ThreadPoolExecutor(1) as beside:
        assert drawing.sizes(document_id, (), (1,)) != (None,)  # the process has started
        slow = beside.submit(drawing.picture, bomb_id, (str(bomb),), 1, hidden=[], scale=1.0)
        begin = time.monotonic()
        assert drawing.sizes(document_id, (), (1, 2)) != (None, None)
        assert time.monotonic() - begin < 5
        assert not slow.done()
        with pytest.raises(PictureError):
            slow.result()


def test_a_page_as_large_as_a_hall_is_drawn_smaller(output: Path, tmp_path: Path) -> None:
    path = tmp_path / "hall.pdf"
    path.write_bytes(made_pdf(9000, 9000, b""))
    document_id = hashlib.sha256(path.read_bytes()).hexdigest()
    with PagePictures(output, tmp_path / "kept") as drawing:
        drawn = drawing.picture(document_id, (str(path),), 1, hidden=[(0.0, 0.0, 4500.0, 4500.0)], scale=1.5)
    assert drawn is not None
    seen = pixels(drawn)
    assert 24_000_000 < seen.size <= 25_100_000
    assert (seen < 10).mean() == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(
    ("kind", "is_drawn"),
    [
        (b"FreeText", False),
        (b"Widget", False),
        (b"Stamp", False),
        (b"Square", True),
        (b"Ink", True),
        (b"Redact", True),
        (b"Highlight", True),
    ],
)
def test_annotations_with_words_are_painted_over_and_blackening_is_drawn(
    kind: bytes, output: Path, tmp_path: Path, *, is_drawn: bool
) -> None:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 100 50]/Length 21>>stream\n0 g 0 0 100 50 re f  \nendstream"
    rest = b"/Rect[50 50 150 100]/F 4/AP<</N 5 0 R>>>>"
    annotations = b"/Annots[<</Type/Annot/Subtype/" + kind + rest + b"<</Type/Annot/Subtype/" + kind + rest + b"]"
    path = tmp_path / "marked.pdf"
    path.write_bytes(made_pdf(200, 200, annotations, form))
    document_id = hashlib.sha256(path.read_bytes()).hexdigest()
    with PagePictures(output, tmp_path / "kept") as drawing:
        drawn = drawing.picture(document_id, (str(path),), 1, hidden=[], scale=1.0)
    assert drawn is not None
    assert (pixels(drawn)[110:140, 60:140].max() < 10) == is_drawn
    assert (pixels(drawn).min() < 10) == is_drawn
    if not is_drawn:  # what they lie over may have been covered on purpose
        assert set(pixels(drawn)[102:148, 52:148].flatten()) == {96}
        assert pixels(drawn)[0:95, :].min() > 250


def made_pdf(width: int, height: int, entries: bytes, *objects: bytes) -> bytes:
    """Give a PDF of one empty page, with entries of its dictionary, and objects from number 5 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R" % (width, height) + entries + b">>"
    body = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length 2>>stream\nq \nendstream",
        *objects,
    )
    written = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(body, start=1))
    return b"%PDF-1.7\n" + written + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(body) + 1)


def test_the_oldest_pictures_go_first(tmp_path: Path) -> None:
    for age, name in enumerate("cab"):
        path = tmp_path / "xx" / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 100)
        stamp = 1_700_000_000 + age
        __import__("os").utime(path, (stamp, stamp))
    _weed(tmp_path, 250)
    assert sorted(path.stem for path in tmp_path.rglob("*.png")) == ["a", "b"]
