"""The report of an import: what was found, mended, left to a person, and kept out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tympan.diagnostic import Diagnostic, shown
from tympan.intake.ledger import Ledger
from tympan.intake.prepared import Prepared
from tympan.intake.source import Passage, Source
from tympan.intake.words import words_of

LONGEST = 100  # characters of what was kept out that are shown


def report(
    sources: Sequence[Source],
    interviews: Sequence[Prepared],
    ledger: Ledger,
    missing: Sequence[Passage],
    remaining: Iterable[Diagnostic],
) -> str:
    """The whole report as Markdown; lines are those of the source."""
    rows = (f"- {_file(one.name)}: {one.format}, {one.encoding}" for one in sources)
    blocks = ["# Import report", "\n".join(rows), *_ledger(ledger)]
    if len(interviews) > 1:
        blocks.append(f"{len(interviews)} interviews.")
    else:
        blocks += _overview(interviews[0])
    blocks += _to_decide(interviews, missing, remaining)
    for number, one in enumerate(interviews, 1):
        if len(interviews) > 1:
            blocks += [f"# {number}. {one.title}", *_overview(one)]
        blocks += _details(one)
    return "\n\n".join(blocks) + "\n"


def summary(
    interviews: Sequence[Prepared], ledger: Ledger, missing: Sequence[Passage]
) -> list[str]:
    """The report in a few lines for the terminal."""
    shapes = ", ".join(dict.fromkeys(one.hearing.shape for one in interviews))
    several = "s" if len(interviews) > 1 else ""
    lines = [f"{len(interviews)} interview{several}, {interviews[0].hearing.language}: {shapes}"]
    if not several:
        lines.append("speakers: " + ("; ".join(_speakers(interviews[0])) or "none is named"))
    mended = Counter(part.what for one in interviews for part in one.mended)
    told = ", ".join(f"{what} ({count})" for what, count in mended.most_common())
    lines.append(f"mended: {told or 'nothing'}")
    lines.append(f"doubtful: {sum(len(one.doubts) for one in interviews)}")
    if missing:
        lines.append(f"pictures that are not beside the source: {len(missing)}")
    return [*lines, ledger_line(ledger)]


def ledger_line(ledger: Ledger) -> str:
    """The ledger's sum in one line."""
    apart = sum(count for _, count in ledger.apart)
    lost = sum(len(loss.words) for loss in ledger.lost)
    return (
        f"words: {ledger.words} in the source = {ledger.kept} in the manuscript "
        f"+ {apart} kept apart + {lost} lost"
    )


def _overview(one: Prepared) -> Iterator[str]:
    hearing = one.hearing
    yield f"Shape: {hearing.shape}. Language: {hearing.language}. Sections: {len(one.parts)}."
    if hearing.voices:
        yield "## Speakers"
        yield "\n".join(f"- {line}" for line in _speakers(one))


def _ledger(ledger: Ledger) -> Iterator[str]:
    yield "## The ledger"
    rows = [f"- in the source: {ledger.words} words", f"- in the manuscript: {ledger.kept}"]
    rows += [f"- kept apart, {why}: {count}" for why, count in ledger.apart]
    rows.append(f"- lost: {sum(len(loss.words) for loss in ledger.lost)}")
    yield "\n".join(rows)


def _to_decide(
    interviews: Sequence[Prepared], missing: Sequence[Passage], remaining: Iterable[Diagnostic]
) -> Iterator[str]:
    """What is doubtful in the source, with its line, and in the manuscript, with its place."""
    rows = [
        f"- line {doubt.line}: {doubt.message} ({doubt.mend})"
        for one in interviews
        for doubt in one.doubts
    ]
    rows += [
        f"- line {picture.line}: the picture {_code(picture.target)} is not beside the source "
        "(put it into the folder of the manuscript, and ![What it shows](its-name.jpg) into the "
        "text)"
        for picture in missing
    ]
    for said in remaining:
        found = said.finding
        rows.append(f"- {shown(found.at.file)}:{found.at.line}: {found.message} ({found.mend})")
    if rows:
        yield "## For you to decide"
        yield "\n".join(" ".join(row.split()) for row in rows)


def _details(one: Prepared) -> Iterator[str]:
    if one.mended:
        yield "## Mended"
        yield "\n".join(
            f"- line {part.line}, {part.what}: {_code(part.before)} → {_code(part.after)}"
            for part in one.mended
        )
    if one.fenced:
        yield "## Kept out of the text"
        yield "\n".join(
            f"- line {part.line}, {part.why}: {_code(_short(part.text))}" for part in one.fenced
        )


def _speakers(one: Prepared) -> Iterator[str]:
    turns, words = _shares(one)
    for voice in one.hearing.voices:
        also = f" (also {', '.join(voice.aliases)})" if voice.aliases else ""
        turn = "turn" if turns[voice.id] == 1 else "turns"
        counted = f"{turns[voice.id]} {turn}, {words[voice.id]} words"
        yield f"{voice.name}{also}, {voice.role}: {counted}"


def _shares(one: Prepared) -> tuple[Counter[str], Counter[str]]:
    """Turns, or quotations in prose, and words of each voice."""
    turns: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for heard in one.hearing.passages:
        if heard.speaker and heard.passage.kind != "picture":
            turns[heard.speaker] += heard.opens
            words[heard.speaker] += len(words_of(heard.passage.text))
        for quotation in heard.quotations:
            turns[quotation.speaker] += 1
            said = heard.passage.text[quotation.start : quotation.end]
            words[quotation.speaker] += len(words_of(said))
    return turns, words


def _file(name: str) -> str:
    return "standard input" if name == "-" else Path(name).name


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"


def _code(text: str) -> str:
    """Words as they stand, between signs that are not among them."""
    line = " ".join(text.split())
    sign = "``" if "`" in line else "`"
    return f"{sign} {line} {sign}" if line else "(nothing)"
