import dataclasses
import importlib.metadata
import shutil
from pathlib import Path

import pytest

from tympan import fonts, libraries
from tympan.commands import doctor
from tympan.commands.doctor import Found, State


def named(thing: str) -> Found:
    (found,) = [one for one in doctor.diagnose() if one.thing == thing]
    return found


def test_where_the_tests_run_the_press_lacks_nothing() -> None:
    assert doctor.missing(doctor.diagnose()) == []


def test_the_versions_that_decide_on_line_breaks_are_said() -> None:
    assert named("libpango-1.0.so.0").said.startswith("1.")
    assert named("libharfbuzz.so.0").said.count(".") == 2


def test_a_library_that_does_not_load_is_missing_and_its_package_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libraries, "loads", lambda soname: "subset" not in soname)
    found = named("libharfbuzz-subset.so.0")
    assert found.state is State.MISSING
    assert found.command.endswith("install -y --no-install-recommends libharfbuzz-subset0")


def test_without_any_library_all_packages_are_in_one_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libraries, "loads", lambda _: False)
    lines = doctor.report(doctor.diagnose()).splitlines()
    (command,) = [line for line in lines if "apt-get" in line]
    assert command.split()[-5:] == sorted(set(libraries.listed().values()))


def test_another_version_of_a_library_is_missing_and_both_versions_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "0.1")
    found = named("weasyprint")
    assert found.state is State.MISSING
    assert found.said == "0.1; tympan was made with 70.0"
    assert found.command == "pip install 'weasyprint==70.0'"


def test_a_font_with_other_letters_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, *others = fonts.catalogue()
    altered = tmp_path / first.file.name
    altered.write_bytes(first.file.read_bytes() + b"\0")
    faces = (dataclasses.replace(first, file=altered), *others)
    monkeypatch.setattr(fonts, "catalogue", lambda: faces)
    (found,) = doctor.missing(doctor.diagnose())
    assert found.thing == "EB Garamond 400 normal"
    assert "EBGaramond-Regular.ttf" in found.said


def test_an_output_intent_that_is_not_there_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "OUTPUT_INTENT", tmp_path / "none.icc")
    (found,) = doctor.missing(doctor.diagnose())
    assert found.thing == "output intent"


def test_it_tells_where_the_cache_is_and_makes_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TYMPAN_CACHE", str(tmp_path))
    assert named("cache") == Found("cache", State.PRESENT, str(tmp_path / "tympan"))
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("TYMPAN_CACHE", "")
    assert named("cache").said == "none is asked for"


def test_a_cache_that_cannot_be_trusted_is_told_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TYMPAN_CACHE", str(tmp_path))
    (tmp_path / "tympan").mkdir()
    (tmp_path / "tympan").chmod(0o777)
    found = named("cache")
    assert found.state is State.OPTIONAL
    assert found.said.startswith(f"none: {tmp_path}/tympan: others may write in this folder")
    assert found.command == "tympan build --cache DIR"


def test_the_press_works_without_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = doctor.diagnose()
    assert doctor.missing(found) == []
    assert "tympan prints without what is marked –" in doctor.report(found)
    assert "default-jre-headless" in doctor.report(found)


def test_a_report_says_each_command_once_and_after_everything_else() -> None:
    found = [
        Found("one", State.PRESENT, "1.0"),
        Found("two", State.MISSING, command="get both"),
        Found("three", State.MISSING, "broken", "get both"),
    ]
    assert doctor.report(found) == (
        "✓ one    1.0\n✗ two    missing\n✗ three  broken\n\nmissing; to get it type\n    get both\n"
    )
