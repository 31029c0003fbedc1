"""The whole pipeline: all files or none, and everything that was found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan import publish as pipeline
from tympan.cache import Cache
from tympan.diagnostic import Fault, Span, error, stops
from tympan.galley import Galley
from tympan.publish import check, publish

TORN = error("layout-broken", Span(Path("a.css"), 3), "a rule is torn", "mend it")


def torn(*_: object) -> bytes:
    """A press that meets something it cannot print."""
    raise Fault(TORN)


Press = Callable[[Galley, object, Cache], bytes]
QUICK: dict[str, Press] = {
    "epub": lambda galley, *_: f"epub of {galley.edition.title}".encode(),
    "print": lambda galley, *_: f"pdf in {galley.layout.name}".encode(),
}


@pytest.fixture
def edition(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manuscript, and presses that only say what they were handed."""
    monkeypatch.setattr(pipeline, "PRESSES", QUICK)
    # What they say is no PDF, and preflight would refuse it.
    monkeypatch.setattr(pipeline, "looked_over", lambda *_: ())
    return desk / "manuscript" / "ballerina"


def change(file: Path, old: str, new: str) -> None:
    """Change a file of the manuscript in one place."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_each_kind_becomes_a_file_named_after_the_edition(desk: Path, edition: Path) -> None:
    published = publish(edition, desk, ("epub", "print"))
    output = desk / "output" / "ballerina"
    assert published.files == (output / "ballerina.epub", output / "ballerina.pdf")
    assert (output / "ballerina.epub").read_bytes() == b"epub of Beautiful and Cruel"
    assert (output / "ballerina.pdf").read_bytes() == b"pdf in feature"


def test_another_layout_can_be_asked_for(desk: Path, edition: Path) -> None:
    (file,) = publish(edition, desk, ("print",), layout="plain").files
    assert file.read_bytes() == b"pdf in plain"


def test_every_step_is_told_in_order(desk: Path, edition: Path) -> None:
    steps: list[str] = []
    publish(edition, desk, ("epub", "print"), step=steps.append)
    looking = "looking at what was printed"
    assert steps == ["reading", "setting", "printing the EPUB", "printing the PDF", looking]


def test_a_fault_in_one_press_keeps_the_files_of_the_other_back(
    desk: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(edition, desk, ("epub", "print"))
    change(edition / "edition.toml", "Beautiful and Cruel", "Beautiful")
    monkeypatch.setattr(pipeline, "PRESSES", QUICK | {"print": torn})
    second = publish(edition, desk, ("epub", "print"))
    assert second.files == ()
    assert TORN in second.diagnostics
    assert first.files[0].read_bytes() == b"epub of Beautiful and Cruel"


def test_what_was_found_before_a_fault_in_a_press_is_told_with_it(
    desk: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(edition / "edition.toml", 'publisher = "tympan editions"\n', "")
    warnings = check(edition, desk).diagnostics
    assert warnings and not stops(warnings)
    monkeypatch.setattr(pipeline, "PRESSES", QUICK | {"epub": torn})
    assert publish(edition, desk, ("epub",)).diagnostics == (*warnings, TORN)


def test_a_warning_stops_the_press_only_when_asked_to(desk: Path, edition: Path) -> None:
    change(edition / "edition.toml", 'publisher = "tympan editions"\n', "")
    lenient = publish(edition, desk, ("epub",))
    assert lenient.files and lenient.diagnostics and not stops(lenient.diagnostics)
    strict = publish(edition, desk, ("epub",), strict=True)
    assert strict.files == () and stops(strict.diagnostics)


def test_faults_of_the_manuscript_and_of_the_layout_are_told_together(
    desk: Path, edition: Path
) -> None:
    change(edition / "edition.toml", 'layout = "feature"', 'layout = "feture"')
    change(edition / "edition.toml", "subtitle =", "subtitel =")
    checked = check(edition, desk)
    assert checked.layout is None
    assert {said.rule for said in checked.diagnostics} >= {"no-such-layout", "unknown-key"}
    assert publish(edition, desk, ("epub",)).files == ()


def test_without_an_edition_there_is_no_galley(desk: Path) -> None:
    (desk / "manuscript" / "empty").mkdir()
    checked = check(desk / "manuscript" / "empty", desk)
    assert (checked.edition, checked.layout) == (None, None)
    assert [said.rule for said in checked.diagnostics] == ["no-edition"]
