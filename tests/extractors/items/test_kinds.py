import pytest

from extractors.items.kinds import kind_of
from schemas.vocabulary import ItemKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Motion om gatubelysning i Älvholm", ItemKind.MOTION),
        ("Svar på medborgarförslag om hundrastgård", ItemKind.MOTION),
        ("Interpellation om skolskjuts", ItemKind.INTERPELLATION),
        ("Enkel fråga till socialnämndens ordförande", ItemKind.INTERPELLATION),
        ("Val av ny ledamot i tekniska nämnden", ItemKind.ELECTION),
        ("Avsägelse från Bo Ek (S)", ItemKind.ELECTION),
        ("Val av justerare", ItemKind.PROCEDURE),
        ("Val av protokolljusterare", ItemKind.PROCEDURE),
        ("UPPROP", ItemKind.PROCEDURE),
        ("Fastställande av dagordning", ItemKind.PROCEDURE),
        ("Redovisning av delegationsbeslut", ItemKind.REPORT),
        ("Anmälningsärenden i mars", ItemKind.REPORT),
        ("Information från förvaltningen", ItemKind.INFORMATION),
    ],
)
@pytest.mark.parametrize("decides", [True, False])
def test_the_words_of_a_title_say_what_an_item_is_for(title: str, kind: ItemKind, *, decides: bool) -> None:
    assert kind_of(title, has_decisions=decides) is kind


@pytest.mark.parametrize("title", ["Taxa för vatten", "Delegationsordning för nämnden", "Riktlinjer för information", ""])
def test_else_it_decides_where_it_holds_a_decision(title: str) -> None:
    assert kind_of(title, has_decisions=True) is ItemKind.DECISION
    assert kind_of(title, has_decisions=False) is ItemKind.INFORMATION
