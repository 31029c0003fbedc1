"""Runs and quotations as one line of Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tympan.intake.heard import Quotation
from tympan.intake.runs import split
from tympan.intake.source import Run
from tympan.intake.words import words_of
from tympan.intake.writing.escape import clean, escaped, escaped_whole, line_start
from tympan.read.address import FOLLOWED
from tympan.read.imprint import LANGUAGE
from tympan.read.markup import tokens

MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>&~{|!#:]|^\s*(?:[-+=]|\d)")
NOTE = re.compile(r"\^[^\s\]]+")


def inline(runs: Sequence[Run], quotations: Sequence[Quotation] = ()) -> str:
    """One paragraph of Markdown that reads back as the words of the runs, whatever they are."""
    plain = clean("".join(run.text for run in runs)).strip()
    written = "".join(_spans(runs, quotations)).strip()
    written = "\\\n".join(line_start(line.strip()) for line in written.split("\n"))
    if _reads_back(written, plain):
        return written
    bare = "\\\n".join(escaped_whole(line.strip()) for line in plain.split("\n"))
    return bare


def on_one_line(runs: Sequence[Run]) -> str:
    """The runs as the Markdown of a heading."""
    return inline([replace(run, text=" ".join(run.text.split("\n"))) for run in runs])


def _reads_back(written: str, plain: str) -> bool:
    """Whether the Markdown is one paragraph of the same words; a line without signs always is."""
    if not MEANS_SOMETHING.search(written):
        return True
    found, references = tokens(written)
    if references or [token.type for token in found] != [
        "paragraph_open", "inline", "paragraph_close",
    ]:  # fmt: skip
        return False
    said = "".join(
        "\n" if token.type in ("softbreak", "hardbreak") else token.content
        for token in found[1].children or ()
        if token.type != "footnote_ref"
    )
    shown = re.sub(r"\[\^[^\s\]]+\]", "", plain) if "[^" in plain else plain
    return words_of(said) == words_of(shown) and _bare(said) == _bare(shown)


def _bare(text: str) -> str:
    return "".join(text.split())


def _spans(runs: Sequence[Run], quotations: Sequence[Quotation]) -> Iterator[str]:
    """The runs, with every quotation whose speaker is known in a span that names them."""
    done = 0
    rest: Sequence[Run] = runs
    for quotation in sorted(quotations, key=lambda one: one.start):
        if not quotation.speaker or quotation.start < done or quotation.end <= quotation.start:
            continue
        before, rest = split(rest, quotation.start - done)
        inside, rest = split(rest, quotation.end - quotation.start)
        done = quotation.end
        mark = " .partial" if quotation.partial else ""
        yield from _styled(before)
        yield f"[{''.join(_styled(inside))}]{{by={quotation.speaker}{mark}}}"
    yield from _styled(rest)


def _styled(runs: Iterable[Run]) -> Iterator[str]:
    """The runs, neighbours in one hand together, each in its signs."""
    for _, same in groupby(runs, key=lambda run: replace(run, text="")):
        together = tuple(same)
        text = clean("".join(run.text for run in together))
        yield _dressed(text, together[0])


def _dressed(text: str, run: Run) -> str:
    bare = text.strip()
    if NOTE.fullmatch(run.target):
        return f"[{run.target}]"
    if not bare:
        return text
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    written = escaped(bare)
    sign = "*" * (run.italic + 2 * run.bold)
    written = f"{sign}{written}{sign}"
    if LANGUAGE.fullmatch(run.language):
        written = f"[{written}]{{lang={run.language}}}"
    if FOLLOWED.match(run.target) and not re.search(r"[\s<>\\]", run.target):
        written = f"[{written}](<{run.target}>)"
    return left + written + right
