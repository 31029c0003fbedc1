"""A sheet for pages that open the other way."""

from pathlib import Path

import pytest

from tympan.layout import shipped
from tympan.layout.mirror import mirrored

SHEETS = sorted(shipped().rglob("*.css"))


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("p { margin-left: 1em; left: 2px }", "p { margin-right: 1em; right: 2px }"),
        ("p { float: left; clear: right }", "p { float: right; clear: left }"),
        ("p { margin: 1px 2px 3px 4px }", "p { margin: 1px 4px 3px 2px }"),
        ("p { padding: 1px 2px 3px }", "p { padding: 1px 2px 3px }"),
        (
            "p { margin: 1px 2px 3px 4px !important }",
            "p { margin: 1px 4px 3px 2px !important }",
        ),
        ("p { border-radius: 1px 2px 3px 4px }", "p { border-radius: 2px 1px 4px 3px }"),
        ("p { border-top-left-radius: 1px }", "p { border-top-right-radius: 1px }"),
        ("p { transform: rotate(90deg) }", "p { transform: rotate(-90deg) }"),
        ("p { transform-origin: 0 50% }", "p { transform-origin: 100% 50% }"),
        (
            "@page :left { margin-right: 1mm; @top-left { text-align: left } }",
            "@page :right { margin-left: 1mm; @top-right { text-align: right } }",
        ),
        ("@media print { p { left: 0 } }", "@media print { p { right: 0 } }"),
        ("i { break-before: right }", "i { break-before: left }"),
    ],
)
def test_left_becomes_right(written: str, seen: str) -> None:
    assert mirrored(written) == seen


@pytest.mark.parametrize(
    "css",
    [
        ".left > a:hover { color: red }",
        'p::before { content: "left" }',
        "/* left */ p { text-align: start }",
        ".copyright { color: red }",
    ],
)
def test_names_and_words_are_no_sides(css: str) -> None:
    assert mirrored(css) == css


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(shipped())))
def test_a_mirror_of_a_mirror_shows_the_sheet_line_by_line(sheet: Path) -> None:
    once = mirrored(sheet.read_text("utf-8"))
    assert once.count("\n") == sheet.read_text("utf-8").count("\n")
    assert mirrored(mirrored(once)) == once
