"""Groups whose members the text names: "Ostland and Westmark", of whom "they" and "the two countries" are said again."""

from __future__ import annotations

from onrecord.parsing.parse import Parse, Token
from onrecord.records import ActorKind

from .drafts import Draft
from .found import FoundMention
from .scene import Scene

_AND = ("and", "&")
_BOTH = ("two", "both")
_NEAR = 3
"""Sentences back in which "the two leaders" are looked for."""
_SEVERAL = 2
_SIDE, _LEADER = "side", "leader"
_LEADING = (
    "president",
    "minister",
    "premier",
    "chancellor",
    "leader",
    "king",
    "queen",
    "emir",
    "sultan",
    "emperor",
    "chairman",
)
"""Ends of the offices whose holders are called leaders."""
_PERSONS: tuple[ActorKind, ...] = ("person", "unnamed")


def close_group(scene: Scene, mention: FoundMention) -> None:
    """Makes one group of those whom a row of names and offices joins, once its last member is met."""
    heads = joined_heads(scene.parse, mention.head)
    if len(heads) < _SEVERAL or heads[0] in scene.together:
        return
    members = tuple(dict.fromkeys(d for h in heads if (d := scene.by_token.get(h)) is not None))
    whole = len(members) == len(heads) and all(map(_may_join, members))
    row = _row(scene, heads) if whole and not any(_one_more_office(scene, h, members) for h in heads[1:]) else None
    if row is not None:
        group = scene.together[heads[0]] = Draft(kind="group", plural=True, members=members)
        group.mentions.append(row)
        scene.drafts[group] = None


def need_members(scene: Scene, speaking: frozenset[int]) -> None:
    """Makes actors of the members of every group that speaks or is meant by a pronoun."""
    for head in speaking & scene.together.keys():
        scene.together[head].needed = True
    for draft in scene.drafts:
        if draft.needed or len(draft.mentions) > 1 or draft not in scene.together.values():
            for member in draft.members:
                member.needed = True


def joined_heads(parse: Parse, last: int) -> tuple[int, ...]:
    """The heads of a row that this token closes, joined by "and"; only the token itself where it closes none.

    The first is the one on which the tree hangs the others.
    """
    token = parse.tokens[last]
    if token.relation != "conj" or token.head < 0:
        return (last,)
    row = [t for t in parse.children(token.head, "conj") if t.upos in ("NOUN", "PROPN", "PRON", "ADJ")]
    if not row or row[-1].index != last or not _by_and(parse, token):
        return (last,)
    return (token.head, *(t.index for t in row))


def _by_and(parse: Parse, token: Token) -> bool:
    words = [parse.tokens[t] for t in parse.subtree(token.index) if parse.tokens[t].upos != "PUNCT"]
    return words[0].upos == "CCONJ" and words[0].lower in _AND


def _may_join(draft: Draft) -> bool:
    return draft.kind is not None and not draft.members and not (draft.noun is not None and draft.noun.document)


def _one_more_office(scene: Scene, head: int, members: tuple[Draft, ...]) -> bool:
    """Whether one without a name may be the same person again: "the vice president and chairman", "Doren, a surgeon, and an editor"."""
    parse, draft = scene.parse, scene.by_token[head]
    if draft.named or draft.plural or not draft.person or parse.child(head, "nmod:poss") is not None:
        return False
    if parse.child(head, "det") is None:
        return True
    before = parse.subtree(head)[0] - 1
    while before > 0 and parse.tokens[before].upos in ("PUNCT", "CCONJ"):
        before -= 1
    other = scene.by_token.get(before)
    return (
        other is None
        or other not in members
        or not any(m.form == "name" and m.last == before + 1 for m in other.mentions)
    )


def _row(scene: Scene, heads: tuple[int, ...]) -> FoundMention | None:
    """The words from the first member to the last one, where both stand in the order of the tree."""
    below = set(scene.parse.subtree(heads[-1]))
    first = [m.first for m in scene.by_token[heads[0]].mentions if heads[0] in (m.head, *m.tokens)]
    last = [m.last for m in scene.by_token[heads[-1]].mentions if m.head in below and m.form != "pronoun"]
    while last and scene.by_token.get(last[-1]) is scene.by_token[heads[-1]]:
        last.append(last[-1] + 1)  # the name behind a title, which is not met yet
    if not first or not last or min(first) >= max(last) or _others_between(scene, heads, range(min(first), max(last))):
        return None
    span = scene.parse.span(min(first), max(last))
    return FoundMention(
        heads[0], min(first), max(last), *span, "description", ("and",), "group", plural=True, core=max(last)
    )  # fmt: skip


def _others_between(scene: Scene, heads: tuple[int, ...], span: range) -> bool:
    """Whether the row holds a name of the same sort that the tree does not join: then it is not known whole."""
    members = [scene.by_token[head] for head in heads]
    between = (scene.by_token.get(index) for index in span)
    kinds = {m.kind for m in members if m.named} & {"person", "state"}
    return any(d.named and d.kind in kinds and d not in members for d in between if d is not None)


def named_pair(scene: Scene, mention: FoundMention) -> Draft | None:
    """The group that "the two ministers", "both countries" means: the last row of two, or the two met last who fit."""
    if mention.owners:
        return _holders(scene, mention)
    if not _is_pair(scene.parse, mention):
        return None
    sentence = scene.parse.tokens[mention.head].sentence
    fitting: list[Draft] = []
    for draft in scene.recent(sentence, _NEAR):
        if len(draft.members) == _SEVERAL and all(_fits(member, mention) for member in draft.members):
            return draft
        if draft.named and (_fits(draft, mention) or (draft.kind == "person" and not draft.roles)):
            fitting.append(draft)
    if len(fitting) != _SEVERAL or not all(_fits(draft, mention) for draft in fitting):
        return None
    members = tuple(sorted(fitting, key=lambda d: d.first))
    return _group_of(scene, members)


def _group_of(scene: Scene, members: tuple[Draft, ...]) -> Draft:
    known = next((d for d in scene.drafts if d.members == members), None)
    return known or Draft(kind="group", plural=True, members=members)


def _holders(scene: Scene, mention: FoundMention) -> Draft | None:
    """Those met so far who hold an office of each of several states: "the foreign ministers of Ostland and Westmark"."""
    members = []
    for owner in mention.owners:
        state = scene.by_token.get(owner)
        home = state.home if state else scene.sight.country(owner)
        found = [
            d for d in scene.drafts if d.kind == "person" and d.named and d.noun is mention.noun and d.home == home
        ]
        if home is None or len(found) != 1:
            return None
        members += found
    return _group_of(scene, tuple(members))


def _is_pair(parse: Parse, mention: FoundMention) -> bool:
    """Whether a plural is said of two who are known: "the two leaders", "both leaders"."""
    if not mention.plural or mention.noun is None or mention.owner is not None:
        return False
    before = [t.lower for t in parse.children(mention.head, "nummod", "det", "amod")]
    return "both" in before or ("two" in before and mention.definite)


def _fits(draft: Draft, mention: FoundMention) -> bool:
    """Whether one of a pair may be what the plural noun says."""
    noun = mention.noun
    if noun is None:
        return False
    if noun.id == _SIDE:
        return draft.kind == "state"
    if noun.kind not in _PERSONS:
        return draft.kind == noun.kind
    if draft.kind != "person":
        return False
    wanted = _LEADING if noun.id == _LEADER else noun.singular
    return any(f" {role}".endswith(f" {word}") for role in draft.roles for word in wanted)
