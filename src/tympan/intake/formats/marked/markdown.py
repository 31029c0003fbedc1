"""Markdown → passages; what is no words of the interview is fenced with its place."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it.token import Token

from tympan.intake.formats.entities import without_entities
from tympan.intake.formats.joints import ends_sentence, seam
from tympan.intake.formats.limits import LARGEST_MARKDOWN, refuse_lines, refuse_size
from tympan.intake.formats.marked.grammar import tokens
from tympan.intake.formats.marked.hands import Inline, inline_of
from tympan.intake.formats.marked.matter import front_matter
from tympan.intake.formats.marked.tags import Tag, parts, restored, without_tags
from tympan.intake.formats.tables import Cell, table
from tympan.intake.runs import squeezed
from tympan.intake.source import Fenced, Passage, Run, Source
from tympan.intake.words import words_of

# A line that begins a turn, though Markdown would go on with the paragraph.
_TURN = re.compile(r"\s*(?:(?:\*\*|__)\S|[–—]\s|>>|(?:[^\W\d_][\w.’'-]*\s?){1,4}[:：]\s)")
_LONGEST_HEADING = 160
_HTML_TAG = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class _Page:
    """Where the reader stands: the lists and quotations around it, and what it has found."""

    tags: tuple[Tag, ...]
    lines: list[str]
    above: int
    passages: list[Passage] = field(default_factory=list)
    fenced: list[Fenced] = field(default_factory=list)
    lists: list[bool] = field(default_factory=list)
    quotes: int = 0
    label: str = ""
    fresh: bool = False
    note: str = ""
    pull: bool = False
    term: bool = False
    heading: tuple[int, bool] | None = None
    cells: list[list[Cell]] | None = None

    def line(self, token: Token) -> int:
        """The line of the file that a block begins on."""
        return (token.map[0] if token.map else 0) + self.above + 1


def read_markdown(name: str, text: str) -> Source:
    """The blocks of a Markdown file, its front matter as facts, template tags fenced."""
    refuse_size(name, len(text), LARGEST_MARKDOWN, "characters")
    refuse_lines(name, text)
    taken, facts, doubts = front_matter(text)
    marked, tags = without_tags(text[taken:])
    found, references = tokens(name, marked)
    page = _Page(tags, marked.split("\n"), text[:taken].count("\n"))
    if taken:
        page.fenced.append(Fenced(text[:taken].strip(), "front matter", 1))
    for token in found:
        _read(page, token)
    for begin, end in references:
        words = "\n".join(page.lines[begin:end])
        fenced = Fenced(restored(words, tags), "link address", begin + page.above + 1)
        page.fenced.append(fenced)
    return Source(
        name=name,
        format="Markdown",
        passages=tuple(page.passages),
        words=words_of(without_entities(text)),
        fenced=tuple(sorted(page.fenced, key=lambda part: part.line)),
        doubts=doubts,
        facts=facts,
    )


def _read(page: _Page, token: Token) -> None:
    """One token; containers change where the reader stands, the others are taken down."""
    match token.type:
        case "bullet_list_open" | "ordered_list_open":
            page.lists.append(token.type.startswith("ordered"))
        case "bullet_list_close" | "ordered_list_close":
            page.lists.pop()
        case "list_item_open":
            page.fresh, page.label = True, f"{token.info}{token.markup}" if page.lists[-1] else ""
            if page.label:
                page.fenced.append(Fenced(page.label, "list number", page.line(token)))
        case "list_item_close":
            page.fresh = False
        case "blockquote_open" | "blockquote_close":
            page.quotes += token.nesting
        case "footnote_reference_open":
            page.note = token.meta["label"]
            page.fenced.append(Fenced(page.note, "note mark", page.line(token)))
        case "footnote_reference_close":
            page.note = ""
        case "container_block_open":
            page.pull = token.info.strip() == "pull-quote"
            page.fenced.append(Fenced(token.info.strip(), "container", page.line(token)))
        case "container_block_close":
            page.pull = False
        case "dt_open" | "dt_close":
            page.term = token.nesting > 0
        case "heading_open":
            # Underlined with hyphens, a whole paragraph becomes a heading by mistake.
            page.heading = int(token.tag[1:]), token.markup.startswith("#")
        case "heading_close":
            page.heading = None
        case "table_open":
            page.cells = []
        case "tr_open" if page.cells is not None:
            page.cells.append([])
        case "table_close" if page.cells is not None:
            passages, fenced = table(page.cells)
            page.passages += passages
            page.fenced += fenced
            page.cells = None
        case "inline" | "fence" | "html_block" | "hr":
            _take_down(page, token)
        case _:
            pass


def _take_down(page: _Page, token: Token) -> None:
    line = page.line(token)
    if token.type == "hr":
        page.passages.append(Passage("break", (), line))
    elif token.type == "fence":
        page.fenced.append(Fenced(restored(token.info, page.tags), "code language", line))
        runs = (Run(restored(token.content.rstrip("\n"), page.tags)),)
        page.passages.append(Passage("verbatim", runs, line))
    elif token.type == "html_block":
        _html(page, token.content, line)
    elif page.pull:
        page.fenced.append(Fenced(restored(token.content, page.tags), "pull quote", line))
    else:
        _inline(page, token, line)


def _inline(page: _Page, token: Token, line: int) -> None:
    """A heading, a paragraph, a cell of a table: its words, then its pictures."""
    found = inline_of(token, page.tags, line)
    page.fenced += found.fenced
    if page.cells is not None:
        runs = squeezed(run for part in found.lines for run in (*part, Run(" ")))
        page.cells[-1].append(Cell(runs, line))
        return
    paragraphs = _paragraphs(page, token, found, line)
    for number, runs in paragraphs:
        passage = _passage(page, token, runs, number)
        page.passages.append(passage)
        page.fresh = False
    for picture in found.pictures:
        caption = (Run(picture.caption),) if picture.caption else ()
        page.passages.append(
            Passage("picture", caption, line, label=picture.alt, target=picture.target)
        )


def _paragraphs(
    page: _Page, token: Token, found: Inline, line: int
) -> list[tuple[int, tuple[Run, ...]]]:
    """The lines of a block joined; parted only where a line begins another turn."""
    # A block in a list or a quotation begins its lines with marks that are not its words.
    typed = token.content.split("\n")
    several = sum(bool(_TURN.match(text)) for text in typed) > 1
    whole: list[tuple[int, list[Run]]] = [(line, list(found.lines[0]))]
    for at, (first, second) in enumerate(pairwise(found.lines)):
        before, after = typed[at : at + 2] if at + 1 < len(typed) else ("", "")
        turns = _TURN.match(after) and (several or ends_sentence(before))
        if turns and (several or at in found.hard):
            whole.append((line + at + 1, list(second)))
            continue
        text = "".join(run.text for run in first).rstrip()
        start = "".join(run.text for run in second).lstrip()
        between = "\n" if at in found.hard else seam(text, start)
        hand = whole[-1][1][-1] if whole[-1][1] else Run("")
        whole[-1][1].append(replace(hand, text=between, target=""))
        whole[-1][1].extend(second)
    tidied = ((number, squeezed(runs)) for number, runs in whole)
    return [(number, runs) for number, runs in tidied if runs]


def _passage(page: _Page, token: Token, runs: tuple[Run, ...], line: int) -> Passage:
    depth = len(page.lists)
    text = "".join(run.text for run in runs)
    if page.note:
        return Passage("note", runs, line, target=page.note)
    if page.heading and (page.heading[1] or len(text) < _LONGEST_HEADING):
        return Passage("heading", runs, line, page.heading[0])
    if page.term:
        return Passage("term", runs, line)
    if page.fresh:
        return Passage("item", runs, line, depth, label=page.label)
    return Passage("quote" if page.quotes else "text", runs, line, depth)


def _html(page: _Page, text: str, line: int) -> None:
    """A block of HTML within Markdown: its words as passages, its tags fenced."""
    from tympan.intake.formats.web.webpage import read_fragment

    for tag in _HTML_TAG.finditer(text):
        number = line + text.count("\n", 0, tag.start())
        page.fenced.append(Fenced(restored(tag[0], page.tags), "HTML tag", number))
    text_only = _HTML_TAG.sub("", text)
    page.fenced += [
        Fenced(part.text, "template tag", line)
        for part in parts(text_only, page.tags)
        if isinstance(part, Tag)
    ]
    passages, _ = read_fragment(text, line)
    for passage in passages:
        runs = squeezed(replace(run, text=_said(run.text, page.tags)) for run in passage.runs)
        target, label = (restored(said, page.tags) for said in (passage.target, passage.label))
        if runs or passage.kind == "picture":
            page.passages.append(replace(passage, runs=runs, target=target, label=label))


def _said(text: str, tags: tuple[Tag, ...]) -> str:
    return "".join(part for part in parts(text, tags) if isinstance(part, str))
