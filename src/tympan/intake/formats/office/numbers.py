"""The numbers of lists, which a word processor shows and does not store.

They are written into the tree before it is read, so that they count as words of the document.
"""

from tympan.intake.formats.office.ooxml import Element, child, name_of, value
from tympan.intake.formats.office.opendocument import Looks
from tympan.intake.formats.office.styles import Numbering, Styles


def number_paragraphs(root: Element, styles: Styles, numbering: Numbering) -> None:
    """Write `label` and `depth` on the paragraphs of Word's lists; bullets have an empty label."""
    for paragraph in root.iter("{*}p"):
        properties = child(paragraph, "pPr")
        look = styles.look(value(child(properties, "pStyle")))
        if look.heading or next(paragraph.iterancestors("{*}Fallback"), None) is not None:
            continue
        id, depth = look.list_id, look.depth
        if (numbered := child(properties, "numPr")) is not None:
            id, depth = value(child(numbered, "numId")), value(child(numbered, "ilvl")) or "0"
        label = numbering.label(id, depth)
        if label is not None:
            paragraph.set("depth", str(int(depth) + 1 if depth.isdigit() else 1))
            paragraph.set("label", label)


def number_items(body: Element, looks: Looks) -> None:
    """Write `label` on the items of an OpenDocument text's numbered lists."""
    counted: dict[int, int] = {}
    for found in body.iter("{*}list"):
        around = [found, *found.iterancestors("{*}list")]
        style = next(filter(None, (value(node, "style-name") for node in around)), "")
        goes_on = value(found, "continue-numbering") == "true" or value(found, "continue-list")
        number = counted.get(len(around), 0) if goes_on else 0
        for item in found:
            if name_of(item) == "list-item":
                start = value(item, "start-value")
                number = int(start) if start.isdigit() else number + 1
                if looks.counts(style, len(around)):
                    item.set("label", f"{number}.")
        counted[len(around)] = number
