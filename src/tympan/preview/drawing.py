"""Pages that were painted, as pictures for the screen."""

import io

import pypdfium2

NARROWEST, WIDEST = 40, 3200  # pixels


def picture(pdf: bytes, index: int, width: int, is_grey: bool) -> bytes:
    """A page of a PDF, without its bleed, as a PNG so many pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[index]
        page.set_cropbox(*page.get_trimbox())
        wide = min(max(width, NARROWEST), WIDEST)
        drawn = page.render(scale=wide / page.get_width(), grayscale=is_grey).to_pil()
    finally:
        document.close()
    file = io.BytesIO()
    # It goes no farther than this machine: time counts, not size.
    drawn.save(file, "PNG", compress_level=1)
    return file.getvalue()
