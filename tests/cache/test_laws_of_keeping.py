"""What holds for all bytes, however they are damaged."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from tympan.cache.folder import HEADER, Folder
from tympan.cache.keys import key
from tympan.cache.opening import opened

KEY = key("pages", "one")
DATA = st.binary(max_size=200)


@contextmanager
def keeping(data: bytes) -> Iterator[Folder]:
    """A cache that keeps this."""
    with tempfile.TemporaryDirectory() as name, closing(opened(Path(name) / "tympan")) as folder:
        folder.put(KEY, data)
        yield folder


def is_repaired(folder: Folder, data: bytes) -> bool:
    """Whether a damaged entry is absent and gone, and comes back by being put."""
    absent = folder.get(KEY) is None and not (folder.path / KEY).exists()
    folder.put(KEY, data)
    return absent and folder.get(KEY) == data


@given(DATA)
@example(bytes(3_000_000))
def test_what_was_put_is_got(data: bytes) -> None:
    with keeping(data) as folder:
        assert folder.get(KEY) == data


@given(DATA, DATA)
def test_what_was_put_last_is_got(first: bytes, last: bytes) -> None:
    with keeping(first) as folder:
        folder.put(KEY, last)
        assert folder.get(KEY) == last


@given(DATA, st.integers(0, 10_000), st.integers(1, 255))
def test_one_other_byte_anywhere_and_the_entry_is_absent(data: bytes, at: int, by: int) -> None:
    with keeping(data) as folder:
        file = folder.path / KEY
        whole = bytearray(file.read_bytes())
        whole[at % len(whole)] ^= by
        file.write_bytes(whole)
        assert is_repaired(folder, data)


@given(DATA, st.integers(0, 10_000))
@example(b"", HEADER - 1)
def test_cut_anywhere_the_entry_is_absent(data: bytes, at: int) -> None:
    with keeping(data) as folder:
        file = folder.path / KEY
        whole = file.read_bytes()
        file.write_bytes(whole[: at % len(whole)])
        assert is_repaired(folder, data)


@given(DATA, st.binary(min_size=1, max_size=50))
def test_with_more_behind_it_the_entry_is_absent(data: bytes, more: bytes) -> None:
    with keeping(data) as folder:
        file = folder.path / KEY
        file.write_bytes(file.read_bytes() + more)
        assert is_repaired(folder, data)


@given(st.lists(st.binary(max_size=300), max_size=8), st.integers(0, 1500))
def test_what_is_kept_is_within_the_bound(many: list[bytes], most: int) -> None:
    with keeping(b"") as folder:
        for number, data in enumerate(many):
            folder.put(key("pages", str(number)), data)
        Folder(folder.path, folder.handle, most).prune()
        assert sum(entry.size for entry in folder.entries()) <= most
