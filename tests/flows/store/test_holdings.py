"""What stands, what was superseded, what is gone: the catalogue against a simple model of it."""

import contextlib
import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.given import Given
from flows.store.catalogue import Catalogue
from flows.store.entries import UNKNOWN, Sighting
from flows.store.holdings import all_partitions, built_from, holdings_of, mark_published, stale_partitions
from flows.store.records import Facts

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
SOURCES = ("/a.pdf", "/b.pdf")
READ, REFUSED = ("A", "B", "C"), ("x", "y")  # documents
PARTITION = ("granvik-kommun", 2026)


def facts(document: str) -> Facts:
    refused = document in REFUSED
    return Facts(
        document_id=document,
        extractor_version="1",
        schema_version="1",
        organisation_key=UNKNOWN[0] if refused else PARTITION[0],
        year=UNKNOWN[1] if refused else PARTITION[1],
        status="quarantined" if refused else "ok",
        error="broken" if refused else None,
        digest=f"digest of {document}",
    )


def sighting(source: str) -> Sighting:
    return Sighting(source=source, name="", given=Given(), state=None, etag=None, last_modified=None, fetched_at=None)


def see(catalogue: Catalogue, source: str, document: str) -> None:
    catalogue.register([(facts(document), 0.1, sighting(source))], now=NOW)


class Model:
    """The same in plain lists: every source's bytes in their order, and the sources that are gone."""

    def __init__(self) -> None:
        self.seen: dict[str, list[str]] = {}
        self.gone: set[str] = set()

    def see(self, source: str, document: str) -> None:
        versions = self.seen.setdefault(source, [])
        if versions[-1:] != [document]:
            versions.append(document)
        self.gone.discard(source)

    def miss(self, source: str) -> None:
        if source in self.seen:
            self.gone.add(source)

    def standing(self, source: str) -> set[str]:
        """The last that could be read, and what came after it and could not: only the last of that."""
        versions = self.seen.get(source, [])
        read = [place for place, document in enumerate(versions) if document in READ]
        last_read = {versions[read[-1]]} if read else set()
        return last_read | set(versions[-1:])

    def holdings(self) -> dict[str, tuple[tuple[str, ...], bool]]:
        """Sources and whether it is gone, by document."""
        found: dict[str, tuple[tuple[str, ...], bool]] = {}
        for document in (*READ, *REFUSED):
            sources = [source for source in sorted(self.seen) if document in self.standing(source)]
            present = [source for source in sources if source not in self.gone]
            if sources:
                found[document] = tuple(present or sources), not present
        return found


_EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("see"), st.sampled_from(SOURCES), st.sampled_from((*READ, *REFUSED))),
        st.tuples(st.just("miss"), st.sampled_from(SOURCES), st.just("")),
    ),
    max_size=10,
)


@given(_EVENTS)
def test_whatever_comes_and_goes_the_holdings_are_those_of_the_model(events: list[tuple[str, str, str]]) -> None:
    model = Model()
    with tempfile.TemporaryDirectory() as folder, Catalogue(Path(folder, "catalogue.sqlite")) as catalogue:
        for kind, source, document in events:
            before = {partition: built_from(holdings_of(catalogue, partition)) for partition in (PARTITION, UNKNOWN)}
            for partition, changed in stale_partitions(catalogue):
                mark_published(catalogue, partition, changed)
            if kind == "see":
                see(catalogue, source, document)
                model.see(source, document)
            else:
                catalogue.miss([source], now=NOW)
                model.miss(source)
            stale = {partition for partition, _ in stale_partitions(catalogue)}
            for partition, origin in before.items():
                if built_from(holdings_of(catalogue, partition)) != origin:
                    assert partition in stale, "what changed is to be published"
        found = {
            holding.document_id: (holding.sources, holding.gone_at is not None)
            for partition in all_partitions(catalogue)
            for holding in holdings_of(catalogue, partition)
        }
    assert found == model.holdings()


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "catalogue.sqlite")


def test_a_source_that_failed_is_held_until_it_is_read(catalogue: Catalogue) -> None:
    with catalogue:
        catalogue.fail([("/a.pdf", "", "unreadable_file", "the file cannot be read")], now=NOW)
        assert [(one.sources, one.digest) for one in holdings_of(catalogue, UNKNOWN)] == [(("/a.pdf",), None)]

        see(catalogue, "/a.pdf", "A")

        assert holdings_of(catalogue, UNKNOWN) == []
        assert UNKNOWN in dict(stale_partitions(catalogue))


def test_the_bytes_that_stand_at_two_sources_have_the_version_of_the_first(catalogue: Catalogue) -> None:
    with catalogue:
        see(catalogue, "/b.pdf", "A")
        see(catalogue, "/a.pdf", "B")
        see(catalogue, "/a.pdf", "A")

        (holding,) = holdings_of(catalogue, PARTITION)

    assert (holding.document_id, holding.sources, holding.version) == ("A", SOURCES, 2)


def test_a_change_that_is_undone_half_way_changes_nothing(catalogue: Catalogue) -> None:
    with catalogue:
        see(catalogue, "/a.pdf", "A")
        before = holdings_of(catalogue, PARTITION)

        with contextlib.suppress(RuntimeError), catalogue.change() as connection:
            connection.execute("DELETE FROM sightings")
            raise RuntimeError("killed")

        assert holdings_of(catalogue, PARTITION) == before
