"""Entities such as `&#8217;`: only those that end in a semicolon, and that stand for a sign."""

import re
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")


def entities_in(text: str) -> list[str]:
    """The entities that stand in a text."""
    return [entity for entity in _ENTITY.findall(text) if unescape(entity) != entity]


def without_entities(text: str) -> str:
    """The text with its entities decoded."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text)
