"""The text in a page's code, set aside while the rest is read.

Nearly all of that code is text: glyph after glyph, with what parts them. To know what a page paints
it need not be taken apart, and taking it apart is most of the work.
"""

import re
from dataclasses import dataclass
from typing import Any

from pikepdf import Pdf, Stream, String, parse_content_stream, unparse_content_stream

TEXT = re.compile(rb"\[([^\[\]]*)\]\s*TJ\b")
SET = re.compile(rb"\bTJ\b")
HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2})*)>")
# In these something may look like text and be none: strings of letters, remarks, pictures.
DOUBTFUL = (b"(", b"%")
PICTURE = re.compile(rb"BI(?<![\w/+-]BI)\b")
MARK = re.compile(rb"^(\d+) TJ$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Code:
    """Instructions; where text was set aside they hold its number.

    `texts` are as they were written, and `strings` are what each of them shows.
    """

    instructions: list[Any]
    texts: tuple[bytes, ...] = ()
    strings: tuple[bytes, ...] = ()

    def shown(self, operand: Any) -> bytes:
        """All that an instruction shows, in the codes of its font."""
        if isinstance(operand, String):
            return bytes(operand)
        if isinstance(operand, int):
            return self.strings[operand] if operand < len(self.strings) else b""
        return b"".join(bytes(held) for held in operand if isinstance(held, String))

    def written(self, instructions: list[Any]) -> bytes:
        """Other instructions in the place of these, as code with their text."""
        code = unparse_content_stream(instructions)
        if not self.texts:
            return code
        return MARK.sub(lambda mark: b"[%b] TJ" % self.texts[int(mark[1])], code)


def code_of(file: Pdf, code: bytes) -> Code:
    """The instructions of a page, a form or a pattern."""
    texts: list[bytes] = []

    def mark(text: re.Match[bytes]) -> bytes:
        texts.append(text[1])
        return b"%d TJ" % (len(texts) - 1)

    is_doubtful = any(sign in code for sign in DOUBTFUL) or PICTURE.search(code)
    marked = code if is_doubtful else TEXT.sub(mark, code)
    parts = [HEX.findall(text) for text in texts]
    is_sure = len(SET.findall(marked)) == len(texts)
    if not is_sure or sum(map(len, parts)) != sum(text.count(b"<") for text in texts):
        # There is text of another kind.
        marked, texts, parts = code, [], []
    strings = (bytes.fromhex(b"".join(held).decode()) for held in parts)
    instructions = parse_content_stream(Stream(file, marked))
    return Code(list(instructions), tuple(texts), tuple(strings))
