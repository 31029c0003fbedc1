"""Things as bytes, to be kept where only the user can write, so that they can be read back."""

import io
import pickle
from typing import Any


def packed(thing: object) -> bytes:
    """A thing as bytes: the same for all that are equal, whatever they share inside."""
    file = io.BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    # Otherwise what is the same object twice is written once.
    pickler.fast = True
    pickler.dump(thing)
    return file.getvalue()


def unpacked(data: bytes) -> Any:
    """The thing that was packed."""
    return pickle.loads(data)
