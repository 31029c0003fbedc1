"""Text as it is compared: without regard to white space and to the glyphs of marks and dashes."""

import re
from dataclasses import dataclass

PIECE = re.compile(
    r"""(?P<double>\s*["“”„‟«»]\s*)|(?P<single>\s*[‹›]\s*|['‘’‚‛])"""
    r"""|(?P<dash>[-‐‑‒–—―]+)|(?P<dots>…)|(?P<space>\s+)"""
)
FOLDED = {"double": '"', "single": "'", "dash": "-", "dots": "...", "space": " "}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `starts` and `ends` say where each of its characters comes from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find(self, asked: str) -> tuple[int, int] | None:
        """From where to where some folded words stand in the unfolded text, as whole words."""
        at = self.text.find(asked)
        while at >= 0:
            end = at + len(asked)
            if not _goes_on(self.text, at) and not _goes_on(self.text, end):
                return self.starts[at], self.ends[end - 1]
            at = self.text.find(asked, at + 1)
        return None


def fold(text: str) -> Folded:
    """A text with every mark in one form and one space for any white space."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0

    def keep(until: int) -> None:
        parts.append(text[done:until])
        starts.extend(range(done, until))
        ends.extend(range(done + 1, until + 1))

    for match in PIECE.finditer(text):
        keep(match.start())
        folded = FOLDED[str(match.lastgroup)]
        parts.append(folded)
        # The spaces around a mark are passed over, so that no slice begins or ends with one.
        first, last = _inside(match)
        starts.extend([first] * len(folded))
        ends.extend([last] * len(folded))
        done = match.end()
    keep(len(text))
    return Folded("".join(parts), tuple(starts), tuple(ends))


def _inside(match: re.Match[str]) -> tuple[int, int]:
    found = match[0]
    first = len(found) - len(found.lstrip())
    last = len(found.rstrip())
    return (match.start() + first, match.start() + last) if first < last else match.span()


def without_marks_around(asked: str) -> str:
    """Folded words without the quotation marks around them, a comma at their end, and spaces."""
    bare = asked.strip().removesuffix(",").strip()
    if bare.startswith("'") and bare.endswith("'") and len(bare) > 1:
        bare = bare[1:-1]
    marks = bare.count('"')
    if marks == 2 and bare.startswith('"') and bare.endswith('"'):
        bare = bare[1:-1]
    elif marks % 2:
        bare = bare[1:] if bare.startswith('"') else bare.removesuffix('"')
    return bare.strip().removesuffix(",").strip()


def _goes_on(text: str, at: int) -> bool:
    """Whether a word runs on across a place; scripts without spaces between words have no such."""
    pair = text[max(at - 1, 0) : at + 1]
    return len(pair) == 2 and at > 0 and all(c.isalnum() and ord(c) < 0x2E80 for c in pair)
