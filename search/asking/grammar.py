"""The query language: words, "phrases", prefixes*, -exclusions, OR, fields with a colon, diarienummer as they come."""

import re
from collections.abc import Iterator

from search.asking.numbers import numbers_in, spellings_of
from search.asking.question import (
    AnyOf,
    Condition,
    Field,
    Joined,
    Not,
    Note,
    Number,
    OneOf,
    Phrase,
    Prefix,
    Question,
    Within,
    Word,
)
from search.asking.sums import take_sums
from search.asking.values import field_named, knowledge, read_bounds, value_named
from search.statement import QueryError
from search.swedish.words import composed, words_of

MOST_CHARACTERS = 500
_MOST_CONDITIONS = 40
_QUOTES = str.maketrans("”“„»«", '"""""')
_TOKEN = re.compile(
    r'(?P<minus>(?<!\S)[-−–](?=[\w"]))?'
    r'(?:(?P<field>[^\W\d_]+):(?=\S)(?P<value>-?"[^"]*"?|[^\s"]+)|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)
_THOUSANDS = re.compile(r"(?: \d{3})+(?!\d)")
_UNIT = re.compile(r"\s+([a-zåäö]+)\b\.?(?:\s+(?:kronor|kr|sek)\b)?", re.IGNORECASE)
# A field's name parted from its number: "dnr: KS 2026/217"; without the colon, "dnr KS 2026/217", it says nothing.
_LOOSE = re.compile(
    r'(?<![\w"])(?P<name>[^\W\d_]+)[.:]?\s+(?=(?:[A-ZÅÄÖa-zåäö]{1,8}[\s\-]+)?\d[^\s"]*[/:\-–]\d|\d\d[A-ZÅÄÖ]{2,5}\d)'
)
_HYPHENATED = re.compile(r"\W*[^\W_]+(?:[-‐‑–][^\W_]+)+\W*")
_MORE_NUMBER = re.compile(r"\s+\d++(?:[/:.\-–]\d++)*+(?![/:.\-–]?\w)")
_OR = frozenset(("OR", "ELLER", "|"))
_NOT = frozenset(("NOT", "INTE"))
_PREFIX_LETTERS = 2  # that a prefix needs


def read_query(text: str) -> Question:
    """Read a query.

    All words must be there, in any form: `skolskjuts taxa`. `"ny taxa"` is a phrase, `skolskj*` a prefix, `-taxa`
    must not be there, `bro OR väg` is either, `över 5 miljoner` an amount above it. Fields: `nämnd:socialnämnden`,
    `kommun:"Granvik kommun"`, `år:2019..2021`, `datum:2021-03`, `belopp:>5mkr`, `skede:beslut`, `kategori:avslag`,
    `handling:protokoll`, `titel:bro`, `dnr:KS2021-123`. A diarienummer is known without its field too.

    Raises:
        QueryError: it is too long, or a field's value cannot be read.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError("a query has at most {most} characters", most=MOST_CHARACTERS)
    text = _LOOSE.sub(_attached, composed(text).translate(_QUOTES))
    text, bounds = take_sums(text)
    notes: list[Note] = []
    conditions: list[Condition] = []
    for written, bound in bounds:
        conditions.append(bound)
        notes.append(Note("“{written}” is read as a sum; in quotation marks it is read as words", {"written": written}))
    joined = negated = False
    for token in _tokens(text):
        if isinstance(token, str):
            joined, negated = joined or token in _OR, negated or token in _NOT
            continue
        minus, condition = token
        if minus or negated:
            # What is left out is left out as it stands: not all that has an "e" and a "tjänst" somewhere.
            condition = Not(condition.phrase if isinstance(condition, Joined) else condition)
        if joined and conditions:
            before = conditions.pop()
            parts = before.parts if isinstance(before, AnyOf) else (before,)
            condition = AnyOf((*parts, condition))
        conditions.append(condition)
        joined = negated = False
    if len(conditions) > _MOST_CONDITIONS:
        raise QueryError("a query has at most {most} words", most=_MOST_CONDITIONS)
    if text.strip() and not conditions:
        notes.append(Note("there is no word in the query"))
    return Question(tuple(conditions), tuple(notes))


def _tokens(text: str) -> Iterator[str | tuple[bool, Condition]]:
    """Give the conditions in order, each with whether a minus stands before it, and the words that join them."""
    numbers = [
        span for span in numbers_in(text) if text[: span[0]].count('"') % 2 == 0 and text[span[0] - 1 : span[0]] != ":"
    ]
    position = 0
    while position < len(text):
        number = next((end for begin, end in numbers if begin == position), None)
        if number is not None:
            written = text[position:number]
            yield False, AnyOf((Number(spellings_of(written)), Phrase(tuple(words_of(written)))))
            position = number
            continue
        match = _TOKEN.match(text, position)
        if match is None:
            position += 1
            continue
        position = match.end()
        minus = match["minus"] is not None
        if match["field"]:
            value = match["value"]
            field = field_named(match["field"])
            if field is None:
                yield from ((minus, condition) for word in (match["field"], value) for condition in _words(word))
                continue
            if field is Field.AMOUNT:
                rest = _rest_of_sum(value, text[position:])
                value += text[position : position + rest]
                position += rest
            elif field is Field.DIARIENUMMER:
                rest = _rest_of_number(value, text[position:])
                value += text[position : position + rest]
                position += rest
            yield from ((minus, condition) for condition in _field(field, value))
        elif match["phrase"] is not None:
            words = tuple(words_of(match["phrase"]))
            if words:
                yield minus, Phrase(words)
        elif match["word"] in _OR | _NOT:
            yield match["word"]
        else:
            yield from ((minus, condition) for condition in _words(match["word"]))


def _rest_of_sum(value: str, rest: str) -> int:
    """Give the length of what belongs to a sum behind a blank: "belopp:>5 mkr", "belopp:250 000 kr"."""
    if not value[-1].isdigit():
        return 0
    groups = _THOUSANDS.match(rest)
    length = groups.end() if groups else 0
    unit = _UNIT.match(rest, length)
    return unit.end() if unit and unit[1].lower() in knowledge()["money"] else length


def _attached(match: re.Match[str]) -> str:
    """Put the name of the field of numbers, where it is this word, before the number behind it."""
    return f"{match['name']}:" if field_named(match["name"]) is Field.DIARIENUMMER else match[0]


def _rest_of_number(value: str, rest: str) -> int:
    """Give the length of what belongs to a number behind a blank: "dnr:KS 2021/123", not "dnr:2021/123 5 skolor"."""
    length = 0
    while not value.startswith('"') and len(spellings_of(value + rest[:length])) == 1:  # none that is known
        more = _MORE_NUMBER.match(rest, length)
        if more is None:
            break
        length = more.end()
    return length


def _words(written: str, *, in_title: bool = False) -> Iterator[Condition]:
    """Give what a word without blanks asks for: one word, a prefix, or words that hang together ("e-tjänst")."""
    words = words_of(written)
    if not words:
        return
    if written.endswith("*") and len(words[-1]) >= _PREFIX_LETTERS:
        yield from (Word(word, in_title) for word in words[:-1])
        yield Prefix(words[-1], in_title)
    elif len(words) == 1:
        yield Word(words[0], in_title)
    elif words[-1].isalpha() and _HYPHENATED.fullmatch(written):
        yield Joined(tuple(words), in_title)
    else:  # "2021-03-04", "S:12"
        yield Phrase(tuple(words), in_title)


def _field(field: Field, value: str) -> Iterator[Condition]:
    quoted = value.startswith('"')
    plain = value.strip('"').strip()
    if not plain:
        raise QueryError("{field}: there is nothing behind the colon", field=field.value)
    match field:
        case Field.AMOUNT | Field.DATE | Field.YEAR:
            yield Within(field, *read_bounds(field, plain))
        case Field.STAGE | Field.CATEGORY | Field.DOC_TYPE:
            yield OneOf(field, tuple(value_named(field, one) for one in plain.split(",")))
        case Field.DIARIENUMMER:
            yield Number(spellings_of(plain))
        case Field.TITLE:
            yield from [Phrase(tuple(words_of(plain)), in_title=True)] if quoted else _words(plain, in_title=True)
        case _:
            yield OneOf(field, (plain,) if quoted else tuple(one for one in plain.split(",") if one))
