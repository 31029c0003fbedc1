"""Ask an application as a browser would, without a network."""

import asyncio
from typing import Any

from starlette.types import ASGIApp

HOST = "127.0.0.1:8000"


def ask(app: ASGIApp, path: str, host: str = HOST) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", host.encode())],
    }

    async def answer() -> None:
        await app(scope, receive, send)

    asyncio.run(answer())
    start, *parts = sent
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, b"".join(part.get("body", b"") for part in parts)
