"""The command `preview`."""

import argparse
import sys
from pathlib import Path

PURPOSE = "see an edition in the browser while you write it"
MORE = """\
Serves a page to this machine alone, prints its address and goes on until Ctrl-C. It shows the
print spreads, the EPUB in an e-reader and everything that was found; each save in manuscript/ or
layouts/ shows at once. A click on a paragraph tells its file and line, a click on a finding turns
to its place. While the manuscript has an error, the last good pages stay. Nothing is written to
output/.
"""
KEYS = """\
in the page:
  ← →  turn the pages        Home End  the first, the last
  + - 0  larger, smaller, as large as fits
  ↑ ↓  from block to block, Enter tells where it was written
  1 2 3  print, EPUB, findings
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "preview",
        help=PURPOSE,
        description=f"{PURPOSE.capitalize()}.\n\n{MORE}",
        epilog=KEYS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "edition",
        nargs="?",
        metavar="EDITION",
        help="a folder in manuscript/, or its path; not needed where there is only one",
    )
    command.add_argument("--layout", default="", metavar="NAME", help="set in another layout")
    command.add_argument("--printer", default="", metavar="NAME", help="print for another shop")
    command.add_argument(
        "--port", type=_port, default=0, metavar="N", help="serve there; else wherever it is free"
    )
    command.add_argument("--open", action="store_true", help="open the page in your browser")
    command.set_defaults(run=_preview, json=False)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}” is no port: use a number from 1024 to 65535")
    return int(text)


def _preview(asked: argparse.Namespace) -> int:
    from tympan.preview.serving import one_edition, preview
    from tympan.preview.showing import Job

    project = Path.cwd()
    names = [asked.edition] if asked.edition else []
    job = Job(one_edition(names, project), project, asked.layout, asked.printer)

    def tell(address: str) -> None:
        print(address, flush=True)
        print("open it in a browser of this machine; Ctrl-C ends the preview", file=sys.stderr)
        if asked.open:
            import webbrowser

            webbrowser.open(address)

    preview(job, asked.port, tell)
    print("\nthe preview has ended; output/ is as it was", file=sys.stderr)
    return 0
