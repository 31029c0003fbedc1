"""Tags in Korean, Japanese and Chinese, where no space or capital marks a name."""

import re
from collections.abc import Sequence

from tympan.intake.voices.clause import Who
from tympan.intake.voices.names import KO_TITLES
from tympan.intake.voices.tongue import tongue

KO_SUBJECT = re.compile(
    rf"(?P<name>(?:[가-힣]{{1,4}}\s?(?:{KO_TITLES})|[가-힣]{{2,4}}))(?:은|는|이|가|도|께서는)\s"
)
HANGUL = re.compile(r"[가-힣]+")
KO_PRONOUNS = ("그", "그녀", "그는", "그녀는")
JA_SUBJECT = re.compile(
    r"(?P<name>[一-龯々ァ-ヶー・]{1,10})(?:さん|氏|監督|教授|先生|選手|社長)?(?:は|が|も|によると、?|によれば、?)"
)
JA_PRONOUNS = ("彼", "彼女", "同氏", "本人")
ZH_NAME = r"(?P<name>[一-龯·]{1,6}?)(?:导演|導演|先生|女士|教授|老师|老師)?"
ZH_PRONOUNS = ("他", "她")


def around(before: str, after: str, language: str) -> Who | None:
    """Who speaks a quotation, by the sentence that it stands in."""
    verbs = "|".join(sorted(map(re.escape, tongue(language).verbs), key=len, reverse=True))
    find = {"ko": _korean, "ja": _japanese, "zh": _chinese}[language]
    return find(re.split(r"[.。!！?？\n]", before)[-1], re.split(r"[.。!！?？\n]", after)[0], verbs)


def full_name(words: str, mentioned: Sequence[str]) -> str:
    """A Korean name without its title, in full where one full name in the text begins so."""
    name = re.sub(rf"\s?(?:{KO_TITLES})$", "", words)
    full = [each for each in mentioned if HANGUL.fullmatch(each) and each.startswith(name)]
    return full[0] if len(set(full)) == 1 and HANGUL.fullmatch(name) else (name or words)


def _korean(before: str, after: str, verbs: str) -> Who | None:
    if not re.match(
        rf"\s*(?:이?라)?(?:고|며|면서|는)\b.{{0,30}}?(?:{verbs})|\s*(?:이?라)?(?:고|며)", after
    ):
        return None
    head = re.split(r"[“\"”]", before)[-1]
    return (
        _last(KO_SUBJECT, head, KO_PRONOUNS)
        or _last(KO_SUBJECT, after, KO_PRONOUNS)
        or Who("pronoun", "그")
    )


def _japanese(before: str, after: str, verbs: str) -> Who | None:
    if not re.match(rf"\s*(?:と|、と|などと).{{0,20}}?(?:{verbs})", after):
        return None
    return _last(JA_SUBJECT, before, JA_PRONOUNS) or _last(JA_SUBJECT, after, JA_PRONOUNS)


def _chinese(before: str, after: str, verbs: str) -> Who | None:
    led = re.search(
        rf"(?:^|[，,；;])\s*{ZH_NAME}(?:也|还|還|则|曾|则)?(?:{verbs})道?[:：，,]?\s*$", before
    )
    tagged = re.match(rf"[，,]?\s*{ZH_NAME}(?:也|还|還|则|曾)?(?:{verbs})", after)
    found = led or tagged
    return _who(found["name"], ZH_PRONOUNS) if found else None


def _last(shape: re.Pattern[str], text: str, pronouns: tuple[str, ...]) -> Who | None:
    found = list(shape.finditer(text))
    return _who(found[-1]["name"], pronouns) if found else None


def _who(name: str, pronouns: tuple[str, ...]) -> Who:
    return Who("pronoun" if name in pronouns else "name", name.strip())
