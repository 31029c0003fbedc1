"""What is made afresh is compared with what was kept."""

import pytest

from tympan.cache.doubting import Doubting
from tympan.cache.folder import Folder
from tympan.cache.keys import key

ONE = key("pages", "one")


def test_nothing_is_got_and_what_is_put_is_kept(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    doubting = Doubting(folder)
    assert doubting.get(ONE) is None
    doubting.put(key("pages", "two"), b"more pages")
    assert folder.get(key("pages", "two")) == b"more pages"


def test_the_same_again_is_nothing_to_tell(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    doubting = Doubting(folder)
    doubting.put(ONE, b"pages")
    assert doubting.differing == []


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (b"pagen", "5 bytes where there were 5, and others from byte 4 on"),
        (b"page", "4 bytes where there were 5, and others from byte 4 on"),
        (b"pages!", "6 bytes where there were 5, and others from byte 5 on"),
    ],
)
def test_what_comes_out_otherwise_is_told_and_takes_the_place_of_what_was_kept(
    folder: Folder, again: bytes, told: str
) -> None:
    folder.put(ONE, b"pages")
    doubting = Doubting(folder)
    doubting.put(ONE, again)
    (said,) = doubting.differing
    assert said.rule == "not-the-same-again"
    assert said.finding.at.file == folder.path / ONE
    assert said.finding.message.startswith("“pages” came out otherwise")
    assert told in said.finding.message
    assert folder.get(ONE) == again


def test_a_damaged_entry_is_no_fault_of_tympan(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    (folder.path / ONE).write_bytes(b"")
    doubting = Doubting(folder)
    doubting.put(ONE, b"pages")
    assert doubting.differing == []
    assert folder.get(ONE) == b"pages"


def test_it_tells_what_the_folder_has_to_tell(folder: Folder) -> None:
    folder.notes.append("the disk is full")
    assert Doubting(folder).notes == ["the disk is full"]
