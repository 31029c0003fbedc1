"""`python -m benchmarks [NAME …]` prints the figures of these benchmarks, or of all."""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks import book, catalogue, epub, kinds, preview, start
from benchmarks.clock import SOURCE
from benchmarks.figure import Benchmark

BENCHMARKS: dict[str, Benchmark] = {
    "book": book.measured,
    "catalogue": catalogue.measured,
    "epub": epub.measured,
    "kinds": kinds.measured,
    "preview": preview.measured,
    "start": start.measured,
}


def main() -> int:
    """Run what is asked for; 1 when a figure is worse than its bar."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHMARKS)}")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side runs (5)")
    parser.add_argument(
        "--pages",
        action="append",
        type=int,
        choices=book.SIZES,
        metavar="N",
        help=f"the book of so many pages alone; may be repeated: {', '.join(map(str, book.SIZES))}",
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - BENCHMARKS.keys():
        parser.error(f"there is no benchmark called {', '.join(sorted(unknown))}")
    benchmarks = BENCHMARKS | {"book": partial(book.measured, sizes=asked.pages or [*book.SIZES])}
    sys.path.insert(0, str(SOURCE))
    is_kept = True
    for name in asked.names or benchmarks:
        with tempfile.TemporaryDirectory() as desk:
            for figure in benchmarks[name](Path(desk), max(1, asked.rounds)):
                print(f"{name:9} {figure}", flush=True)
                is_kept = is_kept and figure.is_kept
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
