"""The faces that the house prints with: where their files are, that they are the right ones,
and which characters they cover."""

import hashlib
import importlib.util
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tympan.diagnostic import Fault, Lack, Span, did_you_mean, error
from tympan.script import script

# The faces that stand in where a layout's own have no glyph, in this order beside a face with
# serifs; beside one without, the `Sans` of a script comes before its other face.
STAND_INS = {
    "HE": "Frank Ruhl Libre",
    "HE Sans": "Assistant",
    "AR": "Amiri",
    "KR": "Noto Serif KR",
    "KR Sans": "Noto Sans KR",
    "JP": "Noto Sans JP",
    "SC": "Noto Sans SC",
}
WITHOUT_SERIFS = ("Noto Sans", "Source Sans 3")

# The packages that the faces are in, and how each is asked for.
PACKAGES = {
    "rendercv_fonts": "rendercv-fonts==0.5.1",
    "fontpkg_amiri": "fontpkg-amiri==1.2",
}
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Face:
    """One static font file under the private family name that style sheets call it by.

    `family` is such as `Press Text` (so that no font of the system's can stand in for it),
    `weight` 400 or 700, `style` `normal` or `italic`; `licence` is the text that goes with it;
    `face` is the family's own name, for the colophon.
    """

    family: str
    weight: int
    style: str
    file: Path
    licence: Path
    face: str = ""
    sha256: str = ""


@cache
def catalogue() -> tuple[Face, ...]:
    """Every face of `faces.toml`, under its own name; raises `Lack` when the fonts are missing."""
    found = {name: importlib.util.find_spec(name) for name in PACKAGES}
    if any(package is None for package in found.values()):
        command = f"pip install {' '.join(PACKAGES.values())}"
        raise Lack("the fonts are not installed", command)
    roots = {
        name: Path(package.origin).parent
        for name, package in found.items()
        if package and package.origin
    } | {"tympan": HERE / "faces"}
    listed = tomllib.loads((HERE / "faces.toml").read_text("utf-8"))
    return tuple(
        Face(
            family=entry["family"],
            weight=entry["weight"],
            style=entry["style"],
            file=roots[entry.get("package", "rendercv_fonts")] / entry["path"],
            licence=roots[entry.get("package", "rendercv_fonts")] / entry["licence"],
            face=entry["family"],
            sha256=entry["sha256"],
        )
        for entry in listed["face"]
    )


def faces_to_choose() -> tuple[str, ...]:
    """The families that an edition may choose from: those that do not stand in for others."""
    found = dict.fromkeys(face.family for face in catalogue())
    return tuple(family for family in found if family not in STAND_INS.values())


def faces_of(chosen: Mapping[str, str], at: Span) -> tuple[Face, ...]:
    """The files of the families chosen for each use (`text`, `label`, …), and the stand-ins.

    Raises `Fault` for a family that is not in the catalogue.
    """
    known = {face.family for face in catalogue()}
    wrong = [family for family in chosen.values() if family not in known]
    if wrong:
        raise Fault(
            *(
                error(
                    "layout-broken",
                    at,
                    f"there is no face called “{family}”",
                    did_you_mean(family, known),
                )
                for family in wrong
            )
        )
    uses = {use.title(): family for use, family in chosen.items()} | STAND_INS
    return tuple(
        Face(
            f"Press {use}",
            face.weight,
            face.style,
            face.file,
            face.licence,
            face.face,
            face.sha256,
        )
        for use, family in uses.items()
        for face in catalogue()
        if face.family == family
    )


def families(faces: Iterable[Face]) -> list[str]:
    """The uses that the faces were chosen for, as style sheets name them (`text`, `label`)."""
    uses = dict.fromkeys(face.family.removeprefix("Press ") for face in faces)
    return [use.lower() for use in uses if use not in STAND_INS]


def stack_of(use: str, faces: Iterable[Face], language: str = "") -> str:
    """The `font-family` list for one use: its face, then the stand-ins.

    A language that Latin faces cannot set has its own before all: one that has its letters has
    the figures and marks that go with them.
    """
    name = use.title()
    faces_of_use = {face.face for face in faces if face.family == f"Press {name}"}
    plain = not faces_of_use.isdisjoint(WITHOUT_SERIFS)
    scripts = [*dict.fromkeys(key[:2] for key in STAND_INS)]
    stand_ins = sorted(
        STAND_INS, key=lambda key: (scripts.index(key[:2]), key.endswith("Sans") is not plain)
    )
    if known := script(language):
        own = next(key for key in stand_ins if key.startswith(known.key))
        stand_ins.remove(own)
        return ", ".join(f'"Press {key}"' for key in (own, name, *stand_ins))
    return ", ".join(f'"Press {key}"' for key in (name, *stand_ins))


def read_in(faces: Sequence[Face], language: str) -> tuple[str, ...]:
    """The families, by their own names, that text in this language is set in before all others."""
    first = [stack_of(use, faces, language).split('"')[1] for use in families(faces)]
    by_use = {face.family: face.face for face in faces}
    return tuple(dict.fromkeys(by_use[family] for family in first))


def verify(faces: Iterable[Face]) -> None:
    """Raise `Lack` unless every file is there and is the one that was chosen (sha256)."""
    for face in faces:
        if not face.file.is_file() or _sha256(face.file) != face.sha256:
            raise Lack(
                f"the font file {face.file.name} is missing or is not the one tympan was made with",
                f"pip install --force-reinstall {' '.join(PACKAGES.values())}",
            )


@cache
def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def coverage(faces: Iterable[Face]) -> Callable[[str], bool]:
    """A test of one character: do all styles of the layout's own faces, or a stand-in, have it?"""
    own = [face for face in faces if face.face not in STAND_INS.values()]
    other = [face for face in faces if face.face in STAND_INS.values()]

    def covered(character: str) -> bool:
        code = ord(character)
        return all(code in characters(face.file) for face in own) or any(
            code in characters(face.file) for face in other
        )

    return covered


def needed(faces: Iterable[Face], text: str) -> tuple[Face, ...]:
    """The layout's own faces, and those stand-ins that some character of the text needs."""
    own = [face for face in faces if face.face not in STAND_INS.values()]
    other = [face for face in faces if face.face in STAND_INS.values()]
    missing = {
        ord(character)
        for character in set(text)
        if not all(ord(character) in characters(face.file) for face in own)
    }
    return (*own, *(face for face in other if missing and missing & characters(face.file)))


@cache
def characters(file: Path) -> frozenset[int]:
    """The code points that a font file has a glyph for."""
    import uharfbuzz

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file)).unicodes)
