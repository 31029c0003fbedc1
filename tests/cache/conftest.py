from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tympan.cache.folder import Folder
from tympan.cache.opening import opened


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    """A cache of one's own, and empty."""
    with closing(opened(tmp_path / "tympan")) as folder:
        yield folder
