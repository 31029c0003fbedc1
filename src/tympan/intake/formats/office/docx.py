"""DOCX → passages, read from its XML.

The libraries for DOCX skip what stands in tracked insertions, text boxes, fields and notes, or
forget the numbers of lists and the bold of styles; none of that may be lost here.
"""

from tympan.intake.formats.office.archive import Archive
from tympan.intake.formats.office.numbers import number_paragraphs
from tympan.intake.formats.office.ooxml import NOTES, UNPRINTED, name_of, words_in
from tympan.intake.formats.office.paragraphs import Paragraphs
from tympan.intake.formats.office.styles import Numbering, Styles
from tympan.intake.formats.stamped import with_stamps
from tympan.intake.source import Doubt, Fenced, Source
from tympan.intake.words import words_of

_BODY = "word/document.xml"


def read_docx(archive: Archive) -> Source:
    """The paragraphs of a Word document, with lists, notes, tables and links."""
    root = archive.tree(_BODY)
    if root is None:
        raise archive.broken(f"it has no part {_BODY}")
    styles = Styles(archive.tree("word/styles.xml"))
    numbering = Numbering(archive.tree("word/numbering.xml"))
    number_paragraphs(root, styles, numbering)
    reader = Paragraphs(styles, _targets(archive, _BODY))
    reader.read(root)
    said = [words_in(root)]
    for part, kind in NOTES:
        if (notes := archive.tree(part)) is not None:
            number_paragraphs(notes, styles, numbering)
            reader.read_notes(notes, kind, _targets(archive, part))
            said.append(words_in(notes))
    fenced = list(reader.fenced)
    for part, why in _furniture(archive):
        text = words_in(archive.tree(part))
        said.append(text)
        if text.strip():
            fenced.append(Fenced(text.strip(), why))
    passages, times = with_stamps(reader.passages)
    return Source(
        name=archive.name,
        format="DOCX",
        passages=passages,
        words=words_of("\n".join(said)),
        fenced=(*fenced, *times),
        doubts=_doubts(reader),
        facts=_facts(archive),
    )


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """The addresses that links and pictures name by a number; none of them is followed."""
    folder, _, name = part.rpartition("/")
    root = archive.tree(f"{folder}/_rels/{name}.rels")
    if root is None:
        return {}
    return {str(link.get("Id", "")): str(link.get("Target", "")) for link in root}


def _furniture(archive: Archive) -> list[tuple[str, str]]:
    """Page heads and feet, and the comments of reviewers: words that are not the interview's."""
    return [
        (part, why)
        for part in sorted(archive.parts)
        for start, why in UNPRINTED
        if part.startswith(f"word/{start}") and part.endswith(".xml")
    ]


def _doubts(reader: Paragraphs) -> tuple[Doubt, ...]:
    if not reader.deleted:
        return ()
    message = f"{reader.deleted} deletions are tracked in the document; they were left out"
    return (Doubt(0, message, "accept or reject the changes in Word, if that is wrong"),)


def _facts(archive: Archive) -> dict[str, str]:
    """Title, author and language, as the document's properties give them."""
    root = archive.tree("docProps/core.xml")
    names = {"title": "title", "creator": "author", "language": "language"}
    facts = {}
    for node in root if root is not None else ():
        key = names.get(name_of(node), "")
        if key and (text := (node.text or "").strip()):
            facts[key] = text
    return facts
