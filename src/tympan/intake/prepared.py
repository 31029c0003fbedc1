"""One interview, ready to be written: repaired, heard, divided."""

from collections.abc import Iterator
from dataclasses import dataclass

from tympan.intake.hear import hear
from tympan.intake.heard import Hearing
from tympan.intake.ledger import Reason
from tympan.intake.opening import opening
from tympan.intake.repair import Mended, repair
from tympan.intake.repair.encoding import REREAD
from tympan.intake.sections import Part, divide
from tympan.intake.source import Doubt, Fenced, Source
from tympan.intake.words import words_of
from tympan.intake.writing.notes import with_notes
from tympan.intake.writing.speakers import Cast, bare, cast
from tympan.read.times import TIME


@dataclass(frozen=True, slots=True)
class Prepared:
    """An interview with all that was found about it on the way."""

    source: Source
    title: str
    subtitle: str
    hearing: Hearing
    parts: tuple[Part, ...]
    cast: Cast
    mended: tuple[Mended, ...]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What a person must decide, by line."""
        found = dict.fromkeys((*self.source.doubts, *self.hearing.doubts))
        return tuple(sorted(found, key=lambda doubt: doubt.line))

    @property
    def fenced(self) -> tuple[Fenced, ...]:
        """What is kept out of the manuscript, by line."""
        found = (*self.source.fenced, *self.hearing.fenced)
        return tuple(sorted(found, key=lambda part: part.line))


def prepare(source: Source, language: str) -> Prepared:
    """Everything that is found in one interview."""
    repaired, mended = repair(source, language)
    opened = opening(hear(repaired, language), source.name)
    parts = with_notes(divide(opened.hearing))
    passages = [heard for part in parts for heard in part.passages]
    return Prepared(
        source=repaired,
        title=opened.title,
        subtitle=opened.subtitle,
        hearing=opened.hearing,
        parts=parts,
        cast=cast(opened.hearing.voices, passages),
        mended=mended,
    )


def reasons(prepared: Prepared) -> Iterator[Reason]:
    """Why words of an interview's source are not in its text."""
    for part in prepared.fenced:
        yield Reason(part.why, words_of(part.text))
    for repaired in prepared.mended:
        if repaired.what == REREAD:
            yield Reason(REREAD, words_of(repaired.before))
    for section in prepared.parts:
        for heard in section.passages:
            passage = heard.passage
            if passage.kind == "note":
                yield Reason("note, set where it is called", words_of(passage.text))
            if passage.kind == "picture":
                yield Reason("picture", words_of(f"{passage.text} {passage.label}"))
            for run in passage.runs:
                if run.target.startswith("^"):
                    yield Reason("note mark", words_of(run.text))
            if passage.speaker:
                yield Reason("speaker of a line", words_of(passage.speaker))
            written = prepared.cast.labels.get((heard.speaker, heard.label), "")
            if heard.label and written != bare(heard.label):
                yield Reason("label", words_of(heard.label))
            if match := TIME.match(passage.text.lstrip()):
                yield Reason("time", words_of(match[0]))


def reread(prepared: Prepared) -> Iterator[str]:
    """The words that came of reading characters in another encoding."""
    for repaired in prepared.mended:
        if repaired.what == REREAD:
            yield from words_of(repaired.after)
