"""The preview in a browser: a save is seen, an error leaves the last good pages, clicks lead on."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Locator, Page, expect, sync_playwright

SOURCE = Path(__file__).parents[2] / "src"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
PATIENCE = 60_000  # milliseconds; the machine may be busy
LATER = "“The narrative was important"
SENTENCE = "The forme was locked, and the rollers went over it once more. "

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
        finished(seen, 1)
        yield seen
        browser.close()
        assert complaints == []


def finished(page: Page, order: int) -> None:
    """Wait for the book of an order: it comes last, and no pages come after it."""
    for _ in range(PATIENCE // 100):
        for version in (2 * order, 2 * order + 1):
            if page.request.get(f"{page.url}book/{version}.json").ok:
                return
        page.wait_for_timeout(100)
    raise AssertionError(f"there is no book of order {order}")


def version(page: Page) -> int:
    """Which version of the pages lies on the table."""
    return int(page.locator(".leaf[data-version]").last.get_attribute("data-version") or 0)


def newer(page: Page, than: int) -> None:
    """Wait until other pages lie on the table."""
    leaf = page.locator(".leaf[data-version]").last
    expect(leaf).not_to_have_attribute("data-version", re.compile(rf"^({than}|{than | 1})$"))


def newer_book(page: Page, than: int) -> None:
    """Wait until the reader has another book."""
    page.wait_for_function(
        "than => Number(document.getElementById('device').dataset.version) > (than | 1)", arg=than
    )


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


def put_in(file: Path, paragraphs: int) -> None:
    """Put paragraphs in behind the title of a section, where all that follow get other names."""
    title, rest = file.read_text("utf-8").split("\n", 1)
    said = f"{SENTENCE * 6}It is paragraph {{}} of {paragraphs}."
    new = [said.format(number) for number in range(1, paragraphs + 1)]
    file.write_text("\n\n".join([title, *new, rest.lstrip()]), "utf-8")


@pytest.mark.parametrize("paragraphs", [3, 8])
def test_pages_put_in_before_leave_the_chosen_words_in_sight(
    page: Page, desk: Path, paragraphs: int
) -> None:
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#folios")).to_contain_text("4–5 of 6")
    page.get_by_role("button", name=LATER).click()
    expect(page.locator("#place-where")).to_contain_text("05-places.md:7")

    # In an earlier section, and then in the same one; two saves at once are followed as well.
    for name in ("01-one-actor.md", "03-what-he-had-not-seen.md", "05-places.md"):
        before = version(page)
        put_in(desk / "manuscript" / "ballerina" / name, paragraphs)
        newer(page, before)
    expect(page.locator("#said")).to_contain_text("pages,")
    there = page.get_by_role("button", name=LATER)
    expect(there).to_be_in_viewport()
    expect(page.locator("#folios")).not_to_contain_text("4–5 of")
    glow = page.locator(".glow:visible")
    expect(glow).to_have_count(1)
    # The pages are shown once as they were arranged before, and again when they have settled.
    for _ in range(100):
        if glow.get_attribute("style") == there.get_attribute("style"):
            break
        page.wait_for_timeout(100)
    assert glow.get_attribute("style") == there.get_attribute("style")
    expect(page.locator("#place-lines [aria-current]")).to_contain_text("The narrative was")
    expect(page.locator("#place-where")).to_contain_text(f"05-places.md:{7 + 2 * paragraphs}")


def test_pages_put_in_before_leave_the_middle_of_the_page_in_sight(page: Page, desk: Path) -> None:
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    there = page.get_by_role("button", name="Discussing is one thing")
    expect(there).to_be_visible()
    before = version(page)
    put_in(desk / "manuscript" / "ballerina" / "01-one-actor.md", 10)
    newer(page, before)
    expect(page.locator("#said")).to_contain_text("pages,")
    expect(there).to_be_in_viewport()
    expect(page.locator("#folios")).not_to_contain_text("4–5 of")


def test_on_enlarged_pages_the_chosen_words_stay_at_their_height(page: Page, desk: Path) -> None:
    for key in (*["ArrowRight"] * 2, *"++++"):
        page.keyboard.press(key)
    there = page.get_by_role("button", name="The title is meant.")
    there.click()
    expect(page.locator("#place-where")).to_contain_text("04-a-ballet-of-revenge.md:3")
    # The place that is told beside the pages leaves them less room.
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    at = there.bounding_box()
    before = version(page)
    put_in(desk / "manuscript" / "ballerina" / "01-one-actor.md", 4)
    newer(page, before)
    finished(page, 2)
    expect(there).to_be_in_viewport()
    now = there.bounding_box()
    assert at is not None and now is not None
    assert now["y"] == pytest.approx(at["y"], abs=2)


def in_epub(page: Page, words: str) -> Locator:
    """A paragraph in the reader, which hides its frames in itself, but not from the browser."""
    with_it = "words => [...document.querySelectorAll('p')].some(p => p.innerText.includes(words))"
    for _ in range(PATIENCE // 100):
        for frame in page.frames[1:]:
            # A frame may be about to give way to that of the next book.
            with suppress(Error):
                if frame.evaluate(with_it, words):
                    return frame.locator("p", has_text=words)
        page.wait_for_timeout(100)
    raise AssertionError(f"the reader has no paragraph with “{words}”")


def test_sections_put_in_before_leave_the_same_words_on_the_readers_screen(
    page: Page, desk: Path
) -> None:
    folder = desk / "manuscript" / "ballerina"
    device = page.locator("#device")
    page.get_by_role("tab", name="EPUB").click()
    expect(device).to_have_attribute("data-version", re.compile(r"\d"))
    page.locator("#contents").select_option(label="Places Nobody Had Filmed")
    expect(in_epub(page, LATER)).to_be_in_viewport()
    put_in(folder / "05-places.md", 30)
    # One of its document's own pages, a document more, and a section more.
    for change in (
        lambda: put_in(folder / "04-a-ballet-of-revenge.md", 60),
        lambda: put_in(folder / "05-places.md", 30),
        lambda: (folder / "02-and-a-half.md").write_text(f"# One More\n\n{SENTENCE}\n"),
    ):
        before = int(device.get_attribute("data-version") or 0)
        change()
        newer_book(page, before)
        expect(in_epub(page, LATER)).to_be_in_viewport()


def test_the_epub_is_read_where_the_pages_were_left(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="There was never a second name").click()
    page.get_by_role("button", name="Show in EPUB").click()
    expect(page.get_by_role("tab", name="EPUB")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#device")).to_have_attribute("data-version", re.compile(r"\d"))
    expect(page.locator("#read")).to_contain_text(re.compile(r"page [23] in print"))
    paragraph = in_epub(page, "Once I finished up the script")
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
