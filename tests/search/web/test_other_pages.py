"""The pages of cases, meetings, bodies, coverage and SQL."""

import re

import pytest
from fastapi.testclient import TestClient


def test_a_case_goes_through_its_bodies_in_order_with_the_words_that_changed(
    client: TestClient, ids: dict[str, str]
) -> None:
    page = client.get(f"/gang/{ids['case']}").text
    bodies = re.findall(r'<h3><a href="/arende/[^"]+">([^<§]+?)(?: §[^<]*)?</a></h3>', page)
    assert bodies[0] == "Barn- och utbildningsnämnden"
    assert bodies[-1] == "Kommunfullmäktige"
    assert "Kommunstyrelsen" in bodies
    assert "<del>1 200 000</del>" in page
    assert "<ins>1 450 000</ins>" in page
    assert 'class="badge status-decided">beslutat' in page


def test_what_is_passed_on_is_not_called_decided(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/gang/{ids['case']}").text
    assert "fördes vidare oförändrat av Kommunstyrelsen 25" in page
    assert "fördes vidare med ändringar av Kommunstyrelsen 25" in page
    assert "<dt>Nästa förslag</dt>" in page
    assert "antogs oförändrat av Kommunfullmäktige 28" in page
    assert "antogs oförändrat av Kommunstyrelsen" not in page


def test_the_head_of_a_case_tells_how_the_related_case_ended(client: TestClient, ids: dict[str, str]) -> None:
    related = client.get(f"/api/v1/cases/{ids['case']}").json()["related"]
    assert len(related) == 1
    page = client.get(f"/gang/{related[0]['case_id']}").text
    assert "i KS 2026/217: beslutat 28\u00a0april\u00a02026" in page.split("Tidslinje")[0]


def test_those_present_stand_in_the_order_of_their_capacities(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/mote/{ids['meeting']}").text
    roles = re.findall(r"<h3>([^<]+)</h3>", page.split("Närvarande")[1])
    wanted = (
        "Ordförande",
        "Vice ordförande",
        "Ledamöter",
        "Tjänstgörande ersättare",
        "Ersättare",
        "Justerare",
        "Sekreterare",
    )
    assert roles == [role for role in (*wanted, "Övriga") if role in roles]
    assert len(roles) > 2


def test_a_memo_is_dated_and_no_meeting(client: TestClient) -> None:
    hits = client.get("/api/v1/search", params={"doc_type": "tjansteskrivelse"}).json()["hits"]
    for hit in hits:
        page = client.get(f"/arende/{hit['item_id']}").text
        assert "daterad" in page
        body = client.get(f"/organ/{hit['organisation_key']}/{hit['body']}").text
        assert hit["title"]["text"] in body
        assert "Tjänsteskrivelser" in body
    assert hits


def test_a_meeting_shows_its_papers_minutes_first_and_who_was_there(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/mote/{ids['meeting']}").text
    kinds = re.findall(r"<h2>(Protokoll|Kallelse)", page)
    assert kinds == sorted(kinds, reverse=True)
    assert set(kinds) == {"Protokoll", "Kallelse"}
    assert "Närvarande" in page
    assert "Protokoll saknas" not in page


def test_a_meeting_without_minutes_says_that_its_decisions_are_not_known(client: TestClient) -> None:
    asked = (
        "SELECT meeting_id FROM documents WHERE meeting_id IS NOT NULL AND meeting_date < '2026-03-01'"
        " GROUP BY meeting_id HAVING bool_and(doc_type = 'kallelse') LIMIT 1"
    )
    [[meeting_id]] = client.get("/api/v1/sql", params={"q": asked}).json()["rows"]
    assert "Protokoll saknas i materialet" in client.get(f"/mote/{meeting_id}").text


def test_a_body_shows_what_comes_up_next(client: TestClient) -> None:
    page = client.get("/organ/tallkopings-kommun/Kommunstyrelsen").text
    coming, past = page.split("Tidigare möten")
    assert "25\u00a0mars\u00a02026" in coming
    assert "Riktlinjer för skolskjuts" in coming
    assert "25\u00a0mars\u00a02026" not in past


def test_a_body_is_found_in_any_case_of_letters(client: TestClient) -> None:
    assert client.get("/organ/tallkopings-kommun/kommunstyrelsen").status_code == 200


def test_an_organisation_lists_its_bodies(client: TestClient) -> None:
    page = client.get("/organ/tallkopings-kommun").text
    for body in ("Kommunfullmäktige", "Kommunstyrelsen", "Barn- och utbildningsnämnden"):
        assert body in page


def test_coverage_counts_what_is_there_and_says_what_is_refused_and_why(client: TestClient) -> None:
    page = client.get("/tackning").text
    lines = client.get("/api/v1/coverage").json()["lines"]
    assert sum(line["papers"] for line in lines) == 32
    assert "protokoll_skannad.pdf" in page
    assert "inskannad utan text" in page
    [board] = [one for one in lines if one["organisation_key"] == "tallkopings-kommun" and one["body"] == "Kommunstyrelsen"]
    assert (board["meetings"], board["with_kallelse"], board["with_minutes"], board["papers"]) == (1, 1, 1, 4)
    assert f'<td class="number">{sum(line["meetings"] for line in lines)}</td>' in page


def test_coverage_of_one_organisation_leaves_the_others_out(client: TestClient) -> None:
    page = client.get("/tackning?organisation=tallkopings-kommun").text
    assert "Tallköpings kommun" in page
    assert "Sandeby" not in page


def test_coverage_of_nobody_is_not_found_and_of_one_says_nothing_of_refused_papers(client: TestClient) -> None:
    assert client.get("/tackning?organisation=ingen-kommun").status_code == 404
    page = client.get("/tackning?organisation=tallkopings-kommun").text
    assert "Alla handlingar kunde läsas" not in page
    assert "räknas bara i hela materialets täckning" in page


def test_many_lines_of_coverage_are_summed_up(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.web.routes.coverage._MOST_LINES", 3)
    page = client.get("/tackning").text
    assert "/tackning?organisation=tallkopings-kommun" in page
    assert "En rad för varje kommun" in page
    assert page.count("Tallköpings kommun") == 1


def test_sql_is_answered_on_the_page(client: TestClient) -> None:
    page = client.get("/sql", params={"q": "SELECT count(*) AS antal FROM decisions WHERE stage = 'decision'"})
    assert page.status_code == 200
    assert '<th scope="col">antal</th>' in page.text
    assert "1 rad<" in page.text


@pytest.mark.parametrize("example", ["Förslag som ändrades", "Pengar i beslut", "Dagar från förslag"])
def test_the_examples_of_sql_give_rows(client: TestClient, example: str) -> None:
    link = re.search(rf'<a href="(/sql\?q=[^"]+)">{example}', client.get("/sql").text)
    assert link is not None
    page = client.get(link[1].replace("&amp;", "&"))
    assert page.status_code == 200
    rows = re.search(r'role="status">(\d+) rad', page.text)
    assert rows is not None
    assert int(rows[1]) > 0


def test_the_about_page_cites_the_dataset_and_its_examples_are_searches(client: TestClient) -> None:
    page = client.get("/om").text
    assert "Dataset, version 1." in page
    for address in re.findall(r'<a href="(/\?q=[^"]+)"><code>', page):
        assert client.get(address.replace("&amp;", "&")).status_code == 200
