"""What a reader who cannot see, or cannot hear, is told of an EPUB; all of it from evidence."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tympan.cache import NOTHING, Cache
from tympan.cache.keeping import kept
from tympan.press.contrast import least_contrast
from tympan.press.package import XML_LANG, Meta

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Sizes that do not follow the reader's own.
FIXED_SIZE = re.compile(r"font(?:-size)?\s*:[^;}]*\d(?:px|pt|pc|mm|cm|in)\b", re.IGNORECASE)
# What WCAG 2.2 asks of text at level AA.
ENOUGH_CONTRAST = 4.5
STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen in a book's documents and style sheet.

    `contrast` is the least between a colour that the sheet sets and what lies behind it; None
    where it sets none.
    """

    has_pictures: bool
    has_alternatives: bool
    has_headings: bool
    has_roles: bool
    has_pages: bool
    has_sound: bool
    keeps_sizes: bool
    contrast: float | None


def features(tree: Any) -> frozenset[str]:
    """What is in a document that counts: pictures and whether all are described, and so on."""
    images = tree.findall(".//{*}img")
    return frozenset(
        word
        for word, is_there in {
            "picture": bool(images),
            "undescribed": not all(image.get("alt", "").strip() for image in images),
            "heading": any(tree.find(f".//{{*}}{level}") is not None for level in HEADINGS),
            "role": tree.find(".//*[@role]") is not None,
        }.items()
        if is_there
    )


def evidence(
    found: Iterable[str],
    css: str,
    cache: Cache = NOTHING,
    *,
    has_pages: bool = False,
    has_sound: bool = False,
) -> Evidence:
    """What the features of the text's documents and their sheet tell; the cover is not text."""
    held = frozenset(found)
    contrast = kept(cache, lambda: json.dumps(least_contrast(css)).encode(), "contrast", css)
    return Evidence(
        has_pictures="picture" in held,
        has_alternatives="undescribed" not in held,
        has_headings="heading" in held,
        has_roles="role" in held,
        has_pages=has_pages,
        has_sound=has_sound,
        keeps_sizes=not FIXED_SIZE.search(css),
        contrast=json.loads(contrast),
    )


def accessibility(seen: Evidence, certifier: str = "") -> tuple[Meta, ...]:
    """The five properties of EPUB Accessibility; to conform is claimed only in a person's name."""
    enough = "textual" if seen.has_alternatives else "textual,visual"
    return (
        *(_property("accessMode", mode) for mode in _modes(seen)),
        _property("accessModeSufficient", enough),
        # Not without the text: nobody has heard whether the recording says all of it.
        *([_property("accessModeSufficient", f"{enough},auditory")] if seen.has_sound else []),
        *(_property("accessibilityFeature", feature) for feature in _features(seen)),
        *(_property("accessibilityHazard", hazard) for hazard in _hazards(seen)),
        Meta(
            "meta",
            " ".join(_summary(seen)),
            (("property", "schema:accessibilitySummary"), (XML_LANG, "en")),
        ),
        *_claim(certifier),
    )


def _modes(seen: Evidence) -> Iterator[str]:
    yield "textual"
    if seen.has_pictures:
        yield "visual"
    if seen.has_sound:
        yield "auditory"


def _hazards(seen: Evidence) -> tuple[str, ...]:
    """A recording may hold anything; text and pictures that stand still can harm nobody."""
    if seen.has_sound:
        return ("noFlashingHazard", "noMotionSimulationHazard", "unknownSoundHazard")
    return ("none",)


def _features(seen: Evidence) -> Iterator[str]:
    yield "tableOfContents"
    yield "readingOrder"
    if seen.has_headings:
        yield "structuralNavigation"
    if seen.has_roles:
        yield "ARIA"
    if seen.has_pages:
        yield "pageNavigation"
        yield "pageBreakMarkers"
    if seen.keeps_sizes:
        yield "displayTransformability"
    if seen.has_pictures and seen.has_alternatives:
        yield "alternativeText"
    if seen.has_sound:
        yield "synchronizedAudioText"


def _summary(seen: Evidence) -> Iterator[str]:
    yield "The text stands in reading order and can be reached from a table of contents."
    if seen.has_headings:
        yield "Headings mark its structure."
    if seen.has_pages:
        yield "The page numbers of the printed book stand where its pages begin."
    if seen.keeps_sizes:
        yield "Its size and face can be changed to suit the reader."
    if seen.contrast is None:
        yield "Its colours are the reader's own."
    elif seen.contrast >= ENOUGH_CONTRAST:
        yield f"All colours of its own have a contrast of at least {ENOUGH_CONTRAST} to 1."
    else:
        yield f"Some colours of its own have a contrast of less than {ENOUGH_CONTRAST} to 1."
    if not seen.has_pictures:
        yield "There are no pictures in the text."
    elif seen.has_alternatives:
        yield "Every picture is described in words."
    else:
        yield "Some pictures are not described in words."
    if seen.has_sound:
        yield "The recording can be heard with the words that bear its times."
        yield "There is no movement and nothing that flashes."
    else:
        yield "There is no sound, no movement and nothing that flashes."


def _claim(certifier: str) -> Iterator[Meta]:
    """That the book conforms, with the name of who says so: no program can tell."""
    if certifier:
        yield Meta("meta", STANDARD, (("property", "dcterms:conformsTo"), ("id", "conformance")))
        yield Meta(
            "meta", certifier, (("property", "a11y:certifiedBy"), ("refines", "#conformance"))
        )


def _property(name: str, value: str) -> Meta:
    return Meta("meta", value, (("property", f"schema:{name}"),))
