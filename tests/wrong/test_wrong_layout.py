"""What is wrong with a layout is told by `tympan check`, with file and line, before any press."""

import shutil
from pathlib import Path

import pytest

from tympan.cli import main

CASES = {
    "a declaration that is none": (
        "css/pdf.css",
        "p { margin: 0 }\nh1 { color red }\n",
        "css/pdf.css:2:15: error[layout-broken] this is no declaration\n"
        "  mend: write it as property: value;",
    ),
    "an option that is not there": (
        "css/shared.css",
        "h1 { color: var(--acent) }\n",
        "css/shared.css:1: error[layout-broken] there is no option “acent” to fill in here\n"
        "  mend: did you mean “accent”?",
    ),
    "a template that fetches": (
        "templates/section.xhtml",
        '<section id="{{ id }}">\n<img src="/etc/x.png" alt=""/></section>',
        "templates/section.xhtml:2: error[layout-reaches-out] “/etc/x.png” is no picture of the "
        "manuscript\n"
        "  mend: put pictures into the manuscript, and rules into the layout's sheets",
    ),
    "a template with an element left open": (
        "templates/paragraph.xhtml",
        '<p id="{{ id }}">\n\n<b>{{ content }}</p>',
        "templates/paragraph.xhtml:3: error[layout-broken] <b> is opened here and never closed\n"
        "  mend: write </b> where it ends",
    ),
    "a name that a template is not given": (
        "templates/paragraph.xhtml",
        '<p id="{{ id }}">\n{{ contents }}</p>',
        "templates/paragraph.xhtml:2: error[layout-broken] UndefinedError: 'contents' is "
        "undefined\n  mend: did you mean “content”?",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_layout_is_told_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    path, text, message = CASES[case]
    shutil.copytree(Path(__file__).parent / "lamp", tmp_path / "manuscript" / "lamp")
    folder = tmp_path / "layouts" / "ours"
    (folder / path).parent.mkdir(parents=True)
    (folder / "layout.toml").write_text('extends = "plain"\n', "utf-8")
    (folder / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "lamp", "--layout", "ours"]) == 1
    assert capsys.readouterr().err.startswith(f"layouts/ours/{message}\n")
