"""What format a file is in: its content says it first, its name second."""

import json
import re

from tympan.intake.formats.timed.rows import looks_like_rows

# What is often sent in the place of a text, by its first bytes, and how it becomes one.
_OTHERWISE = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})")
_CUE = re.compile(r"^(?:\d+:)?\d+:\d\d[.,]\d{1,3}[ \t]*-->[ \t]*(?:\d+:)?\d+:\d\d[.,]\d", re.M)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_BLOCK = re.compile(
    r"</?(?:p|div|section|article|h[1-6]|cite|ul|ol|dl|table|blockquote|figure|main|span|br|strong|b)\b",
    re.I,
)
_MARKDOWN = (
    re.compile(r"\A---\n(?:.*\n)*?---[ \t]*$", re.M),
    re.compile(r"^#{1,6} \S", re.M),
    re.compile(r"(?:\*\*|__)(?=\S)[^*_\n]{1,200}(?:\*\*|__)"),
    re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?:|/|#|mailto:)[^)\s]*\)"),
    re.compile(r"^\[\^[^\]\s]+\]:", re.M),
    re.compile(r"^(?:```|~~~|:::)", re.M),
)
_SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".mdx"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
}


def known_otherwise(data: bytes) -> str:
    """What the first bytes show the file to be, if that is nothing with a text to take."""
    if data[4:8] == b"ftyp":
        return "a film or a sound recording"
    return next((what for start, what in _OTHERWISE if data.startswith(start)), "")


def declared(data: bytes) -> str:
    """The encoding that a web page or an XML file says it is in."""
    start = data[:2048]
    found = _DECLARED.search(start) if b"<" in start else None
    return found[1].decode("ascii") if found else ""


def sniff(suffix: str, text: str) -> str:
    """The format of a text: `captions`, `json`, `html`, `csv`, `markdown` or `plain`."""
    suffix = suffix.lower()
    start = text.lstrip()
    if start.startswith("WEBVTT") or _CUE.search(text[:4000]):
        return "captions"
    if start[0] in "{[" and (suffix in (".json", ".jsonl") or _is_json(start)):
        return "json"
    if _PAGE.match(text[:4000]) or _is_fragment(suffix, start):
        return "html"
    if suffix == ".csv" or looks_like_rows(text[:20_000]):
        return "csv"
    if _SUFFIXES.get(suffix) == "markdown" or _is_markdown(text):
        return "markdown"
    return "plain"


def _is_json(text: str) -> bool:
    try:
        json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_fragment(suffix: str, start: str) -> bool:
    """A piece of a web page: it opens with a tag, and has a tag for every line or two."""
    if suffix in (".html", ".htm", ".xhtml"):
        return "<" in start
    if _SUFFIXES.get(suffix) == "markdown" or not _BLOCK.match(start):
        return False
    sample = start[:20_000]
    return len(_BLOCK.findall(sample)) * 2 > len(
        [line for line in sample.split("\n") if line.strip()]
    )


def _is_markdown(text: str) -> bool:
    """Two kinds of Markdown's signs, or one of them many times."""
    counts = [len(pattern.findall(text[:100_000])) for pattern in _MARKDOWN]
    return sum(map(bool, counts)) > 1 or max(counts) > 2
