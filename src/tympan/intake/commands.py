"""The commands `import` and `quotes`."""

import argparse
from collections.abc import Callable
from pathlib import Path


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of intake to the command line."""
    purpose = "make a manuscript of a raw interview"
    bring = commands.add_parser("import", help=purpose, description=purpose.capitalize() + ".")
    bring.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="text, Markdown, HTML, DOCX, ODT, captions, JSON or CSV; - is standard input",
    )
    bring.add_argument(
        "--as",
        dest="name",
        default="",
        metavar="NAME",
        help="the name of its folder in manuscript/; several sources become one collection",
    )
    bring.add_argument(
        "--language", default="", metavar="TAG", help="its language, such as en or pt-BR"
    )
    again = bring.add_mutually_exclusive_group()
    again.add_argument(
        "--update",
        action="store_true",
        help="merge a corrected source into its manuscript, paragraph by paragraph",
    )
    again.add_argument(
        "--check",
        action="store_true",
        help="prove that the manuscript still has every word of its source",
    )
    _finish(bring, _import)

    purpose = "rank the sentences of a manuscript that could be pull quotes"
    quotes = commands.add_parser("quotes", help=purpose, description=purpose.capitalize() + ".")
    quotes.add_argument("name", metavar="NAME", help="a folder in manuscript/, or its path")
    _finish(quotes, _quotes)


def _finish(command: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    command.set_defaults(run=run, json=False)


def _import(asked: argparse.Namespace) -> int:
    from tympan.diagnostic import shown
    from tympan.intake import reception

    project = Path.cwd()
    if asked.check:
        return 0 if reception.held_against(asked.sources, asked.name, project) else 1
    work = reception.renewed if asked.update else reception.bring
    for folder in work(asked.sources, asked.name, asked.language, project):
        print(shown(folder))
    return 0


def _quotes(asked: argparse.Namespace) -> int:
    from tympan.intake.ranks import ranks
    from tympan.shelf import asked_for

    (folder,) = asked_for([asked.name], Path.cwd())
    for line in ranks(folder):
        print(line)
    return 0
