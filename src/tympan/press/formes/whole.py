"""What sheets may ask that only a whole book knows, so that its units cannot be set apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import cssselect2.parser as selectors
import tinycss2
from lxml.html import HtmlElement

from tympan.cache import Cache
from tympan.cache.keeping import kept
from tympan.diagnostic import shown

# Rules that hold rules.
GROUPS = ("media", "supports")
# What a page may ask: whether it is the first, or one of a number.
OF_PAGES = re.compile(r":(?:first|nth)\b")
# What is placed on pages beside where it stands.
PLACED = re.compile(r"\b(?:fixed|running\(|note\()")
# Counters of pages; those of lists begin anew in each.
PAGES, OF_LISTS = ("page", "pages"), ("list-item",)
QUOTES = ("open-quote", "no-open-quote", "close-quote", "no-close-quote")
# What is true of an element because of others beside it, or in it.
BESIDE = re.compile(r":(?:nth-|has\(|(?:not|is|where)\(.*~)")


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """An element that is no part of any unit, or a unit itself, as sheets know it."""

    name: str
    id: str
    classes: tuple[str, ...]


def tag_of(element: HtmlElement) -> Tag:
    """What sheets know an element by."""
    return Tag(element.tag, element.get("id", ""), tuple(sorted(element.classes)))


def asked(sheets: Sequence[tuple[Path, str]], outer: Sequence[Tag], cache: Cache) -> str:
    """What the first such rule asks for, with its place; empty where there is none.

    `outer` are the elements that hold the units of a document, and those beside each other.
    """
    for file, css in sheets:
        found = kept(cache, partial(_first, css, outer), "alone", css, repr(outer)).decode()
        if found:
            line, _, words = found.partition(" ")
            return f"{shown(file)}:{line} asks for `{words}`, which only the whole book knows"
    return ""


def _first(css: str, outer: Sequence[Tag]) -> bytes:
    found = _in_rules(tinycss2.parse_stylesheet(css, True, True), outer)
    return next((f"{line} {words}".encode() for line, words in found), b"")


def _in_rules(rules: Sequence[Any], outer: Sequence[Tag]) -> Iterator[tuple[int, str]]:
    for rule in rules:
        if rule.type == "qualified-rule":
            words = _words(rule.prelude)
            if any(_looks_beside(one.parsed_tree, outer) for one in selectors.parse(rule.prelude)):
                yield rule.source_line, words
            yield from _in_text(rule)
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
            held = tinycss2.parse_rule_list(rule.content or (), True, True)
            yield from _in_rules(held, outer)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
            if OF_PAGES.search(tinycss2.serialize(rule.prelude)):
                yield rule.source_line, f"@page {_words(rule.prelude)}"
            yield from _on_pages(rule)


def _in_text(rule: Any) -> Iterator[tuple[int, str]]:
    """What a rule for text asks for."""
    for one in tinycss2.parse_blocks_contents(rule.content, True, True):
        if one.type == "qualified-rule":
            yield from _in_text(one)
        if one.type != "declaration":
            continue
        words = _words(one.value)
        if (
            _goes_on(one.value, OF_LISTS)
            or (one.lower_name == "position" and PLACED.search(words))
            or (one.lower_name.startswith("counter-") and {*PAGES} & {*words.split()})
        ):
            yield one.source_line, f"{one.name}: {words}"


def _on_pages(rule: Any) -> Iterator[tuple[int, str]]:
    """What a rule for pages, or for what stands in their margins, asks for."""
    for one in tinycss2.parse_blocks_contents(rule.content or (), True, True):
        if one.type == "at-rule":
            yield from _on_pages(one)
        elif one.type == "declaration" and (
            _goes_on(one.value, PAGES) or one.lower_name.startswith("counter-")
        ):
            yield one.source_line, f"{one.name}: {_words(one.value)}"


def _goes_on(tokens: Sequence[Any], known: Sequence[str]) -> bool:
    """Whether a value has what goes on from one unit to the next, but for `known` counters."""
    for token in tokens:
        if token.type == "ident" and token.lower_value in QUOTES:
            return True
        if token.type == "function":
            names = [one.lower_value for one in token.arguments if one.type == "ident"]
            if (
                (token.lower_name in ("counter", "counters") and not {*names[:1]} & {*known})
                or (token.lower_name == "target-counter" and names[:1] != ["page"])
                or token.lower_name == "target-counters"
                or (token.lower_name == "string" and names[1:] == ["start"])
            ):
                return True
    return False


def _words(tokens: Sequence[Any]) -> str:
    return " ".join(tinycss2.serialize(tokens).split())


def _looks_beside(selector: Any, outer: Sequence[Tag]) -> bool:
    """Whether what a selector finds depends on more of a book than a unit and its neighbours."""
    if isinstance(selector, selectors.CombinedSelector):
        left, right = selector.left, selector.right
        if selector.combinator == "~" and _is_followed(left, right, outer):
            return True
        return _looks_beside(left, outer) or _looks_beside(right, outer)
    return bool(BESIDE.search(repr(selector))) and any(_may_be(selector, one) for one in outer)


def _is_followed(left: Any, right: Any, outer: Sequence[Tag]) -> bool:
    """Whether something outside of units may stand behind another, with others between them.

    What stands behind a unit, stands behind its neighbour too, which is any unit.
    """
    last = left.right if isinstance(left, selectors.CombinedSelector) else left
    before = [one for one in outer if _may_be(last, one)]
    behind = [one for one in outer if _may_be(right, one)]
    is_any = all(_may_be(last, one) for one in outer if "unit" in one.classes)
    return bool(before and behind) and not is_any


def _may_be(selector: Any, tag: Tag) -> bool:
    """Whether an element is what a selector names, whatever else it asks."""
    for one in selector.simple_selectors:
        if isinstance(one, selectors.LocalNameSelector) and one.lower_local_name != tag.name:
            return False
        if isinstance(one, selectors.ClassSelector) and one.class_name not in tag.classes:
            return False
        if isinstance(one, selectors.IDSelector) and one.ident != tag.id:
            return False
    return True
