"""Places, and how a diagnostic prints."""

import json
import pickle
from pathlib import Path

import pytest

from tympan.diagnostic import (
    Diagnostic,
    Fault,
    Finding,
    Lack,
    Place,
    Printed,
    Severity,
    Span,
    as_json,
    did_you_mean,
    error,
    in_order,
    shown,
    stops,
)


def warning(file: str, line: int, column: int, rule: str = "a-rule") -> Diagnostic:
    finding = Finding(Span(Path(file), line, column), "something", "mend it")
    return Diagnostic(rule, Severity.WARNING, finding)


def test_a_place_prints_only_what_is_known_of_it() -> None:
    assert str(Span(Path("a.md"), 12, 4)) == "a.md:12:4"
    assert str(Span(Path("a.md"), 12)) == "a.md:12"
    assert str(Span(Path("a.md"))) == "a.md"


def test_a_diagnostic_says_where_what_and_how_to_mend_it() -> None:
    said = error("no-lamp", Span(Path("a.md"), 12, 4), "the lamp is out", "light it")
    assert str(said) == "a.md:12:4: error[no-lamp] the lamp is out\n  mend: light it"


def test_a_file_below_the_folder_one_stands_in_is_shown_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert shown(tmp_path / "here" / "a.md") == Path("a.md")
    assert shown(tmp_path / "b.md") == tmp_path / "b.md"


def test_only_an_error_stops_the_press() -> None:
    assert not stops([])
    assert not stops([warning("a.md", 1, 1)])
    assert stops([warning("a.md", 1, 1), error("no-lamp", Span(Path("a.md")), "out", "light")])


def test_diagnostics_are_ordered_by_place_and_said_once() -> None:
    late, early, other = warning("b.md", 1, 1), warning("a.md", 9, 2), warning("a.md", 10, 1)
    twice = warning("a.md", 9, 2, "another-rule")
    assert in_order([late, other, early, twice, late]) == [early, twice, other, late]


def test_a_close_name_is_suggested_whatever_its_case() -> None:
    assert did_you_mean("Tilte", ["title", "subtitle"]) == "did you mean “title”?"


def test_without_a_close_name_all_are_listed() -> None:
    assert did_you_mean("colour", ["title", "date"]) == "known are: date, title"
    assert did_you_mean("colour", []) == "none is known here"


def test_a_fault_carries_its_diagnostics_and_prints_them() -> None:
    said = warning("a.md", 1, 1), warning("a.md", 2, 1)
    fault = Fault(*said)
    assert fault.diagnostics == said
    assert str(fault) == f"{said[0]}\n{said[1]}"


def test_json_holds_every_part_of_a_diagnostic_and_the_files_that_were_written() -> None:
    printed = json.loads(as_json([warning("a.md", 3, 1)], [Path("a.epub")]))
    assert printed["files"] == ["a.epub"]
    assert printed["findings"] == [
        {
            "file": "a.md",
            "line": 3,
            "column": 1,
            "severity": "warning",
            "rule": "a-rule",
            "message": "something",
            "mend": "mend it",
        }
    ]


def test_a_finding_in_a_printed_file_says_on_which_page_and_where() -> None:
    file, box = Path("output/a/a.pdf"), (72 / 25.4, 0.0, 99.0, 99.0)
    assert str(Printed(file)) == "a.pdf"
    assert str(Printed(file, (Place(4),))) == "a.pdf, page 4"
    assert str(Printed(file, (Place(4, box),))) == "a.pdf, page 4 at 1.0 × 0.0 mm"
    twice = Printed(file, (Place(4, box), Place(4)))
    assert str(twice) == "a.pdf, page 4 at 1.0 × 0.0 mm and 1 more"
    several = tuple(map(Place, (7, 2, 3, 4)))
    assert str(Printed(file, several)) == "a.pdf, pages 2–4, 7"


def test_json_has_the_places_in_a_printed_file_in_millimetres() -> None:
    printed = Printed(Path("a.pdf"), (Place(2), Place(4, (0.0, 72.0, 36.0, 144.0))))
    finding = Finding(Span(Path("a.md")), "something", "mend it", printed)
    [said] = json.loads(as_json([Diagnostic("a-rule", Severity.ERROR, finding)]))["findings"]
    assert said["printed"] == {
        "file": "a.pdf",
        "places": [{"page": 2}, {"page": 4, "mm": [0.0, 25.4, 12.7, 50.8]}],
    }


def test_what_stops_the_work_comes_whole_out_of_another_process() -> None:
    fault = Fault(warning("a.md", 1, 2), warning("b.md", 3, 4))
    assert pickle.loads(pickle.dumps(fault)).diagnostics == fault.diagnostics
    lack = pickle.loads(pickle.dumps(Lack("there is no ink", "apt install ink")))
    assert (str(lack), lack.command) == ("there is no ink", "apt install ink")
