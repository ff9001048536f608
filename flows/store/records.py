"""The records of a store: one file a document, all its rows in it, named for the document's bytes.

A record is made of nothing but the bytes of the paper, what its source says of all its papers, whether its personal
numbers are kept, and the version of the program: whoever makes it on whatever machine makes the same bytes. It is an
Arrow stream of one row (a column a table, each a list of rows) with its SHA-256 behind it, compressed with zstd; what it
was made with stands in the stream's metadata.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from extractors.given import Given
from flows.store.place import Place
from schemas.arrow import record_schema, record_table
from schemas.tables import Rows
from schemas.vocabulary import IssueCode

_META = b"kallelse"
_CHECKSUM = 32  # bytes of a SHA-256 behind the stream, over all of it
_NOTHING_GIVEN = Given()


class RecordError(Exception):
    """A record is damaged or missing; the message says which and how.

    Args:
        document_id: its document's, or empty where not even that is known.
        reason: what is wrong with it.
    """

    def __init__(self, document_id: str, reason: str) -> None:
        super().__init__(f"the record of {document_id} {reason}")
        self.document_id = document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a record without its rows; kept inside it and in the catalogue.

    `lacks` names what the paper does not say itself ("organisation", "body"), `given` what was taken from its source
    instead; `digest` is the SHA-256 of the record's file.
    """

    document_id: str
    extractor_version: str
    schema_version: str
    organisation_key: str
    year: int
    status: str
    error: str | None = None
    error_code: str | None = None
    pages: int = 0
    size: int = 0
    lacks: tuple[str, ...] = ()
    given: Given = _NOTHING_GIVEN
    tried_ocr: bool = False
    counts: dict[str, int] = dataclasses.field(default_factory=dict)
    doubts: dict[str, int] = dataclasses.field(default_factory=dict)
    digest: str = ""

    @property
    def keeps_personal_numbers(self) -> bool | None:
        """Whether the paper's personal numbers stand in the rows as printed; None where it has none."""
        if IssueCode.PERSONAL_NUMBER_KEPT in self.doubts:
            return True
        return False if IssueCode.PERSONAL_NUMBER_MASKED in self.doubts else None


class Records:
    """The records of one store."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def write(self, facts: Facts, rows: Rows) -> Facts:
        """Put a record there; give its facts with its digest.

        Raises:
            OSError: it cannot be written.
        """
        described = dataclasses.asdict(facts)
        del described["digest"]
        table = record_table(rows).replace_schema_metadata({_META: json.dumps(described, sort_keys=True).encode()})
        plain = pa.BufferOutputStream()
        with pa.ipc.new_stream(plain, table.schema) as stream:
            stream.write_table(table)
        body = plain.getvalue().to_pybytes()
        packed = pa.BufferOutputStream()
        with pa.CompressedOutputStream(packed, "zstd") as compressed:
            compressed.write(body + hashlib.sha256(body).digest())
        data = packed.getvalue().to_pybytes()
        self.place.write(name_of(facts.document_id), data)
        return dataclasses.replace(facts, digest=hashlib.sha256(data).hexdigest())

    def facts_of(self, document_id: str) -> Facts | None:
        """Give a record's facts, or None where there is no whole record of the document."""
        try:
            data = self.place.read(name_of(document_id))
            return _read_facts(_unpack(data, document_id).schema, data, document_id)
        except (FileNotFoundError, RecordError):
            return None

    def remove(self, document_id: str) -> None:
        """Take a record away, so that it is made anew.

        Raises:
            OSError: it cannot be taken away.
        """
        self.place.remove(name_of(document_id))

    def read(self, documents: Sequence[tuple[str, str]]) -> pa.Table:
        """Give records as one table, a row each, in the order asked for.

        Args:
            documents: document_id and digest of each.

        Raises:
            RecordError: one is missing, damaged, or not the one that has the digest.
            OSError: the store cannot be read.
        """
        found = [self._read_one(document_id, digest) for document_id, digest in documents]
        return pa.concat_tables(found) if found else record_schema().empty_table()

    def _read_one(self, document_id: str, digest: str) -> pa.Table:
        try:
            data = self.place.read(name_of(document_id))
        except FileNotFoundError as error:
            raise RecordError(document_id, "is not there") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise RecordError(document_id, "is not the one that was written: its checksum differs")
        table = _unpack(data, document_id).replace_schema_metadata()
        if table.schema != record_schema():
            raise RecordError(document_id, "has the schema of another version")
        return table

    def names(self) -> Iterator[str]:
        """Give the ids of the documents that have a record."""
        for name in self.place.names():
            yield name.rpartition("/")[2].partition(".")[0]


def name_of(document_id: str) -> str:
    """Give the name of a document's record.

    >>> name_of("ab12")
    'ab/ab12.arrow.zst'
    """
    return f"{document_id[:2]}/{document_id}.arrow.zst"


def original_name(document_id: str) -> str:
    """Give the name that a paper is kept by.

    >>> original_name("ab12")
    'ab/ab12.pdf'
    """
    return f"{document_id[:2]}/{document_id}.pdf"


def _unpack(data: bytes, document_id: str) -> pa.Table:
    try:
        with pa.CompressedInputStream(pa.BufferReader(data), "zstd") as compressed:
            whole = compressed.read()
        if hashlib.sha256(whole[:-_CHECKSUM]).digest() != whole[-_CHECKSUM:]:
            raise RecordError(document_id, "is damaged: its own checksum differs")
        with pa.ipc.open_stream(whole[:-_CHECKSUM]) as stream:
            return stream.read_all()
    except (pa.ArrowException, OSError) as error:
        raise RecordError(document_id, f"is damaged: {' '.join(str(error).split())[:200]}") from error


def _read_facts(schema: pa.Schema, data: bytes, document_id: str) -> Facts:
    try:
        described = json.loads((schema.metadata or {})[_META])
        described |= {"given": Given(**described["given"]), "lacks": tuple(described["lacks"])}
        return Facts(**described, digest=hashlib.sha256(data).hexdigest())
    except (KeyError, TypeError, ValueError) as error:  # of a version whose records say something else of themselves
        raise RecordError(document_id, "says of itself what this version does not know") from error
