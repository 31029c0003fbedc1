"""The lines around a place, and the way to an editor."""

from pathlib import Path

import pytest

from tympan.diagnostic import Span
from tympan.preview.passage import passage


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("VISUAL", "EDITOR", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "manuscript" / "a b.md"
    file.parent.mkdir()
    file.write_text("".join(f"line {number}\n" for number in range(1, 9)), "utf-8")
    return file


def test_a_place_is_shown_with_two_lines_before_and_after(file: Path) -> None:
    lines = passage(Span(file, 4, 2), [file.parent])["lines"]
    assert lines == [(number, f"line {number}") for number in range(2, 7)]


def test_at_the_ends_of_a_file_there_are_fewer(file: Path) -> None:
    assert passage(Span(file, 1), [file.parent])["lines"] == [
        (1, "line 1"),
        (2, "line 2"),
        (3, "line 3"),
    ]
    assert passage(Span(file, 99), [file.parent])["lines"] == []


def test_long_lines_are_short_but_for_the_one_that_is_meant(file: Path) -> None:
    file.write_text("a" * 900 + "\n" + "b" * 900 + "\n", "utf-8")
    lines = passage(Span(file, 2), [file.parent])["lines"]
    assert lines == [(1, "a" * 200 + " …"), (2, "b" * 900)]


def test_no_line_of_a_file_elsewhere_is_shown(file: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret\n", "utf-8")
    (file.parent / "link.md").symlink_to(secret)
    for outside in (secret, file.parent / "link.md", file.parent / ".." / "secret.txt"):
        told = passage(Span(outside, 1), [file.parent])
        assert (told["lines"], told["editor"]) == ([], "")


def test_a_file_that_is_gone_or_no_text_has_no_lines(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    assert passage(Span(file, 1), [file.parent])["lines"] == []
    file.unlink()
    assert passage(Span(file, 1), [file.parent])["lines"] == []


@pytest.mark.parametrize(
    ("variables", "begins"),
    [
        ({"VISUAL": "/usr/bin/code -w"}, "vscode://file/"),
        ({"EDITOR": "codium"}, "vscodium://file/"),
        ({"TERM_PROGRAM": "vscode", "EDITOR": "vim"}, "vscode://file/"),
        ({"EDITOR": "vim"}, ""),
        ({}, ""),
    ],
)
def test_an_editor_that_opens_links_gets_one(
    file: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], begins: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    link = str(passage(Span(file, 4, 2), [file.parent])["editor"])
    assert link.startswith(begins) and bool(link) == bool(begins)
    if link:
        assert link.endswith("/a%20b.md:4:2")
