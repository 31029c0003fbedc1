"""Every id that can stand in a message explains itself."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tympan.commands.explain import ALL, OTHERS, every_layout, every_rule, explained, one_layout
from tympan.diagnostic import Fault
from tympan.proof import RULES

SOURCE = Path(__file__).parents[2] / "src" / "tympan"
TELLING = ("error", "fault", "Diagnostic")


def told() -> Iterator[tuple[str, str]]:
    """Every id that the house gives to a message, with the module that does it."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in TELLING
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value), file.relative_to(SOURCE).as_posix()


def test_no_message_has_an_id_that_cannot_be_explained() -> None:
    known = set(OTHERS) | {rule.id for rule in RULES}
    said = list(told())
    assert ("cannot-write", "place.py") in said
    assert [one for one in said if one[0] not in known] == []


@pytest.mark.parametrize("rule", [*OTHERS, *(rule.id for rule in RULES)])
def test_every_id_explains_itself(rule: str) -> None:
    lines = explained(rule).splitlines()
    assert lines[0] == rule
    assert lines[1].startswith(("An error: ", "A warning: "))
    assert re.match(r"[A-Z0-9“`]", lines[3])
    assert max(map(len, lines)) <= 100


def test_no_rule_bears_the_id_of_a_fault() -> None:
    assert not set(OTHERS) & {rule.id for rule in RULES}


def test_a_proof_rule_tells_how_to_silence_it_and_a_fault_does_not() -> None:
    assert 'allow = ["unclosed-quotation"]' in explained("unclosed-quotation")
    assert "allow" not in explained("not-toml")


def test_an_unknown_rule_gets_the_nearest_known() -> None:
    with pytest.raises(Fault, match="did you mean “unclosed-quotation”"):
        explained("unclosed-qotation")


def test_all_rules_are_listed_with_one_sentence_each() -> None:
    listed = every_rule().splitlines()
    assert len(listed) == 2 * (len(OTHERS) + len(ALL))
    assert all(line.startswith("    ") and line.endswith(".") for line in listed[1::2])


def test_the_layouts_are_listed_with_what_they_are_for(tmp_path: Path) -> None:
    (tmp_path / "layouts" / "mine").mkdir(parents=True)
    settings = tmp_path / "layouts" / "mine" / "layout.toml"
    settings.write_text('extends = "plain"\nabout = "My own."\n', "utf-8")
    names = [line.split()[0] for line in every_layout(tmp_path).splitlines()]
    assert {"feature", "mine", "plain"} <= set(names)
    assert "mine         My own." in every_layout(tmp_path).splitlines()


def test_an_option_is_shown_as_one_would_type_it(tmp_path: Path) -> None:
    shown = re.findall(r"^  ([a-z-]+ = .+?)  \(", one_layout("feature", tmp_path), re.MULTILINE)
    typed = tomllib.loads("\n".join(shown))
    assert typed["drop-cap"] is True
    assert re.fullmatch("#[0-9a-f]{6}", typed["accent"])


def test_an_option_is_told_with_its_default_and_what_can_be_chosen(tmp_path: Path) -> None:
    told = one_layout("conversation", tmp_path)
    assert '  text-face = "EB Garamond"  (face)\n      the face of the text' in told
    assert "      one of: EB Garamond, Source Sans 3, Gentium Book Plus" in told
    assert '  paper = "148 x 210 mm"  (paper)\n' in told
    assert "  large-print = false  (flag)\n" in told
    assert '  pull-quote = "own"  (own | rule | hanging | bracket | centred)\n' in told
