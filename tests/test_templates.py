"""Templates: nearest folder first, shut in their folders, and wrong ones named by file and line."""

import re
from pathlib import Path
from typing import Any

import pytest

from tympan.diagnostic import Fault
from tympan.templates import Templates


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The templates of a layout and of the one it extends; a file that neither may read."""
    near, far = tmp_path / "near" / "templates", tmp_path / "far" / "templates"
    for folder in (near, far):
        folder.mkdir(parents=True)
    (far / "page.xhtml").write_text("<p>far {{ words }}</p>\n", "utf-8")
    (tmp_path / "secret.txt").write_text("SECRET", "utf-8")
    return near, far


def filled(folders: tuple[Path, Path], template: str, **values: Any) -> str:
    """A template of the nearer folder, filled in."""
    (folders[0] / "one.xhtml").write_text(template, "utf-8")
    return Templates(folders).render("one.xhtml", **values)


def refused(folders: tuple[Path, Path], template: str, **values: Any) -> str:
    """What is said of a wrong template: file name, line, message."""
    with pytest.raises(Fault) as told:
        filled(folders, template, **values)
    (said,) = told.value.diagnostics
    assert said.rule == "layout-broken"
    assert said.finding.mend == "mend the template there"
    return f"{said.finding.at.file.name}:{said.finding.at.line} {said.finding.message}"


def test_what_a_folder_lacks_is_taken_from_the_next(folders: tuple[Path, Path]) -> None:
    assert Templates(folders).render("page.xhtml", words="x") == "<p>far x</p>"
    (folders[0] / "page.xhtml").write_text("<p>near {{ words }}</p>", "utf-8")
    assert Templates(folders).render("page.xhtml", words="x") == "<p>near x</p>"


def test_values_are_escaped(folders: tuple[Path, Path]) -> None:
    assert filled(folders, "<p>{{ words }}</p>", words='<b>&"') == "<p>&lt;b&gt;&amp;&#34;</p>"


def test_spaces_at_the_ends_of_words_are_kept(folders: tuple[Path, Path]) -> None:
    assert filled(folders, "\n{{ words }}\n", words=" “yes” ") == " “yes” "


WRONG = [
    ("<p>\n{{ nosuch }}", "one.xhtml:2 UndefinedError: 'nosuch' is undefined"),
    ("<p>\n\n{% if %}", "one.xhtml:3 Expected an expression, got 'end of statement block'"),
    ("{{ words|nosuch }}", "one.xhtml:1 No filter named 'nosuch'."),
    ("\n{{ words.nosuch }}", "one.xhtml:2 UndefinedError: 'str object' has no attribute 'nosuch'"),
    ("\n{% include 'two.xhtml' %}", "one.xhtml:2 there is no template “two.xhtml”"),
    ("{{ 1 // 0 }}", "one.xhtml:1 ZeroDivisionError: integer division or modulo by zero"),
]


@pytest.mark.parametrize(("template", "said"), WRONG)
def test_a_wrong_template_is_named_with_its_line(
    folders: tuple[Path, Path], template: str, said: str
) -> None:
    assert refused(folders, template, words="x") == said


def test_a_fault_in_an_included_template_names_that_one(folders: tuple[Path, Path]) -> None:
    (folders[1] / "two.xhtml").write_text("\n\n{{ nosuch }}", "utf-8")
    said = refused(folders, "{% include 'two.xhtml' %}")
    assert said == "two.xhtml:3 UndefinedError: 'nosuch' is undefined"


def test_a_template_that_is_in_no_folder_is_named(folders: tuple[Path, Path]) -> None:
    with pytest.raises(Fault, match=r"none\.xhtml: .*there is no template “none\.xhtml”"):
        Templates(folders).render("none.xhtml")


def test_a_template_that_is_not_utf8_is_named(folders: tuple[Path, Path]) -> None:
    (folders[0] / "one.xhtml").write_bytes(b"\xff")
    with pytest.raises(Fault, match=r"one\.xhtml: error\[layout-broken\] UnicodeDecodeError"):
        Templates(folders).render("one.xhtml")


HOSTILE = [
    "{% include '/etc/passwd' %}",
    "{% include '../../secret.txt' %}",
    "{% extends '../../secret.txt' %}",
    "{% import '../../secret.txt' as x %}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ [''] | map(attribute='__class__') | first }}",
    "{{ '{0.__class__}'.format(words) }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ values.append(1) }}",
    "{{ (folder / 'secret.txt').read_text() }}",
    "{{ (folder / 'secret.txt') | attr('read_text') }}",
    "{{ ([folder] | map('attr', 'iterdir') | first)() }}",
    "{{ (folder / 'secret.txt').unlink() }}",
    "{{ folder.rename('/tmp/x') }}",
    "{{ lipsum() }}",
    "{{ [1, 2] | random }}",
    "{% for n in range(10 ** 9) %}x{% endfor %}",
    "{% include 'one.xhtml' %}",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
]


@pytest.mark.parametrize("template", HOSTILE)
def test_a_hostile_template_reaches_nothing_and_comes_to_an_end(
    folders: tuple[Path, Path], tmp_path: Path, template: str
) -> None:
    said = refused(folders, template, words="x", values=[], folder=tmp_path)
    assert re.match(r"one\.xhtml:1 ", said)
    assert "SECRET" not in said
    assert (tmp_path / "secret.txt").read_text("utf-8") == "SECRET"
