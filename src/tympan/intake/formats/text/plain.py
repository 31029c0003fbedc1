"""Plain text: lines become paragraphs again."""

import re
from dataclasses import replace
from itertools import pairwise

from tympan.intake.formats.entities import entities_in, without_entities
from tympan.intake.formats.joints import is_hyphened, join
from tympan.intake.formats.limits import refuse_lines
from tympan.intake.formats.lines import Line, blocks_of, lines_of
from tympan.intake.formats.stamps import Stamp, stamps
from tympan.intake.formats.text.furniture import without_furniture
from tympan.intake.formats.text.gutenberg import without_gutenberg
from tympan.intake.formats.text.heads import headings
from tympan.intake.formats.text.measure import Measure, measure
from tympan.intake.formats.text.summary import without_summary
from tympan.intake.source import Doubt, Fenced, Passage, Run, Source
from tympan.intake.words import words_of

_PLAIN_ENTITIES = frozenset(("&amp;", "&lt;", "&gt;", "&quot;"))
_EMPHASIS = re.compile(r"(?<!\w)_([^_]{1,400})_(?!\w)")
# So few set-in blocks that those which are must be verse or quoted.
_RARE = 5


def read_plain(name: str, text: str) -> Source:
    """The paragraphs of a plain text, with what its layout says of headings, verse and speakers."""
    refuse_lines(name, text)
    text, doubts = _decoded(text)
    lines, fenced, facts = without_gutenberg(lines_of(text))
    lines, furniture = without_furniture(lines)
    lines, summary, said = without_summary(lines)
    heads = stamps([line.words for line in lines if line.words])
    filled = [line for line in lines if line.words]
    stamped = {filled[at].number: stamp for at, stamp in heads.items()}
    passages, times = _passages(lines, stamped)
    if facts:
        passages = [_emphasised(passage) for passage in passages]
    return Source(
        name=name,
        format="plain text",
        passages=tuple(passages),
        words=words_of(text),
        fenced=(*fenced, *furniture, *summary, *times),
        doubts=(*doubts, *_hyphens(lines)),
        facts={**facts, **said},
    )


def _decoded(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text with `&#8217;` and its like decoded, when it is certain that they are meant so."""
    found = entities_in(text)
    bare = len(re.findall(r"&(?![#\w]+;)", text))
    certain = any(entity not in _PLAIN_ENTITIES for entity in found) or len(found) > 1
    if not certain or bare > len(found):
        return text, ()
    line = text[: text.find(found[0])].count("\n") + 1
    message = f"the text holds {len(found)} entities, such as {found[0]}; they were decoded"
    return without_entities(text), (Doubt(line, message, "look whether the signs are right"),)


def _passages(
    lines: tuple[Line, ...], stamped: dict[int, Stamp]
) -> tuple[list[Passage], list[Fenced]]:
    """The lines as passages, and the names and times that were taken off them."""
    fenced: list[Fenced] = []
    blocks = blocks_of(lines)
    how = measure(blocks)
    heads = headings(blocks)
    set_in = sum(all(line.indent for line in block) for block in blocks)
    quoted = how.wrapped and set_in * _RARE < len(blocks)
    passages: list[Passage] = []
    speaker, start = "", None
    for block in blocks:
        for part in _paragraphs(block, how, heads, stamped):
            if stamp := stamped.get(part[0].number):
                first = part[0]
                fenced.append(
                    Fenced(first.words[: stamp.length].strip(), "time code", first.number)
                )
                speaker, start = stamp.name or speaker, stamp.start
                part = (Line(first.number, first.words[stamp.length :]), *part[1:])
                part = part if part[0].words else part[1:]
            if part:
                kind = "heading" if part[0].number in heads else ""
                passage = _passage(part, how, kind or ("quote" if quoted and _is_in(part) else ""))
                passages.append(replace(passage, speaker=speaker, start=start))
                start = None
    return passages, fenced


def _paragraphs(
    block: tuple[Line, ...], how: Measure, heads: frozenset[int], stamped: dict[int, Stamp]
) -> list[tuple[Line, ...]]:
    """A block of lines as the paragraphs that it holds."""
    if how.wrapped and _is_in(block) and len(block) > 1 and not stamped:
        return [block]
    found = [[block[0]]]
    for this, after in pairwise(block):
        heading = this.number in heads or after.number in stamped
        head = this.number in stamped and len(this.words) == stamped[this.number].length
        if heading or (not head and how.parts(this, after)):
            found.append([])
        found[-1].append(after)
    return [tuple(part) for part in found]


def _is_in(block: tuple[Line, ...]) -> bool:
    return all(line.indent >= 2 for line in block)


def _passage(part: tuple[Line, ...], how: Measure, kind: str) -> Passage:
    verse = kind == "quote" and max(len(line.words) for line in part) < how.width * 0.8
    text = part[0].words
    for line in part[1:]:
        text = f"{text}\n{line.words}" if verse else join(text, line.words)
    level = 2 if kind == "heading" else 0
    return Passage(kind or "text", (Run(text),), part[0].number, level)


def _emphasised(passage: Passage) -> Passage:
    """Project Gutenberg writes italics _so_."""
    runs = []
    for at, piece in enumerate(_EMPHASIS.split(passage.text)):
        if piece:
            runs.append(Run(piece, italic=at % 2 == 1))
    return replace(passage, runs=tuple(runs))


def _hyphens(lines: tuple[Line, ...]) -> tuple[Doubt, ...]:
    found = [line for line, after in pairwise(lines) if is_hyphened(line.words) and after.words]
    if not found:
        return ()
    message = f"{len(found)} lines end in a hyphen, such as “{found[0].words[-20:]}”; all were kept"
    return (Doubt(found[0].number, message, "delete those that only break a word"),)
