"""The document of the printed page: notes at their marks, and what the colophon ends with."""

from dataclasses import replace
from pathlib import Path

from tympan import layout as layouts
from tympan.diagnostic import Span
from tympan.galley import Galley
from tympan.press.sheet import printed

AT = Span(Path("edition.toml"))


def test_the_mark_of_a_note_stays_on_the_line_of_its_word(feature: Galley) -> None:
    [kept] = printed(feature, "tympan").find_class("marked")
    [note] = kept.find_class("note")
    assert (kept.text, note.tail) == ("thing", None)
    assert kept.tail.startswith(", as in")


def test_a_note_keeps_its_words(feature: Galley) -> None:
    [note] = printed(feature, "tympan").xpath("//span[@class='note']")
    assert (note.get("data-number"), note.text_content()) == ("1", "Or so.")


def test_the_colophon_ends_with_source_faces_and_paper_where_the_layout_says_so(
    feature: Galley, project: Path
) -> None:
    def particulars(galley: Galley) -> list[str | None]:
        return [one.get("data-particulars") for one in printed(galley, "").find_class("colophon")]

    back = replace(
        feature.units[0].fragments[-1], xhtml='<section class="colophon" id="colophon"></section>'
    )
    galley = replace(feature, units=(replace(feature.units[0], fragments=(back,)),))
    assert particulars(galley) == [None]
    asked = layouts.find("plain", project, AT, {"particulars": True})
    assert particulars(replace(galley, layout=asked)) == [
        "A recording\nEB Garamond · Source Sans 3 · 148 × 210 mm"
    ]


def test_a_pull_quote_that_ends_a_turn_stands_behind_it_where_it_can_be_moved(
    feature: Galley,
) -> None:
    turn = '<div class="turn answers" id="t1"><p id="p1">One.</p>{}<p id="p2">Two.</p>{}</div>'
    quotes = ('<aside class="pull-quote" id="q1"></aside>', '<figure id="f1"></figure>')
    section = replace(
        feature.units[0].fragments[-1],
        xhtml=f'<section class="section" id="s1">{turn.format(quotes[0], quotes[1])}</section>',
    )
    galley = replace(feature, units=(replace(feature.units[0], fragments=(section,)),))
    [held] = printed(galley, "").find_class("section")
    assert [one.get("id") for one in held] == ["t1", "f1"]
    assert [one.get("id") for one in held[0]] == ["p1", "q1", "p2"]
