"""Whatever happens in a run, the next one ends with the tables of an undisturbed run."""

import importlib.util
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from flows.dataset import read_table
from flows.errors import OutputError
from flows.order import Order
from flows.publishing.check import check
from flows.run import ingest_paths, run
from flows.store.home import Store

KALLELSE = Path(sys.executable).with_name("kallelse")
PAPERS = ("underrattelse.pdf", "kallelse_enkel.pdf", "protokollsutdrag.pdf", "protokoll_skannad.pdf", "tjansteutlatande.pdf")
# The clock stands, so that `ingested_at` is the same in every run and the tables can be compared byte by byte.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PREFECT_API_URL": ""}


def start(inbox: Path, output: Path, *more: str) -> "subprocess.Popen[str]":
    command = [str(KALLELSE), "ingest", str(inbox), "--output", str(output), *more]
    return subprocess.Popen(  # noqa: S603 - our own command
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def finish(process: "subprocess.Popen[str]") -> tuple[int, str]:
    output, errors = process.communicate(timeout=120)
    assert "Traceback" not in output + errors, errors
    return process.returncode, output + errors


def files_of(output: Path) -> dict[str, bytes]:
    """Everything below an output but the store."""
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and "_store" not in path.parts
    }


def problems_of(output: Path) -> list[str]:
    with Store(output) as store:
        return list(check(store))


@pytest.fixture(scope="module")
def bombs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bombs", Path(__file__).with_name("bombs.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def inbox(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few papers."""
    folder = tmp_path_factory.mktemp("inbox")
    for name in PAPERS:
        shutil.copy(samples / name, folder)
    return folder


@pytest.fixture(scope="module")
def undisturbed(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("undisturbed")
    assert finish(start(inbox, output))[0] == 1, "one of them is a scanned page"
    assert problems_of(output) == []
    return files_of(output)


def test_killed_at_any_moment_and_run_again_the_tables_are_the_same(
    inbox: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    moments = random.Random(2026)  # noqa: S311 - moments, no secret
    for number in range(6):
        output = tmp_path / str(number)
        process = start(inbox, output)
        time.sleep(moments.uniform(0.3, 3.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()

        finish(start(inbox, output))

        assert files_of(output) == undisturbed
        assert problems_of(output) == []
        assert not list((output / "_store" / "runs").iterdir())


@pytest.mark.parametrize("count", [2, 4])
def test_ingests_at_once_over_the_same_folder_end_well(
    inbox: Path, undisturbed: dict[str, bytes], tmp_path: Path, count: int
) -> None:
    processes = [start(inbox, tmp_path, "--workers", "1") for _ in range(count)]

    assert [finish(process)[0] for process in processes] == [1] * count, "each tells of the refused one"

    assert files_of(tmp_path) == undisturbed
    assert problems_of(tmp_path) == []


def test_a_paper_that_spins_devours_or_crashes_its_reader_costs_only_itself(
    samples: Path, bombs: ModuleType, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "spins.pdf").write_bytes(bombs.spinning_pdf())
    (folder / "devours.pdf").write_bytes(bombs.devouring_pdf())
    (folder / "crashes.pdf").write_bytes(bombs.crashing_pdf())
    shutil.copy(samples / "underrattelse.pdf", folder / "well.pdf")
    begin = time.monotonic()

    order = Order(output=str(tmp_path / "out"), paths=(str(folder),), time_limit=8.0, memory_limit=600 * 1024**2, workers=2)
    summary = run(order)

    documents = read_table(tmp_path / "out", "documents").set_index("file_name")
    assert documents["error_code"].dropna().to_dict() == {
        "spins.pdf": "time_limit",
        "devours.pdf": "memory_limit",
        "crashes.pdf": "crashed",
    }
    assert documents["error"]["spins.pdf"] == "reading it took more than 8 seconds"
    assert documents["error"]["crashes.pdf"] == "its reader died twice (SIGSEGV)"
    assert documents["status"]["well.pdf"] == "ok"
    assert len(summary.refusals) == 3
    assert time.monotonic() - begin < 60
    assert problems_of(tmp_path / "out") == []
    assert run(order).read == 0, "they are not tried again"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(  # noqa: S603 - to test a full disk
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)],  # noqa: S607
        check=False, capture_output=True,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


def test_a_full_disk_leaves_the_tables_as_they_were_and_the_next_run_completes(
    samples: Path, inbox: Path, undisturbed: dict[str, bytes], small_disk: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first"
    first.mkdir()
    shutil.copy(samples / "underrattelse.pdf", first)
    output = small_disk / "out"
    assert finish(start(first, output))[0] == 0
    before = files_of(output)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - 60_000)))

    code, told = finish(start(inbox, output))

    assert code == 2
    assert "No space left" in told or "full" in told, told
    assert {name: data for name, data in files_of(output).items() if name in before} == before
    filler.unlink()
    assert finish(start(inbox, output))[0] == 1
    assert problems_of(output) == []
    assert set(undisturbed) <= set(files_of(output))


def test_a_folder_that_cannot_be_written_is_one_clear_line(inbox: Path) -> None:
    code, told = finish(start(inbox, Path("/proc/kallelse")))

    assert code == 2
    assert told.startswith("error: cannot write to /proc/kallelse")
    assert len(told.strip().splitlines()) == 1


def test_a_catalogue_that_is_no_database_is_one_clear_line(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "_store").mkdir()
    (tmp_path / "_store" / "catalogue.sqlite").write_bytes(b"no database at all, but long enough to look like one" * 40)

    with pytest.raises(OutputError, match="catalogue"):
        ingest_paths([inbox], tmp_path)
