"""Pages that are laid out once, arranged as the settled ones before them."""

from lxml import html
from lxml.html import HtmlElement

from tympan.press.glimpse import arrange_like

START = (
    '<html><body><article id="u"><section class="section" id="s1"><h2 id="s1-title">T</h2>'
    '<p id="p1">One {word}.</p><aside id="q1">pulled</aside>'
    '<p id="p2">Two words here.</p><p id="p3">Three.</p></section></article></body></html>'
)


def document(text: str) -> HtmlElement:
    return html.document_fromstring(text)


def ids(tree: HtmlElement) -> list[str]:
    return [str(name) for name in tree.xpath("//section/*/@id")]


def settled() -> HtmlElement:
    """The quote moved behind the second paragraph, in which two words were kept together."""
    tree = document(START.format(word="word"))
    second, quote = tree.get_element_by_id("p2"), tree.get_element_by_id("q1")
    second.addnext(quote)
    second.text = "Two words\u00a0here."
    return tree


def test_what_was_moved_stands_where_it_was_moved_to() -> None:
    edited = document(START.format(word="other word"))
    arrange_like(edited, document(START.format(word="word")), settled())
    assert ids(edited) == ["s1-title", "p1", "p2", "q1", "p3"]


def test_what_was_mended_is_taken_over_and_what_was_edited_is_kept() -> None:
    edited = document(START.format(word="other word"))
    arrange_like(edited, document(START.format(word="word")), settled())
    assert edited.get_element_by_id("p1").text == "One other word."
    assert edited.get_element_by_id("p2").text == "Two words\u00a0here."


def test_a_mended_paragraph_that_was_edited_since_is_left_as_it_is_written() -> None:
    edited = document(START.format(word="word").replace("Two words here", "Two new words here"))
    arrange_like(edited, document(START.format(word="word")), settled())
    assert edited.get_element_by_id("p2").text == "Two new words here."


def test_nothing_is_lost_when_the_place_is_gone() -> None:
    edited = document(START.format(word="word").replace('id="p2"', 'id="p9"'))
    arrange_like(edited, document(START.format(word="word")), settled())
    assert ids(edited) == ["s1-title", "p1", "q1", "p9", "p3"]
