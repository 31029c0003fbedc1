"""What is worked out once for each style is what WeasyPrint works out every time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint.layout
import weasyprint.layout.background
from weasyprint.formatting_structure.boxes import Box
from weasyprint.text.line_break import Layout

from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.fonts import needed
from tympan.press import once, weasy
from tympan.press.images import pictures
from tympan.press.sheet import printed, serialized
from tympan.publish import check

PROJECT = Path(__file__).parents[2]
EDITIONS = {
    "specimen": PROJECT / "layouts" / "specimen",
    "panel": PROJECT / "tests" / "editions" / "panel",
    "hebrew": PROJECT / "tests" / "editions" / "hebrew",
    "parallel": PROJECT / "tests" / "editions" / "parallel",
}
STAYS = ("absolute", "block", "column", "float", "grid", "inline", "page", "percent", "table")


@pytest.fixture
def plain() -> Iterator[None]:
    """WeasyPrint as it comes."""
    Layout.setup = once._plain_setup
    weasyprint.layout.inline.strut = once._plain_strut
    Box.is_in_normal_flow = once._plain_is_in_normal_flow
    plain_backgrounds = once._plain_layout_box_backgrounds
    weasyprint.layout.background.layout_box_backgrounds = plain_backgrounds
    for name in STAYS:
        getattr(weasyprint.layout, name).resolve_percentages = once._plain_resolve_percentages
    yield
    once.apply()
    weasy.forget()


def typeset(name: str) -> bytes:
    checked = check(EDITIONS[name], PROJECT)
    assert checked.edition and checked.layout
    galley = compose(checked.edition, checked.layout)
    html = serialized(printed(galley, "tympan"))
    shown = pictures(galley.edition.folder, galley.pictures)
    held = {f"press:picture/{one.source}": one.data for one in shown}
    sheets, faces = checked.layout.sheets("pdf"), needed(checked.layout.faces, html)
    weasy.forget()
    return weasy.write_tagged(
        weasy.typeset(html, sheets, faces, held, galley.edition.at), galley.edition.at
    )


GROUNDS = """<style>
  p { background: #eee; border: 1px solid; border-radius: 3px 0 2em 9% } i { border-radius: 2px }
  em { background: linear-gradient(red, blue); position: absolute; right: 0 }
  b { visibility: hidden; background: red } u { box-shadow: 1px 1px red; position: absolute }
  table { border-collapse: collapse; background: yellow } li { color: transparent }
  span { border: 3px solid; border-image: linear-gradient(red, blue) 3 }
</style><p>one <i>two</i> <em>three</em> <b>four</b> <u>five</u> <span>six</span>
<table><tr><td>seven</table><ul><li>eight</ul>"""


def test_grounds_and_corners_are_the_same_bytes(request: pytest.FixtureRequest) -> None:
    at = Span(Path("edition.toml"))
    with_models = weasy.write(weasy.typeset(GROUNDS, [], (), {}, at), at)
    request.getfixturevalue("plain")
    weasy.forget()
    assert weasy.write(weasy.typeset(GROUNDS, [], (), {}, at), at) == with_models


@pytest.mark.parametrize("name", EDITIONS)
def test_pages_are_the_same_bytes(name: str, request: pytest.FixtureRequest) -> None:
    with_models = typeset(name)
    request.getfixturevalue("plain")
    assert typeset(name) == with_models
