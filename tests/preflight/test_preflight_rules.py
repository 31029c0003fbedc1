"""Each rule has a folder: a file that is broken in just that way, and what is said of it.

The Python file breaks a good one that was made for a shop; `said.txt` is what preflight prints.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tympan.preflight import RULES
from tympan.printers import known

FOLDERS = Path(__file__).parent / "rules"
IDS = [rule.id for rule in RULES]
PROJECT = Path(__file__).parents[2]
# A product and a number of pages that each shop takes.
GOOD: dict[str, dict[str, Any]] = {
    "blurb": {"trim": "5x8", "pages": 24},
    "home": {"pages": 3},
    "ingramspark": {"trim": "6x9", "pages": 20},
    "kdp": {"trim": "6x9", "pages": 24},
    "lulu": {"trim": "6x9", "pages": 32},
    "mixam": {"pages": 40},
    "newspaper-club": {"trim": "", "pages": 12},
    "offset-coated": {"pages": 4},
    "offset-uncoated": {"pages": 4},
}

# The letters of a font of drawings are code that the walk does not go through.
UNCERTAIN = ("font-of-drawings",)


def break_of(rule: str) -> Callable[..., Any]:
    """The function in a rule's folder that breaks a file."""
    name = rule.replace("-", "_")
    spec = importlib.util.spec_from_file_location(name, FOLDERS / rule / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[..., Any] = module.broken
    return function


@pytest.mark.parametrize("rule", IDS)
def test_a_file_broken_in_one_way_is_caught_by_that_rule_alone(
    rule: str, bench: Callable[..., Any], rewrite: bool
) -> None:
    said = break_of(rule)(bench).said()
    printed = "".join(f"{diagnostic}\n" for diagnostic in said)
    kept = FOLDERS / rule / "said.txt"
    if rewrite:
        kept.write_text(printed, encoding="utf-8")
    assert printed == kept.read_text(encoding="utf-8")
    assert {diagnostic.rule for diagnostic in said} == {rule}


@pytest.mark.parametrize("rule", IDS)
def test_of_a_broken_file_the_same_is_found_when_its_pages_were_met_before(
    rule: str, bench: Callable[..., Any], kept: Any
) -> None:
    work = break_of(rule)(bench)
    data, window, limit = work.saved(), (99.0, 99.0, 199.0, 199.0), work.ticket.printer.ink_limit
    for asked in ((None, 0), (window, limit)):
        afresh = work.looked(*asked, data)
        # Good pages of a file like this are known, and then all of it.
        bench().looked(*asked, cache=kept)
        assert work.looked(*asked, data, kept) == afresh
        told = kept.told
        assert work.looked(*asked, data, kept) == afresh
        assert kept.told == told or rule in UNCERTAIN


def test_every_rule_has_a_folder_and_every_folder_a_rule() -> None:
    assert sorted(folder.name for folder in FOLDERS.iterdir()) == sorted(IDS)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_every_rule_gives_its_reason_in_whole_sentences(rule: object) -> None:
    reason = getattr(rule, "reason", "")
    assert reason[:1].isupper() and reason.endswith(".")


@pytest.mark.parametrize("shop", sorted(known(PROJECT)))
def test_a_good_file_passes_for_every_shop(shop: str, bench: Callable[..., Any]) -> None:
    assert [str(said) for said in bench(shop, **GOOD[shop]).said()] == []


@pytest.mark.parametrize("shop", ["offset-coated", "kdp", "lulu", "ingramspark"])
def test_a_good_cover_passes(shop: str, bench: Callable[..., Any]) -> None:
    trim = "A5" if shop == "offset-coated" else "6x9"
    assert [str(said) for said in bench(shop, trim=trim, pages=100, cover=True).said()] == []
