"""The PDF for the screen: the print file's pages with bookmarks, links, colours of light and tags.

WeasyPrint writes it as PDF/UA-1; what it says of its own names and of the notes is added here.
"""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tympan.press.finish import saved, turn_from
from tympan.press.labels import label
from tympan.press.tags import ROLE_MAP


def on_screen(pdf: bytes, direction: str = "ltr", folios: Sequence[str] = ()) -> bytes:
    """The tagged file, opened as a book with its contents beside it; the same bytes every time.

    `direction` is the way in which its pages are turned.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tree = file.Root.StructTreeRoot
        tree.RoleMap = Dictionary({f"/{own}": Name(f"/{known}") for own, known in ROLE_MAP.items()})
        if named := sorted(_named(file), key=lambda element: bytes(element.ID)):
            listed = Array([part for element in named for part in (element.ID, element)])
            limits = Array([named[0].ID, named[-1].ID])
            leaf = file.make_indirect(Dictionary(Names=listed, Limits=limits))
            tree.IDTree = file.make_indirect(Dictionary(Kids=Array([leaf])))
        for page in file.pages:
            for box in ("/BleedBox", "/TrimBox"):
                del page[box]
        file.Root.PageLayout = Name.TwoPageRight
        turn_from(file, direction)
        label(file, folios)
        if "/Outlines" in file.Root:
            file.Root.PageMode = Name.UseOutlines
        return saved(file, "plain")


def _named(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The tags that have an identifier, which are the notes."""
    return [
        held
        for held in file.objects
        if isinstance(held, Dictionary)
        and held.get("/Type") == Name.StructElem
        and isinstance(held.get("/ID"), String)
    ]
