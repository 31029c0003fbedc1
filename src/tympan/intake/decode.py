"""Bytes → text: which encoding it is, judged by the whole file, and what is doubtful about it."""

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from tympan.intake.source import Doubt

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A text that is mostly ASCII and has only these above it is Western: nothing needs to be guessed.
_WESTERN = frozenset(
    "€‚„…‹‘’“”•–—›\xa0©«°·»¡¿£¢§®™´ªº²×÷½¼¾"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŸßàáâãäåæçèéêëìíîïñòóôõöøùúûüœÿ".encode("cp1252")
)
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_HIGH_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What the detector of unknown encodings is shown: lines above ASCII, up to this many bytes.
_SAMPLE = 64 * 1024
# Which encodings are likely, the likeliest first: for texts that are mostly ASCII, and for others.
_NEAR = ("cp1252", "cp1250", "iso8859_2", "cp1254", "mac_roman")
_FAR = (
    *("cp932", "gb18030", "big5", "cp949", "euc_jp"),
    *("cp1251", "cp1253", "cp1255", "cp1256", "cp1252", "koi8_r", "cp1250", "cp1254", "cp1257"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "cp866", "mac_roman"),
)
_NO_TEXT = frozenset(("Cn", "Co", "Cs", "Cc"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with `\\n` at its line ends, and the encoding that it came in."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """The text of these bytes, or None when they are no text; `declared` is what the file says."""
    found = _decoded(data, declared)
    if found is None or _too_many_controls(found.text):
        return None
    text = found.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _cleaned(replace(found, text=text))


def _decoded(data: bytes, declared: str) -> Decoded | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name) or _mostly(data[len(mark) :], name)
    if b"\0" in data:
        return _without_mark(data)
    if b"\x1b$" in data and (text := _strictly(data, "iso2022_jp")):
        return text
    found = _strictly(data, "utf-8") or _nearly_utf8(data)
    if not found and declared:
        found = _strictly(data, _western(declared))
    return found or _legacy(data)


def _strictly(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeDecodeError, LookupError):
        return None


def _mostly(data: bytes, name: str) -> Decoded:
    """A file that says what it is and breaks off: what cannot be read becomes `�`."""
    text = data.decode(name, "replace")
    line = text[: text.find("\ufffd")].count("\n") + 1
    message = f"bytes here are not {name}, though the file says so; they became “\ufffd”"
    return Decoded(text, name, (Doubt(line, message, "look at the text at each “\ufffd”"),))


def _western(declared: str) -> str:
    """Files that say ISO-8859-1 or ASCII are Windows-1252, as browsers have found."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return declared
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: read the right way round it has spaces, line ends and full stops."""
    whole = data[: len(data) // 2 * 2]
    found = filter(None, (_strictly(whole, name) for name in ("utf-16-le", "utf-16-be")))
    best = max(found, key=lambda text: _plainness(text.text), default=None)
    if best and _plainness(best.text) > 0:
        return best
    stray = data.count(0)
    return _decoded(data.replace(b"\0", b""), "") if stray * 1000 < len(data) else None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 into which a few Windows-1252 bytes were pasted; each is read as that."""
    text = data.decode("utf-8", "surrogateescape")
    strays = re.findall("[\udc80-\udcff]", text)
    sound = sum(1 for character in text if character > "\x7f") - len(strays)
    if not sound or len(strays) * 4 > sound:
        return None

    def read(stray: re.Match[str]) -> str:
        return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace")

    line = text[: text.find(strays[0])].count("\n") + 1
    message = f"{len(strays)} bytes are not UTF-8 as the rest is; they were read as Windows-1252"
    doubt = Doubt(line, message, "look at the characters above ASCII from here on")
    return Decoded(re.sub("[\udc80-\udcff]", read, text), "utf-8", (doubt,))


def _legacy(data: bytes) -> Decoded | None:
    """One of the encodings from before Unicode; Western unless the bytes speak against it."""
    western = _windows(data)
    sample = b"\n".join(_HIGH_LINE.findall(data))[:_SAMPLE]
    above = data.translate(None, delete=bytes(range(0x80)))
    mostly_ascii = sum(byte > 0x7F for byte in sample) * 3 < sum(map(_may_be_letter, sample))
    if western and mostly_ascii and _WESTERN.issuperset(above):
        return western
    guess = _guessed(sample, _NEAR if mostly_ascii else _FAR)
    found = _strictly(data, guess) if guess else western
    if not found:
        return None
    line = data[: data.find(above[:1])].count(b"\n") + 1
    message = f"the file does not say its encoding; it was read as {found.encoding}"
    return replace(found, doubts=(Doubt(line, message, "if letters are wrong, save it as UTF-8"),))


def _may_be_letter(byte: int) -> bool:
    return byte > 0x7F or chr(byte).isalpha()


def _windows(data: bytes) -> Decoded | None:
    """Windows-1252, by its plainer name ISO-8859-1 where nothing tells them apart."""
    if _UNDEFINED.search(data):
        return None
    name = "cp1252" if re.search(rb"[\x80-\x9f]", data) else "iso-8859-1"
    return Decoded(data.decode("cp1252"), name)


def _guessed(sample: bytes, known: tuple[str, ...]) -> str:
    """Which of these encodings the lines are in; empty when charset-normalizer cannot tell."""
    from charset_normalizer import from_bytes

    found = list(from_bytes(sample, cp_isolation=list(known)))
    best = [match.encoding for match in found if match.chaos == found[0].chaos]
    # Equally good readings of a text that is mostly ASCII: the first in the list is most likely.
    if known is _NEAR:
        best.sort(key=known.index)
    return best[0] if best else ""


def _plainness(text: str) -> int:
    """How many spaces, line ends and stops a text has, less the characters that no text has."""
    stops = sum(map(text.count, "\n .,:\u3000\u3001\u3002"))
    signs = (sign for sign in text if unicodedata.category(sign) in _NO_TEXT)
    return stops - 20 * sum(not sign.isspace() for sign in signs)


def _too_many_controls(text: str) -> bool:
    """Whether characters that no text holds are so many that this is none."""
    found = sum(1 for _ in _CONTROLS.finditer(text))
    return found > 8 and found * 200 > len(text)


def _cleaned(found: Decoded) -> Decoded:
    """Without the control characters that no page can show; what turns the direction is told."""
    doubts = list(found.doubts)
    if first := _CONTROLS.search(found.text):
        line = found.text[: first.start()].count("\n") + 1
        message = "invisible control characters stood here and after; they were left out"
        doubts.append(Doubt(line, message, "look whether a word is broken here"))
    if turned := _OVERRIDES.search(found.text):
        line = found.text[: turned.start()].count("\n") + 1
        message = (
            f"an invisible character here (U+{ord(turned[0]):04X}) turns the direction of text"
        )
        doubts.append(Doubt(line, message, "delete it unless the language needs it"))
    return replace(found, text=_CONTROLS.sub("", found.text), doubts=tuple(doubts))
