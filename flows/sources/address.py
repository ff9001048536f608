"""Addresses: one spelling each, and none shown with a password in it."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000  # characters; what RFC 9110 wants servers to take
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9._-]+")
_UP_TO_LAST_AT = re.compile(r"^((?:https?:)?/*).*@", re.IGNORECASE | re.DOTALL)
_KEPT = "!$&'()*+,;=:@~"  # what RFC 3986 lets stand in a path, besides letters, digits and "-._"


class AddressError(ValueError):
    """What is given is no address to fetch from; the message says why, in one line and without credentials."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; not shown when printed."""

    user: str = field(repr=False)
    password: str = field(repr=False)


def normalise_address(url: str) -> str:
    """Write an http(s) address in its one spelling: host in lower case, no fragment, no default port, spaces and åäö quoted.

    >>> normalise_address("HTTPS://Granvik.example:443/möten/kallelse 1.pdf#page=2")
    'https://granvik.example/m%C3%B6ten/kallelse%201.pdf'

    Raises:
        AddressError: it is no http(s) address.
    """
    if len(url) > _LONGEST:
        raise AddressError(f"the address is longer than {_LONGEST} characters")
    try:
        parts = urlsplit(url.strip())
        scheme, host, port = _scheme(parts.scheme), _host(parts.hostname or ""), parts.port
        path = _quote(parts.path, keep=_KEPT + "/") or "/"
        query = _quote(parts.query, keep=_KEPT + "/?[]|\\^`{}")  # some servers want these in a query as they were written
        user = parts.netloc.rpartition("@")[0]
    except AddressError:
        raise
    except ValueError as error:  # of urlsplit, .port, the IDNA codec and lone surrogates; their texts show the address
        raise AddressError("the address cannot be understood") from error
    netloc = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    if user:
        netloc = f"{_quote(user, keep=_KEPT)}@{netloc}"
    return urlunsplit((scheme, netloc, path, query, ""))


def _scheme(name: str) -> str:
    if name not in _PORTS:
        raise AddressError("an address begins with http:// or https://" + (f", not with {name}:" if name else ""))
    return name


def _host(name: str) -> str:
    if ":" in name:  # an IPv6 address, which urlsplit has looked at
        return f"[{name}]"
    host = name.encode("idna").decode("ascii").lower()
    if not _HOST.fullmatch(host):
        raise AddressError("the address names no host")
    return host


def _quote(text: str, *, keep: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=keep + "%")


def without_credentials(url: str) -> str:
    """Give an address as it may be shown and logged; whatever it is given, it never raises.

    >>> without_credentials("https://anna:hemligt@granvik.example/a.pdf")
    'https://granvik.example/a.pdf'
    """
    if "@" not in url:
        return url
    try:
        parts = urlsplit(url)
        _ = parts.port  # a password with "/" in it is read as host and port, and "port" is no number then
    except ValueError:
        return _UP_TO_LAST_AT.sub(r"\1", url)
    if not parts.netloc:
        return _UP_TO_LAST_AT.sub(r"\1", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def split_credentials(address: str) -> tuple[str, Credentials | None]:
    """Take the credentials out of a normalised address."""
    parts = urlsplit(address)
    if "@" not in parts.netloc:
        return address, None
    credentials = Credentials(unquote(parts.username or ""), unquote(parts.password or ""))
    return without_credentials(address), credentials


def lend_credentials(address: str, owner: str) -> str:
    """Give an address the credentials of another of the same origin, if it has none of its own.

    >>> lend_credentials("https://granvik.example/a.pdf", "https://anna:hemligt@granvik.example/moten")
    'https://anna:hemligt@granvik.example/a.pdf'
    >>> lend_credentials("https://annan.example/a.pdf", "https://anna:hemligt@granvik.example/moten")
    'https://annan.example/a.pdf'
    """
    user = urlsplit(owner).netloc.rpartition("@")[0]
    parts = urlsplit(address)
    if not user or "@" in parts.netloc or origin_of(address) != origin_of(owner):
        return address
    return urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc}"))


def origin_of(address: str) -> str:
    """Give scheme, host and port of a normalised address: what robots.txt and a password are valid for.

    >>> origin_of("https://anna:hemligt@granvik.example:8443/moten")
    'https://granvik.example:8443'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def host_of(address: str) -> str:
    """Give the host of a normalised address, without port: what is not to be asked too often."""
    return urlsplit(address).hostname or ""
