"""One preview from its first order to Ctrl-C."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tympan.diagnostic import Fault, Lack, Span, error
from tympan.preview.showing import Job
from tympan.shelf import asked_for

LOOPBACK = "127.0.0.1"
PATIENCE = 1  # seconds for browsers to let go when the preview ends
GLANCE = 0.1  # seconds from one look at whether it does to the next


def preview(job: Job, port: int, tell: Callable[[str], None]) -> None:
    """Serve the preview of an edition until Ctrl-C; `tell` gets its address once it answers.

    Port 0 is any that is free. Raises `Lack` when the port is not.
    """
    with _listening(job, port) as door, suppress(KeyboardInterrupt):
        asyncio.run(_serve(job, door, tell))


def one_edition(names: list[str], project: Path) -> Path:
    """The folder of the edition with this name, or of the only one there is; raises `Fault`."""
    found = asked_for(names, project)
    if len(found) > 1:
        several = ", ".join(folder.name for folder in found)
        at, mend = Span(project / "manuscript"), f"`tympan preview {found[0].name}` shows one"
        raise Fault(error("name-one-edition", at, f"there are several editions: {several}", mend))
    return found[0]


def _listening(job: Job, port: int) -> socket.socket:
    """A door that only this machine can knock at."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((LOOPBACK, port))
    except OSError as wrong:
        door.close()
        why = f"port {port} is not free on this machine: {wrong.strerror}"
        raise Lack(why, f"tympan preview {job.folder.name}") from wrong
    return door


async def _serve(job: Job, door: socket.socket, tell: Callable[[str], None]) -> None:
    import uvicorn

    from tympan.preview.desk import Desk
    from tympan.preview.guard import new_token
    from tympan.preview.server import app
    from tympan.preview.watching import saves

    port, token, desk = door.getsockname()[1], new_token(), Desk(job)
    settings = uvicorn.Config(
        app(desk, token, (f"{LOOPBACK}:{port}", f"localhost:{port}")),
        log_level="critical",
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    server = uvicorn.Server(settings)
    closing = asyncio.Event()

    async def follow() -> None:
        desk.order()
        tell(f"http://{LOOPBACK}:{port}/{token}/")
        async for _ in saves(desk.folders, closing):
            desk.order()

    async def hang_up() -> None:
        # Browsers listen for ever, and a server waits for those who listen.
        while not server.should_exit:
            await asyncio.sleep(GLANCE)
        closing.set()
        desk.close()

    def end(_: object) -> None:
        server.should_exit = True

    beside = [asyncio.create_task(work) for work in (follow(), hang_up())]
    # A preview that hears no save any more is none.
    beside[0].add_done_callback(end)
    try:
        await server.serve(sockets=[door])
    finally:
        end(None)
        await asyncio.gather(*beside)
