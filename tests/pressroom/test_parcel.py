"""A parcel is printed far from home, and what is told of it is what would be told at home."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pressroom import presses
from tympan.diagnostic import Fault, Lack
from tympan.press.means import Means
from tympan.pressroom.faults import Fell
from tympan.pressroom.parcel import Link, Make, Reply, made_elsewhere, packed
from tympan.publish import Asked, Published, publish
from tympan.reprint import Reprint

LAMP = Path(__file__).parents[1] / "wrong" / "lamp"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one edition, stood in."""
    project = tmp_path / "home"
    shutil.copytree(LAMP, project / "manuscript" / "lamp")
    monkeypatch.chdir(project)
    return project


def reply_to(make: Make, asked: Asked) -> Reply:
    """What comes back of what was sent; nothing is left where it was made."""
    below = Path(asked.project, "../far").resolve()
    below.mkdir()
    reply = made_elsewhere(packed(make, asked, False), below, lambda _: None)
    below.rmdir()
    return reply


def published(asked: Asked) -> tuple[Published, Reply]:
    """What is published of what is asked, and what it is made of elsewhere."""
    replies = []

    def elsewhere(make: Make, asked: Asked, means: Means) -> Reply:
        replies.append(reply_to(make, asked))
        return make(asked, means)

    folder, project = asked.folder, asked.project
    means = Means(where=elsewhere)
    at_home = publish(
        folder, project, asked.kinds, asked.layout, printer=asked.printer, means=means
    )
    return at_home, replies[0]


def spoil(edition: Path) -> None:
    """Give an edition a warning, and an error whose mend names a place in the manuscript."""
    settings, text = edition / "edition.toml", edition / "01-the-lamp.md"
    settings.write_text(settings.read_text("utf-8").replace('publisher = "A Test Press"\n', ""))
    text.write_text(text.read_text("utf-8").replace("\nWhen it goes out,", "\nWhen it went out,"))


def test_what_is_made_elsewhere_is_the_same(home: Path) -> None:
    asked = Asked(home / "manuscript" / "lamp", home, ("epub",))
    at_home, reply = published(asked)
    assert isinstance(reply, Reprint)
    assert [file.read_bytes() for file in at_home.files] == list(reply.files.values())
    assert (reply.edition, tuple(reply.files)) == ("lamp", ("lamp.epub",))
    assert (reply.diagnostics, reply.notes) == (at_home.diagnostics, at_home.notes)


@pytest.mark.parametrize("path", ["manuscript/lamp", "../home/manuscript/lamp", "."])
def test_what_is_wrong_is_told_as_if_it_had_been_read_at_home(
    home: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(home / "manuscript" / "lamp")
    if path == ".":
        monkeypatch.chdir(home / "manuscript" / "lamp")
    at_home, reply = published(Asked(Path(path), Path.cwd(), ("epub",)))
    rules = {said.rule for said in at_home.diagnostics}
    assert rules == {"incomplete-metadata", "pull-quote-not-verbatim"}
    assert reply == at_home


@pytest.mark.parametrize("is_relative", [False, True])
def test_an_edition_from_outside_the_project_is_told_where_it_lies(
    home: Path, is_relative: bool
) -> None:
    outside = home.parent / "lamp"
    shutil.move(home / "manuscript" / "lamp", outside)
    spoil(outside)
    folder = Path("../lamp") if is_relative else outside
    at_home, reply = published(Asked(folder, home, ("epub",)))
    assert at_home.diagnostics and reply == at_home


@pytest.mark.parametrize("ways", [{"layout": "own"}, {"printer": "corner"}])
def test_the_layouts_and_printers_of_the_project_go_along(home: Path, ways: dict[str, str]) -> None:
    own = home / "layouts" / "own"
    own.mkdir(parents=True)
    (own / "layout.toml").write_text('extends = "plain"\ncolour = "red"\n')
    (home / "printers").mkdir()
    (home / "printers" / "corner.toml").write_text("trim = 1\n")
    asked = Asked(home / "manuscript" / "lamp", home, ("epub",))
    at_home, reply = published(replace(asked, **ways))  # type: ignore[arg-type]
    assert at_home.diagnostics and reply == at_home


def test_links_stay_links_and_what_is_hidden_or_printed_stays_at_home(home: Path) -> None:
    edition = home / "manuscript" / "lamp"
    (edition / "within.md").symlink_to(edition / "01-the-lamp.md")
    (edition / "without.md").symlink_to("/etc/hostname")
    (edition / ".git").mkdir()
    (edition / "output").mkdir()
    (edition / "output" / "lamp.pdf").write_bytes(b"")
    (edition / ".git" / "index").write_bytes(b"")
    parcel = packed(presses.make, Asked(edition, edition, ()), False)
    names = ["01-the-lamp.md", "02-the-stairs.md", "edition.toml", "within.md", "without.md"]
    assert sorted(parcel.edition) == names
    assert parcel.edition["within.md"] == Link("01-the-lamp.md")
    assert parcel.edition["without.md"] == Link("/etc/hostname")


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("lacks", Lack, "there is no ink"),
        ("falls", Fell, "RuntimeError: a cog broke"),
        ("dies", Fault, "manuscript/dies: error[printing-died] "),
    ],
)
def test_what_is_raised_elsewhere_comes_home(
    home: Path, name: str, kind: type[Exception], said: str
) -> None:
    folder = home / "manuscript" / name
    folder.mkdir()
    reply = reply_to(presses.make, Asked(folder, home, (str(home),)))
    assert isinstance(reply, kind)
    assert said in str(reply)
