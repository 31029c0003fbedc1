"""The benchmarks: what they print, and that what they print it of is always the same."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from benchmarks import book, clock, editions, plain, typst
from benchmarks.figure import Figure, Skipped
from tympan.publish import check, publish


def files(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its path in it."""
    found = filter(Path.is_file, folder.rglob("*"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def words(folder: Path) -> list[str]:
    """The words of a collection's sections, without their markup."""
    sections = (file.read_text("utf-8") for file in sorted(folder.glob("*/*.md")))
    return re.sub(r"[#*]+", " ", " ".join(sections)).split()


def beginnings(file: Path) -> list[int]:
    """The pages with which each unit begins and the book ends."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        places = [unit.destination for unit in outline.root]
        firsts = [pikepdf.Page(place[0]) for place in places if isinstance(place, pikepdf.Array)]
        return [*(pdf.pages.index(page) for page in firsts), len(pdf.pages)]


def run(command: tuple[str, ...], desk: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = clock.environment(desk) | variables
    return subprocess.run(command, cwd=desk, env=environment, text=True, capture_output=True)


def test_an_invented_interview_is_the_same_every_time_and_has_no_fault(tmp_path: Path) -> None:
    for name in ("one", "two"):
        editions.write(tmp_path / name, pages=12, pictures=3)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert sum(name.endswith(".jpg") for name in files(tmp_path / "one")) == 3
    assert check(tmp_path / "one", tmp_path).diagnostics == ()


def test_a_longer_interview_has_more_words(tmp_path: Path) -> None:
    for pages in (5, 40):
        editions.write(tmp_path / str(pages), pages)
    few, many = (len(b"".join(files(tmp_path / name).values()).split()) for name in ("5", "40"))
    assert 7 < many / few < 9


def test_a_figure_tells_whether_it_is_within_its_bar() -> None:
    kept, missed = (Figure("all against one", value, bar=1.6) for value in (1.6, 1.61))
    assert (kept.is_kept, missed.is_kept) == (True, False)
    assert "kept: 1.6" in str(kept) and "MISSED: 1.6" in str(missed)


def test_commands_take_turns_and_the_first_round_is_not_counted(tmp_path: Path) -> None:
    commands = {name: ("sh", "-c", f"echo {name} >> turns") for name in ("one", "two")}
    taken = clock.medians(commands, tmp_path, rounds=2)
    assert (tmp_path / "turns").read_text().split() == ["one", "two"] * 3
    assert taken.keys() == commands.keys() and min(taken.values()) > 0


def test_a_collection_has_its_interviews_and_sections_and_no_fault(tmp_path: Path) -> None:
    editions.write_collection(tmp_path / "few", interviews=3, pages=2, sections=4)
    checked = check(tmp_path / "few", tmp_path)
    assert checked.diagnostics == () and checked.edition is not None
    assert [len(one.sections) for one in checked.edition.interviews] == [4, 4, 4]


def test_others_get_the_same_words(tmp_path: Path) -> None:
    editions.write_collection(tmp_path / "few", interviews=2, pages=1, sections=2)
    text = editions.markdown(tmp_path / "few")
    sections = [file.read_text("utf-8") for file in sorted(tmp_path.glob("few/*/*.md"))]
    heads = re.findall("^#.*", text, re.MULTILINE)
    assert heads == [
        *("# Talk number 1", "## Part 1", "## Part 2"),
        *("# Talk number 2", "## Part 1", "## Part 2"),
    ]
    assert all(section.partition("\n")[2] in text for section in sections)


def test_what_is_done_before_a_command_is_done_each_time(tmp_path: Path) -> None:
    before = {"one": lambda: (tmp_path / "ready").touch()}
    commands = {"one": ("rm", "ready"), "two": ("true",)}
    assert clock.medians(commands, tmp_path, 2, before).keys() == commands.keys()


def test_what_is_skipped_tells_the_command_that_enables_it() -> None:
    assert "pip install x" in str(Skipped("against x", "there is no x", "pip install x"))


def test_commands_have_a_cache_of_their_own(tmp_path: Path) -> None:
    script = "import os; from pathlib import Path; Path('seen').write_text(os.environ['{}'])"
    clock.medians({"one": (sys.executable, "-c", script.format("TYMPAN_CACHE"))}, tmp_path, 1)
    assert Path((tmp_path / "seen").read_text()).parent == tmp_path


def test_memory_is_that_of_the_largest_process_a_command_begins(tmp_path: Path) -> None:
    large = "import time; held = b'1' * 200_000_000; time.sleep(0.5)"
    small = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {large!r}])"
    took = clock.taken({"one": (sys.executable, "-c", small)}, tmp_path, 1)
    assert 200_000_000 < took["one"].memory < 800_000_000


def test_no_two_turns_are_alike(tmp_path: Path) -> None:
    editions.write_collection(tmp_path / "few", interviews=6, pages=11, sections=3)
    turns = re.findall(r"^\*\*.*", editions.markdown(tmp_path / "few"), re.MULTILINE)
    turns += editions.more(3).split("\n\n")
    assert len(turns) == len(set(turns)) > 500


def test_editions_of_a_shelf_are_the_same_every_time_and_have_no_fault(tmp_path: Path) -> None:
    for name in ("one", "two"):
        editions.write_shelf(tmp_path / name, editions=3, pages=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    checked = [check(folder, tmp_path) for folder in sorted((tmp_path / "one").iterdir())]
    assert [one.diagnostics for one in checked] == [()] * 3
    assert len({one.edition and one.edition.identifier for one in checked}) == 3


def test_a_book_is_the_same_every_time_and_has_no_fault(tmp_path: Path) -> None:
    for name in ("one", "two"):
        book.write(tmp_path / name, interviews=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    checked = check(tmp_path / "one", tmp_path)
    assert checked.diagnostics == () and checked.edition is not None
    assert checked.edition.printing.kinds == ("epub", "print", "screen")


def test_an_edit_is_one_to_the_book_as_it_was_first_and_to_what_was_kept_of_it(
    tmp_path: Path,
) -> None:
    folder, kept = tmp_path / "book", tmp_path / "kept"
    book.write(folder, interviews=3)
    kept.mkdir()
    (kept / "entry").write_bytes(b"first")
    as_first, text = files(folder), words(folder)
    edits = book.edits(folder, tmp_path)
    for _ in range(2):
        edits["word"]()
        assert sum(a != b for a, b in zip(text, words(folder), strict=True)) == 1
        edits["page"]()
        changed = [name for name, data in files(folder).items() if data != as_first[name]]
        assert changed == ["01-talk/03-part.md"] and len(words(folder)) > len(text) + 300
        assert files(tmp_path / "edited") == {"entry": b"first"}
        (tmp_path / "edited" / "another").touch()
        edits["unchanged"]()
        assert files(folder) == as_first


def test_the_added_page_moves_every_later_one_by_one(tmp_path: Path) -> None:
    folder = tmp_path / "manuscript" / "book"
    book.write(folder, interviews=2)
    (tmp_path / "kept").mkdir()
    edits, begins = book.edits(folder, tmp_path), []
    for name in ("unchanged", "page"):
        edits[name]()
        [file] = publish(folder, tmp_path, ("screen",)).files
        begins.append(beginnings(file))
    moved = [after - before for before, after in zip(*begins, strict=True)]
    assert moved == [0, 0, 1, 1]


def test_plain_weasyprint_prints_the_same_book_with_no_code_of_ours(tmp_path: Path) -> None:
    folder = tmp_path / "manuscript" / "book"
    editions.write_collection(folder, interviews=2, pages=1, sections=1)
    commands = plain.prepared(folder, tmp_path, 10, tmp_path / "plain")
    [file] = publish(folder, tmp_path, ("screen",)).files
    with pikepdf.open(file) as pdf:
        pages = len(pdf.pages)
    for name, command in commands.items():
        ran = run(command, tmp_path, PYTHONPROFILEIMPORTTIME="1")
        loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
        assert ran.returncode == 0 and "weasyprint.layout" in loaded
        assert not any(module.startswith(("tympan", "benchmarks")) for module in loaded)
        with pikepdf.open(tmp_path / "plain" / f"{name}.pdf") as pdf:
            assert (len(pdf.pages), "/StructTreeRoot" in pdf.Root) == (pages, name == "tagged")
            faces = {
                str(one.BaseFont) for page in pdf.pages for one in page.Resources.Font.values()
            }
        assert all("Press-" in face for face in faces)


def test_typst_gets_the_same_words(tmp_path: Path) -> None:
    editions.write_collection(tmp_path / "few", interviews=2, pages=1, sections=2)
    source = typst.source(tmp_path / "few")
    assert source.startswith(typst.LOOKS)
    text = re.sub(r"^= .*|[=*]+", " ", source.removeprefix(typst.LOOKS), flags=re.MULTILINE)
    assert text.split() == words(tmp_path / "few")
    assert re.findall("^=.*", source, re.MULTILINE) == [
        *("= Talk number 1", "== Part 1", "== Part 2"),
        *("= Talk number 2", "== Part 1", "== Part 2"),
    ]


def test_typst_prints_them(tmp_path: Path) -> None:
    if not importlib.util.find_spec("typst"):
        pytest.skip(f"there is no Typst: {typst.GET_TYPST}")
    editions.write_collection(tmp_path / "few", interviews=2, pages=1, sections=2)
    ran = run(typst.prepared(tmp_path / "few", tmp_path / "typst"), tmp_path)
    assert ran.returncode == 0, ran.stderr
    with pikepdf.open(tmp_path / "typst" / "book.pdf") as pdf:
        assert len(pdf.pages) >= 6
