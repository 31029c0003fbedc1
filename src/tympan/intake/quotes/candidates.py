"""Sentences that could be set large: what guests say, whole, and clear without what came before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tympan.diagnostic import Span
from tympan.intake.quotes.sentences import sentences
from tympan.intake.terms import UNSPACED, base
from tympan.intake.words import words_of
from tympan.model import (
    ASKING_ROLES,
    Blocks,
    Emphasis,
    Foreign,
    Inlines,
    Interview,
    Link,
    Paragraph,
    Said,
    Strong,
    Turn,
    plain,
    walk,
)

FEWEST, MOST = 6, 40  # words
MARKS = "“”„«»「」\"' \n\u00a0"
# Nothing that an editor had to help, and nothing that was not to be printed.
HELPED = re.compile(r"[\[\](){}…]|\.\.\.|https?:|www\.|\S@\S|--|—\s*$")
OFF_RECORD = re.compile(
    r"[\[(][^\])]*\b(?:off[- ](?:the[- ])?record|withheld|redacted|not for (?:publication|print)"
    r"|confidential|embargo(?:ed)?)\b[^\])]*[\])]",
    re.IGNORECASE,
)
ON_RECORD = re.compile(
    r"[\[(][^\])]*\b(?:on[- ](?:the[- ])?record|end)\b[^\])]*[\])]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, who says it, and where: `order` counts the words of the text before it."""

    words: str
    speaker: str
    block: str
    at: Span
    order: int
    length: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in one mouth; `comma` where a full stop stands in the place of a tag's comma."""

    text: str
    speaker: str
    block: str
    at: Span
    order: int
    comma: bool = False


def candidates(interview: Interview, language: str) -> list[Candidate]:
    """Every sentence that may be pulled; where no speaker is known, the whole text is speech."""
    asking = {speaker.id for speaker in interview.speakers if speaker.role in ASKING_ROLES}
    stretches = [one for one in _stretches(interview) if one.speaker not in asking]
    if any(one.speaker for one in stretches):
        stretches = [one for one in stretches if one.speaker]
    elif interview.speakers:
        return []
    return [one for stretch in stretches for one in _sentences(stretch, language)]


def length_of(interview: Interview) -> int:
    """The words of an interview."""
    return sum(
        len(words_of(plain(block.content)))
        for section in interview.sections
        for block in walk(section.body)
        if isinstance(block, Paragraph)
    )


def _stretches(interview: Interview) -> Iterator[Stretch]:
    order = 0
    covered = False
    for section in interview.sections:
        for speaker, paragraph in _paragraphs(section.body, ""):
            text = plain(paragraph.content)
            begins = bool(OFF_RECORD.search(text))
            if not (covered or begins):
                yield from _spoken(paragraph, speaker, order)
            covered = (covered or begins) and not ON_RECORD.search(text)
            order += len(words_of(text))


def _paragraphs(blocks: Blocks, speaker: str) -> Iterator[tuple[str, Paragraph]]:
    """The paragraphs that stand in turns or in the text, not those of lists and quotations."""
    for block in blocks:
        if isinstance(block, Turn):
            yield from _paragraphs(block.body, block.speaker)
        elif isinstance(block, Paragraph):
            yield speaker, block


def _spoken(paragraph: Paragraph, speaker: str, order: int) -> Iterator[Stretch]:
    """A turn's words, or in prose the quotations; those that are split are no whole sentences."""
    text = plain(paragraph.content)
    said = [] if speaker else list(_said(paragraph.content))
    if not said:
        yield Stretch(text, speaker, paragraph.id, paragraph.at, order)
        return
    for number, quotation in enumerate(said):
        words = plain(quotation.content).strip(MARKS)
        following = said[number + 1 : number + 2]
        split = following and plain(following[0].content).strip(MARKS)[:1].islower()
        if quotation.partial or split:
            continue
        comma = words.endswith(",")
        whole = words.removesuffix(",") + "." * comma
        yield Stretch(whole, quotation.speaker, paragraph.id, quotation.at, order, comma)


def _said(content: Inlines) -> Iterator[Said]:
    for node in content:
        match node:
            case Said():
                yield node
            case Emphasis() | Strong() | Link() | Foreign():
                yield from _said(node.content)


def _sentences(stretch: Stretch, language: str) -> Iterator[Candidate]:
    order, done = stretch.order, 0
    for start, end in sentences(stretch.text):
        order += len(words_of(stretch.text[done:start]))
        done = start
        said = stretch.text[start:end].strip(MARKS)
        count = len(words_of(said)) // (2 if base(language) in UNSPACED else 1)
        if not FEWEST <= count <= MOST or HELPED.search(said) or "\n" in said:
            continue
        if said[:1].islower() or _open(said):
            continue
        if stretch.comma and end == len(stretch.text):
            said = said.removesuffix(".")
        yield Candidate(said, stretch.speaker, stretch.block, stretch.at, order, count)


def _open(said: str) -> bool:
    """Whether a quotation inside begins or ends outside of the sentence."""
    return said.count("“") != said.count("”") or said.count("‘") > said.count("’")
