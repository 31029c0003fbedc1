"""Margins follow from the shop's paper and the book's thickness; type does not."""

from pathlib import Path

import pytest

from tympan import layout as layouts
from tympan.diagnostic import Span
from tympan.layout.paper import Paper
from tympan.press.margins import MM, fitted
from tympan.printers import find, known
from tympan.printers.ticket import Ticket, ticket

AT = Span(Path("edition.toml"))
A5 = (148 * MM, 210 * MM)
TRIMS = [
    (name, trim.name)
    for name in known(Path())
    for trim in find(name, Path(), AT).trims
    if trim.width > 120 * MM
]


def paper(project: Path, job: Ticket, pages: int = 100) -> Paper:
    return fitted(layouts.find("plain", project, AT, {}), job, pages).paper


def test_the_layouts_own_paper_keeps_its_margins(project: Path) -> None:
    drawn = layouts.find("plain", project, AT, {}).paper
    made = paper(project, ticket(find("", project, AT), A5, "", "", 0, AT))
    assert (made.inside, made.outside, made.top) == pytest.approx(
        (drawn.inside, drawn.outside, drawn.top)
    )
    assert made.bottom == pytest.approx(drawn.bottom, abs=0.2)


@pytest.mark.parametrize(("name", "trim"), TRIMS)
def test_every_page_has_whole_lines_a_readable_measure_and_what_the_shop_keeps_clear(
    name: str, trim: str, project: Path
) -> None:
    printer = find(name, project, AT)
    job = ticket(printer, A5, trim, "", 0, AT)
    for pages in (24, 200, 800):
        made = paper(project, job, pages)
        lines = (made.height - made.top - made.bottom) * MM / made.leading
        assert lines == pytest.approx(round(lines), abs=1e-3) and lines > 10
        assert made.inside * MM >= printer.gutter(pages) - 1e-6
        assert min(made.inside, made.outside) * MM >= job.safe - 1e-6
        assert (made.top * MM - 28, made.bottom * MM - 34) >= (job.safe - 1e-6, job.safe - 1e-6)
        text = made.width - made.inside - made.outside
        # 10.5 points of the text face: about 1.65 mm to the character.
        assert 45 <= text / 1.65 <= 75


@pytest.mark.parametrize("name", ["plain", "feature", "conversation"])
@pytest.mark.parametrize("trim", [A5, (152.4 * MM, 228.6 * MM), (210 * MM, 297 * MM)])
def test_large_print_stands_on_whole_lines_of_its_own(
    name: str, trim: tuple[float, float], project: Path
) -> None:
    drawn = layouts.find(name, project, AT, {"large-print": True})
    job = ticket(find("", project, AT), trim, "", "", 0, AT)
    made = fitted(drawn, job, 100).paper
    lines = (made.height - made.top - made.bottom) * MM / made.leading
    assert made.leading == 25
    assert lines == pytest.approx(round(lines), abs=1e-3) and lines > 15
    # 18 points of the text face: about 2.83 mm to the character.
    assert 38 <= (made.width - made.inside - made.outside) / 2.83 <= 70


def test_a_thicker_book_has_a_wider_gutter(project: Path) -> None:
    job = ticket(find("lulu", project, AT), A5, "", "", 0, AT)
    thin, thick = paper(project, job, 60), paper(project, job, 500)
    assert thick.inside > thin.inside and thick.outside == thin.outside


def test_the_bleed_is_the_shops(project: Path) -> None:
    assert paper(project, ticket(find("kdp", project, AT), A5, "", "", 0, AT)).bleed == (
        pytest.approx(3.175)
    )


@pytest.mark.parametrize("language", ["ko", "ja", "zh"])
def test_signs_on_square_bodies_fill_the_measure_without_a_rest(
    language: str, project: Path
) -> None:
    layout = layouts.find("plain", project, AT, {}).for_language(language)
    made = fitted(layout, ticket(find("kdp", project, AT), A5, "", "", 0, AT), 100).paper
    signs = (made.width - made.inside - made.outside) * MM / made.text
    assert signs == pytest.approx(round(signs), abs=0.001)
