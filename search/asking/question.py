"""What a query means: conditions on words and on fields, put together."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Field(StrEnum):
    """What a condition may be about besides words."""

    ORGANISATION = "organisation"
    BODY = "body"
    YEAR = "year"
    DATE = "date"
    STAGE = "stage"
    CATEGORY = "category"
    DOC_TYPE = "doc_type"
    AMOUNT = "amount"
    DIARIENUMMER = "diarienummer"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, in any of its forms; of the title alone where `in_title`."""

    text: str
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words just as they are, one behind the other."""

    words: tuple[str, ...]
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Words that hang together ("e-tjänster"): each in any of its forms, better where they stand so."""

    words: tuple[str, ...]
    in_title: bool = False

    @property
    def phrase(self) -> Phrase:
        """The words just as they are."""
        return Phrase(self.words, self.in_title)


@dataclass(frozen=True, slots=True)
class Number:
    """A diarienummer: the spellings in which it is indexed that it may mean."""

    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field that has one of these values: keys of the vocabulary, or names as somebody wrote them."""

    field: Field
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A field that lies between two values, both counted; None where it is not bounded."""

    field: Field
    low: Decimal | int | dt.date | None
    high: Decimal | int | dt.date | None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """None of this."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that whoever asked is told; the template tells it apart where it is said in another language."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


Condition = Word | Prefix | Phrase | Joined | Number | OneOf | Within | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Question:
    """All conditions hold; `notes` tell whoever asked what was taken otherwise than it looks."""

    conditions: tuple[Condition, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_wordless(self) -> bool:
        """Whether nothing in it ranks what is found."""
        return not any(isinstance(one, Word | Prefix | Phrase | Joined | Number | AnyOf) for one in self.conditions)
