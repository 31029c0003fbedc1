"""Print shops: a profile is a file of data, `printers/NAME.toml`; here it is found by its name."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.printers.profile import Printer
from tympan.printers.settings import chain, printer

FAULTS = MappingProxyType(
    {
        "no-such-printer": "A printer is known by the name of its profile, a file in the folder "
        "`printers` beside the manuscripts or among those that came with tympan.",
        "printer-broken": "What a print shop accepts must be known to the last number: a press "
        "that guesses makes a file that the shop refuses, or a book that is cut wrongly.",
        "no-such-trim": "A shop cuts books to the sizes that it lists. Another size costs extra, "
        "or is refused after the file was sent.",
        "no-such-product": "A shop sells several papers and bindings under names of its own; "
        "page counts, colours and the width of the spine follow from the one that is chosen.",
    }
)

DEFAULT = "offset-coated"


def shipped() -> Path:
    """The folder of the profiles that came with tympan."""
    return Path(__file__).parent


def known(project: Path) -> Mapping[str, Path]:
    """Every profile by name; a project's own hides a shipped one of the same name."""
    return {
        file.stem: file
        for shelf in (shipped(), project / "printers")
        for file in sorted(shelf.glob("*.toml"))
    }


def find(name: str, project: Path, at: Span) -> Printer:
    """The profile called `name`, the default when it is empty; raises `Fault`."""
    profiles = known(project)
    name = name or DEFAULT
    if name not in profiles:
        message = f"there is no printer called “{name}”"
        raise Fault(error("no-such-printer", at, message, did_you_mean(name, profiles)))
    return printer(chain(name, profiles, at))
