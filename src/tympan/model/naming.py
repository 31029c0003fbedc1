"""The index of names: whom it lists, and where the text names them or they speak.

A name is found as a whole word, as it is written; only marks and white space may differ. Titles,
pull quotes and translations are not looked through: they say again what the text says.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from tympan.model import (
    ASKING_ROLES,
    Block,
    Blocks,
    Edition,
    Emphasis,
    Figure,
    Foreign,
    IndexName,
    Inline,
    Inlines,
    Link,
    List,
    Named,
    NoteMark,
    Pair,
    Paragraph,
    Quote,
    Said,
    Section,
    Speaker,
    Strong,
    Text,
    Translation,
    Turn,
)

# Scripts that write words without spaces, or with endings at once behind a name.
JOINED = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the index, and the ids of all that names it or is said by it, in reading order."""

    heading: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The forms in which a text may have each name, and the speakers among them, by heading."""

    forms: Mapping[str, tuple[str, ...]]
    speakers: Mapping[str, str] = field(default_factory=dict)

    def pattern(self) -> re.Pattern[str]:
        """What finds any of the forms; the longest that stands at a place is meant."""
        every = {form for forms in self.forms.values() for form in forms}
        return re.compile("|".join(map(_shape, sorted(every, key=len, reverse=True))))

    def headings(self) -> dict[str, str]:
        """The heading of each form, without what may differ in a text."""
        return {_bare(form): heading for heading, forms in self.forms.items() for form in forms}


def names_of(edition: Edition, has_speakers: bool = False) -> Names:
    """Whom the index of an edition lists: those it names and, if it is so, all who answer."""
    forms = {one.heading: one.forms for one in edition.index}
    heading_of = {form: heading for heading, known in forms.items() for form in known}
    speakers = {}
    if edition.index or has_speakers:
        for interview in edition.interviews:
            for speaker in interview.speakers:
                if speaker.role not in ASKING_ROLES:
                    heading = heading_of.setdefault(speaker.name, _filed(speaker))
                    forms.setdefault(heading, (speaker.name,))
                    speakers[speaker.name] = heading
    return Names(forms, speakers)


def with_names(edition: Edition, names: Names) -> tuple[Edition, tuple[Entry, ...]]:
    """The edition with its names marked, and the index of them as it is filed."""
    if not names.forms:
        return edition, ()
    marker = _Marker(names)
    front = tuple(map(marker.section, edition.front))
    interviews = []
    for interview in edition.interviews:
        marker.speakers = {
            one.id: names.speakers[one.name]
            for one in interview.speakers
            if one.name in names.speakers
        }
        interviews.append(
            replace(interview, sections=tuple(map(marker.section, interview.sections)))
        )
    back = tuple(map(marker.section, edition.back))
    entries = (Entry(heading, tuple(ids)) for heading, ids in marker.places.items())
    marked = replace(edition, front=front, interviews=tuple(interviews), back=back)
    return marked, tuple(sorted(entries, key=lambda entry: filing(entry.heading)))


def filing(heading: str) -> tuple[str, str]:
    """What an index sorts a heading by: its letters without accents, capitals and marks."""
    letters = unicodedata.normalize("NFKD", heading).casefold()
    return "".join(one for one in letters if one.isalnum() or one == " "), heading


class _Marker:
    """Goes through the text in reading order and marks what names somebody."""

    def __init__(self, names: Names) -> None:
        self.headings = names.headings()
        self.pattern = names.pattern()
        self.numbers = count(1)
        self.speakers: Mapping[str, str] = {}
        self.places: defaultdict[str, list[str]] = defaultdict(list)

    def section(self, section: Section) -> Section:
        return replace(section, body=self.blocks(section.body))

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(map(self.block, blocks))

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                content = self.inlines(block.content)
                return block if content is block.content else replace(block, content=content)
            case Figure():
                return replace(block, caption=self.inlines(block.caption))
            case Turn():
                if heading := self.speakers.get(block.speaker):
                    self.places[heading].append(block.id)
                return replace(block, body=self.blocks(block.body))
            case Quote() | Pair() | Translation():
                return replace(block, body=self.blocks(block.body))
            case List():
                return replace(block, items=tuple(map(self.blocks, block.items)))
            case _:
                return block

    def inlines(self, content: Inlines) -> Inlines:
        """The inlines with names marked; the same ones where plain text names nobody."""
        found = self.pattern.search
        if all(isinstance(node, Text) and not found(node.content) for node in content):
            return content
        return tuple(marked for node in content for marked in self.inline(node))

    def inline(self, node: Inline) -> Iterator[Inline]:
        match node:
            case Text():
                yield from self.text(node)
            case Emphasis() | Strong() | Link() | Foreign() | Said():
                yield replace(node, content=self.inlines(node.content))
            case NoteMark():
                yield replace(node, body=self.blocks(node.body))
            case _:
                yield node

    def text(self, text: Text) -> Iterator[Inline]:
        """The text, with those words of it apart that name somebody."""
        end = 0
        for found in self.pattern.finditer(text.content):
            if found.start() > end:
                yield _part(text, end, found.start())
            heading, id = self.headings[_bare(found[0])], f"name-{next(self.numbers)}"
            self.places[heading].append(id)
            yield Named(id, heading, (_part(text, found.start(), found.end()),))
            end = found.end()
        if end < len(text.content):
            yield _part(text, end, len(text.content)) if end else text


def _part(text: Text, start: int, end: int) -> Text:
    return Text(text.content[start:end], replace(text.at, column=text.at.column + start))


def _shape(form: str) -> str:
    """A pattern that finds a form as a whole word."""
    words = r"[\s\u2060]+".join(map(re.escape, form.split()))
    words = re.sub("['’]", "['’]", words)
    before = "" if JOINED.match(form[0]) else r"(?<!\w)"
    after = "" if JOINED.match(form[-1]) else r"(?!\w)"
    return f"{before}{words}{after}"


def _bare(form: str) -> str:
    return " ".join(form.replace("\u2060", " ").replace("’", "'").split())


def _filed(speaker: Speaker) -> str:
    """A speaker's name by the part that it is shortened to: “Hale, Tom”."""
    given = speaker.name.removesuffix(f" {speaker.short}")
    return speaker.name if given == speaker.name else f"{speaker.short}, {given}"


def unnamed(edition: Edition) -> tuple[IndexName, ...]:
    """Those whom the index names and the text never does."""
    _, entries = with_names(edition, names_of(edition))
    found = {entry.heading for entry in entries}
    return tuple(one for one in edition.index if one.heading not in found)
