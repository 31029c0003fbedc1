"""The styles of a document's elements, shared by those that look the same.

WeasyPrint works a style out for every element of every document, most of them because each has an
id of its own. Elements that match the same rules, say the same of their own style and stand in
parents of one style look the same, so here each such style is worked out once, and what is laid
out next with the same sheets takes it as it is. Whoever finds one style in two documents so knows
that it looks the same in both.

This replaces a class that WeasyPrint does not publish, so its version is pinned;
tests/press/test_styles.py compares styles with its own.
"""

from collections.abc import Iterator
from math import inf
from typing import Any

import weasyprint.css
from weasyprint.css import ComputedStyle, declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

# What an element says of its own style, beside what the sheets say.
OWN = ("style", "lang", "width", "height")


def apply() -> None:
    """Put the class in place; again is harmless."""
    weasyprint.css.StyleFor = StyleFor


class Styles:
    """The styles of all documents that are laid out with the same sheets and faces.

    Each is found by its parent's style, what its element says and the rules that match; with it are
    the styles of what sheets add to the element, and the rules, so that they live as long.
    """

    def __init__(self) -> None:
        self.found: dict[Any, tuple[dict[str | None, Any], Any]] = {}
        self.targets: dict[tuple[int, str], Target] = {}
        self.page_sizes: dict[str, Any] = {"box": None, "area": None}
        # The lines that were set in these styles (`standing.py`).
        self.standing: dict[Any, Any] = {}


class Target(ComputedStyle):  # type: ignore[misc]
    """The style of an element that has a name to be found by, and otherwise looks like others."""

    def __init__(self, shared: Any, name: str) -> None:
        self.__dict__.update(shared.__dict__)
        self.shared = shared
        self["anchor"] = name

    @property
    def anonymous_style(self) -> Any:
        return self.shared.anonymous_style

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.shared[key]
        return value


class StyleFor(weasyprint.css.StyleFor):  # type: ignore[misc]
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
        self.styles, self._sheets, self.font_config = styles, sheets, font_config
        self.initial_page_sizes = styles.page_sizes
        for wrapper in html.wrapper_element.iter_subtree():
            for part, style in self._shared(wrapper, html, styles).items():
                self._computed_styles[wrapper.etree_element, part] = style
        for element in html.etree_element.iter():
            if name := _name(element):
                target_collector.collect_anchor(name)
                shared = self._computed_styles[element, None]
                key = id(shared), name
                if key not in styles.targets:
                    styles.targets[key] = Target(shared, name)
                self._computed_styles[element, None] = styles.targets[key]
        for element in (html.etree_element, *html.etree_element.findall("body")):
            # How these two overflow was handed on to the page when an earlier document was built.
            self._computed_styles[element, None].pop("overflow", None)
        self._cascaded_styles.clear()

    def _shared(self, wrapper: Any, html: Any, styles: Styles) -> dict[str | None, Any]:
        """The styles of an element and of what sheets add to it, by the name of that."""
        element = wrapper.etree_element
        parent = wrapper.parent and wrapper.parent.etree_element
        rules = [
            (*rule, origin, specificity, sheet)
            for sheet, origin, specificity in self._sheets
            for rule in sheet.matcher.match(wrapper)
        ]
        key = (
            id(self._computed_styles.get((parent, None))),
            tuple(map(element.get, OWN)),
            tuple((id(rule[3]), rule[0], rule[2]) for rule in rules),
        )
        if key not in styles.found:
            self._add_up(element, rules, html.base_url)
            made = {}
            for part in dict.fromkeys((None, *(rule[2] for rule in rules))):
                self.set_computed_styles(
                    element,
                    parent=element if part else parent,
                    root=html.etree_element,
                    pseudo_type=part,
                    base_url=html.base_url,
                )
                made[part] = self._computed_styles[element, part]
            styles.found[key] = made, rules
        return styles.found[key][0]

    def _add_up(self, element: Any, rules: list[Any], base_url: str) -> None:
        """Add up what an element and the rules that match it declare, as WeasyPrint does it."""
        for specificity, _, declarations, _ in find_style_attributes(_Nameless(element)):
            told = preprocess_declarations(base_url, declarations)
            self._add(element, None, told, "author", inf, specificity)
        for specificity, _, part, (told, layer), origin, at_least, sheet in rules:
            order = inf if layer is None else sheet.layers.index(layer)
            self._add(element, part, told, origin, order, at_least or specificity)

    def _add(
        self, element: Any, part: Any, told: Any, origin: str, order: float, specificity: Any
    ) -> None:
        style = self._cascaded_styles.setdefault((element, part), {})
        for name, values, importance in told:
            weight = (declaration_precedence(origin, importance), order, specificity)
            if name not in style or style[name][1] <= weight:
                style[name] = values, weight


def _name(element: Any) -> str | None:
    """What an element is found by."""
    name: str | None = (element.tag == "a" and element.get("name")) or element.get("id")
    return name


class _Nameless:
    """An element as `find_style_attributes` sees it, alone and without what it is found by."""

    def __init__(self, element: Any) -> None:
        self.tag = element.tag
        self._told = {name: element.get(name) for name in OWN}

    def iter(self) -> Iterator["_Nameless"]:
        yield self

    def get(self, name: str) -> Any:
        return self._told.get(name)
