"""All kinds of file together against the print file alone: the pages are laid out once for all."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import TYMPAN, medians
from benchmarks.editions import write
from benchmarks.figure import Figure

BALLERINA = Path(__file__).parents[1] / "manuscript" / "ballerina"
# Only the shop's template knows how wide a spine is there.
SETTINGS = 'kinds = ["epub", "print", "screen", "booklet", "cover"]\nspine = "3 mm"\n'


def measured(desk: Path, rounds: int) -> Iterator[Figure]:
    """A real interview, and an invented one of forty pages with pictures."""
    shelf = desk / "manuscript"
    shutil.copytree(BALLERINA, shelf / "ballerina")
    write(shelf / "forty", pages=40, pictures=8)
    for name, what in (("ballerina", "an interview"), ("forty", "40 pages, 8 pictures")):
        settings = shelf / name / "edition.toml"
        settings.write_text(SETTINGS + settings.read_text("utf-8"), "utf-8")
        build = (*TYMPAN, "build", name, "--cache", "")
        commands = {"all": build, "print": (*build, "--only", "print")}
        taken = medians(commands, desk, rounds)
        seen = f"{taken['all']:.2f} s against {taken['print']:.2f} s"
        yield Figure(
            f"all kinds against print alone, {what}",
            taken["all"] / taken["print"],
            bar=1.6,
            seen=seen,
        )
