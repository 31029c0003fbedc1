"""Sources by hand, one paragraph a line, and what was heard in them, short enough to read."""

import re
from collections.abc import Callable

import pytest

from tympan.intake.hear import hear
from tympan.intake.heard import Hearing
from tympan.intake.source import Passage, Run, Source

HANDS = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*")
KINDS = {"# ": "heading", "## ": "heading", "- ": "item", "? ": "term", "![": "picture"}


def _runs(text: str) -> tuple[Run, ...]:
    runs, last = [], 0
    for found in HANDS.finditer(text):
        runs.append(Run(text[last : found.start()]))
        runs.append(Run(found[1] or found[2], bold=bool(found[1]), italic=bool(found[2])))
        last = found.end()
    runs.append(Run(text[last:]))
    return tuple(run for run in runs if run.text)


def _passage(line: int, text: str) -> Passage:
    if text == "***":
        return Passage("break", (), line)
    number = re.match(r"(\d+\.) ", text)
    if number:
        return Passage("item", _runs(text[number.end() :]), line, 1, label=number[1])
    for sign, kind in KINDS.items():
        if text.startswith(sign):
            level = sign.count("#") or int(kind == "item")
            return Passage(kind, _runs(text[len(sign) :]), line, level)
    return Passage("text", _runs(text), line)


def written(*lines: str, **facts: str) -> Source:
    """A source of paragraphs; `#` heads one, `-` and `1.` are items, `?` a term, `***` a break."""
    passages = tuple(_passage(at, text) for at, text in enumerate(lines, 1))
    words = tuple(word for line in lines for word in line.split())
    return Source("by hand", "by hand", passages, words, facts=facts)


def turns_in(hearing: Hearing) -> list[str]:
    """Each passage as `id> words` where its turn opens, `id| words` where it goes on."""
    return [
        f"{heard.speaker}{'>' if heard.opens else '|'} {heard.passage.text}"
        if heard.speaker
        else f"# {heard.passage.text}"
        for heard in hearing.passages
    ]


def quotes_in(hearing: Hearing) -> list[str]:
    """Each quotation as `id: words`, `~` before the words of a fragment."""
    return [
        f"{each.speaker}: {'~' if each.partial else ''}{heard.passage.text[each.start : each.end]}"
        for heard in hearing.passages
        for each in heard.quotations
    ]


@pytest.fixture
def source() -> Callable[..., Source]:
    """How a test writes a source."""
    return written


@pytest.fixture
def turns() -> Callable[..., list[str]]:
    """How a test hears the turns of some lines."""

    def heard(*lines: str, language: str = "en", **facts: str) -> list[str]:
        return turns_in(hear(written(*lines, **facts), language))

    return heard


@pytest.fixture
def quotes() -> Callable[..., list[str]]:
    """How a test hears the quotations of some lines."""

    def heard(*lines: str, language: str = "en") -> list[str]:
        return quotes_in(hear(written(*lines), language))

    return heard


@pytest.fixture
def hearing() -> Callable[..., Hearing]:
    """How a test hears everything in some lines."""

    def heard(*lines: str, language: str = "en", **facts: str) -> Hearing:
        return hear(written(*lines, **facts), language)

    return heard
