"""Markdown as tokens, each inline token with its place: the only file that sets up markdown-it."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

# Markdown-it drops what is nested deeper than this; `blocks` refuses it long before.
DEEPEST = 40


def tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The block tokens of a text, and the link references it defines (label to line numbers).

    Every inline token has `meta["offset"]`: where in its block's content it begins.
    """
    env: dict[str, Any] = {"cursors": {}}
    found = _markdown().parse(text, env)
    return found, env.get("references", {})


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with notes, containers and attributes; tables are known only to be refused."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "store_labels": True})
    md.enable(["table", "strikethrough"])
    # These two join neighbouring texts, and with that forget where each of them begins.
    md.disable(["text_join", "fragments_join"])
    md.use(attrs_plugin, spans=True)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(container_plugin, "block", validate=lambda params, markup: bool(params.strip()))
    # Which addresses are allowed is said with a place, not by leaving brackets in the text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.inline.ruler.before("text", "places", _note_place)
    md.inline.ruler2.before("balance_pairs", "last_places", _note_last_places)
    return md


def _note_place(state: StateInline, silent: bool) -> bool:
    """Before each step of the inline parser, give the tokens of the last step their offsets."""
    if not silent:
        waiting, position = _settle(state)
        if not state.pending:
            waiting = None
        elif waiting is None:
            waiting = position
        state.env["cursors"][id(state.tokens)] = (len(state.tokens), state.pos, waiting)
    return False


def _note_last_places(state: StateInline) -> None:
    _settle(state)
    state.env["cursors"].pop(id(state.tokens), None)


def _settle(state: StateInline) -> tuple[int | None, int]:
    """Offsets for the tokens since the last step; where text waits, and where the step began.

    A step at `position` first hands out the text that has waited since `waiting`, then its own.
    """
    cursor: tuple[int, int, int | None] = (0, 0, None)
    done, position, waiting = state.env["cursors"].get(id(state.tokens), cursor)
    began = position
    for token in state.tokens[done:]:
        if waiting is not None:
            token.meta["offset"] = waiting
            waiting = None
            continue
        token.meta["offset"] = position
        if token.type == "text":
            position += len(token.content)
        elif token.type == "link_open" and token.info == "auto":
            position += len("<")
    return waiting, began
