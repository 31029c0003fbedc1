"""Rules on quotation marks."""

import re
from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.proof.balance import Fault
from tympan.proof.subject import Proof
from tympan.rule import rule


@rule(Severity.ERROR)
def unclosed_quotation(proof: Proof) -> Iterator[Finding]:
    """A quotation that is opened and never closed leaves readers guessing where the speaker stops.

    Words of the writer's then pass for the speaker's. When somebody is quoted over several
    paragraphs, each paragraph opens and only the last one closes: that is right and not reported.
    """
    for slip in proof.slips:
        if slip.fault is Fault.UNCLOSED:
            mend = f"add {slip.partner} where the speaker stops"
            if slip.mark == "‘":
                mend += ", or type ’ if this is an apostrophe"
            yield Finding(
                slip.at,
                f"a quotation is opened here with {slip.mark} and never closed"
                f"{slip.passage.source}",
                mend,
            )


@rule(Severity.ERROR)
def unopened_quotation(proof: Proof) -> Iterator[Finding]:
    """A quotation that is closed and was never opened hides where the speaker begins.

    Often the opening mark was lost when the text was copied. Inches and seconds are not
    quotation marks: they are written with ″.
    """
    for slip in proof.slips:
        if slip.fault is Fault.UNOPENED:
            yield Finding(
                slip.at,
                f"a quotation is closed here with {slip.mark} and was never opened"
                f"{slip.passage.source}",
                f"add {slip.partner} where the speaker begins, or take this {slip.mark} away",
            )


@rule(Severity.ERROR)
def stranded_quotation_mark(proof: Proof) -> Iterator[Finding]:
    """A mark that opens at a paragraph's end, or closes at its start, has come away from its words.

    Text that was copied from a web page often breaks between a mark and the quotation it belongs
    to. In print the mark then hangs in the air, and two paragraphs read wrongly.
    """
    for slip in proof.slips:
        if slip.fault is not Fault.STRANDED:
            continue
        if slip.opens:
            message = f"{slip.mark} opens a quotation, but its paragraph ends here"
            mend = f"move it to the start of the next paragraph, or type {slip.partner} to close"
        else:
            message = f"{slip.mark} closes a quotation, but its paragraph begins here"
            mend = f"move it to the end of the paragraph before, or type {slip.partner} to open one"
        yield Finding(slip.at, message + slip.passage.source, mend)


@rule(Severity.WARNING)
def straight_quotation_mark(proof: Proof) -> Iterator[Finding]:
    """A straight mark is left where the house could not tell which curly one is meant.

    All that are certain have been turned already. In print a straight mark among curly ones looks
    like a mistake; feet and inches are written with ′ and ″.
    """
    for flow in proof.flows:
        for passage in flow:
            for straight in re.finditer("[\"']", passage.text):
                if not passage.run(straight.start()).code:
                    curly = "“ or ”" if straight[0] == '"' else "‘ or ’"
                    yield Finding(
                        passage.place(straight.start()),
                        f"a straight {straight[0]} is left here{passage.source}",
                        f"type the mark that is meant, {curly}",
                    )
