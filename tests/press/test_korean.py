"""Korean words stay whole at the ends of printed lines."""

from pathlib import Path

import pytest
from lxml import html

from tympan.diagnostic import Span
from tympan.fonts import faces_of
from tympan.press import weasy
from tympan.press.korean import JOINER, keep_words
from tympan.press.seen import runs_of
from tympan.press.sheet import serialized

AT = Span(Path("edition.toml"))


def kept(body: str, language: str = "ko") -> str:
    document = html.document_fromstring(f'<html lang="{language}"><body>{body}</body></html>')
    keep_words(document)
    return "".join(document.body.itertext()).replace(JOINER, "+")


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        ("<p>종이를 뜨는</p>", "종+이+를 뜨+는"),
        ("<p>1985년에</p>", "1985+년+에"),
        ("<p>PDF로 50%는</p>", "PDF+로 50%+는"),
        ("<p>(서울)은 “천천히”가</p>", "(서+울)+은 “천+천+히”+가"),
        ("<p><em>외발</em>이라고</p>", "외+발+이+라+고"),
        ("<p>말</p><p>글</p>", "말글"),
        ('<p>word <span lang="en">paper</span>라는</p>', "word paper+라+는"),
    ],
)
def test_nothing_comes_between_the_syllables_of_a_word(body: str, joined: str) -> None:
    assert kept(body) == joined


def test_other_languages_are_left_alone_but_for_their_korean_words() -> None:
    assert kept('<p>국자 <span lang="ko">국자</span></p>', "ja") == "국자 국+자"


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_line_ends_between_words_only_where_they_are_kept(is_kept: bool) -> None:
    words = "작업장은기둥여섯개에 지붕을얹은것이전부다"
    document = html.document_fromstring(f'<html lang="ko"><body><p>{words}</p></body></html>')
    if is_kept:
        keep_words(document)
    css = '@page { size: 190px 300px; margin: 5px } p { font: 14px "Press KR"; margin: 0 }'
    faces = faces_of({"text": "EB Garamond"}, AT)
    pages = weasy.typeset(serialized(document), [(AT.file, css)], faces, {}, AT)
    lines = [run.text.replace(JOINER, "").strip() for run in runs_of(pages.pages[0])]
    assert (lines == words.split()) is is_kept
