"""ODT → passages, read from its XML, with each word accounted for."""

from tympan.intake.formats.office.archive import Archive
from tympan.intake.formats.office.numbers import number_items
from tympan.intake.formats.office.ooxml import Element, name_of
from tympan.intake.formats.office.opendocument import Looks, words_in
from tympan.intake.formats.office.opened import Opened
from tympan.intake.formats.stamped import with_stamps
from tympan.intake.source import Doubt, Source
from tympan.intake.words import words_of


def read_odt(archive: Archive) -> Source:
    """The paragraphs of an OpenDocument text, with lists, notes, tables and links."""
    root = archive.tree("content.xml")
    body = next(root.iter("{*}text"), None) if root is not None else None
    if root is None or body is None:
        raise archive.broken("it holds no text document")
    looks = Looks(archive.tree("styles.xml"), root)
    number_items(body, looks)
    reader = Opened(looks)
    reader.read(body)
    passages, times = with_stamps(reader.passages)
    return Source(
        name=archive.name,
        format="ODT",
        passages=passages,
        words=words_of(words_in(body)),
        fenced=(*reader.fenced, *times),
        doubts=_doubts(reader),
        facts=_facts(archive.tree("meta.xml")),
    )


def _doubts(reader: Opened) -> tuple[Doubt, ...]:
    deleted = sum(part.why == "tracked deletion" for part in reader.fenced)
    if not deleted:
        return ()
    message = f"{deleted} deletions are tracked in the document; they were left out"
    return (Doubt(0, message, "accept or reject the changes in its program, if that is wrong"),)


def _facts(root: Element) -> dict[str, str]:
    names = {"title": "title", "creator": "author", "initial-creator": "author"}
    facts: dict[str, str] = {}
    for node in root.iter() if root is not None else ():
        key = names.get(name_of(node), "")
        if key and (text := (node.text or "").strip()):
            facts.setdefault(key, text)
    return facts
