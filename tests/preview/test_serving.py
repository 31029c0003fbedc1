"""The command `preview`, as far as it goes without a page."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tympan.cli import main
from tympan.diagnostic import Fault, Lack
from tympan.preview.serving import one_edition, preview
from tympan.preview.showing import Job

SOURCE = Path(__file__).parents[2] / "src"


def test_the_only_edition_needs_no_name(desk: Path) -> None:
    assert one_edition([], desk).name == "ballerina"


def test_of_several_editions_one_must_be_named(desk: Path) -> None:
    (desk / "manuscript" / "other").mkdir()
    (desk / "manuscript" / "other" / "edition.toml").touch()
    with pytest.raises(Fault, match="there are several editions: ballerina, other"):
        one_edition([], desk)
    assert one_edition(["other"], desk).name == "other"


def test_a_wrong_name_gets_a_suggestion(desk: Path) -> None:
    with pytest.raises(Fault, match="did you mean “ballerina”"):
        one_edition(["balerina"], desk)


def test_a_port_that_is_taken_is_named(desk: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Lack, match=f"port {port} is not free"):
            preview(Job(desk / "manuscript" / "ballerina", desk), port, lambda _: None)


@pytest.mark.parametrize("port", ["http", "-1", "0", "65536", "²"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["preview", "--port", port])
    assert end.value.code == 2
    assert f"“{port}” is no port" in capsys.readouterr().err


def test_help_teaches_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["preview", "--help"])
    told = capsys.readouterr().out
    assert "turn the pages" in told and "last good pages stay" in told


def test_it_answers_at_once_and_ends_with_ctrl_c(desk: Path) -> None:
    command = [sys.executable, "-P", "-m", "tympan", "preview"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    # A group of its own, which Ctrl-C reaches as a whole, as it does in a terminal.
    with subprocess.Popen(
        command,
        cwd=desk,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(address[: address.index("/", 8)])
        os.killpg(running.pid, signal.SIGINT)
        told = running.stderr.read()
        assert running.wait(20) == 0
    assert "the preview has ended" in told
    assert "Traceback" not in told
    assert list(desk.iterdir()) == [desk / "manuscript"]
