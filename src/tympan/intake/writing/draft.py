"""A manuscript that is being written: its sheets of blocks, its settings, its pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tympan.intake.sections import Part
from tympan.intake.slug import slug
from tympan.intake.source import Passage, Run
from tympan.intake.writing.blocks import blocks
from tympan.intake.writing.inline import inline, on_one_line
from tympan.intake.writing.pictures import Album
from tympan.intake.writing.speakers import Cast


@dataclass(frozen=True, slots=True)
class Sheet:
    """One Markdown file: its path in the edition's folder and its blocks, the title's first."""

    path: str
    blocks: tuple[str, ...]

    @property
    def text(self) -> str:
        """The file as it is written."""
        return "\n\n".join(self.blocks) + "\n"

    @property
    def lines(self) -> tuple[int, ...]:
        """The line, from 1, on which each block begins."""
        heights = (block.count("\n") + 2 for block in self.blocks[:-1])
        return tuple(accumulate(heights, initial=1))


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole manuscript: `settings` are TOML files by their paths.

    `missing` are pictures that the source only points to.
    """

    settings: Mapping[str, str]
    sheets: tuple[Sheet, ...]
    pictures: Mapping[str, bytes]
    missing: tuple[Passage, ...] = ()

    @property
    def files(self) -> dict[str, bytes]:
        """Every file by its path in the edition's folder."""
        written = dict(self.settings) | {sheet.path: sheet.text for sheet in self.sheets}
        return {path: text.encode() for path, text in written.items()} | dict(self.pictures)


def sheets(parts: Sequence[Part], cast: Cast, folder: str, album: Album) -> tuple[Sheet, ...]:
    """A sheet for each section that has words; what has none goes with the next."""
    found = []
    for part in parts:
        title = on_one_line(part.heading.passage.runs) if part.heading else paragraph(part.title)
        body = tuple(block for block in blocks(part.passages, cast.labels, album) if block)
        if title:
            body = (f"# {title}", *body)
        if body:
            found.append((part, body))
    width = max(2, len(str(len(found))))
    return tuple(
        Sheet(_path(folder, number, width, part), body)
        for number, (part, body) in enumerate(found, 1)
    )


def paragraph(text: str) -> str:
    """A plain text as a paragraph of Markdown."""
    return inline((Run(text),)) if text else ""


def with_blocks(sheet: Sheet, inserted: Mapping[int, str]) -> Sheet:
    """The sheet with a new block behind each of some blocks, by their numbers."""
    kept: list[str] = []
    for number, block in enumerate(sheet.blocks):
        kept.append(block)
        if number in inserted:
            kept.append(inserted[number])
    return replace(sheet, blocks=tuple(kept))


def _path(folder: str, number: int, width: int, part: Part) -> str:
    name = slug(part.heading.passage.text if part.heading else part.title)
    return f"{folder}{number:0{width}}{'-' if name else ''}{name}.md"
