"""What holds for every text, however broken."""

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tympan.model import (
    Block,
    Edition,
    Inlines,
    Text,
    content_of,
    everything,
    leaves,
    notes_in,
    sections,
)
from tympan.read import read
from tympan.read.faults import FAULTS
from tympan.read.sheet import FORBIDDEN

SIGNS = (
    *("*", "**", "_", "`", "```\n", "[", "]", "(", ")", "[^1]", "[^1]: ", "![", "](", "a.jpg"),
    *("{", "}", "{lang=ko}", "{by=lee}", "<", ">", "<b>", "<!--", "-->", "&amp;", "&#0;", "&#12;"),
    *("\\", ":", "::: ", ":::\n", "pull-quote\n", "#", "## ", "- ", "1. ", "> ", "    ", "\t"),
    *("|", "---\n", "\n", "\n\n", '"', "'", "~~", "=", "**Lee:** ", "[laughs]", "(Jun)", "word"),
    *("é", "語", "이", "\u00a0", "\u2028", "\r", "\x00", "\ufeff", " ", "http://a.b", "[a]: b"),
)
TEXT = st.lists(st.sampled_from(SIGNS) | st.text(max_size=3), max_size=25).map("".join)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def reading(files: dict[str, str]) -> tuple[Edition | None, list[str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content.encode("utf-8", "surrogatepass"))
        edition, said = read(folder)
        return edition, [one.rule for one in said]


def blocks_of(edition: Edition) -> list[Block]:
    return list(everything(edition))


def all_inlines(edition: Edition) -> list[Inlines]:
    found = [section.title for section in sections(edition)]
    return found + [content_of(block) for block in blocks_of(edition)]


@QUICK
@given(TEXT)
def test_reading_never_raises_on_any_markdown(text: str) -> None:
    edition, said = reading({"edition.toml": 'title = "x"', "01-a.md": text})
    assert edition is not None
    assert set(said) <= set(FAULTS)


@QUICK
@given(st.text(max_size=60) | TEXT)
def test_reading_never_raises_on_any_settings(text: str) -> None:
    _, said = reading({"edition.toml": text, "01-a.md": "Words."})
    assert set(said) <= set(FAULTS)


@QUICK
@given(TEXT, TEXT)
def test_every_id_is_unique_and_ascii(first: str, second: str) -> None:
    files = {
        "edition.toml": 'title = "x"',
        "01-a.md": first,
        "02-b.md": second,
        "preface.md": first,
    }
    edition, _ = reading(files)
    assert edition is not None
    notes = [note.id for content in all_inlines(edition) for note in notes_in(content)]
    ids = [block.id for block in blocks_of(edition)] + notes
    ids += [section.id for section in sections(edition)]
    assert len(ids) == len(set(ids))
    assert all(one.isascii() for one in ids)


@QUICK
@given(TEXT)
def test_every_text_stands_in_the_file_at_the_place_it_names(text: str) -> None:
    edition, _ = reading({"edition.toml": 'title = "x"', "01-a.md": text})
    assert edition is not None
    # A line end is read as a space, a control character as the sign for what cannot be read.
    shown = re.sub("\r\n?", "\n", text.removeprefix("\ufeff"))
    lines = [FORBIDDEN.sub("\ufffd", line) + " " for line in shown.split("\n")]
    for content in all_inlines(edition):
        for leaf in leaves(content):
            if isinstance(leaf, Text):
                typed = lines[leaf.at.line - 1][leaf.at.column - 1 :]
                # An escape or an entity stands for another character.
                assert typed.startswith((leaf.content, "\\", "&"))


@QUICK
@given(st.lists(st.text("abc é語.,", min_size=1, max_size=8), min_size=1, max_size=6))
def test_plain_words_are_read_character_by_character(words: list[str]) -> None:
    text = " ".join(words).strip()
    edition, said = reading({"edition.toml": 'title = "x"', "01-a.md": text})
    assert edition is not None and said == []
    read_back = [leaf for content in all_inlines(edition) for leaf in leaves(content)]
    assert "".join(leaf.content for leaf in read_back if isinstance(leaf, Text)) == text
