"""Folders that several tests read, and how properties are tried."""

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# Machines are noisy, so no deadline; the same examples every time, so that a failure is the change's own.
settings.register_profile("kallelse", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("kallelse")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The papers that the project wrote itself."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real papers and broken files, which are not part of the project and may be absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of real papers beside the project is absent")
    return folder
