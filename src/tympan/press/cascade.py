"""Which characters a style sheet sets in which face: as much of CSS's cascade as that takes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import cssselect2
import tinycss2

from tympan.press.package import XML_LANG

# What every reading system does by itself, for the three properties that choose a face.
BY_DEFAULT = """
:where(em, i, cite, dfn, var, address) { font-style: italic }
:where(strong, b, th, h1, h2, h3, h4, h5, h6) { font-weight: bold }
:where(code, pre, kbd, samp) { font-family: monospace }
"""
BOLD_FROM = 600
# The properties that choose a face, and the one that adds characters.
CHOOSING = ("font", "font-family", "font-style", "font-weight", "content")
# Selectors that look at an element, its attributes and what it stands in, but not at its siblings.
NAME = r"-?[a-zA-Z_][\w-]*"
PART = re.compile("::?(?:before|after|first-letter|first-line)|::")
ALONE = re.compile(
    rf"""(?:\*|{NAME}|\.{NAME}|\[{NAME}(?:[~|^$*]?=(?:{NAME}|"[^"]*"))?\]|:lang\([\w-]+\)"""
    rf"""|:where\((?:{NAME}|[\s,])*\)|{PART.pattern}|[\s>,])*"""
)
ATTRIBUTE = re.compile(rf"\[({NAME})")


@dataclass(frozen=True, slots=True)
class Setting:
    """The families that a text asks for, in order, and in which weight and style."""

    families: tuple[str, ...] = ()
    weight: int = 400
    style: str = "normal"


def settings(documents: Iterable[Any], css: str) -> Mapping[Setting, frozenset[str]]:
    """The characters that the documents (their root elements) set in each way."""
    matcher = cssselect2.Matcher()
    for prelude, declarations in _choosing(css):
        for compiled in cssselect2.compile_selector_list(prelude):
            matcher.add_selector(compiled, declarations)
    found: dict[Setting, set[str]] = {}
    for root in documents:
        wrapped = cssselect2.ElementWrapper.from_xml_root(root)
        for setting, text in _texts(wrapped, Setting(), matcher):
            if text.strip():
                found.setdefault(setting, set()).update(text)
    if "text-transform" in css:
        for characters in found.values():
            text = "".join(sorted(characters))
            characters.update(text.upper(), text.lower())
    return {setting: frozenset(characters) for setting, characters in found.items()}


def attributes(css: str) -> tuple[str, ...] | None:
    """The attributes by which a sheet chooses faces; None where it looks at more than those.

    Elements of one name that have these alike, and stand in such, are set alike.
    """
    selectors = [tinycss2.serialize(prelude) for prelude, _ in _choosing(css)]
    if not all(map(ALONE.fullmatch, selectors)):
        return None
    named = {name for selector in selectors for name in ATTRIBUTE.findall(selector)}
    return tuple(sorted({"class", "lang", XML_LANG} | named))


def rules(css: str) -> Iterator[tuple[list[Any], list[Any]]]:
    """Prelude and declarations of every rule, those for some media only included."""
    pending = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    while pending:
        rule, *pending = pending
        if rule.type == "qualified-rule":
            declarations = [
                one
                for one in tinycss2.parse_blocks_contents(rule.content)
                if one.type == "declaration"
            ]
            yield rule.prelude, declarations
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            pending = tinycss2.parse_rule_list(rule.content or ()) + pending


def _choosing(css: str) -> Iterator[tuple[list[Any], list[Any]]]:
    """Prelude and declarations of each rule that has a say in faces, the readers' own first."""
    for prelude, declarations in rules(BY_DEFAULT + css):
        adds = PART.search(tinycss2.serialize(prelude))
        if adds or any(one.lower_name in CHOOSING for one in declarations):
            yield prelude, declarations


def _texts(element: Any, inherited: Setting, matcher: Any) -> Iterator[tuple[Setting, str]]:
    """Each run of text under an element, with its setting."""
    matched = [(pseudo, declarations) for *_, pseudo, declarations in matcher.match(element)]
    own = _set(inherited, (some for pseudo, some in matched if pseudo is None))
    for part in {pseudo for pseudo, _ in matched if pseudo is not None}:
        declared = [some for pseudo, some in matched if pseudo == part]
        # A first letter or line may hold any of the text, and what is put before it none.
        words = [*element.etree_element.itertext(), *map(_strings, declared)]
        yield _set(own, declared), "".join(words)
    yield own, element.etree_element.text or ""
    for child in element.iter_children():
        if child.local_name != "head":
            yield from _texts(child, own, matcher)
        yield own, child.etree_element.tail or ""


def _set(setting: Setting, matched: Iterable[list[Any]]) -> Setting:
    """A setting as declarations, the weightiest of them last, change it."""
    declared = [one for declarations in matched for one in declarations]
    for one in sorted(declared, key=lambda one: bool(one.important)):
        words = [token.lower_value for token in one.value if token.type == "ident"]
        numbers = [token.value for token in one.value if token.type == "number"]
        if "inherit" in words:
            continue
        if one.lower_name in ("font-style", "font"):
            is_slanted = "italic" in words or "oblique" in words
            setting = replace(setting, style="italic" if is_slanted else "normal")
        if one.lower_name in ("font-weight", "font"):
            is_bold = "bold" in words or "bolder" in words or max(numbers, default=0) >= BOLD_FROM
            setting = replace(setting, weight=700 if is_bold else 400)
        if one.lower_name in ("font-family", "font"):
            setting = replace(setting, families=_families(one.value))
    return setting


def _families(value: Iterable[Any]) -> tuple[str, ...]:
    """The families of a list, of which quoted ones may follow the rest of a `font` shorthand."""
    names: list[list[str]] = [[]]
    for token in value:
        if token == ",":
            names.append([])
        elif token.type == "string":
            names[-1] = [token.value]
        elif token.type == "ident":
            names[-1].append(token.value)
    return tuple(" ".join(words) for words in names if words)


def _strings(declarations: Iterable[Any]) -> str:
    """What a style sheet adds to the text."""
    return "".join(
        token.value
        for one in declarations
        if one.lower_name == "content"
        for token in one.value
        if token.type == "string"
    )
