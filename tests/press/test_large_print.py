"""Large print: nothing small, slanted or hyphenated, one even edge, lines on the grid."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from tympan.compose import compose
from tympan.galley import Galley
from tympan.press.lines import leading_of, lines_of
from tympan.press.plain import laid_out
from tympan.publish import check

PX = 4 / 3
LAYOUTS = ("plain", "feature", "conversation", "chapbook", "archive")


@pytest.fixture(scope="module", params=LAYOUTS)
def galley(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, project: Path
) -> Galley:
    """The specimen of a layout in large print."""
    folder = tmp_path_factory.mktemp("desk") / "specimen"
    shutil.copytree(project / "layouts" / "specimen", folder)
    settings = folder / "edition.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n[options]\nlarge-print = true\n", "utf-8")
    checked = check(folder, project, str(request.param))
    assert checked.edition is not None and checked.layout is not None
    return replace(compose(checked.edition, checked.layout), ticket=checked.ticket)


def texts(galley: Galley) -> Iterator[tuple[Any, str]]:
    """Every text on the pages, running heads and notes included, with its style."""
    for page in laid_out(galley).document.pages:
        for box in page._page_box.descendants(placeholders=True):
            box = getattr(box, "_box", box)
            if isinstance(box, boxes.TextBox) and box.text.strip():
                yield box.style, box.text


def test_nothing_is_smaller_than_sixteen_points(galley: Galley) -> None:
    # Characters of other scripts are drawn larger on their bodies, and set smaller by a sixth.
    small = [
        text
        for style, text in texts(galley)
        if style["font_size"] < 16 * PX - 0.01 and text.isascii()
    ]
    assert small == []


def test_the_text_has_eighteen_points_on_wide_leading(galley: Galley) -> None:
    sizes = [round(style["font_size"] / PX, 2) for style, _ in texts(galley)]
    assert max(set(sizes), key=sizes.count) == 18
    assert leading_of(laid_out(galley).document.pages[1]._page_box.children[0]) == pytest.approx(
        25 * PX
    )


def test_nothing_is_slanted(galley: Galley) -> None:
    assert [text for style, text in texts(galley) if style["font_style"] != "normal"] == []


def test_nothing_is_hyphenated_or_spaced_out(galley: Galley) -> None:
    for page in laid_out(galley).document.pages:
        for line in lines_of(page):
            assert not line.text.rstrip().endswith(("\u2010", "\u00ad"))
            assert line.widened == 0


def test_lines_stand_on_the_grid(galley: Galley) -> None:
    for page in laid_out(galley).document.pages[1:]:
        root = page._page_box.children[0]
        leading = leading_of(root)
        for line in lines_of(page):
            is_text = abs(line.bottom - line.top - leading) < 0.01
            if is_text and not re.search("pq|-f|-title$", line.owner):
                distance = (line.top - root.position_y) % leading
                assert min(distance, leading - distance) < 0.02, line.text
