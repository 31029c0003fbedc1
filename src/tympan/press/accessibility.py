"""What a reader who cannot see, or cannot hear, is told of an EPUB; all of it from evidence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tympan.press.package import XML_LANG, Meta

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Sizes that do not follow the reader's own.
FIXED_SIZE = re.compile(r"font(?:-size)?\s*:[^;}]*\d(?:px|pt|pc|mm|cm|in)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen in a book's documents and style sheet."""

    has_pictures: bool
    has_alternatives: bool
    has_headings: bool
    keeps_sizes: bool


def evidence(trees: Iterable[Any], css: str) -> Evidence:
    """Look through the documents of the text and their style sheet; the cover is not text."""
    images = []
    headings = 0
    for tree in trees:
        images += tree.findall(".//{*}img")
        headings += sum(1 for level in HEADINGS for _ in tree.iter(f"{{*}}{level}"))
    return Evidence(
        has_pictures=bool(images),
        has_alternatives=all(image.get("alt", "").strip() for image in images),
        has_headings=headings > 0,
        keeps_sizes=not FIXED_SIZE.search(css),
    )


def accessibility(seen: Evidence) -> tuple[Meta, ...]:
    """The five properties of EPUB Accessibility, and no claim to conform, which is a person's."""
    modes = ["textual", "visual"] if seen.has_pictures else ["textual"]
    enough = "textual" if seen.has_alternatives else "textual,visual"
    return (
        *(_property("accessMode", mode) for mode in modes),
        _property("accessModeSufficient", enough),
        *(_property("accessibilityFeature", feature) for feature in _features(seen)),
        _property("accessibilityHazard", "none"),
        Meta(
            "meta",
            " ".join(_summary(seen)),
            (("property", "schema:accessibilitySummary"), (XML_LANG, "en")),
        ),
    )


def _features(seen: Evidence) -> Iterator[str]:
    yield "tableOfContents"
    yield "readingOrder"
    if seen.has_headings:
        yield "structuralNavigation"
    if seen.keeps_sizes:
        yield "displayTransformability"
    if seen.has_pictures and seen.has_alternatives:
        yield "alternativeText"


def _summary(seen: Evidence) -> Iterator[str]:
    yield "The text stands in reading order and can be reached from a table of contents."
    if seen.has_headings:
        yield "Headings mark its structure."
    if seen.keeps_sizes:
        yield "Its size and face can be changed to suit the reader."
    if not seen.has_pictures:
        yield "There are no pictures in the text."
    elif seen.has_alternatives:
        yield "Every picture is described in words."
    else:
        yield "Some pictures are not described in words."
    yield "There is no sound, no movement and nothing that flashes."


def _property(name: str, value: str) -> Meta:
    return Meta("meta", value, (("property", f"schema:{name}"),))
