"""The keys of what is kept: a kind, for people, and a digest of all that goes into it."""

import re
from hashlib import blake2b

KEY = re.compile(r"([a-z]+(?:-[a-z]+)*)-[0-9a-f]{64}")


def key(kind: str, *parts: bytes | str) -> str:
    """The key of what is made of these parts, such as `pages-3f…`: no others have the same.

    A kind is words in small letters with hyphens between them.
    """
    # Each part says what it is and how long, so that no two lists of parts run into one.
    digest = blake2b(digest_size=32)
    for part in parts:
        sign, data = ("b", part) if isinstance(part, bytes) else ("s", _encoded(part))
        digest.update(f"{sign}{len(data)}:".encode())
        digest.update(data)
    made = f"{kind}-{digest.hexdigest()}"
    assert KEY.fullmatch(made), kind
    return made


def kind_of(key: str) -> str:
    """The kind that a key was made for."""
    return key.rpartition("-")[0]


def _encoded(text: str) -> bytes:
    # The path of a file may have letters that no encoding knows.
    return text.encode("utf-8", "surrogatepass")
