"""Where a recording comes from, and whom the index names: what archives ask of an edition."""

import datetime

from tympan.model import PROVENANCE, IndexName
from tympan.read.faults import fault
from tympan.read.settings import Table, inner, refuse_unknown, text, texts


def provenance(table: Table) -> tuple[tuple[str, str], ...]:
    """What the table [provenance] tells, in the order in which it is printed."""
    told = inner(table, "provenance")
    refuse_unknown(told, PROVENANCE)
    found = ((key, _value(told, key)) for key in PROVENANCE if key in told.values)
    return tuple((key, value) for key, value in found if value)


def _value(table: Table, key: str) -> str:
    value = table.values[key]
    return value.isoformat() if isinstance(value, datetime.date) else text(table, key)


def index_names(table: Table) -> tuple[IndexName, ...]:
    """The names of the key `index`: each as it is filed, and behind | other forms of it."""
    found: dict[str, IndexName] = {}
    for line in texts(table, "index"):
        heading, *forms = (" ".join(form.split()) for form in line.split("|"))
        if not heading or not all(forms):
            message = f"“{line}” in the index has no name before or behind a |"
            mend = 'write it like "Name" or "Name|another form"'
            table.faults.append(fault("wrong-value", table.at("index"), message, mend))
        elif heading in found:
            message = f"“{heading}” stands in the index twice"
            mend = "put all forms of a name into one line, with | between them"
            table.faults.append(fault("wrong-value", table.at("index"), message, mend))
        else:
            known = dict.fromkeys((*_spoken(heading), *forms))
            found[heading] = IndexName(heading, tuple(known), table.at("index"))
    return tuple(found.values())


def _spoken(heading: str) -> tuple[str, ...]:
    """A name as it is filed, and as it is said: “Hale, Tom” is “Tom Hale”."""
    family, comma, given = heading.partition(", ")
    return (f"{given} {family}", heading) if comma and given and "," not in given else (heading,)
