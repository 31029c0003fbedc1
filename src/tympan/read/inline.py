"""The tokens of one line of thought → Inlines, each with its exact place."""

from dataclasses import dataclass, field

from markdown_it.token import Token

from tympan.diagnostic import Span
from tympan.model import Code, Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text
from tympan.read.address import address
from tympan.read.desk import Desk
from tympan.read.directions import directions
from tympan.read.joints import space_at_line_end
from tympan.read.notes import note_mark
from tympan.read.place import Stretch, stretch
from tympan.read.sheet import FORBIDDEN
from tympan.read.spans import span

DEEPEST = 16  # wrappers in each other; Markdown itself knows no limit, and readers recurse


@dataclass(slots=True)
class Tray:
    """Inlines that are being gathered inside one pair of signs.

    `run` is text that is still growing: it began at `began`, and `ends` is where it would go on.
    """

    opened_by: Token | None
    done: list[Inline] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    began: int = 0
    ends: int = -1

    def add_text(self, text: str, offset: int, place: Stretch) -> None:
        """More text; what does not follow without a gap in the file becomes a Text of its own."""
        if self.run and offset != self.ends:
            self.flush(place)
        if not self.run:
            self.began = offset
        self.run.append(text)
        self.ends = offset + len(text)

    def flush(self, place: Stretch) -> None:
        """The growing text is complete."""
        if text := "".join(self.run):
            self.done.append(Text(text, place.at(self.began)))
        self.run.clear()


def inlines(token: Token, desk: Desk) -> Inlines:
    """What an inline token holds."""
    place = stretch(desk.sheet, token)
    tokens = token.children or []
    trays = [Tray(None)]
    for number, child in enumerate(tokens):
        tray = trays[-1]
        offset = child.meta["offset"]
        if child.type == "text":
            # Only beyond the deepest nesting does the parser leave a line end in a text.
            tray.add_text(child.content.replace("\n", " "), offset, place)
        elif child.type == "softbreak":
            if space_at_line_end(tokens, number):
                tray.add_text(" ", tray.ends if tray.run else offset, place)
            tray.flush(place)
        else:
            tray.flush(place)
            if child.nesting > 0:
                trays.append(Tray(child))
            elif child.nesting == 0:
                tray.done.extend(_leaf(child, token.content, place, desk))
            elif len(trays) > 1:
                inner = trays.pop()
                trays[-1].done.extend(_wrapped(inner, len(trays), place, desk))
    for tray in reversed(trays):
        tray.flush(place)
    return directions(tuple(trays[0].done), desk.language)


def _leaf(token: Token, content: str, place: Stretch, desk: Desk) -> Inlines:
    """One token that holds no others."""
    offset = token.meta["offset"]
    at = place.at(offset)
    match token.type:
        case "text_special":
            return (Text(_visible(token, at, desk), at),)
        case "hardbreak":
            return (LineBreak(),)
        case "code_inline":
            start = offset + len(token.markup)
            # One space on each side of `` `code` `` is dropped by the parser.
            start += content.startswith(" ", start) and not token.content.startswith(" ")
            _refuse_attributes(token, (), at, desk)
            return (Code(token.content, place.at(start)),)
        case "footnote_ref":
            return note_mark(token.meta["label"], at, desk)
        case "image":
            mend = "put the picture on a line of its own, with an empty line before and after it"
            desk.refuse("picture-in-text", at, "a picture stands in a line of text", mend)
        case "html_inline" if not token.content.startswith(("<!--", "</")):
            message = f"HTML is not printed: {token.content[:40]}"
            mend = "write it in Markdown; a line ends with a backslash, emphasis is *so*"
            desk.refuse("unsupported-markup", at, message, mend)
    return ()


def _visible(token: Token, at: Span, desk: Desk) -> str:
    """The character of an entity or an escape; a line end is a space like any other."""
    if FORBIDDEN.search(token.content):
        message = f"“{token.markup}” stands for a control character"
        desk.refuse("control-character", at, message, "take it away")
        return "\ufffd"
    return " " if token.content in "\n\t" else token.content


def _wrapped(tray: Tray, depth: int, place: Stretch, desk: Desk) -> Inlines:
    """What was gathered inside a pair of signs, in its wrapper."""
    content, token = tuple(tray.done), tray.opened_by
    if not content or token is None:
        return content
    at = place.at(token.meta["offset"])
    if depth > DEEPEST:
        mend = "take most of the signs away"
        desk.refuse("nested-too-deeply", at, "too many signs are nested here", mend)
        return content
    match token.type:
        case "strong_open":
            return (Strong(content),)
        case "em_open":
            return (Emphasis(content),)
        case "link_open":
            _refuse_attributes(token, ("href",), at, desk)
            return (Link(address(str(token.attrs["href"]), at, desk), content, at),)
        case "span_open":
            return span(token, content, at, desk)
        case _:
            mend = "take the ~~ away, or write \\~~ to print it"
            desk.refuse("unsupported-markup", at, "words cannot be struck through", mend)
            return content


def _refuse_attributes(token: Token, known: tuple[str, ...], at: Span, desk: Desk) -> None:
    """A fault for what stands in braces, or as a title, where nothing would print it."""
    for key in (*token.attrs, *token.meta.get("insecure_attrs", ())):
        if key not in known:
            message = f"“{key}” is not read of a link or of code, so it is not printed"
            mend = "take it away; {lang=ko} and {by=lee} go with [words in brackets]"
            desk.refuse("unsupported-markup", at, message, mend)
