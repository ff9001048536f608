"""Facets as links: each value with how many ärenden have it, and the address of the search with it or without."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.vocabulary import Category, DocType, Stage
from search.hits import Facet
from search.index.fields import BUCKETS
from search.web.language import Language
from search.web.links import search_address
from search.web.parameters import SearchParameters
from search.web.rendering import bucket_label

_SHOWN = 7  # values at once; the others behind a fold
_MOST = 60  # values in all
_CENT = Decimal("0.01")
_ORDER = ("organisation", "body", "year", "stage", "category", "doc_type", "amount")
_VOCABULARIES = ("stage", "category", "doc_type")
_KINDS: Mapping[str, Callable[[str], object]] = {"year": int, "stage": Stage, "category": Category, "doc_type": DocType}


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value of a facet."""

    label: str
    count: str
    address: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet: its values as links, the first shown, the rest folded, and how many are left out."""

    name: str
    label: str
    first: tuple[FacetLink, ...]
    rest: tuple[FacetLink, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class SetFilter:
    """A filter that is set, with the address of the search without it."""

    label: str
    address: str


def facet_groups(
    facets: Mapping[str, Sequence[Facet]], parameters: SearchParameters, language: Language, names: Mapping[str, str]
) -> list[FacetGroup]:
    """Give the facets in their order; one with no choice left is left out."""
    groups = []
    for name in _ORDER:
        links = [_link(name, facet, parameters, language, names) for facet in facets.get(name, ())]
        if len(links) < 2 and not any(link.is_set for link in links):  # noqa: PLR2004 - nothing to choose
            continue
        kept = links[:_MOST]
        first = [link for place, link in enumerate(kept) if place < _SHOWN or link.is_set]
        groups.append(
            FacetGroup(
                name=name,
                label=language(name),
                first=tuple(first),
                rest=tuple(link for link in kept if link not in first),
                left_out=len(links) - len(kept),
            )
        )
    return groups


def _link(name: str, facet: Facet, parameters: SearchParameters, language: Language, names: Mapping[str, str]) -> FacetLink:
    value = facet.value
    if name == "amount":
        low, high = _bounds(value)
        is_set = (parameters.min_sek, parameters.max_sek) == (low, high)
        changed = parameters.change(min_sek=None if is_set else low, max_sek=None if is_set else high)
    else:
        held = [str(one) for one in getattr(parameters, name)]
        is_set = value in held
        changed = parameters.toggle(name, _KINDS.get(name, str)(value))
    return FacetLink(
        label=_label(name, value, language, names),
        count=language.count(facet.count),
        address=search_address(changed),
        is_set=is_set,
    )


def _label(name: str, value: str, language: Language, names: Mapping[str, str]) -> str:
    if name == "amount":
        return bucket_label(value, language)
    if name == "organisation":
        return language("unknown_organisation") if value == "okand" else names.get(value, value)
    return language.name(name, value) if name in _VOCABULARIES else value


def _bounds(value: str) -> tuple[Decimal | None, Decimal | None]:
    """Give the sums that a bucket lies between, both counted."""
    if value == "more":
        return Decimal(BUCKETS[-1]) + _CENT, None
    place = BUCKETS.index(int(value))
    return (Decimal(BUCKETS[place - 1]) + _CENT if place else None), Decimal(BUCKETS[place])


def set_filters(parameters: SearchParameters, language: Language, names: Mapping[str, str]) -> list[SetFilter]:
    """Give the filters that are set, each with what takes it away."""
    found = [
        SetFilter(
            label=_label(name, str(value), language, names),
            address=search_address(parameters.toggle(name, value)),
        )
        for name in ("organisation", "body", "year", *_VOCABULARIES)
        for value in getattr(parameters, name)
    ]
    for name, label in (("since", "from"), ("until", "to")):
        day = getattr(parameters, name)
        if day is not None:
            found.append(
                SetFilter(f"{language(label)} {language.day(day)}", search_address(parameters.change(**{name: None})))
            )
    for name in ("min_sek", "max_sek"):
        sum_ = getattr(parameters, name)
        if sum_ is not None:
            label = language(name).partition(" (")[0]
            found.append(SetFilter(f"{label} {language.kronor(sum_)}", search_address(parameters.change(**{name: None}))))
    return found
