import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.sources.folder import Unlisted, compile_glob, list_files


def make_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def listed(folder: Path, glob: str = "**/*.pdf") -> list[str]:
    found = list_files(folder, glob)
    return [path.relative_to(folder).as_posix() for path in found if isinstance(path, Path)]


def test_files_come_in_a_stable_order_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    make_files(
        tmp_path, "b.pdf", "a.PDF", "ö/c.Pdf", "2024/maj/d.pdf", "_old/e.pdf", ".git/f.pdf", ".g.pdf", "h.docx", "_i.pdf"
    )

    assert listed(tmp_path) == ["_i.pdf", "a.PDF", "b.pdf", "2024/maj/d.pdf", "ö/c.Pdf"]


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("**/*.pdf", "a.pdf", True),
        ("**/*.pdf", "x/y/a.PDF", True),
        ("*.pdf", "x/a.pdf", False),
        ("2024/*.pdf", "2024/a.pdf", True),
        ("2024/*.pdf", "2024/maj/a.pdf", False),
        ("KS/**/*.pdf", "ks/a.pdf", False),
        ("**/kallelse-??.pdf", "x/kallelse-05.pdf", True),
        ("**/kallelse-??.pdf", "x/Kallelse-05.pdf", False),
        ("a+b.pdf", "aab.pdf", False),
        ("**", "x/y/noending", True),
        ("**/*.pdf", "rad\nbryt.pdf", True),
    ],
)
def test_a_glob_matches_whole_paths(glob: str, path: str, expected: bool) -> None:  # noqa: FBT001
    assert bool(compile_glob(glob).fullmatch(path)) == expected


def test_links_to_files_are_files_and_links_to_folders_are_not_entered(tmp_path: Path) -> None:
    make_files(tmp_path, "2024/a.pdf")
    (tmp_path / "2024" / "round").symlink_to(tmp_path)
    (tmp_path / "2024" / "round.pdf").symlink_to(tmp_path)
    (tmp_path / "b.pdf").symlink_to(tmp_path / "2024" / "a.pdf")

    assert listed(tmp_path) == ["b.pdf", "2024/a.pdf"]


def test_what_is_no_file_is_told_and_does_not_end_the_rest(tmp_path: Path) -> None:
    make_files(tmp_path, "d.pdf")
    (tmp_path / "a.pdf").symlink_to(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "missing.pdf")
    os.mkfifo(tmp_path / "c.pdf")

    found = list(list_files(tmp_path, "**/*.pdf"))

    assert found == [
        tmp_path / "a.pdf",  # links that lead nowhere are somebody's papers: reading them will tell
        tmp_path / "b.pdf",
        Unlisted(tmp_path / "c.pdf", "is no file that can be read", is_folder=False),
        tmp_path / "d.pdf",
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing", "No such file or directory"), ("file", "Not a directory"), ("x" * 300, "File name too long")],
)
def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, name: str, reason: str) -> None:
    make_files(tmp_path, "file")

    found = list(list_files(tmp_path / name, "**/*.pdf"))

    assert found == [Unlisted(tmp_path / name, f"cannot be listed: {reason}")]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "a"
    make_files(tmp_path, "a/b.pdf", "c/d.pdf")
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_below_that_cannot_be_listed_does_not_end_the_rest(tmp_path: Path, closed: Path) -> None:
    found = list(list_files(tmp_path, "**/*.pdf"))

    assert found == [Unlisted(closed, "cannot be listed: Permission denied"), tmp_path / "c" / "d.pdf"]
