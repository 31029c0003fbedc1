"""Wait for a save in the manuscript, in a layout or in a printer's profile."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from tympan.layout import shelves
from tympan.preview.showing import Job

STEP = 20  # milliseconds without another change, after which a save counts as complete


def folders(job: Job, more: tuple[Path, ...]) -> set[Path]:
    """The folders that a preview depends on, of those that are there."""
    wanted = {job.folder, *shelves(job.project), job.project / "printers", *more}
    return {folder.resolve() for folder in wanted if folder.is_dir()}


async def saves(wanted: Callable[[], set[Path]], closing: asyncio.Event) -> AsyncIterator[None]:
    """One None for each save in the folders that are wanted, until `closing`.

    Which they are is asked again after each: an edition may name another layout.
    """
    from watchfiles import awatch

    while not closing.is_set():
        watched = wanted()
        async for _ in awatch(*watched, step=STEP, stop_event=closing, recursive=True):
            yield
            if wanted() != watched:
                break
