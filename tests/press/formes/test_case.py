"""The type case: one font of each face for all parts of a book."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from tympan.diagnostic import Span
from tympan.fonts import catalogue
from tympan.press import weasy
from tympan.press.formes.case import filled
from tympan.press.formes.loose import painted
from tympan.press.formes.sorts import Sorts, has_strange, together

AT = Span(Path("edition.toml"))
FACE = next(face for face in catalogue() if face.style == "normal" and face.weight == 400)
CSS = f"body {{ font: 10px/15px '{FACE.family}' }}"


def sorts(text: str) -> tuple[Sorts, ...]:
    document = weasy.typeset(f"<p>{text}", [(Path("pdf.css"), CSS)], (FACE,), {}, AT)
    return painted(document, AT, weasy.Paint()).sorts


def font(case: bytes) -> Any:
    file = pikepdf.open(io.BytesIO(case))
    [[_, found]] = file.Root.Fonts.items()
    return file, found.DescendantFonts[0].FontDescriptor, found


def glyphs(case: bytes) -> set[str]:
    file, descriptor, _ = font(case)
    with file, TTFont(io.BytesIO(descriptor.FontFile2.read_bytes())) as face:
        drawn = face["glyf"]
        return {name for name in drawn.keys() if drawn[name].numberOfContours}  # noqa: SIM118


def test_the_font_has_what_all_parts_are_set_in() -> None:
    one, other = sorts("sea"), sorts("oak")
    letters = {letter for part in together((*one, *other)) for letter in part.letters.values()}
    assert letters == set("seaok")
    assert len(glyphs(filled(together((*one, *other))))) == 5
    assert len(glyphs(filled(one))) == 3


def test_glyphs_keep_their_places() -> None:
    [one], [both] = sorts("z"), together((*sorts("z"), *sorts("a")))
    [glyph] = one.letters
    assert both.letters[glyph] == "z"
    file, _, found = font(filled((both,)))
    with file:
        assert f"<{glyph:04x}> <007a>".encode() in found.ToUnicode.read_bytes()


def test_the_order_of_parts_does_not_matter() -> None:
    one, other = sorts("sea"), sorts("oak")
    assert filled(together((*one, *other))) == filled(together((*other, *one)))


def test_it_is_cut_as_weasyprint_cuts_it() -> None:
    document = weasy.typeset("<p>sea oak", [(Path("pdf.css"), CSS)], (FACE,), {}, AT)
    with pikepdf.open(io.BytesIO(weasy.write(document, AT))) as file:
        [[name, theirs]] = file.pages[0].Resources.Font.items()
        case, _, ours = font(filled(sorts("sea oak")))
        with case:
            assert list(case.Root.Fonts.keys()) == [name]
            one, other = (
                sorted(found.ToUnicode.read_bytes().split(b"\n")) for found in (ours, theirs)
            )
            assert one == other
            assert ours.DescendantFonts[0].W.to_json() == theirs.DescendantFonts[0].W.to_json()


def test_a_letter_that_the_face_lacks_is_told() -> None:
    [known] = sorts("sea")
    assert not has_strange([known])
    assert has_strange([replace(known, known={**known.known, "missing": {1: 2}})])


@pytest.mark.parametrize("name", ["missing", "hash", "index", "flags", "upem", "tables"])
def test_what_is_kept_of_a_font_is_what_weasyprint_builds_on(name: str) -> None:
    [known] = sorts("sea")
    assert name in known.known
