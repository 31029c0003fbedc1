"""Which letters each glyph of a face stands for, so that copied text is the text that was set."""

import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any


def mended(spelt: Mapping[int, str], face: bytes, index: int) -> dict[int, str]:
    """The letters of each glyph, where a letter and its marks were told of one glyph of theirs.

    All spaces are drawn by one glyph, which stands for the plain one.
    """
    good = {glyph: " " if text.isspace() else text for glyph, text in spelt.items()}
    doubtful = [glyph for glyph, text in good.items() if not text or _has_marks(text)]
    if not doubtful:
        return good
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(face), fontNumber=max(index, 0), lazy=True) as font:
        known = _known(font)
    return good | {glyph: known[glyph] for glyph in doubtful if glyph in known}


def _has_marks(text: str) -> bool:
    return any(map(unicodedata.combining, text))


def _known(font: Any) -> dict[int, str]:
    """The letters of each glyph that is drawn for a letter, for a form of it, or for several."""
    number = font.getReverseGlyphMap()
    known: dict[int, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        # The first is the plainest: presentation forms stand at the end.
        known.setdefault(number[name], unicodedata.normalize("NFKC", chr(code)).strip() or " ")
    made = dict(_made(font)) if "GSUB" in font else {}
    pending = True
    while pending:
        found = {
            number[name]: "".join(known[number[part]] for part in parts)
            for name, parts in made.items()
            if number[name] not in known and all(number[part] in known for part in parts)
        }
        known.update(found)
        pending = bool(found)
    return known


def _made(font: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each glyph that takes the place of others, and these."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 1:
                yield from ((new, (old,)) for old, new in table.mapping.items())
            elif table.LookupType == 4:
                for first, sets in table.ligatures.items():
                    yield from ((one.LigGlyph, (first, *one.Component)) for one in sets)
