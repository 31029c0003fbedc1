"""Where a link leads, as the author wrote it."""

import re

from tympan.diagnostic import Span
from tympan.read.desk import Desk

FOLLOWED = re.compile(r"(https?://[^\s/]|mailto:[^\s]|#[^\s])", re.IGNORECASE)


def address(target: str, at: Span, desk: Desk) -> str:
    """The target; a fault when a reader could not follow it."""
    if not FOLLOWED.match(target):
        message = f"a link leads to “{target[:60]}”"
        mend = "write the whole address: https://…, mailto:… or #id"
        desk.refuse("unsupported-link", at, message, mend)
    return target
