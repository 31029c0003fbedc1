"""Running heads and folios that are set for pages laid out already."""

from dataclasses import replace
from pathlib import Path

import pytest

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.formes.furniture import furnished, furnisher
from tympan.press.formes.pages import Furnishing, Place, running
from tympan.press.formes.take import Dress
from tympan.press.ink import Ink

AT = Span(Path("edition.toml"))
CSS = """@page { size: 300px 120px; margin: 20px 30px 20px 50px }
@page :left { margin: 20px 50px 20px 30px }
@page :right { @top-right { content: string(head) } @bottom-right { content: counter(page) } }
@page :left { @top-left { content: string(head, first-except) } }
@page :left { @bottom-left { content: counter(page) "/" counter(pages) } }
@page quiet { @bottom-right { content: none } background: #eee }
@page :blank { @bottom-left { content: none } }
h2 { string-set: head content(); break-before: page }"""
DRESS = Dress(((Path("pdf.css"), CSS),), Ink("cmyk", Path("x.icc"), 300), "0", 300, AT)
ROOT = "<!DOCTYPE html><html lang='en'><body></body></html>"
RECTO = Place("auto", False, False, 7, 9, (("head", (), "One"),))


def seen(place: Place) -> tuple[str, ...]:
    document = furnisher(DRESS, (), ROOT, True).document((place,))
    return tuple(
        "".join(part.text for part in box.descendants() if hasattr(part, "text"))
        for box in document.pages[0]._page_box.children
    )


def test_a_page_shows_its_number_and_the_last_text_that_was_set() -> None:
    assert seen(RECTO) == ("One", "7")


def test_a_text_that_is_set_on_the_page_comes_first() -> None:
    assert seen(replace(RECTO, texts=(("head", ("Two", "Three"), "One"),))) == ("Two", "7")


def test_a_verso_has_furniture_of_its_own() -> None:
    verso = replace(RECTO, is_verso=True, texts=(("head", ("Two",), "One"),))
    assert seen(verso) == ("", "7/9")
    assert seen(replace(verso, texts=RECTO.texts)) == ("One", "7/9")


def test_named_and_blank_pages_have_theirs() -> None:
    assert seen(replace(RECTO, name="quiet")) == ("One",)
    assert seen(replace(RECTO, is_blank=True, is_verso=True)) == ("One",)


def test_weasyprint_itself_makes_the_same() -> None:
    html = "<html lang=en><body><h2>One</h2><h2>Two</h2><h2>Three</h2>"
    document = weasy.typeset(html, DRESS.sheets, (), {}, AT)
    places = [
        Place("auto", False, number % 2 == 0, number, 3, (("head", (text,), before),))
        for number, text, before in ((1, "One", ""), (2, "Two", "One"), (3, "Three", "Two"))
    ]
    for page, place in zip(document.pages, places, strict=True):
        theirs = tuple(
            "".join(part.text for part in box.descendants() if hasattr(part, "text"))
            for box in page._page_box.children[1:]
        )
        assert seen(place) == theirs


def test_frames_tell_where_text_stands_on_both_sides() -> None:
    recto, verso = furnisher(DRESS, (), ROOT, True).both("auto")
    assert (recto.text, verso.text) == ((50, 20, 270, 100), (30, 20, 250, 100))
    assert recto.is_plain and not furnisher(DRESS, (), ROOT, True).both("quiet")[0].is_plain


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_it_is_painted_with_nothing_else(medium: str) -> None:
    wanted = Furnishing(DRESS, (), ROOT, True, (RECTO,), (medium,))
    folios, [made] = furnished(wanted)
    assert folios == ("7",)
    assert {letter for part in made.sorts for letter in part.letters.values()} == set("One7")


def test_running_texts_are_carried_on() -> None:
    before: dict[str, str] = {}
    pages = [[("head", "One"), ("head", "Two")], [], [("other", "x")]]
    assert list(running(pages, before)) == [
        (("head", ("One", "Two"), ""),),
        (("head", (), "Two"),),
        (("head", (), "Two"), ("other", ("x",), "")),
    ]
    assert before == {"head": "Two", "other": "x"}
