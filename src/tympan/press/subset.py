"""The faces that an EPUB carries: only those that its text is set in, with only its characters."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tympan.cache import NOTHING, Cache
from tympan.cache.keeping import kept
from tympan.fonts import Face, characters
from tympan.press.cascade import Setting

# What the house's typography asks of a face; the rest of its OpenType tables stays behind.
FEATURES = [
    *("kern", "liga", "ccmp", "locl", "mark", "mkmk", "case"),
    *("init", "medi", "fina", "isol", "rlig", "calt", "curs", "rtlm"),
    *("smcp", "c2sc", "onum", "lnum", "tnum", "pnum"),
]
# What reading systems add to a text by themselves: hyphens at the ends of lines, list numbers.
ADDED = frozenset("-‐0123456789.")

# The entries of a font's name table that stay, and those of them that are written anew.
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT = range(7)
LICENCE, LICENCE_ADDRESS = 13, 14
NAMES = [COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT, LICENCE, LICENCE_ADDRESS]


@dataclass(frozen=True, slots=True)
class Subset:
    """A face cut down to what one book needs, as a WOFF file (1.0, which every reader knows)."""

    face: Face
    data: bytes

    @property
    def name(self) -> str:
        """A file name that says which face it is."""
        return f"{self.face.family} {_style(self.face)}".lower().replace(" ", "-") + ".woff"


def subsets(
    faces: Iterable[Face], settings: Mapping[Setting, frozenset[str]], cache: Cache = NOTHING
) -> tuple[Subset, ...]:
    """Each face that the settings need, with the characters that it will be asked for."""
    needed = _needed(tuple(faces), settings)
    return tuple(Subset(face, _kept(face, wanted, cache)) for face, wanted in needed.items())


def rules(made: Iterable[Subset], folder: str) -> str:
    """The `@font-face` rules for subsets that lie in `folder`, seen from the style sheet."""
    return "".join(
        f'@font-face {{ font-family: "{subset.face.family}"; font-style: {subset.face.style}; '
        f"font-weight: {subset.face.weight}; src: url({folder}/{subset.name}); }}\n"
        for subset in made
    )


def _needed(
    faces: tuple[Face, ...], settings: Mapping[Setting, frozenset[str]]
) -> dict[Face, frozenset[str]]:
    """The faces in their given order, each with the characters that no earlier family has."""
    needed: dict[Face, set[str]] = {}
    for setting, wanted in settings.items():
        left = set(wanted)
        for family in setting.families:
            if not "".join(left).strip():
                break
            cuts = [face for face in faces if face.family == family]
            if not cuts:
                continue
            face = min(cuts, key=lambda cut: _distance(cut, setting))
            codes = characters(face.file)
            has = {character for character in left | ADDED if ord(character) in codes}
            if "".join(left & has).strip():
                needed.setdefault(face, set()).update(has)
            left -= has
    return {face: frozenset(needed[face]) for face in faces if face in needed}


def _distance(face: Face, setting: Setting) -> tuple[bool, int]:
    """How far a face is from what is asked for; its slant counts more than its weight."""
    return face.style != setting.style, abs(face.weight - setting.weight)


def _kept(face: Face, wanted: Iterable[str], cache: Cache) -> bytes:
    called = f"{face.family} {face.weight} {face.style} {face.sha256}"
    return kept(cache, lambda: _cut(face, wanted), "face", called, "".join(sorted(wanted)))


def _cut(face: Face, wanted: Iterable[str]) -> bytes:
    import uharfbuzz
    from fontTools.ttLib import TTFont

    # HarfBuzz cuts in milliseconds what takes fontTools tenths of a second.
    asked = uharfbuzz.SubsetInput()
    tags = (int.from_bytes(tag.encode()) for tag in FEATURES)
    asked.unicode_set.set(uharfbuzz.Set(map(ord, wanted)))
    asked.layout_feature_tag_set.set(uharfbuzz.Set(tags))
    asked.name_id_set.set(uharfbuzz.Set(NAMES))
    asked.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.file))
    cut = io.BytesIO(uharfbuzz.subset(whole, asked).blob.data)
    with TTFont(cut, lazy=True, recalcTimestamp=False) as font:
        _rename(font, face)
        font.flavor = "woff"
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


def _rename(font: Any, face: Face) -> None:
    """Give a changed font another name, as its licence asks where a name is reserved."""
    full = f"{face.family} {_style(face)}"
    names = {
        FAMILY: face.family,
        STYLE: _style(face),
        UNIQUE: full,
        FULL: full,
        POSTSCRIPT: full.replace(" ", "-"),
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def _style(face: Face) -> str:
    weight = "Bold" if face.weight >= 600 else ""
    slant = "Italic" if face.style == "italic" else ""
    return f"{weight} {slant}".strip() or "Regular"
