"""`python -m benchmarks [NAME …]` prints the figures of these benchmarks, or of all."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import epub, kinds, preview, start
from benchmarks.figure import Benchmark

BENCHMARKS: dict[str, Benchmark] = {
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
    asked = parser.parse_args()
    if unknown := set(asked.names) - BENCHMARKS.keys():
        parser.error(f"there is no benchmark called {', '.join(sorted(unknown))}")
    is_kept = True
    for name in asked.names or BENCHMARKS:
        with tempfile.TemporaryDirectory() as desk:
            for figure in BENCHMARKS[name](Path(desk), max(1, asked.rounds)):
                print(f"{name:8} {figure}", flush=True)
                is_kept = is_kept and figure.is_kept
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
