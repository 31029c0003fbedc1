"""The PDF for the screen: the print file's pages with bookmarks, links, colours of light and tags.

WeasyPrint writes it as PDF/UA-1; what it says of its own names and of the notes is added here.
"""

from collections.abc import Sequence

import pikepdf
from pikepdf import Dictionary, Name

from tympan.press.finish import saved, turn_from
from tympan.press.labels import label

# Names of our own, for readers that know only the standard ones.
ROLE_MAP = {"Em": "Span", "Strong": "Span"}


def on_screen(file: pikepdf.Pdf, direction: str = "ltr", folios: Sequence[str] = ()) -> bytes:
    """A tagged file, opened as a book with its contents beside it; the same bytes every time.

    `direction` is the way in which its pages are turned.
    """
    roles = {f"/{own}": Name(f"/{known}") for own, known in ROLE_MAP.items()}
    file.Root.StructTreeRoot.RoleMap = Dictionary(roles)
    for page in file.pages:
        for box in ("/BleedBox", "/TrimBox"):
            del page[box]
    file.Root.PageLayout = Name.TwoPageRight
    turn_from(file, direction)
    label(file, folios)
    if "/Outlines" in file.Root:
        file.Root.PageMode = Name.UseOutlines
    return saved(file, "plain")
