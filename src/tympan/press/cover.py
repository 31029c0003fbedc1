"""The cover of the EPUB: the layout's cover page as a picture."""

import io

from tympan.fonts import needed
from tympan.galley import Galley

WIDTH, HEIGHT = 1600, 2560  # pixels; what stores ask for


def cover(galley: Galley) -> bytes:
    """The cover as a JPEG, 1600 × 2560 pixels, RGB."""
    import pypdfium2

    from tympan.press import weasy
    from tympan.press.balance import evened
    from tympan.press.sheet import alone

    faces = needed(galley.layout.faces, galley.cover)
    sheets = galley.layout.sheets("cover")
    at = galley.edition.at
    document = evened(alone(galley.cover), lambda page: weasy.typeset(page, sheets, faces, {}, at))
    page = pypdfium2.PdfDocument(weasy.write(document, at))[0]
    picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    file = io.BytesIO()
    picture.resize((WIDTH, HEIGHT)).save(file, "JPEG", quality=88, dpi=(300, 300))
    return file.getvalue()
