"""What a verb or noun tells as a deed: by itself, by what it does to its object, or by what it makes of what it governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.lexicon.actor_rows import NounRow
from onrecord.lexicon.events import VERY_WORDS, EventVerb, Operator
from onrecord.parsing.parse import Token
from onrecord.reading.speech.subjects import is_passive

from .arguments import Reach, acting, conditions, doers, object_group, others, owners, phrases, unique
from .found import CONFIDENCE, Deed, Group
from .governed import ABOUT, THREATS, Governed, with_joined
from .nominal import Nominal
from .objects import content, particle_of, thing_of
from .scene import Scene
from .stance import is_told_as_done

_DEEPEST = 6
_TO_SOMEBODY = ("demand", "appeal", "accuse")
_PROTEST, _CAUSES = "14", ("02", "10", "11", "12")
_POSTURE = "15"
_VIOLENCE = "17"
_WITH_MATTER = ("accuse", "investigate")
_HANDED = ("04", "06", "07", "08")
"""Roots of what is not done to those who are sent a text."""
_MEANT = ("intend", "refuse")
_ASKED = ("02", "10")
NOTHING = "-"
_CALLING = "call"
_THINGS = ("object", "plant", "animal", "event", "substance", "place")
"""Entities of which one does something only as somebody's means."""
_BEASTS = ("animal", "plant")
_WISHING = (
    "want",
    "plan",
    "prepare",
    "intend",
    "determined",
    "prepared",
    "ready",
    "aim",
    "hope",
    "expected",
    "seek",
    "eager",
    "set",
)
"""Operators of intentions that nobody need have said: what is threatened by them is planned, no threat that was made."""
_SEVERAL = ("we", "they", "both", "two", "three")
_OF = ("of", "from", "by")
_SOMEBODY = ("person", "organization")
_DONE_BY_OTHERS = ("demand", "appeal", "accuse", "threaten", "ban", "investigate")
"""Operators whose doer is never he who is to do what they govern: "he was asked to leave"."""
_ASKING = ("demand", "appeal")
_AROUND = ("surround", "encircle")
_VISIT = "042"
_SIGNING = "sign"
_USING = "use"
_HAVING = ("have", "put")
_SHARED = ("04", "050", "057", "10", "11", "13")
"""What is had with somebody, or put on or to him: talks, ties, pressure, an ultimatum."""


@dataclass
class Composer:
    """The deeds of a parse by the token that tells of them, each made once."""

    scene: Scene
    _made: dict[int, Deed | None] = field(default_factory=dict)
    _open: list[int] = field(default_factory=list)
    _below: Governed = field(init=False)
    _nouns: Nominal = field(init=False)

    def __post_init__(self) -> None:
        self._below = Governed(self.scene, self.of)
        self._nouns = Nominal(self.scene, self.of)

    def of(self, head: int) -> Deed | None:
        """The deed of a verb or noun, as if it had happened; None where it tells of none."""
        if head in self._made:
            return self._made[head]
        if head in self._open or len(self._open) >= _DEEPEST:
            return None
        self._open.append(head)
        token = self.scene.parse.tokens[head]
        deed = self._of_verb(token) if token.upos in ("VERB", "AUX", "ADJ") else None
        deed = deed or self._nouns.of(head)
        self._open.pop()
        self._made[head] = deed
        return deed

    def _of_verb(self, token: Token) -> Deed | None:
        rows = self._rows(token)
        if not rows or self._is_done_by_nobody(token) or self._lies_around(token):
            return None
        for row in rows:
            particle = particle_of(self.scene, token, row.particle)
            if (row.particle and particle is None) or (row.operator in _ASKING and self._asserts(token)):
                continue
            words = (token.index,) if particle is None else (token.index, particle)
            thing = thing_of(self.scene, token, row)
            deed = self._framed(token, row, words, thing) or self._operated(token, row, words, thing)
            deed = deed or self._plain(token, row, words, thing)
            if deed is not None:
                return self._with_outcome(token, self._with_cause(token, deed))
        return None

    def _rows(self, token: Token) -> tuple[EventVerb, ...]:
        """The rows of a verb, those for its participle as an adjective first: "is opposed to"."""
        verb = self.scene.lexicon.verb
        stative = tuple(row for row in verb.get(token.lower, ()) if row.adjective) if token.xpos == "VBN" else ()
        return (*stative, *(row for row in verb.get(token.lemma, ()) if row.adjective == (token.upos == "ADJ")))

    def _asserts(self, token: Token) -> bool:
        """Whether a verb that may ask for something says what was done: "insisted that the army had left"."""
        return any(is_told_as_done(self.scene, c) for c in self.scene.parse.children(token.index, "ccomp"))

    def _lies_around(self, token: Token) -> bool:
        """Whether a place is told to lie among others: "is surrounded by Talland and Kostria"."""
        parse = self.scene.parse
        stands = any(c.lower in ("is", "are") for c in parse.children(token.index, "aux"))
        return token.lemma in _AROUND and stands and is_passive(parse, token.index)

    def _is_done_by_nobody(self, token: Token) -> bool:
        """Whether a thing is said to do it that nobody wields: a storm that hits, pillars that support."""
        parse = self.scene.parse
        relation = "obl:agent" if is_passive(parse, token.index) else "nsubj"
        agents = [c for c in parse.children(token.index) if c.deprel == relation]
        if not agents or agents[0].upos != "NOUN" or agents[0].entity not in _THINGS:
            return False
        head = self.scene.content_noun(agents[0].index)
        return self.scene.noun(head) is None and not acting(self.scene, head)

    def _doers(self, token: Token, row: EventVerb) -> Group:
        """Who does it: of an adjective, and of a passive that tells what its subject means to do, the subject."""
        own = doers(self.scene, token.index)
        if own or not (row.adjective or row.operator in _MEANT):
            return own
        subject = self.scene.parse.child(token.index, "nsubj")
        return acting(self.scene, subject.index) if subject is not None else ()

    def _with_cause(self, token: Token, deed: Deed) -> Deed:
        """A protest with what it demands, where a clause below it tells: 1412 demonstrates for change of policy."""
        if not deed.code.startswith(_PROTEST) or len(deed.code) > 3:
            return deed
        parse = self.scene.parse
        holders = [token, *(c for c in parse.children(token.index, "obj", "obl"))]
        for child in (c for h in holders for c in parse.children(h.index, "advcl", "xcomp", "acl", "conj", "obl")):
            cause = self.of(child.index) if child.index > token.index else None
            if cause is None or cause.code[:2] not in _CAUSES or cause.head in deed.inner:
                continue
            detail = cause.code[3:4] if cause.code.startswith(("104", "024")) else ""
            code = deed.code + detail if deed.code + detail in self.scene.lexicon.codes else deed.code
            return replace(
                deed,
                code=code,
                others=unique((*deed.others, *cause.others)),
                inner=(*deed.inner, cause.head, *cause.inner),
            )
        return deed

    def _with_outcome(self, token: Token, deed: Deed) -> Deed:
        """Violence with what it led to or was meant for: "attacked the camp, killing ten", "fired to disperse them"."""
        if deed.code[:2] < _VIOLENCE:
            return deed
        for child in self.scene.parse.children(token.index, "advcl"):
            outcome = self.of(child.index) if child.index > token.index and child.xpos in ("VBG", "VB") else None
            if outcome is not None and outcome.code[:2] >= _VIOLENCE:
                others = unique((*deed.others, *outcome.others))
                deed = replace(deed, others=others, inner=(*deed.inner, outcome.head, *outcome.inner))
        return deed

    def _framed(self, token: Token, row: EventVerb, words: Group, thing: Token | None) -> Deed | None:
        """By what the verb does to a thing of that kind."""
        if thing is None and (frame := self.scene.lexicon.frame(row, NOTHING)) is not None:
            return self._deed(token, row, frame.code, f"frame:{frame.id}", words, None)
        for noun_token in (*with_joined(self.scene, thing), *self._matter(token, row, thing)):
            frame = self.scene.frame(row, noun_token.index)
            if frame is not None:
                noun = None if frame.noun.startswith(VERY_WORDS) else self.scene.noun(noun_token.index)
                as_fine = noun is not None and noun.code[:2] == frame.code[:2] and frame.code.endswith("0")
                finer = noun.code if noun is not None and as_fine else frame.code
                return self._deed(token, row, finer, f"frame:{frame.id}", (*words, noun_token.index), thing)
        return None

    def _matter(self, token: Token, row: EventVerb, thing: Token | None) -> Iterator[Token]:
        """Of what somebody is accused, into what is inquired: the nouns behind the verb's prepositions."""
        if row.operator not in _WITH_MATTER:
            return
        for holder in filter(None, (token, thing)):
            for child in self.scene.parse.children(holder.index, "obl", "nmod"):
                if self.scene.cases(child) & ABOUT:
                    yield content(self.scene, child)

    def _plain(self, token: Token, row: EventVerb, words: Group, thing: Token | None) -> Deed | None:
        """By itself."""
        if row.kind == _CALLING and not self._is_called_up(token, thing):
            return None
        if not self._has_what_it_needs(token, row, thing):
            return None
        if row.code[:2] >= _POSTURE and self.scene.parse.child(token.index, "ccomp") is not None:
            return None  # whoever "recalled that the road is open" fetched nobody home
        noun = self.scene.sight.row(thing.index, NounRow) if thing is not None else None
        if row.code == _VISIT and not self._comes_itself(token):
            return None
        if thing is not None and thing.entity in _BEASTS and not self.scene.may_act(thing.index):
            return None
        if not row.code or (noun is not None and noun.document and row.code[:2] in _HANDED):
            return None
        if row.kind == _SIGNING and thing is not None and not self._may_be_signed(thing):
            return None
        deed = self._with_instrument(token, self._deed(token, row, row.code, f"verb:{row.id}", words, thing))
        return replace(deed, others=unique((*deed.others, *self._in_its_clause(token)))) if row.operator else deed

    def _has_what_it_needs(self, token: Token, row: EventVerb, thing: Token | None) -> bool:
        """Whether a verb has the object or the phrase without which it tells something else: nobody is visited by "he left early"."""
        scene = self.scene
        if row.needs is None or (row.needs == "object" and thing is not None):
            return True
        if row.needs == "thing":
            return thing is None or not (scene.may_act(thing.index) or thing.entity in _SOMEBODY)
        holders = (token.index, *((thing.index,) if thing is not None else ()))
        if any(True for h in holders for _ in phrases(scene, h, row.prepositions)):
            return True
        if row.needs != "somebody":
            return False
        if scene.parse.child(token.index, "ccomp") or scene.parse.child(token.index, "xcomp"):
            return True  # "let it pass"
        if thing is None:  # "the two met"
            told = [scene.parse.tokens[h] for h in doers(scene, token.index)]
            return len(told) > 1 or any(t.xpos in ("NNS", "NNPS") or t.lower in _SEVERAL for t in told)
        somebody = thing.entity in _SOMEBODY or scene.may_act(thing.index)
        return somebody or any(True for _ in owners(scene, thing.index, behind=_OF))

    def _comes_itself(self, token: Token) -> bool:
        """Whether the subject of a verb of going is somebody, not a thing of somebody's: "seats went to the party"."""
        subject = self.scene.parse.child(token.index, "nsubj")
        return subject is None or self.scene.may_act(self.scene.content_noun(subject.index))

    def _may_be_signed(self, thing: Token) -> bool:
        """Whether what is signed is something agreed upon or somebody: not shirts."""
        return self.scene.may_act(thing.index) or self.scene.noun(thing.index) is not None or thing.upos == "PROPN"

    def _is_called_up(self, token: Token, thing: Token | None) -> bool:
        """Whether "called" tells of a telephone: it has somebody for an object and nothing that he is called."""
        if is_passive(self.scene.parse, token.index):
            return False  # whoever is "called an activist" is named
        beside = self.scene.parse.children(token.index, "xcomp", "obj")
        return thing is not None and self.scene.may_act(thing.index) and len(beside) < 2

    def _with_instrument(self, token: Token, deed: Deed) -> Deed:
        """Violence as its subject names it: "a car bomb killed three", and troops that are put on alert."""
        if deed.doers or deed.code[:2] < _POSTURE:
            return deed
        subject = self.scene.parse.child(token.index, "nsubj")
        if subject is None:
            return deed
        if deed.code[:2] == _POSTURE:
            return replace(deed, doers=acting(self.scene, subject.index))
        means = self.of(content(self.scene, subject).index)
        if means is None or means.code[:2] < _VIOLENCE:
            return deed
        return replace(
            deed,
            code=means.code,
            doers=means.doers,
            inner=(means.head,),
            words=tuple(sorted({means.head, *deed.words})),
        )

    def _in_its_clause(self, token: Token) -> Iterator[Group]:
        """Who stands in the clause of a verb that makes something of it: "refused to respond to the league"."""
        for clause in self.scene.parse.children(token.index, "xcomp", "ccomp"):
            if clause.relation == "ccomp" and (subject := doers(self.scene, clause.index)):
                yield subject
            yield from others(self.scene, clause.index, self.scene.parse.child(clause.index, "obj"), (), Reach.of(""))

    def _deed(self, token: Token, row: EventVerb, code: str, rule: str, words: Group, thing: Token | None) -> Deed:
        return Deed(
            code, token.index, tuple(sorted(set(words))), (rule,), self._doers(token, row),
            (*others(self.scene, token.index, thing, row.prepositions, Reach.of(code)), *conditions(self.scene, token.index)),
            confidence=CONFIDENCE[rule.partition(":")[0].replace("verb", "plain")],
        )  # fmt: skip

    def _operated(self, token: Token, row: EventVerb, words: Group, thing: Token | None) -> Deed | None:
        """By what the verb makes of a happening that it governs."""
        if row.operator is None:
            return None
        for inner in self._below.deeds(token, row, thing):
            operator: Operator = "accept" if row.operator == "intend" and inner.code[:2] in _ASKED else row.operator
            code = self.scene.lexicon.compose(operator, inner.code)
            if not code or self._others_deed(token, row, inner) or self._is_only_held(row, inner):
                continue
            if row.operator == "intend" and is_told_as_done(self.scene, self.scene.parse.tokens[inner.head]):
                continue
            deed = inner.composed(code, f"composed:{row.id}", token.index, words)
            own = self._doers(token, row)
            if row.lemma in _WISHING and code.startswith("13"):
                deed = replace(deed, modality="planned")
            return replace(
                deed, doers=own or (inner.doers if row.operator not in _DONE_BY_OTHERS else ()), others=self._affected(token, row, thing, inner, own, code), confidence=min(inner.confidence + 0.1, CONFIDENCE["composed"]),
            )  # fmt: skip
        return None

    def _is_only_held(self, row: EventVerb, inner: Deed) -> bool:
        """Whether something is used, had or put that is done by that to nobody: funds, an argument, an ally's support."""
        if row.lemma == _USING:
            return inner.code[:2] < _PROTEST
        return row.operator == "light" and row.lemma in _HAVING and not inner.code.startswith(_SHARED)

    def _others_deed(self, token: Token, row: EventVerb, inner: Deed) -> bool:
        """Whether what somebody warns of is another's doing: "warned that the rebels would attack"."""
        if row.operator not in THREATS or not inner.doers:
            return False
        doer = self.scene.parse.tokens[inner.doers[0]]
        return doer.upos != "PRON" and inner.doers != doers(self.scene, token.index)

    def _affected(
        self, token: Token, row: EventVerb, thing: Token | None, inner: Deed, own: Group, code: str
    ) -> tuple[Group, ...]:
        """To whom a composed deed is done."""
        own_thing = (
            thing
            if thing is not None
            and thing.index != inner.head
            and inner.head not in self.scene.parse.subtree(thing.index)
            else None
        )
        direct = (
            *others(self.scene, token.index, own_thing, row.prepositions, Reach.of(code)),
            *conditions(self.scene, token.index),
        )
        within = (*([inner.doers] if inner.doers != own else []), *inner.others)
        if row.operator in _TO_SOMEBODY:
            return unique((*direct, *within))
        if row.operator == "refuse":
            asked = list(object_group(self.scene, thing)) if thing is not None else []
            return unique((*asked, *inner.others, *within, *direct))
        return unique((*inner.others, *direct, *within))
