"""A small spaCy pipeline with labels of Universal Dependencies, taught by the shipped parser on sentences made up here."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import fix_random_seed

from onrecord.parsing.parse import Parse
from onrecord.parsing.parser import Parser

REPORT = (
    "Envoy of Verania leaves Vardo\n\n"
    "The president of Verania, Elin Darvas, said on Tuesday that the talks had ended. "
    '"We will not return," she told reporters in Vardo. '
    "Kostria rejected the accusation.\n\n"
    "The ministry denied that a promise had been made. "
    "Jonas Reth, the prime minister of Kostria, accused Verania of piracy.\n"
)
SENTENCES = (
    *REPORT.split("\n"),
    "The minister said that the ships had left.",
    "Mira Holt said on Monday that no date had been named.",
    '"The boats must leave," Holt told reporters in Lorvania.',
    '"We are ready to talk," the envoy said.',
    "Brevia denied that the letter had been sent.",
    "The spokesman of Ostland refused to say who had called.",
    "Ostland accused Brevia of theft.",
    "The council rejected the demand.",
    "Verania demanded that Kostria withdraw the remark.",
    "The talks had ended on Tuesday.",
    "On Friday, the envoy of Brevia left Lorvania.",
    "The ministry said the promise had been kept.",
)
_LAYERS = """
[model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 64
depth = 2
embed_size = 500
window_size = 1
maxout_pieces = 2
subword_features = true
"""


def trained(parser: Parser, *, rounds: int = 25, penn: bool = True) -> Language:
    """A pipeline that tags, parses and finds names; its tags are Penn's, or else the universal ones."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.meta["name"] = "small_ud"
    embedding = spacy.util.load_config_from_str(_LAYERS)["model"]
    nlp.add_pipe("tok2vec", config={"model": embedding})
    heard = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 64, "upstream": "*"}}}
    nlp.add_pipe("tagger", config=heard)
    nlp.add_pipe("parser", config=heard | {"min_action_freq": 1})
    nlp.add_pipe("ner", config=heard)
    taught = [
        Example(nlp.make_doc(p.text), d)
        for p in map(parser.parse, filter(None, SENTENCES))
        for d in [gold(nlp, p, penn=penn)]
    ]
    optimizer = nlp.initialize(lambda: taught)
    optimizer.learn_rate = 0.003
    for _ in range(rounds):
        for at in range(0, len(taught), 4):
            nlp.update(taught[at : at + 4], sgd=optimizer)
    return nlp


def gold(nlp: Language, parse: Parse, *, penn: bool = True) -> Doc:
    """A parse of ours as a doc of spaCy's."""
    tokens = parse.tokens
    doc = Doc(
        nlp.vocab,
        words=[t.text for t in tokens],
        spaces=[n + 1 < len(tokens) and not tokens[n + 1].glued for n in range(len(tokens))],
        tags=[t.xpos if penn else t.upos for t in tokens],
        heads=[t.head if t.head >= 0 else t.index for t in tokens],
        deps=["ROOT" if t.head < 0 else t.deprel for t in tokens],
    )
    doc.ents = list(_entities(doc, parse))
    return doc


def _entities(doc: Doc, parse: Parse) -> Iterable[Span]:
    return (Span(doc, n.start, n.end, n.kind) for n in parse.names)
