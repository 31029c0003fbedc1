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
from itertools import count
from math import inf
from typing import Any, TypeAlias

import weasyprint.css
from weasyprint.css import ComputedStyle, declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

# For every place in a document its number and its styles.
Places: TypeAlias = dict[Any, tuple[int, dict[str | None, Any]]]

# What an element says of its own style, beside what the sheets say.
OWN = ("style", "lang", "width", "height")


def apply() -> None:
    """Put the class in place; again is harmless."""
    weasyprint.css.StyleFor = StyleFor


class Styles:
    """The styles of all documents that are laid out with the same sheets and faces.

    Each is found by its parent's style, what its element says and the rules that match; with it are
    the styles of what sheets add to the element, and the rules, so that they live as long. Which
    rules match is known from the last document for every element that stands where it stood there
    (`places`), unless a sheet `looks_ahead`: then it depends on what follows or is inside as well.
    """

    def __init__(self, looks_ahead: bool = False) -> None:
        self.looks_ahead = looks_ahead
        self.found: dict[Any, tuple[dict[str | None, Any], Any]] = {}
        self.sheets: list[Any] = []
        self.places: Places = {}
        self.numbers = count()
        self.pages: dict[Any, Any] = {}
        self.targets: dict[tuple[int, str], Target] = {}
        self.page_sizes: dict[str, Any] = {"box": None, "area": None}
        # The lines that were cast in these styles (`slugs.py`).
        self.paragraphs: dict[Any, Any] = {}


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
        self.styles: Styles | None = getattr(html, "styles", None)
        if (styles := self.styles) is None or hints:
            super().__init__(html, sheets, hints, font_config, target_collector)
            return
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self._sheets, self.font_config = sheets, font_config
        self.initial_page_sizes = styles.page_sizes
        self._html, self._parents = html, {html.etree_element: None}
        self._wrapped = {html.etree_element: html.wrapper_element}
        # A document may bring sheets of its own, which are read anew for each.
        is_as_before = [one for one, *_ in sheets] == styles.sheets and not styles.looks_ahead
        known = styles.places if is_as_before else {}
        styles.sheets, styles.places = [one for one, *_ in sheets], {}
        self._dress(html.etree_element, None, None, True, styles, known)
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

    def add_page_declarations(self, page: Any) -> None:
        """Add up what is declared of a page and its margins, and forget it of other pages."""
        self._cascaded_styles.clear()
        super().add_page_declarations(page)

    def set_computed_styles(
        self, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **more: Any
    ) -> None:
        """Work a style out; that of a page or a margin once for all that look the same."""
        place = element, pseudo_type
        if self.styles is None or not isinstance(element, tuple):
            super().set_computed_styles(element, parent, root, pseudo_type, **more)
            return
        declared = self._cascaded_styles.get(place, {})
        told = tuple((name, id(one), *weight[2]) for name, (one, weight) in declared.items())
        key = pseudo_type, id(self._computed_styles[parent, None]), told
        if key not in self.styles.pages:
            super().set_computed_styles(element, parent, root, pseudo_type, **more)
            self.styles.pages[key] = self._computed_styles[place]
        self._computed_styles[place] = self.styles.pages[key]

    def _dress(
        self, element: Any, outside: Any, before: Any, is_last: bool, styles: Styles, known: Places
    ) -> int:
        """Find the styles of an element and of those inside it, and the number of its place.

        `outside` and `before` are the places of its parent and of the element before it.
        """
        is_empty = not len(element) and not element.text
        key = (outside, before, is_last, is_empty, element.tag, *element.items())
        if key not in known:
            known[key] = next(styles.numbers), self._shared(element, styles)
        number, found = styles.places[key] = known[key]
        self._computed_styles.update({(element, part): found[part] for part in found})
        inside, last = [child for child in element if isinstance(child.tag, str)], None
        for child in inside:
            self._parents[child] = element
            last = self._dress(child, number, last, child is inside[-1], styles, known)
        return number

    def _shared(self, element: Any, styles: Styles) -> dict[str | None, Any]:
        """The styles of an element and of what sheets add to it, by the name of that."""
        found, parent = styles.found, self._parents[element]
        rules = [
            (*rule, origin, specificity, sheet)
            for sheet, origin, specificity in self._sheets
            for rule in sheet.matcher.match(self._wrapper(element))
        ]
        key = (
            id(self._computed_styles.get((parent, None))),
            tuple(map(element.get, OWN)),
            tuple((id(rule[3]), rule[0], rule[2]) for rule in rules),
        )
        if key not in found:
            self._add_up(element, rules)
            made = {}
            for part in dict.fromkeys((None, *(rule[2] for rule in rules))):
                self.set_computed_styles(
                    element,
                    parent=element if part else parent,
                    root=self._html.etree_element,
                    pseudo_type=part,
                    base_url=self._html.base_url,
                )
                made[part] = self._computed_styles[element, part]
            found[key] = made, rules
        return found[key][0]

    def _wrapper(self, element: Any) -> Any:
        """An element as rules are matched with it."""
        if element not in self._wrapped:
            for child in self._wrapper(self._parents[element]).iter_children():
                self._wrapped[child.etree_element] = child
        return self._wrapped[element]

    def _add_up(self, element: Any, rules: list[Any]) -> None:
        """Add up what an element and the rules that match it declare, as WeasyPrint does it."""
        for specificity, _, declarations, _ in find_style_attributes(_Nameless(element)):
            told = preprocess_declarations(self._html.base_url, declarations)
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
