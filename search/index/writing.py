"""The index brought up to what the tables hold, partition by partition."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq
import tantivy

from search.asking.numbers import indexed_spellings
from search.entries import Entry, partition_states, read_entries
from search.files import Partition, partition_file
from search.home import forget_copies, writing_lock
from search.index.fields import BESIDE, BUCKETS, CLAUSE, ENTRY, STATE, TEXT, TITLE, Zone, make_schema
from search.index.generation import current_folder, make_current, new_folder
from search.index.reading import indexed_redactions, indexed_states
from search.swedish.stems import stems_of
from search.swedish.words import words_of

_MEMORY = 256_000_000  # bytes that the writer gathers before it writes
_THREADS = 1  # one writes what this process makes as fast as it comes, and without parts that must be put together
_MICROSECONDS = 1_000_000  # of a second: papers that one run reads keep their order


@dataclass(slots=True)
class Updated:
    """What an update did: partitions written anew, partitions that went, ärenden written."""

    written: list[Partition] = field(default_factory=list)
    removed: list[Partition] = field(default_factory=list)
    entries: int = 0


def update_index(
    output: Path,
    *,
    rebuild: bool = False,
    on_partition: Callable[[Partition, int, int], None] = lambda partition, done, total: None,  # noqa: ARG005
) -> Updated:
    """Write into the index what changed in the tables since it was last written, all at once for those who read it.

    A run that is killed leaves the index as it was. Two at once wait for each other. Where personal numbers are masked in
    papers that were indexed before they were, all that is kept beside the dataset is made anew: what an index deletes
    stays in its files.

    Args:
        output: the folder of the dataset.
        rebuild: write a new index, and let it take the place of the old.
        on_partition: told which partition is done, and how many of how many.

    Raises:
        OSError: the tables cannot be read or the index cannot be written.
    """
    with writing_lock(output, "index"):
        folder = None if rebuild else current_folder(output)
        if folder and _holds_what_is_masked(tantivy.Index(make_schema(), path=str(folder)), output):
            forget_copies(output)
            folder = None
        target = folder or new_folder(output)
        index = tantivy.Index(make_schema(), path=str(target))
        states = partition_states(output)
        held = indexed_states(index)
        done = Updated(removed=sorted(held.keys() - states.keys()))
        changed = [partition for partition, state in states.items() if held.get(partition) != state]
        if changed or done.removed:
            _write(index, output, {partition: states[partition] for partition in changed}, done, on_partition)
        if folder is None:
            make_current(output, target)
    return done


def _holds_what_is_masked(index: tantivy.Index, output: Path) -> bool:
    """Whether an index was written of papers in which more personal numbers are masked by now."""
    held, before = indexed_states(index), indexed_redactions(index)
    searcher = index.searcher()
    return any(
        count > before.get(document_id, 0) and searcher.doc_freq("document", document_id) > 0
        for partition, state in partition_states(output).items()
        if held.get(partition) != state
        for document_id, count in _redactions_of(output, partition).items()
    )


def _redactions_of(output: Path, partition: Partition) -> dict[str, int]:
    """Count what is masked in each paper of a partition."""
    path = partition_file(output, "redactions", partition)
    if not path.exists():
        return {}
    return Counter(pq.read_table(path, columns=["document_id"], partitioning=None).column("document_id").to_pylist())


def _write(
    index: tantivy.Index,
    output: Path,
    changed: dict[Partition, str],
    done: Updated,
    on_partition: Callable[[Partition, int, int], None],
) -> None:
    writer = index.writer(heap_size=_MEMORY, num_threads=_THREADS)
    stems = _Stems()
    try:
        for partition in (*done.removed, *changed):
            writer.delete_documents_by_term("partition", _name(partition))
        for count, (partition, state) in enumerate(changed.items(), start=1):
            for entry in read_entries(output, partition):
                writer.add_document(_document(entry, partition, stems))
                done.entries += 1
            said = {"partition": _name(partition), "state": state, "redactions": _redactions_of(output, partition)}
            mark = tantivy.Document()
            mark.add_text("kind", STATE)
            mark.add_text("partition", _name(partition))
            mark.add_bytes("stored", json.dumps(said).encode())
            writer.add_document(mark)
            done.written.append(partition)
            on_partition(partition, count, len(changed))
        writer.commit()
        writer.wait_merging_threads()
    except BaseException:
        writer.rollback()
        raise


class _Stems:
    """The normalisations of words as the index has them, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, words: Sequence[str]) -> str:
        """Give the normalisations of words, one behind the other.

        Most texts have no word that is new, so all are looked up at once, and one by one where that fails.
        """
        known = self._known
        try:
            return " ".join(map(known.__getitem__, words))
        except KeyError:
            for word in words:
                if word not in known:
                    known[word] = " ".join(stems_of(word))
        return " ".join(map(known.__getitem__, words))


def _name(partition: Partition) -> str:
    return f"{partition[0]}/{partition[1]}"


def _document(entry: Entry, partition: Partition, stems: _Stems) -> tantivy.Document:
    item, paper = entry.item, entry.paper
    document = tantivy.Document()
    document.add_text("kind", ENTRY)
    document.add_text("item", item["item_id"])
    document.add_text("document", item["document_id"])
    if item["meeting_id"]:
        document.add_text("meeting", item["meeting_id"])
    for case_id in entry.case_ids:
        document.add_text("case", case_id)
    document.add_text("partition", _name(partition))
    document.add_text("organisation", partition[0])
    document.add_text("organisation_name", (paper["organisation"] or partition[0]).casefold())
    where = words_of(paper["organisation"] or "")
    if paper["body"]:
        document.add_text("body", paper["body"])
        document.add_text("body_name", paper["body"].casefold())
        where += words_of(paper["body"])
    document.add_text("where_stems", stems.of(where))
    if paper["doc_type"]:
        document.add_text("doc_type", paper["doc_type"])
    day = paper["meeting_date"] or paper["written_on"]
    if day:
        document.add_integer("day", day.toordinal())
    if partition[1]:
        document.add_integer("year", partition[1])
    if paper["ingested_at"]:
        document.add_integer("ingested", int(paper["ingested_at"].timestamp() * _MICROSECONDS))
    document.add_integer("repeat", int(entry.is_repeat))
    for spelling in indexed_spellings(item["diarienummer_key"] or (), item["diarienummer"] or ()):
        document.add_text("dnr", spelling)
    _add_words(document, entry, stems)
    _add_values(document, entry)
    document.add_bytes("stored", entry.stored(_name(partition)).encode())
    return document


def _add_words(document: tantivy.Document, entry: Entry, stems: _Stems) -> None:
    texts: tuple[tuple[Zone, list[str]], ...] = (
        (TITLE, [entry.item["title"]]),
        (CLAUSE, [one["text"] for one in entry.clauses]),
        (TEXT, [text for text in (entry.item["summary"], entry.item["text"]) if text]),
        (BESIDE, [*entry.attachments, *entry.captions]),
    )
    for zone, parts in texts:
        for part in parts:  # each a value of its own, so that no phrase runs from one into the next
            words = words_of(part)
            if words:
                document.add_text(zone.words, " ".join(words))
                document.add_text(zone.stems, stems.of(words))


def _add_values(document: tantivy.Document, entry: Entry) -> None:
    """Add stages, categories and sums; a bucket stands alone and behind each stage that it is met in."""
    stage_of = {one["decision_id"]: one["stage"] for one in entry.clauses}
    for stage in set(stage_of.values()):
        document.add_text("stage", stage)
    for category in {one["category"] for one in entry.clauses}:
        document.add_text("category", category)
    for act in {f"{one['stage']}/{one['category']}" for one in entry.clauses}:
        document.add_text("act", act)
    sums = {(one["sek"], stage_of.get(one["decision_id"])) for one in entry.amounts if one["sek"] is not None}
    buckets: set[str] = set()
    for sek, stage in sums:
        bucket = bucket_of(float(sek))
        buckets.update((bucket, f"{stage}/{bucket}") if stage else (bucket,))
    for sek in {sek for sek, _ in sums}:
        document.add_float("amount", float(sek))
    for sek, stage in sums:
        if stage:
            document.add_float(f"amount_{stage}", float(sek))
    for bucket in buckets:
        document.add_text("bucket", bucket)
    if sums:
        document.add_float("largest", max(float(sek) for sek, _ in sums))
    document.add_float("decided_sek", float(entry.decided_sek()))


def bucket_of(sek: float) -> str:
    """Give the bucket of a sum: the least bound that it does not pass, "more" above the last.

    >>> bucket_of(750_000), bucket_of(5_000_000), bucket_of(2e9)
    ('1000000', '5000000', 'more')
    """
    return next((str(bound) for bound in BUCKETS if sek <= bound), "more")
