"""What can be wrong in a manuscript before any rule looks at it, and why it matters."""

from tympan.diagnostic import Diagnostic, Span, error

FAULTS: dict[str, str] = {
    "no-edition": "An edition is a folder with an edition.toml: it names what is published.",
    "not-toml": "A settings file that is not TOML cannot be read at all.",
    "unknown-key": "A key that nobody reads is mostly a misspelt one, and its value would be lost.",
    "missing-key": "Some keys cannot be guessed: without them there is nothing true to print.",
    "wrong-value": "A value of another kind than its key asks for would be printed wrongly.",
    "shared-label": "A label that two speakers share cannot tell who speaks.",
    "no-sections": "An edition without a numbered Markdown file has no text.",
    "no-interview": "Each interview of a collection has an interview.toml: it gives the title.",
    "mixed-manuscript": "An edition is one interview (numbered files) or a collection (numbered "
    "folders): with both, nobody knows where the files belong.",
    "unplaced-file": "A Markdown file without a number or a set name stands nowhere in the order, "
    "so its words would not be printed.",
    "unreadable-file": "What cannot be opened cannot be printed.",
    "file-too-large": "A text of this size is mostly a picture or a film under a wrong name.",
    "not-utf8": "Text in another encoding would print as wrong characters.",
    "control-character": "Invisible control characters are not allowed in an EPUB.",
    "outside-the-folder": "An edition is whole by itself: a file outside its folder is lost when "
    "the folder is moved, and may be private.",
    "no-such-picture": "A picture that is not there leaves a hole on the page.",
    "unsupported-picture": "Only JPEG and PNG print well on paper and on every e-reader.",
    "no-such-recording": "A recording that is named and not there would leave the e-book silent.",
    "recording-too-large": "A recording of this size makes an e-book that no shop takes and few "
    "readers open.",
    "unplayable-recording": "E-readers play MP3 and AAC, and nothing else for certain.",
    "picture-in-text": "A picture in a line of text tears the lines apart; on a line of its own "
    "it becomes a figure with caption and credit.",
    "unsupported-markup": "Markup that the layouts do not know would lose words or print as signs.",
    "nested-too-deeply": "What is nested as deeply as this was never meant, and prints badly.",
    "unknown-container": "Only pull quotes are set between lines of colons.",
    "unclosed-container": "An unclosed container swallows all the text that follows it.",
    "unopened-container": "Colons that close nothing would be printed.",
    "unclosed-code": "An unclosed block of code swallows all the text that follows it.",
    "empty-pull-quote": "A pull quote repeats words of the text; without words there is nothing "
    "to look for.",
    "empty-heading": "A heading without words leaves a gap on the page and in the contents.",
    "empty-turn": "A label that nobody speaks under is mostly left over, or its words are lost.",
    "unsupported-link": "A reader of paper or of an e-book can follow only whole addresses.",
    "unused-reference": "Markdown takes a line such as “[Anna]: Yes.” for the address of a link "
    "and drops it without a word.",
    "note-without-text": "A note that is called and not written leaves a mark that leads nowhere.",
    "note-never-called": "A note that is never called has no place, so it would not be printed.",
    "note-called-twice": "A note has one mark, so that the way back from it is certain.",
    "note-defined-twice": "With two texts for one note, one of them would be lost.",
    "unequal-translation": "In facing columns each paragraph stands beside its translation; one "
    "too many shifts all that follow.",
    "note-in-note": "A note inside a note cannot be set at the foot of a page.",
}


def fault(name: str, at: Span, message: str, mend: str) -> Diagnostic:
    """One of the known faults at a place; it stops the press."""
    if name not in FAULTS:
        raise KeyError(name)
    return error(name, at, message, mend)
