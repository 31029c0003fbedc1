"""The cover of the EPUB: the layout's cover page as a picture."""

import io

from tympan.cache import NOTHING, Cache
from tympan.cache.keeping import kept
from tympan.fonts import needed
from tympan.galley import Galley

WIDTH, HEIGHT = 1600, 2560  # pixels; what stores ask for


def cover(galley: Galley, cache: Cache = NOTHING) -> bytes:
    """The cover as a JPEG, 1600 × 2560 pixels, RGB."""
    sheets = galley.layout.sheets("cover", cache)
    faces = needed(galley.layout.faces, galley.cover)
    styles = (css for _, css in sheets)
    used = (f"{face.family} {face.weight} {face.style} {face.sha256}" for face in faces)

    def drawn() -> bytes:
        import pypdfium2

        from tympan.press import weasy
        from tympan.press.balance import evened
        from tympan.press.sheet import alone

        at = galley.edition.at
        document = evened(
            alone(galley.cover), lambda page: weasy.typeset(page, sheets, faces, {}, at)
        )
        front = pypdfium2.PdfDocument(weasy.write(document, at))[0]
        picture = front.render(scale=WIDTH / front.get_width()).to_pil().convert("RGB")
        file = io.BytesIO()
        picture.resize((WIDTH, HEIGHT)).save(file, "JPEG", quality=88, dpi=(300, 300))
        return file.getvalue()

    return kept(cache, drawn, "cover", galley.cover, *styles, *used)
