"""HTML, whole pages and pieces → passages; what surrounds an article is fenced."""

from tympan.intake.formats.stamped import with_stamps
from tympan.intake.formats.web.apart import Apart
from tympan.intake.formats.web.tree import Element, number_items, text_of, tree_of
from tympan.intake.formats.web.walk import Walk
from tympan.intake.source import Fenced, Passage, Source
from tympan.intake.words import words_of

_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_DATES = ("article:published_time", "date", "dc.date", "datepublished", "pubdate")


def read_webpage(name: str, text: str) -> Source:
    """The article of a web page, with speakers and times where the page marks them."""
    root = tree_of(name, text)
    number_items(root)
    walk = Walk(Apart(root), language=_language(root))
    walk.through(root)
    passages, times = with_stamps(walk.passages)
    return Source(
        name=name,
        format="HTML",
        passages=passages,
        words=words_of(text_of(root)),
        fenced=(*walk.fenced, *times),
        facts=_facts(root),
    )


def read_fragment(text: str, line: int) -> tuple[list[Passage], list[Fenced]]:
    """A piece of HTML within another format, which begins on `line`."""
    root = tree_of("", text)
    walk = Walk(Apart(root), above=line - 1)
    walk.through(root)
    return walk.passages, walk.fenced


def _language(root: Element) -> str:
    return str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")


def _facts(root: Element) -> dict[str, str]:
    """Title, author, date and language, as the head of the page gives them."""
    metas = {
        (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower(): str(
            meta.get("content") or ""
        ).strip()
        for meta in root.iter("meta")
    }
    title = next((text_of(found) for found in root.iter("title")), "")
    facts = {
        "title": metas.get("og:title") or " ".join(title.split()),
        "author": next((metas[key] for key in _AUTHORS if metas.get(key)), ""),
        "date": next((metas[key] for key in _DATES if metas.get(key)), ""),
        "description": metas.get("description") or metas.get("og:description") or "",
        "language": _language(root),
    }
    return {key: value for key, value in facts.items() if value}
