"""Casting off tells how blocks fall onto pages, and finds where movable ones stand best."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tympan.diagnostic import Span
from tympan.press import castoff, weasy
from tympan.press.blocks import Block, Unit, units_of
from tympan.press.castoff import Way, cast_off
from tympan.press.lines import columns_of, lines_in

CSS = """@page { size: 300px 200px; margin: 0 } @page { @footnote { margin-top: 20px } }
html { font-size: 10px; line-height: 20px; orphans: 2; widows: 2 } body, p { margin: 0 }
h2, .asks { break-after: avoid } h2 { margin: 40px 0 10px; line-height: 30px; font-size: 10px }
aside { break-inside: avoid; margin: 20px 0; line-height: 30px } .asks { margin-top: 20px }
figure, .pair { break-inside: avoid; margin: 20px 0 } .pair { display: flex }
.note { float: footnote; line-height: 15px }"""
KINDS = ("p", "h2", "aside", "figure", "pair", "asks")


COLUMNS = "@page { size: 620px 200px; column-count: 2; column-gap: 20px; column-fill: auto }"


def pages_of(body: str, css: str = "") -> weasy.Document:
    html = f"<article id=i1><section class=section id=s1>{body}</section></article>"
    return weasy.typeset(html, [(Path("pdf.css"), CSS + css)], (), {}, Span(Path("edition.toml")))


def block(at: int, kind: str, lines: int) -> str:
    """A block of so many lines; pictures are a little higher."""
    words = "<br>".join(["word"] * lines)
    match kind:
        case "aside":
            return f"<aside class=pull-quote id=b{at}>{words}</aside>"
        case "figure":
            return f"<figure id=b{at}><div style='height: {20 * lines + 7}px'>&nbsp;</div></figure>"
        case "pair":
            held = (
                f"<figure style='margin: 0'><div style='height: {20 * lines + 7}px'></div></figure>"
            )
            return f"<div class=pair id=b{at}>{held * 2}</div>"
        case "h2":
            return f"<h2 id=b{at}>Head</h2>"
        case "asks":
            # A longer question is broken to stay with its answer; that is not reckoned with.
            words = "<br>".join(["word"] * min(lines, 3))
            return f"<div class='turn asks' id=b{at}><p id=p{at}>{words}</p></div>"
    return f"<p id=b{at}>{words}</p>"


def ends(pages: weasy.Document, columns: int) -> dict[str, tuple[int, int]]:
    """In which column and on which line each text ends, really."""
    found = {}
    for number, page in enumerate(pages.pages, 1):
        for at, column in enumerate(columns_of(page)):
            for line in lines_in(column):
                name = line.owner.replace("p", "b")
                found[name] = (number * columns + at, round(line.bottom / 20))
    return found


def only(pages: weasy.Document) -> Unit:
    [unit] = units_of(pages)
    return unit


def reckoned(unit: Unit) -> dict[str, tuple[int, int]]:
    """In which column and on which line each text ends, by casting off."""
    way, found = Way(unit.column, 0), {}
    for chain in castoff._chains(unit.blocks, set()):
        way = castoff._chained(way, chain, unit)
        if chain[-1].lines:
            found[chain[-1].name] = (way.column, round(way.line))
    return found


@pytest.mark.parametrize(("columns", "css"), [(1, ""), (2, COLUMNS)])
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(made=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 6)), min_size=3, max_size=14))
def test_texts_are_reckoned_to_end_on_the_lines_on_which_they_do(
    columns: int, css: str, made: list[tuple[str, int]]
) -> None:
    made = [("p", 3), *made, ("p", 2)]
    pages = pages_of("".join(block(at, *one) for at, one in enumerate(made)), css)
    unit = only(pages)
    real, told = ends(pages, columns), reckoned(unit)
    assert unit.columns == columns
    assert {name: real[name] for name in told} == told


def quote(name: str, lines: int) -> Block:
    return Block(name, "s1", "pull-quote", 1, 1, lines)


def text(name: str, lines: int) -> Block:
    return Block(name, "s1", "p", 0, 0, 0, tuple((0.0, True, 0.0) for _ in range(lines)))


def test_four_columns_that_face_each_other_hold_one_pull_quote() -> None:
    texts = [text(f"p{at}", 10) for at in range(12)]
    unit = Unit(
        2, 4, 0, 20, 0, (*texts[:2], quote("q1", 4), *texts[2:4], quote("q2", 4), *texts[4:])
    )
    names = [one.name for one in texts[:-1]]
    places = cast_off(unit, {"q1": "p1", "q2": "p3"}, {"q1": names, "q2": names})
    # Pages 2 and 3 hold 80 lines, and with a pull quote less than eight texts.
    assert (places["q1"], places["q2"]) == ("p1", "p7")


def test_two_pull_quotes_that_must_face_each_other_stand_on_two_pages() -> None:
    texts = [text(f"p{at}", 10) for at in range(6)]
    unit = Unit(2, 4, 0, 20, 0, (*texts[:2], quote("q1", 4), quote("q2", 4), *texts[2:]))
    names = [one.name for one in texts[:-1]]
    places = cast_off(unit, {"q1": "p1", "q2": "p1"}, {"q1": names, "q2": names})
    assert names.index(places["q2"]) > names.index(places["q1"]) + 1


def test_columns_before_a_page_that_is_taken_whole_are_left_together() -> None:
    whole = Block("f1", "s1", "page", 0, 0, 20)
    unit = Unit(2, 4, 0, 20, 0, (text("p0", 10), whole, text("p1", 10)))
    assert reckoned(unit) == {"p0": (4, 10), "p1": (8, 10)}


def test_a_name_that_hangs_beside_its_turn_in_several_lines_takes_none_of_the_text() -> None:
    name = "<span style='display: inline-block; width: 60px; height: 10px; vertical-align: top'>"
    turn = f"<div id=b1><p>{name}A<br>long<br>name</span> One<br>two<br>three<br>four</p></div>"
    [reckoned_turn] = only(pages_of(turn)).blocks
    assert len(reckoned_turn.lines) == 4


def test_a_question_that_nobody_answers_may_end_a_page() -> None:
    asked = "<div class='turn asks' id=b{}><p>Word</p></div>"
    body = asked.format(1) + asked.format(2).replace("id=", "style='break-after: auto' id=")
    assert [one.kind for one in only(pages_of(body)).blocks] == ["asks", "div"]
