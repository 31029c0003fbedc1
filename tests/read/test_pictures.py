"""Figures, their files, captions and credits."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.model import Figure, Pair, everything, inside, plain
from tympan.read import read

Write = Callable[[dict[str, str]], Path]


def figures(folder: Path) -> list[Figure]:
    found, said = read(folder)
    assert found is not None and said == []
    return [one for one in found.interviews[0].sections[0].body if isinstance(one, Figure)]


def said(folder: Path) -> list[tuple[str, str]]:
    return [(one.rule, one.finding.mend) for one in read(folder)[1]]


def test_a_picture_on_a_line_of_its_own_is_a_figure(write: Write) -> None:
    text = 'Words.\n\n![On *the* set](a%20photo.jpg "Lee at work. Credit: Ann Bell")'
    (figure,) = figures(write({"01-a.md": text, "a photo.jpg": ""}))
    assert (figure.image, figure.alt, figure.credit) == ("a photo.jpg", "On the set", "Ann Bell")
    assert plain(figure.caption) == "Lee at work."
    assert figure.caption[0].at.column == text.split("\n")[2].index("Lee") + 1  # type: ignore[union-attr]


TWO = {"a.jpg": "", "b.png": ""}


@pytest.mark.parametrize("between", [" ", "\n"])
def test_two_pictures_in_one_paragraph_are_a_pair(write: Write, between: str) -> None:
    found, said = read(write({"01-a.md": f"![a](a.jpg){between}![b](b.png)", **TWO}))
    assert found is not None and said == []
    (pair,) = found.interviews[0].sections[0].body
    assert isinstance(pair, Pair)
    assert [block.image for block in inside(pair) if isinstance(block, Figure)] == list(TWO)
    assert [block.id for block in everything(found)] == [pair.id, *(one.id for one in pair.body)]


@pytest.mark.parametrize(
    "text",
    [
        "![a](a.jpg)\n\n![b](b.png)",
        "![a](a.jpg)\n![b](b.png)\n![c](a.jpg)",
        "![a](a.jpg){.full-page}\n![b](b.png)",
    ],
)
def test_other_pictures_are_figures_by_themselves(write: Write, text: str) -> None:
    found = figures(write({"01-a.md": text, **TWO}))
    assert [figure.image for figure in found][:2] == list(TWO)


def test_a_picture_of_a_collection_stands_beside_its_text_or_in_the_edition(write: Write) -> None:
    files = {"01-a/interview.toml": 'title = "A"', "01-a/a.jpg": "", "pictures/b.jpg": ""}
    text = "![a](a.jpg)\n\n![b](pictures/b.jpg)"
    found = figures(write({**files, "01-a/01-a.md": text}))
    assert [figure.image for figure in found] == ["01-a/a.jpg", "pictures/b.jpg"]


def test_a_picture_that_is_not_there_is_a_fault_that_names_the_nearest(write: Write) -> None:
    folder = write({"01-a.md": "![a](phto.jpg)", "photo.jpg": ""})
    assert said(folder) == [("no-such-picture", "did you mean “photo.jpg”?")]


@pytest.mark.parametrize(
    "path", ["../a.jpg", "/etc/a.jpg", "https://x.org/a.jpg", "file:///a.jpg", "x/../../a.jpg"]
)
def test_a_picture_from_outside_the_folder_is_a_fault(write: Write, path: str) -> None:
    assert [rule for rule, _ in said(write({"01-a.md": f"![a]({path})"}))] == ["outside-the-folder"]


def test_a_link_that_leads_out_of_the_folder_is_a_fault(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").touch()
    folder = write({"01-a.md": "![a](a.jpg)"})
    (folder / "a.jpg").symlink_to(tmp_path / "secret.jpg")
    assert [rule for rule, _ in said(folder)] == ["outside-the-folder"]


def test_a_picture_of_another_kind_is_a_fault(write: Write) -> None:
    folder = write({"01-a.md": "![a](a.webp)", "a.webp": ""})
    assert [rule for rule, _ in said(folder)] == ["unsupported-picture"]
