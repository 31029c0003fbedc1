"""Another version of anything that makes pages has another digest."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tympan import libraries
from tympan.cache import versions as room
from tympan.cache.versions import versions

HOUSE = Path(room.HOUSE)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """It is reckoned once in a process, and here at each call."""
    yield
    versions.cache_clear()


def reckoned() -> str:
    versions.cache_clear()
    return versions()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our own files that can be changed."""
    copy = tmp_path / "house"
    shutil.copytree(HOUSE, copy, ignore=shutil.ignore_patterns("faces", "icc", "page"))
    monkeypatch.setattr(room, "HOUSE", str(copy))
    return copy


def test_it_is_the_same_in_every_process() -> None:
    script = "from tympan.cache.versions import versions; print(versions())"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-P", "-c", script], env=environment, capture_output=True, text=True
    )
    assert ran.stdout.strip() == reckoned(), ran.stderr


def test_a_file_that_is_changed_moved_or_new_changes_it(house: Path) -> None:
    seen = [reckoned()]
    (house / "press" / "weasy.py").write_text("another = 1\n", "utf-8")
    seen.append(reckoned())
    (house / "press" / "weasy.py").rename(house / "press" / "drowsy.py")
    seen.append(reckoned())
    (house / "printers" / "mine.toml").write_bytes(b"")
    seen.append(reckoned())
    assert len(set(seen)) == 4


def test_when_a_file_was_written_and_what_python_makes_of_it_does_not_matter(house: Path) -> None:
    before = reckoned()
    os.utime(house / "cli.py", (1, 1))
    (house / "__pycache__").mkdir(exist_ok=True)
    (house / "__pycache__" / "new.pyc").write_bytes(b"made")
    assert reckoned() == before


def test_another_version_of_a_package_changes_it(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "site-packages"
    (packages / "weasyprint-70.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(packages), *sys.path])
    before = reckoned()
    (packages / "weasyprint-70.0.dist-info").rename(packages / "weasyprint-70.1.dist-info")
    assert reckoned() != before


def test_the_packages_that_tympan_is_made_with_are_in_it() -> None:
    names = {name.partition("-")[0].lower() for name in room._packages()}
    assert {"weasyprint", "pydyf", "fonttools", "pillow", "pikepdf", "ebooklib"} <= names


def test_the_shared_libraries_are_in_it_by_the_files_that_are_loaded() -> None:
    files = [line.rpartition("/")[2].split()[0] for line in room._shared_libraries()]
    for soname in libraries.listed():
        assert any(file.startswith(soname) for file in files)
    assert all(os.sep in line for line in room._shared_libraries())


def test_a_library_with_another_date_changes_it(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pango = tmp_path / "libpango-1.0.so.0.1"
    pango.write_bytes(b"pango")
    monkeypatch.setattr(room, "_mapped", lambda _: {str(pango)})
    before = reckoned()
    os.utime(pango, (1, 1))
    assert reckoned() != before


def test_where_libraries_are_lacking_it_is_still_reckoned(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "loads", lambda _: False)
    monkeypatch.setattr(room, "_mapped", lambda _: set())
    assert reckoned()


def test_nothing_heavy_is_imported_for_it() -> None:
    script = (
        "import sys; from tympan.cache.versions import versions; versions();"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    environment = os.environ | {"PYTHONPATH": str(HOUSE.parent)}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    outside = set(ran.stdout.split()) - set(sys.stdlib_module_names)
    assert {name for name in outside if not name.startswith("_")} <= {"tympan", "sitecustomize"}
