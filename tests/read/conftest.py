"""Manuscripts that are written for one test and read at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.diagnostic import Diagnostic
from tympan.model import Blocks, Edition, Section
from tympan.read import read

EDITION = """\
title = "A title"
[speakers.lee]
name = "Lee Chung-hyun"
short = "Lee"
aliases = ["The Director"]
[speakers.ann]
name = "Ann Bell"
role = "interviewer"
"""

Write = Callable[[dict[str, str]], Path]
Read = Callable[[dict[str, str]], tuple[Edition, list[Diagnostic]]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the files of an edition; without an edition.toml it gets a plain one."""

    def written(files: dict[str, str]) -> Path:
        folder = tmp_path / "edition"
        for name, content in {"edition.toml": EDITION, **files}.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="")
        return folder

    return written


@pytest.fixture
def edition(write: Write) -> Read:
    """Read the files of an edition."""

    def edition(files: dict[str, str]) -> tuple[Edition, list[Diagnostic]]:
        found, said = read(write(files))
        assert found is not None
        return found, said

    return edition


@pytest.fixture
def section(edition: Read) -> Callable[[str], Section]:
    """Read one section in which nothing is wrong."""

    def section(text: str) -> Section:
        found, said = edition({"01-a.md": text})
        assert said == []
        return found.interviews[0].sections[0]

    return section


@pytest.fixture
def body(section: Callable[[str], Section]) -> Callable[[str], Blocks]:
    """Read the blocks of one section in which nothing is wrong."""
    return lambda text: section(text).body


@pytest.fixture
def faults(edition: Read) -> Callable[[str], list[str]]:
    """What is wrong with one section: line, column and id."""

    def faults(text: str) -> list[str]:
        _, said = edition({"01-a.md": text})
        places = [(one.finding.at.line, one.finding.at.column, one.rule) for one in said]
        return [f"{line}:{column} {rule}" for line, column, rule in places]

    return faults
