"""A table in a document → passages: by its columns where they are certain, else cell by cell."""

from collections.abc import Sequence
from typing import NamedTuple

from tympan.intake.formats.clock import seconds
from tympan.intake.formats.columns import Columns, columns_of
from tympan.intake.formats.cues import Cue
from tympan.intake.source import Fenced, Passage, Run


class Cell(NamedTuple):
    """What stands in a cell, and on which line of the file."""

    runs: tuple[Run, ...]
    line: int = 0

    @property
    def text(self) -> str:
        """The characters of the cell."""
        return "".join(run.text for run in self.runs)


def table(rows: Sequence[Sequence[Cell]]) -> tuple[list[Passage], list[Fenced]]:
    """The passages of a table, and the names and times that they carry as data."""
    columns = columns_in(rows)
    if columns is None:
        cells = (cell for row in rows for cell in row if cell.runs)
        return [Passage("text", cell.runs, cell.line) for cell in cells], []
    cues, fenced = cues_of(rows, columns)
    return [
        Passage("text", cue.runs, cue.line, 0, cue.speaker, cue.start, cue.clip)
        for cue in cues
        if cue.runs
    ], fenced


def columns_in(rows: Sequence[Sequence[Cell]]) -> Columns | None:
    """The columns of a table in a document, when they are certain."""
    return columns_of([[cell.text for cell in row] for row in rows])


def cues_of(rows: Sequence[Sequence[Cell]], columns: Columns) -> tuple[list[Cue], list[Fenced]]:
    """A cue for each row; a row without a speaker goes on with the one before."""
    cues: list[Cue] = []
    fenced: list[Fenced] = []
    header = rows[0] if columns.header and rows else ()
    fenced += [Fenced(cell.text, "table header", cell.line) for cell in header if cell.runs]
    for row in rows[bool(header) :]:
        spoken = row[columns.words] if columns.words < len(row) else Cell(())
        speaker = _text(row, columns.speaker)
        start, end = (seconds(_text(row, at)) for at in (columns.start, columns.end))
        cues.append(
            Cue(
                spoken.runs,
                row[0].line if row else 0,
                speaker.rstrip(":： ") or (cues[-1].speaker if cues else ""),
                start * columns.unit if start is not None else None,
                end * columns.unit if end is not None else None,
                _text(row, columns.clip),
            )
        )
        fenced += _kept_as_data(row, columns)
    return cues, fenced


def _text(row: Sequence[Cell], at: int) -> str:
    return row[at].text.strip() if 0 <= at < len(row) else ""


def _kept_as_data(row: Sequence[Cell], columns: Columns) -> list[Fenced]:
    whys = {columns.speaker: "speaker", columns.start: "time code", columns.end: "time code"}
    found = []
    for at, cell in enumerate(row):
        if at != columns.words and cell.runs:
            found.append(Fenced(cell.text, whys.get(at, "other column"), cell.line))
    return found
