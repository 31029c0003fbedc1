"""The preview in a browser: a save is seen, an error leaves the last good pages, clicks lead on."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

SOURCE = Path(__file__).parents[2] / "src"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
PATIENCE = 60_000  # milliseconds; the machine may be busy

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        CHROMIUM is None, reason="there is no Chromium: sudo apt-get install -y chromium"
    ),
]


@pytest.fixture
def address(desk: Path) -> Iterator[str]:
    """A preview of the ballerina edition, at this address."""
    command = [sys.executable, "-P", "-m", "tympan", "preview"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "EDITOR": "code"}
    with subprocess.Popen(
        command, cwd=desk, env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """The preview in Chromium, its first pages in sight, and no script that complains."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        seen = browser.new_page(viewport={"width": 1280, "height": 800})
        complaints: list[str] = []
        seen.on("pageerror", lambda wrong: complaints.append(str(wrong)))
        seen.on("console", lambda said: complaints.extend([said.text] * (said.type == "error")))
        seen.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        seen.goto(address)
        expect(seen.locator(".leaf[data-version]")).not_to_have_count(0)
        # The book comes last: nothing changes after it.
        expect(seen.locator("#said")).to_contain_text("pages,")
        yield seen
        browser.close()
        assert complaints == []


def version(page: Page) -> int:
    """Which version of the pages lies on the table."""
    return int(page.locator(".leaf[data-version]").last.get_attribute("data-version") or 0)


def newer(page: Page, than: int) -> None:
    """Wait until other pages lie on the table."""
    leaf = page.locator(".leaf[data-version]").last
    expect(leaf).not_to_have_attribute("data-version", re.compile(rf"^({than}|{than | 1})$"))


def test_edit_break_mend_and_click_through(page: Page, desk: Path) -> None:
    file = desk / "manuscript" / "ballerina" / "01-one-actor.md"
    whole = file.read_text("utf-8")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#folios")).to_contain_text("2–3 of")
    first = page.get_by_role("button", name="There was never a second name")
    expect(first).to_be_visible()

    # A save is seen, on the same pages.
    before = version(page)
    file.write_text(whole.replace("There was never a second", "There was hardly a second", 1))
    newer(page, before)
    expect(page.get_by_role("button", name="There was hardly a second")).to_be_visible()
    expect(page.locator("#folios")).to_contain_text("2–3 of")

    # An error is told, and the pages stay.
    good = version(page)
    file.write_text(whole + "\n\n“This is never closed.\n")
    expect(page.locator("#state")).to_contain_text("Not set")
    expect(page.locator("#broken")).to_contain_text("These are the last good pages.")
    finding = page.locator("#findings li.error").first
    expect(finding).to_contain_text("unclosed-quotation")
    assert version(page) in (good, good + 1)
    expect(page.get_by_role("button", name="There was hardly a second")).to_be_visible()

    # A finding leads to its place, with the manuscript's lines beside it.
    finding.get_by_role("button").click()
    expect(page.locator("#place-where")).to_contain_text("manuscript/ballerina/01-one-actor.md:")
    expect(page.locator("#place-lines [aria-current]")).to_contain_text("never closed")
    expect(page.locator(".glow:visible")).to_have_count(1)

    # It is mended.
    file.write_text(whole)
    expect(page.locator("#broken")).to_be_hidden()
    expect(page.locator("#findings li.error")).to_have_count(0)

    # A paragraph leads to its line, by the keyboard.
    first.focus()
    page.keyboard.press("Enter")
    where = page.locator("#place-where")
    expect(where).to_have_text("manuscript/ballerina/01-one-actor.md:1:1")
    expect(page.locator("#place-lines [aria-current]")).to_contain_text("There was never a second")
    expect(page.get_by_role("link", name="Open in editor")).to_have_attribute(
        "href", re.compile(r"^vscode://file/.*/01-one-actor\.md:1:1$")
    )


def test_the_epub_is_read_where_the_pages_were_left(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="There was never a second name").click()
    page.get_by_role("button", name="Show in EPUB").click()
    expect(page.get_by_role("tab", name="EPUB")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#device")).to_have_attribute("data-version", re.compile(r"\d"))
    expect(page.locator("#read")).to_contain_text(re.compile(r"page [23] in print"))
    # The reader hides its frames in itself, but not from the browser.
    [paragraph] = [
        found
        for frame in page.frames
        if (found := frame.locator("p", has_text="Once I finished up the script")).count()
    ]
    expect(paragraph).to_be_in_viewport()
    paragraph.click()
    expect(page.locator("#place-where")).to_contain_text("01-one-actor.md:3")
    expect(page.get_by_role("button", name="Show in print")).to_be_visible()


def test_on_a_telephone_one_page_is_shown_and_the_findings_have_a_tab(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".leaf")).to_have_count(1)
    page.get_by_role("tab", name="Findings").click()
    expect(page.get_by_role("tabpanel", name="Findings")).to_be_visible()
    expect(page.locator("#view-print")).to_be_hidden()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_on_a_telephone_what_is_chosen_is_not_behind_its_place(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="There was never a second name")).to_be_visible()
    page.locator(".leaf .blocks button").last.click()
    expect(page.locator("#place-where")).to_contain_text("01-one-actor.md")
    page.wait_for_function(
        """() => document.querySelector('.glow:not([hidden])').getBoundingClientRect().bottom
            <= document.getElementById('place').getBoundingClientRect().top"""
    )
