"""The command line: paths on stdout, diagnostics and progress on stderr, an exit code."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tympan import __version__
from tympan.cache.asked import cache_for, takes_cache
from tympan.commands import cache, layouts
from tympan.diagnostic import Diagnostic, Fault, Lack, stops
from tympan.intake import commands as intake
from tympan.pressroom import command as pressroom
from tympan.preview import command as previewing

if TYPE_CHECKING:
    from tympan.publish import Published

DONE, WRONG, USAGE, LACKING, BUG, STOPPED = 0, 1, 2, 3, 70, 130
KINDS = ("epub", "print", "screen", "booklet", "cover")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; see `tympan --help` for the exit codes."""
    _open_streams()
    arguments = _parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except Fault as fault:
        return _say(list(fault.diagnostics), arguments)
    except Lack as lack:
        return _tell_lack(str(lack), lack.command)
    except KeyboardInterrupt as stop:
        print(f"\ntympan: stopped; {str(stop) or 'earlier output is as it was'}", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        _let_go()
        return DONE
    except Exception:
        import traceback

        return _tell_bug(traceback.format_exc())


def _tell_lack(message: str, command: str) -> int:
    print(f"tympan: {message}\n  to get it type: {command}", file=sys.stderr)
    return LACKING


def _tell_bug(lines: str) -> int:
    print(
        f"{lines}tympan: this is a fault of tympan, not of your manuscript; earlier output is as "
        "it was.\n  please report it with the lines above",
        file=sys.stderr,
    )
    return BUG


def _open_streams() -> None:
    """Let every message out, if need be to nowhere, and with escapes where letters are lacking."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go() -> None:
    """Write to nowhere from now on: who was reading has seen enough, and Python would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tympan",
        description="Print interviews: an EPUB and a print-ready PDF from one manuscript.",
        epilog="Exit codes: 0 done, 1 the manuscript, settings or layout has errors, 2 wrong "
        "command line, 3 this machine lacks something, 70 a fault of tympan, 130 stopped.",
    )
    parser.add_argument("--version", action="version", version=f"tympan {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    build = _command(commands, "build", _build, "print editions to output/")
    _takes_editions(build)
    build.add_argument(
        "--only",
        action="append",
        choices=KINDS,
        metavar="KIND",
        help=f"print this kind of file, and no other; may be repeated: {', '.join(KINDS)}",
    )
    build.add_argument(
        "--with-pages", action="store_true", help="number the pages of an EPUB printed alone, too"
    )
    build.add_argument("--no-fonts", action="store_true", help="leave fonts out of the EPUB")
    build.add_argument(
        "--plain",
        action="store_true",
        help="lay out and paint each book in one piece, which takes longer",
    )

    pressroom.takes_hands(build).add_argument(
        "--scheduler",
        type=pressroom.address,
        metavar="ADDRESS",
        help="print on a Dask cluster; needs pip install 'tympan[cluster]'",
    )

    check = _command(commands, "check", _check, "look for faults without printing anything")
    _takes_editions(check)

    prove = _command(commands, "proof", _proof, "draw on the pages what a print shop would find")
    _takes_editions(prove)
    pressroom.takes_hands(prove)

    explain = _command(commands, "explain", _explain, "tell why a rule is there")
    explain.add_argument("rule", nargs="?", metavar="RULE", help="its id; without one, all rules")

    previewing.add_to(commands)

    layouts.add_to(commands)

    intake.add_to(commands)

    new = _command(commands, "new", _new, "make a manuscript to start from")
    new.add_argument("name", metavar="NAME", help="the name of its folder in manuscript/")

    cache.add_to(commands)

    _command(commands, "doctor", _doctor, "tell what this machine has and lacks")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
    command.set_defaults(run=run, json=False)
    return command


def _takes_editions(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "editions",
        nargs="*",
        metavar="EDITION",
        help="folders in manuscript/ (or paths to folders); without one, every edition",
    )
    command.add_argument("--layout", default="", metavar="NAME", help="set in another layout")
    command.add_argument("--printer", default="", metavar="NAME", help="print for another shop")
    command.add_argument("--strict", action="store_true", help="let warnings stop the press")
    command.add_argument(
        "--json", action="store_true", help="print findings and files as JSON on stdout"
    )
    takes_cache(command)


def _build(asked: argparse.Namespace) -> int:
    from tympan.galley import Wishes
    from tympan.publish import publish

    kinds = tuple(dict.fromkeys(asked.only or ()))
    wishes = Wishes(pages=asked.with_pages, fonts=not asked.no_fonts)
    return _print(partial(publish, kinds=kinds, wishes=wishes), asked, asked.plain)


def _check(asked: argparse.Namespace) -> int:
    from tympan.proofing import compare, look_again, rehearse
    from tympan.publish import check
    from tympan.shelf import asked_for

    diagnostics: list[Diagnostic] = []
    notes: list[str] = []
    with cache_for(asked) as kept:
        for folder in asked_for(asked.editions, Path.cwd()):
            checked = check(folder, Path.cwd(), asked.layout, asked.strict, asked.printer, kept)
            again = look_again(checked, Path.cwd(), asked.strict, kept)
            diagnostics += [*checked.diagnostics, *rehearse(checked, kept)]
            diagnostics += [*compare(folder, Path.cwd()), *again.diagnostics]
            notes += again.notes
    code = _say([*diagnostics, *kept.differing], asked, notes=[*notes, *kept.notes])
    return BUG if kept.differing else code


def _proof(asked: argparse.Namespace) -> int:
    from tympan.proofing import proof_sheets

    return _print(proof_sheets, asked)


def _print(
    press: Callable[..., "Published"], asked: argparse.Namespace, is_plain: bool = False
) -> int:
    """Print every edition that is asked for, and say what came of it."""
    from tympan.press.compositors import compositors
    from tympan.press.means import Means
    from tympan.pressroom.job import Job
    from tympan.pressroom.printing import cores, different, in_all, print_all
    from tympan.progress import progress
    from tympan.shelf import asked_for

    ways = (asked.layout, asked.strict, asked.printer, is_plain, asked.cache, asked.clean)
    folders = different(asked_for(asked.editions, Path.cwd()))
    jobs = [Job(press, folder, Path.cwd(), *ways) for folder in folders]
    with (
        cache_for(asked) as kept,
        compositors(cores()) as do,
        progress(sys.stderr, quiet=asked.json, of=len(jobs)) as telling,
    ):
        outcomes = print_all(
            jobs, telling, asked.jobs, asked.scheduler, Means(kept, do, do.prepare)
        )
    whole = in_all(jobs, outcomes, kept)
    code = _say(whole.diagnostics, asked, whole.files, whole.notes)
    for lack in dict.fromkeys(one.lack for one in outcomes if one.lack):
        code = _tell_lack(*lack)
    if fell := "".join(one.fell for one in outcomes):
        code = _tell_bug(fell)
    return BUG if kept.differing or any(one.differing for one in outcomes) else code


def _explain(asked: argparse.Namespace) -> int:
    from tympan.commands.explain import every_rule, explained

    print(explained(asked.rule) if asked.rule else every_rule())
    return DONE


def _new(asked: argparse.Namespace) -> int:
    from tympan.diagnostic import shown
    from tympan.shelf import start

    for file in start(asked.name, Path.cwd()):
        print(shown(file))
    print(f"now edit them, and type: tympan build {asked.name}", file=sys.stderr)
    return DONE


def _doctor(asked: argparse.Namespace) -> int:
    from tympan.commands.doctor import diagnose, missing, report

    found = diagnose()
    print(report(found), end="")
    return LACKING if missing(found) else DONE


def _say(
    diagnostics: Sequence[Diagnostic],
    asked: argparse.Namespace,
    files: Sequence[Path] = (),
    notes: Sequence[str] = (),
) -> int:
    """Print what was found and written, and choose the exit code."""
    from tympan.diagnostic import as_json, shown

    try:
        if asked.json:
            print(as_json(diagnostics, [shown(file) for file in files]), flush=True)
        else:
            for said in diagnostics:
                print(said, file=sys.stderr)
            for file in files:
                print(shown(file), flush=True)
            for note in notes:
                print(note, file=sys.stderr)
            if diagnostics:
                print(_sum(diagnostics), file=sys.stderr)
    except BrokenPipeError:
        _let_go()
    return WRONG if stops(diagnostics) else DONE


def _sum(diagnostics: Sequence[Diagnostic]) -> str:
    errors = sum(stops([said]) for said in diagnostics)
    warnings = len(diagnostics) - errors
    counted = [
        f"{number} {thing}{'' if number == 1 else 's'}"
        for number, thing in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return " and ".join(counted) + "; `tympan explain RULE` tells why a rule is there"
