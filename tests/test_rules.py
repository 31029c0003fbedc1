"""Each rule has a folder: a bad manuscript, what is printed about it, and a good one."""

from pathlib import Path

import pytest

from tympan.diagnostic import Diagnostic
from tympan.edit import edit
from tympan.proof import RULES, proof
from tympan.read import read

FOLDERS = Path(__file__).parent / "rules"
IDS = [rule.id for rule in RULES]


def covered(character: str) -> bool:
    """Stands in for the fonts of a layout: it has no pictures and no East Asian writing."""
    return character < "\u2e80"


def findings(manuscript: str) -> list[Diagnostic]:
    """Everything that reader and rules say of one of the two manuscripts."""
    edition, faults = read(Path(manuscript).absolute())
    assert edition is not None
    return faults + proof(edit(edition), covered)


@pytest.fixture(params=IDS)
def rule_id(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A rule, with its folder as the one to stand in: places are printed relative to it."""
    name = str(request.param)
    monkeypatch.chdir(FOLDERS / name)
    return name


def test_a_bad_manuscript_prints_what_is_expected_and_nothing_of_other_rules(
    rule_id: str, rewrite: bool
) -> None:
    said = findings("bad")
    printed = "".join(f"{diagnostic}\n" for diagnostic in said)
    if rewrite:
        Path("bad.txt").write_text(printed, encoding="utf-8")
    assert printed == Path("bad.txt").read_text(encoding="utf-8")
    assert {diagnostic.rule for diagnostic in said} == {rule_id}


def test_a_good_manuscript_prints_nothing(rule_id: str) -> None:
    assert [str(diagnostic) for diagnostic in findings("good")] == []


def test_every_rule_has_a_folder_and_every_folder_a_rule() -> None:
    assert sorted(folder.name for folder in FOLDERS.iterdir()) == sorted(IDS)


def test_no_two_rules_share_an_id() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_gives_its_reason_in_whole_sentences(rule: object) -> None:
    reason = getattr(rule, "reason", "")
    assert reason[:1].isupper() and reason.endswith(".")
