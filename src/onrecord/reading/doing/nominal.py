"""What a noun tells as a deed: "an attack on Talland by rebels", a request or refusal of something, an end to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.lexicon.events import Operator
from onrecord.parsing.parse import Token

from .arguments import owners, phrases, unique
from .found import CONFIDENCE, Deed, Group
from .governed import ABOUT
from .scene import HYPHENS, Scene

_ROLES = ("by", "between", "among")
_SUFFERING = ("on", "against", "with", "to", "at", "toward", "towards", "of", "over", "from", "in", "for", "into")
_INTENDED = "030"
_HOLDING = ("said", "ending", "agreement", "refusal", "threat")
_SAID: dict[str, Operator] = {
    "10": "demand",
    "02": "appeal",
    "03": "intend",
    "05": "intend",
    "12": "refuse",
    "13": "threaten",
}
"""What is made of a happening by a noun that names a saying, by its root."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """The deeds that nouns name; `deed_of` gives that of a token below one."""

    scene: Scene
    deed_of: Callable[[int], Deed | None]

    def of(self, head: int) -> Deed | None:
        """The deed that a noun names: "an attack on Talland by rebels"; what a request or an end is of."""
        noun = self.scene.noun(head)
        if noun is None:
            return None
        within = self._within_noun(head, noun.kind) if noun.kind in _HOLDING else None
        doing, suffering = self._roles(head)
        if noun.kind in _HOLDING and noun.kind != "ending":
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
        composed = self.scene.lexicon.compose(operator, within.code)
        return composed or code

    def _within_noun(self, head: int, kind: str) -> Deed | None:
        parse = self.scene.parse
        clauses = ("acl", "xcomp", "ccomp") if kind == "agreement" else ("acl", "ccomp", "xcomp", "nmod", "advcl")
        for child in parse.children(head, *clauses):
            if kind == "agreement" and "to" not in self.scene.cases(child):
                continue
            if child.deprel == "nmod:poss" or (child.relation == "nmod" and not self.scene.cases(child) & ABOUT):
                continue
            if (deed := self.deed_of(child.index)) is not None:
                return deed
        return None

    def _roles(self, head: int) -> tuple[Group, tuple[Group, ...]]:
        """Who does what a noun names, and to whom."""
        parse = self.scene.parse
        both = list(phrases(self.scene, head, _ROLES))
        own = [g for c in parse.children(head, "nmod:poss") for g in self._as_actor(c)]
        beside = [
            self._pair(c) or g for c in parse.children(head, "compound", "amod", "nmod:poss") for g in self._as_actor(c)
        ]
        hanging = _SUFFERING if self.scene.hanging(head) else ()
        suffering = [g for p in hanging for g in phrases(self.scene, head, (p,))]
        doing = next((g for g in beside if len(g) > 1), None) or next(iter((*both, *own, *beside)), ())
        rest = [g for g in (*both, *own, *beside) if g != doing]
        return doing, unique((*suffering, *rest))

    def _pair(self, token: Token) -> Group:
        """The two names that a hyphen joins before a noun: "the Vale-Orsk call"."""
        if not self.scene.may_act(token.index):
            return ()
        tokens = self.scene.parse.tokens
        for other in self.scene.parse.children(token.index, "compound", "flat"):
            first, second = sorted((token.index, other.index))
            if second == first + 2 and tokens[first + 1].text in HYPHENS and self.scene.may_act(other.index):
                return first, second
        return ()

    def _as_actor(self, token: Token) -> Iterator[Group]:
        if self.scene.may_act(token.index):
            yield tuple(h for h in self.scene.group(token.index) if self.scene.may_act(h))
        else:
            yield from owners(self.scene, token.index, 1)
