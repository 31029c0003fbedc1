"""The script of a source: which shape its speakers are marked in, and so who speaks where."""

from collections.abc import Sequence

from tympan.intake.source import Doubt, Passage
from tympan.intake.voices import asked, dashes, halves, lines, turns
from tympan.intake.voices.join import counted_under
from tympan.intake.voices.label import marks_in
from tympan.intake.voices.names import bare, initials_of, is_initials
from tympan.intake.voices.turns import Script, Spoken
from tympan.intake.voices.weigh import Choice, choose
from tympan.intake.voices.words import is_letter, kind_of

NO_SHAPE = "prose"
MOST_DOUBTS = 8
A_TALK = 200  # words before the first turn


def scripted(passages: Sequence[Passage], language: str) -> tuple[str, Script, tuple[Doubt, ...]]:
    """The shape's name, every passage with the label it is spoken under, and what is doubtful."""
    shape, script, doubts = _in_shape(passages, language)
    return shape, turns.closed(script), doubts


def _in_shape(passages: Sequence[Passage], language: str) -> tuple[str, Script, tuple[Doubt, ...]]:
    choice = choose(passages, marks_in(passages))
    questions = asked.by_questions(passages, language)
    if choice.marks and not (questions and _opens(questions[1]) > 2 * len(choice.marks)):
        parted = lines.at_labels(passages, choice.marks)
        if len(parted) != len(passages):
            passages = parted
            choice = choose(passages, marks_in(passages))
        script = _with_the_unlabelled(turns.by_labels(passages, choice.marks), choice)
        return _shape(choice, script), script, _doubts(passages, choice)
    if questions:
        return *questions, _by_marks_alone(*questions)
    dialogue = dashes.by_dashes(passages)
    if dialogue:
        return "dialogue dashes", *dialogue
    return NO_SHAPE, Script(tuple(Spoken(passage) for passage in passages)), ()


def _opens(script: Script) -> int:
    return sum(each.opens for each in script.spoken)


def _with_the_unlabelled(script: Script, choice: Choice) -> Script:
    """The script with the turns that stand without a label beside those that have one."""
    labels = set(counted_under([mark.label for mark in choice.marks]).values())
    asks = all(mark.whole or kind_of(mark.label) == "asks" for mark in choice.marks)
    if len(labels) == 1 and asks and all(mark.form != "speaker" for mark in choice.marks):
        return Script(halves.answers_unlabelled(script.spoken), script.fenced)
    return Script(halves.questions_unlabelled(script.spoken), script.fenced)


def _by_marks_alone(name: str, script: Script) -> tuple[Doubt, ...]:
    if name != asked.ON_LINES:
        return ()
    first = next(each.passage.line for each in script.spoken if each.opens)
    message = "questions and answers were told apart by their question marks alone, from here on"
    return (Doubt(first, message, "read the turns once and correct the labels where they slip"),)


def _shape(choice: Choice, script: Script) -> str:
    """The shape's name, for the report."""
    forms = {mark.form for mark in choice.marks}
    labels = [mark.label for mark in choice.marks]
    if "speaker" in forms:
        name = "the format's own speakers"
    elif forms & {"term"}:
        name = "a definition list"
    elif forms & {"alone"}:
        name = "labels on lines of their own"
    elif all(is_letter(label) or kind_of(label) in ("asks", "answers") for label in labels):
        name = "question and answer labels"
    elif forms <= {"bold", "bare"}:
        name = "names in bold"
    elif forms & {"colon", "bold", "letter"}:
        name = "names before a colon"
    else:
        name = "names set apart"
    names = frozenset().union(*map(initials_of, labels))
    if any(is_initials(label) and bare(label).replace(".", "") in names for label in labels):
        name += ", then initials"
    first = next((at for at, each in enumerate(script.spoken) if each.opens), 0)
    before = sum(len(each.passage.text.split()) for each in script.spoken[:first])
    return f"a talk or an introduction, then {name}" if before > A_TALK else name


def _doubts(passages: Sequence[Passage], choice: Choice) -> tuple[Doubt, ...]:
    """What looks like a label and was left in the text, and answers of several people."""
    return tuple(
        Doubt(
            passages[mark.index].line,
            f"“{mark.label}” may name a speaker; it was left in the text",
            f"if it does, begin the paragraph with **{mark.label}:** and declare the speaker",
        )
        for mark in choice.doubtful[:MOST_DOUBTS]
    )
