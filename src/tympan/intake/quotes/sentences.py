"""The sentences of a text."""

import re
from collections.abc import Iterator

END = re.compile(r"[.!?…]+[”’\"'»)\]]*(?=\s|$)|[。！？]+[」』”]*")
LONGEST_SHORT = 8
# What ends with a full stop and no sentence.
SHORT = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|No|Nos|Inc|Ltd|Co|Corp|Gen|Col|Capt"
    r"|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m"
    r"|U\.S|U\.K|M|Mme|Mlle|Hr|Fr|bzw|z\.B|Sra?|Srta|Dra?)\.$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each sentence stands; what has no end of one at its end is left out."""
    start = 0
    for match in END.finditer(text):
        said = text[start : match.end()]
        following = text[match.end() : match.end() + 3].lstrip()[:1]
        if match[0] == "." and SHORT.search(said[-LONGEST_SHORT:]):
            continue
        if following and following.islower():
            continue
        begin = start + len(said) - len(said.lstrip())
        if said.strip():
            yield begin, match.end()
        start = match.end()
