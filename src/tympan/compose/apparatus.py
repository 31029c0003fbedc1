"""What a layout adds to an edition from what it knows: who speaks, how to cite, whom it names."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace

from tympan.galley import Fragment
from tympan.layout import Layout
from tympan.model import (
    ASKING_ROLES,
    Edition,
    Emphasis,
    Foreign,
    Inlines,
    Interview,
    Link,
    Said,
    Speaker,
    Strong,
    Translation,
    Turn,
    content_of,
    walk,
)
from tympan.model.naming import Entry, filing


@dataclass(frozen=True, slots=True)
class Run:
    """Pages that follow on each other, as an index has them; `id` is the first place on them."""

    id: str
    folios: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the index; `is_first` is the first of its letter."""

    heading: str
    runs: tuple[Run, ...]
    is_first: bool


Pages = Callable[[Sequence[str]], tuple[Run, ...]]


def no_pages(places: Sequence[str]) -> tuple[Run, ...]:
    """What is known of any places before the pages are laid out."""
    return ()


def introduced(edition: Edition, interview: Interview, met: Container[str]) -> tuple[Speaker, ...]:
    """Who speaks in an interview; who they are is told of those who were not met before."""
    return tuple(
        replace(person, about="") if person.name in met else person
        for person in _people(edition, interview)
    )


def speaker_list(
    edition: Edition, interview: Interview, people: Sequence[Speaker], layout: Layout
) -> tuple[Fragment, ...]:
    """Who speaks in an interview, as whom, and who they are, where a layout lists it.

    One person of whom nothing else is known needs no list.
    """
    if len(people) < 2 and not any(person.about for person in people):
        return ()
    id = f"{interview.id}-speakers" if edition.is_collection else "speakers"
    xhtml = layout.render("speakers.xhtml", id=id, people=people, edition=edition)
    # A volume's contents lead to its interviews; a list before each would crowd them.
    title = "" if edition.is_collection else word(edition, layout, "speakers")
    return (Fragment(id, "speakers", title, edition.language, xhtml),)


def _people(edition: Edition, interview: Interview) -> tuple[Speaker, ...]:
    """The speakers of an interview; in a collection, those who do speak in this one."""
    if not edition.is_collection:
        return interview.speakers
    heard = set()
    for section in interview.sections:
        for block in walk(section.body):
            if isinstance(block, Turn):
                heard.add(block.speaker)
            heard.update(_said_by(content_of(block)))
    return tuple(person for person in interview.speakers if person.id in heard)


def _said_by(content: Inlines) -> Iterator[str]:
    """Who says the quotations in some inlines."""
    for node in content:
        if isinstance(node, Said):
            yield node.speaker
        elif isinstance(node, Emphasis | Strong | Link | Foreign):
            yield from _said_by(node.content)


def how_to_cite(edition: Edition, layout: Layout, names: str) -> tuple[Fragment, ...]:
    """How a turn is cited, shown with the first answer, where the layout wants it told."""
    if not layout.options.get("how-to-cite"):
        return ()
    for interview in edition.interviews:
        asking = {one.id for one in interview.speakers if one.role in ASKING_ROLES}
        told = (block for part in interview.sections for block in part.body)
        # A turn and its translation have one number.
        said = (block for block in told if not isinstance(block, Translation))
        turns = [block for block in walk(said) if isinstance(block, Turn)]
        for number, turn in enumerate(turns, 1):
            if turn.speaker not in asking:
                place = ": ".join(filter(None, (edition.place, edition.publisher)))
                xhtml = layout.render(
                    "how-to-cite.xhtml",
                    id="how-to-cite",
                    edition=edition,
                    names=names,
                    imprint=", ".join(filter(None, (place, edition.date[:4]))),
                    interview=interview,
                    turn=turn,
                    number=number,
                )
                title = word(edition, layout, "cite")
                return (Fragment("how-to-cite", "how-to-cite", title, edition.language, xhtml),)
    return ()


def index(
    edition: Edition, layout: Layout, entries: Sequence[Entry], pages: Pages = no_pages
) -> tuple[Fragment, ...]:
    """The index of names, where there are any; `pages` tells where the places of an entry are."""
    if not entries:
        return ()
    letters = ["", *(filing(entry.heading)[0][:1] for entry in entries)]
    lines = [
        Line(entry.heading, pages(entry.places), letters[number] != letters[number + 1])
        for number, entry in enumerate(entries)
    ]
    xhtml = layout.render("index.xhtml", id="index", edition=edition, lines=lines)
    title = word(edition, layout, "index")
    return (Fragment("index", "index", title, edition.language, xhtml),)


def word(edition: Edition, layout: Layout, name: str) -> str:
    """One of the few words that a layout itself says, in the edition's language."""
    return layout.render("word.xhtml", edition=edition, word=name).strip()
