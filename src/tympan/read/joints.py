"""Whether the end of a line in the file is a space between words."""

import re
from collections.abc import Iterable

from markdown_it.token import Token

# Scripts that are written without spaces: Han, kana, and their punctuation. Hangul has spaces.
UNSPACED = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf"
                      "\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")  # fmt: skip


def space_at_line_end(tokens: list[Token], number: int) -> bool:
    """Whether the soft break at this number stands for a space."""
    before = _nearest(tokens[at] for at in range(number - 1, -1, -1))
    after = _nearest(tokens[at] for at in range(number + 1, len(tokens)))
    return not (UNSPACED.match(before[-1:]) and UNSPACED.match(after[:1]))


def _nearest(tokens: Iterable[Token]) -> str:
    """The content of the first token that has any."""
    return next((token.content for token in tokens if token.content), "")
