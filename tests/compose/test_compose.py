"""Edition + Layout → Galley: what stands in a fragment, and where."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.bare import BARE
from tympan.compose import compose, pictures
from tympan.compose.title import names
from tympan.diagnostic import Span
from tympan.galley import Fragment, Galley
from tympan.layout import Layout, find
from tympan.model import (
    Block,
    Break,
    Contributor,
    Emphasis,
    Figure,
    Heading,
    Inlines,
    Interview,
    NoteMark,
    Paragraph,
    PullQuote,
    Said,
    Section,
    Speaker,
    Text,
    Turn,
)

AT = Span(Path("01-a.md"), 1, 1)
LEE = Speaker("lee", "Lee Chung-hyun", "Lee", "guest", AT)
ANN = Speaker("ann", "Ann Bell", "Bell", "interviewer", AT)
EDITION = replace(
    BARE,
    title="A Talk & More",
    contributors=(Contributor("Ann Bell", "interviewer"), Contributor("Lee", "interviewee")),
)
Set = Callable[..., Galley]


def text(words: str) -> Inlines:
    return (Text(words, AT),)


def paragraph(id: str, words: str) -> Paragraph:
    return Paragraph(id, AT, text(words))


def turn(id: str, speaker: Speaker, *body: Block) -> Turn:
    return Turn(id, AT, speaker.id, speaker.name, body or (paragraph(f"{id}-p", "Words."),))


def section(id: str, *body: Block, kind: str = "section", title: str = "") -> Section:
    return Section(id, AT, kind, text(title) if title else (), body)


def interview(id: str, *sections: Section, title: str = EDITION.title) -> Interview:
    return Interview(id, AT, title, "", "", (LEE, ANN), sections)


def tree(fragment: Fragment) -> ElementTree.Element:
    """The fragment as XML, without its name spaces."""
    wrapped = f'<x xmlns:epub="http://www.idpf.org/2007/ops">{fragment.xhtml}</x>'
    (root,) = ElementTree.fromstring(wrapped)
    return root


def words(element: ElementTree.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def classes(fragment: Fragment, name: str) -> list[str]:
    """The words of every element of a class, in order."""
    return [words(one) for one in tree(fragment).findall(f".//*[@class='{name}']")]


@pytest.fixture(scope="module")
def plain(project: Path) -> Layout:
    return find("plain", project, AT, {})


@pytest.fixture
def galley(plain: Layout) -> Set:
    """The galley of an edition with these interviews."""
    return lambda *interviews, **more: compose(
        replace(EDITION, interviews=interviews, **more), plain
    )


@pytest.fixture
def fragment(galley: Set) -> Callable[..., Fragment]:
    """The only section of a galley with these blocks."""
    return lambda *body: galley(interview("i1", section("s1", *body))).units[0].fragments[1]


def test_one_interview_is_one_unit_opening_front_matter_sections_back_matter(galley: Set) -> None:
    set_ = galley(
        interview("i1", section("s1", title="One"), section("s2")),
        front=(section("preface", kind="preface"),),
        back=(section("colophon", kind="colophon"),),
    )
    (unit,) = set_.units
    assert [(one.id, one.kind, one.title) for one in unit.fragments] == [
        ("opening", "opening", EDITION.title),
        ("preface", "preface", ""),
        ("s1", "section", "One"),
        ("s2", "section", ""),
        ("colophon", "colophon", ""),
    ]


def test_each_interview_of_a_collection_is_a_unit_behind_the_front_matter(galley: Set) -> None:
    set_ = galley(
        interview("i1", section("i1-s1"), title="One"),
        interview("i2", section("i2-s1"), title="Two"),
        front=(section("preface", kind="preface"),),
        back=(section("colophon", kind="colophon"),),
    )
    assert [(unit.id, unit.title, [one.id for one in unit.fragments]) for unit in set_.units] == [
        ("front", EDITION.title, ["title-page", "preface"]),
        ("i1", "One", ["i1-opening", "i1-s1"]),
        ("i2", "Two", ["i2-opening", "i2-s1"]),
        ("back", "", ["colophon"]),
    ]


def test_a_collection_without_back_matter_has_no_unit_for_it(galley: Set) -> None:
    assert galley(interview("i1", title="One")).units[-1].id == "i1"


def test_a_speaker_is_named_in_full_at_first_and_by_the_short_name_after_that(galley: Set) -> None:
    first = section("s1", turn("t1", ANN), turn("t2", LEE))
    set_ = galley(interview("i1", first, section("s2", turn("t3", LEE), turn("t4", ANN))))
    _, one, two = set_.units[0].fragments
    assert classes(one, "speaker") == ["Ann Bell:", "Lee Chung-hyun:"]
    assert classes(two, "speaker") == ["Lee:", "Bell:"]


def test_each_interview_of_a_collection_meets_its_speakers_anew(galley: Set) -> None:
    set_ = galley(
        interview("i1", section("i1-s1", turn("t1", LEE)), title="One"),
        interview("i2", section("i2-s1", turn("t2", LEE)), title="Two"),
    )
    for unit in set_.units[1:]:
        assert classes(unit.fragments[1], "speaker") == ["Lee Chung-hyun:"]


def test_a_label_that_nobody_declared_stands_as_it_was_typed(
    fragment: Callable[..., Fragment],
) -> None:
    set_ = fragment(Turn("t1", AT, "", "A Voice", (paragraph("p1", "Words."),)))
    assert words(tree(set_).find(".//p")) == "A Voice: Words."


def test_who_asks_and_who_answers_is_told_apart(fragment: Callable[..., Fragment]) -> None:
    set_ = fragment(turn("t1", ANN), turn("t2", LEE))
    assert [one.get("class") for one in tree(set_).findall("div")] == ["turn asks", "turn answers"]
    assert tree(set_).get("role") == "doc-qna"
    assert tree(fragment(paragraph("p1", "Prose."))).get("role") is None


def test_a_label_stands_by_itself_where_a_turn_does_not_begin_with_words(
    fragment: Callable[..., Fragment],
) -> None:
    set_ = fragment(turn("t1", LEE, Break("b1", AT), paragraph("p1", "Words.")))
    (spoken,) = tree(set_).findall("div")
    assert [one.get("class") or one.tag for one in spoken] == ["speaker", "break", "p"]


LEADS = [
    ("He sat down by the window.", "He sat down by"),
    ("Then, he sat down.", "Then"),
    ("One actor wrote it.", "One actor wrote it"),
    ("“So it was,” she said.", ""),
    ("Lee’s film is out.", "Lee’s film is out"),
    ("1987 was a year of rain.", "1987 was a year"),
    ("이충현 감독은 말했다.", "이충현 감독은 말했다"),
    ("A  double space.", "A"),
]


@pytest.mark.parametrize(("typed", "lead"), LEADS)
def test_the_first_words_of_an_interview_are_set_apart(
    fragment: Callable[..., Fragment], typed: str, lead: str
) -> None:
    set_ = fragment(paragraph("p1", typed), paragraph("p2", "He sat down by the window."))
    assert classes(set_, "lead-in") == ([lead] if lead else [])
    assert words(tree(set_).find("p")) == " ".join(typed.split())


def test_no_words_are_set_apart_in_later_sections_or_before_a_name_in_italics(
    galley: Set, fragment: Callable[..., Fragment]
) -> None:
    sections = (section("s1", paragraph("p1", "One.")), section("s2", paragraph("p2", "Two.")))
    first, second = galley(interview("i1", *sections)).units[0].fragments[1:]
    assert classes(first, "lead-in") == ["One"]
    assert classes(second, "lead-in") == []
    italics = (Emphasis(text("The Call")), *text(" is a film."))
    assert classes(fragment(Paragraph("p1", AT, italics)), "lead-in") == []


def test_an_interview_that_begins_with_a_turn_begins_with_its_label(
    fragment: Callable[..., Fragment],
) -> None:
    set_ = fragment(turn("t1", LEE, paragraph("p1", "It was cold.")), paragraph("p2", "Prose."))
    assert classes(set_, "lead-in") == []
    assert words(tree(set_).find(".//p")) == "Lee Chung-hyun: It was cold."


def test_a_note_stands_behind_the_text_and_leads_back_to_its_mark(
    fragment: Callable[..., Fragment],
) -> None:
    mark = NoteMark("n1", 7, (paragraph("np", "Or so."),), AT)
    set_ = tree(fragment(Paragraph("p1", AT, (*text("Cold"), mark, *text(".")))))
    assert words(set_.find("p")) == "Cold7."
    (notes,) = set_.findall("div[@class='notes']")
    assert set_[-1] is notes
    assert words(notes) == "7 Or so."
    called, back = set_.find("p/a"), notes.find("aside/a")
    assert called is not None and back is not None
    assert (called.get("href"), back.get("href")) == ("#n1", f"#{called.get('id')}")


def test_a_pull_quote_bears_the_speakers_name_and_the_marks_of_the_language(galley: Set) -> None:
    lifted = PullQuote("q1", AT, "so it was", text("so it was"), "p1", "lee")
    for language, marked in (("en", "“so it was”"), ("de", "„so it was“")):
        set_ = galley(interview("i1", section("s1", lifted)), language=language)
        fragment = set_.units[0].fragments[1]
        assert classes(fragment, "words") == [marked]
        assert classes(fragment, "said-by") == ["Lee Chung-hyun"]


def test_spaces_inside_a_named_quotation_keep_its_words_apart(
    fragment: Callable[..., Fragment],
) -> None:
    said = Said("lee", text(" “cold” "), AT)
    set_ = fragment(Paragraph("p1", AT, (*text("was"), said, *text("there"))))
    assert words(tree(set_).find("p")) == "was “cold” there"


def test_signs_of_markup_in_the_text_are_only_signs(fragment: Callable[..., Fragment]) -> None:
    set_ = fragment(paragraph("p1", "“<b>” & {{ edition.title }}"))
    assert words(tree(set_).find("p")) == "“<b>” & {{ edition.title }}"


def test_a_section_without_a_title_has_no_heading(galley: Set) -> None:
    set_ = galley(interview("i1", section("s1", title="One"), section("s2")))
    _, one, two = map(tree, set_.units[0].fragments)
    assert words(one.find("h2")) == "One"
    assert one.get("aria-labelledby") == "s1-title"
    assert two.find("h2") is None
    assert two.get("aria-labelledby") is None


def test_a_fragment_names_its_headings_for_outlines(fragment: Callable[..., Fragment]) -> None:
    set_ = fragment(Heading("h1", AT, 2, text("Deep")), Heading("h2", AT, 3, text("Deeper")))
    assert [(head.id, head.level, head.title) for head in set_.heads] == [
        ("h1", 2, "Deep"),
        ("h2", 3, "Deeper"),
    ]
    assert [one.tag for one in tree(set_)] == ["h3", "h4"]


def test_each_picture_is_named_once_in_the_order_it_is_first_shown() -> None:
    shown = [Figure(f"f{n}", AT, name, "", (), "") for n, name in enumerate("bab")]
    edition = replace(EDITION, interviews=(interview("i1", section("s1", *shown)),))
    assert pictures(edition) == ("b", "a")


def test_the_cover_names_who_wrote_and_asked_and_not_who_answered() -> None:
    assert names(EDITION) == "Ann Bell"
