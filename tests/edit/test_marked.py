"""Glyphs across emphasis, links, code, notes and languages."""

from dataclasses import replace
from pathlib import Path

from tests.bare import BARE
from tympan.diagnostic import Span
from tympan.edit import edit
from tympan.edit.marked import marked
from tympan.model import (
    Code,
    Contributor,
    Emphasis,
    Figure,
    Foreign,
    Inlines,
    Interview,
    Link,
    NoteMark,
    Paragraph,
    Section,
    Speaker,
    Text,
    content_of,
    leaves,
    plain,
)

AT = Span(Path("x.md"), 1, 1)


def text(content: str) -> Text:
    return Text(content, AT)


def test_a_pair_of_marks_may_stand_in_different_inlines() -> None:
    content = (text('"A '), Emphasis((text('b," she'),)), text(" said."))
    assert plain(marked(content, "en")) == "“A b,” she said."


def test_an_apostrophe_may_stand_beside_emphasis() -> None:
    assert plain(marked((Emphasis((text("Call"),)), text("'s end")), "en")) == "Call’s end"


def test_spaces_on_both_sides_of_an_inline_become_one() -> None:
    content = marked((text("a "), Emphasis((text(" b"),))), "en")
    assert content == (text("a "), Emphasis((text("b"),)))


def test_code_and_the_target_of_a_link_are_left_alone() -> None:
    code, link = Code('a  "b"--c', AT), Link("https://a.b/--c", (text("https://a.b/--c"),), AT)
    assert marked((code, text(" "), link), "en") == (code, text(" "), link)


def test_foreign_words_have_the_marks_of_their_language() -> None:
    content: Inlines = (text('"Yes" '), Foreign("de", (text('"Ja"'),)))
    assert plain(marked(content, "en")) == "“Yes” „Ja“"


def test_a_note_is_no_character_of_the_line_and_has_its_own_glyphs() -> None:
    body = (Paragraph("n1-p1", AT, (text('"Note"'),)),)
    found = marked((text('"One."'), NoteMark("n1", 1, body, AT), text(" Two.")), "en")
    assert plain(found) == "“One.” Two."
    (note,) = [leaf for leaf in leaves(found) if isinstance(leaf, NoteMark)]
    assert plain(content_of(note.body[0])) == "“Note”"


def test_places_are_kept() -> None:
    (found,) = marked((Text("don't", replace(AT, column=7)),), "en")
    assert found == Text("don’t", replace(AT, column=7))


def test_the_texts_of_the_settings_are_set_right_too_but_not_their_data() -> None:
    speaker = Speaker("a", "O'Neill", "O'Neill", "guest", AT, ("O'N",))
    figure = Figure("s1-f1", AT, "a--b.jpg", "Lee's", (text("Ann's"),), "Bob's")
    section = Section("s1", AT, "section", (text("It's"),), (figure,))
    edition = replace(
        BARE,
        name="x",
        folder=Path("x"),
        at=AT,
        title="Lee's film",
        identifier="urn:x--y",
        publisher="Ann's",
        description='"Yes"',
        subjects=("women's film",),
        contributors=(Contributor("O'Neill", "author"),),
        layout="feature",
        interviews=(Interview("i1", AT, "Lee's film", "", "It's", (speaker,), (section,)),),
        back=(section,),
    )
    found = edit(edition)
    (interview,) = found.interviews
    assert (found.title, found.description, found.publisher) == ("Lee’s film", "“Yes”", "Ann’s")
    assert (found.subjects, found.contributors[0].name) == (("women’s film",), "O’Neill")
    assert (interview.title, interview.standfirst) == ("Lee’s film", "It’s")
    assert (interview.speakers[0].name, interview.speakers[0].aliases) == ("O’Neill", ("O'N",))
    assert found.identifier == "urn:x--y"
    (set_right,) = interview.sections[0].body
    assert set_right == Figure("s1-f1", AT, "a--b.jpg", "Lee’s", (text("Ann’s"),), "Bob’s")
    assert plain(found.back[0].title) == "It’s"
