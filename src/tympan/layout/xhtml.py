"""Whether markup is whole: what XML and HTML both read alike, and that reaches for nothing outside.

EPUB is read as XML and print as HTML. Markup that one of them forgives comes out differently in
the other, so neither has to forgive anything.
"""

import re
from dataclasses import dataclass
from xml.parsers import expat

# The elements that HTML never closes, and the only ones that may close themselves.
VOID = (
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
    *("source", "track", "wbr"),
)
ACTIVE = ("applet", "audio", "base", "embed", "frame", "iframe", "object", "script", "video")
RUNNING = ("javascript", "vbscript", "data", "file")
SCHEME = re.compile(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.-]*):")
# Named characters that XML knows; HTML's many others it does not.
ENTITIES = "&amp; &lt; &gt; &quot;"

BROKEN, REACHING = "layout-broken", "layout-reaches-out"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with markup, and how many characters stand before it."""

    offset: int
    rule: str
    message: str
    mend: str


def flaw_in(markup: str) -> Flaw | None:
    """The first flaw of some markup, be it a document or a part of one."""
    if "<" not in markup and "&" not in markup:
        return None
    return _Look(markup).flaw


class _Look:
    """One walk through the markup, which ends at the first flaw."""

    def __init__(self, markup: str) -> None:
        self.flaw: Flaw | None = None
        self._opened: list[tuple[str, int]] = []
        is_whole = markup.lstrip().startswith(("<!DOCTYPE", "<?xml"))
        self._before = 0 if is_whole else len(b"<_>")
        self._bytes = (markup if is_whole else f"<_>{markup}</_>").encode()
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.buffer_text = True
        try:
            self._parser.Parse(self._bytes, True)
        except expat.ExpatError as wrong:
            self.flaw = self.flaw or self._broken(wrong)

    def _stop(self, at: int, rule: str, message: str, mend: str) -> None:
        before = self._bytes[self._before : max(at, self._before)]
        self.flaw = self.flaw or Flaw(len(before.decode(errors="ignore")), rule, message, mend)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        self._opened.append((name, at))
        if name in ACTIVE:
            mend = "take it out: a page holds text and pictures"
            self._stop(at, REACHING, f"<{name}> would fetch or run something", mend)
        for key, value in attributes.items():
            if message := _reaching(name, key, value):
                mend = "put pictures into the manuscript, and rules into the layout's sheets"
                self._stop(at, REACHING, message, mend)

    def _end(self, name: str) -> None:
        _, opened_at = self._opened.pop()
        # One that closes itself has no end tag. The NCX is never read as HTML.
        is_empty = not self._bytes.startswith(b"</", self._parser.CurrentByteIndex)
        if is_empty and name not in VOID and not self._bytes.lstrip(b"<_>\n").startswith(b"ncx"):
            message = f"<{name}/> closes itself, and HTML takes it for one that stays open"
            self._stop(opened_at, BROKEN, message, f"write <{name}></{name}>")

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            message = "the document type declares something of its own"
            self._stop(0, BROKEN, message, "write no more than <!DOCTYPE html>")

    def _broken(self, wrong: expat.ExpatError) -> Flaw | None:
        at = self._parser.ErrorByteIndex
        told = expat.ErrorString(wrong.code)
        mend = "close every element, quote every attribute, write &amp; and &lt; for & and <"
        if told == "undefined entity":
            mend = f"XML knows {ENTITIES}; write other characters as they are, or as &#160;"
            self._stop(at, BROKEN, "the name of a character that XML does not know", mend)
        elif told == "mismatched tag" and self._opened:
            self._mismatched(at, mend)
        else:
            self._stop(at, BROKEN, f"the markup is not XML: {told}", mend)
        return self.flaw

    def _mismatched(self, at: int, mend: str) -> None:
        """An end without its beginning, or before that of what was opened since."""
        found = re.match(rb"(?:</)?([^\s>]*)", self._bytes[at:])
        closed = found[1].decode() if found else ""
        name, opened_at = self._opened[-1]
        if closed not in (opened for opened, _ in self._opened):
            self._stop(at, BROKEN, f"</{closed}> closes what was not opened", mend)
        elif name in VOID:
            self._stop(opened_at, BROKEN, f"<{name}> does not close itself", f"write <{name}/>")
        else:
            message = f"<{name}> is opened here and never closed"
            self._stop(opened_at, BROKEN, message, f"write </{name}> where it ends")


def _reaching(element: str, key: str, value: str) -> str:
    """What is to be said of an attribute that fetches or runs something; else nothing."""
    scheme = SCHEME.match(value)
    if key.startswith("on") or key in ("http-equiv", "srcset", "srcdoc"):
        return f"“{key}” would fetch or run something"
    if key == "style" and re.search(r"url\s*\(|image\s*\(|image-set\s*\(|@import|\\", value, re.I):
        return "a style in the markup may fetch nothing"
    if key == "src" and (scheme or value.startswith("/") or ".." in value.split("/")):
        return f"“{value[:60]}” is no picture of the manuscript"
    if key.rpartition(":")[2] == "href" and scheme and scheme[1].lower() in RUNNING:
        return f"a link to “{scheme[1]}:” would fetch or run something"
    return ""
