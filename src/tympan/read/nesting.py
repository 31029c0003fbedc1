"""Which token closes what another has opened."""

from markdown_it.token import Token


def closing(tokens: list[Token], opening: int) -> int:
    """The number of the closing token; the end when there is none."""
    level = tokens[opening].level
    for number in range(opening + 1, len(tokens)):
        if tokens[number].nesting < 0 and tokens[number].level == level:
            return number
    return len(tokens)
