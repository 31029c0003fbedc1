"""What the tests of the intake share: the samples, real interviews that stand elsewhere."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def samples(project: Path) -> Path:
    """The folder of real interviews; tests that need it are skipped where it is not there."""
    folder = Path(os.environ.get("TYMPAN_SAMPLES", project.parent / "shared" / "samples"))
    if not folder.is_dir():
        pytest.skip(f"no samples in {folder}: set TYMPAN_SAMPLES to the folder that holds them")
    return folder
