"""Labels as they stand in a source: everything that looks like one, before it is weighed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tympan.intake.source import Passage
from tympan.intake.voices.asking import ends_asking
from tympan.intake.voices.cut import leading
from tympan.intake.voices.names import CJK, is_handle, is_name_like
from tympan.intake.voices.words import is_letter, kind_of

WORDED = ("text", "item", "quote", "heading", "term")
TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
PAD = r"[\s\u200b-\u200f\ufeff]*"
NAME = r"[^\W\d_](?:[^:：\n?!。？！;；“”„«»\"「」|]|[\"“][^\"“”\n:]{1,20}[\"”]){0,90}?"
COLON = re.compile(
    rf"{PAD}(?:[\[(<]?(?P<early>{TIME})[\])>]?[\s\-–—]*)?[\[【〔<]?(?P<label>{NAME})[\]】〕>]?"
    rf"{PAD}(?P<paren>[(\[（][^()\[\]（）]{{1,40}}[)\]）])?{PAD}(?P<late>{TIME})?{PAD}[:：]"
    rf"(?:{PAD}[\[(](?P<last>{TIME})[\])])?"
)
# “Ann Bell (00:12) When?”
STAMPED = re.compile(rf"{PAD}(?P<label>{NAME})\s*[(\[](?P<late>{TIME})[)\]]:?\s+(?=\S)")
# “PREGUNTA. ¿Cuándo?”
WORDED_SIDE = re.compile(rf"{PAD}(?P<label>[^\W\d_]{{2,20}})[.．](?:\s?[–—-])?\s+(?=\S)")
# “◆ 김현정> …”
ANGLED = re.compile(rf"{PAD}[◇◆○●■□▷▶△▲※]?{PAD}(?P<label>[^\W\d_][^<>\n:?!.]{{0,30}})>\s*(?=\S)")
# “Q. When?”, “A) Then.”, “Q1 – When?”; a mere space will do where the letter is set apart.
LETTER = re.compile(
    rf"{PAD}(?P<label>[^\W\d_]\s?\d{{0,3}})(?P<end>(?:{PAD}[.)．、>\-–—])+|\t|\s\s)"
)
BRACKET = re.compile(rf"{PAD}[\[【〔<](?P<label>{NAME})[\]】〕>](?!\()")
OFFICE = r"(?:The|Mr|Mrs|Ms|Dr|Hon|Sen|Rep|Senator|Representative|Judge|Justice|General|Secretary)"
CAPITALS = re.compile(
    rf"{PAD}(?P<label>(?:{OFFICE}\.? )?[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){{0,3}})"
    r"(?:\.|\t|\s\s|\s?[–—])(?=\W*\w)"
)
DASHED = re.compile(rf"{PAD}(?P<label>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}})\s[–—-]\s")
IDEOGRAPHIC = re.compile(r"(?P<label>[^\s　]{1,8})　+(?=\S)")
ALONE = re.compile(
    rf"{PAD}(?:[\[(<]?(?P<early>{TIME})[\])>]?[\s\-–—]*)?[\[【〔<]?(?P<label>{NAME})[\]】〕>]?"
    rf"{PAD}(?P<paren>[(\[（][^()\[\]（）]{{1,40}}[)\]）])?{PAD}[:：]?{PAD}"
    rf"[\[(<]?(?P<late>{TIME})?[\])>]?{PAD}[:：]?{PAD}"
)

# A full stop after a word of four letters or more ends a sentence, not a name.
SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s*$|[a-z]\. [A-Z]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that looks like a label, and the first `end` characters of a passage with it.

    `form` tells how it is marked, `whole` that the passage is in one hand to its end (a bold
    question), `aside` where words between name and colon stay in the text (`(laughing)`), `stamps`
    the times that stood beside it.
    """

    index: int
    label: str
    end: int
    form: str
    whole: bool = False
    aside: tuple[int, int] = (0, 0)
    stamps: tuple[str, ...] = ()


def marks_in(passages: Sequence[Passage]) -> Iterator[Mark]:
    """Every mark of every passage; a passage may have one of each form."""
    for index, passage in enumerate(passages):
        if passage.kind not in WORDED:
            continue
        if passage.speaker:
            yield Mark(index, passage.speaker, 0, "speaker")
        text = passage.text
        bold = max(leading(passage, "bold"), leading(passage, "italic"))
        if passage.kind != "term":
            yield from _before_a_colon(index, passage, text, bold)
            if passage.kind != "heading":
                yield from _without_a_colon(index, text, bold)
        yield from _alone(index, passage, text, bold)


def _before_a_colon(index: int, passage: Passage, text: str, bold: int) -> Iterator[Mark]:
    found = COLON.match(text)
    if not found:
        return
    label, aside = _with_parenthesis(found)
    colon = found.end() if not found["last"] else found.start("last")
    rest = text[found.end() :]
    if not rest.strip() or rest.startswith(("/", ":")):
        return
    if passage.kind == "heading" and not (kind_of(label) or ends_asking(text)):
        return
    set_apart = bold >= found.end("label")
    loose = rest[0].isspace() or found["last"] or text[colon - 1] == "：" or rest[0] in "([“\"'‘"
    if not (loose or bold == found.end() or is_letter(label) or CJK.search(label)):
        return
    yield Mark(
        index,
        label,
        found.end(),
        "bold" if set_apart else "colon",
        whole=bold >= len(text.rstrip()),
        aside=aside,
        stamps=_stamps(found, "early", "late", "last"),
    )


def _with_parenthesis(found: re.Match[str]) -> tuple[str, tuple[int, int]]:
    """The label with what stands in parentheses, or the two apart where that is not a name's."""
    label, paren = found["label"].strip(), found["paren"] or ""
    inner = paren[1:-1].strip()
    if not inner or re.fullmatch(TIME, inner):
        return label, (0, 0)
    return (label, found.span("paren")) if inner[0].islower() else (f"{label} {paren}", (0, 0))


def _without_a_colon(index: int, text: str, bold: int) -> Iterator[Mark]:
    side = WORDED_SIDE.match(text)
    if side and side["label"][0].isupper() and kind_of(side["label"]) in ("asks", "answers"):
        yield Mark(index, side["label"], side.end(), "letter")
        return
    stamped = STAMPED.match(text)
    if stamped and is_name_like(stamped["label"]):
        yield Mark(index, stamped["label"], stamped.end(), "colon", stamps=(stamped["late"],))
        return
    letter = LETTER.match(text)
    if letter and is_letter(letter["label"]) and text[letter.end() :].strip():
        yield Mark(index, letter["label"].strip(), letter.end(), "letter")
        return
    head = text[:bold].strip()
    if 0 < bold < len(text.rstrip()) and (is_name_like(head) or kind_of(head)):
        if text[bold - 1].isspace() or not text[bold].isalnum():
            yield Mark(index, head.rstrip(" .-–—|"), bold, "bare")
        return
    for form, shape in (
        ("bracket", BRACKET),
        ("bracket", ANGLED),
        ("capitals", CAPITALS),
        ("dashed", DASHED),
        ("ideographic", IDEOGRAPHIC),
    ):
        found = shape.match(text)
        label = found["label"].strip() if found else ""
        is_name = is_name_like(label) or (form == "bracket" and is_handle(label))
        is_name = is_name or (form == "bracket" and bool(kind_of(label)))
        if found and is_name and text[found.end() :].strip():
            yield Mark(index, label, found.end(), form)
            return


def _alone(index: int, passage: Passage, text: str, bold: int) -> Iterator[Mark]:
    found = ALONE.fullmatch(text)
    if not found or len(text) > 90 or SENTENCE.search(found["label"]):
        return
    label = " ".join(filter(None, (found["label"].strip(), found["paren"])))
    if re.fullmatch(rf"[(\[（]{TIME}[)\]）]", found["paren"] or ""):
        label = found["label"].strip()
    # A name alone in brackets is rather what was heard: [Laughter].
    bracketed = text.strip()[:1] in "[【〔<"
    if kind_of(label) or (is_name_like(label) and not bracketed):
        form = "term" if passage.kind == "term" else "alone"
        stamps = _stamps(found, "early", "late")
        whole = bold >= len(text.rstrip())
        yield Mark(index, label, len(text), form, whole, stamps=stamps)


def _stamps(found: re.Match[str], *names: str) -> tuple[str, ...]:
    times = [found[name] for name in names if found[name]]
    inner = (found["paren"] or "")[1:-1].strip()
    if re.fullmatch(TIME, inner):
        times.append(inner)
    return tuple(times)
