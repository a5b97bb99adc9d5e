"""Content that is a clause: "said that", fronted and inverted cues, asides ("the pact, he said, is dead"), "as X said"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.parsing.parse import Token
from onrecord.spans import Span

from .cues import ANY, Cue
from .scene import Scene, is_relative
from .subjects import GOING_ON, can_speak

_DROPPED_MARKS = {"that", "“that"}
_ASKING = {"whether", "if"}
_TIMES = {"when", "where"}
_QUESTIONS = {*_TIMES, "why", "how", "who", "what", "whether"}
_PRESSING = {"demand", "request", "criticize", "reject", "warn", "propose", "promise", "threaten"}
_CLAUSAL = {"that", "whether", "quote"}


def clause_content(scene: Scene, cue: Cue) -> tuple[str, tuple[Span, ...]] | None:
    """The frame's name and the content of a cue that has a clause for it."""
    for frame, found in (
        ("ccomp", _complement),
        ("what", _free_relative),
        ("when", _question),
        ("relative", _misread_relative),
        ("aside", _aside),
        ("as", _as_reported),
        ("colon", _after_colon),
        ("surface", _after_that),
    ):
        if (tokens := found(scene, cue)) and (content := scene.words(_without_mark(scene, tokens))):
            return frame, content
    return None


def _complement(scene: Scene, cue: Cue) -> list[int]:
    """The clausal complement: "said (that) the pact was dead"."""
    parse = scene.parse
    particle = [t for t in cue.tokens if cue.row.particle and parse.tokens[t].lower == cue.row.particle]
    held = [c for holder in (cue.head, *particle) for c in parse.children(holder, "ccomp", "xcomp", "csubj")]
    for child in sorted(held, key=lambda c: (not _follows(scene, cue, c), c.index)):
        if child.relation != "ccomp" and not _finite(scene, child):
            continue
        marks = {mark.lower for mark in parse.children(child.index, "mark")}
        if cue.row is ANY and ("that" not in marks or child.index < cue.head):
            continue
        if not _CLAUSAL & set(cue.row.frames):
            continue
        return _reported(scene, cue, child)
    return []


def _after_that(scene: Scene, cue: Cue) -> list[int]:
    """What stands after "said that" where the tree has no clause there: the rest of the sentence."""
    tokens, after = scene.parse.tokens, max(cue.tokens) + 1
    _, end = scene.sentence_of(cue.head)
    if cue.row is ANY or "that" not in cue.row.frames or after + 3 > end:
        return []
    that = tokens[after]
    follows = that.lower == "that" and that.relation == "mark" and cue.subject is not None and cue.subject < cue.head
    return list(range(after + 1, end)) if follows else []


def _question(scene: Scene, cue: Cue) -> list[int]:
    """As in "did not say when it would open", read as if it told when something was said."""
    if cue.row is ANY or "that" not in cue.row.frames:
        return []
    for child in scene.parse.children(cue.head, "advcl"):
        tokens = scene.clause(child.index)
        first = scene.parse.tokens[tokens[0]]
        asks = first.lower in _QUESTIONS and (
            first.lower not in _TIMES or cue.polarity == "negative" or cue.act == "decline"
        )
        if asks and cue.head < tokens[0] <= cue.head + 2:
            return tokens
    return []


def _other_cue(scene: Scene, cue: Cue, tokens: list[int]) -> int:
    """The first token that is another's cue between quotations: what follows it is that one's."""
    for t in tokens:
        token = scene.parse.tokens[t]
        own = any(True for _ in scene.parse.children(t, "nsubj"))
        if t != cue.head and own and scene.quotation_of(t) is None and token.lemma in scene.lexicon.verb:
            return t
    return len(scene.parse.tokens)


def _follows(scene: Scene, cue: Cue, child: Token) -> bool:
    """Whether a complement stands behind the cue with a subject or a "that" of its own: the likeliest of several."""
    own = any(True for _ in scene.parse.children(child.index, "nsubj", "mark"))
    return child.index > cue.head and own


def _finite(scene: Scene, child: Token) -> bool:
    """Whether what was read as an infinitive is a clause: "that" before it and a subject of its own."""
    marks = {mark.lower for mark in scene.parse.children(child.index, "mark")}
    return "that" in marks and any(True for _ in scene.parse.children(child.index, "nsubj"))


def _free_relative(scene: Scene, cue: Cue) -> list[int]:
    """As in "explained what had been agreed": an object that is a question word with a clause of its own."""
    parse = scene.parse
    for child in parse.children(cue.head, "obj"):
        if child.xpos in ("WP", "WRB", "WDT") and child.index > cue.head and {"that", "whether"} & set(cue.row.frames):
            tokens = scene.clause(child.index)
            if cue.row is not ANY and len(tokens) > 1:
                return tokens
    return []


def _reported(scene: Scene, cue: Cue, child: Token) -> list[int]:
    """The complement's clause without what is not reported: the cue and its subject where a bad tree put them below
    it, a second cue of the same speaker ("... and demanded that"), an answer in a relative clause ("to which he replied").
    """
    cut = {cue.head} | ({cue.subject} if cue.subject is not None else set())
    inside = [t for t in scene.clause(child.index) if t in cut and t != child.index]
    inside += (
        second.index
        for second in scene.parse.children(child.index, "conj", "advcl")
        if _same_speaker(scene, child, second)
    )
    inside += scene.contrasts(child.index)
    inside += (t for t in scene.clause(child.index) if _answers(scene, t) or _is_according(scene, t))
    added = [c.index for c in scene.parse.children(cue.head, "conj") if _is_second_clause(scene, c)]
    tokens = [*scene.clause(child.index, inside), *(t for c in added for t in scene.clause(c))]
    return _whole_side(scene, cue, child, sorted(tokens))


def _is_second_clause(scene: Scene, token: Token) -> bool:
    """Whether a clause joined to the cue is a second complement: "said that A, and that B"."""
    return any(mark.lower == "that" for mark in scene.parse.children(token.index, "mark"))


def _is_according(scene: Scene, token: int) -> bool:
    """Whether a token heads ", according to X", which vouches for the saying and is no part of it."""
    case = any(c.lower == "according" for c in scene.parse.children(token, "case"))
    return (
        case
        and scene.clause(token)[-1] >= scene.sentence_of(token)[1] - 2
        and scene.parse.tokens[scene.clause(token)[0] - 1].lower == ","
    )


def _same_speaker(scene: Scene, child: Token, second: Token) -> bool:
    """Whether a cue joined to the complement is the reporting speaker's: an "adding that", or one whose own subject,
    the complement's, can't speak.
    """
    parse = scene.parse
    if second.lemma not in scene.lexicon.verb or any(True for _ in parse.children(second.index, "nsubj")):
        return False
    if second.lemma in GOING_ON:
        return True
    marked = any(
        m.lower == "that" for c in parse.children(second.index, "ccomp") for m in parse.children(c.index, "mark")
    )
    subject = parse.child(child.index, "nsubj")
    names = any({"small", "as"} & set(row.frames) for row in scene.lexicon.verb[second.lemma])
    urges = any(row.act in _PRESSING for row in scene.lexicon.verb[second.lemma])
    return (marked or names or urges) and subject is not None and not can_speak(scene, subject.index)


def _answers(scene: Scene, token: int) -> bool:
    """Whether a token heads "to which X replied"."""
    verb = scene.parse.tokens[token]
    if verb.deprel != "acl:relcl" or verb.lemma not in scene.lexicon.verb:
        return False
    return any(
        child.lower == "which" and any(c.lower == "to" for c in scene.parse.children(child.index, "case"))
        for child in scene.parse.children(token, "obl")
    )


def _whole_side(scene: Scene, cue: Cue, child: Token, tokens: list[int]) -> list[int]:
    """The side of the cue on which the complement's verb stands; the other too where a comma says that the words go on.

    "The pact, he said, is dead" has both; of "In May he said it was dead" the month is no part.
    """
    if scene.quotation_of(child.index) is not None and scene.quotation_of(cue.head) is None:
        other = _other_cue(scene, cue, tokens)
        quoted = [t for t in tokens if scene.quotation_of(t) is not None and t < other]
        tokens = quoted if quoted[:1] == tokens[:1] else tokens
    before = [t for t in tokens if t < cue.head]
    after = [t for t in tokens if t > cue.head]
    if not before or not after:
        return tokens
    gap = scene.parse.tokens[max(cue.head, cue.subject or 0, before[-1]) + 1 : after[0] + 1]
    if any(t.upos == "PUNCT" for t in gap):
        return tokens
    return before if child.index < cue.head else after


def _misread_relative(scene: Scene, cue: Cue) -> list[int]:
    """As in "told reporters that he had left", where the clause hangs on "reporters" as if it were a relative one."""
    parse = scene.parse
    for noun in _nouns_between(scene, cue):
        for child in parse.children(noun.index, "acl", "ccomp"):
            first = min(scene.clause(child.index))
            subjects = [s for s in parse.children(child.index, "nsubj") if not is_relative(s)]
            if parse.tokens[first].lower in ("that", "how", "why", "whether") and subjects and first > cue.head:
                return scene.clause(child.index)
    return []


def _nouns_between(scene: Scene, cue: Cue) -> Iterator[Token]:
    """The nouns that may stand between a cue and its clause: hearers, days, and channels ("said in a letter that")."""
    if cue.row is ANY or "that" not in cue.row.frames:
        return
    for noun in scene.parse.children(cue.head, "obj", "iobj", "obl", "nsubj:pass"):
        hears = cue.row.addressee == "obj" and noun.relation != "obl"
        if hears or noun.entity in ("time", "person", "organization", "place") or noun.lemma in scene.lexicon.channel:
            yield noun
            yield from scene.parse.children(noun.index, "nmod")


def _aside(scene: Scene, cue: Cue) -> list[int]:
    """The clause around a cue that interrupts or follows it: "The pact is dead, he said"."""
    parse, token = scene.parse, scene.parse.tokens[cue.head]
    governor = parse.head(token)
    own_subject = any(c.index == cue.subject for c in parse.children(cue.head, "nsubj"))
    if governor is None or not own_subject or not {"that", "quote"} <= set(cue.row.frames):
        return []
    if any(parse.children(cue.head, "ccomp", "xcomp", "obj")):
        return []
    if token.relation == "acl" and _between_commas(scene, cue):
        around = scene.clause_around(token)
        return _without_own_voice(scene, cue, around) if around is not None else []
    as_clause = token.relation == "advcl" and any(m.lower == "as" for m in parse.children(cue.head, "mark"))
    if token.relation != "parataxis" and not as_clause:
        return []
    tokens = _without_own_voice(scene, cue, governor)
    if token.relation == "parataxis" and cue.head < governor.index and _colon_before(scene, cue, governor):
        tokens = [t for t in tokens if t > cue.head]
    return tokens


def _as_reported(scene: Scene, cue: Cue) -> list[int]:
    """As in "As reported by the Herald, seats are at stake": the clause that it goes with."""
    token = scene.parse.tokens[cue.head]
    governor = scene.parse.head(token)
    introduced = any(child.lower == "as" for child in scene.parse.children(cue.head))
    if (
        cue.row is ANY
        or not cue.passive
        or cue.subject is None
        or governor is None
        or token.relation != "advcl"
        or not introduced
    ):
        return []
    return _without_own_voice(scene, cue, governor)


def _without_own_voice(scene: Scene, cue: Cue, clause: Token) -> list[int]:
    """The clause around a cue, without the cue and without what the report adds after it in its own voice."""
    added = set(scene.going_on(clause.index, cue.head))
    tokens = [t for t in scene.clause(clause.index, [cue.head]) if t not in added]
    end = max(scene.clause(cue.head)) + 1
    goes_on = end < len(scene.parse.tokens) and scene.parse.tokens[end].upos == "PUNCT"
    return tokens if goes_on or cue.head < clause.index else [t for t in tokens if t < end]


def _between_commas(scene: Scene, cue: Cue) -> bool:
    """Whether what was read as a relative clause is an aside: "These rules, he said, are old"."""
    tokens, clause = scene.parse.tokens, scene.clause(cue.head)
    if cue.subject is None or is_relative(tokens[cue.subject]) or any(scene.parse.children(cue.head, "obj")):
        return False
    before, after = clause[0] - 1, clause[-1] + 1
    opened = before >= 0 and (tokens[before].lower == "," or tokens[clause[0]].lower == ",")
    return opened and after < len(tokens) and (tokens[after].lower == "," or tokens[clause[-1]].lower == ",")


def _colon_before(scene: Scene, cue: Cue, governor: Token) -> bool:
    return any(scene.parse.tokens[t].lower == ":" for t in range(cue.head, governor.index))


def _after_colon(scene: Scene, cue: Cue) -> list[int]:
    """A clause that a colon or comma joins to the cue: "He said: The pact is dead"."""
    parse = scene.parse
    if "quote" not in cue.row.frames:
        return []
    for child in parse.children(cue.head, "parataxis", "appos", "dep"):
        if child.index > cue.head and child.upos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            first = min(scene.clause(child.index))
            between = {parse.tokens[t].lower for t in range(cue.head, first + 1)}
            if ":" in between:
                return scene.clause(child.index)
    return []


def _without_mark(scene: Scene, tokens: list[int]) -> list[int]:
    """The tokens without the complementizer "that" at their front, or a comma before it."""
    at = 0
    while at < len(tokens) - 1:
        token = scene.parse.tokens[tokens[at]]
        that = token.lower in _DROPPED_MARKS and token.relation in ("mark", "obj", "nsubj", "det", "advmod") and at <= 1
        if not (token.lower in (",", ":") or (that and token.relation == "mark") or (that and token.relation == "obj")):
            break
        at += 1
    return tokens[at:]


def is_question(scene: Scene, content: tuple[Span, ...]) -> bool:
    """Whether content is asked rather than told: it begins with whether or if."""
    first = scene.parse.text[content[0].start : content[0].end].split(None, 1)[:1]
    return bool(first) and first[0].lower() in _ASKING
