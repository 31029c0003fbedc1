"""A job is one edition to print, and an outcome what came of it; both can go to other processes."""

import traceback
from argparse import Namespace
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from tympan.cache.asked import cache_for
from tympan.diagnostic import Diagnostic, Fault, Lack
from tympan.press.compositors import compositors
from tympan.press.means import Means
from tympan.pressroom.faults import AGAIN, Fell, fell
from tympan.publish import Published, Step


@dataclass(frozen=True, slots=True)
class Job:
    """One edition, and the press that prints it: `publish`, or what takes the same.

    It is pickled, so the press is a function of a module, or a partial of one. Who has no cache
    opens the one in `cache`, to believe it or to doubt it, and sets the book on so many `cores`.
    """

    press: Callable[..., Published]
    folder: Path
    project: Path
    layout: str = ""
    strict: bool = False
    printer: str = ""
    is_plain: bool = False
    cache: str | None = ""
    is_doubtful: bool = False
    cores: int = 1

    @property
    def name(self) -> str:
        """What the edition is called, and the folder that its files are put in."""
        return self.folder.resolve().name


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job; `lack` and `fell` tell what neither author nor printer can mend.

    `lack` is what the machine lacks and the command that installs it, `fell` the traceback of a
    fault of tympan's own. `differing` and `notes` are what the cache has to say, if it was opened
    for this job.
    """

    published: Published
    lack: tuple[str, str] | None = None
    fell: str = ""
    differing: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()


def printed(job: Job, step: Step, means: Means) -> Outcome:
    """Print one edition; whatever is wrong with it is told in what is given, never raised."""
    try:
        return Outcome(
            job.press(
                job.folder,
                job.project,
                layout=job.layout,
                strict=job.strict,
                step=step,
                printer=job.printer,
                means=replace(means, step=step, is_plain=job.is_plain),
            )
        )
    except Fault as fault:
        return Outcome(Published((), fault.diagnostics))
    except Lack as lack:
        return Outcome(Published((), ()), lack=(str(lack), lack.command))
    except BrokenExecutor:
        # One of the compositors was killed; what is done without them needs less memory, too.
        step(AGAIN)
        return printed(job, step, Means(means.cache, where=means.where))
    except Exception as wrong:
        lines = str(wrong) if isinstance(wrong, Fell) else traceback.format_exc()
        found = fell(job.folder, lines.strip().splitlines()[-1])
        return Outcome(Published((), (found,)), fell=lines)


def printed_alone(job: Job, step: Step) -> Outcome:
    """The same, by means of one's own."""
    asked = Namespace(cache=job.cache, clean=job.is_doubtful)
    with cache_for(asked) as kept, compositors(job.cores) as do:
        outcome = printed(job, step, Means(kept, do, do.prepare))
        return replace(outcome, differing=tuple(kept.differing), notes=tuple(kept.notes))
