"""The commands `layouts` and `gallery`."""

import argparse
import sys
from pathlib import Path

ABOUT = "list the layouts, tell one layout's options, or start one of your own"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands about layouts to the command line."""
    layouts = commands.add_parser(
        "layouts",
        help=ABOUT,
        description=ABOUT.capitalize() + ".",
        usage="tympan layouts [NAME]\n       tympan layouts new NAME [--from LAYOUT]",
    )
    layouts.add_argument("words", nargs="*", metavar="NAME", help="a layout; or new and a name")
    layouts.add_argument(
        "--from", dest="base", metavar="LAYOUT", help="what a new layout extends (feature)"
    )
    layouts.set_defaults(run=_layouts, json=False, refuse=layouts.error)

    purpose = "show every layout on one page, with pictures"
    gallery = commands.add_parser("gallery", help=purpose, description=purpose.capitalize() + ".")
    gallery.set_defaults(run=_gallery, json=False)


def _layouts(asked: argparse.Namespace) -> int:
    from tympan.commands.explain import every_layout, one_layout

    match asked.words:
        case ["new", name]:
            return _new(name, asked.base or "feature")
        case ["new", *_]:
            asked.refuse("say what the new layout is to be called: tympan layouts new NAME")
        case [_, _, *_]:
            asked.refuse(f"one layout at a time: {' '.join(asked.words)}")
        case _ if asked.base:
            asked.refuse("--from goes with a new layout: tympan layouts new NAME --from LAYOUT")
        case [name]:
            print(one_layout(name, Path.cwd()))
        case _:
            print(every_layout(Path.cwd()))
    return 0


def _new(name: str, base: str) -> int:
    from tympan.diagnostic import shown
    from tympan.layout.new import start_layout

    for file in start_layout(name, base, Path.cwd()):
        print(shown(file))
    told = f"now change them, and see them on your pages: tympan build EDITION --layout {name}"
    print(told, file=sys.stderr)
    return 0


def _gallery(asked: argparse.Namespace) -> int:
    from tympan.diagnostic import shown
    from tympan.gallery import hang
    from tympan.progress import progress

    with progress(sys.stderr) as telling:
        print(shown(hang(Path.cwd(), telling)))
    return 0
