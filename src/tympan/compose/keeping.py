"""Fragments as they were set before, while nothing that goes into them is new."""

import json
from dataclasses import astuple, replace

from tympan.cache import Cache
from tympan.cache.keeping import kept
from tympan.compose.apparatus import introduced, speaker_list
from tympan.compose.sections import opening, section
from tympan.compose.setter import Setter
from tympan.galley import Fragment, Head
from tympan.model import Interview, Section


class Bench:
    """Where sections are set one after the other, or taken from what is kept.

    A section is set by its own text, by what templates are given of the edition, and by who was
    met and how many turns were counted before it.
    """

    def __init__(self, setter: Setter, cache: Cache) -> None:
        self.setter = setter
        self.cache = cache
        self.around = f"{setter.layout.digest} {setter.edition}"
        self.introduced: set[str] = set()
        self.texts: dict[str, str] = {}

    def opening(self, interview: Interview) -> Fragment:
        """The opening of an interview."""

        def made() -> bytes:
            set_now = opening(interview, self.setter.edition, self.setter.layout)
            return json.dumps(astuple(set_now)).encode()

        data = kept(self.cache, made, "opening", self.around, *self._texts(interview))
        return _fragment(*json.loads(data))

    def speakers(self, interview: Interview) -> tuple[Fragment, ...]:
        """Who speaks in an interview, where a layout lists it."""
        edition, layout = self.setter.edition, self.setter.layout
        if not layout.options.get("speaker-list"):
            return ()

        def made() -> bytes:
            people = introduced(edition, interview, self.introduced)
            lists = speaker_list(edition, interview, people, layout)
            return json.dumps([[person.name for person in people], *map(astuple, lists)]).encode()

        before, texts = repr(sorted(self.introduced)), self._texts(interview)
        data = kept(self.cache, made, "speakers", self.around, before, *texts)
        names, *lists = json.loads(data)
        self.introduced.update(names)
        return tuple(_fragment(*told) for told in lists)

    def section(self, part: Section, interview: Interview | None = None) -> Fragment:
        """A section of an interview, or one that stands outside of any."""
        setter, text = self.setter, self._text(part)
        leads = bool(interview and interview.sections[0] is part)
        setter.turn_to(interview, leads)
        # How wide the pictures of a pair are, is no matter of the text.
        if "Pair(" in text:
            return section(part, setter, leads)

        def made() -> bytes:
            set_now = astuple(section(part, setter, leads))
            return json.dumps([set_now, setter.turns, sorted(setter.met)]).encode()

        before = (setter.speakers, sorted(setter.met), setter.turns, leads)
        data = kept(self.cache, made, "section", self.around, text, repr(before))
        told, setter.turns, met = json.loads(data)
        setter.met = set(met)
        return _fragment(*told)

    def _texts(self, interview: Interview) -> tuple[str, ...]:
        """An interview as texts that tell it from every other."""
        alone = replace(interview, sections=())
        return (repr(alone), *map(self._text, interview.sections))

    def _text(self, part: Section) -> str:
        """A section as a text that tells it from every other."""
        if part.id not in self.texts:
            self.texts[part.id] = repr(part)
        return self.texts[part.id]


def _fragment(
    id: str, kind: str, title: str, language: str, xhtml: str, heads: list[tuple[str, int, str]]
) -> Fragment:
    return Fragment(id, kind, title, language, xhtml, tuple(Head(*head) for head in heads))
