"""The desk and the process behind it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.preview import desk as desks
from tympan.preview.desk import Desk
from tympan.preview.showing import Job
from tympan.preview.shown import Shown

pytestmark = pytest.mark.long


async def until(desk: Desk, is_it: Callable[[Shown], bool]) -> Shown:
    """What is shown as soon as it is wanted."""
    async with asyncio.timeout(120):
        async for shown in desk.changes():
            if is_it(shown):
                return shown
    raise AssertionError("the desk was closed")


def test_the_newest_order_is_answered_and_a_fallen_process_is_started_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = []

    class Noted(desks.Worker):
        def __init__(self, *words: object) -> None:
            super().__init__(*words)  # type: ignore[arg-type]
            workers.append(self)

    monkeypatch.setattr(desks, "Worker", Noted)

    async def told() -> None:
        seen = Desk(Job(desk / "manuscript" / "ballerina", desk))
        try:
            for _ in range(3):
                seen.order()
            shown = await until(seen, lambda shown: shown.state == "ready")
            assert shown.pages is not None and shown.pages.version // 2 == shown.ordered == 3

            # It falls while it works: the pages stay, and the reason is told.
            seen.order()
            workers[0]._process.kill()
            fallen = await until(seen, lambda shown: shown.state == "broken")
            assert fallen.pages is not None
            assert [said.rule for said in fallen.found] == ["preview-fell"]

            # The next save starts it anew.
            seen.order()
            again = await until(seen, lambda shown: shown.state == "ready")
            assert again.pages is not None and again.pages.version // 2 == 5
            assert len(workers) == 2
        finally:
            seen.close()

    asyncio.run(told())
