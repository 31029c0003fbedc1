"""The faces that an EPUB carries."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tympan.diagnostic import Span
from tympan.fonts import Face, faces_of
from tympan.press.cascade import Setting
from tympan.press.subset import Subset, rules, subsets

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
LATIN = frozenset(ALPHABET + ALPHABET.upper() + " .,;:!?–—’‘“”…()éèüö")
STACK = ("Press Text", "Press KR", "serif")


@pytest.fixture(scope="module")
def faces() -> tuple[Face, ...]:
    """What a layout offers."""
    return faces_of({"text": "EB Garamond", "label": "Source Sans 3"}, Span(Path("layout.toml")))


@pytest.fixture(scope="module")
def regular(faces: tuple[Face, ...]) -> Subset:
    """The text face with what an English edition needs."""
    [subset] = subsets(faces, {Setting(STACK): LATIN})
    return subset


def opened(subset: Subset) -> Any:
    return TTFont(io.BytesIO(subset.data))


def named(faces: tuple[Face, ...], settings: Mapping[Setting, frozenset[str]]) -> dict[str, str]:
    """The characters of each subset by its name; what readers add by themselves is left out."""
    return {
        subset.name: "".join(sorted(set(map(chr, opened(subset).getBestCmap())) & ALL))
        for subset in subsets(faces, settings)
    }


ALL = frozenset(ALPHABET + "이충현 ")


def test_a_character_goes_to_the_first_family_that_has_it(faces: tuple[Face, ...]) -> None:
    assert named(faces, {Setting(STACK): frozenset("a 이b")}) == {
        "press-text-regular.woff": " ab",
        "press-kr-regular.woff": "이",
    }


def test_a_face_that_no_text_asks_for_is_left_out(faces: tuple[Face, ...]) -> None:
    asked = {
        Setting(("Press Label",), 700): frozenset("a"),
        Setting(STACK, 400, "italic"): frozenset(" "),
        Setting(("serif",)): frozenset("b"),
    }
    assert named(faces, asked) == {"press-label-bold.woff": "a"}


def test_where_a_family_has_no_such_style_its_nearest_stands_in(faces: tuple[Face, ...]) -> None:
    asked = {Setting(("Press KR",), 700, "italic"): frozenset("충")}
    assert named(faces, asked) == {"press-kr-bold.woff": "충"}


def test_hyphens_and_list_numbers_are_there_without_being_asked_for(regular: Subset) -> None:
    assert set(map(ord, "-‐0123456789.")) <= set(opened(regular).getBestCmap())


def test_a_subset_keeps_the_small_capital_of_every_letter(regular: Subset) -> None:
    font = opened(regular)
    wanted = {font.getBestCmap()[ord(letter)] for letter in ALPHABET}
    substitutes: dict[str, str] = {}
    lookups = font["GSUB"].table.LookupList.Lookup
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "smcp":
            for index in record.Feature.LookupListIndex:
                for table in lookups[index].SubTable:
                    substitutes |= getattr(getattr(table, "ExtSubTable", table), "mapping", {})
    glyphs = set(font.getGlyphOrder())
    assert wanted <= set(substitutes)
    assert {substitutes[glyph] for glyph in wanted} <= glyphs - wanted


def test_a_subset_keeps_figures_of_both_kinds_ligatures_and_kerning(regular: Subset) -> None:
    font = opened(regular)
    tags = {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        for record in font[table].table.FeatureList.FeatureRecord
    }
    assert {"smcp", "c2sc", "onum", "lnum", "liga", "kern", "case"} <= tags
    assert not tags & {"swsh", "ss01", "frac", "hist"}


def test_a_subset_is_a_small_woff_without_hints(regular: Subset) -> None:
    font = opened(regular)
    assert regular.data[:4] == b"wOFF"
    assert len(regular.data) < 50_000
    assert not {"fpgm", "prep", "cvt ", "DSIG"} & set(font.keys())


@pytest.mark.parametrize("family", ["Press Text", "Press Label", "Press KR"])
def test_a_subset_bears_no_reserved_name_and_keeps_its_licence(
    faces: tuple[Face, ...], family: str
) -> None:
    [subset] = subsets(faces, {Setting((family,)): frozenset("a")})
    names = {record.nameID: record.toUnicode() for record in opened(subset)["name"].names}
    assert {key: names[key] for key in (1, 2, 4, 6)} == {
        1: family,
        2: "Regular",
        4: f"{family} Regular",
        6: f"{family} Regular".replace(" ", "-"),
    }
    assert names[0] == TTFont(subset.face.file)["name"].getDebugName(0)
    assert "SIL Open Font License" in names[13]
    said = " ".join(text for key, text in names.items() if key not in (0, 13, 14))
    assert not any(name in said for name in ("Garamond", "Source", "Noto"))


def test_the_same_subset_has_the_same_bytes(faces: tuple[Face, ...], regular: Subset) -> None:
    assert subsets(faces, {Setting(STACK): LATIN}) == (regular,)


def test_four_latin_faces_stay_within_what_an_edition_may_carry(faces: tuple[Face, ...]) -> None:
    asked = {
        Setting(STACK): LATIN,
        Setting(STACK, 400, "italic"): LATIN,
        Setting(("Press Label",)): LATIN,
        Setting(("Press Label",), 700): LATIN,
    }
    assert sum(len(subset.data) for subset in subsets(faces, asked)) < 200_000


def test_each_subset_has_its_rule(faces: tuple[Face, ...]) -> None:
    made = subsets(faces, {Setting(STACK, 700, "italic"): frozenset("a")})
    assert rules(made, "../fonts") == (
        '@font-face { font-family: "Press Text"; font-style: italic; font-weight: 700; '
        "src: url(../fonts/press-text-bold-italic.woff); }\n"
    )
