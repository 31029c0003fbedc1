"""Invented interviews of any length, and collections of any: the same words every time."""

from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path

# So many words fill a page of the layout `plain`.
WORDS_ON_A_PAGE = 330
FAR = 100_000
SETTINGS = """\
title = "The Slow Trades"
language = "en"
identifier = "urn:uuid:5e1f7a52-6f0e-5c52-9d0b-3f6f5d0c2b10"
date = 2025-06-01
publisher = "tympan editions"
rights = "© 2025 the tympan desk, AGPL-3.0-or-later"
description = "An invented interview, as long as a benchmark needs it."
source = "Invented for the benchmarks of tympan."

[speakers.reed]
name = "Jonas Reed"
short = "Reed"
role = "interviewer"

[speakers.marsh]
name = "Ida Marsh"
short = "Marsh"
role = "guest"

[[contributors]]
name = "Jonas Reed"
role = "interviewer"
"""
ASKED = (
    "How did you learn that?",
    "And what do you do on the days when nothing comes of it?",
    "Did anybody try to talk you out of the trade?",
    "You have said that a good tool is a slow one; what did you mean?",
    "What would you tell somebody who begins tomorrow?",
)
# Numbers that share no divisor: the sentences meet in ever new company.
TOLD = (
    "was a kettle.",
    "was a lock without a key, and then a key without a lock.",
    "came back twice.",
    "is still on the shelf.",
    "was for a bridge, and I have crossed it since.",
    "went to sea.",
    "I should have refused.",
)
ANSWERED = (
    "I watched for two years before anybody let me hold the hammer.",
    "The first one cracked, and so did the second, and I was told to sweep the floor.",
    "One listens more than one looks.",
    "My teacher said that the metal was in no hurry, and that I was, and that one of us would "
    "have to change.",
    "There is a book about it, which is wrong, and which I keep on the bench because its margins "
    "are full of better advice.",
    "In winter the shed is warm enough for the cat and for nobody else.",
    "You measure, you measure again, and then you trust your thumb.",
    "People bring me what their grandparents threw away; they are seldom grateful, but they come "
    "back.",
    "It is work that leaves room for thinking about something else, which is why so many of us "
    "talk to ourselves.",
    "I do not believe in secrets of the trade.",
    "What I know I have told to everybody who asked, and hardly any of them could use it, because "
    "it was not in their hands.",
    "The order books go back a hundred and ten years, and the complaints are the same ones.",
    "Rain is good for it.",
)


def write(folder: Path, pages: int, pictures: int = 0) -> None:
    """Write a manuscript that prints to about so many pages, in sections of ten."""
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(SETTINGS, "utf-8")
    sections = -(-pages // 10)
    turns = _turns()
    for section in range(sections):
        shown = range(pictures * section // sections, pictures * (section + 1) // sections)
        parts = [f"# Part {section + 1}\n"]
        text = _text(turns, min(10, pages - 10 * section) - len(shown) / 2)
        for number, part in enumerate(shown, start=1):
            end = len(text) * number // len(shown)
            parts += text[len(text) * (number - 1) // len(shown) : end]
            _picture(folder / f"picture-{part + 1}.jpg", part)
            caption = f"Shelf number {part + 1}. Credit: Jonas Reed"
            parts.append(f'![A shelf of grey tools](picture-{part + 1}.jpg "{caption}")\n')
        parts += [] if shown else text
        (folder / f"{section + 1:02}-part.md").write_text("\n".join(parts), "utf-8")


def write_collection(folder: Path, interviews: int, pages: float, sections: int) -> None:
    """Write so many interviews that each print to about so many pages, in so many sections."""
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(SETTINGS, "utf-8")
    turns = _turns()
    for interview in range(1, interviews + 1):
        inner = folder / f"{interview:02}-talk"
        inner.mkdir()
        (inner / "interview.toml").write_text(f'title = "Talk number {interview}"\n', "utf-8")
        for section in range(1, sections + 1):
            parts = [f"# Part {section}\n", *_text(turns, pages / sections)]
            (inner / f"{section:02}-part.md").write_text("\n".join(parts), "utf-8")


def write_shelf(shelf: Path, editions: int, pages: int) -> None:
    """Write so many editions of one interview each, no two of the same words."""
    turns = _turns()
    for edition in range(1, editions + 1):
        folder = shelf / f"slow-{edition:03}"
        folder.mkdir(parents=True)
        settings = SETTINGS.replace("Slow Trades", f"Slow Trades, Volume {edition}")
        settings = settings.replace("urn:uuid:5e1f7a52", f"urn:uuid:{edition:08x}")
        (folder / "edition.toml").write_text(settings, "utf-8")
        parts = ["# Part 1\n", *_text(turns, pages)]
        (folder / "01-part.md").write_text("\n".join(parts), "utf-8")


def markdown(folder: Path) -> str:
    """The text of a collection as one file, a heading for each interview and for each section."""
    parts = []
    for inner in sorted(folder.glob("*/")):
        title = (inner / "interview.toml").read_text("utf-8").partition('"')[2].rstrip('"\n')
        parts.append(f"# {title}\n")
        parts += (f"#{file.read_text('utf-8')}" for file in sorted(inner.glob("*.md")))
    return "\n".join(parts)


def more(pages: float) -> str:
    """Turns that fill so many pages, and that stand in no invented edition."""
    return "\n".join(_text(_turns(FAR), pages))


def _text(turns: Iterator[str], pages: float) -> list[str]:
    """Turns that fill so many pages."""
    parts: list[str] = []
    words = 0
    while words < pages * WORDS_ON_A_PAGE:
        parts.append(next(turns))
        words += len(parts[-1].split())
    return parts


def _turns(first: int = 1) -> Iterator[str]:
    """Questions, and answers of three to seven sentences, without end.

    Each tells its number, so that no two are alike: what is set once must not do for many.
    """
    asked, answered, told = cycle(ASKED), cycle(ANSWERED), cycle(TOLD)
    for turn in count(first):
        yield f"**Reed:** Order {turn}, then. {next(asked)}\n"
        parts = f"Number {turn} {next(told)}", *islice(answered, 2 + turn * 3 % 5)
        yield f"**Marsh:** {' '.join(parts)}\n"


def _picture(file: Path, number: int) -> None:
    """A photograph's worth of pixels: soft stripes that differ from picture to picture."""
    from PIL import Image

    across = Image.linear_gradient("L").resize((1500, 1000))
    down = Image.radial_gradient("L").resize((1500, 1000)).rotate(number * 37)
    Image.merge("RGB", (across, down, down.transpose(Image.Transpose.ROTATE_180))).save(
        file, quality=88
    )
