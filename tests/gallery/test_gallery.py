"""The gallery: one page that needs nothing else, with every layout's pages on it."""

import base64
import io
import re
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from tympan import gallery
from tympan.diagnostic import Fault
from tympan.layout import known


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    """The gallery of a project that has the layout `plain` and one of its own."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "layouts" / "ours").mkdir(parents=True)
    (desk / "layouts" / "ours" / "layout.toml").write_text('extends = "plain"\nabout = "A & B"\n')
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        both = {name: folder for name, folder in known(desk).items() if name in ("ours", "plain")}
        patch.setattr("tympan.layout.known", lambda _: both)
        file = gallery.hang(desk, lambda name: lambda step: told.append(f"{name}: {step}"))
    assert told == [f"{name}: {step}" for name in sorted(both) for step in ("setting", "printing")]
    assert file == desk / "output" / "gallery" / "index.html"
    return html.document_fromstring(file.read_text("utf-8"))


def test_every_layout_has_its_cover_and_its_spreads(page: html.HtmlElement) -> None:
    assert [section.get("id") for section in page.iter("section")] == ["ours", "plain"]
    for section in page.iter("section"):
        told = [figure.findtext("figcaption") for figure in section.iter("figure")]
        assert told[:3] == ["Cover", "Page 1", "Pages 2 and 3"]
    assert page.findtext(".//p[@class='about']") == "A & B"


def test_every_picture_is_on_the_page_and_said_in_words(page: html.HtmlElement) -> None:
    pictures = list(page.iter("img"))
    assert len({picture.get("alt") for picture in pictures}) == len(pictures)
    for picture in pictures:
        assert re.fullmatch(r"(The cover|Pages? [\d and]+) in the layout \w+", picture.get("alt"))
        data = base64.b64decode(picture.get("src").removeprefix("data:image/webp;base64,"))
        shown = Image.open(io.BytesIO(data))
        assert shown.size == (int(picture.get("width")), int(picture.get("height")))


def test_the_page_asks_nothing_of_the_network(page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //link")
    text = html.tostring(page, encoding="unicode")
    assert "http" not in text and "url(" not in text


def test_a_layout_that_is_broken_is_told(tmp_path: Path) -> None:
    (tmp_path / "layouts" / "archaic").mkdir(parents=True)
    (tmp_path / "layouts" / "archaic" / "layout.toml").write_text('extends = "plian"\n')
    with pytest.raises(Fault, match="did you mean “plain”"):
        gallery.hang(tmp_path, lambda _name: lambda _step: None)
