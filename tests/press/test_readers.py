"""A document's text as e-readers take it."""

import pytest
from lxml import etree

from tympan.press.readers import is_simple, simplify, treat_pull_quotes, turn_about


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\u202f!", "a\u00a0!"),
        ("1\u2007000", "1\u00a0000"),
        ("a\u200a–\u2009b", "a – b"),
        ("hy\u00adphen\u200b\u2060\ufeff", "hyphen"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_only_the_spaces_that_every_reader_knows_are_left(typed: str, shown: str) -> None:
    root = etree.fromstring("<p><i/></p>")
    root.text, root[0].tail = typed, typed
    root[0].set("alt", typed)
    simplify(root)
    assert (root.text, root[0].tail, root[0].get("alt")) == (shown, shown, shown)


def test_a_passage_that_runs_the_other_way_says_so() -> None:
    root = etree.fromstring(
        '<html dir="ltr"><p><i xml:lang="he">a</i><i xml:lang="ko">b</i></p></html>'
    )
    turn_about(root)
    assert [passage.get("dir") for passage in root.iter("i")] == ["rtl", None]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("aside", '<s><p>a</p><aside role="doc-pullquote">q</aside>b</s>'),
        (
            "hidden-from-speech",
            '<s><p>a</p><aside role="doc-pullquote" aria-hidden="true">q</aside>b</s>',
        ),
        ("omit", "<s><p>a</p>b</s>"),
    ],
)
def test_pull_quotes_are_shown_unspoken_or_left_out(policy: str, expected: str) -> None:
    root = etree.fromstring('<s><p>a</p><aside role="doc-pullquote">q</aside>b</s>')
    treat_pull_quotes(root, policy)
    assert etree.tostring(root, encoding="unicode") == expected


@pytest.mark.parametrize(
    ("markup", "is_it"),
    [
        ("<p>a b</p>", True),
        ("<p>“a” &#39;b&#34; é\u00a0c</p>", True),
        ("<p>a\u2009b</p>", False),
        ("<p>a\u202fb</p>", False),
        ("<p>a\u00adb</p>", False),
        ("<p>a&#8201;b</p>", False),
        ("<p>a&#xad;b</p>", False),
        ("<p>a&#349;b</p>", False),
    ],
)
def test_markup_that_is_simple_needs_no_further_look(markup: str, is_it: bool) -> None:
    assert is_simple(markup) is is_it
