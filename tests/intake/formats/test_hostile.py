"""Files that are broken, huge or meant to harm: one clear message each, in bounded time."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from tympan.diagnostic import Diagnostic, Fault
from tympan.intake.formats import FAULTS, fetch, read_source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(document: str) -> bytes:
    return zipped({"word/document.xml": document})


def zipped(parts: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return whole.getvalue()


def refused(name: str, data: bytes) -> Diagnostic:
    with pytest.raises(Fault) as raised:
        read_source(name, data)
    [diagnostic] = raised.value.diagnostics
    assert diagnostic.rule in FAULTS
    return diagnostic


@pytest.mark.parametrize(
    ("data", "rule", "words"),
    [
        (b"", "source-empty", "not a word"),
        (b" \n\t\n", "source-empty", "not a word"),
        (b"-- ... --", "source-empty", "not a word"),
        (docx(f"<w:document {W}><w:body/></w:document>"), "source-empty", "not a word"),
        (b"\0" * 5000, "source-not-text", "no text"),
        (bytes(range(256)) * 40, "source-not-text", "no text"),
        (b"%PDF-1.7 ...", "source-not-text", "a PDF"),
        (b"\x89PNG\r\n", "source-not-text", "a picture"),
        (b"ID3\x04sound", "source-not-text", "a sound recording"),
        (b"\0\0\0\x20ftypM4A ", "source-not-text", "a sound recording"),
        (zipped({"a.txt": "x"}), "source-not-text", "an archive"),
        (zipped({"META-INF/container.xml": "x"}), "source-not-text", "an e-book"),
        (b"word " * 8_000_000, "source-too-large", "bytes"),
        (b"word\n" * 1_000_000, "source-too-large", "lines"),
        (b"00:01.000 --> 00:02.000\nx\n\n" * 1_000_000, "source-too-large", "lines"),
        (b"word " * 1_000_000, "source-too-large", "characters a line"),
        (docx(" " * 70_000_000), "source-too-large", "word/document.xml"),
        (b"PK\x03\x04 and then nothing", "source-broken", "cannot be opened"),
        (docx("<a>"), "source-broken", "no XML"),
        (docx("<a>" * 300 + "</a>" * 300), "source-broken", "no XML"),
        (docx("<a>" * 220 + "</a>" * 220), "source-broken", "nested"),
        (zipped({"[Content_Types].xml": "x"}), "source-broken", "no part"),
        (
            docx(f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document {W}>&a;</w:document>'),
            "source-not-safe",
            "entities",
        ),
        (
            docx(f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]><x {W}>&a;</x>'),
            "source-not-safe",
            "entities",
        ),
    ],
)
def test_what_is_no_interview_is_refused_with_one_message(
    data: bytes, rule: str, words: str
) -> None:
    found = refused("talk.txt", data)
    assert (found.rule, words in found.finding.message) == (rule, True)
    assert found.finding.mend


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b"# T\n\n" + b"[x " * 100_000,
        b"# T\n\n" + b"{% x " * 20_000,
        b"# T\n\n" + b"**x " * 50_000,
        b"x" + b"&amp" * 200_000,
        b"x" + b" " * 1_000_000 + b"x",
        b"<p><b>x" * 30_000,
        b"x:" * 300_000,
    ],
)
def test_what_is_only_odd_ends_soon(data: bytes) -> None:
    # A pattern that goes back and forth over such a line would take minutes, not a second.
    try:
        assert read_source("talk", data).words
    except Fault as refusal:
        assert refusal.diagnostics[0].rule in ("source-empty", "source-broken")


def test_yaml_that_multiplies_itself_stays_small() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for first, second in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{second}: &{second} [{', '.join([f'*{first}'] * 9)}]")
    source = read_source("a.md", ("---\n" + "\n".join(lines) + "\n---\n\nHello.\n").encode())
    assert [passage.text for passage in source.passages] == ["Hello."]
    assert sum(map(len, source.facts.values())) < 1_000_000


def test_a_file_is_fetched_whole(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_bytes(b"Hello.\n")
    assert fetch(str(file)) == b"Hello.\n"


def test_a_file_that_vanished_is_told(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="no such file"):
        fetch(str(tmp_path / "gone.txt"))


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="this is a folder"):
        fetch(str(tmp_path))


def test_a_pipe_is_no_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Fault, match="no ordinary file"):
        fetch(str(tmp_path / "pipe"))


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(Fault, match="source-not-readable"):
        fetch("a\0b")


def test_more_than_is_read_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as sparse:
        sparse.truncate(300 * 1024 * 1024)
    with pytest.raises(Fault, match="source-too-large"):
        fetch(str(file))
