"""European languages, printed: their hyphens, spaces, quotation marks and letters."""

import io
import re
import zipfile

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from tympan.galley import Wishes
from tympan.publish import check, made_of

# What is typed, what stands in print, and what stands in the EPUB.
SAID = {
    "fr": ('"Pourquoi\u202f?" dit-il.', "«\u00a0Pourquoi\u202f?\u00a0» dit-il."),
    "de": ('"Warum?", fragte er.', "„Warum?“, fragte er."),
    "es": ('"¿Por qué?", dijo.', "«¿Por qué?», dijo."),
    "el": ('"Γιατί;", ρώτησε.', "«Γιατί;», ρώτησε."),
    "ru": ('"Почему?" — спросил он.', "«Почему?» — спросил он."),
}
TEXT = {
    "fr": "Nous avons longuement parlé des établissements typographiques parisiens, "
    "des correspondances interminables et des incompréhensions continuelles. ",
    "de": "Wir sprachen über Buchdruckerwerkstätten, Schriftgießereien und die "
    "unwahrscheinlichen Verwechslungen zwischen Herausgebern und Übersetzerinnen. ",
    "es": "Hablamos largamente de los establecimientos tipográficos madrileños, de "
    "correspondencias interminables y de incomprensiones extraordinarias. ",
    "el": "Μιλήσαμε πολλή ώρα για τα τυπογραφικά εργαστήρια, για τις ατελείωτες "
    "αλληλογραφίες και τις ακατανόητες παρεξηγήσεις των μεταφραστών. ",
    "ru": "Мы долго разговаривали о типографических мастерских, о бесконечной "
    "переписке и о непредвиденных недоразумениях между переводчиками. ",
}


@pytest.fixture(scope="module", params=sorted(SAID))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def files(language: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The EPUB and the print file of a page in this language."""
    desk = tmp_path_factory.mktemp(language)
    folder = desk / "manuscript" / "page"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        f'title = "{TEXT[language].split()[-1]}"\nlanguage = "{language}"\n'
        'identifier = "urn:uuid:0a5c9f0e-9a34-5b52-8d0c-6a2c1f0b7e25"\n'
        'date = "2025"\nlayout = "plain"\n'
    )
    (folder / "01-a.md").write_text(f"{SAID[language][0]}\n\n{TEXT[language] * 4}\n", "utf-8")
    # A sign that no face has would stop the press.
    return dict(made_of(check(folder, desk), ("epub", "print"), Wishes(), lambda _: None).files)


def printed(pdf: bytes) -> str:
    """The text of the page, line by line."""
    return str(pypdfium2.PdfDocument(pdf)[1].get_textpage().get_text_range())


def test_words_are_broken_by_the_rules_of_their_language(
    language: str, files: dict[str, bytes]
) -> None:
    text = printed(files["print"])
    broken = re.findall(r"(\w+)(?:‐|-)\r\n(\w+)", text)
    assert broken
    assert all("".join(parts) in TEXT[language] for parts in broken)


def test_quotation_marks_and_spaces_are_those_of_the_language(
    language: str, files: dict[str, bytes]
) -> None:
    expected = SAID[language][1]
    with zipfile.ZipFile(io.BytesIO(files["epub"])) as book:
        page = etree.fromstring(book.read("EPUB/text/s1.xhtml"))
    assert page.get("lang") == language
    # A narrow space is one that an e-reader may not know.
    assert "".join(page.find(".//{*}p").itertext()) == expected.replace("\u202f", "\u00a0")
    # In print it is narrow; what is copied has a plain one.
    said = printed(files["print"]).partition("\r\n")[0]
    assert said == expected.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_page_is_set_in_the_layouts_own_faces(files: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(files["print"])) as file:
        names = {
            str(font.BaseFont)
            for page in file.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert names and all("Press" in name for name in names), names
