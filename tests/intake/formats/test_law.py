"""The law of reading: whatever a source holds, it is read or refused, and no word is lost."""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tympan.diagnostic import Fault
from tympan.intake.formats import read_source
from tympan.intake.source import Source

Law = Callable[[Source], Counter[str]]

FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
WORD = st.text(alphabet="abcdeÄ’'é時計1", min_size=1, max_size=6)
SIGNS = " .,:;!?-–—“”\"'()[]*_#>&<=|/\\`~\n\t"
SIGN = st.sampled_from([*SIGNS, "\n\n", "  \n", "Ada: ", "1. "])
PROSE = st.lists(WORD | SIGN, max_size=60).map("".join)
PIECE = st.sampled_from(
    [
        *("**Ada:** ", "**Ada:**", "__b__", "*i*", "`c`", "[x](/y 't')", "![a](b.jpg)", "[^1]"),
        *(
            "\n\n[^1]: note\n",
            "\n> ",
            "\n- ",
            "\n2) ",
            "\n# ",
            "\n---\n",
            "\n```\n",
            "\n| a | b |\n",
        ),
        *("|---|---|\n", "{% x y %}", "{{ z }}", "<b>", "</b>", "<div>\n", "\n</div>", "<br>"),
        *(
            "\n::: pull-quote\n",
            "\n:::\n",
            "\n[r]: /to 'it'\n",
            "[r]",
            "&amp;",
            "&#8217;",
            "\n: d\n",
        ),
        *(
            '{% image "a/b.jpg" "alt" %}',
            "<!-- c -->",
            "[s]{lang=ko}",
            "<p>",
            "\\[",
            "https://e.org/a",
        ),
    ]
)
MARKED = st.lists(WORD | SIGN | PIECE, max_size=40).map("".join)
TAGS = (
    "p b i a div li ul ol table tr td h1 nav aside pre q cite time figure figcaption dl dt dd br "
    "hr span sup script style blockquote main article footer section"
)
TAG = st.sampled_from(TAGS.split())
HTML = st.recursive(
    WORD.map(escape) | SIGN.map(escape),
    lambda inner: (
        st.tuples(TAG, st.lists(inner, max_size=4)).map(
            lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
        )
        | WORD.map(lambda alt: f'<img src="a.jpg" alt={quoteattr(alt)}>')
    ),
    max_leaves=25,
)


def lawful(law: Law, data: bytes, name: str) -> None:
    try:
        source = read_source(name, data)
    except Fault:
        return
    assert not law(source)


@FIXTURE
@given(st.binary(max_size=300), st.sampled_from(["a", "a.md", "a.html", "a.csv", "a.json"]))
def test_any_bytes_are_read_or_refused(law: Law, data: bytes, name: str) -> None:
    lawful(law, data, name)


@FIXTURE
@given(PROSE)
def test_no_word_of_a_plain_text_is_lost(law: Law, text: str) -> None:
    lawful(law, text.encode(), "a.txt")


@FIXTURE
@given(MARKED)
def test_no_word_of_markdown_is_lost(law: Law, text: str) -> None:
    lawful(law, text.encode(), "a.md")


@FIXTURE
@given(HTML)
def test_no_word_of_a_page_is_lost(law: Law, text: str) -> None:
    lawful(law, f"<!DOCTYPE html><html><body>{text}</body></html>".encode(), "a.html")


@FIXTURE
@given(st.lists(st.tuples(PROSE, st.sampled_from(["", "<v Ada>", "- ", "<i>", "NOTE "]))))
def test_no_word_of_captions_is_lost(law: Law, said: list[tuple[str, str]]) -> None:
    cues = (f"00:01.000 --> 00:02.000\n{tag}{text}\n\n" for text, tag in said)
    lawful(law, ("WEBVTT\n\n" + "".join(cues)).encode(), "a.vtt")


@FIXTURE
@given(st.lists(st.lists(PROSE, min_size=2, max_size=4), max_size=6), st.booleans())
def test_no_word_of_a_table_is_lost(law: Law, rows: list[list[str]], headed: bool) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    lawful(law, "\n".join(["speaker,text"] * headed + lines).encode(), "a.csv")


@FIXTURE
@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": PROSE}, optional={"start": st.floats(0, 9), "speaker": WORD, "note": PROSE}
        ),
        max_size=6,
    ),
    st.sampled_from(["", "segments", "other"]),
)
def test_no_word_of_json_is_lost(law: Law, items: list[dict[str, object]], key: str) -> None:
    lawful(law, json.dumps({key: items} if key else items).encode(), "a.json")


RUN = st.tuples(WORD | SIGN, st.sampled_from(["", "<w:b/>"])).map(
    lambda run: (
        f'<w:r><w:rPr>{run[1]}</w:rPr><w:t xml:space="preserve">{escape(run[0])}</w:t></w:r>'
    )
)
ODD = st.sampled_from(
    [
        "<w:r><w:tab/></w:r>",
        "<w:r><w:br/></w:r>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
        "<w:r><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:r>",
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        "<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>",
    ]
)
PARAGRAPH = st.lists(RUN | ODD, max_size=6).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>")
ROW = st.lists(PARAGRAPH, min_size=1, max_size=3).map(
    lambda cells: f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"
)
TABLE = st.lists(ROW, min_size=1, max_size=4).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


@FIXTURE
@given(st.lists(PARAGRAPH | TABLE, max_size=6))
def test_no_word_of_a_document_is_lost(law: Law, blocks: list[str]) -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        body = f"<w:document {names}><w:body>{''.join(blocks)}</w:body></w:document>"
        file.writestr("word/document.xml", body)
    lawful(law, whole.getvalue(), "a.docx")


def test_the_law_finds_a_lost_word(law: Law) -> None:
    source = read_source("a", b"One word.")
    lacking = Source("a", "plain text", (), source.words)
    assert law(lacking) == Counter("Oneword")


@pytest.mark.parametrize(
    "name",
    [
        "18f_nasa_historian.md",
        "ballerina-interview.txt",
        "bitcoin_jihan_wu_qa.md",
        "changelog_gotime_303_panel.md",
        "fountain_hughes_1949.html",
        "podcastns_example.html",
        "sklearn_norbert.md",
        "talkpython_467_panel_nospeakers.vtt",
        "wpa_oklahoma_20785-8.txt",
    ],
)
def test_no_word_of_a_real_interview_is_lost(law: Law, samples: Path, name: str) -> None:
    assert not law(read_source(name, (samples / name).read_bytes()))
