"""An edition rich in pictures: no layout finds anything wrong with it, and pairs are as high."""

from dataclasses import replace
from pathlib import Path

import pytest

from tympan.compose import compose
from tympan.galley import Wishes
from tympan.preflight.parity import parity
from tympan.press.plain import laid_out
from tympan.press.seen import pictures_on
from tympan.presses import files_of
from tympan.publish import check, looked_at, made_of

LAYOUTS = ("archive", "chapbook", "conversation", "feature", "plain")
PAIRS = (("heap.jpg", "row.jpg"), ("rake.jpg", "crystals.jpg"))


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(name, marks=[] if name == "chapbook" else [pytest.mark.long])
        for name in LAYOUTS
    ],
)
def test_it_is_printed_in_every_layout_without_a_finding(
    project: Path, tmp_path: Path, layout: str
) -> None:
    checked = check(project / "tests" / "editions" / "photo-essay", project, layout)
    assert checked.edition is not None and checked.diagnostics == ()
    made = made_of(checked, ("epub", "print"), Wishes(pages=True), lambda _: None)
    looked = looked_at(checked, made, files_of("photo-essay", project), lambda _: None)
    assert [str(said) for one in looked for said in one.said] == []
    for kind, data in made.files.items():
        (tmp_path / kind).write_bytes(data)
    assert [str(said) for said in parity(tmp_path / "epub", tmp_path / "print")] == []


def test_the_two_of_a_pair_are_printed_equally_high_and_fill_the_column(project: Path) -> None:
    checked = check(project / "tests" / "editions" / "photo-essay", project, "plain")
    assert checked.edition is not None and checked.layout is not None
    galley = compose(checked.edition, checked.layout)
    placed = {
        one.address.rpartition("/")[2]: one
        for page in laid_out(replace(galley, ticket=checked.ticket)).document.pages
        for one in pictures_on(page)
    }
    for left, right in PAIRS:
        assert placed[left].height == pytest.approx(placed[right].height, abs=1)
        both = placed[left].width + placed[right].width
        assert both == pytest.approx(placed["hut.jpg"].width, abs=8)
