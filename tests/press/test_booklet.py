"""Sheets that are folded read from the first page to the last."""

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tympan.diagnostic import Fault, Span
from tympan.model import PAPERS, Booklet
from tympan.press import booklet as room
from tympan.press.booklet import ZINE, Side, booklet, saddle

AT = Span(Path("edition.toml"))


def folded(sides: tuple[Side, ...], sheets: int) -> list[int]:
    """The pages of sheets that are laid into each other and folded, leaf by leaf."""
    read = []
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    for start in range(0, len(pairs), sheets or len(pairs)):
        quire = pairs[start : start + (sheets or len(pairs))]
        for front, back in quire:
            read += [front.right, back.left]
        for front, back in reversed(quire):
            read += [back.right, front.left]
    return read


@given(st.integers(1, 200), st.integers(0, 8))
def test_a_folded_booklet_reads_from_one_to_the_end(pages: int, sheets: int) -> None:
    read = folded(saddle(pages, sheets), sheets)
    assert [page for page in read if page] == list(range(1, pages + 1))
    assert read[:pages] == list(range(1, pages + 1))


def test_inner_sheets_creep_towards_the_fold() -> None:
    assert [side.creep for side in saddle(16, 0)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [side.creep for side in saddle(16, 2)] == [0, 0, 1, 1, 0, 0, 1, 1]


def test_a_mini_zine_reads_from_one_to_eight() -> None:
    # Folded along its length and slit between the middle cells, the sheet closes like a cross:
    # the outer columns become leaves upright, the middle cells back to back beside the slit.
    (a, b, c, d), (e, f, g, h) = ZINE
    behind = {a: e, e: a, d: h, h: d, b: c, c: b, f: g, g: f}
    # What lies open beside each other, as it is read: the upper row stands on its head.
    facing = {b: a, d: c, e: f, g: h}
    read = [1]
    for _ in range(3):
        read += [behind[read[-1]], facing[behind[read[-1]]]]
    assert [*read, behind[read[-1]]] == list(range(1, 9))
    assert facing[8] == 1


def printed(count: int, width: float, height: float) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as file:
        for number in range(1, count + 1):
            page = file.add_blank_page(page_size=(width, height))
            page.Contents = file.make_stream(f"0 0 {number} {number} re f".encode())
        file.save(out)
    return out.getvalue()


def placed(data: bytes) -> list[list[tuple[str, tuple[float, ...]]]]:
    """On each side the pages and their matrices."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            side: list[tuple[str, tuple[float, ...]]] = []
            matrix: tuple[float, ...] = ()
            for each in pikepdf.parse_content_stream(page):
                if str(each.operator) == "cm":
                    matrix = tuple(float(number) for number in each.operands)
                elif str(each.operator) == "Do":
                    side.append((str(each.operands[0]), matrix))
            found.append(side)
    return found


A5, A4 = (419.53, 595.28), (841.89, 595.28)


def test_two_a5_pages_lie_on_a4_at_their_own_size() -> None:
    data = booklet(printed(4, *A5), Booklet(), AT)
    front, back = placed(data)
    assert [name for name, _ in front] == ["/P4", "/P1"]
    assert [name for name, _ in back] == ["/P2", "/P3"]
    for (_, left), (_, right) in ((front[0], front[1]), (back[0], back[1])):
        assert left[0] == right[0] == pytest.approx(1, abs=0.001)
        assert left[4] == pytest.approx(A4[0] / 2 - A5[0], abs=0.5)
        assert right[4] == pytest.approx(A4[0] / 2, abs=0.5)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert [float(side) for side in file.pages[0].MediaBox[2:]] == pytest.approx(A4, abs=0.01)
        assert file.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_half_letter_lies_on_letter() -> None:
    data = booklet(printed(4, 396, 612), Booklet(), AT)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert [float(side) for side in file.pages[0].MediaBox] == [0, 0, 792, 612]


def test_creep_moves_pages_by_the_papers_thickness() -> None:
    sides = placed(booklet(printed(8, *A5), Booklet(caliper=1), AT))
    outer, inner = sides[0], sides[2]
    assert inner[0][1][4] - outer[0][1][4] == pytest.approx(72 / 25.4, abs=0.001)
    assert outer[1][1][4] - inner[1][1][4] == pytest.approx(72 / 25.4, abs=0.001)


def test_a_zine_of_nine_pages_is_refused() -> None:
    assert len(placed(booklet(printed(7, *A5), Booklet(is_zine=True), AT))[0]) == 7
    with pytest.raises(Fault, match="too-many-pages"):
        booklet(printed(9, *A5), Booklet(is_zine=True), AT)


def test_every_paper_that_can_be_asked_for_is_known() -> None:
    assert tuple(room.PAPERS) == PAPERS


def test_bound_at_the_right_each_page_lies_on_the_other_half_of_its_sheet() -> None:
    for wanted in (Booklet(caliper=1), Booklet(is_zine=True)):
        file = printed(8, *A5)
        sides = zip(
            placed(booklet(file, wanted, AT)),
            placed(booklet(file, wanted, AT, "right")),
            strict=True,
        )
        for left, right in sides:
            assert [name for name, _ in left] == [name for name, _ in right]
            for (_, one), (_, other) in zip(left, right, strict=True):
                middle = [matrix[4] + matrix[0] * A5[0] / 2 for matrix in (one, other)]
                assert sum(middle) == pytest.approx(A4[0], abs=0.1)
