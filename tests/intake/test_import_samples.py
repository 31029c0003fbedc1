"""Real interviews, whole: no word is lost, and each prints as it is."""

from pathlib import Path

import pytest

from tympan.diagnostic import stops
from tympan.intake.reception import bring
from tympan.model import Edition, Paragraph, PullQuote, Said, plain, walk
from tympan.publish import check

SAMPLES = (
    "18f_nasa_historian.md",
    "ballerina-interview.txt",
    "bitcoin_jihan_wu_qa.md",
    "changelog_gotime_303_panel.md",
    "fountain_hughes_1949.html",
    "podcastns_example.html",
    "sklearn_norbert.md",
    "talkpython_467_panel_nospeakers.vtt",
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder, stood in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def imported(sample: Path, desk: Path) -> Edition:
    """The edition that a sample becomes; nothing stops the press."""
    (folder,) = bring([str(sample)], "sample", "", desk)
    assert "- lost: 0" in (folder / "import-report.md").read_text("utf-8")
    found = check(folder, desk)
    assert found.edition is not None
    assert not stops(found.diagnostics)
    return found.edition


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_real_interview_loses_no_word_and_prints(sample: str, samples: Path, desk: Path) -> None:
    edition = imported(samples / sample, desk)
    assert all(plain(section.title) for section in edition.interviews[0].sections)


def test_the_interview_that_the_project_began_with_comes_out_as_an_editor_wants_it(
    samples: Path, desk: Path
) -> None:
    edition = imported(samples / "ballerina-interview.txt", desk)
    (interview,) = edition.interviews
    blocks = [block for section in interview.sections for block in walk(section.body)]
    said = [
        node
        for block in blocks
        if isinstance(block, Paragraph)
        for node in block.content
        if isinstance(node, Said)
    ]
    assert {node.speaker for node in said} == {"lee-chung-hyun"}
    assert [node.partial for node in said].count(True) == 1
    assert len(said) == 8
    quotes = [block for block in blocks if isinstance(block, PullQuote)]
    assert len(quotes) >= 4 and all(quote.words for quote in quotes)
    assert 2 <= len(interview.sections) <= 5
    report = (edition.folder / "import-report.md").read_text("utf-8")
    assert report.count("an opening mark stranded") == 2
    assert report.count("two paragraphs glued together") == 1
    assert report.count("an inner quotation that was never closed") == 1
    assert "“Okju” is spelt “Ok-ju” elsewhere" in report


@pytest.mark.long
def test_a_volume_of_75_interviews_becomes_a_collection_of_75(samples: Path, desk: Path) -> None:
    edition = imported(samples / "wpa_oklahoma_20785-8.txt", desk)
    assert len(edition.interviews) == 75
