"""The first page: hits, facets, paging, permalinks, and what is said where nothing is found."""

import html
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from search.web.links import search_address
from search.web.parameters import SearchParameters


class Links(HTMLParser):
    """The links of a page with their texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open = dict(attrs).get("href") or ""
            self.found.setdefault(self._open, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.found[self._open] += data


def test_a_hit_shows_clause_who_decides_day_amount_and_number(client: TestClient) -> None:
    page = client.get("/", params={"q": "skolskjuts nämnd:kommunfullmäktige handling:protokoll"}).text
    assert "Riktlinjer för <mark>skolskjuts</mark>" in page
    assert "28\u00a0april\u00a02026" in page
    assert 'Kommunfullmäktige <span class="verb">beslutar</span>' in page
    assert "1 450 000 kronor" in page
    assert 'class="dnr">KS/2026:217 - 001<' in page or 'class="dnr">KS/2026:217<' in page


def test_a_facet_narrows_to_as_many_as_it_says(client: TestClient) -> None:
    links = Links(client.get("/", params={"q": "taxa"}).text).found
    facets = {address: text.split() for address, text in links.items() if re.search(r"[?&]body=", address)}
    assert len(facets) > 3
    for address, words in facets.items():
        narrowed = client.get(address)
        assert f">{words[-1]} ärende" in narrowed.text, address


@pytest.mark.parametrize(
    "query", ["", "q=taxa", "q=motion&stage=proposal", "year=2026", "q=över 1 miljon", "category=finance"]
)
def test_every_facet_link_narrows_to_as_many_as_it_says(client: TestClient, query: str) -> None:
    page = client.get(f"/?{query}").text
    facets = re.search(r'<details class="facets" open>(.*?)</aside>', page, re.DOTALL)
    assert facets is not None
    link = re.compile(r'<li><a href="([^"]+)"[^>]*><span>([^<]*)</span> <span class="count">([^<]*)</span>')
    followed = 0
    for section in facets[1].split("<section>")[1:]:
        is_open = 'class="set"' not in section  # another value beside one that is set finds either
        for address, label, count in link.findall(section):
            narrowed = client.get(html.unescape(address))
            assert narrowed.status_code == 200, (label, address)
            assert not is_open or f'role="status">{count} ärende' in narrowed.text, (label, count, address)
            followed += is_open
    assert followed > 5


def test_the_sum_that_was_found_is_shown_though_no_clause_has_it(client: TestClient) -> None:
    hits = client.get("/api/v1/search", params={"min_sek": "5mkr"}).json()["hits"]
    assert any(hit["matching"] for hit in hits)
    page = client.get("/?min_sek=5mkr").text
    for hit in hits:
        for one in hit["matching"]:
            assert f'<span class="sum">{one["text"]}</span>' in page


def test_a_field_that_cannot_be_read_leaves_the_others_as_they_were(client: TestClient) -> None:
    page = client.get("/?q=taxa&min_sek=en+miljon&body=Kommunstyrelsen&sort=newest")
    assert page.status_code == 422
    assert 'value="taxa"' in page.text
    assert '<input type="hidden" name="body" value="Kommunstyrelsen">' in page.text


def test_a_facet_that_is_set_is_taken_away_by_its_own_link(client: TestClient) -> None:
    with_year = client.get("/?q=taxa&year=2023")
    chosen = [address for address, text in Links(with_year.text).found.items() if text.strip().startswith("2023")]
    assert "/?q=taxa" in chosen


def test_every_hit_is_on_one_page_only(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/"
    while address:
        page = client.get(address).text
        seen += re.findall(r'<h3><a href="/arende/([0-9a-f-]+i\d+)"', page)
        found = re.search(r'<a rel="next" href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else None
    count = client.get("/api/v1/search").json()["count"]
    assert len(seen) == len(set(seen)) == count > 200


def test_a_search_has_one_address_whatever_the_form_sends(client: TestClient) -> None:
    sent = "/?q=taxa&from=&to=2024-01-31&min_sek=5+mkr&max_sek=&organisation=&sort=best&stage=decision"
    page = client.get(sent)
    read = SearchParameters.model_validate({"q": "taxa", "to": "2024-01-31", "min_sek": "5 mkr", "stage": ["decision"]})
    assert page.status_code == 200
    assert search_address(read) == "/?q=taxa&stage=decision&to=2024-01-31&min_sek=5000000"
    assert search_address(read, "/feed.atom").replace("&", "&amp;") in page.text


def test_the_form_keeps_what_was_asked_for(client: TestClient) -> None:
    page = client.get("/?q=%22ny+taxa%22&min_sek=5mkr&body=Kommunstyrelsen&sort=newest").text
    assert 'value="&#34;ny taxa&#34;"' in page
    assert 'name="min_sek" value="5000000"' in page
    assert '<input type="hidden" name="body" value="Kommunstyrelsen">' in page
    assert '<option value="newest" selected>' in page


def test_a_sum_in_words_is_told_as_what_it_is_read_as(client: TestClient) -> None:
    page = client.get("/", params={"q": "skolskjuts över 1 miljon"}).text
    assert "”över 1 miljon” läses som ett belopp" in page
    assert "1 450 000 kronor" in page


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/?q=belopp:mycket", 400, "är inget belopp"),
        ("/?q=kategori:bakning", 400, "är inget av värdena"),
        ("/?lang=en&q=kategori:bakning", 400, "is none of its values"),
        ("/?from=igår", 422, "Från och med: ska vara en dag"),
        ("/?year=2021&year=x", 422, "ska vara ett heltal"),
        ("/?page=0", 422, "page: är för litet"),
        ("/?page=99999", 422, "page: är för stort"),
        ("/?stage=maybe", 422, "är inget av värdena"),
        ("/?min_sek=5&max_sek=1", 422, "det minsta beloppet är större än det största"),
        ("/?from=2024-02-01&to=2024-01-01", 422, "den första dagen ligger efter den sista"),
        ("/?min_sek=en+miljon&q=taxa", 422, "Minst (kronor): går inte att läsa"),
        ("/?q=taxa&page=400", 200, "Så många sidor"),
        ("/?lang=fi", 422, "lang: är inget av värdena"),
        (f"/?q={'x' * 501}", 422, "q: är för långt"),
        ("/arende/1", 422, "har inte rätt form"),
        ("/arende/0123456789abcdef-i1", 404, "Sidan finns inte"),
        ("/gang/0123456789abcdef", 404, "Sidan finns inte"),
        ("/mote/0123456789abcdef", 404, "Sidan finns inte"),
        ("/organ/ingen-kommun", 404, "Sidan finns inte"),
        ("/organ/tallkopings-kommun/Kaffenämnden", 404, "Sidan finns inte"),
        ("/nowhere", 404, "Sidan finns inte"),
    ],
)
def test_what_cannot_be_had_is_said(client: TestClient, address: str, status: int, told: str) -> None:
    page = client.get(address)
    assert page.status_code == status
    assert told in page.text
    assert "</html>" in page.text


def test_nothing_found_points_to_what_is_missing(client: TestClient) -> None:
    page = client.get("/", params={"q": "qwertyuiop"}).text
    assert "Inget ärende svarar mot sökningen" in page
    assert 'href="/tackning"' in page


def test_english_stays_english_through_the_links(client: TestClient) -> None:
    page = client.get("/", params={"q": "taxa", "lang": "en"}).text
    own = [one for one in Links(page).found if one.startswith("/") and not one.startswith(("/static", "/api/", "/openapi"))]
    swedish = [one for one in own if "lang=en" not in one]
    assert '<html lang="en">' in page
    assert "Proposal" in page
    assert swedish == ["/?q=taxa"]  # the switch itself


def test_charts_say_the_same_as_their_table_and_the_api(client: TestClient) -> None:
    page = client.get("/", params={"q": "taxa"}).text
    years = client.get("/api/v1/years", params={"q": "taxa"}).json()
    bars = dict(re.findall(r'<rect class="bar" [^>]*><title>(\d{4}): ([^<]+)</title>', page)[: len(years)])
    assert bars == {str(one["year"]): str(one["items"]) for one in years}
    assert all(f'<th scope="row">{one["year"]}</th><td class="number">{one["items"]}</td>' in page for one in years)
