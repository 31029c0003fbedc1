"""The command as a shell runs it: streams that close early, and the whole way once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tympan.cli import DONE, WRONG

SOURCE = Path(__file__).parents[1] / "src"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one edition."""
    lamp = Path(__file__).parent / "wrong" / "lamp"
    shutil.copytree(lamp, tmp_path / "manuscript" / "lamp")
    return tmp_path


def in_a_shell(project: Path, command: str) -> tuple[int, str, str]:
    """Run a command of bash in which `tympan` is ours: exit code, stdout, stderr."""
    ours = f'set -o pipefail; tympan() {{ "{sys.executable}" -m tympan "$@"; }}; {command}'
    ran = subprocess.run(
        ["bash", "-c", ours],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("tympan explain | head -n 1", DONE),
        ("tympan layouts | true", DONE),
        ("tympan check lmap --json | true", WRONG),
        ("tympan check lmap 2>&1 | true", WRONG),
    ],
)
def test_who_stops_reading_hears_no_complaint_and_the_code_stays_true(
    project: Path, command: str, code: int
) -> None:
    found, _, err = in_a_shell(project, command)
    assert (found, err) == (code, "")


def test_closed_streams_do_not_matter(project: Path) -> None:
    assert in_a_shell(project, "tympan layouts >&-") == (DONE, "", "")
    assert in_a_shell(project, "tympan check lmap >&- 2>&-") == (WRONG, "", "")


def test_a_terminal_that_lacks_letters_gets_escapes(project: Path) -> None:
    code, out, err = in_a_shell(project, "PYTHONIOENCODING=ascii tympan layouts plain")
    assert (code, err) == (DONE, "")
    assert r"paper 148 \xd7 210 mm" in out


def test_a_new_manuscript_is_printed_without_any_finding(tmp_path: Path) -> None:
    assert in_a_shell(tmp_path, "tympan new spring")[0] == DONE
    code, out, err = in_a_shell(tmp_path, "tympan build")
    assert code == DONE
    assert out.splitlines() == ["output/spring/spring.epub", "output/spring/spring.pdf"]
    assert err.splitlines()[:5] == [
        "spring: reading",
        "spring: setting",
        "spring: printing the EPUB",
        "spring: printing the PDF",
        "spring: looking at what was printed",
    ]
    assert err.splitlines()[5].startswith("spring.pdf: looked at by ")
    assert len(err.splitlines()) == 6
    # The two files agree on their pages, though the first of them begins with a drop capital.
    assert in_a_shell(tmp_path, "tympan check")[0] == DONE
    written = [(tmp_path / line).read_bytes() for line in out.splitlines()]
    assert written[0].startswith(b"PK\x03\x04") and written[1].startswith(b"%PDF-1.")
    assert sorted(file.name for file in (tmp_path / "output" / "spring").iterdir()) == [
        "spring.epub",
        "spring.pdf",
    ]
