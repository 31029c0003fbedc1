"""Rules on recordings and the times that lead into them."""

from collections.abc import Iterator

from tympan.clock import clock
from tympan.diagnostic import Finding, Severity
from tympan.model import Interview, Paragraph, walk
from tympan.proof.subject import Proof
from tympan.rule import rule


@rule(Severity.WARNING)
def recording_without_times(proof: Proof) -> Iterator[Finding]:
    """A recording is heard with the words that bear its times; without any, nobody can hear it.

    The transcript's times tell which words are said when, so that readers show them while they
    are heard. One at the beginning of every turn is enough.
    """
    for interview in proof.edition.interviews:
        if interview.recording and not any(_timed(interview)):
            yield Finding(
                interview.recording.at,
                f"no words have a time in the recording {interview.recording.file}, "
                "so it is not in the e-book",
                "write when a turn begins behind its name: **Name:** [0:03:31] …",
            )


@rule(Severity.WARNING)
def time_behind_the_recording(proof: Proof) -> Iterator[Finding]:
    """Words with a time after the recording's end cannot be heard in it.

    The time is misspelt, or the recording is another one, or not all of it.
    """
    for interview in proof.edition.interviews:
        if recording := interview.recording:
            for words, start in _timed(interview):
                if start >= recording.seconds:
                    yield Finding(
                        words.at,
                        f"these words have the time {clock(start)}, and {recording.file} ends "
                        f"at {clock(recording.seconds)}",
                        "write the time at which they are heard, or take it away",
                    )


def _timed(interview: Interview) -> Iterator[tuple[Paragraph, float]]:
    for section in interview.sections:
        for block in walk(section.body):
            if isinstance(block, Paragraph) and block.start is not None:
                yield block, block.start
