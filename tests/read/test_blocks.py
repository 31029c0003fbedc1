"""Paragraphs, headings, lists, quotations, code, breaks, pull quotes."""

from collections.abc import Callable

from tympan.model import (
    Blocks,
    Break,
    Heading,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Verbatim,
    plain,
)

Body = Callable[[str], Blocks]
Faults = Callable[[str], list[str]]


def test_the_first_heading_is_the_title_of_the_section(section: Callable[[str], Section]) -> None:
    found = section("<!-- a comment -->\n# A *title*\n\nWords.")
    assert plain(found.title) == "A title"
    assert (found.at.line, found.at.column) == (2, 3)
    assert [type(block) for block in found.body] == [Paragraph]


def test_a_section_needs_no_title(section: Callable[[str], Section]) -> None:
    assert section("Words.").title == ()


def test_headings_keep_the_level_that_is_written(body: Body) -> None:
    found = body("# A\n\n#### B\n\n# C")
    assert [block.level for block in found if isinstance(block, Heading)] == [4, 1]


def test_lists_keep_their_kind_start_and_items(body: Body) -> None:
    bullets, numbers = body("- a\n\n  b\n- c\n\n3. d")
    assert isinstance(bullets, List) and isinstance(numbers, List)
    assert (bullets.start, [len(item) for item in bullets.items]) == (None, [2, 1])
    assert numbers.start == 3


def test_quotations_code_and_breaks_are_read(body: Body) -> None:
    quote, code, indented, pause = body("> a\n\n```\n b\n```\n\n    c\n\n---")
    assert isinstance(quote, Quote) and isinstance(pause, Break)
    assert isinstance(code, Verbatim) and isinstance(indented, Verbatim)
    assert (code.content, indented.content) == (" b", "c")


def test_a_pull_quote_holds_the_words_that_were_asked_for(body: Body) -> None:
    (quote,) = body("::: pull-quote\nwords *that*\nstand\n:::")
    assert isinstance(quote, PullQuote)
    assert (quote.asked, quote.words, quote.pulled_from) == ("words that stand", (), "")


def test_a_misspelt_container_is_a_fault(faults: Faults) -> None:
    assert faults("::: pull-qote\na\n:::") == ["1:1 unknown-container"]


def test_a_container_that_is_never_closed_is_a_fault(faults: Faults) -> None:
    assert faults("a\n\n::: pull-quote\nb\n\nc") == ["3:1 unclosed-container"]


def test_colons_that_close_nothing_are_a_fault(faults: Faults) -> None:
    assert faults("words\n:::") == ["2:1 unopened-container"]


def test_a_pull_quote_holds_only_words(faults: Faults) -> None:
    assert faults("::: pull-quote\n:::") == ["1:1 empty-pull-quote"]
    assert faults("::: pull-quote\n- a\n:::") == ["2:1 unsupported-markup"]


def test_code_that_is_never_closed_is_a_fault(faults: Faults) -> None:
    assert faults("```\na") == ["1:1 unclosed-code"]
    assert faults("> ```\n> a\n> ```") == []


def test_a_table_is_a_fault(faults: Faults) -> None:
    assert faults("a\n\n| a | b |\n|---|---|\n| c | d |") == ["3:1 unsupported-markup"]


def test_a_heading_in_a_list_or_without_words_is_a_fault(faults: Faults) -> None:
    assert faults("- a\n\n  ## b\n\n##") == ["3:6 unsupported-markup", "5:3 empty-heading"]


def test_blocks_that_are_nested_without_end_are_a_fault(faults: Faults) -> None:
    assert faults(">" * 200 + " a") == ["1:1 nested-too-deeply"]
