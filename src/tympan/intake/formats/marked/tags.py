"""Template tags in a text (Liquid, Jinja, Hugo, WordPress): out of the way, pictures kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tympan.intake.formats.entities import without_entities

_TAG = re.compile(
    r"\{%[^\n]{0,2000}?%\}|\{\{[<%]?[^\n{}]*?[%>]?\}\}"
    r"|\[/?(?:caption|gallery|embed|audio|video|playlist|pullquote|youtube)(?:\s[^\[\]\n]*)?\]"
    r"|\{:\s*[.#\w][^}\n]*\}"
)
# A private character, the tag's number, another: nothing that Markdown knows stands in between.
_MARK = re.compile("\ue0f0(\\d+)\ue0f1")
_VALUE = re.compile(r"""(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"'=%{}<>]+))""")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|tiff?|avif)(?:[?#]|$)", re.I)


@dataclass(frozen=True, slots=True)
class Tag:
    """A template tag as it stood; `target` is the picture it shows, if any, and `alt` its words."""

    text: str
    target: str = ""
    alt: str = ""
    caption: str = ""


def without_tags(text: str) -> tuple[str, tuple[Tag, ...]]:
    """The text with a mark in the place of each template tag, and the tags."""
    tags: list[Tag] = []

    def keep(found: re.Match[str]) -> str:
        tags.append(_tag(found[0]))
        return f"\ue0f0{len(tags) - 1}\ue0f1"

    # Marks of our own kind in the text itself would be taken for tags.
    return _TAG.sub(keep, _MARK.sub(r"\1", text)), tuple(tags)


def _tag(text: str) -> Tag:
    named: dict[str, str] = {}
    loose = []
    for name, double, single, bare in _VALUE.findall(text):
        value = without_entities(double or single or bare)
        if name:
            named[name.lower()] = value
        else:
            loose.append(value)
    values = [*named.values(), *loose]
    target = next((value for value in values if _PICTURE.search(value)), "")
    if not target:
        return Tag(text)
    quoted = [double or single for name, double, single, _ in _VALUE.findall(text) if not name]
    words = [value for value in quoted if value and value != target]
    alt = named.get("alt") or (words[0] if words else "")
    caption = named.get("caption") or named.get("title") or ""
    return Tag(text, target, alt, caption)


def parts(text: str, tags: tuple[Tag, ...]) -> Iterator[str | Tag]:
    """The text between the marks, and the tags in their places."""
    end = 0
    for found in _MARK.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        if int(found[1]) < len(tags):
            yield tags[int(found[1])]
        end = found.end()
    if end < len(text):
        yield text[end:]


def restored(text: str, tags: tuple[Tag, ...]) -> str:
    """The text with its tags back in their places."""
    return "".join(part if isinstance(part, str) else part.text for part in parts(text, tags))
