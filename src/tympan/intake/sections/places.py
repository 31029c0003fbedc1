"""The places where a text may be cut at all."""

from collections.abc import Collection, Sequence

from tympan.intake.heard import Heard

# What goes with the paragraph before it.
DEPENDENT = ("item", "quote", "verbatim", "picture", "note", "break")


def places(passages: Sequence[Heard], asking: Collection[str]) -> list[int]:
    """The passages before which a section may begin.

    In a conversation only before a question, or before a new turn where nobody asks; in prose
    before a paragraph that the narrator begins; never inside a turn, a quotation or a list.
    """
    everywhere = [at for at in range(1, len(passages)) if _may_begin(passages, at)]
    if any(heard.speaker for heard in passages):
        return [at for at in everywhere if _is_turn(passages, at, asking)]
    led = [at for at in everywhere if not _begins_with_speech(passages[at])]
    return led or everywhere


def _may_begin(passages: Sequence[Heard], at: int) -> bool:
    here, before = passages[at], passages[at - 1]
    return (
        here.passage.kind not in DEPENDENT
        and bool(here.passage.text.strip())
        and before.passage.kind not in ("heading", "term")
        and not before.passage.text.rstrip().endswith((":", "\uff1a"))
        and not _runs_on(before)
    )


def _is_turn(passages: Sequence[Heard], at: int, asking: Collection[str]) -> bool:
    here, before = passages[at], passages[at - 1]
    if not here.speaker:
        return bool(before.speaker)
    if not here.opens:
        return False
    return not asking or (here.speaker in asking and before.speaker not in asking)


def _begins_with_speech(heard: Heard) -> bool:
    text = heard.passage.text
    begin = len(text) - len(text.lstrip())
    return any(quotation.start == begin for quotation in heard.quotations)


def _runs_on(heard: Heard) -> bool:
    """Whether a quotation is open at a paragraph's end: it goes on in the next one."""
    text = heard.passage.text.rstrip()
    for opening, closing in ("“”", "«»", "「」", "„“"):
        if opening in text and text.rfind(opening) > max(text.rfind(closing), text.rfind("”")):
            return True
    return False
