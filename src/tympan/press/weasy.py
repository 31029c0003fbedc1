"""The one door to WeasyPrint: typeset XHTML with a layout's sheets and faces, and nothing else.

No font of the system's and nothing outside of what is handed in can reach a page.
"""

import atexit
import logging
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from tympan import libraries
from tympan.diagnostic import Fault, Lack, Span, error
from tympan.fonts import Face, catalogue, verify

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><reset-dirs/><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


# A sheet that numbers anything but pages.
NUMBERING = re.compile(r"counter-(?:increment|reset|set)\s*:(?!\s*page(?:\s+-?\d+)?\s*[;}])")

# A sheet that looks at what follows an element, or stands in it.
AHEAD = re.compile(r":(?:has\(|nth-last-|(?:last|only)-of-type)")


def _isolate_fonts() -> None:
    """Hide the system's fonts. One real font must stay in sight: with none, Pango crashes."""
    folder = tempfile.TemporaryDirectory(prefix="tympan-fonts-")
    atexit.register(folder.cleanup)
    conf = Path(folder.name) / "fonts.conf"
    conf.write_text(FONTS_CONF.format(fonts=catalogue()[0].file.parent, cache=folder.name), "utf-8")
    os.environ["FONTCONFIG_FILE"] = str(conf)
    os.environ["FONTCONFIG_PATH"] = folder.name
    os.environ.pop("FONTCONFIG_SYSROOT", None)


_isolate_fonts()
if missing := libraries.lacking():
    raise Lack(
        f"this machine lacks {', '.join(missing)}, without which no page can be set",
        libraries.command_for(libraries.packages_of(missing)),
    )

# Its fonts and libraries must be in place first.
with libraries.by_soname():
    import weasyprint
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: E402

from tympan.press import again, columns, cures, grid, once, slugs, styles, tags  # noqa: E402
from tympan.press.formes import elsewhere  # noqa: E402
from tympan.press.paint import Paint as Paint  # noqa: E402
from tympan.press.paint import painting  # noqa: E402
from tympan.press.rubbish import uncollected  # noqa: E402
from tympan.press.trees import tree  # noqa: E402

cures.apply()
grid.apply()
columns.apply()
again.apply()
elsewhere.apply()
styles.apply()
once.apply()
slugs.apply()

Document: TypeAlias = weasyprint.Document


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Fetches what was handed in, by `press:` addresses, and nothing else."""

    def __init__(self, held: Mapping[str, bytes | Path]) -> None:
        super().__init__(allowed_protocols=("press",))
        self._held = held

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url not in self._held:
            raise ValueError("a page may fetch nothing but what was handed in")
        held = self._held[url]
        return URLFetcherResponse(url, held if isinstance(held, bytes) else held.read_bytes())


def typeset(
    html: str,
    sheets: Sequence[tuple[Path, str]],
    faces: Sequence[Face],
    pictures: Mapping[str, bytes],
    at: Span,
) -> Document:
    """The pages of a document.

    `pictures` are found by the `press:` addresses in the document. Raises `Fault` for every rule
    that WeasyPrint does not know, with the sheet's name and line, and for whatever it complains
    of, at `at`.
    """
    shared = bench(tuple(sheets), tuple(faces), tuple(pictures.items()), at)
    with _complaints() as told, uncollected():
        document = as_read(html, shared).render(
            stylesheets=shared.sheets,
            font_config=shared.fonts,
            color_profiles=shared.profiles,
            cache=shared.images,
        )
        _raise(told, at)
    return document


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """All that several documents have in common: sheets as read, faces, pictures as opened."""

    fetcher: _Fetcher
    fonts: FontConfiguration
    profiles: dict[str, Any]
    sheets: list[weasyprint.CSS]
    images: dict[str, Any]
    memory: again.Memory
    styles: styles.Styles


@lru_cache(maxsize=2)
def bench(
    sheets: tuple[tuple[Path, str], ...],
    faces: tuple[Face, ...],
    pictures: tuple[tuple[str, bytes], ...],
    at: Span,
) -> Bench:
    """Make ready what the next document shares with the last one."""
    verify(faces)
    held: dict[str, bytes | Path] = {
        f"press:face/{number}": face.file for number, face in enumerate(faces)
    }
    fetcher, fonts = _Fetcher(held | dict(pictures)), FontConfiguration()
    profiles: dict[str, Any] = {}
    parsed = []
    for span, css in ((at, _own_rules(faces)), *((Span(file), css) for file, css in sheets)):
        with _complaints() as told:
            sheet = weasyprint.CSS(
                string=css, url_fetcher=fetcher, font_config=fonts, color_profiles=profiles
            )
            _raise(told, span)
        parsed.append(sheet)
    counts, ahead = (any(what.search(css) for _, css in sheets) for what in (NUMBERING, AHEAD))
    return Bench(fetcher, fonts, profiles, parsed, {}, again.Memory(counts), styles.Styles(ahead))


def as_read(html: str, bench: Bench) -> weasyprint.HTML:
    """A document as WeasyPrint reads it."""
    root = tree(html)
    text = html if root is None else ""
    page = weasyprint.HTML(string=text, base_url="press:/", url_fetcher=bench.fetcher)
    if root is not None:
        page.etree_element = root
        page.wrapper_element = page.wrapper_element.from_html_root(root, content_language=None)
    page.memory, page.styles = bench.memory, bench.styles
    return page


def forget() -> None:
    """Typeset the next document as if it were the first: no page of an earlier one is taken."""
    bench.cache_clear()


def write(document: Document, at: Span, paint: Paint = Paint()) -> bytes:  # noqa: B008 - frozen
    """The document as a PDF for paper: no tags, and no claim to any standard."""
    with _complaints() as told, painting(paint):
        pdf: bytes = document.write_pdf()
        _raise(told, at)
    return pdf


def write_tagged(document: Document, at: Span, level: int = 0) -> bytes:
    """The document as a PDF/UA-1 for the screen, its pages without bleed.

    `level` is that of the last heading before it, where it is a part of another.
    """
    bleeds = [page.bleed for page in document.pages]
    for page in document.pages:
        page.bleed = dict.fromkeys(page.bleed, 0)
    with (
        _complaints() as told,
        painting(Paint(is_artifact=tags.is_artifact)),
        tags.tagging([page.height for page in document.pages], level),
    ):
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
        _raise(told, at)
    # A page's bleed is its own, and the next file may need it.
    for page, bleed in zip(document.pages, bleeds, strict=True):
        page.bleed = bleed
    return pdf


def _own_rules(faces: Iterable[Face]) -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("press:face/{number}"); }}'
        for number, face in enumerate(faces)
    )


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint says through `logging`, and keep it from the user's terminal."""
    told: list[str] = []
    logger = logging.getLogger("weasyprint")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    before = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield told
    finally:
        logger.handlers, logger.propagate = before


def _raise(told: list[str], at: Span) -> None:
    if told:
        raise Fault(*(_complaint(message, at) for message in dict.fromkeys(told)))


def _complaint(message: str, at: Span) -> Any:
    place = message.partition(" at ")[2].partition(":")[0]
    line = int(place) if place.isdecimal() else 0
    mend = "mend that rule, or move it to the sheet of the medium that knows it"
    if at.file.suffix != ".css":
        mend = "mend what it names; if nothing of yours is wrong, report it as a fault of tympan"
    return error("press-complains", Span(at.file, line), message, mend)
