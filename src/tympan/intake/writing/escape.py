"""Characters as Markdown that reads back as the very same characters."""

import re

from tympan.read.sheet import FORBIDDEN

# Signs that mean something wherever they stand; [ ] are seen to below.
SIGNS = re.compile(
    r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?])|\{"
    r"|&(?=#?[A-Za-z0-9]+;)|!(?=\[)"
)
BRACKET = re.compile(r"\[(?!\^)([^\[\]]*)\](?![(\[{:^])|[\[\]]")
# Signs that mean something at the start of a line.
LINE_START = re.compile(
    r"^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|>|:{3}|=+\s*$|-+\s*$|(?:-\s*){3,}$|(?:_\s*){3,}$|\|)"
)
NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
ASCII_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
# What no file of UTF-8 can hold.
SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without characters that a manuscript may not have; words stay apart."""
    text = SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return FORBIDDEN.sub(" ", text)


def escaped(text: str) -> str:
    """A part of a line; brackets around a direction stay as they are."""
    return BRACKET.sub(_bracket, SIGNS.sub(r"\\\g<0>", text))


def escaped_whole(text: str) -> str:
    """A part of a line with every sign escaped that could mean something."""
    return ASCII_SIGN.sub(r"\\\g<0>", text)


def line_start(line: str) -> str:
    """A whole line, so that it is the beginning of a paragraph and of nothing else."""
    return NUMBER.sub(r"\1\\\2", LINE_START.sub(r"\\", line))


def _bracket(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else "\\" + match[0]
