"""How far the score agrees with what we would pull ourselves from interviews we did not write."""

import tomllib
from pathlib import Path

import pytest

from tympan.edit import edit
from tympan.intake.quotes import ranking
from tympan.intake.reception import bring
from tympan.read import read

PICKS = tomllib.loads(Path(__file__).with_name("picks.toml").read_text("utf-8"))
# Chance is 0.5; the best single feature of the study that the score is made of reaches 0.68.
AGREEMENT = 0.65


def area(ranks: list[int], number: int) -> float:
    """The share of pairs of a pick and another sentence in which the pick is ranked higher."""
    behind = sum(
        sum(other > rank for other in range(number) if other not in ranks) for rank in ranks
    )
    return behind / (len(ranks) * (number - len(ranks)))


def test_sentences_that_an_editor_would_pull_are_ranked_before_others(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    areas = []
    for number, (file, judged) in enumerate(PICKS.items()):
        (folder,) = bring([str(samples / file)], f"sample-{number}", "", tmp_path)
        edition, _ = read(folder)
        assert edition is not None
        found = [
            one.candidate.words
            for interview in edit(edition).interviews
            for one in ranking(interview, edition.language)
        ]
        picks = tuple(judged["picks"])
        ranks = [rank for rank, words in enumerate(found) if words.startswith(picks)]
        areas += [area(ranks, len(found))] * len(ranks)
        print(f"{file}: {len(ranks)} of {len(picks)} picks among {len(found)}, "
              f"area {area(ranks, len(found)):.2f}")  # fmt: skip
    mean = sum(areas) / len(areas)
    print(f"mean area under the curve: {mean:.2f}")
    assert mean >= AGREEMENT
