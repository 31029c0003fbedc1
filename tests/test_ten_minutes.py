"""layouts/README.md shows how to make a layout: followed word for word, it prints."""

import re
import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tympan.cli import main
from tympan.publish import check

PAGE = Path(__file__).parents[1] / "layouts" / "README.md"
HEAD = "## A layout of your own, in ten minutes\n"
# A fence, and the words that say what to do with what stands in it.
STEP = re.compile(r"(?P<said>.*?)^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"(Write over|Make|Write at the end of) `([\w./-]+)`")


def steps() -> Iterator[tuple[str, str, str]]:
    """What a reader does, in order: `run` commands, or write or lengthen a file."""
    example = PAGE.read_text("utf-8").partition(HEAD)[2].partition("\n## ")[0]
    for step in STEP.finditer(example):
        if step["kind"] == "sh":
            yield "run", "", step["text"]
        else:
            verb, path = FILE.findall(step["said"])[-1]
            yield verb, path, step["text"]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of somebody who has followed the page."""
    desk = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        for verb, path, text in steps():
            if verb == "run":
                for command in text.splitlines():
                    program, *words = shlex.split(command)
                    assert (program, main(words)) == ("./tympan", 0), command
                continue
            file = desk / path
            assert file.is_file() is (verb != "Make"), f"{verb} {path}"
            old = file.read_text("utf-8") if verb == "Write at the end of" else ""
            file.write_text(f"{old}\n{text}" if old else text, "utf-8")
        yield desk


def test_the_block_and_the_rules_of_the_layout_are_in_what_it_prints(followed: Path) -> None:
    output = followed / "output" / "trial"
    pages = pypdfium2.PdfDocument(output / "trial.pdf")
    opening = pages[0].get_textpage().get_text_bounded()
    assert "A Morning at the Press was written down by Robin Asker." in " ".join(opening.split())
    with zipfile.ZipFile(output / "trial.epub") as book:
        sheet = book.read("EPUB/css/book.css").decode()
        assert "was written down by" in book.read("EPUB/text/opening.xhtml").decode()
    assert "h2 { text-align: center; font-style: normal; letter-spacing: 0.02em; }" in sheet


def test_the_edition_adjusts_the_option_that_the_layout_declares(followed: Path) -> None:
    checked = check(followed / "manuscript" / "trial", followed, "dusk")
    assert checked.diagnostics == () and checked.layout is not None
    assert "border-top: 1.2pt solid #27406b" in checked.layout.style("pdf")
