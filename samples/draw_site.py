"""Draw the README's picture of the site: `uv run python samples/draw_site.py`, which needs Debian's chromium."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from flows.run import ingest_paths

HERE = Path(__file__).parent
PICTURES = {
    "site_search.png": "/?q=skolskjuts+%C3%B6ver+1+miljon",
    "site_arende.png": None,  # the first hit's page, with the box of its second clause
}


def main() -> None:
    """Serve the samples and take the pictures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no chromium on this machine")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        ingest_paths([HERE], output)
        command = [str(Path(sys.executable).with_name("kallelse")), "serve", "--output", str(output), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own command
            assert server.stdout is not None
            draw(chromium, server.stdout.readline().strip().rstrip("/"))
            server.terminate()


def draw(chromium: str, address: str) -> None:
    """Take the pictures of a site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(address + str(PICTURES["site_search.png"]))
        page.screenshot(path=HERE / "site_search.png")
        page.locator(".hits .clause").nth(1).locator(".by a").click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=HERE / "site_arende.png")
        browser.close()


if __name__ == "__main__":
    main()
