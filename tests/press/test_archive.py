"""The layout `archive`, printed for real: numbers, times and index are the same in both media."""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from tympan.preflight.parity import parity
from tympan.publish import publish

EDITIONS = Path(__file__).parents[1] / "editions"


@dataclass(frozen=True)
class Printed:
    """An edition of oral history with its two files."""

    epub: Path
    pdf: Path

    def documents(self) -> Iterator[tuple[str, Any]]:
        with zipfile.ZipFile(self.epub) as book:
            for name in book.namelist():
                if name.startswith("EPUB/text/"):
                    yield name.removeprefix("EPUB/text/"), etree.fromstring(book.read(name))

    def pages(self) -> dict[str, str]:
        """The words of each printed page by its number."""
        printed = pypdfium2.PdfDocument(io.BytesIO(self.pdf.read_bytes()))
        return {
            printed.get_page_label(index) or str(index + 1): " ".join(
                page.get_textpage().get_text_range().split()
            )
            for index, page in enumerate(printed)
        }


@pytest.fixture(
    scope="module", params=["oral-history", pytest.param("twelve", marks=pytest.mark.long)]
)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    name, desk = request.param, tmp_path_factory.mktemp("desk")
    shutil.copytree(EDITIONS / name, desk / "manuscript" / name)
    done = publish(desk / "manuscript" / name, desk, ("epub", "print"), strict=True)
    assert [str(said) for said in done.diagnostics] == []
    epub, pdf = done.files
    return Printed(epub, pdf)


def test_every_page_begins_alike_in_both_files(printed: Printed) -> None:
    assert [str(said) for said in parity(printed.epub, printed.pdf)] == []


@pytest.mark.long
def test_epubcheck_says_nothing(printed: Printed, epubcheck: Callable[[bytes], list[str]]) -> None:
    assert epubcheck(printed.epub.read_bytes()) == []


def test_every_turn_is_a_link_to_itself_and_no_page_number_stands_in_it(printed: Printed) -> None:
    found = 0
    for _, document in printed.documents():
        for turn in document.iterfind(".//*[@class]"):
            if turn.get("class").split()[0] == "turn":
                [number] = turn.iterfind(".//{*}a[@class='turn-number']")
                found += 1
                assert number.get("href") == f"#{turn.get('id')}"
                assert turn.get("id").endswith(f"t-{int(number.text):03}")
                assert turn.find(".//*[@class='marks']//*[@role='doc-pagebreak']") is None
    assert found > 40


def test_every_time_is_printed(printed: Printed) -> None:
    times = [
        time.text
        for _, document in printed.documents()
        for time in document.iterfind(".//*[@class='time']")
    ]
    drawn = " ".join(printed.pages().values())
    assert times and all(drawn.count(time) >= times.count(time) for time in times)


def test_what_the_index_leads_to_stands_on_the_page_that_it_tells(printed: Printed) -> None:
    pages, documents = printed.pages(), dict(printed.documents())
    links = list(documents["index.xhtml"].iterfind(".//{*}li/{*}a"))
    for link in links:
        file, _, id = link.get("href").partition("#")
        led_to = documents[file].find(f".//*[@id='{id}']")
        words = "".join(led_to.itertext()).split()
        assert words[0] in pages[link.text.split("–")[0]]
    assert len(links) > 10
