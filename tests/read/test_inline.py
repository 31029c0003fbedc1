"""Words, signs and places inside a paragraph."""

from collections.abc import Callable

from tympan.model import (
    Blocks,
    Code,
    Emphasis,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Said,
    Strong,
    Text,
    leaves,
    plain,
)

Body = Callable[[str], Blocks]
Faults = Callable[[str], list[str]]


def content(blocks: Blocks) -> Inlines:
    (paragraph,) = blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.content


def texts(blocks: Blocks) -> list[tuple[str, int, int]]:
    found = [leaf for leaf in leaves(content(blocks)) if isinstance(leaf, Text)]
    return [(leaf.content, leaf.at.line, leaf.at.column) for leaf in found]


def test_the_place_of_words_is_exact_after_emphasis(body: Body) -> None:
    assert texts(body("a **b** *c* d")) == [("a ", 1, 1), ("b", 1, 5), (" ", 1, 8), ("c", 1, 10),
                                            (" d", 1, 12)]  # fmt: skip


def test_the_place_of_words_is_exact_after_an_entity_and_an_escape(body: Body) -> None:
    assert texts(body(r"a &amp; b \* c")) == [("a ", 1, 1), ("&", 1, 3), (" b ", 1, 8),
                                              ("*", 1, 11), (" c", 1, 13)]  # fmt: skip


def test_the_place_of_words_is_exact_inside_quotations_and_lists(body: Body) -> None:
    (quote,) = body("> - one\n>   two")
    (listed,) = quote.body  # type: ignore[union-attr]
    assert texts(listed.items[0]) == [("one ", 1, 5), ("two", 2, 5)]  # type: ignore[union-attr]


def test_a_tab_counts_as_one_column(body: Body) -> None:
    assert texts(body("  a\n\t\tb")) == [("a ", 1, 3), ("b", 2, 3)]


def test_windows_line_ends_and_a_byte_order_mark_move_no_place(body: Body) -> None:
    assert texts(body("\ufeffone\r\ntwo")) == [("one ", 1, 1), ("two", 2, 1)]


def test_stars_that_are_no_emphasis_stay_in_their_text(body: Body) -> None:
    assert texts(body("2 * 3 ** 4")) == [("2 * 3 ** 4", 1, 1)]


def test_a_line_end_is_a_space_but_not_between_han_or_kana(body: Body) -> None:
    assert plain(content(body("one\ntwo"))) == "one two"
    assert plain(content(body("日本\n語、\nかな"))) == "日本語、かな"
    assert plain(content(body("이충현\n감독"))) == "이충현 감독"


def test_a_backslash_or_two_spaces_end_a_line_on_purpose(body: Body) -> None:
    for text in ("one\\\ntwo", "one  \ntwo"):
        first, second, third = content(body(text))
        assert (plain((first,)), second, plain((third,))) == ("one", LineBreak(), "two")


def test_emphasis_strong_and_code_are_kept(body: Body) -> None:
    emphasis, _, strong, _, code = content(body("*a* **b** ` c `"))
    assert isinstance(emphasis, Emphasis) and isinstance(strong, Strong)
    assert isinstance(code, Code)
    assert (code.content, code.at.column) == ("c", 13)


def test_words_in_another_language_are_marked(body: Body) -> None:
    (foreign,) = content(body("[이충현]{lang=ko}"))
    assert isinstance(foreign, Foreign)
    assert (foreign.language, plain(foreign.content)) == ("ko", "이충현")


def test_a_quotation_is_given_to_its_speaker_by_any_of_their_labels(body: Body) -> None:
    for label in ("lee", "Lee", '"lee CHUNG-HYUN"', '"The  Director"'):
        (said,) = content(body(f"[“Yes.”]{{by={label}}}"))
        assert isinstance(said, Said)
        assert (said.speaker, plain(said.content), said.at.column) == ("lee", "“Yes.”", 1)


def test_a_speaker_nobody_declared_stays_as_typed(body: Body) -> None:
    (said,) = content(body("[“Yes.”]{by=Kim}"))
    assert isinstance(said, Said)
    assert said.speaker == "Kim"


def test_a_misspelt_attribute_is_a_fault(faults: Faults) -> None:
    assert faults("a [b]{lnag=ko} [c]{lang=?}") == ["1:3 unknown-key"]
    assert faults('[c]{lang="a b"}') == ["1:1 wrong-value"]


def test_a_link_keeps_its_target_and_words(body: Body) -> None:
    link, _, address = content(body("[a *b*](https://x.org) <https://y.org>"))
    assert isinstance(link, Link) and isinstance(address, Link)
    assert (link.target, plain(link.content)) == ("https://x.org", "a b")
    (shown,) = address.content
    assert isinstance(shown, Text)
    assert (shown.content, shown.at.column) == ("https://y.org", 25)


def test_a_link_that_nobody_can_follow_is_a_fault(faults: Faults) -> None:
    assert faults("[a](b.html)") == ["1:1 unsupported-link"]
    assert faults("[a](javascript:x)") == ["1:1 unsupported-link"]
    assert faults("[a](mailto:a@b.c) [b](#s1)") == []


def test_a_link_definition_that_nothing_uses_is_a_fault_as_its_words_would_be_lost(
    faults: Faults,
) -> None:
    assert faults("Hello.\n\n[Anna]: Yes.") == ["3:1 unused-reference"]
    assert faults("[a][b]\n\n[b]: https://x.org") == []


def test_html_is_a_fault_and_a_comment_is_not(faults: Faults) -> None:
    assert faults("a <i>b</i>\n\n<div>\nc\n</div>") == [
        "1:3 unsupported-markup",
        "3:1 unsupported-markup",
    ]
    assert faults("a <!-- b --> c\n\n<!-- d\n\ne -->\n") == []
    assert faults("<!-- a --> words") == ["1:1 unsupported-markup"]


def test_struck_words_and_a_linked_title_are_faults(faults: Faults) -> None:
    assert faults('~~a~~ [b](https://x.org "c")') == [
        "1:1 unsupported-markup",
        "1:7 unsupported-markup",
    ]


def test_a_picture_in_a_line_of_text_is_a_fault(faults: Faults) -> None:
    assert faults("a ![b](c.jpg)") == ["1:3 picture-in-text"]


def test_an_entity_for_a_control_character_is_a_fault(faults: Faults) -> None:
    assert faults("a &#12; b") == ["1:3 control-character"]


def test_signs_that_are_nested_without_end_are_a_fault(faults: Faults) -> None:
    deep = "[" * 20 + "x" + "]{lang=ko}" * 20
    assert set(faults(deep)) == {f"1:{column} nested-too-deeply" for column in range(17, 21)}
