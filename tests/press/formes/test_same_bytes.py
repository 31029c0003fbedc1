"""A collection is the same to the byte, whoever sets its parts, and whatever was kept of them."""

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tympan.cache import NOTHING, Cache
from tympan.cache.doubting import Doubting
from tympan.cache.opening import opened
from tympan.press.compositors import compositors
from tympan.press.means import Means
from tympan.publish import Published, publish

EDITIONS = Path(__file__).parents[2] / "editions"
KINDS = ("print", "screen", "epub")


def printed(project: Path, cache: Cache = NOTHING, hands: int = 1) -> dict[str, bytes]:
    """The files of the collection."""
    with compositors(hands) as do:
        means = Means(cache, do, do.prepare)
        made = publish(project / "manuscript" / "twelve", project, KINDS, "archive", means=means)
    assert isinstance(made, Published) and len(made.files) == len(KINDS), made.diagnostics
    return {file.name: file.read_bytes() for file in made.files}


def desk(folder: Path) -> Path:
    shutil.copytree(EDITIONS / "twelve", folder / "manuscript" / "twelve")
    return folder


@pytest.mark.long
def test_it_is_the_same_to_the_byte(tmp_path: Path) -> None:
    here = desk(tmp_path / "here")
    first = printed(here)
    assert printed(here, hands=2) == first
    assert printed(desk(tmp_path / "elsewhere")) == first
    with closing(opened(tmp_path / "tympan")) as kept:
        again = partial(printed, here, kept)
        assert again(2) == first
        assert again() == first
        for file in sorted((here / "manuscript" / "twelve").glob("0[27]*/*.md")):
            text = file.read_text("utf-8")
            file.write_text(text + "\n" + text.rsplit("\n\n", 1)[-1], "utf-8")
            changed = again()
            assert changed != first
            assert changed == printed(here)
            file.write_text(text, "utf-8")
            assert again(2) == first
        doubt = Doubting(kept)
        assert printed(here, doubt, 2) == first
        assert printed(here, doubt) == first
        assert not doubt.differing
