"""Casting off tells how blocks fall onto pages, and finds where movable ones stand best."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tympan.diagnostic import Span
from tympan.press import castoff, weasy
from tympan.press.blocks import Unit, units_of
from tympan.press.castoff import Way
from tympan.press.lines import lines_of

CSS = """@page { size: 300px 200px; margin: 0 } @page { @footnote { margin-top: 20px } }
html { font-size: 10px; line-height: 20px; orphans: 2; widows: 2 } body, p { margin: 0 }
h2, .asks { break-after: avoid } h2 { margin: 40px 0 10px; line-height: 30px; font-size: 10px }
aside { break-inside: avoid; margin: 20px 0; line-height: 30px } .asks { margin-top: 20px }
figure { break-inside: avoid; margin: 20px 0 } .note { float: footnote; line-height: 15px }"""
KINDS = ("p", "h2", "aside", "figure", "asks")


def pages_of(body: str) -> weasy.Document:
    html = f"<article id=i1><section class=section id=s1>{body}</section></article>"
    return weasy.typeset(html, [(Path("pdf.css"), CSS)], (), {}, Span(Path("edition.toml")))


def block(at: int, kind: str, lines: int) -> str:
    """A block of so many lines; pictures are a little higher."""
    words = "<br>".join(["word"] * lines)
    match kind:
        case "aside":
            return f"<aside class=pull-quote id=b{at}>{words}</aside>"
        case "figure":
            return f"<figure id=b{at}><div style='height: {20 * lines + 7}px'>&nbsp;</div></figure>"
        case "h2":
            return f"<h2 id=b{at}>Head</h2>"
        case "asks":
            # A longer question is broken to stay with its answer; that is not reckoned with.
            words = "<br>".join(["word"] * min(lines, 3))
            return f"<div class='turn asks' id=b{at}><p id=p{at}>{words}</p></div>"
    return f"<p id=b{at}>{words}</p>"


def ends(pages: weasy.Document) -> dict[str, tuple[int, int]]:
    """On which page and line each text ends, really."""
    found = {}
    for number, page in enumerate(pages.pages, 1):
        for line in lines_of(page):
            found[line.owner.replace("p", "b")] = (number, round(line.bottom / 20))
    return found


def only(pages: weasy.Document) -> Unit:
    [unit] = units_of(pages)
    return unit


def reckoned(unit: Unit) -> dict[str, tuple[int, int]]:
    """On which page and line each text ends, by casting off."""
    way, found = Way(unit.column, 0), {}
    for chain in castoff._chains(unit.blocks, set()):
        way = castoff._chained(way, chain, unit)
        if chain[-1].lines:
            found[chain[-1].name] = (way.column, round(way.line))
    return found


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 6)), min_size=3, max_size=14))
def test_texts_are_reckoned_to_end_on_the_lines_on_which_they_do(
    made: list[tuple[str, int]],
) -> None:
    made = [("p", 3), *made, ("p", 2)]
    pages = pages_of("".join(block(at, *one) for at, one in enumerate(made)))
    real, told = ends(pages), reckoned(only(pages))
    assert {name: real[name] for name in told} == told


def test_a_name_that_hangs_beside_its_turn_in_several_lines_takes_none_of_the_text() -> None:
    name = "<span style='display: inline-block; width: 60px; height: 10px; vertical-align: top'>"
    turn = f"<div id=b1><p>{name}A<br>long<br>name</span> One<br>two<br>three<br>four</p></div>"
    [reckoned_turn] = only(pages_of(turn)).blocks
    assert len(reckoned_turn.lines) == 4


def test_a_question_that_nobody_answers_may_end_a_page() -> None:
    asked = "<div class='turn asks' id=b{}><p>Word</p></div>"
    body = asked.format(1) + asked.format(2).replace("id=", "style='break-after: auto' id=")
    assert [one.kind for one in only(pages_of(body)).blocks] == ["asks", "div"]
