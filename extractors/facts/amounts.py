"""Sums of money in running text, in decimal kronor."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.facts.numerals import NUMERALS
from extractors.rules import Rule, load_rules
from schemas.vocabulary import Per, Qualifier

_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f\n]{1,2}\d{3})+(?:,\d{1,3})?(?!\d)"
_POINTED = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,3})?(?!\d)"
_PLAIN = r"\d{1,12}(?:[.,]\d{1,3})?(?!\d)"
_WORD = r"(?:" + "|".join(sorted(NUMERALS, key=len, reverse=True)) + r")(?=\s+(?:tusen|miljon|miljard))"
_NUMBER = rf"(?:{_GROUPED}|{_POINTED}|{_PLAIN}|{_WORD})"
_SIGN = r"(?P<sign>(?<![\w.,)%])[-−–+±](?:\s?(?=\d)))?"
_TAX_RATE = re.compile(r"\s+per\s+skattekrona\b")  # "11,70 kronor per skattekrona" is a share, no sum
_DASH = r"\s?[-–—−]\s?"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum as printed: `sek` in kronor (the lower bound of a range), `sek_max` the upper bound.

    `sek` is None for a sum in another currency; `implied` tells that "kronor" is not printed.
    """

    start: int
    end: int
    sek: Decimal | None
    sek_max: Decimal | None
    currency: str
    qualifier: Qualifier | None
    per: Per | None
    implied: bool
    rule: str


def find_amounts(text: str) -> list[Amount]:
    """Find the sums of money of a text; percentages, prisbasbelopp and öre are none.

    >>> [str(amount.sek) for amount in find_amounts("12,441 miljoner kronor, 0,7 mkr var och 1 224 490 kronor")]
    ['12441000.000', '700000.0', '1224490']
    >>> amount = find_amounts("kostar 120–150 tkr per år")[0]
    >>> amount.sek, amount.sek_max, amount.per.value
    (Decimal('120000'), Decimal('150000'), 'year')
    >>> find_amounts("högst 350 prisbasbelopp eller 11,70 kronor per skattekrona")
    []
    """
    pattern, rules = _pattern()
    found: list[Amount] = []
    for match in pattern.finditer(text):
        rule = rules[match.lastgroup or ""] if match.lastgroup in rules else next(rules[key] for key in rules if match[key])
        amount = _read(text, match, rule)
        if amount is not None and not _TAX_RATE.match(text, amount.end):
            found.append(amount)
    return found


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], dict[str, Rule]]:
    """One pattern for all units, each in a group of its own, so that a text is walked once."""
    rules = {f"unit{rank}": rule for rank, rule in enumerate(load_rules("amounts"))}
    units = "|".join(f"(?P<{key}>{rule.pattern.pattern})" for key, rule in rules.items())
    upper = rf"(?:(?:{_DASH}|\s(?:till|och|respektive)\s(?=\d))(?P<upper>{_NUMBER}))?"
    number = rf"{_SIGN}(?<![\w.,:/§])(?P<number>{_NUMBER}){upper}"
    return re.compile(rf"{number}(?P<blank>\s*)(?:{units})"), rules


def _read(text: str, match: re.Match[str], rule: Rule) -> Amount | None:
    printed, upper = match["number"], match["upper"]
    start = match.start("number")
    joined = text[match.end("number") : match.start("upper")] if upper else ""
    low = _value(printed)
    high = _value(upper) if upper else None
    between = text[max(0, start - 12) : start].lower()
    if upper and joined.strip() in ("och", "till", "respektive") and "mellan" not in between and "från" not in between:
        low, high, start = high, None, match.start("upper")  # "5 och 7 mkr": only the second is surely in the unit
    if low is None:
        return None
    factor = Decimal(int(rule.attributes["factor"]))
    if high is not None and high <= low and "," not in printed:
        return _single(text, match, rule, high)
    sign = match["sign"] if start == match.start("number") and not _is_list_mark(text, match) else None
    negative = sign in ("-", "−", "–")
    if sign == "–" and text[max(0, match.start() - 2) : match.start()].strip()[-1:].isdigit():
        negative = False
    signed = -1 if negative else 1
    begin = match.start("sign") if sign else start
    currency = rule.text("currency") or "SEK"
    return Amount(
        start=begin,
        end=match.end(),
        sek=low * factor * signed if factor else None,
        sek_max=high * factor if high is not None and factor else None,
        currency=currency,
        qualifier=_qualifier(text, begin),
        per=_per(text, match.end()),
        implied=bool(rule.attributes.get("implied")),
        rule=rule.id,
    )


def _is_list_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a dash opens a point of a list and belongs to no sum: "– 275 000 kronor anslås"."""
    sign = match["sign"]
    return bool(sign) and sign[-1].isspace() and text[: match.start("sign")].rstrip(" \t")[-1:] in ("", "\n")


def _single(text: str, match: re.Match[str], rule: Rule, value: Decimal) -> Amount:
    """Read "2027-69 tkr" and the like as the last number alone: what stands before the dash is no lower bound."""
    factor = Decimal(int(rule.attributes["factor"]))
    start = match.start("upper")
    return Amount(
        start, match.end(), value * factor if factor else None, None, rule.text("currency") or "SEK",
        _qualifier(text, start), _per(text, match.end()), bool(rule.attributes.get("implied")), rule.id,
    )  # fmt: skip


def _value(printed: str) -> Decimal | None:
    """Read a Swedish number: blanks or points part thousands, the comma is the decimal sign."""
    word = printed.lower()
    if word in NUMERALS:
        return Decimal(NUMERALS[word])
    plain = re.sub(r"\s", "", printed)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def _qualifier(text: str, start: int) -> Qualifier | None:
    before = text[max(0, start - 48) : start]
    rules = (rule for rule in load_rules("amount_words") if rule.attributes.get("before"))
    return next((Qualifier(rule.text("value")) for rule in rules if rule.pattern.search(before)), None)


def _per(text: str, end: int) -> Per | None:
    after = text[end : end + 30]
    rules = (rule for rule in load_rules("amount_words") if not rule.attributes.get("before"))
    return next((Per(rule.text("value")) for rule in rules if rule.pattern.match(after)), None)
