"""How wide a picture is for its height, so that two beside each other come out equally high."""

import warnings
from pathlib import Path

# Turned on its side by the camera, which says so and leaves the pixels as they were.
ORIENTATION, ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)


def shape_of(file: Path) -> float:
    """Width by height; 1 of a file that is no picture, which the press refuses with its reason."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=("JPEG", "PNG")) as picture:
                width, height = picture.size
                turned = picture.getexif().get(ORIENTATION) in ON_ITS_SIDE
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 1
    return height / width if turned else width / height
