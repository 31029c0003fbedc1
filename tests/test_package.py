import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tympan import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-test.lock")


def pins(lines: list[str]) -> set[str]:
    """`name==version` of each line that has one, without extras and conditions."""
    found = (re.match(r"([a-z0-9-]+)(?:\[.*\])?(==[^ ;]+)", line) for line in lines)
    return {pin[1] + pin[2] for pin in found if pin}


def locked(name: str) -> set[str]:
    return pins((ROOT / name).read_text("utf-8").splitlines())


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_every_library_is_pinned_exactly_and_the_lock_agrees() -> None:
    asked = PROJECT["dependencies"]
    assert len(pins(asked)) == len(asked)
    assert pins(asked) <= locked("requirements.lock")


def test_the_test_lock_is_the_lock_and_the_tools_of_the_tests() -> None:
    tools = pins(PROJECT["optional-dependencies"]["test"])
    assert locked("requirements.lock") | tools <= locked("requirements-test.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_sums_for_everything_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(locked(name))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_ruff_finds_nothing() -> None:
    ran = run("ruff", "check", "--quiet", ".")
    assert ran.returncode == 0, ran.stdout


def test_mypy_finds_nothing() -> None:
    ran = run("mypy")
    assert ran.returncode == 0, ran.stdout


def test_a_wheel_holds_the_layouts_and_all_data(tmp_path: Path) -> None:
    ran = run("hatchling", "build", "--target", "wheel", "--directory", str(tmp_path))
    assert ran.returncode == 0, ran.stdout
    (wheel,) = tmp_path.glob(f"tympan-{__version__}-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        held = set(opened.namelist())
    package = [file for file in (ROOT / "src" / "tympan").rglob("*") if file.is_file()]
    layouts = [file for file in (ROOT / "layouts").rglob("*") if file.is_file()]
    wanted = {str(file.relative_to(ROOT / "src")) for file in package if file.suffix != ".pyc"}
    assert layouts
    assert wanted | {f"tympan/{file.relative_to(ROOT)}" for file in layouts} <= held
