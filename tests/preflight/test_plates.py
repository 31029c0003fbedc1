"""Inks are measured as they were painted, whatever covers, holds or repeats them."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from tympan.diagnostic import Fault
from tympan.preflight.content import Content
from tympan.preflight.facts import Page

WINDOW = (100.0, 100.0, 110.0, 110.0)
PARTS = st.integers(0, 20).map(lambda twentieth: twentieth / 20)
# Eight bits to an ink.
NEAR = 0.005


def measured(work: Any, limit: int = 300) -> Page:
    """The second page of a file on the bench, with the inks of the window."""
    pages: tuple[Page, ...] = work.looked(WINDOW, limit).pages
    return pages[1]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ink=st.tuples(PARTS, PARTS, PARTS, PARTS))
def test_a_tint_is_measured_in_the_inks_that_it_was_painted_in(
    bench: Any, ink: tuple[float, ...]
) -> None:
    work = bench(pages=2)
    work.paint(2, f"{' '.join(map(str, ink))} k 90 90 40 40 re f")
    assert measured(work).window == pytest.approx(ink, abs=NEAR)


def test_what_lies_on_top_covers_what_lies_below(bench: Any) -> None:
    work = bench(pages=2)
    work.paint(2, "1 1 0 0 k 90 90 40 40 re f 0 0 .5 0 k 90 90 40 40 re f")
    assert measured(work).window == pytest.approx((0, 0, 0.5, 0), abs=NEAR)


def test_a_form_is_seen_through(bench: Any) -> None:
    work = bench(pages=2)
    form = work.pdf.make_stream(b"0 .4 0 .2 k 0 0 40 40 re f", Type=Name.XObject, Subtype=Name.Form)
    form.BBox = Array([0, 0, 40, 40])
    work.pdf.pages[1].obj.Resources.XObject = Dictionary(Tint=form)
    work.paint(2, "q 1 0 0 1 90 90 cm /Tint Do Q")
    assert measured(work).window == pytest.approx((0, 0.4, 0, 0.2), abs=NEAR)


def test_a_gradient_is_seen_through(bench: Any) -> None:
    work = bench(pages=2)
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0.8, 0, 0, 0]), N=1
    )
    shading = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceCMYK,
        Coords=Array([0, 0, 420, 0]),
        Function=function,
        Extend=Array([True, True]),
    )
    work.pdf.pages[1].obj.Resources.Shading = Dictionary(Away=work.pdf.make_indirect(shading))
    work.paint(2, "/Away sh")
    assert measured(work).window == pytest.approx((0.8 * 110 / 420, 0, 0, 0), abs=0.01)


def test_every_gradient_of_a_page_is_seen_through_and_every_page_has_its_own(bench: Any) -> None:
    work = bench(pages=3)
    for number in (2, 3):
        shadings = {
            name: Dictionary(
                ShadingType=2,
                ColorSpace=Name.DeviceCMYK,
                Coords=Array([0, 0, 420, 0]),
                Function=Dictionary(
                    FunctionType=2, Domain=Array([0, 1]), C0=Array(ink), C1=Array(ink), N=1
                ),
                Extend=Array([True, True]),
            )
            for name, ink in (("/First", [0, 0, 0.4, 0]), ("/Then", [0, 0.6, 0, 0]))
        }
        work.pdf.pages[number - 1].obj.Resources.Shading = Dictionary(shadings)
        work.paint(number, "/First sh /Then sh")
    for page in work.looked(WINDOW, 300).pages[1:]:
        assert page.window == pytest.approx((0, 0.6, 0, 0), abs=NEAR)
        assert page.colours == {"DeviceCMYK"}


def test_words_in_no_colour_are_in_black_ink_alone(bench: Any) -> None:
    work = bench(pages=2)
    work.write(2, "Begun", 100, 200, 9, "")
    work.paint(2, "0 .5 0 0 k 90 90 40 40 re f")
    inks = {words.text: words.ink for words in measured(work).words}
    assert inks["Begun"] == (0, 0, 0, 1)


BLACKS = (
    "0 0 0 .5 k 90 90 40 40 re f",
    ".7 g 90 90 40 40 re f 1 0 0 1 0 0 cm .2 G 3 w 0 0 m 300 300 l S",
    ".3 .3 .3 rg 90 90 40 40 re f 0 0 0 0 k 95 95 9 9 re f",
    "0 0 0 1 k -20 100 200 2 re f",
)


@pytest.mark.parametrize("code", BLACKS)
def test_a_page_of_black_alone_shows_the_same_on_one_plate_as_on_both(
    code: str, bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = bench(pages=2)
    work.paint(2, code)
    data = work.saved()
    page = work.looked(WINDOW, 300, data).pages[1]
    assert not page.coloured
    monkeypatch.setattr(Content, "is_black", False)
    assert work.looked(WINDOW, 300, data).pages[1] == page


def test_a_grey_picture_is_black_ink_and_a_coloured_one_is_not(bench: Any) -> None:
    work = bench(pages=3)
    work.place(2, work.picture((99, 99), (120,)), (90, 90, 130, 130))
    work.place(3, work.picture((99, 99), (9, 0, 0, 120)), (90, 90, 130, 130))
    _, grey, coloured = work.looked(WINDOW, 300).pages
    assert grey.window == pytest.approx((0, 0, 0, 1 - 120 / 255), abs=NEAR)
    assert coloured.window == pytest.approx((9 / 255, 0, 0, 120 / 255), abs=NEAR)
    assert (grey.coloured, coloured.coloured) == (False, True)


def test_a_picture_in_a_pattern_is_found_with_its_size_on_the_page(bench: Any) -> None:
    work = bench(pages=2)
    picture = work.picture((50, 50), (0, 128, 0, 0))
    pattern = work.pdf.make_stream(b"q 36 0 0 36 0 0 cm /Im Do Q", Type=Name.Pattern)
    pattern.PatternType, pattern.PaintType, pattern.TilingType = 1, 1, 1
    pattern.BBox, pattern.XStep, pattern.YStep = Array([0, 0, 36, 36]), 36, 36
    pattern.Resources = Dictionary(XObject=Dictionary(Im=picture))
    work.pdf.pages[1].obj.Resources.Pattern = Dictionary(P=pattern)
    work.paint(2, "/Pattern cs /P scn 90 90 72 72 re f")
    page = measured(work)
    assert [picture.ppi for picture in page.pictures] == pytest.approx([100])
    assert page.window == pytest.approx((0, 0.5, 0, 0), abs=NEAR)


def test_a_large_picture_keeps_its_own_pixels_however_often_it_is_placed(bench: Any) -> None:
    work = bench(pages=2)
    picture = work.pdf.make_indirect(work.picture((2000, 1000), (60, 0, 0, 0)))
    work.place(2, picture, (90, 90, 234, 162))
    work.place(2, picture, (90, 190, 162, 226))
    placed = [(picture.pixels, round(picture.ppi)) for picture in measured(work).pictures]
    assert placed == [((2000, 1000), 1000), ((2000, 1000), 2000)]


def test_words_are_found_in_their_ink_their_size_and_their_place(bench: Any) -> None:
    work = bench(pages=2)
    work.write(2, "Ink", 100, 200, 9, "0 .5 1 .2 k")
    [words] = [words for words in measured(work).words if words.text == "Ink"]
    assert words.size == pytest.approx(9, abs=0.01)
    assert words.ink == pytest.approx((0, 0.5, 1, 0.2), abs=NEAR)
    left, top, _, bottom = words.box
    assert left == pytest.approx(100, abs=1.5) and 190 < top < bottom <= 201


def test_ink_is_measured_on_fifteen_square_millimetres_and_not_on_a_dot(bench: Any) -> None:
    work = bench(pages=2)
    work.paint(2, "1 1 1 1 k 99 99 3 3 re f")
    assert measured(work).spots == ()
    work = bench(pages=2)
    work.paint(2, "1 1 1 1 k 99 99 20 20 re f")
    [spot] = measured(work).spots
    assert spot.percent == pytest.approx(400, abs=1)


@pytest.mark.parametrize("decode", [None, [1, 0, 1, 0, 1, 0, 1, 0]])
def test_inks_of_a_picture_that_is_written_upside_down_are_read_aright(
    bench: Any, decode: list[int] | None
) -> None:
    work = bench(pages=2)
    inks = (51, 102, 0, 0) if decode is None else (204, 153, 255, 255)
    picture = work.picture((400, 400), inks)
    if decode:
        picture.Decode = Array(decode)
    work.place(2, picture, (90, 90, 130, 130))
    page = measured(work)
    assert page.window == pytest.approx((0.2, 0.4, 0, 0), abs=NEAR)
    assert page.pictures[0].peak == pytest.approx(60, abs=0.5)


def test_what_is_no_pdf_is_said_to_be_none(bench: Any) -> None:
    with pytest.raises(Fault, match="unreadable-print-file"):
        bench(pages=2).looked(WINDOW, 300, data=b"no PDF")


def test_names_that_stand_for_nothing_do_not_stop_the_walk(bench: Any) -> None:
    work = bench(pages=2)
    work.paint(2, "/Nothing Do /Nowhere gs Q Q Q")
    assert measured(work).pictures == ()
