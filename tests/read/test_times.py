"""When something was said, and which quotations are fragments."""

from collections.abc import Callable

from tympan.model import Paragraph, Said, Section, Turn, plain

Sectioned = Callable[[str], Section]


def test_a_time_in_brackets_behind_a_label_is_when_the_turn_begins(section: Sectioned) -> None:
    (turn,) = section("**Lee:** [0:03:31.5] Well, it began.").body
    assert isinstance(turn, Turn) and isinstance(turn.body[0], Paragraph)
    assert turn.start == 211.5
    assert plain(turn.body[0].content) == "Well, it began."


def test_a_paragraph_without_a_speaker_has_its_time_too(section: Sectioned) -> None:
    (paragraph,) = section("[1:02:03] Words.").body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.start == 3723


def test_words_behind_a_time_keep_their_place_in_the_file(section: Sectioned) -> None:
    (paragraph,) = section("[02:03]  Words.").body
    assert isinstance(paragraph, Paragraph)
    assert getattr(paragraph.content[0], "at").column == 10  # noqa: B009 - any inline has one here


def test_brackets_that_hold_no_time_or_stand_alone_stay_words(section: Sectioned) -> None:
    for text in ("[12:75] Words.", "[2 May] Words.", "[00:03:31]"):
        (paragraph,) = section(text).body
        assert isinstance(paragraph, Paragraph)
        assert paragraph.start is None
        assert plain(paragraph.content) == text


def test_a_quotation_can_be_marked_as_partial(section: Sectioned) -> None:
    (paragraph,) = section("It is [“a dance,”]{by=lee .partial} and [“I mean it.”]{by=lee}").body
    assert isinstance(paragraph, Paragraph)
    said = [node for node in paragraph.content if isinstance(node, Said)]
    assert [(node.speaker, node.partial) for node in said] == [("lee", True), ("lee", False)]


def test_an_unknown_mark_in_braces_is_told(
    edition: Callable[..., tuple[object, list[object]]],
) -> None:
    _, said = edition({"01-a.md": "[“a dance”]{by=lee .partail}"})
    assert "did you mean “partial”?" in str(said[0])
