"""The faces that the house prints with."""

from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.fonts.cut import FIRST, LAST, wanted
from tympan.diagnostic import Fault, Lack, Span
from tympan.fonts import (
    Face,
    catalogue,
    characters,
    coverage,
    faces_of,
    families,
    needed,
    read_in,
    stack_of,
    verify,
)

AT = Span(Path("layout.toml"))
HOUSE = {"text": "EB Garamond", "label": "Source Sans 3"}


@pytest.fixture(scope="module")
def faces() -> tuple[Face, ...]:
    return faces_of(HOUSE, AT)


def test_every_face_of_the_catalogue_is_there_and_the_one_that_was_chosen() -> None:
    verify(catalogue())
    assert all(face.licence.is_file() for face in catalogue())


def test_every_family_has_a_bold_and_none_has_two_of_one_kind() -> None:
    kinds = [(face.family, face.weight, face.style) for face in catalogue()]
    assert len(kinds) == len(set(kinds))
    assert all((family, 700, style) in kinds for family, _, style in kinds)


def test_a_face_bears_the_name_of_its_use_so_that_no_font_of_the_system_can_stand_in(
    faces: tuple[Face, ...],
) -> None:
    assert {face.family: face.face for face in faces} == {
        "Press Text": "EB Garamond",
        "Press Label": "Source Sans 3",
        "Press HE": "Frank Ruhl Libre",
        "Press HE Sans": "Assistant",
        "Press AR": "Amiri",
        "Press KR": "Noto Serif KR",
        "Press KR Sans": "Noto Sans KR",
        "Press JP": "Noto Sans JP",
        "Press SC": "Noto Sans SC",
    }


def test_the_uses_are_named_as_style_sheets_name_them(faces: tuple[Face, ...]) -> None:
    assert families(faces) == ["text", "label"]
    assert stack_of("text", faces) == (
        '"Press Text", "Press HE", "Press HE Sans", "Press AR", "Press KR", "Press KR Sans", '
        '"Press JP", "Press SC"'
    )


def test_a_face_without_serifs_has_stand_ins_without_them_first(faces: tuple[Face, ...]) -> None:
    assert stack_of("label", faces).startswith('"Press Label", "Press HE Sans", "Press HE", ')


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("ko", '"Press KR", "Press Text", ', '"Press KR Sans", "Press Label", '),
        ("he", '"Press HE", "Press Text", ', '"Press HE Sans", "Press Label", '),
        ("fa", '"Press AR", "Press Text", ', '"Press AR", "Press Label", '),
        ("ja-JP", '"Press JP", "Press Text", ', '"Press JP", "Press Label", '),
        ("ru", '"Press Text", ', '"Press Label", '),
    ],
)
def test_a_language_that_latin_faces_cannot_set_has_its_own_before_all(
    faces: tuple[Face, ...], language: str, text: str, label: str
) -> None:
    assert stack_of("text", faces, language).startswith(text)
    assert stack_of("label", faces, language).startswith(label)


def test_the_families_of_a_text_are_told_by_their_own_names(faces: tuple[Face, ...]) -> None:
    assert read_in(faces, "en") == ("EB Garamond", "Source Sans 3")
    assert read_in(faces, "ko") == ("Noto Serif KR", "Noto Sans KR")
    assert read_in(faces, "ar") == ("Amiri",)


def test_every_unknown_family_is_told_with_the_nearest_known() -> None:
    with pytest.raises(Fault) as told:
        faces_of({"text": "EB Garamnd", "label": "Qxz"}, AT)
    first, second = (str(said).splitlines() for said in told.value.diagnostics)
    assert first == [
        "layout.toml: error[layout-broken] there is no face called “EB Garamnd”",
        "  mend: did you mean “EB Garamond”?",
    ]
    assert second[0].endswith("there is no face called “Qxz”")
    assert second[1].startswith("  mend: known are: ") and "Frank Ruhl Libre" in second[1]


def test_a_face_that_was_changed_or_is_gone_is_a_lack_with_its_cure(
    faces: tuple[Face, ...], tmp_path: Path
) -> None:
    changed = tmp_path / "changed.ttf"
    changed.write_bytes(faces[0].file.read_bytes() + b"x")
    for file in (changed, tmp_path / "gone.ttf"):
        with pytest.raises(Lack, match=file.name) as told:
            verify([replace(faces[0], file=file)])
        assert told.value.command.startswith("pip install ")


def test_a_machine_without_the_fonts_is_told_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(Lack, match="not installed") as told:
        catalogue()
    assert told.value.command.startswith("pip install rendercv-fonts==")


@pytest.mark.parametrize("character", "aé“–ﬁЖщёΩάא״بپ،؟이충현日本语")
def test_latin_greek_cyrillic_hebrew_arabic_and_east_asian_writing_is_covered(
    faces: tuple[Face, ...], character: str
) -> None:
    assert coverage(faces)(character)


@pytest.mark.parametrize("character", ["😀", "ሀ", "ก", "\ue000"])
def test_what_would_print_as_an_empty_box_is_not_covered(
    faces: tuple[Face, ...], character: str
) -> None:
    assert not coverage(faces)(character)


def test_a_character_that_one_style_lacks_is_not_covered(faces: tuple[Face, ...]) -> None:
    own = [face for face in faces if face.family == "Press Text"]
    alone = [replace(own[0], file=next(f.file for f in faces if f.family == "Press KR")), *own[1:]]
    assert coverage(own)("q")
    assert coverage(alone)("q")
    assert not coverage(alone)("이")


def test_only_those_stand_ins_are_needed_that_have_a_character_of_the_text(
    faces: tuple[Face, ...],
) -> None:
    def stand_ins(text: str) -> set[str]:
        return {face.family for face in needed(faces, text)} - {"Press Text", "Press Label"}

    assert stand_ins("plain words") == set()
    assert stand_ins("한 글자") == {"Press KR", "Press KR Sans"}
    assert stand_ins("漢") == {"Press KR Sans", "Press JP", "Press SC"}
    assert stand_ins("かな") >= {"Press JP"}


@pytest.mark.parametrize("weight", [400, 700])
def test_the_korean_serif_has_what_korean_is_written_with_at_one_width(
    faces: tuple[Face, ...], weight: int
) -> None:
    [serif] = [face for face in faces if face.family == "Press KR" and face.weight == weight]
    [whole] = [face for face in faces if face.family == "Press KR Sans" and face.weight == weight]
    assert characters(serif.file) >= wanted() & characters(whole.file) - {0x3164}
    with TTFont(serif.file) as font:
        names, widths = font.getBestCmap(), font["hmtx"].metrics
        syllables = {widths[name][0] for at, name in names.items() if FIRST <= at <= LAST}
        assert syllables == {966}
        drawn = [font["glyf"][name] for at, name in names.items() if FIRST <= at <= LAST]
    # A variable face that is cut at the wrong weight has the widths of another.
    assert all(glyph.xMin >= 0 and glyph.xMax <= 966 for glyph in drawn)


@pytest.mark.parametrize("character", "뷁힣漢ᄒ①々")
def test_what_the_korean_serif_lacks_the_sans_has(faces: tuple[Face, ...], character: str) -> None:
    assert coverage(faces)(character)
