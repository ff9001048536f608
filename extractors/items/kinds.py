"""What an ärende is for, by the words of its title."""

import re

from schemas.vocabulary import ItemKind

_KINDS = (
    (ItemKind.INTERPELLATION, re.compile(r"^(?:interpellation|(?:enkel )?fråga\b|frågestund|allmänhetens frågestund)", re.IGNORECASE)),
    (ItemKind.MOTION, re.compile(r"^(?:svar på |anmälan av |besvarande av )?(?:\w+ )?(?:motion|medborgarförslag|initiativ(?:ärende)?|e-förslag)\b|\bmotion(?:en)? (?:om|angående|av|gällande)\b", re.IGNORECASE)),
    (ItemKind.ELECTION, re.compile(r"^(?:val av (?!justera|protokoll)|valärende|kompletteringsval|kommunalt kompletteringsval|avsägelse|entledigande|fyllnadsval|valberedningens)", re.IGNORECASE)),
    (ItemKind.PROCEDURE, re.compile(r"^(?:upprop|val av (?:justera|protokoll)\w*|protokollsjustering|(?:god(?:kännande|känna)|fastställande|fastställa|ändring|förändring) av (?:dagordning|föredragningslist|ärendelist|kallelse)\w*|dagordning|sammanträdets öppnande|öppnande|mötets|avslutning|ordningsfråga|parentation|föregående (?:mötes )?protokoll|bestämmande av tid|jäv|justering|närvaro|övriga frågor|konstituering)", re.IGNORECASE)),
    (ItemKind.REPORT, re.compile(r"\b(?:delegations?beslut|delegerade beslut|delegationsärenden|anmälningsärenden|anmälan av (?:inkomna|delegation|beslut|protokoll)|meddelanden|anmälda|redovisning av delegation\w*|inkomna skrivelser|förteckning över|kurser och konferenser)\b", re.IGNORECASE)),
    (ItemKind.INFORMATION, re.compile(r"^(?:information|rapporter?\b|lägesrapport|aktuellt|redogörelse|förvaltningschef\w* informerar|kommundirektörens information|nulägesrapport)", re.IGNORECASE)),
)


def kind_of(title: str, *, has_decisions: bool) -> ItemKind:
    """Give the kind of an ärende: by its title, else a decision where it decides something, else information.

    >>> kind_of("Val av justerare", has_decisions=True).value
    'procedure'
    >>> kind_of("Motion om skolskjuts", has_decisions=True).value
    'motion'
    >>> kind_of("Taxa för vatten", has_decisions=True).value
    'decision'
    """
    for kind, pattern in _KINDS:
        if pattern.search(title):
            return kind
    return ItemKind.DECISION if has_decisions else ItemKind.INFORMATION
