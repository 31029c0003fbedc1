"""What is kept of units never shows: a warm print file has the bytes of a cold one."""

import io
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from tests.test_laws_of_warm_builds import CHANGES, EDITIONS, FERRY, Kept, water
from tympan.cache import NOTHING, Cache
from tympan.compose import compose
from tympan.diagnostic import Fault
from tympan.press.means import Means
from tympan.press.pdf import bound, pdf, screen
from tympan.publish import check

__all__ = ["water"]  # a fixture

SPEAKER = "[speakers.reed]"
KICKER = "[[contributors]]"
# What decides how pages look, beside what every file is made of.
PRINTING = {
    "the printer": ("edition.toml", SPEAKER, f'[print]\nprinter = "kdp"\n{SPEAKER}'),
    "the trim": ("edition.toml", SPEAKER, f'[print]\nprinter = "kdp"\ntrim = "6x9"\n{SPEAKER}'),
    "who contributed": ("edition.toml", 'name = "Jonas Reed"\nrole', 'name = "J. R."\nrole'),
    "the date": ("edition.toml", '"2025-05"', '"2024-06"'),
    "large print": ("edition.toml", SPEAKER, f"[options]\nlarge-print = true\n{SPEAKER}"),
    "the paper": ("edition.toml", SPEAKER, f'[options]\npaper = "a6"\n{SPEAKER}'),
    "folios": ("edition.toml", SPEAKER, f'[options]\nfront-folios = "arabic"\n{SPEAKER}'),
    "the document": (
        "templates/print.xhtml",
        "{{ fragment.xhtml | safe }}",
        "<p>{{ edition.title }}</p>{{ fragment.xhtml | safe }}",
    ),
    "a unit's own element": ("templates/print.xhtml", 'class="unit"', 'class="unit" lang="de"'),
    "the contents": ("templates/contents.xhtml", "</nav>", "<p>More.</p></nav>"),
    "a rule of print": ("css/pdf.css", "p {", "p { color: #333333;"),
    "a running head": ("css/pdf.css", "p {", '@page { @top-left { content: "W" } } p {'),
    "a rule that looks at the whole": ("css/pdf.css", "p {", ".unit:nth-child(2) { top: 0 } p {"),
}


@pytest.fixture
def printed(water: Path) -> Path:
    """The collection, in a layout with a document and a sheet of its own."""
    layout, plain = water / "layouts" / "trial", EDITIONS.parents[1] / "layouts" / "plain"
    for name in ("print", "contents"):
        shutil.copy(plain / "templates" / f"{name}.xhtml", layout / "templates")
    (layout / "css" / "pdf.css").write_text("p { margin: 0 }\n", "utf-8")
    return water


def made(project: Path, cache: Cache, printer: str = "") -> tuple[bytes, bytes] | str:
    """The print file and that for the screen, or why there is none."""
    checked = check(
        project / "manuscript" / "water", project, "trial", printer=printer, cache=cache
    )
    if checked.edition is None or checked.layout is None or checked.ticket is None:
        return str(checked.diagnostics)
    try:
        galley = compose(checked.edition, checked.layout, cache)
        book = bound(replace(galley, ticket=checked.ticket), means=Means(cache))
        return pdf(book), screen(book)
    except Fault as fault:
        return str(fault)


SOME = ("a word", "the title of an interview", "the printer")
EVERY = CHANGES | PRINTING


@pytest.mark.parametrize(
    "change",
    [*SOME, *(pytest.param(one, marks=pytest.mark.long) for one in EVERY if one not in SOME)],
)
def test_a_change_and_its_reversal_print_what_a_cold_build_prints(
    printed: Path, change: str
) -> None:
    cache = Kept()
    first = made(printed, cache)
    assert first == made(printed, NOTHING)
    name, old, new = EVERY[change]
    [file] = (folder / name for folder in printed.glob("*/*") if (folder / name).exists())
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert made(printed, cache) == made(printed, NOTHING)
    file.write_text(text, "utf-8")
    count = len(cache.held)
    assert made(printed, cache) == first
    assert len(cache.held) == count


@pytest.mark.long
def test_a_picture_that_is_drawn_anew_is_printed_anew(printed: Path) -> None:
    folder = printed / "manuscript" / "water"
    with open(folder / FERRY, "a", encoding="utf-8") as file:
        file.write("\n![A bow](bow.png)\n")
    cache = Kept()
    first = made(printed, cache)
    bow = folder / "01-the-ferry" / "bow.png"
    with Image.open(bow) as drawn:
        turned = drawn.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    out = io.BytesIO()
    turned.save(out, "PNG")
    bow.write_bytes(out.getvalue())
    second = made(printed, cache)
    assert second == made(printed, NOTHING) != first


@pytest.mark.long
def test_other_inks_are_printed_in_though_they_have_the_same_name(printed: Path) -> None:
    icc = EDITIONS.parents[1] / "src" / "tympan" / "press" / "icc" / "FOGRA39L_coated.icc"
    shop = printed / "printers"
    shop.mkdir()
    profile = (
        'extends = "offset-coated"\n[condition]\nname = "FOGRA39"\nabout = "x"\nprofile = "x.icc"\n'
    )
    (shop / "mine.toml").write_text(profile, "utf-8")
    shutil.copy(icc, shop / "x.icc")
    cache = Kept()
    ask = partial(made, printed, printer="mine")
    assert isinstance(ask(cache), tuple)
    keys = set(cache.held)
    data = bytearray(icc.read_bytes())
    data[24] ^= 1  # the year of its making
    (shop / "x.icc").write_bytes(data)
    assert ask(cache) == ask(NOTHING)
    assert {key.rpartition("-")[0] for key in set(cache.held) - keys} >= {"forme", "furniture"}
