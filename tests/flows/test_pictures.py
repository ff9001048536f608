"""Pages drawn on demand: of papers in the store only, in a process that can be ended, and kept."""

import hashlib
import io
import shutil
from collections.abc import Iterator
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


def test_the_oldest_pictures_go_first(tmp_path: Path) -> None:
    for age, name in enumerate("cab"):
        path = tmp_path / "xx" / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 100)
        stamp = 1_700_000_000 + age
        __import__("os").utime(path, (stamp, stamp))
    _weed(tmp_path, 250)
    assert sorted(path.stem for path in tmp_path.rglob("*.png")) == ["a", "b"]
