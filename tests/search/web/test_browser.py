"""The ways that people go, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from .conftest import Server

AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_PATIENCE = 30_000  # milliseconds: machines are noisy
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


class Reader:
    """Somebody at a browser; what the page complains of is kept."""

    def __init__(self, browser: Browser, server: Server, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(base_url=server.address, locale="sv-SE", **options)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(_PATIENCE)
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._note_failure)

    def _note_failure(self, request: Request) -> None:
        """Note what could not be had; what somebody who went on did not wait for is none."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    somebody = Reader(browser, server, viewport=DESK)
    yield somebody
    assert somebody.complaints == []
    somebody.context.close()


@pytest.fixture
def plain(browser: Browser, server: Server) -> Iterator[Reader]:
    """Somebody whose browser runs no script."""
    somebody = Reader(browser, server, viewport=DESK, java_script_enabled=False)
    yield somebody
    somebody.context.close()


expect.set_options(timeout=_PATIENCE)


def search(page: Page, words: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("button", name="Sök").click()


def test_search_filter_open_see_the_box_and_follow_the_case(reader: Reader) -> None:
    page = reader.page
    search(page, "skolskjuts")
    expect(page).to_have_url(re.compile(r"/\?q=skolskjuts$"))
    page.get_by_role("complementary").get_by_role("link", name=re.compile("Kommunfullmäktige")).click()
    page.get_by_role("complementary").get_by_role("link", name=re.compile(r"^Beslut")).click()
    expect(page.get_by_role("heading", name="Träffar")).to_contain_text("1 ärende")
    page.get_by_role("link", name="Riktlinjer för skolskjuts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Riktlinjer för skolskjuts")

    place = page.locator("#clauses .clause").nth(1).locator(".by a.place")
    place.click()
    target = (place.get_attribute("href") or "").removeprefix("#")
    box = page.locator(f"[id='{target}']")
    expect(box).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()  # the facts stay where they were
    assert box.evaluate("box => getComputedStyle(box).strokeWidth") == "2.5px"
    image = page.locator(".sheet img").first
    expect(image).to_have_js_property("complete", True)  # noqa: FBT003 - as the page has it
    assert image.evaluate("image => image.naturalWidth") > 800

    page.locator(f"a[href='#{target.replace('box-', 'fact-')}']").first.click(position={"x": 3, "y": 3})
    expect(page.locator(f"[id='{target.replace('box-', 'fact-')}']")).to_be_in_viewport()

    page.get_by_role("link", name="Följ ärendet").first.click()
    expect(page.get_by_role("heading", name="Tidslinje")).to_be_visible()
    expect(page.locator("ins").first).to_have_text("1 450 000")


def test_the_same_without_script(plain: Reader) -> None:
    page = plain.page
    search(page, "skolskjuts")
    page.get_by_role("complementary").get_by_role("link", name=re.compile("Kommunfullmäktige")).click()
    page.get_by_role("link", name="Riktlinjer för skolskjuts").last.click()
    place = page.locator("#clauses .clause .by a.place").first
    target = (place.get_attribute("href") or "").removeprefix("#")
    place.click()
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    assert page.locator(f"[id='{target}']").evaluate("box => getComputedStyle(box).strokeWidth") == "2.5px"
    page.goto("/?q=taxa")
    page.get_by_text("Tid, belopp och ordning").click()
    page.get_by_label("Från och med").fill("2023-01-01")
    page.get_by_label("Ordning").select_option("oldest")
    page.get_by_role("button", name="Använd").click()
    expect(page.locator(".hits time").first).to_contain_text("202")


@pytest.mark.parametrize(("label", "ending"), [("CSV", "csv"), ("Excel", "xlsx"), ("JSON", "json"), ("Parquet", "parquet")])
def test_a_result_is_downloaded(reader: Reader, label: str, ending: str, tmp_path: Path) -> None:
    search(reader.page, "taxa")
    with reader.page.expect_download() as begun:
        reader.page.get_by_role("link", name=label, exact=True).click()
    path = tmp_path / begun.value.suggested_filename
    begun.value.save_as(path)
    assert path.name == f"kallelse-traffar.{ending}"
    assert path.stat().st_size > 500


def test_a_search_is_followed_by_its_feed(reader: Reader) -> None:
    search(reader.page, "taxa")
    address = reader.page.locator("link[rel=alternate][type='application/atom+xml']").get_attribute("href")
    link = reader.page.get_by_role("link", name="Bevaka sökningen").get_attribute("href")
    assert address == link == "/feed.atom?q=taxa"
    answer = reader.page.request.get(address or "")
    assert answer.ok
    assert "<entry>" in answer.text()


def test_by_keyboard_alone(reader: Reader) -> None:
    page = reader.page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("skolskjuts")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=skolskjuts"))
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.matches('.hits h3 a')")
        seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert seen != "none", page.evaluate("document.activeElement.outerHTML")
        if focused:
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/arende/"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.place')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#box-"))
    expect(page.locator(".box:target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", ["/?q=skolskjuts", "arende", "gang", "mote", "/tackning", "/sql?q=FROM+money_by_body", "/om"]
)
def test_on_a_phone_nothing_is_wider_than_the_screen(
    browser: Browser, server: Server, ids: dict[str, str], path: str
) -> None:
    somebody = Reader(browser, server, viewport=PHONE, is_mobile=True, has_touch=True)
    somebody.page.goto(_path(path, ids))
    width = somebody.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    somebody.context.close()


def test_on_a_phone_the_facets_are_folded(browser: Browser, server: Server) -> None:
    somebody = Reader(browser, server, viewport=PHONE, is_mobile=True, has_touch=True)
    search(somebody.page, "taxa")
    expect(somebody.page.locator("details.facets ul").first).to_be_hidden()
    somebody.page.locator("details.facets > summary").tap()
    expect(somebody.page.locator("details.facets ul").first).to_be_visible()
    somebody.context.close()


def test_in_print_there_are_facts_and_pages_but_no_navigation(reader: Reader, ids: dict[str, str]) -> None:
    page = reader.page
    page.goto(f"/arende/{ids['item']}")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("header nav")).to_be_hidden()
    expect(page.locator(".sheet").first).to_be_visible()
    assert page.locator(".facts-column").evaluate("column => column.scrollHeight - column.clientHeight") <= 1
    assert page.pdf(format="A4")[:5] == b"%PDF-"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/?q=taxa", "arende", "gang", "mote", "organ", "/tackning", "/sql?q=FROM+money_by_body", "/om", "/nowhere"]
)
def test_wcag_aa(browser: Browser, server: Server, ids: dict[str, str], path: str, scheme: str) -> None:
    context = browser.new_context(base_url=server.address, viewport=DESK, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(_path(path, ids))
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AA}}).response["violations"]
    told = [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found]
    context.close()
    assert told == []


def _path(path: str, ids: dict[str, str]) -> str:
    own = {
        "arende": f"/arende/{ids['item']}",
        "gang": f"/gang/{ids['case']}",
        "mote": f"/mote/{ids['meeting']}",
        "organ": "/organ/tallkopings-kommun/Kommunstyrelsen",
    }
    return own.get(path, path)
