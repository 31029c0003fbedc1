"""What a reader who listens is told of the pages."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.formes.tagtree import name_notes
from tympan.press.screen import on_screen

AT = Span(Path("edition.toml"))
CSS = """@page { size: 300px 120px; margin: 20px; @top-left { content: "head" } }
.note { float: footnote } figure { margin: 0 } img { display: block; width: 20px }"""


def outline(body: str) -> list[str]:
    """The tags in reading order, one level deeper each, with language, words or identifier."""
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    held = {"press:picture/a.png": file.getvalue()}
    html = f"<html lang=en><head><title>x</title></head><body>{body}</body></html>"
    document = weasy.typeset(html, [(Path("pdf.css"), CSS)], (), held, AT)
    tagged = pikepdf.open(io.BytesIO(weasy.write_tagged(document, AT)))
    name_notes(tagged)
    with pikepdf.open(io.BytesIO(on_screen(tagged))) as made:
        return list(_walk(made.Root.StructTreeRoot.K, -1))


def _walk(node: pikepdf.Object, depth: int) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        said = [str(node[key]) for key in ("/Lang", "/Alt", "/ID") if key in node]
        if (depth >= 0 and str(node.S) != "/Span") or said:
            yield " ".join(["  " * depth + str(node.S)[1:], *said])
        if "/K" in node:
            yield from _walk(node.K, depth + 1)


def test_running_heads_and_pauses_are_not_told() -> None:
    assert outline("<p>one</p><hr class=break><p>two</p>") == ["P", "P"]


def test_a_paragraph_on_two_pages_is_one_paragraph() -> None:
    lines = "<br>".join(["line"] * 12)
    assert outline(f"<section><p>{lines}</p><p>next</p></section>") == ["Sect", "  P", "  P"]


def test_a_note_stands_at_its_mark_under_its_own_name() -> None:
    note = '<span class="note" id="n1">or so</span>'
    assert outline(f"<p>one{note} two</p><p>three</p>") == [
        *("P", "  Reference", "  Note n1", "    NonStruct", "P"),
    ]


def test_a_picture_and_its_caption_are_one_figure() -> None:
    body = '<figure><img src="press:picture/a.png" alt="a mast"><figcaption>In May'
    figure, *inside = outline(body)
    assert figure == "Figure a mast"
    assert "  Caption" in inside and not any("Figure" in tag for tag in inside)


def test_a_picture_that_says_nothing_is_not_told() -> None:
    assert outline('<p>one</p><img src="press:picture/a.png" alt="">') == ["P"]


def test_words_in_another_language_say_so() -> None:
    assert outline("<p>the <span lang=ko>ladle</span></p>") == ["P", "  Span ko"]


def test_no_level_of_heading_is_left_out() -> None:
    assert outline("<h1>a</h1><h3>b</h3><h2>c</h2>") == ["H1", "H2", "H2"]


def test_what_stands_in_a_list_is_the_body_of_its_item() -> None:
    assert outline("<ul><li><p>one</p></li></ul>") == [
        *("L", "  LI", "    Lbl", "    LBody", "      P"),
    ]
