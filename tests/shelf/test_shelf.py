"""Which editions there are, and how a new one starts."""

import tomllib
from pathlib import Path

import pytest

from tympan.diagnostic import Fault
from tympan.shelf import asked_for, editions, start


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two editions and a folder that is none, stood in."""
    for name in ("spring", "autumn"):
        (tmp_path / "manuscript" / name).mkdir(parents=True)
        (tmp_path / "manuscript" / name / "edition.toml").touch()
    (tmp_path / "manuscript" / "pictures").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_edition_is_a_folder_with_its_settings(project: Path) -> None:
    assert [folder.name for folder in editions(project)] == ["autumn", "spring"]


def test_without_a_name_every_edition_is_meant(project: Path) -> None:
    assert asked_for([], project) == editions(project)


def test_a_name_means_a_folder_of_the_manuscript(project: Path) -> None:
    assert asked_for(["spring"], project) == [project / "manuscript" / "spring"]


@pytest.mark.parametrize("path", ["./manuscript/spring", "manuscript/spring/", "."])
def test_a_path_means_the_folder_it_leads_to(project: Path, path: str) -> None:
    assert asked_for([path], project) == [Path(path)]


def test_every_name_that_is_not_there_is_told_with_the_nearest_that_is(project: Path) -> None:
    with pytest.raises(Fault) as told:
        asked_for(["sprign", "spring", "xyz"], project)
    assert [str(said) for said in told.value.diagnostics] == [
        "manuscript/sprign: error[no-such-edition] there is no edition “sprign”\n"
        "  mend: did you mean “spring”?",
        "manuscript/xyz: error[no-such-edition] there is no edition “xyz”\n"
        "  mend: known are: autumn, spring",
    ]


def test_a_project_without_editions_is_told_how_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Fault) as told:
        asked_for([], tmp_path)
    assert str(told.value) == (
        "manuscript: error[no-editions] there is no edition here\n"
        "  mend: `tympan new NAME` makes one; or go to the folder that holds `manuscript/`"
    )


def test_a_new_manuscript_has_an_identifier_of_its_own_and_a_date(tmp_path: Path) -> None:
    start("one", tmp_path)
    start("two", tmp_path)
    one, two = (
        tomllib.loads((tmp_path / "manuscript" / name / "edition.toml").read_text("utf-8"))
        for name in ("one", "two")
    )
    assert one["identifier"].startswith("urn:uuid:")
    assert one["identifier"] != two["identifier"]
    assert one["date"].year > 2000


def test_a_new_manuscript_never_takes_the_place_of_another(tmp_path: Path) -> None:
    settings = start("one", tmp_path)[-1]
    settings.write_text("mine", "utf-8")
    with pytest.raises(Fault, match="already-there"):
        start("one", tmp_path)
    assert settings.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/tmp", "my talk", "--", "é", "a" * 101])
def test_a_name_that_no_folder_or_shop_can_take_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Fault, match="not-a-name"):
        start(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_a_new_manuscript_says_so(tmp_path: Path) -> None:
    (tmp_path / "manuscript").write_text("a file", "utf-8")
    with pytest.raises(Fault, match="cannot-write"):
        start("one", tmp_path)
