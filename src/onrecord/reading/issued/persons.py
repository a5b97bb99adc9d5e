"""First and second persons: outside quotation marks "we" is whoever speaks there, "you" whoever is spoken to."""

from __future__ import annotations

from onrecord.reading.who.scene import quoted

from .casting import Casting
from .utterances import Utterance

FIRST = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
_SECOND = frozenset(("you", "your", "yours", "yourself", "yourselves"))


def cast_persons(casting: Casting, utterances: tuple[Utterance, ...]) -> None:
    """Gives the first persons of each utterance to its speaker, the second to the one whom it addresses."""
    inside = quoted(casting.parse)
    for utterance in utterances:
        hearer = utterance.addressees[0] if len(utterance.addressees) == 1 else None
        for token in (t for words in utterance.words for t in casting.tokens(words) if not inside[t]):
            lower = casting.parse.tokens[token].lower
            if lower in FIRST and utterance.speaker is not None:
                casting.mean(token, utterance.speaker)
                _own_government(casting, token, utterance.speaker)
            elif lower in _SECOND and hearer is not None:
                casting.mean(token, hearer)


def _own_government(casting: Casting, token: int, speaker: str) -> None:
    """As in "our Government", "our embassy": the issuer where that is one, else of the same country; "my country" is it."""
    governor = casting.parse.head(casting.parse.tokens[token])
    owned = (
        casting.of(governor.index)
        if governor is not None and casting.parse.tokens[token].deprel == "nmod:poss"
        else None
    )
    if owned is None or owned == speaker:
        return
    if casting.actors[owned].kind == "state":
        _own_state(casting, owned, speaker)
    if owned not in casting.actors or casting.actors[owned].kind not in ("government", "institution"):
        return
    if casting.actors[speaker].kind == casting.actors[owned].kind == "government":
        casting.merge(speaker, owned)
    else:
        casting.bring_home(owned, speaker)


def _own_state(casting: Casting, owned: str, speaker: str) -> None:
    """Makes one of "my country" and of the state for which a speaker speaks."""
    side, called = casting.sides[speaker], any(m.form == "name" for m in casting.actors[owned].mentions)
    for state in [a for a in casting.actors.values() if a.kind == "state" and a.id != owned]:
        if not called and casting.sides[state.id] == side:
            casting.merge(state.id, owned)
            return
