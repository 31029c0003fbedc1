"""Markdown's inline tokens → runs, line by line, and what stands between the words."""

import re
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from tympan.intake.formats.marked.tags import Tag, parts, restored
from tympan.intake.source import Fenced, Run

_HTML = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside a line: its address, the words that stand for it, its caption."""

    target: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Inline:
    """The content of a block: its lines as they stand in the file, pictures, and fenced words.

    `hard` holds the numbers of the lines that end in a break that is meant.
    """

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    hard: set[int] = field(default_factory=set)
    pictures: list[Picture] = field(default_factory=list)
    fenced: list[Fenced] = field(default_factory=list)

    def fence(self, text: str, why: str, line: int) -> None:
        """Keep words out, on the line that is being read."""
        self.fenced.append(Fenced(text, why, line + len(self.lines) - 1))


def inline_of(block: Token, tags: tuple[Tag, ...], line: int) -> Inline:
    """What the tokens within a block say, from `line` on."""
    found = Inline()
    hand = Run("")
    links: list[str] = []
    languages: list[str] = []
    for token in block.children or ():
        match token.type:
            case "strong_open" | "strong_close":
                hand = replace(hand, bold=token.nesting > 0)
            case "em_open" | "em_close":
                hand = replace(hand, italic=token.nesting > 0)
            case "link_open":
                target = restored(str(token.attrs.get("href", "")), tags)
                links.append(target)
                hand = replace(hand, target=target)
                if token.info != "auto":
                    title = restored(str(token.attrs.get("title", "")), tags)
                    label = str(token.meta.get("label", ""))
                    found.fence(f"{label} {target} {title}".strip(), "link address", line)
            case "link_close":
                links.pop()
                hand = replace(hand, target=links[-1] if links else "")
            case "span_open":
                languages.append(str(token.attrs.get("lang", "")))
                hand = replace(hand, language=languages[-1])
                attrs = " ".join(f"{key}={value}" for key, value in token.attrs.items())
                found.fence(attrs, "attribute", line)
            case "span_close":
                languages.pop()
                hand = replace(hand, language=languages[-1] if languages else "")
            case "softbreak" | "hardbreak":
                if token.type == "hardbreak":
                    found.hard.add(len(found.lines) - 1)
                found.lines.append([])
            case "html_inline":
                hand = _html(token.content, hand, found, tags, line)
            case "image":
                _image(token, found, tags, line)
            case "footnote_ref":
                label = token.meta["label"]
                found.lines[-1].append(Run(f"[^{label}]", target=f"^{label}"))
            case _:
                _text(token.content, hand, found, tags, line)
    return found


def _text(content: str, hand: Run, found: Inline, tags: tuple[Tag, ...], line: int) -> None:
    for part in parts(content, tags):
        if isinstance(part, str):
            found.lines[-1].append(replace(hand, text=part))
            continue
        if part.target:
            found.pictures.append(Picture(part.target, part.alt, part.caption))
        found.fence(part.text, "template tag", line)


def _html(text: str, hand: Run, found: Inline, tags: tuple[Tag, ...], line: int) -> Run:
    """The hand that goes on after a tag; its own words are fenced."""
    found.fence(restored(text, tags), "HTML tag", line)
    tag = _HTML.match(text)
    if not tag:
        return hand
    opens, kind = not tag[1], tag[2].lower()
    if kind in _BOLD:
        return replace(hand, bold=opens)
    if kind in _ITALIC:
        return replace(hand, italic=opens)
    if kind == "br":
        found.lines[-1].append(Run("\n"))
    return hand


def _image(token: Token, found: Inline, tags: tuple[Tag, ...], line: int) -> None:
    target = restored(str(token.attrs.get("src", "")), tags)
    parts_of_alt = (part.content or " " for part in token.children or ())
    alt = restored(" ".join("".join(parts_of_alt).split()), tags)
    caption = str(token.attrs.get("title", ""))
    found.pictures.append(Picture(target, alt, restored(caption, tags)))
    found.fence(target, "picture address", line)
