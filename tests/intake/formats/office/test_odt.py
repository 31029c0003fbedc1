"""ODT: styles, lists and notes are read from the XML, and no word is lost."""

from collections.abc import Callable

from tympan.intake.source import Source

Read = Callable[..., Source]
Make = Callable[..., bytes]

BOLD = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"/>'
    "</text:list-style>"
)


def texts(source: Source) -> list[str]:
    return [passage.text for passage in source.passages]


def test_bold_comes_from_styles(read: Read, odt: Make) -> None:
    body = '<text:p><text:span text:style-name="B">Ada:</text:span> Why?</text:p>'
    runs = read(odt(body, BOLD)).passages[0].runs
    assert [(run.text, run.bold) for run in runs] == [("Ada:", True), (" Why?", False)]


def test_spaces_tabs_and_breaks_are_space(read: Read, odt: Make) -> None:
    body = '<text:p>Ada:<text:tab/>Why<text:s text:c="3"/>now?<text:line-break/>Yes.</text:p>'
    assert texts(read(odt(body))) == ["Ada: Why now?\nYes."]


def test_headings_have_their_level(read: Read, odt: Make) -> None:
    heading = read(odt('<text:h text:outline-level="2">Clocks</text:h>')).passages[0]
    assert (heading.kind, heading.level) == ("heading", 2)


def test_numbered_lists_count(read: Read, odt: Make) -> None:
    items = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in "ab")
    source = read(odt(f'<text:list text:style-name="L">{items}</text:list>', NUMBERS))
    assert [(one.kind, one.label, one.text) for one in source.passages] == [
        ("item", "1.", "a"),
        ("item", "2.", "b"),
    ]


def test_a_list_that_goes_on_counts_on(read: Read, odt: Make) -> None:
    item = "<text:list-item><text:p>x</text:p></text:list-item>"
    first = f'<text:list text:style-name="L">{item}</text:list>'
    later = first.replace("<text:list ", '<text:list text:continue-numbering="true" ')
    source = read(odt(f"{first}<text:p>Between.</text:p>{later}", NUMBERS))
    assert [one.label for one in source.passages] == ["1.", "", "2."]


def test_a_note_follows_its_paragraph(read: Read, odt: Make) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>The note.</text:p></text:note-body></text:note>"
    )
    text, found = read(odt(f"<text:p>A word{note} here.</text:p>")).passages
    assert text.text == "A word[^1] here."
    assert (found.kind, found.target, found.text) == ("note", "1", "The note.")


def test_comments_and_deletions_are_fenced(read: Read, odt: Make) -> None:
    source = read(
        odt(
            "<text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
            "<text:p>Text<office:annotation><text:p>Check</text:p></office:annotation> on.</text:p>"
        )
    )
    assert texts(source) == ["Text on."]
    assert [(part.text, part.why) for part in source.fenced] == [
        ("old", "tracked deletion"),
        ("Check", "comment"),
    ]
    assert source.doubts


def test_pictures_have_their_words(read: Read, odt: Make) -> None:
    frame = (
        '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>A clock</svg:desc>'
        "</draw:frame>"
    )
    source = read(odt(f"<text:p>Text.{frame}</text:p>"))
    assert (source.passages[1].target, source.passages[1].label) == ("Pictures/a.png", "A clock")


def test_a_table_of_turns_gives_the_speakers(read: Read, odt: Make) -> None:
    rows = [("Ada", "How are you today, my friend?"), ("Ben", "I am very well indeed, thanks.")]
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    lines = "".join(
        f"<table:table-row>{cell.format(who)}{cell.format(what)}</table:table-row>"
        for who, what in [*rows, *rows]
    )
    source = read(odt(f"<table:table>{lines}</table:table>"))
    assert [one.speaker for one in source.passages] == ["Ada", "Ben", "Ada", "Ben"]
