"""Sections as they were read before, while nothing that goes into them is new."""

import io
import pickle
from pathlib import PosixPath
from typing import Any

from tympan import model
from tympan.cache import Cache, Nothing
from tympan.cache.keys import key
from tympan.cache.versions import versions
from tympan.diagnostic import Span
from tympan.model import Section
from tympan.read.desk import Counts, Desk
from tympan.read.sheet import Sheet

# All that a section is made of. What lies in a cache may make nothing else when it is read.
PARTS = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (Span, PosixPath, *vars(model).values())
    if isinstance(kind, type)
}
PICTURE = "!["


def read_section(
    kind: str, desk: Desk, counts: Counts, beside: tuple[Sheet, str] | None, cache: Cache
) -> tuple[Section, Counts]:
    """The section on the desk, with its translation where one lies `beside` it in a language.

    The desk counts notes and turns from `counts`; what comes next goes on from those it returns.
    Pictures are looked for anew each time, and whatever is wrong is told each time.
    """
    sheets = (desk.sheet, *(beside[:1] if beside else ()))
    texts = ["\n".join(sheet.lines) for sheet in sheets]
    if isinstance(cache, Nothing) or any(PICTURE in text for text in texts):
        return _read(kind, desk, beside)
    around = (kind, desk.ids.inside, desk.prefix, desk.language, dict(desk.voices), counts)
    files = [sheet.file for sheet in sheets]
    name = key("read", versions(), repr(around), repr((files, beside and beside[1])), *texts)
    if (data := cache.get(name)) is not None:
        return loaded(data)
    told = len(desk.faults)
    found = _read(kind, desk, beside)
    if len(desk.faults) == told:
        cache.put(name, pickle.dumps(found, protocol=5))
    return found


def _read(kind: str, desk: Desk, beside: tuple[Sheet, str] | None) -> tuple[Section, Counts]:
    # Whoever finds everything in the cache needs no Markdown.
    from tympan.read.section import section
    from tympan.read.translation import translated

    found = translated(kind, desk, *beside) if beside else section(kind, desk)
    return found, (next(desk.numbers), next(desk.turns))


class _Unpickler(pickle.Unpickler):
    """Makes parts of an edition and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in PARTS:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an edition")
        return PARTS[module, name]


def loaded(data: bytes) -> tuple[Section, Counts]:
    """A section and the counts behind it, as they were put; raises `UnpicklingError` for others."""
    found: tuple[Section, Counts] = _Unpickler(io.BytesIO(data)).load()
    return found
