"""The page's own files."""

import hashlib
import re
from pathlib import Path

import pytest

from tympan.preview.server import PAGE

READER = PAGE / "foliate"
OWN = sorted(file for file in PAGE.iterdir() if file.is_file())


def test_the_reader_is_as_its_authors_made_it() -> None:
    sums = dict(line.split()[::-1] for line in (READER / "sums.txt").read_text().splitlines())
    beside = {"README.md", "sums.txt"}
    assert sums.keys() == {file.name for file in READER.iterdir()} - beside
    for name, known in sums.items():
        assert hashlib.sha256((READER / name).read_bytes()).hexdigest() == known, name


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_nothing_of_the_page_comes_from_elsewhere(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not re.findall(r"https?://|//[a-z]+\.|@import|\beval\(", text)


def test_every_id_that_a_script_looks_for_is_in_the_page() -> None:
    page = (PAGE / "index.html").read_text("utf-8")
    there = re.findall(r' id="([\w-]+)"', page)
    assert len(there) == len(set(there))
    for file in OWN:
        for wanted in re.findall(
            r"(?:getElementById|\bfind)\('([\w-]+)'\)", file.read_text("utf-8")
        ):
            assert {wanted, f"place-{wanted}"} & set(there), f"{file.name}: {wanted}"


def test_every_script_that_is_imported_is_there() -> None:
    for file in OWN:
        if file.suffix == ".js":
            for wanted in re.findall(r"(?:from|import) '(\./[\w./-]+)'", file.read_text("utf-8")):
                assert (PAGE / wanted).is_file(), f"{file.name}: {wanted}"
