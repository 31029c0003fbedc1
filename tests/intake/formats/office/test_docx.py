"""DOCX: runs are joined, numbers counted, notes found, and no word in an odd corner is lost."""

from collections.abc import Callable

from tympan.intake.source import Passage, Source

Read = Callable[..., Source]
Make = Callable[..., bytes]


def p(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_list(id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'


def style(id: str, name: str, more: str = "", based: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:styleId="{id}"><w:name w:val="{name}"/>{parent}{more}</w:style>'


NUMBERS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def texts(source: Source) -> list[str]:
    return [passage.text for passage in source.passages]


def only(source: Source) -> Passage:
    [passage] = source.passages
    return passage


def test_split_runs_of_one_hand_are_one(read: Read, docx: Make) -> None:
    bold = "<w:b/>"
    runs = only(read(docx(p(r("Ada La", bold), r("ke:", bold), r(" Why"), r(" now?"))))).runs
    assert [(run.text, run.bold) for run in runs] == [("Ada Lake:", True), (" Why now?", False)]


def test_tabs_and_breaks_are_space(read: Read, docx: Make) -> None:
    body = p(r("Ada:"), "<w:r><w:tab/></w:r>", r("Why?"), "<w:r><w:br/></w:r>", r("Why now?"))
    assert texts(read(docx(body))) == ["Ada: Why?\nWhy now?"]


def test_bold_comes_from_styles_and_can_be_switched_off(read: Read, docx: Make) -> None:
    styles = style("Ask", "Asked", "<w:rPr><w:b/></w:rPr>") + style("Ask2", "Again", based="Ask")
    body = p(r("Why? "), r("Because", '<w:b w:val="0"/>'), style="Ask2")
    runs = only(read(docx(body, styles=styles))).runs
    assert [(run.text, run.bold) for run in runs] == [("Why? ", True), ("Because", False)]


def test_headings_are_known_by_style_in_any_language(read: Read, docx: Make) -> None:
    styles = style("T", "Title") + style("H", "Überschrift 2")
    body = p(r("Clocks"), style="T") + p(r("Early"), style="H")
    found = [(one.kind, one.level) for one in read(docx(body, styles=styles)).passages]
    assert found == [("heading", 1), ("heading", 2)]


def test_numbered_paragraphs_count_as_in_word(read: Read, docx: Make) -> None:
    body = (
        p(r("Why?"), properties=in_list(7))
        + p(r("Because."))
        + p(r("so"), properties=in_list(7, 1))
        + p(r("When?"), properties=in_list(7))
    )
    source = read(docx(body, numbering=NUMBERS))
    assert [(one.kind, one.level, one.label) for one in source.passages] == [
        ("item", 1, "3."),
        ("text", 0, ""),
        ("item", 2, ""),
        ("item", 1, "4."),
    ]


def test_notes_follow_with_the_mark_that_calls_them(read: Read, docx: Make) -> None:
    body = p(r("A word"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" here."))
    text, note = read(
        docx(body, footnotes=f'<w:footnote w:id="2">{p(r("The note."))}</w:footnote>')
    ).passages
    assert text.text == "A word[^2] here."
    assert [run.target for run in text.runs] == ["", "^2", ""]
    assert (note.kind, note.target, note.text) == ("note", "2", "The note.")


def test_inserted_words_are_kept_and_deleted_ones_told(read: Read, docx: Make) -> None:
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    source = read(docx(p(r("A "), f"<w:ins>{r('new')}</w:ins>", deleted, r(" clock."))))
    assert texts(source) == ["A new clock."]
    assert source.fenced[0].text == "old"
    assert "1 deletions" in source.doubts[0].message


def test_words_in_controls_fields_and_boxes_are_kept(read: Read, docx: Make) -> None:
    box = f"<w:pict><w:txbxContent>{p(r('In a box.'))}</w:txbxContent></w:pict>"
    body = (
        f"<w:sdt><w:sdtContent>{p(r('In a control.'))}</w:sdtContent></w:sdt>"
        + p(f"<w:fldSimple>{r('In a field')}</w:fldSimple>", f"<w:r>{box}</w:r>", r(" and after."))
        + p(r("Last."))
    )
    assert texts(read(docx(body))) == [
        "In a control.",
        "In a field and after.",
        "In a box.",
        "Last.",
    ]


def test_a_drawing_that_stands_twice_is_read_once(read: Read, docx: Make) -> None:
    box = f"<w:txbxContent>{p(r('Once.'))}</w:txbxContent>"
    twice = f"<x><Choice>{box}</Choice><Fallback>{box}</Fallback></x>"
    assert texts(read(docx(p(r("Text."), f"<w:r>{twice}</w:r>")))) == ["Text.", "Once."]


def test_links_and_pictures_name_their_addresses(read: Read, docx: Make) -> None:
    relations = (
        '<Relationships><Relationship Id="r1" Target="https://example.org/x"/>'
        '<Relationship Id="r2" Target="media/a.png"/></Relationships>'
    )
    picture = '<w:drawing><x><docPr descr="A clock"/><a:blip r:embed="r2"/></x></w:drawing>'
    link = f'<w:hyperlink r:id="r1">{r("the shop")}</w:hyperlink>'
    source = read(docx(p(r("See "), link, f"<w:r>{picture}</w:r>"), relations=relations))
    text, image = source.passages
    assert [run.target for run in text.runs] == ["", "https://example.org/x"]
    assert (image.kind, image.target, image.label) == ("picture", "media/a.png", "A clock")


def test_a_table_of_turns_gives_the_speakers(read: Read, docx: Make) -> None:
    rows = [("Ada", "How are you today, my friend?"), ("Ben", "I am very well indeed, thanks.")]
    cells = "".join(
        f"<w:tr><w:tc>{p(r(who))}</w:tc><w:tc>{p(r(what))}</w:tc></w:tr>"
        for who, what in [*rows, *rows]
    )
    source = read(docx(f"<w:tbl>{cells}</w:tbl>"))
    assert [one.speaker for one in source.passages] == ["Ada", "Ben", "Ada", "Ben"]


def test_any_other_table_is_read_cell_by_cell(read: Read, docx: Make) -> None:
    cells = f"<w:tr><w:tc>{p(r('one'))}</w:tc><w:tc>{p(r('two'))}</w:tc></w:tr>"
    assert texts(read(docx(f"<w:tbl>{cells}</w:tbl>"))) == ["one", "two"]


def test_page_heads_and_comments_are_fenced(read: Read, docx: Make) -> None:
    source = read(docx(p(r("Text.")), header1=p(r("Head")), comments=p(r("Check this"))))
    assert texts(source) == ["Text."]
    assert {part.text: part.why for part in source.fenced} == {
        "Head": "page head",
        "Check this": "comment",
    }


def test_an_export_with_names_and_times_is_understood(read: Read, docx: Make) -> None:
    lines = ["Ada Lake  0:03", "Welcome.", "Ben Moss  0:15", "Thank you."]
    source = read(docx("".join(p(r(line)) for line in lines)))
    assert [(one.speaker, one.start, one.text) for one in source.passages] == [
        ("Ada Lake", 3.0, "Welcome."),
        ("Ben Moss", 15.0, "Thank you."),
    ]


def test_a_document_under_another_name_is_known(read: Read, docx: Make) -> None:
    assert read(docx(p(r("Text."))), "talk.txt").format == "DOCX"
