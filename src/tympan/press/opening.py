"""Opening a picture that an author supplied, which may be damaged, or too large to hold."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Fault, Span, error

FAULTS = MappingProxyType(
    {
        "picture-too-large": "A picture with more pixels than a page can show takes the memory "
        "that the press needs, and no store accepts it.",
        "unreadable-picture": "Readers and presses know two kinds of picture, JPEG and PNG. A "
        "damaged file, or one of another kind under a wrong name, prints as a gap.",
    }
)

ENOUGH = 24_000_000  # pixels: an A4 page at 500 to the inch


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Turn what goes wrong with a picture inside the block into a `Fault` that names the file."""
    from PIL import Image, ImageFile

    # WeasyPrint tells Pillow to fill what is missing of a picture with grey.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # Pillow doubts a picture of 89 megapixels and refuses one of twice as many.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as wrong:
        message = "this picture has more pixels than a page can show"
        mend = f"make it smaller: {ENOUGH // 1_000_000} megapixels fill a page"
        raise Fault(error("picture-too-large", Span(file), message, mend)) from wrong
    except (OSError, SyntaxError, ValueError) as wrong:
        message = "this is no JPEG or PNG picture, or it is damaged"
        mend = "save it anew as JPEG or PNG"
        raise Fault(error("unreadable-picture", Span(file), message, mend)) from wrong
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
