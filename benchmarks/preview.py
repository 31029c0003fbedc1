"""From a save to the page: a word of a 40-page edition is changed while its preview is open."""

import json
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import IO, Any

from benchmarks import editions
from benchmarks.clock import TYMPAN, environment, medians
from benchmarks.figure import Figure

PAGES, BAR = 40, 1.0
QUIET = 1  # seconds between what the last save set going and the next
WIDTH = 640  # pixels of a page on an ordinary screen
WORDS = (" in no hurry", " in no haste")


def measured(desk: Path, rounds: int) -> Iterator[Figure]:
    """The page with the word, drawn and fetched; and that against printing everything anew."""
    folder = desk / "manuscript" / "forty"
    editions.write(folder, PAGES)
    taken, pages = _saves(folder, desk, rounds)
    whole = (*TYMPAN, "build", "forty", "--cache", "")
    build = medians({"build": whole}, desk, min(rounds, 3))["build"]
    seen = f"{pages} pages"
    yield Figure("from a save to the page in the preview", taken, "s", bar=BAR, seen=seen)
    seen = f"{taken:.3f} s against {build:.3f} s"
    yield Figure("the same, against a whole build", taken / build, seen=seen)


def _saves(folder: Path, desk: Path, rounds: int) -> tuple[float, int]:
    """The median of so many saves, and how many pages there are; the first save is not counted."""
    command = (*TYMPAN, "preview", "forty")
    with subprocess.Popen(
        command,
        cwd=desk,
        env=environment(desk),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().decode().strip()
        try:
            with urllib.request.urlopen(f"{address}events") as events:
                found = [_save(folder, address, events) for _ in range(rounds + 1)]
        finally:
            running.send_signal(signal.SIGINT)
    return median(seconds for seconds, _ in found[1:]), found[0][1]


def _save(folder: Path, address: str, events: IO[bytes]) -> tuple[float, int]:
    """Change a word in the middle of the edition; how long until its page is here."""
    before = _told(events, lambda told: told["book"] and told["book"] == told["version"])
    file = folder / "02-part.md"
    text = file.read_text("utf-8")
    old, new = WORDS if WORDS[0] in text else WORDS[::-1]
    page = _page_with(file, text.count("\n", 0, text.index(old)) + 1, before, address)
    time.sleep(QUIET)
    started = time.perf_counter()
    file.write_text(text.replace(old, new, 1), "utf-8")
    # Each save has two versions: pages at once, and settled ones where those differ.
    now = _told(events, lambda told: told["version"] // 2 > before["version"] // 2)
    _fetch(address, f"sheets/{now['version']}/{page}.png?width={WIDTH}")
    return time.perf_counter() - started, len(now["sheets"])


def _page_with(file: Path, line: int, told: Mapping[str, Any], address: str) -> int:
    """The page that has a line of the manuscript, at which somebody looks from now on."""
    for page in range(1, len(told["sheets"]) + 1):
        for region in json.loads(_fetch(address, f"sheets/{told['version']}/{page}.json")):
            where = json.loads(_fetch(address, f"blocks/{told['version']}/{region['id']}"))
            if where["where"].endswith(f"{file.name}:{line}:1"):
                _fetch(address, f"sheets/{told['version']}/{page}.png?width={WIDTH}")
                return page
    raise SystemExit(f"no page has line {line} of {file}")


def _fetch(address: str, path: str) -> bytes:
    with urllib.request.urlopen(address + path) as answer:
        whole: bytes = answer.read()
        return whole


def _told(events: IO[bytes], is_it: Callable[[Mapping[str, Any]], object]) -> Mapping[str, Any]:
    """The first of the coming events that is wanted."""
    for line in events:
        if line.startswith(b"data: "):
            told: Mapping[str, Any] = json.loads(line.removeprefix(b"data: "))
            if is_it(told):
                return told
    raise SystemExit("the preview has ended")
