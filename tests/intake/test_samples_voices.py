"""Real interviews, their turns and quotations counted by hand in the files."""

from collections import Counter
from pathlib import Path

import pytest

from tympan.intake.formats import read_source
from tympan.intake.hear import hear
from tympan.intake.heard import Hearing
from tympan.intake.language import detect
from tympan.intake.repair import repair
from tympan.intake.source import Source
from tympan.intake.volume import split


def read(samples: Path, name: str) -> Source:
    return read_source(name, (samples / name).read_bytes())


def heard(samples: Path, name: str) -> Hearing:
    source = read(samples, name)
    return hear(source, detect(source))


TURNS = {
    "18f_nasa_historian.md": {"kate-garklavs": 5, "bill-barry": 5},
    "bitcoin_jihan_wu_qa.md": {"q": 25, "a": 28},
    "changelog_gotime_303_panel.md": {
        "mat-ryer": 81,
        "wiktor-jurkiewicz": 20,
        "diana-shevchenko": 12,
        "grzegorz-brzezinka": 18,
        "valentin-michaluk": 18,
        "andrii-raikov": 13,
        "llewellyn-strydom": 11,
    },
    "fountain_hughes_1949.html": {"fountain-hughes": 38, "hermond-norwood": 37},
    "podcastns_example.html": {"travis": 5, "sarah": 2, "gilon": 3},
    "sklearn_norbert.md": {"q": 12, "norbert-preining": 12},
    "talkpython_467_panel_nospeakers.vtt": {},
}

ROLES = {
    "18f_nasa_historian.md": ["interviewer", "guest"],
    "bitcoin_jihan_wu_qa.md": ["interviewer", "guest"],
    "changelog_gotime_303_panel.md": ["host", *["panel"] * 6],
    "fountain_hughes_1949.html": ["guest", "interviewer"],
    "podcastns_example.html": ["panel"] * 3,
    "sklearn_norbert.md": ["interviewer", "guest"],
    "talkpython_467_panel_nospeakers.vtt": [],
}


@pytest.mark.parametrize("name", TURNS)
def test_turns_and_roles_are_as_counted_by_hand(name: str, samples: Path) -> None:
    found = heard(samples, name)
    counted = Counter(each.speaker for each in found.passages if each.opens)
    assert counted == TURNS[name]
    assert [voice.role for voice in found.voices] == ROLES[name]


def test_the_historian_is_met_by_name_and_then_by_initials(samples: Path) -> None:
    found = heard(samples, "18f_nasa_historian.md")
    assert [(voice.name, voice.short) for voice in found.voices] == [
        ("Kate Garklavs", "KG"),
        ("Dr. Bill Barry", "BB"),
    ]
    thanks = [each for each in found.passages if each.passage.text.startswith("We’d like to")]
    assert [each.speaker for each in thanks] == [""]


def test_all_quotations_of_the_feature_are_the_directors(samples: Path) -> None:
    repaired, _ = repair(read(samples, "ballerina-interview.txt"), "en")
    found = hear(repaired, "en")
    quotes = [
        (quote.speaker, quote.partial, each.passage.text[quote.start + 1 :][:9])
        for each in found.passages
        for quote in each.quotations
    ]
    assert quotes == [
        ("lee-chung-hyun", False, "Once I fi"),
        ("lee-chung-hyun", False, "Jun, in r"),
        ("lee-chung-hyun", False, "Since ‘Th"),
        ("lee-chung-hyun", False, "When I wa"),
        ("lee-chung-hyun", False, "I don’t t"),
        ("lee-chung-hyun", True, "sequence "),
        ("lee-chung-hyun", False, "I especia"),
        ("lee-chung-hyun", False, "The narra"),
    ]
    assert [voice.name for voice in found.voices] == ["Lee Chung-hyun"]


def test_the_volume_is_seventy_five_interviews(samples: Path) -> None:
    volume = read(samples, "wpa_oklahoma_20785-8.txt")
    parts = split(volume)
    assert len(parts) == 75
    assert [parts[at].facts["title"] for at in (0, 10, 58, 74)] == [
        "ISAAC ADAMS",
        "POLLY COLBERT",
        "BETTY ROBERTSON",
        "ANNIE YOUNG",
    ]
    assert tuple(word for part in parts for word in part.words) == volume.words
