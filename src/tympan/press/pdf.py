"""The print press: galley → a PDF for the print shop, in ink colours, with bleed."""

from lxml.html import HtmlElement

from tympan import __version__
from tympan.fonts import needed
from tympan.galley import Galley
from tympan.press import weasy
from tympan.press.finish import finished
from tympan.press.ink import PROFILE, in_ink
from tympan.press.settle import settled
from tympan.press.sheet import pictures_in_ink, printed, serialized


def pdf(galley: Galley) -> bytes:
    """The print-ready PDF: PDF/X-4, CMYK and grey only, every page with its trim and bleed."""
    return finished(
        weasy.write(paged(galley), galley.edition.at, pdf_variant="pdf/x-4"), galley.edition
    )


def paged(galley: Galley) -> weasy.Document:
    """The galley's pages, laid out."""
    sheets = [(file, in_ink(css, file)) for file, css in galley.layout.sheets("pdf")]
    pictures = dict(pictures_in_ink(galley))
    document = printed(galley, f"tympan {__version__}")
    faces = needed(galley.layout.faces, document.text_content())

    def typeset(html: HtmlElement) -> weasy.Document:
        return weasy.typeset(serialized(html), sheets, faces, pictures, PROFILE, galley.edition.at)

    return settled(document, typeset)
