"""The local page: every address that a preview answers."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from functools import cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from tympan.preview.desk import Desk
from tympan.preview.drawing import picture
from tympan.preview.guard import Guard
from tympan.preview.telling import as_json, block, parts, regions, state

PAGE = Path(__file__).parent / "page"
# The kinds of files that stand in PAGE; nothing of the system's own table is asked.
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
UNCHANGING = {"cache-control": "private, max-age=31536000, immutable"}
CHANGING = {"cache-control": "no-store"}


def app(desk: Desk, token: str, hosts: Iterable[str]) -> ASGIApp:
    """The preview as an application, below the folder `/TOKEN/`."""
    return Guard(Starlette(routes=[Mount(f"/{token}", routes=_routes(desk))]), token, hosts)


def _routes(desk: Desk) -> list[Route]:
    # PDFium must never be asked by two threads at once.
    alone = asyncio.Lock()

    async def events(_: Request) -> Response:
        async def told() -> AsyncIterator[str]:
            async for shown in desk.changes():
                yield f"data: {as_json(state(shown, desk.folders()))}\n\n"

        return StreamingResponse(told(), headers=CHANGING, media_type="text/event-stream")

    async def sheet(request: Request) -> Response:
        version, number = request.path_params["version"], request.path_params["number"]
        width = _number(request.query_params.get("width", ""), 800)
        if "ahead" not in request.query_params:
            desk.watch(number)
        found = await desk.painted(version, number)
        pages = desk.shown.pages
        if found is None or pages is None:
            return _bygone()
        async with alone:
            png = await asyncio.to_thread(picture, *found, width, pages.is_grey)
        return Response(png, headers=UNCHANGING, media_type="image/png")

    async def on_sheet(request: Request) -> Response:
        version, number = request.path_params["version"], request.path_params["number"]
        pages = desk.shown.pages
        if pages is None or pages.version != version or not 0 < number <= len(pages.sheets):
            return _bygone()
        return JSONResponse(regions(pages, number), headers=CHANGING)

    async def one_block(request: Request) -> Response:
        version, name = request.path_params["version"], request.path_params["name"]
        return JSONResponse(block(desk.shown, name, version, desk.folders()), headers=CHANGING)

    async def parts_of_book(request: Request) -> Response:
        held = desk.shown.book
        if held is None or held.version != request.path_params["version"]:
            return _nothing()
        return JSONResponse(parts(held), headers=CHANGING)

    async def book(request: Request) -> Response:
        held = desk.shown.book
        if held is None or held.version != request.path_params["version"]:
            return _nothing()
        part = held.parts.get(request.path_params["part"])
        if part is None:
            return _nothing()
        # Its reader knows the kinds of its parts; to the browser they are nothing to open.
        return Response(part, headers=CHANGING, media_type="application/octet-stream")

    async def page(request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        file = _files().get(name)
        if file is None:
            return _nothing()
        return Response(file, headers=CHANGING, media_type=KINDS[Path(name).suffix])

    return [
        Route("/", page),
        Route("/events", events),
        Route("/sheets/{version:int}/{number:int}.png", sheet),
        Route("/sheets/{version:int}/{number:int}.json", on_sheet),
        Route("/blocks/{version:int}/{name}", one_block),
        Route("/book/{version:int}.json", parts_of_book),
        Route("/book/{version:int}/{part:path}", book),
        Route("/page/{name:path}", page),
    ]


@cache
def _files() -> dict[str, bytes]:
    """The files of the page, by name; nothing else can be asked for."""
    return {
        file.relative_to(PAGE).as_posix(): file.read_bytes()
        for file in sorted(PAGE.rglob("*"))
        if file.suffix in KINDS
    }


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def _nothing() -> Response:
    return Response(status_code=404, headers=CHANGING)


def _bygone() -> Response:
    """No fault of whoever asks: since the page was told of this version there is a newer one."""
    return Response(status_code=204, headers=CHANGING)
