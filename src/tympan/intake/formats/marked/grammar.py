"""Markdown as tokens: the only file of the intake that sets up markdown-it."""

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tympan.intake.formats.faults import fault

# Markdown-it leaves out what is nested deeper than this.
_DEEPEST = 60
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(\S+)", re.M)
_ADDRESS = re.compile(r"<|[/#]|[a-z][a-z0-9+.-]*:|\S*\w[./]\w", re.I)
# Bold that CommonMark does not take for bold, though everybody means it: `**Ada:**Yes`,
# `**Ada: **Yes` and `** Ada:** Yes`, as word processors export it.
_LOOSE = re.compile(
    r"^([ \t>]*)\*\*(?:[ \t]+([^*\s][^*\n]{0,80}?)[ \t]*|([^*\s][^*\n]{0,80}?)[ \t]+)\*\*"
    r"(?=[ \t]*\S)",
    re.M,
)
_STUCK = re.compile(r"^([ \t>]*\*\*[^*\s][^*\n]{0,80}?[:：]\*\*)(?=[^\s*])", re.M)


def tokens(name: str, text: str) -> tuple[list[Token], list[tuple[int, int]]]:
    """The block tokens of a text, and from which line to which it defines links; raises `Fault`."""
    text = _LOOSE.sub(_tight, text)
    text = _STUCK.sub(r"\1 ", text)
    # A speaker's label such as “[Ada]: Yes.” would be swallowed as the address of a link.
    addresses = all(_ADDRESS.match(found) for found in _DEFINITION.findall(text))
    env: dict[str, Any] = {}
    found = _markdown(addresses).parse(text, env)
    if any(token.level >= _DEEPEST - 2 for token in found):
        mend = "write it plainer: lists and quotations within each other seldom go beyond three"
        raise fault("source-broken", name, "lists or quotations are nested too deeply", mend)
    defined = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    return found, [(one["map"][0], one["map"][1]) for one in defined]


def _tight(found: re.Match[str]) -> str:
    """The bold without space within its asterisks; a space after it where there is none."""
    after = found.string[found.end() : found.end() + 1]
    return f"{found[1]}**{found[2] or found[3]}**{' ' if after.isalnum() else ''}"


@cache
def _markdown(with_references: bool) -> MarkdownIt:
    """CommonMark with tables, notes, containers, definition lists and attributes.

    Not with code by indentation: an interview that is set in from the margin is no program.
    """
    md = MarkdownIt("commonmark", {"maxNesting": _DEEPEST, "store_labels": True})
    md.enable(["table", "strikethrough"])
    md.disable(["code"] if with_references else ["code", "reference"])
    md.use(attrs_plugin, spans=True)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(deflist_plugin)
    md.use(container_plugin, "block", validate=lambda params, markup: bool(params.strip()))
    # Addresses stay as they were typed, so that each of their words can be accounted for.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return md
