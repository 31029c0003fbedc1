"""Quotations between their marks, by the language's habit, whatever they turn out to be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tympan.quotation import CLOSERS

# What was typed in a hurry may open with a curly mark and close with a straight one.
CLOSES = {
    **{mark: CLOSERS[mark] for mark in "«「『‹‘"},
    **{mark: f'{CLOSERS[mark]}"' for mark in "“„"},
    '"': '"”',
    "'": "'’",
}
GUILLEMETS_INWARD = ("de", "da", "sl", "hr")
SAME_ON_BOTH_SIDES = ("sv", "fi")
OPENING_SIDE = re.compile(r"[\s(\[{—–\-/…]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Characters `start` to `end` of a passage with their marks; `closed` unless it runs on."""

    start: int
    end: int
    closed: bool


def is_single(texts: Iterable[str]) -> bool:
    """Whether a text keeps single marks for speech and none or few double ones."""
    whole = "\n".join(texts)
    double = len(re.findall(r"[“„«「]|(?:^|(?<=\s))\"(?=\w)", whole))
    single = len(
        re.findall(
            r"(?:^|(?<=[\s(—–]))[‘'](?=[A-ZÀ-Þ][^‘\n]*[,.?!…][’'](?=\s|$|[—–)]))", whole, re.M
        )
    )
    return single > 1 and single > 2 * double


def quotations(text: str, language: str, single: bool) -> list[Quoted]:
    """The outermost quotations of a passage, in order; the last one may run on."""
    base = language.split("-")[0]
    closes = dict(CLOSES)
    if base in GUILLEMETS_INWARD and _points_inward(text):
        closes |= {"»": "«"}
        del closes["«"]
    if base in SAME_ON_BOTH_SIDES:
        closes |= {"”": '”"', "»": "»"}
    if single:
        closes = {mark: closes[mark] for mark in ("‘", "'")}
    else:
        del closes["‘"], closes["'"]
    found: list[Quoted] = []
    start, mark = -1, ""
    for at, sign in enumerate(text):
        if mark and sign in closes[mark] and _may_close(text, at, mark, sign):
            found.append(Quoted(start, at + 1, True))
            start, mark = -1, ""
        elif sign in closes and _may_open(text, at, sign) and (not mark or sign == mark != '"'):
            # A second opening mark of the kind: the first was stranded and quotes nothing.
            start, mark = at, sign
    if mark:
        found.append(Quoted(start, len(text), False))
    return found


def _points_inward(text: str) -> bool:
    right, left = text.find("»"), text.find("«")
    return right != -1 and (left == -1 or right < left)


def _may_open(text: str, at: int, sign: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if sign in "\"'‘”":
        return not after.isspace() and (
            bool(OPENING_SIDE.match(before)) or _follows_an_end(text, at)
        )
    return True


def _follows_an_end(text: str, at: int) -> bool:
    """Whether a straight mark opens though it is glued to the sentence before it."""
    after = text[at + 1 : at + 2]
    return text[at] == '"' and text[at - 1] in ".?!:，。：" and after.isupper()


def _may_close(text: str, at: int, mark: str, sign: str) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    before = text[at - 1]
    if sign in "'’":
        return not after.isalnum() and (before in ",.?!…—–" or "’" not in text[at + 1 :])
    if sign == '"':
        return not (before.isalnum() and after.isalnum()) and not (
            before.isspace() and after.isalnum()
        )
    return True


def inner(text: str, span: Quoted) -> str:
    """The words of a quotation without its marks."""
    return text[span.start + 1 : span.end - (1 if span.closed else 0)].strip(" \u00a0\u202f")
