"""Style sheets: what a reader would pass over in silence is told with its line and column."""

from pathlib import Path

import pytest

from tympan.layout.stylesheet import faults_in

SHEET = Path("pdf.css")
WRONG = [
    ("p { margin: 0 }\nh1 { color: red", "2:1 what begins here is never closed"),
    ("p { margin: 0 }\n/* a remark\n", "2:1 what begins here is never closed"),
    ("@page {\n  @top-left { content: none;\n}\np { margin: 0 }", "1:1 what begins here is never"),
    ("p {\n  color red;\n}", "2:12 this is no declaration"),
    ("p { margin: 0; }\n}\np { margin: 0 }", "2:1 this closes nothing"),
    ("p {}\n\nh1 > > p { margin: 0 }", "3:1 this is no selector"),
    ("@media print {\n p { color red } }", "2:15 this is no declaration"),
    ("@page {\n @top-left { content } }", "2:21 this is no declaration"),
    ("p {}\n@import 'x.css';", "2:1 a style sheet may not import or fetch anything"),
]


@pytest.mark.parametrize(("css", "said"), WRONG)
def test_what_is_no_css_is_told_with_its_place(css: str, said: str) -> None:
    found = next(iter(faults_in(css, SHEET)))
    at = found.finding.at
    assert f"{at.line}:{at.column} {found.finding.message}".startswith(said)
    assert found.finding.mend


def test_everything_that_is_wrong_is_told_at_once() -> None:
    css = "p { color red }\nh1 { background: url(x) }\nh2 { margin 0 }"
    lines = sorted(found.finding.at.line for found in faults_in(css, SHEET))
    assert lines == [1, 2, 3]


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* nothing */",
        "p { margin: 0; }\n\n@page :left { margin: 0; @top-left { content: 'a { b'; } }\n",
        '@media (min-width: 3em) { p, .a > b::before { content: "}"; } }',
        "p { color: var(--accent); ; }",
        "p::note-call, a:hover, [lang|=ko] > :is(a, b):not(.c) ~ * {}",
    ],
)
def test_a_sheet_that_is_whole_has_no_faults(css: str) -> None:
    assert list(faults_in(css, SHEET)) == []


def test_the_sheets_that_ship_are_whole(project: Path) -> None:
    sheets = sorted((project / "layouts").rglob("*.css"))
    assert len(sheets) > 10
    assert [str(said) for file in sheets for said in faults_in(file.read_text(), file)] == []
