"""Labels and who speaks."""

from collections.abc import Callable

import pytest

from tympan.diagnostic import Diagnostic
from tympan.model import Blocks, Break, Edition, Heading, Paragraph, Turn, content_of, plain

Body = Callable[[str], Blocks]
Read = Callable[[dict[str, str]], tuple[Edition, list[Diagnostic]]]


def words(blocks: Blocks) -> list[str]:
    return [plain(content_of(block)) for block in blocks]


@pytest.mark.parametrize(
    "label", ["**Lee:**", "**Lee**:", "**lee :**", "**Lee** :", "**Lee Chung-hyun:**", "**Lee：**"]
)
def test_a_bold_name_with_a_colon_opens_a_turn(body: Body, label: str) -> None:
    (turn,) = body(f"{label} Words.")
    assert isinstance(turn, Turn)
    assert (turn.speaker, words(turn.body)) == ("lee", ["Words."])


def test_the_words_after_a_label_keep_their_place(body: Body) -> None:
    (turn,) = body("**Lee:**  Words.")
    assert isinstance(turn, Turn)
    (paragraph,) = turn.body
    assert isinstance(paragraph, Paragraph)
    assert (turn.at.column, paragraph.content[0].at.column) == (1, 11)  # type: ignore[union-attr]


def test_what_follows_without_a_label_belongs_to_the_turn(body: Body) -> None:
    first, second = body("**Ann:** One?\n\n**Lee:** Two.\n\nThree.\n\n> Four.")
    assert isinstance(first, Turn) and isinstance(second, Turn)
    assert (len(first.body), len(second.body)) == (1, 3)


def test_a_heading_or_a_break_ends_a_turn_and_is_kept(body: Body) -> None:
    found = body("**Lee:** One.\n\n---\n\nTwo.\n\n**Lee:** Three.\n\n## Four\n\nFive.")
    assert [type(one) for one in found] == [Turn, Break, Paragraph, Turn, Heading, Paragraph]


def test_a_label_nobody_declared_is_kept_for_a_rule_to_judge(body: Body) -> None:
    (turn,) = body("**Kim:** Words.")
    assert isinstance(turn, Turn)
    assert (turn.speaker, turn.label) == ("", "Kim")


def test_bold_words_without_a_colon_open_nothing(body: Body) -> None:
    assert [type(one) for one in body("**Lee** said: yes.")] == [Paragraph]


def test_a_label_that_nobody_speaks_under_is_a_fault(faults: Callable[[str], list[str]]) -> None:
    assert faults("**Ann:**\n\n**Lee:** Words.") == ["1:1 empty-turn"]
    assert faults("**Ann:**\n\nWords.") == []


def test_a_turn_keeps_its_id_while_words_and_paragraphs_change(edition: Read) -> None:
    def ids(text: str) -> list[str]:
        found, _ = edition({"01-a.md": text})
        body = found.interviews[0].sections[0].body
        return [block.id for block in body if isinstance(block, Turn)]

    written = ids("Before.\n\n**Lee:** One.\n\n**Ann:** Two.")
    edited = ids("## Head\n\nBefore, and more.\n\n**Lee:** One!\n\nAnd.\n\n---\n\n**Ann:** Two?")
    assert written == edited == ["t-001", "t-002"]


def test_turns_are_counted_through_the_edition(edition: Read) -> None:
    found, _ = edition({"01-a.md": "**Lee:** a", "02-b.md": "**Ann:** b"})
    ids = [section.body[0].id for section in found.interviews[0].sections]
    assert ids == ["t-001", "t-002"]
