"""Where an interview is cut, and what stands over its sections."""

from itertools import pairwise

from tympan.intake.heard import Heard, Hearing, Quotation, Voice
from tympan.intake.sections import divide
from tympan.intake.sections.cuts import ONE_SECTION, cuts, target
from tympan.intake.source import Passage, Run
from tympan.intake.words import words_of

BOATS = (
    "The wooden boat needs tar on the hull, rope for the mast and a dry boathouse in winter. "
    "My father built each boat from larch planks, and every plank of the hull was cut by hand. "
)
BEES = (
    "The bees make honey from lime blossom, and a hive holds sixty thousand bees in summer. "
    "My sister keeps eleven hives behind the orchard and sells the honey at the market. "
)
ANN = Voice("ann", "Ann Bell", "Bell", "interviewer")
LEE = Voice("lee", "Lee Marsh", "Marsh", "guest")


def said(text: str, speaker: str = "", opens: bool = False) -> Heard:
    return Heard(Passage("text", (Run(text),)), speaker, "", opens)


def heading(text: str, level: int) -> Heard:
    return Heard(Passage("heading", (Run(text),), level=level))


def hearing(*passages: Heard, voices: tuple[Voice, ...] = ()) -> Hearing:
    return Hearing("", "en", "prose", voices, passages)


def conversation() -> Hearing:
    """Eight questions: four about boats, then four about bees."""
    passages = []
    for subject, question in ((BOATS, "the boats"), (BEES, "the bees")):
        for number in range(4):
            passages.append(said(f"What about {question}, part {number}?", "ann", opens=True))
            passages.append(said(subject * 2, "lee", opens=True))
            passages.append(said(subject, "lee"))
    return hearing(*passages, voices=(ANN, LEE))


def test_a_short_text_is_one_section() -> None:
    assert len(divide(hearing(said(BOATS), said(BEES)))) == 1


def test_headings_of_the_source_win() -> None:
    parts = divide(
        hearing(heading("Boats", 2), said(BOATS), heading("Bees", 2), said(BEES * 9), said(BOATS))
    )
    assert [part.heading and part.heading.passage.text for part in parts] == ["Boats", "Bees"]


def test_a_heading_without_text_goes_into_the_next_section() -> None:
    parts = divide(hearing(heading("One", 2), heading("Two", 2), said(BOATS), heading("Three", 2)))
    assert [part.heading and part.heading.passage.text for part in parts] == ["One", "Three"]
    assert parts[0].passages[0].passage.text == "Two"


def test_a_conversation_is_cut_where_the_subject_turns_and_before_a_question() -> None:
    parts = divide(conversation())
    firsts = [part.passages[0] for part in parts]
    assert all(first.speaker == "ann" and first.opens for first in firsts)
    assert "What about the bees, part 0?" in [first.passage.text for first in firsts]


def test_each_title_stands_in_its_section_and_no_two_are_alike() -> None:
    parts = divide(conversation())
    titles = [part.title for part in parts]
    assert len(set(titles)) == len(parts) > 1
    for part in parts:
        text = " ".join(heard.passage.text for heard in part.passages)
        assert part.title[1:] in text
        assert 2 <= len(part.title.split()) <= 6


def test_no_passage_is_lost_or_moved() -> None:
    whole = conversation()
    parts = divide(whole)
    assert [heard for part in parts for heard in part.passages] == list(whole.passages)


def test_prose_is_never_cut_inside_a_quotation_nor_before_one() -> None:
    passages = []
    for number in range(12):
        subject = BOATS if number < 6 else BEES
        passages.append(said(subject))
        text = f"“{subject.strip()}”"
        quotation = Quotation(0, len(text), "lee")
        passages.append(Heard(Passage("text", (Run(text),)), quotations=(quotation,)))
    parts = divide(hearing(*passages, voices=(LEE,)))
    assert len(parts) > 1
    assert not any(part.passages[0].quotations for part in parts)


def test_sections_are_near_the_length_that_reads_well() -> None:
    lengths = [60] * 60
    chosen = cuts(lengths, dict.fromkeys(range(1, 60), 0.0))
    wanted = target(sum(lengths))
    sizes = [sum(lengths[a:b]) for a, b in pairwise([0, *chosen, 60])]
    assert all(wanted / 2 <= size <= 1.5 * wanted for size in sizes)


def test_a_text_without_a_place_to_cut_stays_whole() -> None:
    assert cuts([ONE_SECTION * 3], {}) == []


def test_korean_and_japanese_sections_have_titles_of_their_own_words() -> None:
    for language, text in (
        ("ko", "나무 배는 겨울마다 새로 칠해야 한다. 아버지의 조선소 마당에는 낡은 배가 있었다. "),
        ("ja", "木造船の手入れは冬の仕事だった。造船所の庭に古い船があった。"),
    ):
        whole = Hearing("", language, "prose", (), tuple(said(text * 4) for _ in range(3)))
        (part,) = divide(whole)
        assert part.title
        assert words_of(part.title)[0] in words_of(text)
