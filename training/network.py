"""The network: MiniLM with heads for tags, trees, sentence starts, names, entity types and antecedents.

The parser is the biaffine one of Dozat and Manning 2017; the antecedents are those of word-level coreference
(Dobrovolskii 2021); layers are mixed as by Peters et al. 2018. Labels are scored as per-label dot products, so that
they can be chosen again, outside the network, after a tree has been repaired.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.parsing.shapes import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
MIXED_LAYERS = 4
"""The last so many layers make a piece's vector, each with a learnt share."""
ARC_WIDTH, LABEL_WIDTH, LABEL_RANK, COREF_WIDTH = 256, 128, 16, 128


@dataclass(frozen=True, slots=True)
class Inventory:
    """The label sets of all heads, in the order of their numbers."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    entities: tuple[str, ...]


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        split = lambda y: y.view(batch, length, ATTENTION_HEADS, -1).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if bias is None:  # one window, nothing padded: plain products, which quantize and export well
            weights = torch.softmax(torch.matmul(q, k.transpose(2, 3)) * (1 / math.sqrt(q.shape[-1])), -1)
            context = torch.matmul(weights, v)
        else:
            context = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        context = context.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attention_norm(x + self.dropout(self.output(context)))
        return self.output_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """MiniLM-L6-H384 (uncased) with shapes of words added to its input."""

    def __init__(self, vocabulary: int, layers: int) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.mix = nn.Parameter(torch.zeros(MIXED_LAYERS))

    def load_base(self, path: Path) -> None:
        """Takes the weights of the base model (a safetensors file with BERT's names); its embeddings stay frozen."""
        base = load_file(path)
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "output": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "output_norm": "output.LayerNorm",
        }
        with torch.no_grad():
            self.pieces.weight.copy_(base["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
            self.segment.copy_(base["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(base["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(base["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                for ours, theirs in names.items():
                    for part in ("weight", "bias"):
                        getattr(getattr(layer, ours), part).copy_(base[f"encoder.layer.{number}.{theirs}.{part}"])
        self.pieces.weight.requires_grad = self.positions.weight.requires_grad = False

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(at)[None] + self.segment + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = None if mask is None else ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        weights, mixed = torch.softmax(self.mix, 0), 0
        for number, layer in enumerate(self.layers, MIXED_LAYERS - len(self.layers)):
            x = layer(x, bias)
            if number >= 0:
                mixed = mixed + x * weights[number]
        return mixed


def projection(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.2))


class Biaffine(nn.Module):
    """Scores of each word against the root and every word: (batch, words, 1 + words)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dependent, self.governor = projection(width), projection(width)
        self.weight = nn.Linear(width, width)
        self.prior = nn.Linear(width, 1, bias=False)

    def forward(self, words: Tensor, root_and_words: Tensor) -> Tensor:
        governors = self.governor(root_and_words)
        scores = torch.matmul(self.weight(self.dependent(words)), governors.transpose(1, 2))
        return scores + self.prior(governors).transpose(1, 2)


class Reader(nn.Module):
    """The encoder with all its heads."""

    def __init__(self, inventory: Inventory, vocabulary: int, *, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder, self.dropout = Encoder(vocabulary, layers), nn.Dropout(0.2)
        self.upos = nn.Linear(WIDTH, len(inventory.upos))
        self.xpos = nn.Linear(WIDTH, len(inventory.xpos))
        self.starts = nn.Linear(WIDTH, 2)
        self.names = nn.ModuleDict({k: nn.Linear(WIDTH, len(v)) for k, v in inventory.names.items()})
        self.entities = nn.Linear(WIDTH, len(inventory.entities))
        self.arcs, self.antecedents = Biaffine(ARC_WIDTH), Biaffine(COREF_WIDTH)
        rank = len(inventory.deprels) * LABEL_RANK
        self.label_dependent = nn.Sequential(projection(LABEL_WIDTH), nn.Linear(LABEL_WIDTH, rank))
        self.label_governor = nn.Sequential(projection(LABEL_WIDTH), nn.Linear(LABEL_WIDTH, rank))

    def words(
        self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """The words' vectors, each the mean of its first and last piece, and the same with the root before them."""
        x = self.encoder(ids, shapes, mask).float()
        pick = lambda at: torch.gather(x, 1, at[:, :, None].expand(-1, -1, WIDTH))
        words = self.dropout(0.5 * (pick(first) + pick(last)))
        return words, torch.cat([self.dropout(x[:, :1]), words], 1)

    def heads_of(self, words: Tensor, rooted: Tensor) -> dict[str, Tensor]:
        return {
            "upos": self.upos(words),
            "xpos": self.xpos(words),
            "starts": self.starts(words),
            "entities": self.entities(words),
            **{f"names_{k}": head(words) for k, head in self.names.items()},
            "arcs": self.arcs(words, rooted),
            "antecedents": self.antecedents(words, rooted),
            "label_dependents": self.label_dependent(words),
            "label_governors": self.label_governor(rooted),
        }

    @staticmethod
    def labels(dependents: Tensor, governors: Tensor, heads: Tensor) -> Tensor:
        """The scores of all labels of the arcs to the given heads (0 is the root): (batch, words, labels)."""
        chosen = torch.gather(governors, 1, heads[:, :, None].expand(-1, -1, governors.shape[2]))
        return (dependents * chosen).view(*dependents.shape[:2], -1, LABEL_RANK).sum(-1)


class OneWindow(nn.Module):
    """What is exported: one window in, no padding, the scores that the package decodes."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        words, rooted = self.reader.words(ids[None], shapes[None], first[None], last[None], None)
        return tuple(scores[0] for scores in self.reader.heads_of(words, rooted).values())
