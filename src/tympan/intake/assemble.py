"""Interviews that are ready, as the files of one manuscript."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tympan.intake.dates import day
from tympan.intake.prepared import Prepared
from tympan.intake.slug import slug
from tympan.intake.source import Source
from tympan.intake.writing.draft import Draft, Sheet, sheets
from tympan.intake.writing.imprint import Imprint, contributors, edition_toml, interview_toml
from tympan.intake.writing.pictures import Album, beside

CREDIT = ("url", "link", "permalink", "site", "publication")
DATES = ("date", "published", "release date", "created")


@dataclass(frozen=True, slots=True)
class Raw:
    """A source as it was asked for: its name, its bytes, what was read of it, its language."""

    name: str
    data: bytes
    source: Source
    language: str


def imprint(raws: Sequence[Raw], interviews: Sequence[Prepared], today: str) -> Imprint:
    """What the sources say of the edition; the date is today's where they name none."""
    first = raws[0]
    facts = {
        key.casefold(): value for raw in reversed(raws) for key, value in raw.source.facts.items()
    }
    alone = interviews[0] if len(interviews) == 1 else None
    title = alone.title if alone else facts.get("title", "") or interviews[0].title
    dates = (day(facts.get(key, "")) for key in DATES)
    voices = [voice for one in interviews for voice in one.hearing.voices] if alone else []
    digest = hashlib.sha256(b"".join(raw.data for raw in raws)).hexdigest()
    return Imprint(
        title=title,
        subtitle=alone.subtitle if alone else facts.get("subtitle", ""),
        language=first.language,
        identifier=uuid.uuid5(uuid.NAMESPACE_OID, digest).urn,
        date=next(filter(None, dates), today),
        source=next((facts[key] for key in CREDIT if facts.get(key)), _file(first.name)),
        contributors=contributors(facts, voices),
    )


def draft(imprint: Imprint, interviews: Sequence[Prepared], folder: Path | None) -> Draft:
    """The manuscript without its pull quotes; `folder` is where the source's pictures lie."""
    album = Album(beside(folder))
    written: list[Sheet] = []
    settings = {"edition.toml": settings_of(imprint, interviews)}
    if len(interviews) == 1:
        (only,) = interviews
        written += sheets(only.parts, only.cast, "", album)
        return Draft(settings, tuple(written), album.kept, tuple(album.missing))
    width = max(2, len(str(len(interviews))))
    for number, one in enumerate(interviews, 1):
        name = f"{number:0{width}}-{slug(one.title)}".rstrip("-")
        settings[f"{name}/interview.toml"] = interview_toml(one.title, one.subtitle, one.cast)
        written += sheets(one.parts, one.cast, f"{name}/", album)
    return Draft(settings, tuple(written), album.kept, tuple(album.missing))


def settings_of(imprint: Imprint, interviews: Sequence[Prepared]) -> str:
    """edition.toml; the speakers of a collection stand with its interviews."""
    return edition_toml(imprint, interviews[0].cast if len(interviews) == 1 else None)


def allowing(draft: Draft, imprint: Imprint, interviews: Sequence[Prepared]) -> Draft:
    """The draft with the faults that its imprint allows."""
    settings = {**draft.settings, "edition.toml": settings_of(imprint, interviews)}
    return replace(draft, settings=settings)


def _file(name: str) -> str:
    return Path(name).name if name != "-" else "standard input"
