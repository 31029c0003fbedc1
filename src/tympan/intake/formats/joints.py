"""How two lines of a text that was wrapped become one again."""

import re

# Scripts that are written without spaces, and their punctuation.
_SOLID = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_SOLID_END = re.compile(f"[{_SOLID}]$")
_SOLID_START = re.compile(f"[{_SOLID}]")
_BREAKABLE = re.compile(r"\w-$|\S--$|\S[–—]$")
_ENDED = re.compile(r"[.!?…:;。！？：؟۔׃][\"'”’»“‘)\]』」*_]*$")


def join(first: str, second: str) -> str:
    """Two wrapped lines as one; a hyphen at the end stays, since it may belong to the word."""
    if first.endswith("\u00ad"):
        return first[:-1] + second
    return first + seam(first, second) + second


def seam(first: str, second: str) -> str:
    """What stands between two pieces of a text when they become one: a space, or nothing."""
    end = first[-3:]
    solid = _SOLID_END.search(end) and _SOLID_START.match(second)
    return "" if solid or _BREAKABLE.search(end) else " "


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences, questions or announcements end."""
    return bool(_ENDED.search(text.rstrip()[-8:]))


def is_hyphened(text: str) -> bool:
    """Whether a line ends in a hyphen that may or may not belong to the word."""
    return bool(re.search(r"\w-$", text))
