"""Saves are noticed, wherever a page is made of something."""

import asyncio
from pathlib import Path

from tympan.preview.showing import Job
from tympan.preview.watching import folders, saves


def test_folders_are_watched_that_are_there(tmp_path: Path) -> None:
    edition = tmp_path / "manuscript" / "x"
    edition.mkdir(parents=True)
    job = Job(edition, tmp_path)
    before = folders(job, ())
    assert edition.resolve() in before and tmp_path / "layouts" not in before
    (tmp_path / "layouts").mkdir()
    assert folders(job, ()) - before == {(tmp_path / "layouts").resolve()}


def test_a_save_is_told_once_and_soon(tmp_path: Path) -> None:
    async def told() -> int:
        closing, count = asyncio.Event(), 0
        asyncio.get_running_loop().call_later(0.3, (tmp_path / "a.md").write_text, "one")
        asyncio.get_running_loop().call_later(1.0, closing.set)
        async for _ in saves(lambda: {tmp_path}, closing):
            count += 1
        return count

    assert asyncio.run(told()) == 1
