"""What all tests share: the project's folder, no cache, and `--rewrite` for kept outputs."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write the expected outputs anew from what is printed; then read the difference",
    )


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are written anew instead of compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session", autouse=True)
def without_cache() -> Iterator[None]:
    """What one test made is not handed to another, nor to the user who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TYMPAN_CACHE", "")
        yield


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project itself."""
    return PROJECT


@pytest.fixture(scope="session")
def silence() -> Callable[[float], bytes]:
    """An MP3 in which nothing is heard for so many seconds: frames of 72 milliseconds."""
    frame = bytes([0xFF, 0xE3, 0x18, 0xC4]) + bytes(68)
    return lambda seconds: frame * round(seconds / 0.072)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder of one's own, with the ballerina manuscript in it, stood in."""
    shutil.copytree(PROJECT / "manuscript" / "ballerina", tmp_path / "manuscript" / "ballerina")
    monkeypatch.chdir(tmp_path)
    return tmp_path
