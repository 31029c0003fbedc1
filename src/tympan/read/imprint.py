"""edition.toml as an Edition that has no text yet."""

import datetime
import re
from pathlib import Path
from types import MappingProxyType

from tympan.model import PULL_QUOTES, ROLES, Contributor, Edition
from tympan.read.faults import fault
from tympan.read.printing import PRINTING_KEYS, printing
from tympan.read.provenance import index_names, provenance
from tympan.read.settings import (
    Table,
    choice,
    inner,
    matching,
    refuse_unknown,
    required,
    rows,
    text,
    texts,
)

OPENING_KEYS = ("title", "kicker", "standfirst", "speakers")
KEYS = (
    *("title", "subtitle", "kicker", "standfirst", "language", "identifier", "isbn", "date"),
    *("publisher", "place", "rights", "description", "source", "subjects", "layout", "allow"),
    *("isbn-print", "series", "series-number", "certifier", "pull-quotes", "audio"),
    *("options", "speakers", "contributors", "provenance", "index", *PRINTING_KEYS),
)

# The shape of a BCP 47 tag; whether its parts are registered is not looked up.
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")
SERIES_NUMBER = re.compile(r"\d+(\.\d+)*", re.ASCII)
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def imprint(folder: Path, table: Table) -> Edition:
    """What edition.toml says of the edition as a whole."""
    refuse_unknown(table, KEYS)
    language = matching(
        table, "language", LANGUAGE, "a language tag", 'write a BCP 47 tag such as "en" or "pt-BR"'
    )
    return Edition(
        name=folder.resolve().name,
        folder=folder,
        at=table.at(),
        title=required(table, "title", folder.resolve().name),
        subtitle=text(table, "subtitle"),
        language=language or "en",
        identifier=matching(
            table, "identifier", URI, "a URI", 'write it like "urn:uuid:…" or "https://…"'
        ),
        isbn=text(table, "isbn"),
        date=_date(table),
        publisher=text(table, "publisher"),
        place=text(table, "place"),
        rights=text(table, "rights"),
        description=text(table, "description"),
        source=text(table, "source"),
        subjects=texts(table, "subjects"),
        contributors=_contributors(table),
        layout=text(table, "layout") or "feature",
        options=_options(inner(table, "options")),
        allow=texts(table, "allow"),
        front=(),
        interviews=(),
        back=(),
        isbn_print=text(table, "isbn-print"),
        series=text(table, "series"),
        series_number=matching(
            table, "series-number", SERIES_NUMBER, "a number", 'write it like "2" or "2.1"'
        ),
        certifier=text(table, "certifier"),
        pull_quotes=choice(table, "pull-quotes", PULL_QUOTES, "aside"),
        printing=printing(table),
        index=index_names(table),
        provenance=provenance(table),
    )


def _date(table: Table) -> str:
    """A day, month or year as YYYY-MM-DD, YYYY-MM or YYYY."""
    value = table.values.get("date", "")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) and (not value or (DATE.fullmatch(value) and _in_calendar(value))):
        return value
    message = "the value of “date” is no date"
    mend = 'write it like "2023-10-06", "2023-10" or "2023"'
    table.faults.append(fault("wrong-value", table.at("date"), message, mend))
    return ""


def _in_calendar(value: str) -> bool:
    year, month, day = (*value.split("-"), "01", "01")[:3]
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _contributors(table: Table) -> tuple[Contributor, ...]:
    found = []
    for row in rows(table, "contributors"):
        refuse_unknown(row, ("name", "role", "file-as"))
        if name := required(row, "name", ""):
            role = choice(row, "role", ROLES, "author")
            found.append(Contributor(name, role, text(row, "file-as")))
    return tuple(found)


def _options(table: Table) -> MappingProxyType[str, object]:
    """The layout's options; which there are, and what they mean, the layout knows."""
    options = {}
    for key, value in table.values.items():
        if isinstance(value, (str, int, float, bool)):
            options[key] = value
        else:
            message = f"the value of “{key}” is neither a text, a number nor true or false"
            mend = f'write it like {key} = "…"'
            table.faults.append(fault("wrong-value", table.at(key), message, mend))
    return MappingProxyType(options)
