"""Slugs are the lines that would be cast."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint.layout.inline
from lxml.html import HtmlElement
from weasyprint.formatting_structure.boxes import LineBox

from tests.press.test_again import Desk, paragraphs
from tympan.diagnostic import Span
from tympan.press import cures, weasy
from tympan.press.lines import lines_of
from tympan.press.settle import settled

AT = Span(Path("edition.toml"))
EDITIONS = Path(__file__).parents[1] / "editions"
NAMES = ("hebrew", "korean", "magazine", "oral-history", "panel", "parallel")


@pytest.fixture(params=NAMES)
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    weasy.forget()
    yield Desk(EDITIONS / request.param)
    weasy.forget()


def cast_every_line(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = cures.get_next_linebox
    monkeypatch.setattr(weasyprint.layout.inline, "get_next_linebox", plain)
    weasy.forget()


def test_settled_pages_are_the_same_bytes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = settled(desk.edited(lambda _: None), desk.typeset)
    bytes_found = weasy.write_tagged(found, desk.at)
    cast_every_line(monkeypatch)
    assert (
        weasy.write_tagged(settled(desk.edited(lambda _: None), desk.typeset), desk.at)
        == bytes_found
    )


def move_everything_down(document: HtmlElement) -> None:
    for paragraph in paragraphs(document)[::7]:
        paragraph.text = "Otherwise, and then some more. " * 3 + (paragraph.text or "")


def places(pages: weasy.Document) -> list[tuple[str, float, float, float]]:
    """Where every box stands, to the last bit."""
    return [
        (box.element_tag, box.position_x, box.position_y, box.width)
        for page in pages.pages
        for box in page._page_box.descendants(placeholders=True)
    ]


def test_lines_stand_at_new_places_as_if_they_were_cast_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = desk.edited(move_everything_down)
    desk.typeset(desk.document)
    found = places(desk.typeset(changed))
    cast_every_line(monkeypatch)
    desk.typeset(desk.document)
    assert places(desk.typeset(changed)) == found


def test_few_lines_are_cast_where_few_words_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, count = Desk(EDITIONS / "panel"), [0]
    plain = cures.get_next_linebox

    def counted(*all: object) -> object:
        count[0] += 1
        return plain(*all)

    weasy.forget()
    monkeypatch.setattr(cures, "get_next_linebox", counted)
    desk.typeset(desk.document)
    first = count[0]
    desk.typeset(desk.edited(move_everything_down))
    assert 0 < count[0] - first < first / 2


SIDES = """@page { size: 300px 200px; margin: 10px 20px 10px 40px }
@page :left { margin: 10px 40px 10px 20px } p { break-before: page }"""


def test_lines_of_the_same_words_belong_each_to_their_own_paragraph() -> None:
    words = "The same words and the same. " * 4
    names = [f"p{number}" for number in range(5)]
    html = "".join(f"<p id={name}>{words}</p>" for name in names)
    weasy.forget()
    for text in (html, html.replace("The", "Not the", 1), html):
        pages = weasy.typeset(text, [(Path("pdf.css"), SIDES)], (), {}, AT).pages
        owners = [{line.owner for line in lines_of(page)} for page in pages]
        assert owners == [{name} for name in names]
        lines = [box for page in pages for box in page._page_box.descendants()]
        assert {box.element.get("id") for box in lines if isinstance(box, LineBox)} == set(names)
