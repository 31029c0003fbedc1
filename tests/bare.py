"""An edition of which nothing is said but its title: tests say with `replace` what matters."""

from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Span
from tympan.model import Edition

BARE = Edition(
    name="a",
    folder=Path(),
    at=Span(Path("edition.toml"), 1, 1),
    title="Title",
    subtitle="",
    language="en",
    identifier="",
    isbn="",
    date="",
    publisher="",
    place="",
    rights="",
    description="",
    source="",
    subjects=(),
    contributors=(),
    layout="plain",
    options=MappingProxyType({}),
    allow=(),
    front=(),
    interviews=(),
    back=(),
)
