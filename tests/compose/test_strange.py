"""A picture that only the layout knows is told with the line of its template."""

from pathlib import Path

import pytest

from tympan.compose import compose
from tympan.compose.strange import sources_in
from tympan.diagnostic import Fault, Span
from tympan.layout import find
from tympan.read import read


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ('{{ body }}\n<section id="{{ id }}"><p>\n<img src="logo.png" alt="x"/></p></section>', 3),
        ('<section id="{{ id }}"><img src="{{ "logo" }}.png" alt="x"/></section>', 0),
    ],
)
def test_a_picture_that_the_manuscript_does_not_have_is_told(
    project: Path, tmp_path: Path, template: str, line: int
) -> None:
    folder = tmp_path / "layouts" / "ours"
    (folder / "templates").mkdir(parents=True)
    (folder / "layout.toml").write_text('extends = "plain"\n', "utf-8")
    (folder / "templates" / "section.xhtml").write_text(template, "utf-8")
    edition, _ = read(project / "tests" / "editions" / "photo-essay")
    assert edition is not None
    with pytest.raises(Fault) as told:
        compose(edition, find("ours", tmp_path, edition.at, {}))
    (said,) = told.value.diagnostics
    file = folder / "templates" / "section.xhtml"
    assert said.finding.at == (Span(file, line) if line else Span(file.parent))
    assert said.finding.message == "the manuscript has no picture “logo.png”"


def test_the_pictures_of_markup_are_found_as_they_are_called() -> None:
    markup = "<p><img alt='a'\n src=\"a &amp; b.png\"/>src='x'<img src='c.png'/></p>"
    assert list(sources_in(markup)) == ["a & b.png", "c.png"]
