"""`tympan layouts new`: a layout to start from, which works at once and takes nobody's place."""

from pathlib import Path

import pytest

from tympan.cli import main
from tympan.diagnostic import Fault, Span
from tympan.layout import find, known
from tympan.layout.new import start_layout
from tympan.layout.xhtml import flaw_in

AT = Span(Path("edition.toml"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, stood in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("base", sorted(known(Path())))
def test_a_new_layout_works_at_once_on_every_layout(project: Path, base: str) -> None:
    files = start_layout("ours", base, project)
    assert {file.name for file in files} == {"layout.toml", "shared.css", "pull-quote.xhtml"}
    layout = find("ours", project, AT, {})
    assert [folder.name for folder in layout.folders][:2] == ["ours", base]
    for medium in ("epub", "pdf", "cover", "wrap"):
        assert layout.style(medium)
    assert "h2 { text-align: center; }" in layout.style("pdf")
    quote = layout.render("pull-quote.xhtml", id="q", words="w", marks="“”", speaker=None)
    assert flaw_in(quote) is None and 'id="q"' in quote


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("a/b", "not-a-name"),
        ("", "not-a-name"),
        ("new", "already-there"),
        ("plain", "already-there"),
    ],
)
def test_a_name_that_cannot_be_is_told(project: Path, name: str, rule: str) -> None:
    with pytest.raises(Fault) as told:
        start_layout(name, "plain", project)
    assert [said.rule for said in told.value.diagnostics] == [rule]
    assert not (project / "layouts" / name / "layout.toml").exists()


def test_nothing_that_exists_is_overwritten(project: Path) -> None:
    start_layout("ours", "plain", project)
    settings = project / "layouts" / "ours" / "layout.toml"
    settings.write_text('extends = "plain"\n', "utf-8")
    with pytest.raises(Fault):
        start_layout("ours", "feature", project)
    assert settings.read_text("utf-8") == 'extends = "plain"\n'


def test_a_layout_to_extend_that_is_not_there_is_told(project: Path) -> None:
    with pytest.raises(Fault, match="did you mean “feature”"):
        start_layout("ours", "feture", project)
    assert not (project / "layouts").exists()


def test_the_command_tells_the_files_and_what_to_do_next(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["layouts", "new", "ours", "--from", "plain"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "layouts/ours/layout.toml"
    assert said.err.endswith("tympan build EDITION --layout ours\n")


@pytest.mark.parametrize(
    "words", [["new"], ["new", "a", "b"], ["plain", "feature"], ["plain", "--from", "feature"]]
)
def test_a_command_that_says_too_little_or_too_much_is_refused(
    project: Path, words: list[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["layouts", *words])
    assert stopped.value.code == 2
