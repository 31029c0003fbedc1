"""The source: a raw interview as its format gives it, before anybody asks who speaks."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one hand: bold, italic, a link's `target`, a `language` that was marked.

    A line break inside a passage that is meant (verse, an address) is the character `\\n`. The call
    of a note reads `[^mark]` and has the target `^mark`.
    """

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the source, in reading order.

    `kind` is `text`, `heading` (with `level`, 1 the highest), `item` (of a list; `level` its
    depth), `term` (of a definition list), `quote`, `verbatim`, `picture` (`target` its address,
    the runs its caption), `note` (`target` its mark) or `break`. `line` counts from 1 in the file
    (in a document without lines, the paragraphs).
    `speaker` is what the format itself says of who speaks (`<v Name>`, a column, a field), and
    `start` the second it begins at in the recording, where the format says so; `clip` names the
    recording where there are several. `label` is a list item's number as written (`12.`), or the
    words that stand for a picture.
    """

    kind: str
    runs: tuple[Run, ...]
    line: int = 0
    level: int = 0
    speaker: str = ""
    start: float | None = None
    clip: str = ""
    label: str = ""
    target: str = ""

    @property
    def text(self) -> str:
        """The characters of the passage."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Fenced:
    """Words of the source that are kept out of the manuscript, and why (`cue number`, …)."""

    text: str
    why: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person must decide; `mend` says how."""

    line: int
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source that was read.

    `words` are all words of the file in order, fenced ones included, taken by the reader before
    it made sense of anything, so that the ledger can be struck against them: each stands in a
    passage's text, or in the words that stand for a picture, or is fenced (names, times, numbers
    and addresses that became a passage's `speaker`, `start`, `label` and `target` are fenced too).
    `facts` is what the format says of the whole (title, author, date, language, …).
    """

    name: str
    format: str
    passages: tuple[Passage, ...]
    words: tuple[str, ...]
    fenced: tuple[Fenced, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
