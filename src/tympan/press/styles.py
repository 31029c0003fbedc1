"""The styles of a document's elements, shared with the documents before it.

WeasyPrint adds up all declarations for every element of every document. Elements that match the
same rules, bring the same attributes and stand in parents of one style look the same, so here each
such style is worked out once, and what is laid out next with the same sheets takes it as it is.
Whoever finds one style in two documents so knows that it looks the same in both.

This replaces a class that WeasyPrint does not publish, so its version is pinned;
tests/press/test_styles.py compares styles with its own.
"""

from collections.abc import Iterator
from typing import Any

import weasyprint.css
from weasyprint.css import declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

# What an element says of its own style, beside the sheets.
OWN = ("style", "lang", "id", "name", "width", "height")

_PlainStyleFor = weasyprint.css.StyleFor


def apply() -> None:
    """Put the class in place; again is harmless."""
    weasyprint.css.StyleFor = StyleFor


class Styles:
    """The styles of all documents that are laid out with the same sheets and faces.

    Each is found by its parent's style, its element's own attributes and the rules that match; with
    it are the styles of what sheets add to the element, and the rules, so that they live as long.
    """

    def __init__(self) -> None:
        self.found: dict[Any, tuple[dict[Any, Any], Any]] = {}
        self.page_sizes: dict[str, Any] = {"box": None, "area": None}


class StyleFor(_PlainStyleFor):  # type: ignore[misc]
    """The style of every element of a document, which finds those of earlier ones in its HTML."""

    def __init__(
        self, html: Any, sheets: Any, hints: bool, font_config: Any, target_collector: Any
    ) -> None:
        styles: Styles | None = getattr(html, "styles", None)
        if styles is None or hints:
            super().__init__(html, sheets, hints, font_config, target_collector)
            return
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self._sheets, self.font_config = sheets, font_config
        self.initial_page_sizes = styles.page_sizes
        seen = set()
        for element in html.wrapper_element.iter_subtree():
            found = self._found(element, html, styles)
            for pseudo, style in found.items():
                self._computed_styles[element.etree_element, pseudo] = style
                if id(style) not in seen and (anchor := style["anchor"]):
                    target_collector.collect_anchor(anchor)
                seen.add(id(style))
        for element in (html.etree_element, *html.etree_element.findall("body")):
            # How these two overflow was handed on to the page when an earlier document was built.
            self._computed_styles[element, None].pop("overflow", None)
        self._cascaded_styles.clear()

    def _found(self, wrapper: Any, html: Any, styles: Styles) -> dict[Any, Any]:
        """The styles of an element and of what sheets add to it, by the name of that."""
        element = wrapper.etree_element
        parent = wrapper.parent and wrapper.parent.etree_element
        rules = [
            (rule, origin, specificity or rule[0], sheet)
            for sheet, origin, specificity in self._sheets
            for rule in sheet.matcher.match(wrapper)
        ]
        key = (
            parent is not None and id(self._computed_styles[parent, None]),
            tuple(map(element.get, OWN)),
            tuple((id(rule[3]), rule[0], rule[2]) for rule, *_ in rules),
        )
        if key not in styles.found:
            self._add_up(element, rules, html.base_url)
            made = {}
            for pseudo in dict.fromkeys((None, *(rule[2] for rule, *_ in rules))):
                self.set_computed_styles(
                    element,
                    pseudo_type=pseudo,
                    root=html.etree_element,
                    parent=element if pseudo else parent,
                    base_url=html.base_url,
                )
                made[pseudo] = self._computed_styles[element, pseudo]
            styles.found[key] = made, rules
        return styles.found[key][0]

    def _add_up(self, element: Any, rules: list[Any], base_url: str) -> None:
        """Add up what an element and the rules that match it declare, as WeasyPrint does it."""
        for specificity, _, declarations, _ in find_style_attributes(_Alone(element), False):
            told = preprocess_declarations(base_url, declarations)
            self._add(element, None, told, "author", float("inf"), specificity)
        for (_, _, pseudo, (declarations, layer)), origin, specificity, sheet in rules:
            order = float("inf") if layer is None else sheet.layers.index(layer)
            self._add(element, pseudo, declarations, origin, order, specificity)

    def _add(
        self, element: Any, pseudo: Any, told: Any, origin: str, order: float, specificity: Any
    ) -> None:
        style = self._cascaded_styles.setdefault((element, pseudo), {})
        for name, values, importance in told:
            weight = (declaration_precedence(origin, importance), order, specificity)
            if name not in style or style[name][1] <= weight:
                style[name] = values, weight


class _Alone:
    """An element that is looked at without those inside it."""

    def __init__(self, element: Any) -> None:
        self._element = element

    def iter(self) -> Iterator[Any]:
        yield self._element
