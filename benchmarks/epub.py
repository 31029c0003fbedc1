"""The EPUB alone, of two hundred sections: cold, and after a word was changed, against pandoc."""

import importlib.util
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.clock import TYMPAN, medians
from benchmarks.editions import markdown, write_collection
from benchmarks.figure import Figure, Skipped

INTERVIEWS, SECTIONS = 20, 10
PAGES = 11.4  # of each interview; 75,000 words together
CHANGED = "10-talk/05-part.md"
GET_PANDOC = "pip install pypandoc_binary==1.17"
METADATA = """\
---
title: The Slow Trades
author: Jonas Reed
lang: en
date: 2025-06-01
publisher: tympan editions
rights: © 2025 the tympan desk, AGPL-3.0-or-later
description: An invented interview, as long as a benchmark needs it.
---
"""


def measured(desk: Path, rounds: int) -> Iterator[Figure | Skipped]:
    """Three builds of ours; and pandoc's of the same text, for which it has no cache."""
    folder = desk / "manuscript" / "slow"
    write_collection(folder, INTERVIEWS, PAGES, SECTIONS)
    (desk / "slow.md").write_text(f"{METADATA}\n{markdown(folder)}", "utf-8")
    build = (*TYMPAN, "build", "slow", "--only", "epub", "--cache")
    commands: dict[str, tuple[str, ...]] = {
        "cold": (*build, "cold"),
        "unchanged": (*build, "warm"),
        "a word": (*build, "warm"),
    }
    if importlib.util.find_spec("pypandoc"):
        import pypandoc

        pandoc = pypandoc.get_pandoc_path()
        split = ("--split-level=2", "--toc", "--toc-depth=2")
        commands["pandoc"] = (pandoc, "slow.md", "-t", "epub3", *split, "-o", "pandoc.epub")
    words = count(1)
    file = folder / CHANGED
    text = file.read_text("utf-8")

    def change_a_word() -> None:
        """Every time another: what was built before is kept."""
        file.write_text(text.replace(" slow one", f" slow one, number {next(words)}", 1), "utf-8")

    before = {
        "cold": lambda: shutil.rmtree(desk / "cold", ignore_errors=True),
        "a word": change_a_word,
    }
    taken = medians(commands, desk, rounds, before)
    for name, what, bar in (
        ("cold", "EPUB of 200 sections, nothing kept", 1.2),
        ("a word", "the same, after a word was changed", 0.4),
        ("unchanged", "the same, nothing changed", 0.2),
    ):
        yield Figure(what, taken[name], "s")
        if "pandoc" in taken:
            ratio = taken[name] / taken["pandoc"]
            seen = f"{taken[name]:.2f} s against {taken['pandoc']:.2f} s"
            yield Figure(f"{what}, against pandoc", ratio, bar=bar, seen=seen)
    if "pandoc" not in taken:
        yield Skipped("EPUB of 200 sections, against pandoc", "there is no pandoc", GET_PANDOC)
