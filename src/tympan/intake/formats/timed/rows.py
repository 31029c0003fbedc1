"""CSV and its kin: a row for each thing that is said."""

import csv
import io
from collections.abc import Iterator

from tympan.intake.formats.columns import Columns, columns_of
from tympan.intake.formats.cues import Cue, doubts_of, passages_of
from tympan.intake.formats.faults import fault
from tympan.intake.formats.limits import LONGEST_LINE, refuse_lines
from tympan.intake.formats.tables import Cell, cues_of
from tympan.intake.runs import squeezed
from tympan.intake.source import Passage, Run, Source
from tympan.intake.words import words_of

_DELIMITERS = ",;\t|"
_FEWEST_ROWS = 3
_SAMPLE = 60


def looks_like_rows(text: str) -> bool:
    """Whether a text that does not say so is a table with known columns."""
    return bool(_known_columns(text)) and text.strip().count("\n") + 1 >= _FEWEST_ROWS


def read_rows(name: str, text: str) -> Source:
    """The rows of a table as passages, with their speakers and times as data."""
    refuse_lines(name, text)
    known = _known_columns(text)
    delimiter, columns = known or (_delimiter(text), None)
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as problem:
        mend = "save the table as CSV again, with quotation marks around the cells"
        raise fault("source-broken", name, f"this table cannot be read: {problem}", mend) from None
    if columns is None:
        columns = columns_of([[cell.text for cell in row] for row in rows[:_SAMPLE]])
    if columns is None:
        cells = (cell for row in rows for cell in row if cell.runs)
        passages = tuple(Passage("text", cell.runs, cell.line) for cell in cells)
        return Source(name, "table", passages, words_of(text))
    width = len(rows[0]) if columns.header else min(map(len, rows))
    rows = [_whole(row, columns.words, width, delimiter) for row in rows]
    cues, fenced = cues_of(rows, columns)
    return Source(
        name=name,
        format="table",
        passages=passages_of(cues) if columns.start >= 0 else _each(cues),
        words=words_of(text),
        fenced=tuple(fenced),
        doubts=doubts_of(cues),
    )


def _known_columns(text: str) -> tuple[str, Columns] | None:
    for delimiter in _DELIMITERS:
        try:
            # Without the last rows, which may be cut in the middle.
            rows = [row for row, _ in zip(_rows(text, delimiter), range(_SAMPLE), strict=False)]
        except csv.Error:
            continue
        plain = [[cell.text for cell in row] for row in rows if row]
        widths = {len(row) for row in plain}
        even = len(widths) == 1 or (len(widths) > 1 and _header_known(plain))
        if plain and len(plain[0]) > 1 and even and (columns := columns_of(plain)):
            return delimiter, columns
    return None


def _header_known(rows: list[list[str]]) -> bool:
    columns = columns_of(rows[:1])
    return bool(columns and columns.header)


def _delimiter(text: str) -> str:
    """The sign that stands in most lines."""
    lines = text.split("\n")[:_SAMPLE]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    csv.field_size_limit(LONGEST_LINE)
    # Tab-separated texts are seldom quoted: there a quotation mark is one.
    unquoted = delimiter == "\t" and '\t"' not in text
    lines = io.StringIO(text, newline="")
    plain = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    reader = plain if unquoted else csv.reader(lines, delimiter=delimiter)
    line = 1
    for row in reader:
        if row:
            yield [Cell(squeezed([Run(cell)]), line) for cell in row]
        line = reader.line_num + 1


def _whole(row: list[Cell], at: int, width: int, delimiter: str) -> list[Cell]:
    """A row whose words hold the delimiter without quotation marks, put together again."""
    extra = len(row) - width
    if extra <= 0:
        return row
    sign = delimiter if delimiter == "\t" else f"{delimiter} "
    words = sign.join(cell.text for cell in row[at : at + extra + 1])
    return [*row[:at], row[at]._replace(runs=squeezed([Run(words)])), *row[at + extra + 1 :]]


def _each(cues: list[Cue]) -> tuple[Passage, ...]:
    """Without times each row is a turn of its own."""
    return tuple(
        Passage("text", cue.runs, cue.line, 0, cue.speaker, cue.start, cue.clip)
        for cue in cues
        if cue.runs
    )
