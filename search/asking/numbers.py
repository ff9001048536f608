"""Diarienummer in any spelling: the forms under which one is indexed and looked up."""

import re
from collections.abc import Iterable

# Letters before or behind, a year in two or four digits, a serial; hyphens, colons, slashes, points and blanks between.
_SEP = r"[\s/:.\-–]*"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?P<prefix>[a-zåäö]{{1,12}}){_SEP}(?P<year>(?:19|20)\d\d|\d\d)[\s/:.\-–]+(?P<serial>\d{{1,7}})",
        rf"(?P<prefix>[a-zåäö]{{1,12}}){_SEP}(?P<year>(?:19|20)\d\d)(?P<serial>\d{{3,7}})",
        r"(?P<year>(?:19|20)\d\d|\d\d)[\s/:.\-–]+(?P<serial>\d{1,7})[\s/:.\-–]+(?P<prefix>[a-zåäö]{1,12})",
        r"(?P<year>(?:19|20)\d\d|\d\d)(?P<prefix>[a-zåäö]{1,12})(?P<serial>\d{1,7})",
        r"(?P<year>(?:19|20)\d\d)[\s/:.\-–]+(?P<serial>\d{1,7})",
        rf"(?P<prefix>[a-zåäö]{{1,12}}){_SEP}(?P<serial>\d{{1,7}})[/:.\-–](?P<year>(?:19|20)\d\d)",
        r"(?P<serial>\d{1,7})[/:.\-–](?P<year>(?:19|20)\d\d)",
    )
)
_LABEL = re.compile(r"^\s*(?:d(?:iarie)?n(?:umme)?r|ärendenr)\b[.:]*\s*", re.IGNORECASE)
_CLASS = re.compile(r"[\s\-]+\d{1,3}$")  # an archive class behind: "KS 2021-0123-4", "KS 2021/123 001"
# In running words a number shows by what stands between year and serial, or by its letters grown to it.
_IN_WORDS = re.compile(
    r"(?<![\w/:.\-])(?:[A-ZÅÄÖ]{1,8}[\s\-]?)?(?:19|20)\d\d[/:\-–]\d{1,7}(?![\w/:]|[.\-]\d)"
    r"|(?<![\w/:.\-])[A-ZÅÄÖa-zåäö]{1,8}(?:19|20)\d\d[/:\-–]\d{1,7}(?![\w/:]|[.\-]\d)"
    r"|(?<![\w/:.\-])\d\d[A-ZÅÄÖ]{2,5}\d{1,7}(?!\w)"
)
_CENTURY = 100
_LAST_YEAR = 39  # of years in two digits: up to this one they are of this century
# A month ("2021-03") or two years ("2019-2021").
_DAY_LIKE = re.compile(r"(?:19|20)\d\d[-–](?:0[1-9]|1[0-2]|(?:19|20)\d\d)")


def spellings_of(number: str) -> tuple[str, ...]:
    """Give the forms under which a number as somebody writes it may be indexed, the surest first.

    >>> spellings_of("KS/2021:0123"), spellings_of("2021-123"), spellings_of("21RS8224")
    (('ks 2021/123', 'ks20210123'), ('2021/123', '2021123'), ('rs 2021/8224', '21rs8224'))
    """
    text = _LABEL.sub("", number).strip()
    found: list[str] = []
    for written in (text, _CLASS.sub("", text)):
        for shape in _SHAPES:
            match = shape.fullmatch(written)
            if match:
                parts = match.groupdict()
                year = int(parts["year"])
                if year < _CENTURY:
                    year += 2000 if year <= _LAST_YEAR else 1900
                found.append(f"{(parts.get('prefix') or '').lower()} {year}/{int(parts['serial'])}".strip())
    found.append(squeezed(text))
    return tuple(dict.fromkeys(found))


def indexed_spellings(keys: Iterable[str], printed: Iterable[str]) -> tuple[str, ...]:
    """Give the forms under which an ärende's numbers are indexed: the key, the key without its letters, as printed.

    >>> indexed_spellings(["KS 2021/123"], ["KS/2021:0123"])
    ('ks 2021/123', '2021/123', 'ks20210123')
    """
    forms: dict[str, None] = {}
    for key in keys:
        forms[key.lower()] = None
        forms[key.lower().rpartition(" ")[2]] = None
    for number in printed:
        forms[squeezed(number)] = None
    return tuple(forms)


def squeezed(number: str) -> str:
    """Give a number's letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", "", number).lower()


def numbers_in(query: str) -> list[tuple[int, int]]:
    """Give where diarienummer stand among the words of a query; months and years are none.

    >>> query = "skolskjuts KS 2021/123"
    >>> [query[begin:end] for begin, end in numbers_in(query)]
    ['KS 2021/123']
    """
    return [match.span() for match in _IN_WORDS.finditer(query) if not _DAY_LIKE.fullmatch(match[0])]
