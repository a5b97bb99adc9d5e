"""What a verb or noun tells as a deed: by itself, by what it does to its object, or by what it makes of what it governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.lexicon.actor_rows import NounRow
from onrecord.lexicon.events import EventVerb, Operator
from onrecord.parsing.parse import Token
from onrecord.reading.speech.subjects import is_passive

from .arguments import Reach, acting, conditions, doers, object_group, others, owners, phrases, undergoing, unique
from .found import Deed, Group
from .scene import HYPHENS, Scene
from .stance import told_as

_DEEPEST = 6
_NEAR = 4
"""Tokens between a verb and its particle, at most."""
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "parataxis")
_ABOUT = frozenset(("for", "of", "with", "to", "on", "about", "against", "over", "from", "into"))
"""Prepositions behind which an operator may have what it operates on: "asked for aid", "accused of piracy"."""
_TO_SOMEBODY = ("demand", "appeal", "accuse")
_PROTEST, _CAUSES = "14", ("02", "10", "11", "12")
_POSTURE = "15"
_VIOLENCE = "17"
_WITH_MATTER = ("accuse", "investigate")
_HANDED = ("04", "06", "07", "08")
"""Roots of what is not done to those who are sent a text."""
_NOMINAL_ROLES = ("by", "between", "among")
_SUFFERING = ("on", "against", "with", "to", "at", "toward", "towards", "of", "over", "from", "in", "for", "into")
_INTENDED = "030"
_MEANT = ("intend", "refuse")
_ASKED = ("02", "10")
NOTHING = "-"
_TELLING = "tell"
_MOVING = ("withdraw", "walk")
_CALLING = "call"
_THINGS = ("object", "plant", "animal", "event", "substance", "place")
_SIGNING = "sign"
_ALLOWING = "allow"
_OCCURRING = "occur"
_INSIDE = "in"
_THREATS = ("threaten", "warn")
_HOLDING = ("said", "ending", "agreement", "refusal", "threat")
_SAID = {"10": "demand", "02": "appeal", "03": "intend", "05": "intend", "12": "refuse", "13": "threaten"}
"""What is made of a happening by a noun that names a saying, by its root."""
CONFIDENCE = {"frame": 0.82, "plain": 0.76, "composed": 0.74, "noun": 0.6}


@dataclass
class Composer:
    """The deeds of a parse by the token that tells of them, each made once."""

    scene: Scene
    _made: dict[int, Deed | None] = field(default_factory=dict)
    _open: list[int] = field(default_factory=list)

    def of(self, head: int) -> Deed | None:
        """The deed of a verb or noun, as if it had happened; None where it tells of none."""
        if head in self._made:
            return self._made[head]
        if head in self._open or len(self._open) >= _DEEPEST:
            return None
        self._open.append(head)
        token = self.scene.parse.tokens[head]
        deed = self._of_verb(token) if token.upos in ("VERB", "AUX", "ADJ") else None
        deed = deed or self._of_noun(head)
        self._open.pop()
        self._made[head] = deed
        return deed

    def _of_verb(self, token: Token) -> Deed | None:
        if self._is_done_by_nobody(token):
            return None
        for row in self._rows(token):
            particle = self._particle(token, row.particle)
            if row.particle and particle is None:
                continue
            words = (token.index,) if particle is None else (token.index, particle)
            thing = self._thing(token, row)
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

    def _particle(self, token: Token, particle: str) -> int | None:
        """The token of a verb's particle or fixed word: below it, or right behind it."""
        if not particle:
            return None
        parse = self.scene.parse
        below = [*parse.children(token.index)]
        for child in [
            *below,
            *(c for b in below for c in parse.children(b.index, "case", "mark", "advmod", "compound")),
        ]:
            near = 0 < child.index - token.index <= _NEAR + 4
            if child.lower == particle and near and not self._tells_when_or_where(child):
                return child.index
        after = token.index + 1
        found = after < len(parse.tokens) and parse.tokens[after].lower == particle
        return after if found and not self._tells_when_or_where(parse.tokens[after]) else None

    def _tells_when_or_where(self, preposition: Token) -> bool:
        """Whether a preposition stands before a day or a place: no particle is "on" in "on Monday"."""
        governor = self.scene.parse.head(preposition) if preposition.relation == "case" else None
        if governor is None:
            return False
        return governor.entity == "time" or (governor.entity == "place" and preposition.lower == _INSIDE)

    def _thing(self, token: Token, row: EventVerb) -> Token | None:
        """What a verb does something to: its object, or what stands behind its particle."""
        if row.kind == _OCCURRING:
            subject = self.scene.parse.child(token.index, "nsubj")
            return self._content(subject) if subject is not None else None
        if row.particle and row.kind not in _MOVING and not is_passive(self.scene.parse, token.index):
            for child in self.scene.parse.children(token.index, "obl", "nmod"):
                if row.particle in self.scene.cases(child):
                    return self._content(child)
        if row.kind == _ALLOWING:
            clauses = self.scene.parse.children(token.index, "ccomp", "xcomp")
            allowed = next((s for c in clauses for s in self.scene.parse.children(c.index, "nsubj")), None)
            if allowed is not None:
                return self._content(allowed)
        found = undergoing(self.scene, token.index)
        return self._content(found) if found is not None and found.lower != row.particle else None

    def _content(self, token: Token) -> Token:
        return self.scene.parse.tokens[self.scene.content_noun(token.index)]

    def _framed(self, token: Token, row: EventVerb, words: Group, thing: Token | None) -> Deed | None:
        """By what the verb does to a thing of that kind."""
        if thing is None and (frame := self.scene.lexicon.frame(row, NOTHING)) is not None:
            return self._deed(token, row, frame.code, f"frame:{frame.id}", words, None)
        for noun_token in (*self._joined(thing), *self._matter(token, row, thing)):
            noun = self.scene.noun(noun_token.index)
            frame = self.scene.lexicon.frame(row, noun.kind) if noun is not None else None
            if noun is not None and frame is not None:
                finer = noun.code if noun.code[:2] == frame.code[:2] and frame.code.endswith("0") else frame.code
                return self._deed(token, row, finer, f"frame:{frame.id}", (*words, noun_token.index), thing)
        return None

    def _matter(self, token: Token, row: EventVerb, thing: Token | None) -> Iterator[Token]:
        """Of what somebody is accused, into what is inquired: the nouns behind the verb's prepositions."""
        if row.operator not in _WITH_MATTER:
            return
        for holder in filter(None, (token, thing)):
            for child in self.scene.parse.children(holder.index, "obl", "nmod"):
                if self.scene.cases(child) & _ABOUT:
                    yield self._content(child)

    def _joined(self, thing: Token | None) -> Iterator[Token]:
        if thing is not None:
            yield thing
            yield from self.scene.parse.children(thing.index, "conj")

    def _plain(self, token: Token, row: EventVerb, words: Group, thing: Token | None) -> Deed | None:
        """By itself."""
        if row.kind == _CALLING and not self._is_called_up(token, thing):
            return None
        if row.code[:2] >= _POSTURE and self.scene.parse.child(token.index, "ccomp") is not None:
            return None  # whoever "recalled that the road is open" fetched nobody home
        noun = self.scene.sight.row(thing.index, NounRow) if thing is not None else None
        if not row.code or (noun is not None and noun.document and row.code[:2] in _HANDED):
            return None
        if row.kind == _SIGNING and thing is not None and not self._may_be_signed(thing):
            return None
        deed = self._with_instrument(token, self._deed(token, row, row.code, f"verb:{row.id}", words, thing))
        return replace(deed, others=unique((*deed.others, *self._in_its_clause(token)))) if row.operator else deed

    def _may_be_signed(self, thing: Token) -> bool:
        """Whether what is signed is something agreed upon or somebody: not shirts."""
        return self.scene.may_act(thing.index) or self.scene.noun(thing.index) is not None or thing.upos == "PROPN"

    def _is_called_up(self, token: Token, thing: Token | None) -> bool:
        """Whether "called" tells of a telephone: it has somebody for an object and nothing that he is called."""
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
        means = self.of(self._content(subject).index)
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
        for inner in self._governed(token, row, thing):
            operator: Operator = "accept" if row.operator == "intend" and inner.code[:2] in _ASKED else row.operator
            code = self.scene.lexicon.compose(operator, inner.code)
            if not code or self._others_deed(token, row, inner):
                continue
            deed = inner.composed(code, f"composed:{row.id}", token.index, words)
            own = self._doers(token, row)
            return replace(
                deed, doers=own or inner.doers, others=self._affected(token, row, thing, inner, own, code), confidence=min(inner.confidence + 0.1, CONFIDENCE["composed"]),
            )  # fmt: skip
        return None

    def _others_deed(self, token: Token, row: EventVerb, inner: Deed) -> bool:
        """Whether what somebody warns of is another's doing: "warned that the rebels would attack"."""
        if row.operator not in _THREATS or not inner.doers:
            return False
        doer = self.scene.parse.tokens[inner.doers[0]]
        return doer.upos != "PRON" and inner.doers != doers(self.scene, token.index)

    def _affected(
        self, token: Token, row: EventVerb, thing: Token | None, inner: Deed, own: Group, code: str
    ) -> tuple[Group, ...]:
        """To whom a composed deed is done."""
        own_thing = (
            thing if thing is not None and thing.index != inner.head and inner.head not in self._below(thing) else None
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

    def _below(self, thing: Token) -> list[int]:
        return self.scene.parse.subtree(thing.index)

    def _governed(self, token: Token, row: EventVerb, thing: Token | None) -> Iterator[Deed]:
        """The happenings that a verb governs: its clauses, its object, what stands behind its prepositions."""
        named = list(self._in_noun(thing)) if thing is not None else []
        if row.operator == "light":
            yield from named
            if row.particle and not named:  # "took part in talks"
                for child in self.scene.parse.children(token.index, "obl", "nmod"):
                    yield from self._in_noun(self._content(child))
            yield from self._in_clauses(token, row, "xcomp", *(["ccomp"] if row.kind == "announce" else []))
            return
        yield from self._in_clauses(token, row, *_CLAUSES)
        if row.kind == _TELLING:
            return
        yield from named
        for holder in filter(None, (token, thing)):
            for child in self.scene.parse.children(holder.index, "obl", "nmod", "advcl", "acl"):
                if self.scene.cases(child) & _ABOUT and self._complements(child, row):
                    yield from self._in_noun(self._content(child))

    def _in_clauses(self, token: Token, row: EventVerb, *relations: str) -> Iterator[Deed]:
        for child in self.scene.parse.children(token.index, *relations):
            if row.kind == _TELLING and "to" not in self.scene.cases(child):
                continue
            if child.index > token.index and self._complements(child, row):
                yield from self._in_clause(child, row)

    def _complements(self, child: Token, row: EventVerb) -> bool:
        """Whether a clause is what the verb says or means, not when or why, nor what it warns somebody against."""
        marks = self.scene.cases(child)
        if row.operator in _THREATS and "against" in marks:
            return False
        if child.relation in ("advcl", "acl"):
            return "to" in marks or bool(marks & _ABOUT)
        return True

    def _in_clause(self, child: Token, row: EventVerb) -> Iterator[Deed]:
        deed = self.of(child.index)
        if deed is not None:
            yield told_as(self.scene, deed) if row.operator == "light" else deed
        for joined in self.scene.parse.children(child.index, "conj"):
            if deed is None and (second := self.of(joined.index)) is not None:
                yield second

    def _in_noun(self, thing: Token) -> Iterator[Deed]:
        for noun in self._joined(thing):
            if (deed := self.of(noun.index)) is not None:
                yield deed

    def _of_noun(self, head: int) -> Deed | None:
        """The deed that a noun names: "an attack on Talland by rebels"; what a request or an end is of."""
        noun = self.scene.noun(head)
        if noun is None:
            return None
        within = self._within_noun(head, noun.kind) if noun.kind in _HOLDING else None
        doing, suffering = self._roles(head)
        if noun.kind in ("said", "agreement", "refusal", "threat"):
            code = self._of_said(noun.code, within)
            code = _INTENDED if noun.kind == "agreement" and within is None and self._is_to_do(head) else code
        elif noun.kind == "ending":
            code = self.scene.lexicon.compose("stop", within.code) if within is not None else ""
        else:
            code = noun.code
        if not code:
            return None
        inner = (within.head, *within.inner) if within is not None else ()
        after = (*([within.doers] if within else []), *(within.others if within else ()))
        return Deed(
            code, head, (head,), (f"noun:{noun.id}",), doing, unique((*suffering, *after)), inner=inner, nominal=True,
            confidence=CONFIDENCE["noun"],
        )  # fmt: skip

    def _is_to_do(self, head: int) -> bool:
        """Whether it is agreed to do something: "an agreement to build a bridge"."""
        return any("to" in self.scene.cases(c) for c in self.scene.parse.children(head, "acl", "xcomp"))

    def _of_said(self, code: str, within: Deed | None) -> str:
        """The code of a request or an offer of something."""
        operator = _SAID.get(code[:2])
        if within is None or operator is None:
            return code
        composed = self.scene.lexicon.compose(operator, within.code)  # type: ignore[arg-type]
        return composed or code

    def _within_noun(self, head: int, kind: str) -> Deed | None:
        parse = self.scene.parse
        clauses = ("acl", "xcomp", "ccomp") if kind == "agreement" else ("acl", "ccomp", "xcomp", "nmod", "advcl")
        for child in parse.children(head, *clauses):
            if kind == "agreement" and "to" not in self.scene.cases(child):
                continue
            if child.deprel == "nmod:poss" or (child.relation == "nmod" and not self.scene.cases(child) & _ABOUT):
                continue
            if (deed := self.of(child.index)) is not None:
                return deed
        return None

    def _roles(self, head: int) -> tuple[Group, tuple[Group, ...]]:
        """Who does what a noun names, and to whom."""
        parse = self.scene.parse
        both = list(phrases(self.scene, head, _NOMINAL_ROLES))
        own = [g for c in parse.children(head, "nmod:poss") for g in self._as_actor(c)]
        beside = [
            self._pair(c) or g for c in parse.children(head, "compound", "amod", "nmod:poss") for g in self._as_actor(c)
        ]
        suffering = [g for p in _SUFFERING for g in phrases(self.scene, head, (p,))]
        doing = next((g for g in beside if len(g) > 1), None) or next(iter((*both, *own, *beside)), ())
        rest = [g for g in (*both, *own, *beside) if g != doing]
        return doing, unique((*suffering, *rest))

    def _pair(self, token: Token) -> Group:
        """The two names that a hyphen joins before a noun: "the Vale-Orsk call"."""
        tokens = self.scene.parse.tokens
        for other in (
            self.scene.parse.children(token.index, "compound", "flat") if self.scene.may_act(token.index) else ()
        ):
            first, second = sorted((token.index, other.index))
            if second == first + 2 and tokens[first + 1].text in HYPHENS and self.scene.may_act(other.index):
                return first, second
        return ()

    def _as_actor(self, token: Token) -> Iterator[Group]:
        if self.scene.may_act(token.index):
            yield tuple(h for h in self.scene.group(token.index) if self.scene.may_act(h))
        else:
            yield from owners(self.scene, token.index, 1)
