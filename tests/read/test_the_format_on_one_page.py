"""manuscript/README.md shows authors the format: what it shows can be read."""

import re
from collections.abc import Callable
from pathlib import Path

from tympan.model import Figure, List, NoteMark, PullQuote, Turn, content_of, everything, leaves
from tympan.read import read

PAGE = Path(__file__).parents[2] / "manuscript" / "README.md"


def test_the_example_of_an_edition_is_read_without_a_fault(
    write: Callable[[dict[str, str]], Path],
) -> None:
    shown = dict(re.findall(r"^```(toml|markdown)\n(.*?)^```$", PAGE.read_text(), re.M | re.S))
    files = {"edition.toml": shown["toml"], "01-a.md": shown["markdown"], "photo.jpg": ""}
    edition, said = read(write(files))
    assert said == [] and edition is not None
    blocks = list(everything(edition))
    assert {Figure, List, PullQuote, Turn} <= {type(block) for block in blocks}
    marks = [leaf for block in blocks for leaf in leaves(content_of(block))]
    assert any(isinstance(leaf, NoteMark) for leaf in marks)
    turns = [block for block in blocks if isinstance(block, Turn)]
    assert [turn.speaker for turn in turns] == ["lee"]
