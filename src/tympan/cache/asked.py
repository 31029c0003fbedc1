"""What the command line says of the cache."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from tympan.cache import Cache


def takes_cache(command: argparse.ArgumentParser) -> None:
    """Let a command that sets or looks at pages have a cache."""
    command.add_argument(
        "--cache",
        metavar="DIR",
        help="keep in DIR/tympan what the next build need not make again, instead of in your "
        "cache folder; '' keeps nothing",
    )
    command.add_argument(
        "--clean",
        action="store_true",
        help="make everything afresh, and tell where it differs from what was kept",
    )


@contextmanager
def cache_for(asked: argparse.Namespace) -> Iterator[Cache]:
    """The cache that a command is to use, while it runs."""
    from tympan.cache.doubting import Doubting
    from tympan.cache.folder import Folder
    from tympan.cache.opening import kept_in

    with kept_in(asked.cache) as cache:
        yield Doubting(cache) if asked.clean and isinstance(cache, Folder) else cache
