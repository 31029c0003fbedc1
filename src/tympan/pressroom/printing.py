"""Print many editions, each whatever comes of the others."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

from tympan.cache import Cache
from tympan.diagnostic import Fault, shown
from tympan.press.means import Means
from tympan.pressroom.cluster import cluster
from tympan.pressroom.faults import twice
from tympan.pressroom.hand import Work, hands
from tympan.pressroom.job import Job, Outcome, printed
from tympan.publish import Published, Step
from tympan.shelf import length_of


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


def different(folders: Iterable[Path]) -> list[Path]:
    """Each edition once; raises `Fault` when one would be printed over another."""
    known: dict[str, Path] = {}
    faults = []
    for folder in folders:
        first = known.setdefault(folder.resolve().name, folder)
        if first.resolve() != folder.resolve():
            faults.append(twice(folder, shown(first)))
    if faults:
        raise Fault(*faults)
    return list(known.values())


def print_all(
    jobs: Sequence[Job],
    telling: Callable[[str], Step],
    at_once: int = 0,
    scheduler: str | None = None,
    means: Means = Means(),  # noqa: B008 - frozen
) -> list[Outcome]:
    """What came of each job, in their order, whichever was done first.

    They are printed on as many cores as there are, on `at_once` of them, or on the Dask cluster
    with the scheduler at this address; raises `Lack` when there is none. By these `means` is
    printed what is printed in this process. A `KeyboardInterrupt` stops all, and says how many
    were done.
    """
    outcomes: dict[int, Outcome] = {}
    stopped = Event()

    def do(work: Work, number: int) -> None:
        step = telling(jobs[number].name)
        outcome = work(jobs[number], step)
        # What comes of a job that was stopped is of no interest.
        if not stopped.is_set():
            outcomes[number] = outcome
            step("")

    width = min(at_once or cores(), len(jobs))
    try:
        if scheduler:
            with cluster(scheduler, replace(means, do=map)) as (work, width):
                _do_together(partial(do, work), jobs, width, stopped)
        elif width > 1:
            # Cores that are left over set parts of the books.
            jobs = [replace(job, cores=cores() // width) for job in jobs]
            with hands(width) as work:
                _do_together(partial(do, work), jobs, width, stopped)
        else:
            for number in range(len(jobs)):
                do(lambda job, step: printed(job, step, means), number)
    except KeyboardInterrupt:
        if len(jobs) == 1:
            raise
        done = sum(bool(outcome.published.files) for outcome in outcomes.values())
        said = f"{done} of {len(jobs)} editions are printed, what the others had is as it was"
        raise KeyboardInterrupt(said) from None
    return [outcomes[number] for number in range(len(jobs))]


def _do_together(
    do: Callable[[int], None], jobs: Sequence[Job], width: int, stopped: Event
) -> None:
    """Do all jobs in so many threads; when it ends before they do, no more are begun."""
    threads = ThreadPoolExecutor(width)
    # The longest first, so that in the end no core waits for one of them.
    order = sorted(range(len(jobs)), key=lambda number: -length_of(jobs[number].folder))
    try:
        for _ in threads.map(do, order):
            pass
    finally:
        stopped.set()
        threads.shutdown(wait=False, cancel_futures=True)


def in_all(jobs: Sequence[Job], outcomes: Sequence[Outcome], cache: Cache) -> Published:
    """All files and all that was found and noted, here and where another process had the cache.

    Of several editions it is noted, last, how many are printed and which are not.
    """
    published = [outcome.published for outcome in outcomes]
    differing = (said for one in outcomes for said in one.differing)
    notes = [*cache.notes, *(note for one in outcomes for note in one.notes)]
    missing = [job.name for job, one in zip(jobs, published, strict=True) if not one.files]
    said = f"{len(jobs) - len(missing)} of {len(jobs)} editions are printed"
    said = f"{said}; not printed: {', '.join(missing)}" if missing else said
    return Published(
        tuple(file for one in published for file in one.files),
        (*(said for one in published for said in one.diagnostics), *cache.differing, *differing),
        (
            *(note for one in published for note in one.notes),
            *dict.fromkeys(notes),
            *([said] if len(jobs) > 1 else []),
        ),
    )
