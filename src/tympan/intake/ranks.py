"""What `tympan quotes` prints: the sentences of a manuscript, the best first, with reasons."""

from collections.abc import Iterator
from pathlib import Path

from tympan.diagnostic import Fault
from tympan.edit import edit
from tympan.intake.quotes import ranking
from tympan.model import PullQuote, plain, walk
from tympan.read import read

SHOWN = 40  # sentences of each interview


def ranks(folder: Path) -> Iterator[str]:
    """A line for each sentence with its place, and a line with its reasons; raises `Fault`."""
    edition, faults = read(folder)
    if edition is None:
        raise Fault(*faults)
    edition = edit(edition)
    for interview in edition.interviews:
        if len(edition.interviews) > 1:
            yield f"{interview.title}:"
        pulled = {
            plain(block.words).strip(" ,")
            for section in interview.sections
            for block in walk(section.body)
            if isinstance(block, PullQuote)
        }
        names = {speaker.id: speaker.short for speaker in interview.speakers}
        for number, one in enumerate(ranking(interview, edition.language)[:SHOWN], 1):
            found = one.candidate
            who = names.get(found.speaker, "")
            mark = " (in the text already)" if found.words in pulled else ""
            yield f"{number:3}. {one.worth:+.2f}  {who + ': ' if who else ''}{found.words}{mark}"
            yield f"     {found.at}  {', '.join(one.reasons)}"
