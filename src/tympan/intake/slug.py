"""Names for folders and files."""

import re
import unicodedata


def slug(text: str, longest: int = 40) -> str:
    """A text as a name of small Latin letters, digits and hyphens; empty when it has none."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    plain = plain.encode("ascii", "ignore").decode().casefold()
    parts = re.findall(r"[a-z0-9]+", plain)
    name = ""
    for part in parts:
        if name and len(name) + len(part) + 1 > longest:
            break
        name = f"{name}-{part}" if name else part[:longest]
    return name
