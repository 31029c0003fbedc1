"""Text that is set aside while code is read is read no other way than text that is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf, Stream, String, parse_content_stream, unparse_content_stream

from tympan.preflight.aside import code_of

HEX = st.binary(max_size=6).map(lambda held: f"<{held.hex()}>")
PARTS = st.lists(HEX | st.integers(-99, 99).map(str), max_size=5)
TEXTS = PARTS.map(lambda parts: f"[{' '.join(parts)}] TJ")
STRANGE = st.sampled_from(
    [
        "(letters) Tj",
        r"([<00>] TJ \( ) Tj",
        "[(in) 3 (letters)] TJ",
        "[<0> <001>] TJ",
        "[<00 01>] TJ",
        "/TJ 9 Tf",
        "3 TJ",
        "% [<0003>] TJ\n",
        "/Span <</ActualText <feff0041>>> BDC",
        "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI",
        "[1 2] 0 d",
    ]
)
USUAL = st.sampled_from(["q", "Q", "BT", "ET", "/F 9 Tf", "0 0 0 1 k", "1 0 0 1 9 9 Tm", "EMC"])


def read_whole(pdf: Pdf, code: bytes) -> list[Any]:
    return list(parse_content_stream(Stream(pdf, code)))


def strings_in(held: Any) -> bytes:
    parts = [held] if isinstance(held, String) else held
    return b"".join(bytes(part) for part in parts if isinstance(part, String))


@given(lines=st.lists(TEXTS | USUAL | STRANGE, max_size=12))
def test_code_is_written_as_it_was_and_shows_what_it_showed(lines: list[str]) -> None:
    pdf = Pdf.new()
    whole = read_whole(pdf, "\n".join(lines).encode())
    code = code_of(pdf, "\n".join(lines).encode())
    again = read_whole(pdf, code.written(code.instructions))
    assert unparse_content_stream(again) == unparse_content_stream(whole)
    for step, plain in zip(code.instructions, whole, strict=True):
        assert str(step.operator) == str(plain.operator)
        if str(step.operator) == "TJ" and not isinstance(plain.operands[-1], int):
            assert code.shown(step.operands[-1]) == strings_in(plain.operands[-1])


@pytest.mark.parametrize("text", ["[<0001>-3<0002>] TJ", "[<0001>] TJ\n[2 <> <00> 3]TJ"])
def test_text_as_our_presses_write_it_is_set_aside(text: str) -> None:
    code = code_of(Pdf.new(), f"/ABIBIC 9 Tf {text} /Span <</MCID 3>> BDC".encode())
    assert len(code.texts) == text.count("TJ")
