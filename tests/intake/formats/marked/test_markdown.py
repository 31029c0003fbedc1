"""Markdown of real authors: front matter, template tags and HTML stay out of the words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.diagnostic import Fault
from tympan.intake.formats import read_source
from tympan.intake.source import Passage, Source

Read = Callable[..., Source]


def texts(source: Source) -> list[str]:
    return [passage.text for passage in source.passages]


def only(source: Source) -> Passage:
    [passage] = source.passages
    return passage


def whys(source: Source) -> dict[str, str]:
    return {part.why: part.text for part in source.fenced}


def test_front_matter_becomes_facts(read: Read) -> None:
    head = "---\ntitle: Clocks: a talk\ndate: 2024-03-05\nspeakers:\n- Ada\n- Ben\n---\n\nHello.\n"
    source = read(head.replace("Clocks: a talk", '"Clocks: a talk"'), "a.md")
    assert source.facts == {"title": "Clocks: a talk", "date": "2024-03-05", "speakers": "Ada; Ben"}
    assert (only(source).text, only(source).line) == ("Hello.", 9)


def test_toml_front_matter_becomes_facts(read: Read) -> None:
    assert read('+++\ntitle = "Clocks"\n+++\nHello.\n', "a.md").facts == {"title": "Clocks"}


def test_front_matter_that_cannot_be_read_is_told(read: Read) -> None:
    source = read("---\ntitle: Clocks: a talk\n---\n\nHello.\n", "a.md")
    assert texts(source) == ["Hello."]
    assert "front matter" in source.doubts[0].message


def test_text_between_two_rules_is_no_front_matter(read: Read) -> None:
    assert "Hello there." in texts(read("---\n\nHello there.\n\n---\n\nMore.\n", "a.md"))


def test_bold_and_italic_are_kept(read: Read) -> None:
    runs = only(read("**Ada:** I *love* it.\n", "a.md")).runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Ada:", True, False),
        (" I ", False, False),
        ("love", False, True),
        (" it.", False, False),
    ]


@pytest.mark.parametrize("label", ["**Ada:**Yes", "**Ada: **Yes", "** Ada:** Yes"])
def test_bold_that_markdown_does_not_see_is_bold(read: Read, label: str) -> None:
    first, rest = only(read(f"{label}.\n", "a.md")).runs
    assert (first.text, first.bold, rest.text) == ("Ada:", True, " Yes.")


def test_turns_on_following_lines_are_parted(read: Read) -> None:
    assert texts(read("**Q:** Why\n**A:** Because\nof it.\n", "a.md")) == [
        "Q: Why",
        "A: Because of it.",
    ]


def test_wrapped_lines_stay_one_paragraph(read: Read) -> None:
    assert texts(read("One line\nand another.\nAnd a third.\n", "a.md")) == [
        "One line and another. And a third."
    ]


def test_a_label_in_brackets_is_not_swallowed_as_an_address(read: Read) -> None:
    assert texts(read("# Talk\n\n[Ada]: Yes.\n\n[Ben]: No.\n", "a.md")) == [
        "Talk",
        "[Ada]: Yes.",
        "[Ben]: No.",
    ]


def test_links_keep_their_addresses_as_data(read: Read) -> None:
    source = read(
        'See [the shop](https://example.org/a%20b "Shop") and [more][1].\n\n[1]: /x\n', "a.md"
    )
    assert only(source).text == "See the shop and more."
    targets = [run.target for run in only(source).runs if run.target]
    assert targets == ["https://example.org/a%20b", "/x"]


def test_lists_have_their_numbers_and_depth(read: Read) -> None:
    source = read("3. __Why?__\n\n    Because.\n\n    - one\n", "a.md")
    assert [(one.kind, one.level, one.label, one.text) for one in source.passages] == [
        ("item", 1, "3.", "Why?"),
        ("text", 1, "", "Because."),
        ("item", 2, "", "one"),
    ]


def test_indented_text_is_text(read: Read) -> None:
    source = read("# T\n\n    Set in from the margin.\n", "a.md")
    assert [passage.kind for passage in source.passages] == ["heading", "text"]


def test_a_picture_tag_becomes_a_picture(read: Read) -> None:
    source = read('Look:\n\n{% image "a/clock.jpg" "The tall clock" %}\n\nNice.\n', "a.md")
    picture = source.passages[1]
    assert (picture.kind, picture.target, picture.label) == (
        "picture",
        "a/clock.jpg",
        "The tall clock",
    )


def test_other_template_tags_are_fenced(read: Read) -> None:
    source = read("# T\n\nA {{ page.word }} here. {{< note >}}\n", "a.md")
    assert texts(source)[1] == "A here."
    assert {part.text for part in source.fenced} == {"{{ page.word }}", "{{< note >}}"}


def test_html_blocks_are_read_and_their_tags_fenced(read: Read) -> None:
    source = read(
        '# T\n\n<figure>\n<img src="a.jpg" alt="A clock">\n'
        "<figcaption>The <b>clock</b></figcaption>\n</figure>\n",
        "a.md",
    )
    picture = source.passages[1]
    assert (picture.kind, picture.text, picture.label, picture.line) == (
        "picture",
        "The clock",
        "A clock",
        4,
    )
    assert "HTML tag" in whys(source)


def test_notes_stand_where_they_are_written_and_know_their_mark(read: Read) -> None:
    source = read("A word[^1] here.\n\n[^1]: The note.\n", "a.md")
    text, note = source.passages
    assert [run.target for run in text.runs] == ["", "^1", ""]
    assert (note.kind, note.target, note.text) == ("note", "1", "The note.")


def test_a_pull_quote_is_fenced_since_it_repeats_words(read: Read) -> None:
    source = read("Clocks are honest.\n\n::: pull-quote\nClocks are honest.\n:::\n", "a.md")
    assert texts(source) == ["Clocks are honest."]
    assert whys(source)["pull quote"] == "Clocks are honest."


def test_a_marked_language_is_kept(read: Read) -> None:
    runs = only(read("He is [이충현]{lang=ko}.\n", "a.md")).runs
    assert [run.language for run in runs] == ["", "ko", ""]


def test_a_paragraph_over_hyphens_is_no_heading(read: Read) -> None:
    line = "This is a whole paragraph of the text that stands over a rule by chance. " * 3
    assert read(f"{line}\n---\n\nMore.\n", "a.md").passages[0].kind == "text"


def test_definition_lists_have_terms(read: Read) -> None:
    kinds = [(one.kind, one.text) for one in read("Ada\n: Yes.\n\nBen\n: No.\n", "a.md").passages]
    assert kinds == [("term", "Ada"), ("text", "Yes."), ("term", "Ben"), ("text", "No.")]


def test_escaped_brackets_are_brackets(read: Read) -> None:
    assert only(read("Well. \\[applause\\] Thanks.\n", "a.md")).text == "Well. [applause] Thanks."


def test_text_full_of_markdowns_signs_is_markdown_under_any_name(read: Read) -> None:
    assert read("**Ada:** Yes.\n\n**Ben:** No.\n\n**Ada:** So.\n", "talk.txt").format == "Markdown"


def test_what_is_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(Fault) as raised:
        read_source("a.md", b"> " * 5000 + b"x")
    assert raised.value.diagnostics[0].rule == "source-broken"


def test_pictures_inside_a_turn_are_found_in_a_real_interview(read: Read, samples: Path) -> None:
    source = read((samples / "18f_nasa_historian.md").read_bytes(), "18f_nasa_historian.md")
    assert [passage.kind for passage in source.passages].count("picture") == 3
    assert source.facts["authors"] == "kate"
