"""Laws of the whole import: it loses nothing, and its own export changes nothing."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tympan.diagnostic import Fault
from tympan.intake.admit import Admitted, admit, take
from tympan.intake.formats import FAULTS as REFUSALS
from tympan.intake.words import words_of
from tympan.intake.workshop import workshop

SIGNS = st.text(
    st.sampled_from(
        "abcXYZ019 .,:;!?'\"“”‘’«»„-–—()[]{}<>*_#|\\`~^&=+/@\t\n\n\n\u00a0\u00adéñ한国אש"
    ),
    max_size=160,
)
SPEECHES = st.lists(
    st.tuples(
        st.sampled_from(["Ada Quill", "Maud Roe", "Jo Lind"]),
        st.lists(
            st.sampled_from(
                [
                    "When did the ferry stop?",
                    "It stopped in *nineteen* sixty-nine [laughs].",
                    "“Nobody rowed,” she said, “and nobody sang.”",
                    "1. is not a list, and # is no heading.",
                    "We had 3 * 4 boats & a <raft>_here_.",
                ]
            ),
            min_size=1,
            max_size=3,
        ),
    ),
    min_size=4,
    max_size=12,
)


def admitted(name: str, text: str) -> tuple[Admitted, str]:
    """What an import finds in a text, and the text of the manuscript that it writes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(text, encoding="utf-8", newline="")
        with workshop(Path(folder) / "manuscript" / "own") as shop:
            found = admit(take([str(file)], "en"), shop, "2024-05-01", lambda _: (), lambda _: None)
    return found, "\n\n".join(sheet.text for sheet in found.draft.sheets)


@settings(deadline=None)
@given(SIGNS, st.sampled_from(["own.txt", "own.md"]))
def test_any_text_is_imported_whole_or_refused_with_a_reason_of_its_own(
    text: str, name: str
) -> None:
    try:
        found, _ = admitted(name, text)
    except Fault as fault:
        assert {said.rule for said in fault.diagnostics} <= REFUSALS.keys()
    else:
        assert found.ledger.is_even


@settings(deadline=None, max_examples=50)
@given(SPEECHES)
def test_importing_an_export_changes_no_word_and_no_speaker(
    speeches: list[tuple[str, list[str]]],
) -> None:
    text = "\n\n".join(f"**{name}:** " + "\n\n".join(said) for name, said in speeches)
    first, export = admitted("own.md", text)
    second, again = admitted("own.md", export)
    assert words_of(again) == words_of(export)
    assert [(h.speaker, h.opens) for h in second.interviews[0].hearing.passages] == [
        (h.speaker, h.opens) for h in first.interviews[0].hearing.passages
    ]
