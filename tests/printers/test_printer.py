"""A print shop's profile, as it ships and as a project writes its own."""

from pathlib import Path

import pytest

from tympan.diagnostic import Fault, Span
from tympan.printers import find, known, shipped
from tympan.printers.profile import NEAR, POINTS, Printer
from tympan.printers.ticket import ticket

AT = Span(Path("edition.toml"))
MM = POINTS["mm"]
SHIPPED = sorted(file.stem for file in shipped().glob("*.toml"))


def own(project: Path, name: str, text: str) -> None:
    (project / "printers").mkdir(exist_ok=True)
    (project / "printers" / f"{name}.toml").write_text(text, "utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_profile_is_whole_and_names_its_source(name: str, tmp_path: Path) -> None:
    printer = find(name, tmp_path, AT)
    assert printer.source and printer.checked.year >= 2026
    assert printer.products and printer.condition.profile.is_file()
    assert printer.images.least <= printer.images.best <= printer.images.most
    for trim in printer.trims:
        assert 150 < trim.width < 1500 and 150 < trim.height < 1500


def test_an_eighth_of_an_inch_is_nine_points_and_not_three_millimetres(tmp_path: Path) -> None:
    bleed = find("kdp", tmp_path, AT).bleed
    assert (bleed.top, bleed.bottom, bleed.outside, bleed.inside) == (9, 9, 9, 0)
    assert find("offset-coated", tmp_path, AT).bleed.top == pytest.approx(3 * MM)


def test_a_length_is_told_in_the_shops_own_unit(tmp_path: Path) -> None:
    assert find("kdp", tmp_path, AT).say(9) == "0.125 in"
    assert find("newspaper-club", tmp_path, AT).say(3 * MM) == "3 mm"


@pytest.mark.parametrize(
    ("pages", "inches"),
    [
        *((24, 0.375), (150, 0.375), (151, 0.5), (300, 0.5), (301, 0.625), (700, 0.75)),
        *((701, 0.875), (900, 0.875)),
    ],
)
def test_the_gutter_grows_with_the_book(pages: int, inches: float, tmp_path: Path) -> None:
    assert find("kdp", tmp_path, AT).gutter(pages) == inches * 72


def test_an_unknown_printer_gets_the_nearest_known(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="did you mean “ingramspark”"):
        find("ingram-spark", tmp_path, AT)


def test_no_name_is_the_usual_printer(tmp_path: Path) -> None:
    assert find("", tmp_path, AT).name == "offset-coated"


def test_a_project_adds_a_printer_by_dropping_a_file_in(tmp_path: Path) -> None:
    text = 'extends = "offset-coated"\nabout = "Round the corner"\nmarks = true\n'
    own(tmp_path, "corner", text + "[images]\nleast = 200\n")
    printer = find("corner", tmp_path, AT)
    assert printer.marks and printer.images.least == 200
    assert printer.images.best == find("offset-coated", tmp_path, AT).images.best
    assert set(known(tmp_path)) == {*SHIPPED, "corner"}


def test_everything_that_is_wrong_in_a_profile_is_told_at_once(tmp_path: Path) -> None:
    text = 'extends = "kdp"\nink-limit = "much"\nink_limit = 3\n[spine]\n[images]\nbest = -1\n'
    own(tmp_path, "wrong", text)
    with pytest.raises(Fault) as raised:
        find("wrong", tmp_path, AT)
    said = [one.finding.message for one in raised.value.diagnostics]
    assert len(said) == 4
    assert any("“ink-limit” is not a whole number" in one for one in said)
    assert any("“images.best” is not" in one for one in said)
    assert all("wrong.toml" in str(one.finding.at) for one in raised.value.diagnostics)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    own(tmp_path, "bare", 'about = "x"\n')
    with pytest.raises(Fault, match="“flavour” is missing"):
        find("bare", tmp_path, AT)


@pytest.mark.parametrize("text", ['extends = "kdq"', 'extends = "own"', "about ="])
def test_a_profile_that_leads_nowhere_is_refused(text: str, tmp_path: Path) -> None:
    own(tmp_path, "own", text)
    with pytest.raises(Fault, match="printer-broken"):
        find("own", tmp_path, AT)


def cut(printer: Printer, width: float, height: float, trim: str = "") -> tuple[str, float, float]:
    """What a page of a size in millimetres is cut to, in millimetres."""
    found = printer.trim(trim, width * MM, height * MM, AT)
    return found.name, round(found.width / MM, 1), round(found.height / MM, 1)


def test_a_page_keeps_its_size_where_the_shop_cuts_it(tmp_path: Path) -> None:
    assert cut(find("offset-coated", tmp_path, AT), 148, 210) == ("A5", 148, 210)
    assert cut(find("kdp", tmp_path, AT), 148, 210) == ("", 148, 210)
    # Lulu's A5 is written in inches, which is the same paper.
    assert abs(5.83 * 72 - 148 * MM) < NEAR
    assert cut(find("lulu", tmp_path, AT), 148, 210) == ("A5", 148.1, 210.1)


def test_a_page_that_the_shop_does_not_cut_becomes_the_nearest_that_it_does(
    tmp_path: Path,
) -> None:
    assert cut(find("newspaper-club", tmp_path, AT), 148, 210)[0] == "mini"


def test_a_trim_is_asked_for_by_the_shops_name(tmp_path: Path) -> None:
    assert cut(find("kdp", tmp_path, AT), 148, 210, "5x8") == ("5x8", 127, 203.2)
    with pytest.raises(Fault, match="did you mean “6x9”"):
        cut(find("kdp", tmp_path, AT), 148, 210, "6×9")


def test_what_does_not_bleed_stays_white_at_the_edge(tmp_path: Path) -> None:
    printer = find("newspaper-club", tmp_path, AT)
    tabloid = ticket(printer, (0, 0), "tabloid", "", 0, AT)
    assert tabloid.bleed.top == 0 and tabloid.clear.top == printer.safe > 0
    assert ticket(printer, (0, 0), "mini", "", 0, AT).bleed.top > 0


def test_the_product_is_the_first_that_takes_so_many_pages(tmp_path: Path) -> None:
    printer = find("lulu", tmp_path, AT)
    assert printer.product("", 40, AT).name == "perfect"
    assert printer.product("", 7, AT).name == "saddle"
    assert printer.product("case", 7, AT).name == "case"
    with pytest.raises(Fault, match="did you mean “perfect”"):
        printer.product("perfct", 40, AT)


@pytest.mark.parametrize(
    ("name", "product", "printed", "bound"),
    [
        *(("kdp", "white", 24, 24), ("kdp", "white", 25, 26), ("lulu", "saddle", 5, 8)),
        # The last page is the shop's.
        *(("ingramspark", "white", 24, 26), ("ingramspark", "white", 25, 26)),
    ],
)
def test_blank_pages_fill_the_last_sheet(
    name: str, product: str, printed: int, bound: int, tmp_path: Path
) -> None:
    assert find(name, tmp_path, AT).product(product, printed, AT).padded(printed) == bound
