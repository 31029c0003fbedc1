"""Cut the Korean serif down to what Korean is written with, so that it is small enough to lie here.

Unpack the npm package that `faces/README.md` names and type `python tests/fonts/cut.py FOLDER`.
"""

import sys
from itertools import product
from pathlib import Path

import uharfbuzz

from tympan.press.subset import FEATURES, NAMES

FACES = Path(__file__).parents[2] / "src" / "tympan" / "fonts" / "faces"
SOURCES = {
    "NotoSerifKR-Regular.ttf": "400Regular/NotoSerifKR_400Regular.ttf",
    "NotoSerifKR-Bold.ttf": "700Bold/NotoSerifKR_700Bold.ttf",
}
ROWS = range(0xA1, 0xFF)  # of the standard, and the cells of each row
FIRST, LAST, FINALS = 0xAC00, 0xD7A3, 28
# What a syllable may end in: nothing, or what foreign names and cries end in (ㄱㄴㄹㅁㅂㅅㅆㅇㅋ).
COMMON = frozenset({0, 1, 4, 8, 16, 17, 19, 20, 21, 24})
# For writing from top to bottom, and for programs that look for other cuts of the face.
IDLE = ("vhea", "vmtx", "BASE", "STAT")


def wanted() -> frozenset[int]:
    """KS X 1001 without its Chinese characters, more syllables, Latin letters and punctuation."""
    cells = (bytes(cell) for cell in product(ROWS, repeat=2))
    standard = {ord(letter) for cell in cells for letter in cell.decode("euc_kr", "ignore")}
    chinese = {*range(0x4E00, 0xA000), *range(0xF900, 0xFB00)}
    more = {at for at in range(FIRST, LAST + 1) if (at - FIRST) % FINALS in COMMON}
    return frozenset(
        standard - chinese
        | more
        | {*range(0x20, 0x180), *range(0x2010, 0x2060), *range(0x3000, 0x3020)}
    )


def cut(source: Path) -> bytes:
    """A font file with the wanted characters alone, without hints."""
    asked = uharfbuzz.SubsetInput()
    asked.unicode_set.set(uharfbuzz.Set(wanted()))
    asked.layout_feature_tag_set.set(uharfbuzz.Set(map(_tag, FEATURES)))
    asked.drop_table_tag_set.set(uharfbuzz.Set(map(_tag, IDLE)))
    asked.name_id_set.set(uharfbuzz.Set(NAMES))
    asked.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(source))
    return bytes(uharfbuzz.subset(whole, asked).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode())


if __name__ == "__main__":
    for name, path in SOURCES.items():
        (FACES / name).write_bytes(cut(Path(sys.argv[1], path)))
