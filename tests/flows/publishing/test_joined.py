"""The tables of cases are what all papers of an organisation give, whenever each of them came."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.dataset import partition_files, read_table
from flows.publishing import publish as publishing
from flows.publishing.joined import join_organisation
from flows.publishing.snapshot import write_snapshot
from flows.store.home import Store
from schemas.tables import CASE_TABLES
from tests.flows.conftest import Inbox

KEY = "tallkopings-kommun"
PAPERS = (
    "arende_1_namnd_protokoll.pdf",
    "arende_2_utskott_protokoll.pdf",
    "arende_3_styrelse_kallelse.pdf",
    "arende_5_styrelse_protokoll.pdf",
    "arende_8_fullmaktige_protokoll.pdf",
)


def files_of(output: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(output)): path.read_bytes() for name, _, path in partition_files(output) if name in CASE_TABLES
    }


def test_papers_that_come_one_by_one_give_the_same_cases_as_all_at_once(inbox: Inbox, tmp_path: Path, samples: Path) -> None:
    for name in reversed(PAPERS):
        inbox.put(name, name)
        inbox.ingest()
    (tmp_path / "all").mkdir()
    other = Inbox(samples, tmp_path / "all")
    for name in PAPERS:
        other.put(name, name)
    other.ingest()
    assert files_of(inbox.output) == files_of(other.output)
    assert len(files_of(inbox.output)) >= 3
    assert inbox.problems() == []


def test_a_run_that_is_broken_off_before_the_cases_is_made_good(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PAPERS[:3]:
        inbox.put(name, name)
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "write_joined", _break_off)
        with pytest.raises(KeyboardInterrupt):
            inbox.ingest()
    assert files_of(inbox.output) == {}
    inbox.ingest()
    assert len(read_table(inbox.output, "case_events")) > 10
    assert inbox.problems() == []


def _break_off(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_damage_to_a_table_of_cases_is_found_and_publish_repairs_it(inbox: Inbox) -> None:
    for name in PAPERS[:2]:
        inbox.put(name, name)
    inbox.ingest()
    whole = files_of(inbox.output)
    path = next(path for name, _, path in partition_files(inbox.output) if name == "case_events")
    pq.write_table(pq.read_table(path, partitioning=None).slice(0, 1), path)
    assert any("case_events" in problem for problem in inbox.problems())
    with Store(inbox.output) as store:
        publishing.publish(store, rebuild_all=True)
    assert files_of(inbox.output) == whole
    assert inbox.problems() == []


def test_cases_go_with_the_papers_that_gave_them(inbox: Inbox) -> None:
    path = inbox.put("protokoll.pdf", PAPERS[0])
    inbox.put("kallelse.pdf", PAPERS[2])
    inbox.ingest()
    before = set(read_table(inbox.output, "cases").diarienummer)
    path.write_bytes((inbox.samples / "kallelse_enkel.pdf").read_bytes())
    inbox.ingest()
    after = set(read_table(inbox.output, "cases").query("organisation_key == @KEY").diarienummer)
    assert before - after == {"BUN 2026/2", "BUN 2026/9", "BUN 2026/30", "BUN 2025/203"}
    assert inbox.problems() == []


def test_a_snapshot_has_its_cases(inbox: Inbox, tmp_path: Path) -> None:
    for name in PAPERS:
        inbox.put(name, name)
    inbox.ingest()
    with Store(inbox.output) as store:
        write_snapshot(store, tmp_path / "snapshot")
    assert files_of(tmp_path / "snapshot") == files_of(inbox.output)


def test_every_reference_of_the_cases_leads_somewhere(inbox: Inbox) -> None:
    for name in PAPERS:
        inbox.put(name, name)
    inbox.ingest()
    ids = {
        name: set(read_table(inbox.output, table)[name])
        for table, name in (
            ("items", "item_id"),
            ("decisions", "decision_id"),
            ("documents", "document_id"),
            ("cases", "case_id"),
        )
    }
    links, events = read_table(inbox.output, "decision_links"), read_table(inbox.output, "case_events")
    assert set(links.proposal_id) <= ids["decision_id"]
    assert set(links.decision_id.dropna()) <= ids["decision_id"]
    assert set(links.case_id.dropna()) <= ids["case_id"]
    assert set(events.case_id) == ids["case_id"]
    assert set(events.item_id) <= ids["item_id"]
    assert set(events.document_id) <= ids["document_id"]
    assert links.decision_link_id.is_unique
    assert events.case_event_id.is_unique


def test_an_organisation_without_papers_has_no_cases(inbox: Inbox) -> None:
    assert all(parts == {} for parts in join_organisation(inbox.output, "granvik-kommun").values())
