"""Tags: the Universal part of speech and the Penn Treebank tag of a word, of what a pipeline gives of the two.

A tagger may give either, or both with features; what is missing is worked out from the rest, for verbs and nouns
without features from the form.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from onrecord.parsing.lemmas import lemma

UNIVERSAL = frozenset(
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]
)  # fmt: skip
PENN = frozenset(
    [
        "$",
        "''",
        ",",
        "-LRB-",
        "-RRB-",
        ".",
        ":",
        "ADD",
        "AFX",
        "CC",
        "CD",
        "DT",
        "EX",
        "FW",
        "GW",
        "HYPH",
        "IN",
        "JJ",
        "JJR",
        "JJS",
        "LS",
        "MD",
        "NFP",
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "PDT",
        "POS",
        "PRP",
        "PRP$",
        "RB",
        "RBR",
        "RBS",
        "RP",
        "SYM",
        "TO",
        "UH",
        "VB",
        "VBD",
        "VBG",
        "VBN",
        "VBP",
        "VBZ",
        "WDT",
        "WP",
        "WP$",
        "WRB",
        "``",
    ]
)
"""The tags that both have (SYM) mean the same."""
_OF_PENN = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON", "DT": "DET", "PDT": "DET", "WDT": "DET",
    "CC": "CCONJ", "CD": "NUM", "MD": "AUX", "UH": "INTJ", "SYM": "SYM", "$": "SYM", "FW": "X", "LS": "X", "GW": "X",
    "ADD": "X", **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
}  # fmt: skip
"""Penn tags to universal ones; all others are marks."""
_BY_RELATION = {
    ("VERB", "aux"): "AUX", ("VERB", "cop"): "AUX", ("ADP", "mark"): "SCONJ",
    **{("DET", r): "PRON" for r in ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "root")},
}  # fmt: skip
"""Where the relation tells more than the Penn tag."""
_FEATURES: tuple[tuple[str, str, str], ...] = (
    ("VERB", "VerbForm=Ger", "VBG"),
    ("VERB", "VerbForm=Part Tense=Pres", "VBG"),
    ("VERB", "VerbForm=Part", "VBN"),
    ("VERB", "VerbForm=Inf", "VB"),
    ("VERB", "Mood=Imp", "VB"),
    ("VERB", "Tense=Past", "VBD"),
    ("VERB", "Tense=Pres Person=3 Number=Sing", "VBZ"),
    ("VERB", "Tense=Pres", "VBP"),
    ("NOUN", "Number=Plur", "NNS"),
    ("PROPN", "Number=Plur", "NNPS"),
    ("PRON", "PronType=Prs Poss=Yes", "PRP$"),
    ("ADJ", "Degree=Cmp", "JJR"),
    ("ADJ", "Degree=Sup", "JJS"),
    ("ADV", "PronType=Int", "WRB"),
)
"""Universal tag, features and Penn tag: the first row all of whose features a word has gives its tag."""
_FORMS = {
    **dict.fromkeys(("can", "ca", "could", "may", "might", "must", "shall", "should", "will", "wo", "would", "'ll", "’ll"), ("AUX", "MD")),
    **dict.fromkeys(("when", "where", "why", "how"), ("ADV", "WRB")),
    **dict.fromkeys(("who", "whom", "what"), ("PRON", "WP")),
    **dict.fromkeys(("my", "your", "his", "its", "our", "their"), ("PRON", "PRP$")),
    "whose": ("PRON", "WP$"), "which": ("PRON", "WDT"), "that": ("PRON", "WDT"), "to": ("PART", "TO"),
    "'s": ("PART", "POS"), "’s": ("PART", "POS"), "'": ("PART", "POS"), "’": ("PART", "POS"),
}  # fmt: skip
"""Words whose Penn tag their form gives, where they have this universal tag."""
_PLAIN = {
    "NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "ADV": "RB", "PRON": "PRP", "DET": "DT", "ADP": "IN", "SCONJ": "IN",
    "CCONJ": "CC", "NUM": "CD", "PART": "RB", "INTJ": "UH", "SYM": "SYM", "X": "FW",
}  # fmt: skip
_MARKS = {",": ",", ".": ".", "?": ".", "!": ".", "(": "-LRB-", ")": "-RRB-", "-": "HYPH"}
_PARTICIPLES = frozenset(
    [
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "have",
        "has",
        "had",
        "having",
        "'s",
        "’s",
        "'ve",
        "’ve",
        "'re",
        "’re",
    ]
)
_INFINITIVES = frozenset(word for word, (_, tag) in _FORMS.items() if tag == "MD") | {"to", "do", "does", "did"}


@dataclass(frozen=True, slots=True)
class Given:
    """What a pipeline tells of one word; what it does not tell is empty."""

    lower: str
    tag: str
    upos: str
    features: Mapping[str, str]
    relation: str
    helpers: Collection[str]
    """Its auxiliaries, copulas and markers, lower case: "has", "to"."""


def tags_of(word: Given) -> tuple[str, str]:
    """The universal and the Penn tag of a word; empty where nothing tells its part of speech.

    >>> tags_of(Given("said", "VBD", "", {}, "root", ())), tags_of(Given("talks", "NOUN", "", {"Number": "Plur"}, "obj", ()))
    (('VERB', 'VBD'), ('NOUN', 'NNS'))
    >>> tags_of(Given("refused", "", "VERB", {}, "root", ("has",))), tags_of(Given("go", "VERB", "", {}, "xcomp", ("to",)))
    (('VERB', 'VBN'), ('VERB', 'VB'))
    """
    upos = word.upos if word.upos in UNIVERSAL else word.tag if word.tag in UNIVERSAL else ""
    if word.tag in PENN and word.tag != "SYM":
        return upos or _universal(word), word.tag
    return upos, _penn(word, upos) if upos else ""


def _universal(word: Given) -> str:
    if word.tag == "RB" and word.lower in ("not", "n't", "n’t"):
        return "PART"
    plain = _OF_PENN.get(word.tag, "PUNCT")
    return _BY_RELATION.get((plain, word.relation.partition(":")[0]), plain)


def _penn(word: Given, upos: str) -> str:
    """The Penn tag out of the universal one, the features, the form."""
    by_form = _FORMS.get(word.lower)
    if by_form and by_form[0] == upos:
        return by_form[1]
    if upos == "PUNCT":
        return _MARKS.get(word.lower, ":")
    if upos == "ADP" and word.relation == "compound:prt":
        return "RP"
    kind = "VERB" if upos == "AUX" else upos
    for of, features, penn in _FEATURES:
        if of == kind and all(_has(word, feature) for feature in features.split()):
            return penn
    if kind == "NOUN" and not word.features and lemma(word.lower, "NNS") != word.lower:
        return "NNS"
    return _of_verb(word) if kind == "VERB" else _PLAIN[upos]


def _has(word: Given, feature: str) -> bool:
    """Whether a word has a feature; of several values, as in Int,Rel, each counts."""
    name, _, value = feature.partition("=")
    return value in word.features.get(name, "").split(",")


def _of_verb(word: Given) -> str:
    """The tag of a verb without features, from its form and from what stands before it."""
    helped = set(word.helpers)
    if word.lower.endswith("ing"):
        return "VBG"
    if helped & _INFINITIVES and not helped & _PARTICIPLES:
        return "VB"
    if lemma(word.lower, "VBD") != word.lower:
        return "VBN" if helped & _PARTICIPLES or word.relation.startswith(("acl", "amod")) else "VBD"
    return "VBZ" if lemma(word.lower, "VBZ") != word.lower else "VBP"
