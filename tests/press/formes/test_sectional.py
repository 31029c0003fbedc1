"""Whole books that are set in parts are the same as those that are set in one piece."""

import io
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

from tests.press.formes.pairs import (
    EDITIONS,
    NAMES,
    PRESSES,
    PROJECT,
    Book,
    Pair,
    pages,
    pair_of,
    places,
    tags,
)
from tympan.diagnostic import Fault
from tympan.press.means import Means
from tympan.press.pdf import bound, pdf

COLLECTION, TWELVE = EDITIONS / "collection", EDITIONS / "twelve"
BALLERINA, SPECIMEN = PROJECT / "manuscript" / "ballerina", PROJECT / "layouts" / "specimen"
FERRY, LAMP = "01-the-ferry/01-crossing.md", "02-the-lighthouse/01-lamp.md"
TALK = "\n**Tom Hale:** And on it goes, for as long as anybody listens to talk of rivers.\n"
BOW = EDITIONS / "question-and-answer" / "bow.png"
PICTURE = "\n![A bow](../bow.png)\n"
TELLS_PAGE = "a::after { content: ' on ' target-counter(attr(href), page) }"
LINK = "\n**Tom Hale:** See [the lamp](#i2-s1), [the man](#i2) and [the end](#colophon).\n"
NOTE, GOES_ON = "\n**Tom Hale:** The end.[^9]\n\n[^9]: ", "And on it goes, for long. "


def quoting(words: str) -> str:
    return f"\n::: pull-quote\n{words}\n:::\n"


# Pull quotes that must not face each other, in an interview that starts on either side.
QUOTES = TALK * 12 + quoting("And on it goes") + TALK * 8 + quoting("rivers") + TALK * 8
ON_ANY_PAGE = ".unit ~ .unit { break-before: page }"
# Every way to start a unit, both directions, notes, an index, pictures, front matter.
SOME = (
    Book(COLLECTION, "archive"),
    Book(COLLECTION, "chapbook"),
    Book(TWELVE, "archive"),
    Book(COLLECTION, "conversation"),
    Book(EDITIONS / "hebrew", "plain"),
    Book(EDITIONS / "photo-essay", "feature"),
    Book(EDITIONS / "oral-history", "archive"),
    Book(EDITIONS / "magazine", "feature"),
    Book(BALLERINA, "feature"),
)
# Everything that there is, in every layout, and what can be asked for.
ALL = (
    *(
        Book(folder, layout)
        for folder, layout in product((*sorted(EDITIONS.glob("*/")), BALLERINA, SPECIMEN), NAMES)
        # It asks for columns, which others have not.
        if folder.name != "magazine" or layout == "feature"
    ),
    Book(COLLECTION, "plain", "roman", settings='options.front-folios = "roman"\n'),
    Book(COLLECTION, "plain", "large", settings="options.large-print = true\n"),
    Book(TWELVE, "archive", "kdp", printer="kdp"),
    Book(TWELVE, "conversation", "kdp", printer="kdp"),
    Book(COLLECTION, "plain", "ground", rules="body { background: #eee }"),
    Book(COLLECTION, "plain", "empty", rules='@page :blank { @top-center { content: "empty" } }'),
    Book(COLLECTION, "plain", "named", rules=".unit { page: u } @page u { margin-top: 40mm }"),
    Book(COLLECTION, "plain", "verso", rules=".unit ~ .unit { break-before: verso }"),
    Book(COLLECTION, "plain", "links", rules=TELLS_PAGE, more=((FERRY, LINK),)),
    Book(COLLECTION, "archive", "note", more=((FERRY, TALK + NOTE + GOES_ON * 9),)),
    *(
        Book(COLLECTION, "plain", f"quotes-{many}", ON_ANY_PAGE, more=talks)
        for many in (1, 15, 30)
        for talks in [((FERRY, TALK * many), (LAMP, QUOTES))]
    ),
    Book(COLLECTION, "plain", "hebrew", language="he"),
    Book(COLLECTION, "archive", "hebrew", language="he"),
    Book(COLLECTION, "plain", "picture", more=((FERRY, PICTURE), (LAMP, PICTURE)), also=(BOW,)),
    Book(COLLECTION, "plain", "total", rules="@page { @top-right { content: counter(pages) } }"),
)


@pytest.fixture(
    scope="module",
    params=[*SOME, *(pytest.param(one, marks=pytest.mark.long) for one in ALL if one not in SOME)],
    ids=str,
)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    made = pair_of(request.param.galley(tmp_path_factory.mktemp("desk")))
    assert made.parts.is_in_parts and not made.whole.is_in_parts
    return made


@pytest.mark.parametrize("medium", PRESSES)
def test_every_page_has_the_same_words(pair: Pair, medium: str) -> None:
    one, other = (
        [page.get_textpage().get_text_range() for page in pages(file)]
        for file in pair.files[medium]
    )
    assert one == other


@pytest.mark.parametrize("medium", PRESSES)
def test_every_page_has_the_same_pixels(pair: Pair, medium: str) -> None:
    shown = (pages(file) for file in pair.files[medium])
    for number, (one, other) in enumerate(zip(*shown, strict=True), 1):
        first, second = (page.render(scale=0.75).to_pil() for page in (one, other))
        assert first.size == second.size
        assert ImageChops.difference(first, second).getbbox() is None, f"page {number}"


@pytest.mark.parametrize("medium", PRESSES)
def test_what_was_put_together_is_a_sound_file(pair: Pair, medium: str) -> None:
    with pikepdf.open(io.BytesIO(pair.files[medium][0])) as file:
        assert file.check_pdf_syntax() == []


def test_pages_begin_at_the_same_words_under_the_same_numbers(pair: Pair) -> None:
    assert pair.parts.folios == pair.whole.folios
    assert pair.parts.starts == pair.whole.starts
    assert pair.parts.galley.units == pair.whole.galley.units


def test_bookmarks_and_links_lead_to_the_same_places(pair: Pair) -> None:
    one, other = (places(file) for file in pair.files["screen"])
    assert one == other and one.names


def test_the_tags_are_the_same_tree(pair: Pair) -> None:
    one, other = (list(tags(file)) for file in pair.files["screen"])
    assert one == other


def test_what_is_marked_finds_its_tag(pair: Pair) -> None:
    with pikepdf.open(io.BytesIO(pair.files["screen"][0])) as opened:
        tree = opened.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        held = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert sorted(held) == list(range(len(held)))
        marked = [page for page in opened.pages if "/StructParents" in page.obj]
        assert len(marked) >= len({start.folio for start in pair.parts.starts})
        for page in marked:
            for tag in held[int(page.obj.StructParents)]:
                assert tag.Pg.objgen == page.objgen
            for link in page.obj.get("/Annots", ()):
                assert held[int(link.StructParent)].S == "/Link"


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ("@page :first { margin-top: 40mm }", "pdf.css:1 asks for `@page :first`"),
        (".unit ~ .unit { break-before: auto }", "no page between two interviews"),
        ("body { padding-top: 1rlh }", "edges to `body`"),
        ('body { string-set: title "all" }', "a text from `body`"),
        ("body { page: all }", "name the pages of `body`"),
        ("html { background: #eee }", "a ground to `html`"),
        ("@page { background: #eee }", "a ground to empty pages"),
    ],
)
def test_what_only_the_whole_book_knows_is_set_in_one_piece(
    rules: str, why: str, tmp_path: Path
) -> None:
    galley = Book(COLLECTION, "plain", rules=rules).galley(tmp_path)
    pages = bound(galley).pages
    assert not pages.is_in_parts and why in pages.against_parts


def test_a_note_that_goes_on_behind_the_end_is_set_with_the_rest(tmp_path: Path) -> None:
    galley = Book(COLLECTION, "archive", more=((FERRY, TALK * 8 + NOTE + GOES_ON * 40),)).galley(
        tmp_path
    )
    assert "a note goes on" in bound(galley).pages.against_parts


def test_a_link_that_leads_nowhere_is_told_as_ever(tmp_path: Path) -> None:
    book = Book(COLLECTION, "plain", more=((FERRY, "\n**Tom Hale:** See [that](#nowhere).\n"),))
    with pytest.raises(Fault, match="No anchor #nowhere"):
        pdf(bound(book.galley(tmp_path)))


def test_who_asks_for_one_piece_is_told_no_reason(tmp_path: Path) -> None:
    galley = Book(COLLECTION, "plain").galley(tmp_path)
    pages = bound(galley, means=Means(is_plain=True)).pages
    assert not pages.is_in_parts and pages.against_parts == ""
