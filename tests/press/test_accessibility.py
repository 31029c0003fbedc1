"""What is said of an EPUB's accessibility follows from what is in it."""

import pytest
from lxml import etree

from tympan.press.accessibility import accessibility, evidence, features

ALWAYS = ["tableOfContents", "readingOrder"]


def said(body: str, css: str = "") -> dict[str, list[str]]:
    """Every property with its values."""
    found: dict[str, list[str]] = {}
    for line in accessibility(evidence(features(etree.fromstring(f"<body>{body}</body>")), css)):
        found.setdefault(dict(line.attributes)["property"], []).append(line.text)
    return found


@pytest.mark.parametrize(
    ("body", "modes", "enough", "features", "sentence"),
    [
        ("<p>a</p>", ["textual"], "textual", [], "no pictures"),
        ('<img alt="a"/>', ["textual", "visual"], "textual", ["alternativeText"], "Every picture"),
        ('<img alt="a"/><img alt=" "/>', ["textual", "visual"], "textual,visual", [], "Some"),
        ("<img/>", ["textual", "visual"], "textual,visual", [], "not described"),
    ],
)
def test_pictures_decide_what_a_reader_must_be_able_to_see(
    body: str, modes: list[str], enough: str, features: list[str], sentence: str
) -> None:
    found = said(body)
    assert found["schema:accessMode"] == modes
    assert found["schema:accessModeSufficient"] == [enough]
    assert found["schema:accessibilityFeature"] == [*ALWAYS, "displayTransformability", *features]
    assert sentence in found["schema:accessibilitySummary"][0]


def test_headings_are_a_structure_to_move_by() -> None:
    assert "structuralNavigation" in said("<h3>a</h3>")["schema:accessibilityFeature"]
    assert "structuralNavigation" not in said("<p>a</p>")["schema:accessibilityFeature"]


@pytest.mark.parametrize("css", ["p { font-size: 12pt }", "p{font:bold 16px serif}"])
def test_fixed_sizes_are_not_called_transformable(css: str) -> None:
    found = said("<p>a</p>", css)
    assert found["schema:accessibilityFeature"] == ALWAYS
    assert "size" not in found["schema:accessibilitySummary"][0]


def test_lengths_that_are_no_sizes_of_type_may_be_fixed() -> None:
    css = "p { font-size: 1em; border: 1px solid }"
    assert "displayTransformability" in said("<p>a</p>", css)["schema:accessibilityFeature"]


def test_page_numbers_and_roles_are_named_where_they_are() -> None:
    tree = etree.fromstring('<body><p role="doc-subtitle">a</p></body>')
    told = [line.text for line in accessibility(evidence(features(tree), "", has_pages=True))]
    assert {"ARIA", "pageNavigation", "pageBreakMarkers"} <= set(told)
    assert "The page numbers of the printed book" in told[-1]
    assert "page" not in said("<p>a</p>")["schema:accessibilitySummary"][0]


def test_a_recording_is_heard_beside_the_text_and_may_hold_anything() -> None:
    lines = accessibility(evidence((), "", has_sound=True))
    told = [
        (dict(line.attributes)["property"].removeprefix("schema:"), line.text) for line in lines
    ]
    assert [text for name, text in told if name == "accessMode"] == ["textual", "auditory"]
    enough = [text for name, text in told if name == "accessModeSufficient"]
    assert enough == ["textual", "textual,auditory"]
    assert ("accessibilityFeature", "synchronizedAudioText") in told
    hazards = [text for name, text in told if name == "accessibilityHazard"]
    assert hazards == ["noFlashingHazard", "noMotionSimulationHazard", "unknownSoundHazard"]
    assert "There is no sound" not in told[-1][1] and "The recording can be heard" in told[-1][1]
    assert said("<p>a</p>")["schema:accessibilityHazard"] == ["none"]


@pytest.mark.parametrize(
    ("css", "sentence"),
    [
        ("", "Its colours are the reader's own."),
        ("p { color: black }", "All colours of its own have a contrast of at least 4.5 to 1."),
        ("p { color: #999 }", "Some colours of its own have a contrast of less than 4.5 to 1."),
    ],
)
def test_the_contrast_of_its_colours_is_computed(css: str, sentence: str) -> None:
    assert sentence in said("<p>a</p>", css)["schema:accessibilitySummary"][0]


def test_conformance_is_claimed_in_the_name_of_who_certifies_it() -> None:
    seen = evidence((), "")
    claim, name = accessibility(seen, "Ann Reader")[-2:]
    assert claim.text == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert (name.text, dict(name.attributes)["refines"]) == ("Ann Reader", "#conformance")


def test_no_conformance_is_claimed_without_a_name() -> None:
    assert set(said("<p>a</p>")) == {
        "schema:accessMode",
        "schema:accessModeSufficient",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
        "schema:accessibilitySummary",
    }
