"""Layouts: found by name, nearest folder first, and whole or refused."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tympan.diagnostic import Fault, Span
from tympan.layout import Layout, find, known, refuse_narrow, shipped
from tympan.layout.paper import NARROW, POINT, Paper

EDITION = Span(Path("edition.toml"))
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Make a layout of the project's own, from its settings and other files."""
    monkeypatch.chdir(tmp_path)

    def made(name: str, settings: str, files: dict[str, str] | None = None) -> Path:
        folder = tmp_path / "layouts" / name
        for path, text in {"layout.toml": settings, **(files or {})}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        return folder

    return made


def found(name: str, **chosen: Any) -> Layout:
    """The layout of that name, for an edition with these options."""
    return find(name, Path.cwd(), EDITION, chosen)


def refused(name: str, **chosen: Any) -> list[str]:
    """What is said of a layout that cannot be used."""
    with pytest.raises(Fault) as told:
        found(name, **chosen)
    return [str(said) for said in told.value.diagnostics]


def test_the_layouts_that_ship_are_known_and_whole(tmp_path: Path) -> None:
    assert {"feature", "plain"} <= set(known(tmp_path))
    for name in known(tmp_path):
        layout = find(name, tmp_path, EDITION, {})
        assert layout.about
        for medium in ("epub", "pdf", "cover"):
            assert layout.style(medium)
            assert "var(" not in layout.style(medium)


def test_a_layout_of_the_project_hides_a_shipped_one_of_its_name(make: Make) -> None:
    folder = make("feature", 'extends = "plain"\nabout = "mine"\n')
    assert found("feature").about == "mine"
    assert found("feature").folders == (folder, shipped() / "plain")


def test_a_layout_takes_what_it_lacks_from_the_one_it_extends(make: Make) -> None:
    make("mine", 'extends = "plain"\n[paper]\nwidth = 120\n[faces]\nlabel = "EB Garamond"\n')
    layout = found("mine")
    assert layout.paper == Paper(120, 210, 3)
    assert {face.family for face in layout.faces if face.face == "EB Garamond"} == {
        "Press Text",
        "Press Label",
    }
    assert {option.name for option in layout.declared} == {
        option.name for option in found("plain").declared
    }


def test_one_template_of_a_layout_can_be_set_anew(make: Make) -> None:
    make("mine", 'extends = "feature"\n', {"templates/emphasis.xhtml": "<i>{{ content }}</i>\n"})
    assert found("mine").render("emphasis.xhtml", content="x") == "<i>x</i>"
    assert found("mine").render("strong.xhtml", content="x") == "<strong>x</strong>"


def test_the_style_of_the_extended_layout_comes_first(make: Make) -> None:
    css = {"css/shared.css": ".mine-shared {}", "css/pdf.css": ".mine-pdf {}"}
    make("mine", 'extends = "plain"\n', css)
    files = [
        file.relative_to(file.parents[2]).as_posix() for file, _ in found("mine").sheets("pdf")
    ]
    assert files == [
        "plain/css/shared.css",
        "plain/css/pdf.css",
        "mine/css/shared.css",
        "mine/css/pdf.css",
        "plain/css/scripts.css",
    ]
    assert ".mine-pdf" not in found("mine").style("epub")


def test_an_editions_options_take_the_place_of_the_defaults(make: Make) -> None:
    make("mine", 'extends = "plain"\n', {"css/shared.css": "p { color: var(--accent) }"})
    assert "p { color: #123456 }" in found("mine", accent="#123456").style("epub")


@pytest.mark.parametrize("use", ["var(--accent)", "var( --accent )", "var(--accent, red)"])
def test_custom_properties_are_filled_in(make: Make, use: str) -> None:
    make("mine", 'extends = "plain"\n', {"css/pdf.css": f"p {{ color: {use} }}"})
    assert "p { color: #123456 }" in found("mine", accent="#123456").style("pdf")


def test_a_text_is_filled_in_as_a_string_that_nothing_can_end(make: Make) -> None:
    option = '[options.motto]\ntype = "text"\ndefault = ""\nmeaning = "a motto"\n'
    make("mine", 'extends = "plain"\n' + option, {"css/pdf.css": "p { content: var(--motto) }"})
    style = found("mine", motto='a"; } @import "\\b\n').style("pdf")
    assert r'p { content: "a\22 ;\20 }\20 @import\20 \22 \5c b\a " }' in style


SHEETS = {
    "css/pdf.css": ".ordinary {}",
    "css/loud/pdf.css": ".loud {}",
    "css/side/left/pdf.css": ".left {}",
    "css/side/right/shared.css": ".right {}",
}
OPTIONS = """extends = "plain"
[options.loud]
type = "flag"
default = false
meaning = "with a voice raised"
paper = { leading = 20, text = 15 }
[options.side]
type = "choice"
choices = ["left", "right"]
default = "left"
meaning = "where"
"""


def test_a_flag_that_is_up_and_a_choice_that_is_made_have_sheets_of_their_own(make: Make) -> None:
    make("mine", OPTIONS, SHEETS)
    quiet, loud = found("mine").style("pdf"), found("mine", loud=True, side="right").style("pdf")
    assert ".loud" not in quiet and ".left" in quiet and ".right" not in quiet
    assert loud.index(".ordinary") < loud.index(".loud") < loud.index(".right")
    assert ".left" not in loud
    assert ".right" in found("mine", side="right").style("epub")


def test_a_flag_that_is_up_changes_the_paper(make: Make) -> None:
    make("mine", OPTIONS)
    quiet, loud = found("mine").paper, found("mine", loud=True).paper
    assert (quiet.leading, quiet.text) == (14, 10.5)
    assert (loud.leading, loud.text, loud.small) == (20, 15, 8.5)
    assert found("mine", loud=True).render("emphasis.xhtml", content="x") == "<em>x</em>"


def test_a_choice_that_is_made_changes_the_paper_and_a_flag_holds_against_it(make: Make) -> None:
    make("mine", OPTIONS + "[options.side.paper.right]\nleading = 16\ncolumns = 2\ngap = 4\n")
    left, right = found("mine").paper, found("mine", side="right").paper
    assert (left.leading, left.columns) == (14, 1)
    assert (right.leading, right.columns, right.gap) == (16, 2, 4)
    assert found("mine", side="right", loud=True).paper.leading == 20


def test_columns_are_set_in_print_alone() -> None:
    one, two = found("feature"), found("feature", columns="2", paper="a4")
    assert "column-count: 2; column-gap: 6mm" in " ".join(two.style("pdf").split())
    assert "column-count: 1" in one.style("pdf")
    assert one.style("epub") == two.style("epub")


BOOKS = [("", {}), ("a5", {}), ("6x9", {}), ("a4", {"large-print": True})]


@pytest.mark.parametrize("paper", ["b5", "a4", "letter"])
def test_two_columns_have_room_on_a_magazines_paper(paper: str) -> None:
    drawn = found("feature", columns="2", paper=paper).paper
    refuse_narrow(drawn, drawn.width, drawn.height, EDITION)
    assert drawn.column >= NARROW * drawn.text * POINT


@pytest.mark.parametrize(("paper", "others"), BOOKS)
def test_on_a_books_paper_and_in_large_print_they_have_none(
    paper: str, others: dict[str, Any]
) -> None:
    drawn = found("feature", columns="2", paper=paper, **others).paper
    with pytest.raises(Fault, match=r"error\[columns-too-narrow\] 2 columns of"):
        refuse_narrow(drawn, drawn.width, drawn.height, EDITION)


def test_an_option_chooses_the_paper_and_its_margins_follow() -> None:
    paper = found("plain", paper="a6").paper
    assert (paper.width, paper.height) == (105, 148)
    assert paper.inside < found("plain").paper.inside


def test_an_option_chooses_a_face() -> None:
    layout = found("plain", **{"text-face": "Gentium Book Plus"})
    used = {face.face for face in layout.faces if face.family == "Press Text"}
    assert used == {"Gentium Book Plus"}
    assert "Press Text" in layout.style("pdf")


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("text-face", "Gentum", "'Gentum' is not one of EB Garamond, Source Sans 3, "),
        ("paper", "A6", "'A6' is neither a paper (a4, a5, a6, "),
        ("pull-quote", "loud", "'loud' is not one of own, rule, hanging, bracket, centred"),
        ("large-print", "yes", "'yes' is neither true nor false"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_would(
    option: str, value: str, why: str
) -> None:
    [said] = refused("plain", **{option: value})
    assert said.startswith(f"edition.toml: error[wrong-option] option “{option}”: {why}")


@pytest.mark.parametrize("name", ["plain", "feature", "conversation", "chapbook", "archive"])
def test_large_print_is_eighteen_points_and_nothing_below_sixteen(name: str) -> None:
    layout = found(name, **{"large-print": True})
    assert (layout.paper.text, layout.paper.small, layout.paper.label) == (18, 16, 16)
    assert layout.paper.leading >= 1.35 * layout.paper.text


def test_an_option_that_the_layout_does_not_have_is_told_with_the_nearest(make: Make) -> None:
    assert refused("plain", acent="#123456", accent="red") == [
        "edition.toml: error[no-such-option] the layout “plain” has no option “acent”\n"
        "  mend: did you mean “accent”?",
        "edition.toml: error[wrong-option] option “accent”: 'red' is not a colour such as #7a1f2b\n"
        "  mend: the second colour: headings, rules, the cover",
    ]


def test_a_layout_that_is_not_there_is_told_where_it_was_asked_for(make: Make) -> None:
    assert refused("feture") == [
        "edition.toml: error[no-such-layout] there is no layout called “feture”\n"
        "  mend: did you mean “feature”?"
    ]
    make("mine", 'extends = "plian"\n')
    assert refused("mine") == [
        "layouts/mine/layout.toml: error[no-such-layout] there is no layout called “plian”\n"
        "  mend: did you mean “plain”?"
    ]


@pytest.mark.parametrize("name", ["../plain", "/etc", "plain/css", "."])
def test_a_layouts_name_is_no_path(make: Make, name: str) -> None:
    assert "no-such-layout" in refused(name)[0]


def test_layouts_that_extend_each_other_are_told(make: Make) -> None:
    make("one", 'extends = "two"\n')
    make("two", 'extends = "one"\n')
    assert refused("one") == [
        "layouts/two/layout.toml: error[layout-in-a-circle] these layouts extend each other: "
        "one → two → one\n  mend: take one `extends` out"
    ]


CHOICE = '[options.x]\ntype = "choice"\nchoices = ["a", "b"]\ndefault = "a"\nmeaning = ""\n'
WRONG = [
    ('extends = "plain', "1:17 this is not TOML: Illegal character '\\n'"),
    ('paper = 3\nextends = "plain"', "1 “paper” is not a table"),
    ("extends = 3", "1 “extends” is not a text"),
    ('extends = "plain"\nextnds = "x"', "2 nobody reads the key “extnds” here"),
    ("[paper]\nwidht = 3", "2 nobody reads the key “widht” here"),
    ("[paper]\nwidth = 3", "0 the [paper] has no height and no bleed"),
    ('[paper]\nwidth = "a"', "2 “width” is not a length of the paper in millimetres"),
    ("[paper]\nwidth = nan", "2 “width” is not a length of the paper in millimetres"),
    ("[paper]\nwidth = 0", "2 “width” is not a length of the paper in millimetres"),
    ("[paper]\nbleed = -1", "2 “bleed” is not a length of the paper in millimetres"),
    ("[paper]\nbleed = true", "2 “bleed” is not a length of the paper in millimetres"),
    ('extends = "plain"\n[faces]\ntext = 3', "3 “text” does not name a face"),
    ('extends = "plain"\n[faces]\ntext = "Arial"', "0 there is no face called “Arial”"),
    ('extends = "plain"\n[faces]\n"a{" = "EB Garamond"', "3 “a{” cannot be a name here"),
    ('[options.x]\ntype = "flag"\nmeaning = ""', "1 option “x”: there is no 'default'"),
    ('[options.x]\ntype = "flg"\nmeaning = ""\ndefault = 1', "1 option “x”: 1 does not fit"),
    ("[options]\nx = 3", "2 the option “x” is not a table"),
    ("[paper]\ntext = 0", "2 “text” is not a length of the paper in points"),
    (
        '[options.x]\ntype = "flag"\ndefault = true\nmeaning = ""\npaper = 3',
        "1 what “x” changes about the paper is not a table",
    ),
    ("[paper]\ncolumns = 1.5", "2 “columns” is not a number from 1 to 4"),
    ('[paper]\ncolumns = "2"', "2 “columns” is not a number from 1 to 4"),
    ("[paper]\ngap = 0", "2 “gap” is not a length of the paper in millimetres"),
    (
        f"{CHOICE}[options.x.paper]\nleading = 16",
        "1 what “x” changes about the paper is not a table",
    ),
    (f"{CHOICE}[options.x.paper.c]\nleading = 16", "1 option “x”: 'c' is not one of a, b"),
    (f"{CHOICE}[options.x.paper.b]\nleadin = 16", "7 nobody reads the key “leadin” here"),
]


@pytest.mark.parametrize(("settings", "said"), WRONG)
def test_settings_that_are_not_whole_are_told_with_their_line(
    make: Make, settings: str, said: str
) -> None:
    make("mine", settings + "\n")
    place, _, message = said.partition(" ")
    at = "layouts/mine/layout.toml" + (f":{place}" if place != "0" else "")
    assert refused("mine")[0].startswith(f"{at}: error[layout-broken] {message}")


def test_everything_that_is_wrong_with_the_settings_is_told_at_once(make: Make) -> None:
    make(
        "mine", 'abuot = ""\n[paper]\nwidth = "a"\n[faces]\ntext = 3\n[options.x]\ntype = "flag"\n'
    )
    assert [said.split(":")[1] for said in refused("mine")] == ["1", "3", "5", "6"]


def test_settings_that_cannot_be_read_are_told(make: Make) -> None:
    settings = make("mine", "") / "layout.toml"
    settings.write_bytes(b'about = "\xff"\n')
    assert "error[layout-broken] this is not TOML: 'utf-8' codec" in refused("mine")[0]
    settings.unlink()
    settings.mkdir()
    assert "error[layout-broken] it cannot be read: Is a directory" in refused("mine")[0]


REACHING = [
    "@import 'other.css';",
    "@IMPORT url(other.css);",
    "@\\69mport 'other.css';",
    "p { background: url(file:///etc/passwd) }",
    "p { background: URL('https://example.org/') }",
    "p { background: u\\72l(x) }",
    "p { background: image-set('x.png' 1x) }",
    "@media print { p { background: url(x) } }",
    "@font-face { font-family: x; src: local('Arial') }",
]


@pytest.mark.parametrize("rule", REACHING)
def test_a_style_sheet_reaches_for_nothing_outside(make: Make, rule: str) -> None:
    make("mine", 'extends = "plain"\n', {"css/pdf.css": f"p {{ margin: 0 }}\n{rule}\n"})
    with pytest.raises(Fault) as told:
        found("mine").style("pdf")
    said = str(told.value).splitlines()[0]
    assert re.fullmatch(
        r"layouts/mine/css/pdf\.css:2:\d+: error\[layout-reaches-out\] "
        "a style sheet may not import or fetch anything",
        said,
    )


def test_a_style_sheet_may_speak_of_what_it_may_not_do(make: Make) -> None:
    css = "/* no @import, no url() */ p::before { content: 'url(x)' }"
    make("mine", 'extends = "plain"\n', {"css/pdf.css": css})
    assert css in found("mine").style("pdf")


def test_a_property_that_nobody_fills_in_is_told_with_the_nearest(make: Make) -> None:
    make("mine", 'extends = "plain"\n', {"css/epub.css": "p {\n color: var(--acent) }"})
    with pytest.raises(Fault) as told:
        found("mine").style("epub")
    assert str(told.value) == (
        "layouts/mine/css/epub.css:2: error[layout-broken] there is no option “acent” to fill in "
        "here\n  mend: did you mean “accent”?"
    )


def test_a_style_sheet_that_is_not_utf8_is_told(make: Make) -> None:
    sheet = make("mine", 'extends = "plain"\n', {"css/pdf.css": ""}) / "css" / "pdf.css"
    sheet.write_bytes(b"\xff")
    with pytest.raises(Fault, match=r"css/pdf\.css: error\[layout-broken\] it cannot be read"):
        found("mine").style("pdf")


def test_a_link_out_of_a_layout_is_told_and_one_inside_it_is_not(make: Make) -> None:
    folder = make("mine", 'extends = "plain"\n', {"templates/strong.xhtml": "x"})
    (folder / "templates" / "inside.xhtml").symlink_to("strong.xhtml")
    assert found("mine").render("inside.xhtml") == "x"
    (folder / "templates" / "break.xhtml").symlink_to("/etc/passwd")
    (said,) = refused("mine")
    assert said.endswith(
        "layouts/mine/templates/break.xhtml: error[layout-reaches-out] this link leads out of the "
        "layout's folder\n  mend: put a copy of what it leads to in its place"
    )
