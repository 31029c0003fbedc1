"""The printed page's numbers in the documents of an EPUB."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tympan.press.pagebreaks import PageBreak, PageStart, highest, mark_pages, page_breaks

XHTML = "http://www.w3.org/1999/xhtml"
WORDS = st.lists(st.text("abß-’.,“”é", min_size=1, max_size=7), min_size=1, max_size=12)


def marked(body: str, *starts: PageStart) -> str:
    """The body with `|number|` where a page begins."""
    root = etree.fromstring(f'<html xmlns="{XHTML}"><body>{body}</body></html>')
    mark_pages(etree.ElementTree(root), starts)
    text = etree.tostring(root[0], encoding="unicode")
    text = re.sub(r'<span [^>]*aria-label="(\w+)"[^>]*/>', r"|\1|", text)
    return re.sub(r" xmlns(:\w+)?=\"[^\"]*\"", "", text).removeprefix("<body>")[: -len("</body>")]


def test_a_mark_says_its_number_and_what_it_is() -> None:
    root = etree.fromstring(f'<html xmlns="{XHTML}"><body><p id="a">one</p></body></html>')
    starts = [PageStart("iv", "a", "")]
    mark_pages(etree.ElementTree(root), starts)
    assert page_breaks(starts, {"a": "text/a.xhtml"}) == (PageBreak("iv", "text/a.xhtml#page-iv"),)
    mark = root.find(".//{*}span")
    assert dict(mark.attrib) == {
        "role": "doc-pagebreak",
        "{http://www.idpf.org/2007/ops}type": "pagebreak",
        "id": "page-iv",
        "aria-label": "iv",
    }


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("one two", "", "|2|one two"),
        ("one two", "one", "one |2|two"),
        ("one <em>two</em> three", "one", "one |2|<em>two</em> three"),
        ("<em><strong>one</strong></em> two", "", "|2|<em><strong>one</strong></em> two"),
        ("one <em>two</em> three", "one two", "one <em>two</em> |2|three"),
        ("a hy\u00adphen ated", "a hy‐", "a hy\u00adphen |2|ated"),
        ("broken over", "bro‐", "broken |2|over"),
        ("the end", "the e‐", "the end|2|"),
        ("well-known man", "well-", "well-known |2|man"),
        ("then—no", "then—", "then—|2|no"),
        ("he said “no” twice", "he said", "he said |2|“no” twice"),
        ("minus -5 is", "minus", "minus |2|-5 is"),
        ("große Straße da", "GROSSE STRA", "große Straße |2|da"),
        ("große Straße da", "GROSSE STRASSE", "große Straße |2|da"),
        ("東京から来た", "東京から", "東京から|2|来た"),
        ("word<a id='n'>1</a> next", "word", 'word<a id="n">1</a> |2|next'),
    ],
)
def test_a_mark_stands_at_the_word_with_which_the_page_begins(
    text: str, before: str, expected: str
) -> None:
    assert (
        marked(f'<p id="a">{text}</p>', PageStart("2", "a", before)) == f'<p id="a">{expected}</p>'
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<h2 id="a">Title</h2>', '|2|<h2 id="a">Title</h2>'),
        ('<figure id="a"><img/></figure>', '|2|<figure id="a"><img/></figure>'),
        ('<li id="a"><a>Title</a></li>', '<li id="a"><a>|2|Title</a></li>'),
    ],
)
def test_no_mark_is_read_out_with_a_title_or_stands_in_a_picture(body: str, expected: str) -> None:
    assert marked(body, PageStart("2", "a", "")) == expected


def test_a_page_that_begins_with_a_caption_is_marked_behind_the_picture() -> None:
    body = '<figure id="a"><img/><figcaption>Words</figcaption></figure>'
    assert "<img/><figcaption>|2|Words" in marked(body, PageStart("2", "a", "\ufffc"))


def test_one_paragraph_may_run_over_several_pages() -> None:
    starts = [PageStart(str(n), "a", before) for n, before in enumerate(["", "one", "onetwo"], 1)]
    assert marked('<p id="a">one two three</p>', *starts) == '<p id="a">|1|one |2|two |3|three</p>'


@given(WORDS, st.data())
def test_a_mark_is_never_inside_a_word_and_changes_none(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    cut = data.draw(st.integers(0, len(text)))
    found = marked(f'<p id="a">{text}</p>', PageStart("2", "a", text[:cut].upper()))
    behind = found[found.index("|2|") - 1]
    assert found.replace("|2|", "") == f'<p id="a">{text}</p>'
    assert behind in "> " or "|2|</p>" in found


def test_only_digits_count_for_the_last_page() -> None:
    assert highest([PageBreak("iv", ""), PageBreak("12", ""), PageBreak("9", "")]) == 12
    assert highest([PageBreak("iv", "")]) == 0
