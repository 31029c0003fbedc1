"""Pages that are made again where something changed are the pages that would be made afresh."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as markup
from lxml.html import HtmlElement

from tympan.compose import compose
from tympan.fonts import needed
from tympan.press import again, cures, sheet, weasy
from tympan.press.images import pictures
from tympan.press.seen import folio_of
from tympan.publish import check

PROJECT = Path(__file__).parents[2]
EDITIONS = {
    "specimen": PROJECT / "layouts" / "specimen",
    "collection": PROJECT / "tests" / "editions" / "collection",
    "magazine": PROJECT / "tests" / "editions" / "magazine",  # in two columns
}
Edit = Callable[[HtmlElement], object]


class Desk:
    """An edition's document, and how it is typeset; `made` counts the pages that were made."""

    def __init__(self, folder: Path) -> None:
        checked = check(folder, PROJECT)
        assert checked.edition and checked.layout
        galley = compose(checked.edition, checked.layout)
        self.document = sheet.printed(galley, "tympan")
        self.sheets = checked.layout.sheets("pdf")
        self.faces = needed(checked.layout.faces, self.document.text_content())
        shown = pictures(galley.edition.folder, galley.pictures)
        self.pictures = {f"press:picture/{one.source}": one.data for one in shown}
        self.at = checked.edition.at

    def typeset(self, document: HtmlElement) -> weasy.Document:
        text = sheet.serialized(document)
        return weasy.typeset(text, self.sheets, self.faces, self.pictures, self.at)

    def edited(self, edit: Edit) -> HtmlElement:
        document = markup.document_fromstring(sheet.serialized(self.document))
        edit(document)
        return document


@pytest.fixture(scope="module", params=["specimen", "collection", "magazine"])
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk(EDITIONS[request.param])


def paragraphs(document: HtmlElement) -> list[HtmlElement]:
    return [one for one in document.xpath("//section//p[@id]") if len(one.text_content()) > 80]


def change_a_word(document: HtmlElement) -> None:
    found = paragraphs(document)
    found[len(found) // 2].text = "Otherwise " + (found[len(found) // 2].text or "")


def change_the_last_paragraph(document: HtmlElement) -> None:
    paragraphs(document)[-1].text = "Only this."


def change_here_and_there(document: HtmlElement) -> None:
    found = paragraphs(document)
    found[0].text, found[-1].text = "Otherwise.", "Only this."


def add_pages(document: HtmlElement) -> None:
    paragraphs(document)[0].text = "And so it went on and on. " * 200


def take_a_paragraph_out(document: HtmlElement) -> None:
    paragraphs(document)[1].drop_tree()


def move_a_paragraph(document: HtmlElement) -> None:
    paragraph = paragraphs(document)[-1]
    paragraphs(document)[0].addprevious(paragraph)


def change_the_opening(document: HtmlElement) -> None:
    [opening, *_] = document.xpath("//header[@data-title]")
    next(opening.iter("h1")).text = "Otherwise"


def change_a_running_head(document: HtmlElement) -> None:
    [heading, *_] = document.xpath("//h2[@id]")
    heading.text = "Otherwise"


def change_a_note(document: HtmlElement) -> None:
    [note, *_] = document.xpath("//span[@class='note']")
    note.text = "A longer note than before. " * 12


def take_a_note_out(document: HtmlElement) -> None:
    document.xpath("//span[@class='note']")[0].drop_tree()


EDITS = (
    change_a_word,
    change_the_last_paragraph,
    change_here_and_there,
    add_pages,
    take_a_paragraph_out,
    move_a_paragraph,
    change_the_opening,
    change_a_running_head,
    change_a_note,
    take_a_note_out,
)


@pytest.mark.parametrize("edit", EDITS)
def test_pages_made_again_are_pages_made_afresh(desk: Desk, edit: Edit) -> None:
    document = desk.edited(edit)
    weasy.forget()
    desk.typeset(desk.document)
    made_again = desk.typeset(document)
    weasy.forget()
    afresh = desk.typeset(document)
    assert len(made_again.pages) == len(afresh.pages)
    assert weasy.write_tagged(made_again, desk.at) == weasy.write_tagged(afresh, desk.at)


def test_a_change_and_its_undoing_give_the_first_pages(desk: Desk) -> None:
    weasy.forget()
    first = weasy.write_tagged(desk.typeset(desk.document), desk.at)
    for edit in EDITS:
        desk.typeset(desk.edited(edit))
    assert weasy.write_tagged(desk.typeset(desk.document), desk.at) == first


@pytest.mark.parametrize("css", ["", "@page :nth(3) { counter-reset: page 1 }"])
def test_few_pages_are_made_for_a_word(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(EDITIONS["specimen"])
    desk.sheets = [*desk.sheets, (Path("folios.css"), css)]
    weasy.forget()
    pages = len(desk.typeset(desk.document).pages)
    made: list[int] = []
    plain: Any = vars(cures)["remake_page"]

    def count(number: int, *rest: Any) -> Any:
        made.append(number)
        return plain(number, *rest)

    monkeypatch.setattr(cures, "remake_page", count)
    desk.typeset(desk.edited(change_the_last_paragraph))
    assert 0 < len(made) < pages - 1


def test_running_heads_come_to_pages_that_had_none(desk: Desk) -> None:
    weasy.forget()
    with again.unfurnished():
        bare = desk.typeset(desk.document)
    assert {folio_of(page) for page in bare.pages} == {""}
    furnished = weasy.write_tagged(desk.typeset(desk.document), desk.at)
    weasy.forget()
    assert furnished == weasy.write_tagged(desk.typeset(desk.document), desk.at)


def test_numbers_that_a_sheet_gives_are_never_taken_from_an_earlier_document() -> None:
    desk = Desk(EDITIONS["specimen"])
    desk.sheets = [
        *desk.sheets,
        (Path("count.css"), "p { counter-increment: p; } p::before { content: counter(p); }"),
    ]
    document = desk.edited(take_a_paragraph_out)
    desk.typeset(desk.document)
    made_again = desk.typeset(document)
    weasy.forget()
    assert weasy.write(made_again, desk.at) == weasy.write(desk.typeset(document), desk.at)


def test_other_sheets_begin_anew() -> None:
    desk = Desk(EDITIONS["specimen"])
    weasy.forget()
    desk.typeset(desk.document)
    larger = Desk(EDITIONS["specimen"])
    larger.sheets = [*desk.sheets, (Path("large.css"), "html { font-size: 14pt; }")]
    made_again = larger.typeset(larger.document)
    assert len(made_again.pages) > len(desk.typeset(desk.document).pages)
