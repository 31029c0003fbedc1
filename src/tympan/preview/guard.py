"""Who may look: only a browser of this machine that was given the address, with its token."""

import secrets
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing from elsewhere; a book's own documents are blobs that its reader makes, and get no
# scripts: theirs are neither ours (`self`) nor allowed to stand in the document.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' blob: 'unsafe-inline'",
        "img-src 'self' blob: data:",
        "font-src blob:",
        "media-src blob:",
        "connect-src 'self'",
        "frame-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def new_token() -> str:
    """A word that nobody can guess."""
    return secrets.token_urlsafe(24)


class Guard:
    """Lets pass what asks for this machine by a name of its own, below the token's folder."""

    def __init__(self, app: ASGIApp, token: str, hosts: Iterable[str]) -> None:
        self._app, self._token, self._hosts = app, token, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse without saying what there would have been."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._app if self._may_pass(scope) else _refusal()
        await answer(scope, receive, sealed)

    def _may_pass(self, scope: Scope) -> bool:
        # A page elsewhere can have its own name lead to this machine, but it cannot lie in `Host`.
        if Headers(scope=scope).get("host", "") not in self._hosts:
            return False
        given = scope["path"].split("/")[1]
        return secrets.compare_digest(given.encode(), self._token.encode())


def _refusal() -> ASGIApp:
    text = "This is not the whole address: copy it anew from the terminal of `tympan preview`.\n"
    return PlainTextResponse(text, 403)
