"""An edition in which nothing has changed is taken as it was printed before."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tympan import publish as pipeline
from tympan.cache import Cache
from tympan.cache.opening import kept_in
from tympan.press.means import Means
from tympan.publish import Published, publish

LAYOUTS = Path(__file__).parents[1] / "layouts"
Print = Callable[..., tuple[Published, list[str]]]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def printed(desk: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Print:
    """Print the edition with what was kept, by presses that only say what they were handed."""
    presses = {
        kind: lambda galley, *_, kind=kind: f"{kind} of {galley.edition.title}".encode()
        for kind in ("epub", "print")
    }
    monkeypatch.setattr(pipeline, "PRESSES", presses)
    monkeypatch.setattr(pipeline, "looked_over", lambda *_: ())

    def again(**asked: object) -> tuple[Published, list[str]]:
        steps: list[str] = []
        with kept_in(str(kept)) as cache:
            means = Means(cache)
            folder = desk / "manuscript" / "ballerina"
            made = publish(folder, desk, ("epub",), means=means, step=steps.append, **asked)  # type: ignore[arg-type]
        return made, steps

    return again


TAKEN = ["nothing has changed since it was printed"]


def test_the_second_time_nothing_is_made(desk: Path, printed: Print) -> None:
    first, steps = printed()
    data = first.files[0].read_bytes()
    assert steps[0] == "reading"
    first.files[0].unlink()
    second, steps = printed()
    assert steps == TAKEN
    assert second == first and second.files[0].read_bytes() == data


def test_a_change_is_printed(desk: Path, printed: Print) -> None:
    printed()
    settings = desk / "manuscript" / "ballerina" / "edition.toml"
    before = settings.read_text("utf-8")
    settings.write_text(before.replace("Beautiful and Cruel", "Beautiful"), "utf-8")
    second, steps = printed()
    assert steps[0] == "reading"
    assert second.files[0].read_bytes() == b"epub of Beautiful"
    settings.write_text(before, "utf-8")
    assert printed()[1] == TAKEN


@pytest.mark.parametrize("asked", [{"strict": True}, {"layout": "plain"}, {"printer": "kdp"}])
def test_something_else_is_asked_for(printed: Print, asked: dict[str, object]) -> None:
    printed()
    assert printed(**asked)[1] != TAKEN


def test_a_layout_of_the_project_changes(desk: Path, printed: Print) -> None:
    shutil.copytree(LAYOUTS / "feature", desk / "layouts" / "feature")
    printed()
    sheet = desk / "layouts" / "feature" / "css" / "pdf.css"
    sheet.write_text(sheet.read_text("utf-8") + "h2 { color: #333333 }", "utf-8")
    assert printed()[1] != TAKEN


def test_what_was_changed_while_it_was_printed_is_printed_again(
    desk: Path, printed: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = desk / "manuscript" / "ballerina" / "edition.toml"

    def slow(galley: object, *_: object) -> bytes:
        settings.write_text(settings.read_text("utf-8") + "# later\n", "utf-8")
        return b"slow"

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(pipeline, "PRESSES", {"epub": slow})
        printed()
    text = settings.read_text("utf-8").removesuffix("# later\n")
    settings.write_text(text, "utf-8")
    assert printed()[1] != TAKEN


def test_what_stopped_the_press_is_told_again(desk: Path, printed: Print) -> None:
    file = next((desk / "manuscript" / "ballerina").glob("0*.md"))
    file.write_text(file.read_text("utf-8") + "\n[^9]\n", "utf-8")
    first, _ = printed()
    second, steps = printed()
    assert first == second and first.diagnostics and not first.files
    assert steps[0] == "reading"


def test_a_cache_may_hold_anything_else(kept: Path) -> None:
    with kept_in(str(kept)) as cache:
        held: Cache = cache
        assert held.get("edition-" + "0" * 64) is None
