"""Texts that label one half of their turns only: the questions, or the answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tympan.intake.voices.asked import (
    ANSWERS,
    ASKS,
    LEAST_QUESTIONS,
    LEAST_SHARE,
)
from tympan.intake.voices.asking import ends_asking, is_in_hand
from tympan.intake.voices.cut import before, behind
from tympan.intake.voices.turns import Spoken

# A question, or several one after another, and then a sentence that is none.
QUESTION_THEN = re.compile(r"((?:[^.?!。？！]*[?？؟])+)\s*(?=[^?？؟]*[.!。！…]|[^?？؟]+$)\S")


def answers_unlabelled(spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """The turns of a text that labels its questions only: what follows each is the answer."""
    heard: list[Spoken] = []
    under = ""
    for each in _parted_from_questions(spoken):
        if each.opens or not each.under:
            under = each.under
            heard.append(each)
        elif each.passage.kind == "picture":
            heard.append(each)
        else:
            heard.append(replace(each, under=ANSWERS, opens=under != ANSWERS))
            under = ANSWERS
    return tuple(heard)


def _parted_from_questions(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """The labelled questions without the answers that stand in their paragraphs behind them."""
    asked = [each for each in spoken if each.opens]
    ends = {id(each): QUESTION_THEN.match(each.passage.text) for each in asked}
    glued = [each for each in asked if ends[id(each)] and not ends_asking(each.passage.text)]
    for each in spoken:
        found = ends.get(id(each))
        if found and len(glued) >= LEAST_QUESTIONS and len(glued) >= LEAST_SHARE * len(asked):
            yield replace(each, passage=before(each.passage, found.end(1)))
            yield Spoken(behind(each.passage, found.end(1)), each.under)
        else:
            yield each


def questions_unlabelled(spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """The turns of a text that labels its answers only: a bold question stands before each."""
    for hand in ("bold", "italic"):
        asked = [
            index
            for index, each in enumerate(spoken[:-1])
            if not each.opens
            and is_in_hand(each.passage, hand)
            and ends_asking(each.passage.text)
            and each.passage.kind in ("text", "heading", "item")
        ]
        before_turns = [index for index in asked if spoken[index + 1].opens]
        if len(before_turns) >= LEAST_QUESTIONS and len(before_turns) >= 0.8 * len(asked):
            return tuple(
                replace(each, under=ASKS, opens=True) if index in before_turns else each
                for index, each in enumerate(spoken)
            )
    return tuple(spoken)
