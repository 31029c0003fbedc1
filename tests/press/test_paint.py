"""Pages that are laid out once are painted in several ways."""

import io
from pathlib import Path

import pikepdf
from PIL import Image

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.paint import Paint

AT = Span(Path("edition.toml"))
CSS = "@page { size: 200px 100px; margin: 0 } p { color: #102030; border-top: 2px solid #102030 }"


def picture(colour: str, size: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(file, "PNG")
    return file.getvalue()


def laid_out() -> weasy.Document:
    html = '<html lang=en><title>x</title><p>words<img src="press:picture/a.png" alt=a width=9>'
    held = {"press:picture/a.png": picture("red", 4)}
    return weasy.typeset(html, [(Path("pdf.css"), CSS)], (), held, AT)


def painted(document: weasy.Document, paint: Paint) -> tuple[set[str], str, int]:
    """The operators that set colours, with the first operand; the picture's colours and width."""
    with pikepdf.open(io.BytesIO(weasy.write(document, AT, paint))) as file:
        [page] = file.pages
        found = {
            f"{float(each.operands[0]):.2f} {each.operator}"
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) in ("g", "G", "rg", "RG", "k", "K")
        }
        [image] = page.Resources.XObject.values()
        return found, str(image.ColorSpace), int(image.Width)


def test_colours_are_mixed_for_lines_and_words_alike() -> None:
    found = painted(laid_out(), Paint(lambda *_: (0.1, 0.2, 0.3, 0.4)))[0]
    assert found == {"0.10 k"}


def test_one_ink_is_grey() -> None:
    assert painted(laid_out(), Paint(lambda *_: (0.5,)))[0] == {"0.50 g"}


def test_pictures_are_swapped_for_those_of_the_same_address() -> None:
    document = laid_out()
    other = {"press:picture/a.png": picture("red", 9)}
    assert painted(document, Paint(pictures=other))[1:] == ("/DeviceRGB", 9)
    assert painted(document, Paint())[1:] == ("/DeviceRGB", 4)


def test_painting_once_leaves_nothing_behind_for_the_next_time() -> None:
    document = laid_out()
    before = weasy.write(document, AT)
    weasy.write(document, AT, Paint(lambda *_: (0.5,)))
    weasy.write_tagged(document, AT)
    assert weasy.write(document, AT) == before
