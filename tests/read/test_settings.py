"""edition.toml and interview.toml."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.diagnostic import Diagnostic
from tympan.model import Contributor, Edition
from tympan.read import read

Write = Callable[[dict[str, str]], Path]
Read = Callable[[dict[str, str]], tuple[Edition, list[Diagnostic]]]


def said(found: list[Diagnostic]) -> list[str]:
    return [f"{one.finding.at.line}:{one.finding.at.column} {one.rule}" for one in found]


def of(edition: Read, toml: str) -> tuple[Edition, list[str]]:
    found, diagnostics = edition({"edition.toml": toml, "01-a.md": "Words."})
    return found, said(diagnostics)


def test_a_folder_without_an_edition_is_told_so(tmp_path: Path) -> None:
    found, diagnostics = read(tmp_path)
    assert found is None
    assert said(diagnostics) == ["0:0 no-edition"]


def test_a_file_that_is_not_toml_is_told_with_its_place(write: Write) -> None:
    found, diagnostics = read(write({"edition.toml": 'title = "a"\nkicker = '}))
    assert found is None
    assert said(diagnostics) == ["2:10 not-toml"]


def test_brackets_and_numbers_without_end_are_no_traceback(write: Write) -> None:
    for value in ("[" * 5000, "9" * 5000):
        _, diagnostics = read(write({"edition.toml": f"title = {value}"}))
        assert [one.rule for one in diagnostics] == ["not-toml"]


def test_what_is_not_given_has_a_plain_value(edition: Read) -> None:
    found, diagnostics = of(edition, 'title = "A"')
    assert diagnostics == []
    assert (found.language, found.layout, found.date, found.subjects) == ("en", "feature", "", ())


def test_an_edition_without_a_title_is_read_on_with_the_name_of_its_folder(edition: Read) -> None:
    found, diagnostics = of(edition, "")
    assert (found.title, diagnostics) == ("edition", ["0:0 missing-key"])


def test_a_misspelt_key_is_told_at_its_line_with_the_right_one(edition: Read) -> None:
    _, diagnostics = edition(
        {"edition.toml": 'title = "A"\n[speakers.lee]\nname = "L"\n  rol = "guest"', "01-a.md": "a"}
    )
    (only,) = diagnostics
    assert str(only.finding.at).endswith("edition.toml:4:3")
    assert only.finding.mend == "did you mean “role”?"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("date = 2023-10-06", "2023-10-06"),
        ('date = "2023-10-06"', "2023-10-06"),
        ('date = "2023-10"', "2023-10"),
        ('date = "2023"', "2023"),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(edition: Read, line: str, value: str) -> None:
    found, diagnostics = of(edition, f'title = "A"\n{line}')
    assert (found.date, diagnostics) == (value, [])


@pytest.mark.parametrize(
    "line",
    [
        "date = 2023",
        'date = "6 October"',
        'date = "2023-02-30"',
        'language = "english language"',
        'identifier = "978"',
        "isbn = 9781234567897",
        'subjects = "film"',
        "allow = [1]",
        'speakers = "Lee"',
        "contributors = 1",
        'subtitle = "a\\u0007"',
    ],
)
def test_a_value_of_the_wrong_kind_is_told_at_its_line(edition: Read, line: str) -> None:
    _, diagnostics = of(edition, f'title = "A"\n{line}')
    assert diagnostics == ["2:1 wrong-value"]


def test_an_unknown_role_is_a_fault(edition: Read) -> None:
    toml = 'title = "A"\n[speakers.a]\nname = "A"\nrole = "gest"\n[[contributors]]\nname = "B"\n'
    found, diagnostics = of(edition, toml + 'role = "edtior"\nfile-as = "B, A"')
    assert diagnostics == ["4:1 wrong-value", "7:1 wrong-value"]
    assert found.contributors == (Contributor("B", "author", "B, A"),)


def test_options_are_any_plain_values(edition: Read) -> None:
    found, diagnostics = of(edition, 'title = "A"\n[options]\na = true\nb = 1.5\nc = ["d"]')
    assert (dict(found.options), diagnostics) == ({"a": True, "b": 1.5}, ["5:1 wrong-value"])


def test_a_text_of_several_lines_becomes_one_line(edition: Read) -> None:
    found, _ = of(edition, 'title = "A"\nstandfirst = """\nOne\n  two."""')
    assert found.interviews[0].standfirst == "One two."


def test_a_key_inside_a_text_of_several_lines_is_no_key(edition: Read) -> None:
    _, diagnostics = of(edition, 'title = "A"\nrights = """\nwrong = 1\n"""\nwrong = 2')
    assert diagnostics == ["5:1 unknown-key"]


def test_a_label_of_two_speakers_is_a_fault(edition: Read) -> None:
    toml = 'title = "A"\n[speakers.a]\nname = "Kim A"\nshort = "Kim"\n'
    _, diagnostics = of(edition, toml + '[speakers.b]\nname = "Kim B"\nshort = "kim"')
    assert diagnostics == ["5:1 shared-label"]


def test_a_speaker_is_short_for_their_name_unless_told(edition: Read) -> None:
    found, _ = of(edition, 'title = "A"\n[speakers.lee]\nname = "Lee Chung-hyun"')
    (lee,) = found.interviews[0].speakers
    assert (lee.id, lee.short, lee.role, lee.at.line) == ("lee", "Lee Chung-hyun", "guest", 2)


def test_an_epub_is_told_how_to_show_pull_quotes_and_what_it_belongs_to(
    edition: Read,
) -> None:
    toml = (
        'title = "x"\nisbn-print = "978-1-86197-876-9"\nseries = "Talks"\nseries-number = "2"\n'
        'certifier = "Ann Reader"\npull-quotes = "omit"\n'
    )
    found, faults = of(edition, toml)
    assert not faults
    assert (found.isbn_print, found.series, found.series_number) == (
        *("978-1-86197-876-9", "Talks", "2"),
    )
    assert (found.certifier, found.pull_quotes) == ("Ann Reader", "omit")


def test_a_policy_for_pull_quotes_that_nobody_knows_is_refused(edition: Read) -> None:
    toml = 'title = "x"\npull-quotes = "hide"\nseries-number = "two"\n'
    found, faults = of(edition, toml)
    assert faults == ["2:1 wrong-value", "3:1 wrong-value"]
    assert (found.pull_quotes, found.series_number) == ("aside", "")
