"""The options that say where, and how many at once, editions are printed."""

import argparse


def takes_hands(command: argparse.ArgumentParser) -> "argparse._MutuallyExclusiveGroup":
    """Let a command print several editions at once; other ways to do so join the group."""
    command.set_defaults(scheduler=None)
    group = command.add_mutually_exclusive_group()
    group.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help="print so many editions at once; else as many as there are cores",
    )
    return group


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of editions: use 1, 2, 3 …")
    return int(text)


def address(text: str) -> str:
    """The address of a scheduler, with its way of getting there."""
    host, _, port = text.removeprefix("tcp://").removeprefix("tls://").rpartition(":")
    if not host or "/" in host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no address: use one such as tcp://192.168.0.10:8786, which "
            "`dask scheduler` prints when it starts"
        )
    return text if "://" in text else f"tcp://{text}"
