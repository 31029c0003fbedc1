"""The door to Dask: print on the machines of a cluster, whose scheduler says which prints what.

Dask runs a job again on another machine when the one that was at it dies. What travels is bytes,
so that only the machines that print need a tympan of their own.
"""

import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from tympan import __version__
from tympan.diagnostic import Fault, Lack
from tympan.press.means import Means
from tympan.pressroom.faults import died
from tympan.pressroom.hand import TRIES, Work
from tympan.pressroom.job import Job, Outcome, printed
from tympan.pressroom.parcel import Make, Reply, made_elsewhere, made_with, packed
from tympan.publish import Asked, Published, Step
from tympan.reprint import Reprint

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE = 10  # seconds until a cluster has answered
GLANCE = 30  # seconds from one look at whether it still has workers to the next
SPARE = 2  # jobs under way for each core of the cluster, so that none waits for its next
LEAST = 32  # and for one that grows with what it has to do
INSTALL = f"pip install 'tympan[cluster]=={__version__}'"
# What happens is told by us. Dask would also warn of editions that are sent with their pictures.
QUIET = {
    "distributed.admin.large-graph-warning-threshold": "1TB",
    "logging": {"distributed": "critical", "distributed.client": "critical"},
}

# What a machine answers: the reply to a parcel, or what it prints with when that is not the same.
Answer = bytes | str


@contextmanager
def cluster(address: str, means: Means) -> Iterator[tuple[Work, int]]:
    """Work for a cluster, and from how many threads to give it; raises `Lack`.

    What is in the cache is not sent, and what comes back is kept there. At the end nothing more is
    begun on the cluster; what a worker is at by then it finishes for nobody.
    """
    client = _joined(address)
    try:
        width = max(LEAST, SPARE * _cores(client, address))
        topic, steps = f"tympan-{uuid4()}", dict[str, Step]()

        def tell(event: tuple[float, tuple[str, str]]) -> None:
            name, step = event[1]
            steps[name](step)

        def work(job: Job, step: Step) -> Outcome:
            steps[job.name] = step
            there = _There(client, address, topic, job.name)
            return printed(job, step, replace(means, where=there.made))

        client.subscribe_topic(topic, tell)
        yield work, width
    finally:
        client.close()


def _joined(address: str) -> "Client":
    """The cluster with the scheduler at this address; raises `Lack`."""
    try:
        import dask

        dask.config.set(QUIET)
        import distributed
    except ImportError:
        raise Lack("Dask, which runs clusters, is not installed", INSTALL) from None
    try:
        return distributed.Client(address, timeout=PATIENCE)
    except OSError as wrong:
        why = str(wrong)
    # Raised out here, because an exception in there would keep what there is of a client.
    port = address.rpartition(":")[2]
    raise Lack(f"no Dask scheduler answers at {address}: {why}", f"dask scheduler --port {port}")


def _cores(client: "Client", address: str) -> int:
    """How many cores the cluster has; raises `Lack` unless all print as this machine does."""
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=PATIENCE)
    for worker, theirs in client.run(_to_send(), b"", "", "", "").items():
        if theirs != made_with():
            raise _other(worker, theirs)
    found = client.nthreads()
    if not found:
        raise Lack(f"the cluster at {address} has no workers", f"dask worker {address}")
    return sum(found.values())


def _other(worker: str, theirs: str) -> Lack:
    """What is to be done with a worker whose pages might be others."""
    said = f"{worker} has {theirs}; there has to be what is here, {made_with()}"
    same = theirs.startswith(f"tympan {__version__},")
    return Lack(said, "tympan doctor" if same else INSTALL)


@dataclass(frozen=True, slots=True)
class _There:
    """A cluster, and the topic and name under which the steps of one edition come from it."""

    client: "Client"
    address: str
    topic: str
    name: str

    def made(self, make: Make, asked: Asked, means: Means) -> Reprint | Published:
        """What is made there of what is asked here; raises what was raised there, and `Fault`."""
        try:
            parcel = pickle.dumps(packed(make, asked, means.is_plain))
        except OSError:
            # What cannot be read is told where it is.
            return make(asked, means)
        answer = self._answered(parcel, asked, means.step)
        if isinstance(answer, str):
            raise _other("a worker that came later", answer)
        reply: Reply = pickle.loads(answer)
        if isinstance(reply, Exception):
            raise reply
        return reply

    def _answered(self, parcel: bytes, asked: Asked, step: Step) -> Answer:
        """What a machine answers, whatever becomes of the others; raises `Fault`."""
        from distributed import KilledWorker

        how = ""
        for _ in range(TRIES):
            sent = self.client.submit(
                _to_send(), parcel, made_with(), self.topic, self.name, pure=False
            )
            try:
                return self._awaited(sent, step)
            except KilledWorker as wrong:
                # Dask blames whatever waited on the machine, too: each gets another chance.
                count = wrong.allowed_failures + 1
                how = f"{count} machines died that were at it, and then as many"
            except (CancelledError, OSError):
                how = f"the scheduler at {self.address} does not answer any more"
                mend = "start it, and give the same command again"
                raise Fault(died(asked.folder, how, mend)) from None
        mend = "read what the workers of Dask said; without --scheduler it is printed here"
        raise Fault(died(asked.folder, how, mend))

    def _awaited(self, sent: "Future[Answer]", step: Step) -> Answer:
        """What comes; it is told while nobody is there from whom it might."""
        from distributed import wait

        while not sent.done():
            with suppress(TimeoutError):
                wait(sent, timeout=GLANCE)
            if not sent.done() and not self.client.nthreads():
                command = f"dask worker {self.address}"
                step(f"waits, for all workers are gone; `{command}` starts one")
        return sent.result()


def _to_send() -> Callable[[bytes, str, str, str], Answer]:
    """A function that prints on another machine, and on one without tympan says so."""

    # A function in a function is sent as it stands; others are sent as a name to import.
    def answer(parcel: bytes, made: str, topic: str, name: str) -> Answer:
        try:
            from tympan.pressroom.cluster import answered
        except ImportError:
            return "no tympan that knows clusters"
        return answered(parcel, made, topic, name)

    return answer


def answered(parcel: bytes, made: str, topic: str, name: str) -> Answer:
    """In a worker: make what a parcel asks for and tell the steps by its topic, if made as here."""
    if made_with() != made:
        return made_with()
    from distributed import get_worker

    worker = get_worker()
    # Dask clears up its own folder when a worker was killed.
    below = Path(worker.local_directory)
    return pickle.dumps(
        made_elsewhere(
            pickle.loads(parcel), below, lambda step: worker.log_event(topic, (name, step))
        )
    )
