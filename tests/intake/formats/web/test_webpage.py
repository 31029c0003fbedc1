"""Web pages: the article is read, what surrounds it is fenced with its reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.diagnostic import Fault
from tympan.intake.formats import read_source
from tympan.intake.source import Source

Read = Callable[..., Source]

PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>Clocks | Site</title>
<meta name="author" content="Jo Reed"><style>p { color: red }</style></head>
<body><header><a href="/">Site</a><nav><ul><li>Home</li></ul></nav></header>
<main><article><h1>On Clocks</h1>
<p><span class="dropcap">T</span>he maker said <q>yes</q>.<br>A new line&hellip;</p>
<p>Deux mots <i lang="fr">en français</i>, she said, and went on for a while.</p>
<aside>Read also</aside><div class="related">More stories</div>
</article></main><footer>(c) Site</footer><script>var x = 1</script></body></html>
"""


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><body>{body}</body></html>"


def texts(source: Source) -> list[str]:
    return [passage.text for passage in source.passages]


def test_the_article_is_read_and_nothing_else(read: Read) -> None:
    assert texts(read(PAGE)) == [
        "On Clocks",
        "The maker said “yes”.\nA new line…",
        "Deux mots en français, she said, and went on for a while.",
    ]


def test_the_rest_is_fenced_for_its_reason(read: Read) -> None:
    whys = {part.text: part.why for part in read(PAGE).fenced}
    assert whys["Read also"] == "aside"
    assert whys["More stories"] == "related"
    assert whys["var x = 1"] == "script or style"
    assert whys["(c) Site"] == "footer"


def test_the_head_gives_facts(read: Read) -> None:
    assert read(PAGE).facts == {"title": "Clocks | Site", "author": "Jo Reed", "language": "en"}


def test_marked_languages_and_links_are_kept(read: Read) -> None:
    runs = [run for passage in read(PAGE).passages for run in passage.runs]
    assert [run.text for run in runs if run.language] == ["en français"]
    linked = read(page('<p>See <a href="/x">this</a>.</p>')).passages[0].runs
    assert [run.target for run in linked] == ["", "/x", ""]


def test_a_title_above_the_article_is_kept(read: Read) -> None:
    body = "<p>A paragraph of the article that says a good deal of things.</p>"
    source = read(page(f"<div>Menu<h1>Clocks</h1>By Jo</div><main>{body}</main>"))
    assert source.passages[0].kind == "heading"
    assert {part.text for part in source.fenced} == {"Menu", "By Jo"}


def test_a_class_name_that_holds_most_of_the_page_does_not_hide_it(read: Read) -> None:
    assert texts(read(page('<div class="sidebar"><p>All that there is.</p></div>')))


def test_a_figure_is_a_picture_with_its_caption(read: Read) -> None:
    picture = read(
        page(
            '<p>One.</p><figure><img src="a.jpg" alt="A clock">'
            "<figcaption>The clock. <em>Photo: Jo</em></figcaption></figure>"
        )
    ).passages[1]
    assert (picture.kind, picture.target, picture.label, picture.text) == (
        "picture",
        "a.jpg",
        "A clock",
        "The clock. Photo: Jo",
    )


def test_lists_quotations_terms_and_rules_are_known(read: Read) -> None:
    source = read(
        page(
            '<ol start="3"><li>Three<ul><li>sub</li></ul></li><li><p>Four</p><p>more</p></li></ol>'
            "<blockquote><p>Quoted</p></blockquote><hr><dl><dt>Ada</dt><dd>Why?</dd></dl>"
            "<pre>a\n  b</pre>"
        )
    )
    assert [(one.kind, one.level, one.label, one.text) for one in source.passages] == [
        ("item", 1, "3.", "Three"),
        ("item", 2, "", "sub"),
        ("item", 1, "4.", "Four"),
        ("text", 1, "", "more"),
        ("quote", 0, "", "Quoted"),
        ("break", 0, "", ""),
        ("term", 0, "", "Ada"),
        ("text", 0, "", "Why?"),
        ("verbatim", 0, "", "a\n  b"),
    ]


def test_speakers_and_times_before_a_paragraph_are_data(read: Read) -> None:
    source = read("<cite>Ada:</cite>\n<time>1:02</time>\n<p>Hello.</p>\n<p>More.</p>\n")
    assert [(one.speaker, one.start, one.text) for one in source.passages] == [
        ("Ada", 62.0, "Hello."),
        ("Ada", None, "More."),
    ]


def test_a_table_of_turns_gives_the_speakers(read: Read) -> None:
    rows = [("Ada", "How are you today, my friend?"), ("Ben", "I am very well indeed, thanks.")]
    cells = "".join(f"<tr><td>{who}</td><td>{what}</td></tr>" for who, what in [*rows, *rows])
    source = read(page(f"<table>{cells}</table>"))
    assert [one.speaker for one in source.passages] == ["Ada", "Ben", "Ada", "Ben"]


def test_any_other_table_is_read_cell_by_cell(read: Read) -> None:
    source = read(page("<table><tr><td>one</td><td>two</td></tr></table>"))
    assert texts(source) == ["one", "two"]


def test_no_break_spaces_stay(read: Read) -> None:
    assert texts(read(page("<p>don&rsquo;t&nbsp;know</p>"))) == ["don’t\u00a0know"]


def test_a_piece_of_a_page_is_enough(read: Read) -> None:
    assert read("<p>One.</p>\n<p>Two.</p>\n").format == "HTML"


def test_a_page_in_another_encoding_is_read_as_it_says(read: Read) -> None:
    data = '<!DOCTYPE html><meta charset="koi8-r"><p>Она сказала</p>'.encode("koi8-r")
    assert texts(read(data)) == ["Она сказала"]


def test_a_page_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(Fault) as raised:
        read_source("a.html", b"<div>" * 100_000 + b"x")
    assert raised.value.diagnostics[0].rule == "source-broken"


def test_a_real_transcript_keeps_its_voices(read: Read, samples: Path) -> None:
    source = read((samples / "podcastns_example.html").read_bytes())
    assert [one.speaker for one in source.passages] == [
        *("Travis", "Sarah", "Travis", "Gilon", "Travis"),
        *("Gilon", "Travis", "Sarah", "Gilon", "Travis"),
    ]


def test_pictures_that_are_characters_stay_in_the_line(read: Read) -> None:
    source = read(page('<p>Yes <img class="emoji" src="x.png" alt="😀"> indeed.</p>'))
    assert texts(source) == ["Yes 😀 indeed."]


def test_a_picture_within_a_line_follows_it(read: Read) -> None:
    source = read(page('<p>Before <img src="a.jpg" alt="A clock"> and after.</p>'))
    assert [one.kind for one in source.passages] == ["text", "picture"]
    assert source.passages[0].text == "Before and after."


def test_the_numbers_that_a_browser_shows_are_words_of_the_page(read: Read) -> None:
    assert read(page("<ol><li>Why?</li></ol>")).words == ("1", "Why")
