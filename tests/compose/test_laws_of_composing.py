"""What holds for the galley of every edition: its words, its ids, its markup."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bare import BARE
from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.galley import Fragment, Galley
from tympan.layout import Layout, find
from tympan.model import (
    Block,
    Break,
    Code,
    Direction,
    Edition,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inlines,
    Interview,
    LineBreak,
    Link,
    List,
    NoteMark,
    Pair,
    Paragraph,
    PullQuote,
    Quote,
    Said,
    Section,
    Speaker,
    Strong,
    Text,
    Turn,
    Verbatim,
    content_of,
    notes_in,
    plain,
    sections,
    walk,
)

AT = Span(Path("01-a.md"), 1, 1)
SPEAKERS = tuple(Speaker(id, f"{id} Full", id, "guest", AT) for id in ("ann", "lee"))
WORDS = st.text("ab é이,.’“”<>&\"'{}", min_size=1, max_size=12)
QUICK = settings(max_examples=60, deadline=None)
# What a reader reads and the author did not write there.
FURNITURE = {"pull-quote", "speaker", "note-mark", "note-back", "credit"}
INLINE = {"span", "a", "em", "strong", "code"}


@st.composite
def inlines(draw: st.DrawFn, ids: Iterator[int], deep: int = 2, notes: bool = True) -> Inlines:
    """Some inlines; those that hold others go two deep."""
    kinds = ["text", "code", "direction", "break", "note"][: 5 if notes else 4]
    if deep:
        kinds += ["emphasis", "strong", "link", "foreign", "said"]
    found: list[object] = []
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4)):
        match kind:
            case "text":
                found.append(Text(draw(WORDS), AT))
            case "code":
                found.append(Code(draw(WORDS), AT))
            case "direction":
                found.append(Direction(f"[{draw(WORDS)}]", AT))
            case "break":
                found.append(LineBreak())
            case "note":
                number = next(ids)
                body = Paragraph(f"p{number}", AT, draw(inlines(ids, deep=0, notes=False)))
                found.append(NoteMark(f"n{number}", number, (body,), AT))
            case _:
                inner = draw(inlines(ids, deep - 1, notes))
                found.append(
                    {
                        "emphasis": Emphasis(inner),
                        "strong": Strong(inner),
                        "link": Link("https://example.org/?a=1&b=2", inner, AT),
                        "foreign": Foreign("ko", inner),
                        "said": Said("lee", inner, AT),
                    }[kind]
                )
    return tuple(found)  # type: ignore[arg-type]


@st.composite
def block(draw: st.DrawFn, ids: Iterator[int], deep: int = 2) -> Block:
    """Any block; those that hold others go two deep."""
    kinds = ["paragraph", "heading", "verbatim", "pull-quote", "figure", "pair", "break"]
    kind = draw(st.sampled_from([*kinds, "turn", "quote", "list"] if deep else kinds))
    id = f"b{next(ids)}"
    held = st.lists(block(ids, deep - 1), min_size=1, max_size=3).map(tuple) if deep else None
    match kind:
        case "paragraph":
            return Paragraph(id, AT, draw(inlines(ids)))
        case "heading":
            return Heading(id, AT, draw(st.integers(2, 4)), draw(inlines(ids)))
        case "verbatim":
            return Verbatim(id, AT, draw(WORDS))
        case "pull-quote":
            return PullQuote(id, AT, "x", draw(inlines(ids, notes=False)), "b1", "lee")
        case "figure":
            return Figure(id, AT, "a.png", draw(WORDS), draw(inlines(ids)), draw(WORDS))
        case "pair":
            ones = (Figure(f"{id}-{one}", AT, "a.png", draw(WORDS), (), "") for one in "ab")
            return Pair(id, AT, tuple(ones))
        case "break":
            return Break(id, AT)
    assert held is not None
    if kind == "list":
        start = draw(st.none() | st.integers(0, 9))
        return List(id, AT, start, tuple(draw(st.lists(held, min_size=1, max_size=2))))
    if kind == "quote":
        return Quote(id, AT, draw(held))
    return Turn(id, AT, draw(st.sampled_from(["", "ann", "lee"])), "label", draw(held))


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """An edition of one interview or of several, with or without front and back matter."""
    ids = count(1)

    def matter(kind: str, id: str) -> Section:
        body = tuple(draw(st.lists(block(ids), max_size=4)))
        return Section(id, AT, kind, draw(st.just(()) | inlines(ids)), body)

    interviews = tuple(
        Interview(
            f"i{number}",
            AT,
            draw(st.just("Title") | WORDS),
            "",
            "",
            SPEAKERS,
            tuple(matter("section", f"i{number}-s{n}") for n in range(draw(st.integers(0, 2)))),
        )
        for number in range(draw(st.integers(1, 2)))
    )
    front = (matter("preface", "preface"),) if draw(st.booleans()) else ()
    back = (matter("colophon", "colophon"),) if draw(st.booleans()) else ()
    return replace(BARE, interviews=interviews, front=front, back=back)


@cache
def layout(name: str) -> Layout:
    """A layout that ships, found once."""
    return find(name, Path(), AT, {})


LAYOUTS = st.sampled_from(["plain", "feature"]).map(layout)


def fragments(galley: Galley) -> list[Fragment]:
    return [fragment for unit in galley.units for fragment in unit.fragments]


def tree(fragment: Fragment) -> ElementTree.Element:
    """The fragment's element; it must be the only one, and XML."""
    wrapped = f'<x xmlns:epub="http://www.idpf.org/2007/ops">{fragment.xhtml}</x>'
    (root,) = ElementTree.fromstring(wrapped)
    return root


def written(section: Section) -> str:
    """What the author wrote in a section: title, blocks, and then the notes."""
    blocks = list(walk(section.body))
    titled = [section.title, *map(content_of, blocks)]
    noted = [held for content in titled for note in notes_in(content) for held in walk(note.body)]
    parts = [plain(section.title)]
    for one in (*blocks, *noted):
        parts.append(one.content if isinstance(one, Verbatim) else plain(content_of(one)))
    return "\n".join(parts)


def read(element: ElementTree.Element) -> Iterator[str]:
    """The text of an element without the furniture, its blocks apart from each other."""
    between = "" if element.tag in INLINE else "\n"
    yield between
    if FURNITURE.isdisjoint(element.get("class", "").split()):
        yield element.text or ""
        for inner in element:
            yield from read(inner)
    yield between + (element.tail or "")


@QUICK
@given(editions(), LAYOUTS)
def test_every_word_of_the_manuscript_stands_once_and_in_order_in_the_galley(
    edition: Edition, layout: Layout
) -> None:
    set_ = [one for one in fragments(compose(edition, layout)) if one.kind != "opening"]
    assert [one.id for one in set_] == [section.id for section in sections(edition)]
    for section, fragment in zip(sections(edition), set_, strict=True):
        assert "".join(read(tree(fragment))).split() == written(section).split()


@QUICK
@given(editions(), LAYOUTS)
def test_ids_are_unique_and_every_link_inside_leads_somewhere(
    edition: Edition, layout: Layout
) -> None:
    galley = compose(edition, layout)
    elements = [one for fragment in fragments(galley) for one in tree(fragment).iter()]
    ids = [one.attrib["id"] for one in elements if "id" in one.attrib]
    ids += [unit.id for unit in galley.units]
    assert len(ids) == len(set(ids))
    targets = [one.attrib["href"] for one in elements if "href" in one.attrib]
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)


@QUICK
@given(editions(), LAYOUTS)
def test_a_fragment_is_one_element_with_the_fragments_id(edition: Edition, layout: Layout) -> None:
    for fragment in fragments(compose(edition, layout)):
        assert tree(fragment).get("id") == fragment.id


@QUICK
@given(editions(), LAYOUTS)
def test_composing_twice_gives_the_same_galley(edition: Edition, layout: Layout) -> None:
    assert compose(edition, layout).units == compose(edition, layout).units
