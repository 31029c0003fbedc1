"""Templates: nearest folder first, shut in their folders, and wrong ones named by file and line."""

import re
from pathlib import Path
from typing import Any

import pytest

from tympan.diagnostic import Fault
from tympan.layout.templates import Templates


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
    assert said.finding.mend
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


def test_a_template_is_used_as_it_was_when_its_layout_was_found(
    folders: tuple[Path, Path],
) -> None:
    (folders[0] / "one.xhtml").write_text("<p>then</p>", "utf-8")
    found = Templates(folders)
    (folders[0] / "one.xhtml").write_text("<p>now</p>", "utf-8")
    assert found.render("one.xhtml") == "<p>then</p>"
    assert Templates(folders).render("one.xhtml") == "<p>now</p>"


def test_templates_are_told_apart_by_their_text_and_by_which_stands_before_which(
    folders: tuple[Path, Path],
) -> None:
    (folders[0] / "page.xhtml").write_text("<p>near</p>", "utf-8")
    digests = [Templates(held).digest for held in (folders, folders, folders[::-1], folders[1:])]
    (folders[0] / "page.xhtml").write_text("<p>nearer</p>", "utf-8")
    digests.append(Templates(folders).digest)
    assert digests[0] == digests[1] and len(set(digests)) == 4


def test_a_template_that_is_not_utf8_is_named(folders: tuple[Path, Path]) -> None:
    (folders[0] / "one.xhtml").write_bytes(b"\xff")
    with pytest.raises(Fault, match=r"one\.xhtml: error\[layout-broken\] UnicodeDecodeError"):
        Templates(folders).render("one.xhtml")


def test_a_name_that_is_not_known_is_told_with_the_nearest(folders: tuple[Path, Path]) -> None:
    for template, mend in (
        ("{{ wrods }}", "did you mean “words”?"),
        ("{{ words | uper }}", "did you mean “upper”?"),
        ("{% include 'pge.xhtml' %}", "did you mean “page.xhtml”?"),
    ):
        with pytest.raises(Fault) as told:
            filled(folders, template, words="x")
        assert told.value.diagnostics[0].finding.mend == mend


def test_one_block_of_an_extended_template_is_written_anew(folders: tuple[Path, Path]) -> None:
    (folders[1] / "page.xhtml").write_text("<b>{% block a %}a{% endblock %}</b>c\n", "utf-8")
    child = '{% extends "far/page.xhtml" %}{% block a %}{{ super() }} and b{% endblock %}'
    (folders[0] / "page.xhtml").write_text(child, "utf-8")
    assert Templates(folders).render("page.xhtml") == "<b>a and b</b>c"


def test_a_block_that_the_extended_template_lacks_is_told(folders: tuple[Path, Path]) -> None:
    (folders[1] / "page.xhtml").write_text("{% block byline %}{% endblock %}", "utf-8")
    said = refused(folders, '{% extends "far/page.xhtml" %}\n{% block bylin %}x{% endblock %}')
    assert said == "one.xhtml:2 “far/page.xhtml” has no block “bylin”; did you mean “byline”?"


FLAWS = [
    ("<p>\n<em>{{ words }}</p>", "one.xhtml:2 <em> is opened here and never closed"),
    ("<p>\n\n{{ words }}</em></p>", "one.xhtml:3 </em> closes what was not opened"),
    ("{% if words %}\n<p>\n<br></p>\n{% endif %}", "one.xhtml:3 <br> does not close itself"),
    ("<p>\n<span/>{{ words }}</p>", "one.xhtml:2 <span/> closes itself, and HTML takes it for"),
    ("<p>{{ words }}\n &nbsp;</p>", "one.xhtml:2 the name of a character that XML does not know"),
    ("<p\nclass=x>{{ words }}</p>", "one.xhtml:2 the markup is not XML: not well-formed"),
    ("{% include 'two.xhtml' %}", "two.xhtml:2 <i> is opened here and never closed"),
    ("\n<img src='/etc/x.png'/>", "one.xhtml:2 “/etc/x.png” is no picture of the manuscript"),
    ("<img src='../x.png'/>", "one.xhtml:1 “../x.png” is no picture of the manuscript"),
    ("<img src='https://x.org/x.png'/>", "one.xhtml:1 “https://x.org/x.png” is no picture"),
    ("<p>\n<script></script></p>", "one.xhtml:2 <script> would fetch or run something"),
    ("<p onclick='x'>{{ words }}</p>", "one.xhtml:1 “onclick” would fetch or run something"),
    ("<p style='background: url(x)'></p>", "one.xhtml:1 a style in the markup may fetch nothing"),
    ("<a href='javascript:x'>x</a>", "one.xhtml:1 a link to “javascript:” would fetch or run"),
    ("<!DOCTYPE html [<!ENTITY x 'y'>]>\n<p>&x;</p>", "one.xhtml:1 the document type declares"),
]


@pytest.mark.parametrize(("template", "said"), FLAWS)
def test_markup_that_is_not_whole_or_reaches_out_is_told_with_the_line_that_made_it(
    folders: tuple[Path, Path], template: str, said: str
) -> None:
    (folders[1] / "two.xhtml").write_text("<b></b>\n<i>\n", "utf-8")
    (folders[0] / "one.xhtml").write_text(template, "utf-8")
    with pytest.raises(Fault) as told:
        Templates(folders).markup("one.xhtml", words="wörds\nand more")
    at = told.value.diagnostics[0].finding.at
    assert f"{at.file.name}:{at.line} {told.value.diagnostics[0].finding.message}".startswith(said)


def test_a_part_that_loses_its_id_is_told(folders: tuple[Path, Path]) -> None:
    (folders[0] / "one.xhtml").write_text("<p><b id='{{ id }}'>x</b></p>", "utf-8")
    with pytest.raises(Fault, match=r"one\.xhtml: error\[layout-broken\] the id is left out"):
        Templates(folders).markup("one.xhtml", id="p1")
    (folders[0] / "one.xhtml").write_text("<p class='a' id='{{ id }}'>x</p>", "utf-8")
    assert Templates(folders).markup("one.xhtml", id="p1") == "<p class='a' id='p1'>x</p>"


def test_markup_that_is_whole_is_handed_out_as_it_is(folders: tuple[Path, Path]) -> None:
    page = '<!DOCTYPE html>\n<html><p epub:type="x">{{ words }}<br/>&#160;&amp;</p></html>'
    (folders[0] / "one.xhtml").write_text(page, "utf-8")
    assert Templates(folders).markup("one.xhtml", words="x") == page.replace("{{ words }}", "x")


ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in (range(9999) | map('string')) %}{% for b in range(999) %}{% endfor %}{% endfor %}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}",
    "{{ 'x' * 10 ** 10 }}",
    "{{ 7 ** (10 ** 9) }}",
    "{{ [1] * 10 ** 10 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'x'.ljust(10 ** 10) }}",
    "{{ '{:>9999999999}'.format(1) }}",
    "{{ 'x' | center(10 ** 10) }}",
]


@pytest.mark.parametrize("template", ENDLESS)
def test_a_template_that_would_go_on_or_grow_for_ever_is_stopped(
    folders: tuple[Path, Path], template: str
) -> None:
    assert refused(folders, template).startswith("one.xhtml:1 ")


def test_a_loop_knows_its_length_and_a_filled_template_starts_to_count_anew(
    folders: tuple[Path, Path],
) -> None:
    loop = "{% for n in range(60000) %}{% if loop.last %}{{ loop.length }}{% endif %}{% endfor %}"
    (folders[0] / "one.xhtml").write_text(loop, "utf-8")
    templates = Templates(folders)
    assert [templates.render("one.xhtml") for _ in range(2)] == ["60000"] * 2


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
