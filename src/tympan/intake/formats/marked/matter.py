"""Front matter: the facts that stand in YAML or TOML above a Markdown text."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from tympan.intake.source import Doubt

_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S)
_LARGEST = 64 * 1024
# Aliases can make a short text grow with each level that is followed.
_DEEPEST = 3


def front_matter(text: str) -> tuple[int, dict[str, str], tuple[Doubt, ...]]:
    """How many characters the front matter takes, its facts, and what is doubtful about it."""
    found = _FRONT.match(text)
    if not found or len(found[2]) > _LARGEST:
        return 0, {}, ()
    try:
        table = tomllib.loads(found[2]) if found[1] == "+++" else _yaml(found[2])
    except ValueError as problem:
        if not re.search(r"^[\w-]+\s*[:=]", found[2], re.M):
            return 0, {}, ()
        message = f"the front matter cannot be read: {problem}"
        return found.end(), {}, (Doubt(1, message, "give title and author in edition.toml"),)
    if not isinstance(table, Mapping):
        # Two rules with text between them look the same.
        return 0, {}, ()
    return found.end(), {str(key): _plain(value) for key, value in table.items()}, ()


def _yaml(text: str) -> Any:
    import yaml

    try:
        # Without types: a date stays as it was written.
        return yaml.load(text, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as problem:
        raise ValueError(str(problem).split("\n")[0]) from problem


def _plain(value: object, depth: int = 0) -> str:
    """A value as one line; the values of a list are parted by semicolons."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, Mapping):
        name = value.get("name")
        values = [name] if name else list(value.values())
        return ", ".join(filter(None, (_plain(one, depth + 1) for one in values)))
    if isinstance(value, list):
        return "; ".join(filter(None, (_plain(one, depth + 1) for one in value)))
    return " ".join(str(value).split())
