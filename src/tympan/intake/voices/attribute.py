"""Attribution: each quotation to the one who is certainly named for it, or to nobody."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tympan.intake.voices import clause, speech, tag
from tympan.intake.voices.found import Found, goes_on
from tympan.intake.voices.people import Company


def attributed(found: Sequence[Found], texts: Mapping[int, str], company: Company) -> list[Found]:
    """The quotations that are speech, each with its speaker's key where that is certain."""
    speaking: list[Found] = []
    for each in found:
        before = speaking[-1] if speaking else None
        each.lead = _lead(before, each, texts)
        each.chain = _is_chained(before, each, texts)
        if _is_speech(each, before, company):
            _attribute(each, before, company)
            speaking.append(each)
    _look_back(speaking, company)
    _only_voice(speaking, company)
    return speaking


def _lead(before: Found | None, each: Found, texts: Mapping[int, str]) -> str:
    """The narration since the speech before, or since the text began."""
    if before and before.at == each.at:
        return each.text[before.span.end : each.span.start]
    last = before.text[before.span.end :] if before else ""
    between = [texts[at] for at in _between(before, each, texts)]
    return "\n".join((last, *between, each.text[: each.span.start]))


def _between(before: Found | None, each: Found, texts: Mapping[int, str]) -> list[int]:
    """The places of the narration between two quotations."""
    first = before.at + 1 if before else 0
    return [at for at in range(first, each.at) if at in texts]


def _is_chained(before: Found | None, each: Found, texts: Mapping[int, str]) -> bool:
    """Whether the paragraph before left its quotation open for this one to go on with."""
    if not before or before.span.closed or each.before.strip():
        return False
    return not _between(before, each, texts)


def _is_speech(each: Found, before: Found | None, company: Company) -> bool:
    if not each.words or speech.is_nickname(each.text, each.span):
        return False
    if each.who or each.chain or speech.is_sentence(each.text, each.span):
        return True
    if speech.is_short_sentence(each.text, each.span) and (
        (before and before.at == each.at) or _introduced(each, company)
    ):
        return True
    if goes_on(each, before):
        each.partial = True
        return True
    fragment = speech.is_fragment(each.text, each.span) and len(each.words.split()) > 1
    if each.is_title or not fragment:
        return False
    who = tag.attitude(each.before, company.tongue)
    if who and company.resolved(who, ""):
        each.who, each.why, each.partial = who, "clause", True
    return each.partial


def _attribute(each: Found, before: Found | None, company: Company) -> None:
    if before and (goes_on(each, before) or (each.chain and before.key)):
        each.key, each.why = before.key, "continued"
    elif each.who:
        each.key = company.resolved(each.who, each.lead)
    elif before and before.at == each.at and before.key and _same_speech(each, before, company):
        each.key, each.why = before.key, "continued"
    else:
        each.key = _introduced(each, company)
        each.why = "introduced" if each.key else ""
    if each.key:
        company.speaks(each.key, each.who)
    elif each.who and each.who.kind != "narrator":
        # Somebody else spoke: a pronoun after this does not mean the one before.
        company.last = ""


def _same_speech(each: Found, before: Found, company: Company) -> bool:
    """Whether nobody else comes between two quotations of one paragraph.

    Whom the tag's own sentence names besides does not speak next.
    """
    since = clause.sentences(each.lead)[1:] if before.why == "tag after" else [each.lead]
    return not company.others_in("".join(since), before.key)


def _introduced(each: Found, company: Company) -> str:
    """The one person whom the sentence before an untagged quotation is about."""
    last = [sentence for sentence in clause.sentences(each.lead.rstrip()) if sentence.strip()][-1:]
    if not last:
        return ""
    who = tag.leading_in(last[0], company.tongue)
    key = company.subject(last[0]) or (company.resolved(who, "") if who else "")
    words = {word.casefold() for word in clause.tokens_of(last[0])}
    leads = last[0].rstrip().endswith(":") or bool(words & company.tongue.verbs)
    known = key in company.spoken or leads
    return key if key and known and not company.others_in(last[0], key) else ""


def _look_back(speaking: Sequence[Found], company: Company) -> None:
    """Give what stands before its tag in the same speech or paragraph to the tag's speaker."""
    for each, later in reversed(list(pairwise(speaking))):
        if each.key or each.who or not later.key:
            continue
        same = later.at == each.at and not company.others_in(later.lead, later.key)
        if later.chain or same:
            each.key, each.why = later.key, "continued" if later.chain else "same paragraph"


def _only_voice(speaking: Sequence[Found], company: Company) -> None:
    """Give the untagged quotations to the only person quoted, if there is only one."""
    keys = {each.key for each in speaking if each.key}
    if len(keys) != 1 or any(each.who and not each.key for each in speaking):
        return
    (only,) = keys
    for each in speaking:
        if not each.key:
            each.key, each.why = only, "only voice"
            company.speaks(only, None)
