"""Edition → Edition, glyphs only: what is certain is set right, and no word is changed."""

from tympan.edit.lift import with_pull_quotes
from tympan.edit.marked import marked_edition
from tympan.model import Edition

__all__ = ["edit"]


def edit(edition: Edition) -> Edition:
    """The edition with typographic marks and with its pull quotes found; twice equals once."""
    return with_pull_quotes(marked_edition(edition))
