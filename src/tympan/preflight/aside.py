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
DOUBTFUL = re.compile(rb"[(%]|\bBI\b")
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
    texts, strings, marked = [], [], b""
    if not DOUBTFUL.search(code):

        def mark(text: re.Match[bytes]) -> bytes:
            texts.append(text[1])
            return b"%d TJ" % (len(texts) - 1)

        marked = TEXT.sub(mark, code)
        held = [HEX.findall(text) for text in texts]
        strings = [bytes.fromhex(b"".join(parts).decode()) for parts in held]
        is_sure = len(texts) == len(SET.findall(marked))
        if not is_sure or sum(map(len, held)) != sum(text.count(b"<") for text in texts):
            texts, strings, marked = [], [], b""
    return Code(
        list(parse_content_stream(Stream(file, marked or code))), tuple(texts), tuple(strings)
    )
