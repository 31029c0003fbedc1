"""What is wrong with a layout's style sheet that a reader or a press would pass over in silence."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from tympan.diagnostic import Diagnostic, Span, error

# The functions of CSS that name a file, an address or a font of the system's.
FETCHING = ("url", "src", "image", "image-set", "-webkit-image-set", "local")
# Rules that hold rules.
GROUPS = ("media", "supports")
# Stands behind the sheet: what was left open swallows it.
END = "tympan-end"


@lru_cache(maxsize=64)
def faults_in(css: str, sheet: Path) -> tuple[Diagnostic, ...]:
    """All that is wrong with a sheet, each with its line and column."""
    return tuple(_faults(css, sheet))


def _faults(css: str, sheet: Path) -> Iterator[Diagnostic]:
    for token in _reaching(css):
        message = "a style sheet may not import or fetch anything"
        mend = "put the rules into this layout's own sheets, and pictures into the manuscript"
        yield error("layout-reaches-out", _at(token, sheet), message, mend)
    for token, message, mend in _broken(css):
        yield error("layout-broken", _at(token, sheet), message, mend)


def _at(token: Any, sheet: Path) -> Span:
    return Span(sheet, token.source_line, token.source_column)


def _reaching(css: str) -> Iterator[Any]:
    """Where a style sheet would import or fetch something."""
    import tinycss2

    pending = tinycss2.parse_component_value_list(css, skip_comments=True)[::-1]
    while pending:
        token = pending.pop()
        name = getattr(token, "lower_name", "") or getattr(token, "lower_value", "")
        if (
            token.type in ("url", "bad-url")
            or (token.type == "at-keyword" and name == "import")
            or (token.type == "function" and name in FETCHING)
        ):
            yield token
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        pending += (inner or [])[::-1]


def _broken(css: str) -> Iterator[tuple[Any, str, str]]:
    """Where a style sheet is no CSS, and how to mend it."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(f"{css}\n@{END};", skip_whitespace=True)
    *rules, last = rules
    if getattr(last, "at_keyword", "") != END:
        mend = "write } where the rule ends, or */ where the remark does"
        yield last, "what begins here is never closed", mend
        return
    for rule in rules:
        if rule.type == "error":
            yield rule, "this is no rule", "write a selector and then its rule in { and }"
        elif rule.type.endswith("-rule"):
            yield from _inside(rule)


def _inside(rule: Any) -> Iterator[tuple[Any, str, str]]:
    import cssselect2
    import tinycss2

    stray = [token for token in rule.prelude if token.type == "error"]
    yield from ((token, "this closes nothing", "take it away") for token in stray)
    if rule.type == "qualified-rule" and not stray:
        try:
            list(cssselect2.parser.parse(rule.prelude))
        except cssselect2.SelectorError:
            yield rule, "this is no selector", "write one such as h2, .speaker or p + p"
    if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
        held = tinycss2.parse_rule_list(rule.content or (), True, True)
    else:
        held = tinycss2.parse_blocks_contents(rule.content or (), True, True)
    for one in held:
        if one.type == "error":
            yield one, "this is no declaration", "write it as property: value;"
        elif one.type.endswith("-rule"):
            yield from _inside(one)
