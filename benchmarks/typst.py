"""The same book as Typst sets it: the same words, paper, sizes and faces, as near as can be."""

import re
import sys
from pathlib import Path

from benchmarks.editions import markdown

GET_TYPST = "pip install typst==0.15.2"
FACES = ("XCharter", "Source Sans 3")
# The layout `archive` in Typst's words. Its leading is a gap between lines, so lines are made one
# size high; the empty line that we set before a question is shared out to all paragraphs, and the
# list of speakers is left empty.
LOOKS = """\
#set document(title: "The Slow Trades", author: "Jonas Reed", date: datetime(
  year: 2025, month: 6, day: 1,
))
#set text(
  font: "XCharter", size: 9.6pt, lang: "en", hyphenate: true, number-type: "old-style",
  top-edge: 0.75em, bottom-edge: -0.25em,
)
#set par(justify: true, leading: 4.4pt, spacing: 11.4pt)
#let label = text.with(font: "Source Sans 3", size: 8pt, number-type: "lining")
#let is-left() = calc.even(here().page())
#set page(
  width: 156mm, height: 234mm,
  margin: (top: 24mm, bottom: 27mm, left: 41mm, right: 17mm),
  header: context if is-left() { label[The Slow Trades] } else {
    let heads = query(selector(heading.where(level: 1)).before(here()))
    if heads.len() > 0 { align(right, label(heads.last().body)) }
  },
  footer: context align(if is-left() { left } else { right }, label(counter(page).display())),
)
#show strong: set text(font: "Source Sans 3", size: 0.82em)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): it => {
  pagebreak(weak: true)
  block(below: 9em, text(18pt, it))
}
#show heading.where(level: 2): it => block(above: 32pt, below: 18pt, text(11pt, it))
#text(30pt, weight: "bold")[The Slow Trades]

Jonas Reed

tympan editions
#pagebreak(to: "odd")
#outline(depth: 1)
#pagebreak(to: "odd")
"""


def source(folder: Path) -> str:
    """A collection in Typst's markup, which nothing in an invented text stands in the way of."""
    text = markdown(folder).replace("**", "*")
    return LOOKS + re.sub("^#+", lambda signs: "=" * len(signs[0]), text, flags=re.MULTILINE)


def prepared(folder: Path, into: Path) -> tuple[str, ...]:
    """The command that prints a collection by Typst; its source is put `into` a folder."""
    from tympan.fonts import catalogue

    into.mkdir()
    (into / "book.typ").write_text(source(folder), "utf-8")
    fonts = {str(face.file.parent) for face in catalogue() if face.face in FACES}
    files = f"{str(into / 'book.typ')!r}, {str(into / 'book.pdf')!r}"
    ways = f"font_paths={sorted(fonts)}, ignore_system_fonts=True"
    return sys.executable, "-P", "-c", f"import typst; typst.compile({files}, {ways})"
