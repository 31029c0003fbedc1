"""Who may look at a preview."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.preview.asking import HOST, ask
from tympan.preview.desk import Desk
from tympan.preview.guard import new_token
from tympan.preview.server import app
from tympan.preview.showing import Book, Job

TOKEN = "a-token-nobody-knows"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Job(tmp_path / "manuscript" / "x", tmp_path))


def asked(desk: Desk, path: str, host: str = HOST) -> tuple[int, dict[str, str], bytes]:
    return ask(app(desk, TOKEN, (HOST, "localhost:8000")), path, host)


def test_the_address_with_its_token_shows_the_page(desk: Desk) -> None:
    status, headers, body = asked(desk, f"/{TOKEN}/")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert b"<main" in body


@pytest.mark.parametrize("path", ["/", "/events", "/a-token-nobody-know/", f"//{TOKEN}/", "/é/"])
def test_any_other_address_is_refused_and_tells_nothing(desk: Desk, path: str) -> None:
    status, _, body = asked(desk, path)
    assert status == 403
    assert TOKEN.encode() not in body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1:8001", ""])
def test_a_page_elsewhere_that_leads_its_name_to_this_machine_is_refused(
    desk: Desk, host: str
) -> None:
    assert asked(desk, f"/{TOKEN}/", host)[0] == 403


def test_the_machines_other_name_is_let_in(desk: Desk) -> None:
    assert asked(desk, f"/{TOKEN}/", "localhost:8000")[0] == 200


@pytest.mark.parametrize("path", [f"/{TOKEN}/", "/elsewhere"])
def test_every_answer_forbids_whatever_is_not_of_the_preview(desk: Desk, path: str) -> None:
    _, headers, _ = asked(desk, path)
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy
    assert not any(word in policy for word in ("http", "*", "unsafe-eval", "script-src 'self' "))
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "name",
    [
        "../server.py",
        "../../cli.py",
        "%2e%2e/server.py",
        "/etc/passwd",
        "foliate/LICENSE",
        "nothing.js",
    ],
)
def test_no_file_beside_those_of_the_page_can_be_asked_for(desk: Desk, name: str) -> None:
    assert asked(desk, f"/{TOKEN}/page/{name}")[0] == 404


def test_a_part_of_the_book_is_looked_up_in_the_book_alone(desk: Desk) -> None:
    desk.shown = replace(desk.shown, book=Book(2, {"EPUB/a.xhtml": b"text"}))
    status, headers, body = asked(desk, f"/{TOKEN}/book/2/EPUB/a.xhtml")
    assert (status, body) == (200, b"text")
    # Opened by itself it would be a page of this address; so it is one of nothing.
    assert headers["content-type"] == "application/octet-stream"
    assert headers["x-content-type-options"] == "nosniff"
    assert asked(desk, f"/{TOKEN}/book/2/../../../etc/passwd")[0] == 404
    assert asked(desk, f"/{TOKEN}/book/1/EPUB/a.xhtml")[0] == 404


def test_no_two_tokens_are_alike() -> None:
    assert len({new_token() for _ in range(50)}) == 50
    assert len(new_token()) >= 32
