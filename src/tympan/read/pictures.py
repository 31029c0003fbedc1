"""A picture on a line of its own → Figure."""

import re
from pathlib import Path
from urllib.parse import unquote

from markdown_it.token import Token

from tympan.diagnostic import Span, did_you_mean
from tympan.model import Blocks, Figure, Pair, Text
from tympan.read.desk import Desk
from tympan.read.named import Amiss, named
from tympan.read.place import Stretch

PRINTED = (".jpg", ".jpeg", ".png")
# What stands in braces behind a picture that gets a page of its own, to the edge and beyond.
FULL_PAGE = "full-page"
CREDIT = re.compile(r"(?:^|\s)credit\s*:\s*", re.IGNORECASE)


def figures(tokens: list[Token], content: str, place: Stretch, desk: Desk) -> Blocks:
    """The figures of a paragraph that holds nothing but pictures; two of them are a pair."""
    images = [token for token in tokens if token.type == "image"]
    ends = [*(token.meta["offset"] for token in images[1:]), len(content)]
    made = (
        _figure(image, content[image.meta["offset"] : end], place, desk)
        for image, end in zip(images, ends, strict=True)
    )
    found = tuple(figure for figure in made if figure)
    if len(found) == 2 and not any(figure.is_full_page for figure in found):
        return (Pair(desk.ids.name("pair"), found[0].at, found),)
    return found


def _figure(token: Token, typed: str, place: Stretch, desk: Desk) -> Figure | None:
    """One figure; None, and a fault, when its file is not there or may not be."""
    offset = token.meta["offset"]
    at = place.at(offset)
    for key in (*token.attrs, *token.meta.get("insecure_attrs", ())):
        is_known = key == "class" and token.attrs[key] == FULL_PAGE
        if key not in ("src", "alt", "title") and not is_known:
            message = f"nobody reads “{key}” of a picture"
            desk.refuse("unsupported-markup", at, message, "take what stands in braces away")
    image = _file(unquote(str(token.attrs.get("src", ""))), at, desk)
    if not image:
        return None
    title = " ".join(str(token.attrs.get("title", "")).split())
    parts = CREDIT.split(title)
    caption, credit = (" ".join(parts[:-1]), parts[-1]) if len(parts) > 1 else (title, "")
    words = caption.split(" ", 1)[0]
    where = place.at(offset + max(typed.rfind(words, typed.find("](")), 0))
    return Figure(
        id=desk.ids.name("f"),
        at=at,
        image=image,
        alt=_plain(token.children or []),
        caption=(Text(caption, where),) if caption else (),
        credit=credit,
        is_full_page="class" in token.attrs,
    )


def _plain(tokens: list[Token]) -> str:
    """The words of an alternative text."""
    said = "".join(
        " " if token.type in ("softbreak", "hardbreak")
        else _plain(token.children) if token.children
        else token.content
        for token in tokens
    )  # fmt: skip
    return " ".join(said.split())


def _file(path: str, at: Span, desk: Desk) -> str:
    """The picture's path inside the edition's folder; empty, and a fault, when it has none."""
    found = named(path, desk.sheet.file.parent, desk.folder)
    if found is Amiss.ELSEWHERE:
        message = f"the picture “{path[:80]}” is not named by a path inside the edition's folder"
        mend = "copy the picture beside the text and write only its name: ![…](photo.jpg)"
        desk.refuse("outside-the-folder", at, message, mend)
    elif found is Amiss.LINKED:
        message = f"the picture “{path}” is a link that leads out of the edition's folder"
        desk.refuse("outside-the-folder", at, message, "copy the picture into the folder")
    elif found is Amiss.MISSING:
        message = f"the picture “{path[:80]}” is not there"
        beside = _pictures_beside(desk.sheet.file.parent / path)
        mend = did_you_mean(Path(path).name, beside) if beside else "put the file beside the text"
        desk.refuse("no-such-picture", at, message, mend)
    elif (desk.folder / found).resolve().suffix.lower() not in PRINTED:
        message = f"the picture “{path}” is no JPEG and no PNG"
        mend = "save it as .jpg or .png and write that name here"
        desk.refuse("unsupported-picture", at, message, mend)
    else:
        return found
    return ""


def _pictures_beside(file: Path) -> list[str]:
    """The names of the pictures in the folder where a file was looked for."""
    try:
        return [one.name for one in file.parent.iterdir() if one.suffix.lower() in PRINTED]
    except (OSError, ValueError):
        return []
