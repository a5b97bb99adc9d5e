"""Names out of scores: what proper nouns need less of to be one."""

from __future__ import annotations

import numpy as np

from onrecord.parsing.decoding import MAIN_NAMES, decode
from onrecord.parsing.encoder import Labels
from onrecord.parsing.parse import Name

LABELS = Labels(("NOUN", "PROPN"), ("NN",), ("root",), {MAIN_NAMES: ("O", "B-ORG", "I-ORG")}, ("other",), 1)


def names(tag: str, none: float) -> list[Name]:
    """The names of a lone word with this tag, where "no name" has this share and ORG the rest."""
    heads = np.zeros((1, 2), np.float32)
    scores = {
        "upos": np.array([[float(tag == name) for name in LABELS.upos]], np.float32),
        "xpos": heads[:, :1],
        "entities": heads[:, :1],
        "arcs": heads,
        "antecedents": heads,
        "label_dependents": heads[:, :1],
        "label_governors": np.zeros((2, 1), np.float32),
        f"names_{MAIN_NAMES}": np.log(np.array([[none, 1 - none - 1e-6, 1e-6]], np.float32)),
    }
    return decode(scores, LABELS, [(0, 1)], 1).names


def test_a_likely_name_is_one_whatever_its_tag() -> None:
    assert names("NOUN", 0.3) == names("PROPN", 0.3) == [Name(0, 1, "ORG", 0.7)]


def test_a_doubtful_name_needs_a_proper_noun_and_keeps_its_low_score() -> None:
    assert names("NOUN", 0.7) == []
    assert names("PROPN", 0.7) == [Name(0, 1, "ORG", 0.3)]


def test_an_unlikely_name_is_none() -> None:
    assert names("PROPN", 0.9) == []
