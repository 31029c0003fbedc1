"""The original of the plates: a file, and how each thing in it is painted in a plate's colours.

A plate is the file in other colours, so that any renderer shows its inks (see `plates.py`). What
several pages share is read once, and told once for each plate how it is painted there.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pikepdf import Operator, Pdf

from tympan.preflight import paint, structure
from tympan.preflight.aside import Code, code_of
from tympan.preflight.content import Face
from tympan.preflight.facts import Ink
from tympan.preflight.glyphs import glyphs_in
from tympan.preflight.inks import BLACK, Plate

# Which instruction chooses a colour, and the ink of it, by its place in the code.
Chosen = dict[int, tuple[str, Ink]]


@dataclass(frozen=True, slots=True, eq=False)
class Original:
    """A file whose pages are walked through, and the plates that it may be painted as.

    `anew` paints one thing of it in the colours of a plate.
    """

    file: Pdf
    plates: tuple[Plate, ...]
    codes: dict[tuple[int, int], Code] = field(default_factory=dict)
    films: dict[tuple[int, int], paint.Film] = field(default_factory=dict)
    faces: dict[tuple[int, int], Face] = field(default_factory=dict)
    anew: list[Callable[[Plate], None]] = field(default_factory=list)
    # Code that is being read; a file in which there is much is slow to take more.
    desk: Pdf = field(default_factory=Pdf.new)

    def plate(self, plate: Plate) -> bytes:
        """The whole file in the colours of a plate; a page that is not for it is blank."""
        for paint_anew in self.anew:
            paint_anew(plate)
        made = io.BytesIO()
        self.file.save(made, compress_streams=False)
        return made.getvalue()

    def code(self, held: Any) -> Code:
        """The instructions of a form or a pattern."""
        return self.codes.get(held.objgen) or code_of(self.desk, held.read_bytes())

    def film(self, held: Any, resources: Any) -> paint.Film:
        """A picture; nobody looks at its ink where there are no plates."""
        if held.objgen not in self.films:
            develop = paint.film if self.plates else paint.frame
            self.films[held.objgen] = film = develop(held, resources)
            self.anew.append(partial(film.paint, held))
        return self.films[held.objgen]

    def face(self, held: Any) -> Face:
        """A font."""
        number = held.objgen
        if number in self.faces:
            return self.faces[number]
        face = Face(structure.font(held), glyphs_in(held), held)
        if held.is_indirect:
            self.faces[number] = face
        return face

    def repaint(
        self, held: Any, code: Code, chosen: Chosen, is_first: bool, plates: Sequence[Plate]
    ) -> None:
        """Have a stream written in the colours of these plates, and blank for others.

        What is the first to paint begins in black, which is white on the plate of colours.
        """
        written = {}
        for plate in plates:
            steps = list(code.instructions)
            for at, (name, ink) in chosen.items():
                steps[at] = (list(plate(ink)), Operator(name))
            if is_first:
                steps[:0] = [(list(plate(BLACK)), Operator(name)) for name in ("rg", "RG")]
            written[plate] = code.written(steps)
        self.anew.append(partial(_write, held, written))


def _write(held: Any, written: Mapping[Plate, bytes], plate: Plate) -> None:
    held.write(written.get(plate, b""))
