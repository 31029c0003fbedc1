"""Questions and answers that no label tells apart: by headings, by a bold hand, by numbers.

The one who asks and the one who answers are known by `ASKS` and `ANSWERS` until they are cast.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tympan.intake.source import Passage
from tympan.intake.voices.asking import ends_asking, is_in_hand
from tympan.intake.voices.cut import before, behind, leading
from tympan.intake.voices.names import ADDRESSES
from tympan.intake.voices.tongue import tongue
from tympan.intake.voices.turns import Script, Spoken, number_of

ASKS = "?"
ANSWERS = "!"

INVITES = re.compile(
    r"(?:please )?(?:tell|describe|explain|share|talk|walk|give|name|introduce|imagine|finish)\b"
    r"|(?:erzählen|beschreiben|erklären|nennen)\b|(?:racontez|décrivez|parlez|expliquez)\b"
    r"|(?:cuénte|describa|háble|explíque)\w*",
    re.IGNORECASE,
)
ON_LINES = "questions on lines of their own"
LEAST_QUESTIONS = 2
LEAST_SHARE = 0.4
LONGEST_PLAIN_QUESTION = 60
LEAST_ALTERNATION = 0.2
ENOUGH_TO_TELL = 80
LEAST_OWN = 0.008

Questions = frozenset[int]


def by_questions(passages: Sequence[Passage], language: str) -> tuple[str, Script] | None:
    """The turns of a text whose questions are set apart from its answers, and the shape's name.

    Headings that ask stand over reports as well: somebody must speak of themselves in the answers.
    """
    passages = _parted(passages)
    shapes: tuple[tuple[str, Callable[[Sequence[Passage]], Questions]], ...] = (
        ("numbered questions set apart", _numbered_in_a_hand),
        ("questions as headings", _headings),
        ("questions in bold", lambda all_: _in_a_hand(all_, "bold")),
        ("questions in italics", lambda all_: _in_a_hand(all_, "italic")),
        ("numbered questions", _numbered),
        ("questions set off", _set_off),
        (ON_LINES, _on_lines),
    )
    for name, find in shapes:
        questions = find(passages)
        if questions and _tell_of_themselves(passages, questions, language):
            fenced = [each for at in sorted(questions) for each in number_of(passages[at])]
            return name, Script(tuple(_turns(passages, questions)), tuple(fenced))
    return None


def _tell_of_themselves(passages: Sequence[Passage], questions: Questions, language: str) -> bool:
    """Whether the answers say “I”, where there is enough of them to tell."""
    first = min(questions)
    answers = [p.text for at, p in enumerate(passages) if at > first and at not in questions]
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", " ".join(answers).casefold())
    own = tongue(language).own
    if not own or len(words) < ENOUGH_TO_TELL:
        return True
    return sum(word.replace("’", "'") in own for word in words) >= LEAST_OWN * len(words)


def _parted(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with a bold question and the answer that follows it on its line parted."""
    found = [max(leading(each, "bold"), leading(each, "italic")) for each in passages]
    both = [
        0 < end < len(each.text.rstrip()) and ends_asking(each.text[:end]) and each.kind == "text"
        for each, end in zip(passages, found, strict=True)
    ]
    if sum(both) < LEAST_QUESTIONS:
        return tuple(passages)
    pieces: list[Passage] = []
    for passage, end, is_both in zip(passages, found, both, strict=True):
        if is_both:
            pieces += [before(passage, end), behind(passage, end)]
        else:
            pieces.append(passage)
    return tuple(pieces)


def _headings(passages: Sequence[Passage]) -> Questions:
    for level in sorted({each.level for each in passages if each.kind == "heading"}):
        heads = [i for i, p in enumerate(passages) if p.kind == "heading" and p.level == level]
        asking = [index for index in heads if ends_asking(passages[index].text)]
        if len(asking) >= LEAST_QUESTIONS and len(asking) >= LEAST_SHARE * len(heads):
            return _answered(passages, _with_invitations(passages, heads, asking))
    return frozenset()


def _with_invitations(
    passages: Sequence[Passage], set_apart: list[int], asking: list[int]
) -> list[int]:
    """The questions, and the lines set as they are that ask without a mark (“Tell us of it.”)."""
    apart, known = set(set_apart), set(asking)
    others = [
        at
        for at in set_apart
        if at not in known
        and at > asking[0]
        and at - 1 not in apart
        and at + 1 < len(passages)
        and at + 1 not in apart
        and (INVITES.match(passages[at].text.strip()) or _addresses(passages[at].text))
    ]
    return sorted((*asking, *others))


def _in_a_hand(passages: Sequence[Passage], hand: str) -> Questions:
    set_apart = [
        index
        for index, passage in enumerate(passages)
        if passage.kind in ("text", "item") and is_in_hand(passage, hand)
    ]
    asking = [index for index in set_apart if ends_asking(passages[index].text)]
    if len(asking) < LEAST_QUESTIONS or len(asking) < LEAST_SHARE * len(set_apart):
        return frozenset()
    return _answered(passages, _with_invitations(passages, set_apart, asking))


def _numbered_in_a_hand(passages: Sequence[Passage]) -> Questions:
    numbered = [
        index
        for index in _items(passages)
        if is_in_hand(passages[index], "bold") or is_in_hand(passages[index], "italic")
    ]
    asking = [index for index in numbered if ends_asking(passages[index].text)]
    if len(asking) < LEAST_QUESTIONS or len(asking) < LEAST_SHARE * len(numbered):
        return frozenset()
    return _answered(passages, numbered)


def _numbered(passages: Sequence[Passage]) -> Questions:
    items = _items(passages)
    asking = [index for index in items if ends_asking(passages[index].text)]
    if len(asking) <= LEAST_QUESTIONS or len(asking) < 0.8 * len(items):
        return frozenset()
    return _answered(passages, items)


def _set_off(passages: Sequence[Passage]) -> Questions:
    quoted = [at for at, each in enumerate(passages) if each.kind == "quote"]
    asking = [at for at in quoted if ends_asking(passages[at].text)]
    if len(asking) < LEAST_QUESTIONS or len(asking) < 0.8 * len(quoted):
        return frozenset()
    return _answered(passages, quoted)


def _on_lines(passages: Sequence[Passage]) -> Questions:
    """Plain paragraphs that ask somebody, each answered by paragraphs that do not ask."""
    texts = [i for i, p in enumerate(passages) if p.kind == "text" and p.text.strip()]
    asking = [index for index in texts if ends_asking(passages[index].text)]
    short = [index for index in asking if _asks_shortly(passages[index])]
    if len(short) <= LEAST_QUESTIONS or len(short) < len(asking):
        return frozenset()
    addressed = sum(_addresses(passages[index].text) for index in short)
    after_the_first = sum(index >= short[0] for index in texts)
    if addressed < LEAST_SHARE * len(short) or len(short) < LEAST_ALTERNATION * after_the_first:
        return frozenset()
    return _answered(passages, short)


def _asks_shortly(passage: Passage) -> bool:
    text = passage.text.strip()
    is_short = len(text.split()) <= LONGEST_PLAIN_QUESTION
    return is_short and passage.start is None and text[0] not in "“\"„«‘「'–—-"


def _addresses(text: str) -> bool:
    return bool(ADDRESSES & set(re.findall(r"[^\W\d_]+", text.casefold())))


def _items(passages: Sequence[Passage]) -> list[int]:
    return [
        index
        for index, passage in enumerate(passages)
        if passage.kind == "item" and passage.label[:1].isdigit()
    ]


def _answered(passages: Sequence[Passage], questions: list[int]) -> Questions:
    """The questions, if words in another hand follow nearly all of them."""
    asked = set(questions)
    answered = [
        index
        for index in questions
        if any(
            passage.kind != "heading" and passage.text.strip() and index + 1 + step not in asked
            for step, passage in enumerate(passages[index + 1 : index + 3])
        )
    ]
    return frozenset(asked) if len(answered) >= 0.7 * len(asked) else frozenset()


def _turns(passages: Sequence[Passage], questions: Questions) -> list[Spoken]:
    spoken: list[Spoken] = []
    under = ""
    for index, passage in enumerate(passages):
        if index in questions:
            asked = replace(
                passage,
                kind="text",
                level=0,
                label="",
                runs=tuple(replace(run, bold=False, italic=False) for run in passage.runs),
            )
            spoken.append(Spoken(asked, ASKS, "", under != ASKS))
            under = ASKS
        elif passage.kind in ("heading", "break"):
            under = ""
            spoken.append(Spoken(passage))
        elif passage.kind == "note":
            spoken.append(Spoken(passage))
        elif under == ASKS and passage.kind != "picture":
            under = ANSWERS
            spoken.append(Spoken(passage, under, "", True))
        else:
            spoken.append(Spoken(passage, under))
    return spoken
