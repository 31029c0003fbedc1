"""What stands on a cover: whose names, and in which step of its size the title."""

from tympan.model import Edition


def names(edition: Edition) -> str:
    """The contributors whose names stand on the cover."""
    return ", ".join(
        person.name for person in edition.contributors if person.role in ("author", "interviewer")
    )


def title_size(title: str) -> str:
    """How large a title can be set: `large`, `long`, or `longest`, by its longest word and all.

    A word may be about 4.9 ems wide to be large, and 7.4 to be long; capitals are wide.
    """
    widest = max(map(_width, title.split()), default=0)
    if widest > 7.4 or len(title) > 70:
        return "longest"
    return "long" if widest > 4.9 or len(title) > 28 else "large"


def _width(word: str) -> float:
    """A word's width in ems, about; where a line may break at any character, that of one."""
    if any(character >= "\u2e80" for character in word):
        return 1
    return sum(0.68 if character.isupper() else 0.46 for character in word)
