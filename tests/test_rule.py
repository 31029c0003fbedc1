"""How a function becomes a rule."""

from collections.abc import Iterator
from pathlib import Path

from tympan.diagnostic import Finding, Severity, Span
from tympan.rule import rule


@rule(Severity.WARNING)
def too_short(words: str) -> Iterator[Finding]:
    """Short words
    are missed.
    """
    for column, word in enumerate(words.split(), 1):
        if len(word) < 2:
            yield Finding(Span(Path("a.md"), 1, column), word, "type more")


def test_a_rule_is_named_after_its_function() -> None:
    assert too_short.id == "too-short"


def test_a_rules_reason_is_its_docstring_without_the_indent() -> None:
    assert too_short.reason == "Short words\nare missed."


def test_what_a_rule_finds_carries_its_id_and_its_weight() -> None:
    (said,) = too_short("ab c")
    assert (said.rule, said.severity) == ("too-short", Severity.WARNING)
    assert said.finding == Finding(Span(Path("a.md"), 1, 2), "c", "type more")


def test_a_rule_that_finds_nothing_says_nothing() -> None:
    assert list(too_short("ab cd")) == []
