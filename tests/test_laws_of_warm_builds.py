"""What is kept of earlier builds never shows: a warm build gives the bytes of a cold one."""

import os
import pickle
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tympan.cache import NOTHING, Cache
from tympan.compose import compose
from tympan.diagnostic import Diagnostic
from tympan.model import Paragraph, everything
from tympan.press import weasy
from tympan.press.cover import cover
from tympan.press.epub import epub
from tympan.press.pagebreaks import PageStart
from tympan.publish import check
from tympan.read.keeping import loaded

EDITIONS = Path(__file__).parent / "editions"
FERRY, LAMP = "01-the-ferry/01-crossing.md", "02-the-lighthouse/01-lamp.md"
SPEAKER = "[speakers.reed]"
# A file of the edition or of its layout, what stands in it, and what is written there instead.
CHANGES = {
    "a word": (FERRY, "Only on Sundays", "Mostly on Sundays"),
    "letters that no face was cut for": (FERRY, "Only on", "Žofín, on"),
    "a note before another": (FERRY, "# Crossing", "# Crossing[^0]\n\n[^0]: Old."),
    "a turn before others": (LAMP, "# The Lamp", "# The Lamp\n\n**Jonas Reed:** Well?"),
    "a name": (LAMP, "# The Lamp", "# The Lamp\n\nTom Hale was there."),
    "a picture": (FERRY, "# Crossing", "# Crossing\n\n![A bow](bow.png)"),
    "two pictures": (FERRY, "# Crossing", "# Crossing\n\n![A bow](bow.png)\n![A bow](bow.png)"),
    "a picture that is not there": (FERRY, "# Crossing", "# Crossing\n\n![A bow](bough.png)"),
    "a fault": (FERRY, "Whether", "*Whether[^9]"),
    "a mark without a partner": (FERRY, "Whether", "“Whether"),
    "front matter": ("preface.md", "These", "All these"),
    "the title of an interview": ("01-the-ferry/interview.toml", "The Ferry", "The Boat"),
    "who speaks": ("01-the-ferry/interview.toml", '"Hale"', '"Tom"'),
    "the title": ("edition.toml", "People by the Water", "People by the Sea"),
    "the language": ("edition.toml", 'language = "en"', 'language = "de"'),
    "an option": ("edition.toml", SPEAKER, f"[options]\nspeaker-list = false\n{SPEAKER}"),
    "pull quotes": ("edition.toml", SPEAKER, f'pull-quotes = "omit"\n{SPEAKER}'),
    "the index": ("edition.toml", SPEAKER, f'index = ["Sunday | Sundays"]\n{SPEAKER}'),
    "a template": ("templates/turn.xhtml", "</div>", "<hr/></div>"),
    "the template of a document": ("templates/epub-page.xhtml", "<body", '<body class="x"'),
    "a rule": ("css/epub.css", "p {", "p { font-family: var(--label-face);"),
    "a rule that looks beside": ("css/epub.css", "p {", "h2 + p { font-weight: bold } p {"),
    "a rule that looks at ids": ("css/epub.css", "p {", "[id] { font-weight: bold } p {"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A cache that keeps everything, and to which nothing may be put twice."""

    held: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    differing: tuple[Diagnostic, ...] = ()

    def get(self, key: str) -> bytes | None:
        return self.held.get(key)

    def put(self, key: str, data: bytes) -> None:
        assert key not in self.held, key
        self.held[key] = data

    def prune(self) -> None:
        pass


@pytest.fixture
def water(tmp_path: Path) -> Path:
    """A collection in a layout of its own, stood in by its project."""
    folder = tmp_path / "manuscript" / "water"
    shutil.copytree(EDITIONS / "collection", folder)
    shutil.copy(EDITIONS / "question-and-answer" / "bow.png", folder / "01-the-ferry")
    quote = "\n::: pull-quote\nWhether I can swim.\n:::\n"
    with open(folder / FERRY, "a", encoding="utf-8") as file:
        file.write(quote)
    layout, plain = tmp_path / "layouts" / "trial", EDITIONS.parents[1] / "layouts" / "plain"
    for name in ("templates/turn.xhtml", "templates/epub-page.xhtml"):
        (layout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(plain / name, layout / name)
    (layout / "layout.toml").write_text('about = "A trial."\nextends = "archive"\n', "utf-8")
    (layout / "css").mkdir()
    (layout / "css" / "epub.css").write_text("p { margin: 0 }\n", "utf-8")
    return tmp_path


def made(project: Path, cache: Cache) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The EPUB, every third paragraph of which begins a page; all that is found in the edition."""
    checked = check(project / "manuscript" / "water", project, "trial", cache=cache)
    assert checked.edition and checked.layout
    galley = compose(checked.edition, checked.layout, cache)
    blocks = [block for block in everything(galley.edition) if isinstance(block, Paragraph)]
    starts = [PageStart(str(number), one.id, "") for number, one in enumerate(blocks[::3], 1)]
    return epub(galley, b"", starts, cache), checked.diagnostics


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_and_its_reversal_give_what_a_cold_build_gives(water: Path, change: str) -> None:
    cache = Kept()
    first = made(water, cache)
    assert first == made(water, NOTHING)
    name, old, new = CHANGES[change]
    [file] = (folder / name for folder in water.glob("*/*") if (folder / name).exists())
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    changed = made(water, cache)
    assert changed == made(water, NOTHING)
    assert changed != first
    file.write_text(text, "utf-8")
    count = len(cache.held)
    assert made(water, cache) == first
    assert len(cache.held) == count


def test_after_a_word_only_what_holds_it_is_made_again(water: Path) -> None:
    cache = Kept()
    made(water, cache)
    before = set(cache.held)
    file = water / "manuscript" / "water" / FERRY
    file.write_text(file.read_text("utf-8").replace("are few", "are new"), "utf-8")
    made(water, cache)
    kinds = sorted(key.rpartition("-")[0] for key in set(cache.held) - before)
    assert kinds == ["document", "documents", "opening", "read", "section", "speakers"]


def test_every_process_keeps_the_same(water: Path) -> None:
    script = (
        "import hashlib, pathlib\n"
        "from tests.test_laws_of_warm_builds import Kept, made\n"
        "cache = Kept()\n"
        "made(pathlib.Path.cwd(), cache)\n"
        "for key, data in sorted(cache.held.items()):\n"
        "    print(key, hashlib.sha256(data).hexdigest())\n"
    )
    told = set()
    for seed in ("1", "2"):
        path = os.pathsep.join(filter(None, sys.path))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, "-c", script]
        ran = subprocess.run(command, cwd=water, env=environment, capture_output=True, check=True)
        told.add(ran.stdout)
    assert len(told) == 1 and told.pop().count(b"\n") > 10


def test_a_translation_is_read_again_with_what_it_translates(tmp_path: Path) -> None:
    folder = tmp_path / "manuscript" / "water"
    shutil.copytree(EDITIONS / "parallel", folder)
    (tmp_path / "layouts" / "trial").mkdir(parents=True)
    settings = 'about = "A trial."\nextends = "plain"\n'
    (tmp_path / "layouts" / "trial" / "layout.toml").write_text(settings, "utf-8")
    cache = Kept()
    made(tmp_path, cache)
    file = folder / "01-the-shop.ko.md"
    file.write_text(file.read_text("utf-8").replace(".", "!", 1), "utf-8")
    assert made(tmp_path, cache) == made(tmp_path, NOTHING)
    (folder / "02-the-talk.ko.md").unlink()
    assert made(tmp_path, cache) == made(tmp_path, NOTHING)


def test_a_cover_is_drawn_once(water: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = check(water / "manuscript" / "water", water, "trial")
    assert checked.edition and checked.layout
    galley, cache = compose(checked.edition, checked.layout), Kept()
    drawn = cover(galley, cache)
    monkeypatch.delattr(weasy, "typeset")
    assert cover(galley, cache) == drawn
    assert drawn.startswith(b"\xff\xd8")


def test_nothing_but_parts_of_an_edition_is_read_back() -> None:
    with pytest.raises(pickle.UnpicklingError, match="no part of an edition"):
        loaded(pickle.dumps(os.getcwd))
