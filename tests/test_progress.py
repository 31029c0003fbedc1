"""How far the work is, told to a person or to a file."""

import io
import os

from tympan.progress import progress

# One line up, and everything on it taken away.
WIPED = "\x1b[1A\x1b[2K"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_file_gets_one_plain_line_a_step() -> None:
    stream = io.StringIO()
    with progress(stream) as telling:
        step = telling("ballerina")
        step("reading")
        step("setting")
    assert stream.getvalue() == "ballerina: reading\nballerina: setting\n"


def test_a_terminal_sees_the_step_on_a_line_that_is_wiped_in_the_end() -> None:
    stream = Terminal()
    with progress(stream) as telling:
        telling("ballerina")("reading")
    assert "ballerina: reading" in stream.getvalue()
    assert stream.getvalue().endswith(WIPED)


def test_of_several_editions_it_is_told_how_many_are_done() -> None:
    stream = io.StringIO()
    with progress(stream, of=2) as telling:
        telling("lamp")("reading")
        telling("stairs")("reading")
        telling("stairs")("")
        telling("lamp")("")
    said = ["lamp: reading", "stairs: reading", "stairs: 1 of 2 done", "lamp: 2 of 2 done"]
    assert stream.getvalue().splitlines() == said


def test_the_last_step_of_a_single_edition_is_not_told() -> None:
    stream = io.StringIO()
    with progress(stream) as telling:
        telling("lamp")("")
    assert stream.getvalue() == ""


def test_a_step_that_comes_late_is_not_told() -> None:
    stream = io.StringIO()
    with progress(stream, of=2) as telling:
        telling("lamp")("")
        telling("lamp")("reading")
    assert stream.getvalue() == "lamp: 1 of 2 done\n"


def test_a_terminal_sees_every_edition_that_is_at_work_and_how_many_are_done() -> None:
    stream = Terminal()
    with progress(stream, of=3) as telling:
        telling("lamp")("")
        telling("stairs")("reading")
        telling("cellar")("setting")
    assert "1 of 3 done\nstairs: reading\ncellar: setting\n" in stream.getvalue()
    assert stream.getvalue().endswith(3 * WIPED)


def test_a_name_in_brackets_is_no_markup() -> None:
    with progress(Terminal()) as telling:
        telling("[/bold] [x]")("reading")


def test_a_quiet_work_tells_nothing() -> None:
    stream = io.StringIO()
    with progress(stream, quiet=True) as telling:
        telling("ballerina")("reading")
    assert stream.getvalue() == ""


def test_the_work_goes_on_when_nobody_listens_any_more() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(os.dup(writer), "w") as stream, progress(stream) as telling:
        telling("ballerina")("reading")
        # What could not be told is thrown away, so that closing does not complain of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    os.close(writer)
