"""The thirteen digits that name a book (ISO 2108)."""


def digits_of(isbn: str) -> str:
    """An ISBN without its hyphens and spaces."""
    return isbn.replace("-", "").replace(" ", "")


def has_thirteen_digits(isbn: str) -> bool:
    """Whether there are thirteen digits in it, and nothing else but hyphens and spaces."""
    digits = digits_of(isbn)
    return digits.isascii() and digits.isdigit() and len(digits) == 13


def is_of_books(isbn: str) -> bool:
    """Whether it begins as those that are given to books."""
    return digits_of(isbn).startswith(("978", "979"))


def check_digit(isbn: str) -> str:
    """The thirteenth digit that belongs to the first twelve."""
    first = digits_of(isbn)[:12]
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first))
    return str(-weighed % 10)


def is_isbn(isbn: str) -> bool:
    """Whether this is an ISBN whose last digit is right."""
    return (
        has_thirteen_digits(isbn) and is_of_books(isbn) and digits_of(isbn)[-1] == check_digit(isbn)
    )
