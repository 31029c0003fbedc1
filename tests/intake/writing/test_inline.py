"""Runs become Markdown that reads back as the same words, whatever signs are in them."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tympan.intake.heard import Heard, Quotation
from tympan.intake.source import Passage, Run
from tympan.intake.writing.blocks import blocks
from tympan.intake.writing.inline import inline
from tympan.intake.writing.pictures import Album, beside
from tympan.model import Emphasis, Link, Said, Strong, plain
from tympan.read import read
from tympan.read.times import TIME

SIGNS = st.text(
    st.sampled_from("ab 1.-+*_[](){}<>&;:#!|\\`~^\"'“”=/@\n\u00a0é한"), min_size=1, max_size=30
)
RUNS = st.lists(
    st.builds(
        Run,
        SIGNS,
        bold=st.booleans(),
        italic=st.booleans(),
        target=st.sampled_from(["", "", "https://example.org/a_b"]),
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], object]:
    """Read a paragraph of Markdown and give its inlines, and what is wrong with it."""
    folder = tmp_path_factory.mktemp("edition")
    settings = 'title = "A title"\n[speakers.lee]\nname = "Lee"\n'
    (folder / "edition.toml").write_text(settings, "utf-8")

    def content(text: str) -> object:
        Path(folder / "01.md").write_text(text, "utf-8")
        edition, faults = read(folder)
        assert edition is not None
        assert faults == []
        (block,) = edition.interviews[0].sections[0].body
        return cast(object, getattr(block, "content"))  # noqa: B009 - paragraphs and turns differ

    return content


def test_emphasis_links_and_directions_stay_what_they_are(
    content: Callable[[str], tuple[object, ...]],
) -> None:
    runs = (
        Run("A "),
        Run("bold", bold=True),
        Run(" and "),
        Run("fine", italic=True),
        Run(" "),
        Run("link", target="https://example.org"),
        Run(" [laughs]"),
    )
    found = content(inline(runs))
    kinds = [type(node) for node in found]
    assert {Strong, Emphasis, Link} <= set(kinds)
    assert inline(runs).endswith("[laughs]")


def test_a_quotation_names_its_speaker_and_says_that_it_is_partial(
    content: Callable[[str], tuple[object, ...]],
) -> None:
    text = "It is “a dance,” she said. “I mean it.”"
    quotations = (Quotation(6, 16, "lee", partial=True), Quotation(27, 39, "lee"))
    said = [node for node in content(inline((Run(text),), quotations)) if isinstance(node, Said)]
    assert [(plain(one.content), one.partial) for one in said] == [
        ("“a dance,”", True),
        ("“I mean it.”", False),
    ]


@pytest.mark.parametrize(
    "text",
    ["1. is a number", "- is a dash", "# is a sign", "::: is no fence", "> is more", "---", "+ is"],
)
def test_what_means_something_at_a_lines_start_is_escaped(
    text: str, content: Callable[[str], tuple[object, ...]]
) -> None:
    assert plain(cast(tuple[Strong, ...], content(inline((Run(text),))))) == text


@given(RUNS)
def test_any_runs_read_back_as_their_characters(
    content: Callable[[str], tuple[object, ...]], runs: list[Run]
) -> None:
    text = "".join(run.text for run in runs)
    assume(not TIME.match(text.lstrip()))  # a time at the start becomes data
    (written,) = blocks([Heard(Passage("text", tuple(runs)))], {}, Album(beside(None)))
    if not text.strip():
        assert written == ""
        return
    found = plain(cast(tuple[Strong, ...], content(written)))
    assert "".join(found.split()) == "".join(text.split())
