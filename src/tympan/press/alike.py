"""Elements that no rule of a sheet tells apart, as one.

A book has thousands of paragraphs, and some ten kinds of them.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from lxml import etree

# An element's name and what it has of some attributes; then its characters, and what it holds.
Kind: TypeAlias = tuple[str, tuple[str | None, ...]]
Node: TypeAlias = tuple[set[str], "Tree"]
Tree: TypeAlias = dict[Kind, Node]


def alike(roots: Iterable[Any], attributes: Sequence[str]) -> Tree:
    """What stands for some elements and all that they hold, where only these attributes count."""
    tree: Tree = {}
    for root in roots:
        _add(root, tree, attributes)
    return tree


def listed(tree: Tree) -> list[Any]:
    """The same, as it can be written down."""
    return [
        [*kind, "".join(sorted(characters)), listed(held)]
        for kind, (characters, held) in tree.items()
    ]


def merge(tree: Tree, found: Iterable[Any]) -> None:
    """Add what was listed before to the tree."""
    for name, seen, text, inside in found:
        characters, held = tree.setdefault((name, tuple(seen)), (set(), {}))
        characters.update(text)
        merge(held, inside)


def elements(tree: Tree, attributes: Sequence[str]) -> list[Any]:
    """The tree as elements, each of which stands for all that are alike."""
    made = []
    for (name, seen), (characters, held) in tree.items():
        pairs = zip(attributes, seen, strict=True)
        element = etree.Element(name, {key: value for key, value in pairs if value is not None})
        element.text = "".join(characters)
        element.extend(elements(held, attributes))
        made.append(element)
    return made


def _add(element: Any, tree: Tree, attributes: Sequence[str]) -> None:
    get = element.get
    kind = (element.tag, tuple([get(name) for name in attributes]))
    node = tree.get(kind)
    if node is None:
        node = tree[kind] = (set(), {})
    characters, held = node
    characters.update(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _add(child, held, attributes)
        if child.tail:
            characters.update(child.tail)
