"""What holds for every text."""

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tympan.edit import edit
from tympan.edit.marked import marked_text
from tympan.model import Edition, content_of, everything, plain
from tympan.read import read

SIGNS = (
    *('"', "'", "“", "”", "‘", "’", "„", "«", "»", "「", "」", "-", "--", "---", " - ", "..."),
    *(".", ",", " ", "  ", "\t", "\u00a0", "—", "–", "(", ")", "[", "]", "!", "?", ";", ":", "…"),
    *("a", "s", "word", "1990", "95", "12", "'90s", "'n'", "tis", "é", "語", "이"),
    *("http://a.b", "a@b.c"),
)
INLINE = (*SIGNS, "*", "**", "`", "[^1]", "\n", "\n\n", "{lang=fr}", "[b]{lang=de}", "> ", "- ")
LINE = st.lists(st.sampled_from(SIGNS), max_size=20).map("".join)
TEXT = st.lists(st.sampled_from(INLINE), max_size=30).map("".join)
LANGUAGE = st.sampled_from(
    ["en", "fr", "de", "ko", "ja", "sv", "ru", "pl", "it", "es", "es-MX", "zh", "xx", "de-CH"]
)
QUICK = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]", text)


def of(text: str, language: str, quote: str) -> Edition:
    """An edition of one section, in which some words of it are asked for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "edition.toml").write_text(f'title = "x"\nlanguage = "{language}"')
        asked = f"\n\n::: pull-quote\n{quote}\n:::\n"
        (folder / "01-a.md").write_text(text + asked + "\n\n[^1]: Note's.", encoding="utf-8")
        edition, _ = read(folder)
    assert edition is not None
    return edition


@QUICK
@given(LINE, LANGUAGE)
def test_a_line_edited_twice_equals_once_and_keeps_its_words(text: str, language: str) -> None:
    once = marked_text(text, language)
    assert marked_text(once, language) == once
    assert words(once) == words(text)


@QUICK
@given(TEXT, LANGUAGE, TEXT)
def test_an_edition_edited_twice_equals_once_and_keeps_its_words(
    text: str, language: str, quote: str
) -> None:
    edition = of(text, language, quote)
    once = edit(edition)
    assert edit(once) == once
    before, after = (
        "".join(plain(content_of(block)) for block in everything(one)) for one in (edition, once)
    )
    assert words(after) == words(before)


@QUICK
@given(st.text(max_size=40), LANGUAGE)
def test_editing_never_raises(text: str, language: str) -> None:
    once = marked_text(text, language)
    assert marked_text(once, language) == once
