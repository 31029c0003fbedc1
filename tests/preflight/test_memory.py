"""A page that was looked at before is not looked at again, and nothing on it is missed."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf

from tests.preflight.conftest import WORDS, glyphs
from tympan.cache import NOTHING
from tympan.galley import Wishes
from tympan.preflight import basis
from tympan.preflight.facts import Finished
from tympan.preflight.opened import opened
from tympan.press.means import Means
from tympan.proofing import look_again
from tympan.publish import check, made_of, publish

PROJECT = Path(__file__).parents[2]
HERE = PROJECT / "tests" / "editions"
WINDOW = (100.0, 100.0, 110.0, 110.0)
LIMITS = {"print": 300, "screen": 0}


def looked(work: Any, kept: Any = NOTHING, window: Any = None, limit: int = 300) -> Finished:
    found: Finished = work.looked(window, limit, cache=kept)
    return found


def cut(work: Any, letters: str) -> None:
    """Leave no glyphs in the font but those of some letters, each with its number."""
    program = work.font.DescendantFonts[0].FontDescriptor.FontFile2
    with TTFont(io.BytesIO(program.read_bytes())) as font:
        cutter = subset.Subsetter(subset.Options(retain_gids=True, notdef_outline=True))
        cutter.populate(text=letters)
        cutter.subset(font)
        out = io.BytesIO()
        font.save(out)
    program.write(out.getvalue())
    codes = {int.from_bytes(glyphs(letter)): ord(letter) for letter in letters}
    pairs = "\n".join(f"<{code:04x}> <{letter:04x}>" for code, letter in sorted(codes.items()))
    work.font.ToUnicode.write(
        f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} "
        f"beginbfchar\n{pairs}\nendbfchar endcmap".encode()
    )
    work.font.DescendantFonts[0].W = Array(
        [part for code in sorted(codes) for part in (code, Array([code % 700]))]
    )


def leave(work: Any) -> None:
    """Change nothing."""


# ---------------------------------------------------------------- what is known


def test_a_file_that_was_looked_at_is_not_looked_at_again(bench: Any, kept: Any) -> None:
    work = bench(pages=4)
    afresh = looked(work)
    assert looked(work, kept) == afresh and kept.told == 4
    assert looked(work, kept) == afresh and kept.told == 4


def test_only_the_page_that_was_changed_is_looked_at(bench: Any, kept: Any) -> None:
    looked(bench(pages=12), kept)
    work = bench(pages=12)
    work.paint(7, "0 .5 0 0 k 99 99 50 50 re f")
    told = kept.told
    assert looked(work, kept) == looked(work)
    assert kept.told == told + 1


def test_a_page_is_known_on_another_page_of_another_file(bench: Any, kept: Any) -> None:
    work = bench(pages=4)
    work.paint(3, "0 .5 0 0 k 99 99 50 50 re f")
    looked(work, kept)
    work = bench(pages=3)
    work.paint(2, "0 .5 0 0 k 99 99 50 50 re f")
    told = kept.told
    assert looked(work, kept) == looked(work)
    assert kept.told == told


def test_what_a_page_draws_on_is_part_of_it(bench: Any, kept: Any) -> None:
    for inks in ((90, 0, 0, 0), (90, 0, 0, 1)):
        work = bench(pages=3)
        form = work.pdf.make_stream(b"q 40 0 0 40 0 0 cm /Im Do Q")
        form.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 40, 40]),
            Resources=Dictionary(XObject=Dictionary(Im=work.picture((9, 9), inks))),
        )
        work.place(2, form, (90, 90, 91, 91))
        told = kept.told
        assert looked(work, kept, WINDOW) == looked(work, window=WINDOW)
    assert kept.told == told + 1


@pytest.mark.parametrize("key", ["/MediaBox", "/TrimBox", "/BleedBox"])
def test_the_boxes_of_a_page_are_part_of_it(key: str, bench: Any, kept: Any) -> None:
    looked(bench(pages=3), kept)
    work = bench(pages=3)
    held = work.pdf.pages[1].obj
    left, bottom, right, _ = held[key]
    held[key] = Array([left, bottom, right, 500])
    told = kept.told
    assert looked(work, kept) == looked(work)
    assert kept.told == told + 1


def test_what_is_asked_is_part_of_what_is_known(bench: Any, kept: Any) -> None:
    work = bench(pages=2)
    work.paint(2, "0 .5 0 0 k 90 90 40 40 re f")
    for window, limit in ((None, 300), (WINDOW, 300), (WINDOW, 40), (None, 0)):
        assert looked(work, kept, window, limit) == looked(work, NOTHING, window, limit)
    assert kept.told == 8


def test_a_file_that_is_read_from_the_right_is_another(bench: Any, kept: Any) -> None:
    looked(bench(pages=2), kept)
    work = bench(pages=2)
    work.pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    assert looked(work, kept) == looked(work) and kept.told == 4


def test_other_rules_look_at_everything_anew(
    bench: Any, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked(bench(pages=2), kept)
    monkeypatch.setattr(basis, "rules", lambda: b"other rules")
    looked(bench(pages=2), kept)
    assert kept.told == 4


def test_notes_on_a_page_are_looked_at_in_every_file(bench: Any, kept: Any) -> None:
    looked(bench(pages=2), kept)
    work = bench(pages=2)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([99, 99, 150, 120]))
    work.pdf.pages[1].obj.Annots = Array([link])
    assert [kind for kind, _ in looked(work, kept).pages[1].annotations] == ["Link"]
    assert kept.told == 2


def test_what_is_kept_is_plain_text_by_plain_names(bench: Any, kept: Any) -> None:
    looked(bench(pages=2), kept)
    for key, data in kept.items():
        assert re.fullmatch(r"page-(codes|facts)-[0-9a-f]{64}", key)
        assert [json.loads(line) for line in data.splitlines()]


def test_a_file_in_which_something_is_in_itself_is_never_known(bench: Any, kept: Any) -> None:
    work = bench(pages=2)
    form = work.pdf.make_stream(b"0 0 0 .5 k 0 0 9 9 re f", Subtype=Name.Form)
    form.BBox = Array([0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(Own=form))
    work.pdf.pages[1].obj.Resources.XObject = Dictionary(Own=form)
    for _ in range(2):
        assert looked(work, kept) == looked(work)
    assert kept.told == 0


def soft_mask(work: Any) -> None:
    group = work.pdf.make_stream(b"0 0 9 9 re f", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = Dictionary(S=Name.Luminosity, G=group)
    work.pdf.pages[1].obj.Resources.ExtGState = Dictionary(Soft=Dictionary(SMask=mask))
    work.paint(2, "/Soft gs")


def pattern_without_colour(work: Any) -> None:
    pattern = work.pdf.make_stream(b"0 0 9 9 re f", PatternType=1, PaintType=2, TilingType=1)
    pattern.BBox, pattern.XStep, pattern.YStep = Array([0, 0, 9, 9]), 9, 9
    resources = work.pdf.pages[1].obj.Resources
    resources.Pattern = Dictionary(P=pattern)
    resources.ColorSpace = Dictionary(C=Array([Name.Pattern, Name.DeviceCMYK]))
    work.paint(2, "/C cs 0 0 0 1 /P scn 90 90 40 40 re f")


@pytest.mark.parametrize("change", [soft_mask, pattern_without_colour])
def test_a_page_with_what_is_not_walked_through_is_never_known(
    change: Any, bench: Any, kept: Any
) -> None:
    work = bench(pages=2)
    change(work)
    for _ in range(2):
        assert looked(work, kept) == looked(work)
    assert kept.told == 1


def test_a_font_that_a_state_sets_is_looked_at_like_any_other(bench: Any, kept: Any) -> None:
    for change in (leave, spell):
        work = bench(pages=2)
        page = work.pdf.pages[1]
        page.obj.Contents = work.pdf.make_stream(b"")
        state = Dictionary(Font=Array([work.font, 12]))
        page.obj.Resources = Dictionary(ExtGState=Dictionary(Set=state))
        work.paint(2, f"BT /Set gs 1 0 0 -1 99 99 Tm <{glyphs('Words').hex()}> Tj ET")
        change(work)
        assert looked(work, kept) == looked(work)
        assert [font.name for font in looked(work).pages[1].fonts] == ["ABCDEF+Sans"]
    assert kept.told == 4


# ---------------------------------------------------------------- fonts


def test_pages_are_known_when_the_font_has_more_glyphs(bench: Any, kept: Any) -> None:
    work = bench(pages=4)
    cut(work, WORDS)
    looked(work, kept)
    work = bench(pages=4)
    work.write(3, "Żółw", 99, 99, 12, "0 0 0 1 k")
    cut(work, WORDS + "Żółw")
    told = kept.told
    assert looked(work, kept) == looked(work)
    assert kept.told == told + 1


def redraw(work: Any) -> None:
    program = work.font.DescendantFonts[0].FontDescriptor.FontFile2
    with TTFont(io.BytesIO(program.read_bytes())) as font:
        drawn = font["glyf"][font.getBestCmap()[ord("W")]]
        drawn.coordinates.scale((1, 0.5))
        out = io.BytesIO()
        font.save(out)
    program.write(out.getvalue())


def spell(work: Any) -> None:
    letters = work.font.ToUnicode
    number = glyphs("W").hex().encode()
    spelt = letters.read_bytes()
    letters.write(spelt.replace(b"<%b> <0057>" % number, b"<%b> <0056>" % number))


def widen(work: Any) -> None:
    own, code = work.font.DescendantFonts[0], int.from_bytes(glyphs("W"))
    own.W = Array([*own.get("/W", []), code, Array([900])])


def widen_several(work: Any) -> None:
    own, code = work.font.DescendantFonts[0], int.from_bytes(glyphs("W"))
    own.W = Array([*own.get("/W", []), code, code, 900])


def rename(work: Any) -> None:
    work.font.BaseFont = Name("/ABCDEF+Serif")


def take_out(work: Any) -> None:
    del work.font.DescendantFonts[0].FontDescriptor.FontFile2


@pytest.mark.parametrize("change", [redraw, spell, widen, widen_several, rename, take_out])
def test_a_page_is_not_known_when_a_glyph_on_it_is_another(
    change: Any, bench: Any, kept: Any
) -> None:
    looked(bench(pages=2), kept)
    work = bench(pages=2)
    change(work)
    assert looked(work, kept) == looked(work)
    assert kept.told == 4


def part_fonts(work: Any) -> None:
    """Give the file a second font that looks like the first, and work on with that."""
    font = Dictionary(dict(work.font.items()))
    own = Dictionary(dict(font.DescendantFonts[0].items()))
    own.FontDescriptor = Dictionary(dict(own.FontDescriptor.items()))
    program = own.FontDescriptor.FontFile2.read_bytes()
    own.FontDescriptor.FontFile2 = work.pdf.make_stream(program)
    font.DescendantFonts = Array([own])
    work.pdf.Root.OurFont = work.pdf.make_indirect(font)


def test_two_fonts_that_pass_for_one_another_are_looked_at_together(bench: Any, kept: Any) -> None:
    for change in (leave, redraw):
        work = bench(pages=2)
        part_fonts(work)
        work.pdf.pages[1].obj.Contents = work.pdf.make_stream(b"")
        work.write(2, WORDS, 99, 99, 12, "0 0 0 1 k")
        change(work)
        assert looked(work, kept) == looked(work)
    assert kept.told == 4


@pytest.mark.parametrize("change", [redraw, spell, widen, widen_several])
def test_a_page_without_the_glyph_is_known_all_the_same(change: Any, bench: Any, kept: Any) -> None:
    for _ in range(2):
        work = bench(pages=2)
        work.pdf.pages[1].obj.Contents = work.pdf.make_stream(b"")
        work.write(2, "no such letter", 99, 99, 12, "0 0 0 1 k")
        work.font.DescendantFonts[0].W = Array([0, Array([450])])
        if kept:
            change(work)
        told = kept.told
        assert looked(work, kept) == looked(work)
    assert kept.told == told + 1


def test_a_font_whose_glyphs_cannot_be_told_apart_counts_as_a_whole(bench: Any, kept: Any) -> None:
    for program in (b"no font", b"no font either"):
        work = bench(pages=2)
        work.font.DescendantFonts[0].FontDescriptor.FontFile2.write(program)
        assert looked(work, kept) == looked(work)
    assert kept.told == 4


def test_glyphs_that_are_gone_are_missed_on_pages_that_are_known(bench: Any, kept: Any) -> None:
    looked(bench(pages=2), kept)
    work = bench(pages=2)
    program = work.font.DescendantFonts[0].FontDescriptor.FontFile2
    data = bytearray(program.read_bytes())
    listed = data.index(b"maxp")
    start = int.from_bytes(data[listed + 8 : listed + 12])
    data[start + 4 : start + 6] = (9).to_bytes(2)
    program.write(bytes(data))
    found = looked(work, kept)
    assert all(page.missing for page in found.pages) and found == looked(work)


def test_many_new_pages_are_looked_at_in_pieces(
    bench: Any, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bench(pages=8).saved()
    pieces: list[list[int]] = []

    def do(work: Any, jobs: Any) -> Any:
        pieces.extend(numbers for *_, numbers in jobs)
        return [work(job) for job in jobs]

    monkeypatch.setattr("tympan.preflight.opened.ENOUGH", 3)
    afresh = opened(data, Path("print"), 300)
    assert opened(data, Path("print"), 300, None, kept, do) == afresh
    assert pieces == [[1, 3, 5, 7], [2, 4, 6, 8]]
    assert opened(data, Path("print"), 300, None, kept, do) == afresh
    assert len(pieces) == 2


def test_a_page_has_the_same_key_in_every_process(bench: Any, tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(bench().saved())
    script = """
import sys
import pikepdf
from tympan.preflight.basis import Basis
from tympan.preflight.structure import boxes
with pikepdf.open(sys.argv[1]) as pdf:
    print(*(Basis("").page(page, boxes(page)) for page in pdf.pages))
"""
    command = [sys.executable, "-P", "-c", script, str(file)]
    told = {
        subprocess.run(
            command,
            env={**os.environ, "PYTHONPATH": str(PROJECT / "src"), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1 and told != {b""}


# ---------------------------------------------------------------- whole editions


def printed(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of an edition, as print and screen get them."""
    checked = check(folder, PROJECT)
    for kind, data in made_of(checked, tuple(LIMITS), Wishes(), lambda _: None).files.items():
        yield Path(kind), data


def test_what_was_printed_is_looked_at_once_and_then_known(desk: Path, kept: Any) -> None:
    folder = desk / "manuscript" / "ballerina"
    done = publish(folder, desk, ("print",), means=Means(kept))
    assert done.files and kept.told > 1
    told = kept.told
    again = look_again(check(folder, desk), desk, cache=kept)
    assert again.notes == done.notes and kept.told == told


@pytest.mark.parametrize(
    "folder",
    [
        PROJECT / "manuscript" / "ballerina",
        pytest.param(HERE / "pictures", marks=pytest.mark.long),
        HERE / "hebrew",
        pytest.param(HERE / "korean", marks=pytest.mark.long),
        pytest.param(HERE / "photo-essay", marks=pytest.mark.long),
    ],
    ids=lambda folder: folder.name,
)
def test_of_whole_editions_the_same_is_found_when_they_were_met_before(
    folder: Path, kept: Any
) -> None:
    for file, data in printed(folder):
        afresh = opened(data, file, LIMITS[file.name])
        told = kept.told
        assert opened(data, file, LIMITS[file.name], cache=kept) == afresh
        assert kept.told == told + len(afresh.pages)
        assert opened(data, file, LIMITS[file.name], cache=kept) == afresh
        assert kept.told == told + len(afresh.pages)
        with Pdf.open(io.BytesIO(data)) as pdf:
            page = pdf.pages[len(pdf.pages) // 2]
            page.contents_add(pdf.make_stream(b"\n0 .5 0 0 k 99 99 50 50 re f"))
            out = io.BytesIO()
            pdf.save(out)
        changed = opened(out.getvalue(), file, LIMITS[file.name])
        assert opened(out.getvalue(), file, LIMITS[file.name], cache=kept) == changed != afresh
        assert kept.told == told + len(afresh.pages) + 1
