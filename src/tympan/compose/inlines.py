"""Lines as markup, one template a node."""

from collections.abc import Callable

from markupsafe import Markup, escape

from tympan.model import (
    Code,
    Direction,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Named,
    NoteMark,
    Said,
    Strong,
    Text,
)

# The template of a node by its name, filled in with the values that it is given.
Fill = Callable[..., Markup]


def inlines(content: Inlines, fill: Fill) -> Markup:
    """Inlines in order."""
    return Markup("").join(inline(node, fill) for node in content)


def inline(node: Inline, fill: Fill) -> Markup:
    """One inline by the template of its name; plain text by itself."""
    match node:
        case Text():
            return escape(node.content)
        case Emphasis():
            return fill("emphasis", content=inlines(node.content, fill))
        case Strong():
            return fill("strong", content=inlines(node.content, fill))
        case Code():
            return fill("code", content=node.content)
        case Link():
            content = inlines(node.content, fill)
            return fill("link", target=node.target, content=content)
        case Foreign():
            content = inlines(node.content, fill)
            return fill("foreign", language=node.language, content=content)
        case Named():
            return fill("named", id=node.id, content=inlines(node.content, fill))
        case Said():
            content = inlines(node.content, fill)
            return fill("said", speaker=node.speaker, content=content)
        case Direction():
            return fill("direction", content=node.content)
        case NoteMark():
            return fill("note-mark", id=node.id, number=node.number)
        case LineBreak():
            return fill("line-break")
