"""Small documents made by hand, part by part."""

import io
import zipfile
from collections.abc import Callable

import pytest

Make = Callable[..., bytes]

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r" xmlns:a="a"'
)
_O = (
    'xmlns:office="urn:office" xmlns:text="urn:text" xmlns:style="urn:style" xmlns:fo="urn:fo" '
    'xmlns:table="urn:table" xmlns:draw="urn:draw" xmlns:xlink="urn:xlink" xmlns:svg="urn:svg"'
)


def _zipped(parts: dict[str, str]) -> bytes:
    """A zip of these parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return whole.getvalue()


def _docx(body: str, relations: str = "", **parts: str) -> bytes:
    named = {f"word/{name}.xml": f"<x {_W}>{text}</x>" for name, text in parts.items()}
    if relations:
        named["word/_rels/document.xml.rels"] = relations
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    return _zipped({"[Content_Types].xml": "", "word/document.xml": document, **named})


def _odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {_O}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


@pytest.fixture
def docx() -> Make:
    """Makes a DOCX from the XML of its body, and of other parts by name."""
    return _docx


@pytest.fixture
def odt() -> Make:
    """Makes an ODT from the XML of its body, and of its automatic styles."""
    return _odt
