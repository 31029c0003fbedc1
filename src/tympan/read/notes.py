"""Notes: what is written below the text, and the mark where it is called."""

from dataclasses import replace

from markdown_it.token import Token

from tympan.diagnostic import Span
from tympan.model import NoteMark
from tympan.read.desk import Desk, Ids, NoteText
from tympan.read.nesting import closing


def gather_notes(tokens: list[Token], desk: Desk) -> None:
    """Put the texts of all notes of a file ready on the desk."""
    for number, token in enumerate(tokens):
        if token.type != "footnote_reference_open":
            continue
        label = str(token.meta["label"])
        at = desk.sheet.starts(token.map[0] if token.map else 0)
        if label in desk.notes:
            message = f"the note [^{label}] is written twice"
            mend = "give one of the two another label"
            desk.refuse("note-defined-twice", at, message, mend)
            continue
        body = tokens[number + 1 : closing(tokens, number)]
        desk.notes[label] = NoteText(at, body)


def note_mark(label: str, at: Span, desk: Desk) -> tuple[NoteMark, ...]:
    """The mark of a note with the note itself; none when it cannot be."""
    if desk.in_note:
        mend = "write both as one note, or put the mark into the text"
        desk.refuse("note-in-note", at, "a note is called inside a note", mend)
    elif label not in desk.notes:
        message = f"the note [^{label}] is called here and not written"
        mend = f"write it below the text, as [^{label}]: …, or \\[^ to print the bracket"
        desk.refuse("note-without-text", at, message, mend)
    elif label in desk.called:
        message = f"the note [^{label}] is called a second time"
        mend = "write a note of its own here"
        desk.refuse("note-called-twice", at, message, mend)
    else:
        desk.called.add(label)
        number = next(desk.numbers)
        name = f"{desk.prefix}n{number}"
        inside = replace(desk, ids=Ids(name), in_note=True)
        # Blocks hold inlines and a note holds blocks: the circle closes here, once.
        from tympan.read.blocks import blocks

        return (NoteMark(name, number, blocks(desk.notes[label].tokens, inside), at),)
    return ()


def refuse_uncalled(desk: Desk) -> None:
    """A fault for each note that has no mark."""
    for label, note in desk.notes.items():
        if label not in desk.called:
            message = f"the note [^{label}] is never called"
            mend = f"put [^{label}] where it belongs in the text, or take the note away"
            desk.refuse("note-never-called", note.at, message, mend)
