"""A feed for every search (RFC 4287)."""

import datetime as dt
from xml.etree import ElementTree as ET

from fastapi.testclient import TestClient

from search.web.routes.feed import _NOT_XML

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read_feed(client: TestClient, address: str) -> ET.Element:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314 - our own


def test_a_feed_has_what_the_standard_asks_for(client: TestClient) -> None:
    feed = read_feed(client, "/feed.atom?q=taxa")
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for name in ("id", "title", "updated", "author/a:name"):
        assert feed.findtext(f"a:{name}", namespaces=ATOM)
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == min(client.get("/api/v1/search?q=taxa").json()["count"], 50) > 3
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext("a:title", namespaces=ATOM)
        assert entry.findtext("a:summary", namespaces=ATOM)
        assert dt.datetime.fromisoformat(entry.findtext("a:updated", namespaces=ATOM) or "").tzinfo is not None
        link = entry.find("a:link", ATOM)
        assert link is not None
        assert client.get(link.attrib["href"]).status_code == 200


def test_what_was_read_last_comes_first(client: TestClient) -> None:
    entries = read_feed(client, "/feed.atom").findall("a:entry", ATOM)
    moments = [entry.findtext("a:updated", namespaces=ATOM) or "" for entry in entries]
    assert moments == sorted(moments, reverse=True)


def test_a_feed_links_to_its_search_and_to_itself(client: TestClient) -> None:
    feed = read_feed(client, "/feed.atom?q=taxa&body=Kommunstyrelsen&sort=oldest&page=2")
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall("a:link", ATOM)}
    assert links["self"].endswith("/feed.atom?q=taxa&body=Kommunstyrelsen")
    assert links["alternate"].endswith("/?q=taxa&body=Kommunstyrelsen")


def test_a_feed_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/feed.atom?q=taxa")
    again = client.get("/feed.atom?q=taxa", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head("/feed.atom?q=taxa").status_code == 200
    assert client.get("/feed.atom?q=bro", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_a_feed_of_nothing_is_a_feed(client: TestClient) -> None:
    assert read_feed(client, "/feed.atom?q=qwertyuiop").findall("a:entry", ATOM) == []


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert _NOT_XML.sub("\ufffd", "a\x00b\x0bc\ud800d\ufffe") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert _NOT_XML.sub("\ufffd", "åäö\t\n€𝄞") == "åäö\t\n€𝄞"
