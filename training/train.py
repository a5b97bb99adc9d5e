"""Fine-tunes the encoder: python -m training.train --data ../shared/data --base BASE --out build/encoder

Prints the loss as it goes and the dev scores every few epochs; writes `weights.pt` and `inventory.json` to --out.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.parsing.wordpiece import WordPiece

from .corpora import ENTITY_TYPES, Document, Sentence, training_documents, treebank
from .network import Inventory, Reader
from .windows import NOTHING, Encoded, Tensors, batched, encode, pack, steps

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "starts": 1.0,
    "entities": 0.5,
    "names_uner": 2.0,
    "names_re3d": 1.0,
    "names_wikigold": 1.0,
}
COREF_WEIGHT = 0.3
LOOKS_EVERY, LOOKED_AT = 3, 700
LOWEST_SHARE = 0.02
ENCODER_RATE, HEADS_RATE, WARM_UP, AVERAGING = 2e-4, 1.5e-3, 100, 0.998


def inventory_of(documents: list[Document]) -> Inventory:
    sentences = [s for d in documents for s in d]
    seen = lambda layer: tuple(sorted({t for s in sentences for t in getattr(s, layer) or ()}))
    names: dict[str, set[str]] = {}
    for s in sentences:
        for kind, tags in s.names.items():
            names.setdefault(kind, set()).update(tags)
    ordered = {k: ("O", *sorted(v - {"O"}, key=lambda t: (t[2:], t))) for k, v in sorted(names.items())}
    return Inventory(seen("upos"), seen("xpos"), seen("deprels"), ordered, ENTITY_TYPES)


def arc_mask(segments: Tensor) -> Tensor:
    """Which governors a word may have: the root and the words of its own sentence, itself left out."""
    same = segments[:, :, None] == segments[:, None, :]
    same &= ~torch.eye(segments.shape[1], dtype=torch.bool, device=segments.device)[None]
    return torch.cat([torch.ones_like(same[:, :, :1]), same], 2)


def scores_of(model: Reader, batch: dict[str, Tensor]) -> tuple[dict[str, Tensor], Tensor]:
    """The scores of all heads on a batch, and the words' vectors that they are made of."""
    with torch.autocast(batch["ids"].device.type, torch.bfloat16):
        words, rooted = model.words(
            batch["ids"], batch["shapes"], batch["first"].clamp(min=0), batch["last"].clamp(min=0), batch["mask"]
        )
    return model.heads_of(words.float(), rooted.float()), words


def losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    return gold_losses(model, scores_of(model, batch)[0], batch)


def gold_losses(model: Reader, scores: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """How far scores are from what the corpora say, head by head."""
    out = {k: w * cross_entropy(scores[k], batch[k]) for k, w in WEIGHTS.items()}
    arcs = scores["arcs"].masked_fill(~arc_mask(batch["segments"]), -1e4)
    out["arcs"] = cross_entropy(arcs, batch["heads"].masked_fill(batch["labels"] == NOTHING, NOTHING))
    labels = model.labels(scores["label_dependents"], scores["label_governors"], batch["heads"].clamp(min=0))
    out["labels"] = cross_entropy(labels, batch["labels"])
    out["antecedents"] = COREF_WEIGHT * antecedent_loss(scores["antecedents"], batch["links"])
    return out


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != NOTHING).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=NOTHING)


def antecedent_loss(scores: Tensor, links: Tensor) -> Tensor:
    """Minus the log of the share of any gold antecedent, among the root (none) and the words before (Lee et al. 2017)."""
    asked = links.any(2)
    if not asked.any():
        return scores.sum() * 0
    before = torch.ones(scores.shape[1], scores.shape[2], dtype=torch.bool).tril()  # the root is column 0
    scores = scores.masked_fill(~before[None].to(scores.device), -1e4)[asked]
    gold = scores.masked_fill(~links[asked], -1e4)
    return (scores.logsumexp(1) - gold.logsumexp(1)).mean()


class Averaged:
    """An exponential moving average of the weights, which parses better than the last step's."""

    def __init__(self, model: Reader) -> None:
        self.model, self.step = model, 0
        self.kept = {k: v.detach().clone() for k, v in model.named_parameters() if v.requires_grad}

    @torch.no_grad()
    def update(self) -> None:
        self.step += 1
        keep = min(AVERAGING, (1 + self.step) / (10 + self.step))
        for name, value in self.model.named_parameters():
            if value.requires_grad:
                self.kept[name].lerp_(value, 1 - keep)

    def state(self) -> dict[str, Tensor]:
        return self.model.state_dict() | self.kept


def optimizer_of(model: Reader) -> torch.optim.AdamW:
    fresh = ("shapes", "mix")
    tuned = [p for n, p in model.encoder.named_parameters() if p.requires_grad and not any(f in n for f in fresh)]
    known = {id(p) for p in tuned}
    rest = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    groups = [
        {"params": tuned, "lr": ENCODER_RATE, "base": ENCODER_RATE},
        {"params": rest, "lr": HEADS_RATE, "base": HEADS_RATE},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


@torch.no_grad()
def dev_scores(model: Reader, sentences: list[Encoded], tensors: Tensors) -> dict[str, float]:
    """UPOS and greedy LAS (subtypes aside) of single sentences: a quick look, not the figure to quote."""
    model.eval()
    words = tags = right = 0
    plain = [label.split(":")[0] for label in tensors.inventory.deprels]
    for windows in batched([[s] for s in sentences if s.size < 400], 4000, random.Random(0)):
        batch = tensors(windows)
        vectors, rooted = model.words(*(batch[k] for k in ("ids", "shapes", "first", "last", "mask")))
        scores = model.heads_of(vectors, rooted)
        heads = scores["arcs"].masked_fill(~arc_mask(batch["segments"]), -1e4).argmax(2)
        labels = model.labels(scores["label_dependents"], scores["label_governors"], heads).argmax(2)
        for row, (encoded,) in enumerate(windows):
            s: Sentence = encoded.sentence
            for w in range(len(s.words)):
                words += 1
                tags += tensors.inventory.upos[scores["upos"][row, w].argmax()] == s.upos[w]
                right += int(heads[row, w]) == s.heads[w] and plain[labels[row, w]] == s.deprels[w].split(":")[0]
    model.train()
    return {"UPOS": round(100 * tags / words, 2), "LAS": round(100 * right / words, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with the base model's model.safetensors and vocab.txt"
    )
    parser.add_argument("--out", type=Path, default=Path("build/encoder"))
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--budget", type=int, default=1600, help="padded word pieces in a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument(
        "--every", type=int, default=1, help="train on every so many-th document: a quick look whether all runs"
    )
    train(parser.parse_args())


def train(options: argparse.Namespace) -> None:
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    wordpiece = WordPiece.load(options.base / "vocab.txt")
    documents = training_documents(options.data)[:: options.every]
    inventory = inventory_of(documents)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "inventory.json").write_text(json.dumps(asdict(inventory), indent=1), encoding="utf-8")
    model = Reader(inventory, len(wordpiece))
    model.encoder.load_base(options.base / "model.safetensors")
    dev = encode(list(treebank(options.data / "ud/ewt-dev.conllu", keep=lambda _: True)), wordpiece)
    course = Course(
        options, model, encode(documents, wordpiece), Tensors(inventory, wordpiece, random.Random(options.seed))
    )
    print(f"{len(documents)} documents, {course.an_epoch} steps an epoch, on {course.device}", flush=True)
    looked_at = [s for d in dev for s in d][:LOOKED_AT]
    for epoch in range(1, options.epochs + 1):
        course.run(epoch)
        if epoch % LOOKS_EVERY == 0 or epoch == options.epochs:
            torch.save(course.average.state(), options.out / "weights.pt")
            if course.device == "cpu":
                looks = averaged_scores(model, course.average, looked_at, Tensors(inventory, wordpiece))
                print(f"  EWT dev, first {LOOKED_AT}:", looks, flush=True)


class Course:
    """A model on its way through the epochs, with its optimizer, its rate and its averaged weights."""

    def __init__(
        self, options: argparse.Namespace, model: Reader, encoded: list[list[Encoded]], tensors: Tensors
    ) -> None:
        self.options, self.encoded, self.tensors = options, encoded, tensors
        self.rng = random.Random(options.seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model = model.to(self.device).train()
        self.optimizer, self.average = optimizer_of(model), Averaged(model)
        self.an_epoch = len(batched(pack(encoded, random.Random(options.seed)), options.budget, random.Random(0)))
        self.step, self.total, self.began = 0, self.an_epoch * options.epochs, time.time()

    def run(self, epoch: int) -> None:
        """One epoch; prints its mean losses and the time left."""
        sums: dict[str, float] = {}
        for batch in steps(self.encoded, self.tensors, self.options.budget, self.rng):
            for name, value in self._learn(batch).items():
                sums[name] = sums.get(name, 0.0) + value / self.an_epoch
        spent = time.time() - self.began
        left = spent / self.step * max(0, self.total - self.step)
        shown = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
        print(f"epoch {epoch} of {self.options.epochs}, {spent:.0f} s, {left:.0f} s left: {shown}", flush=True)

    def _learn(self, batch: dict[str, Tensor]) -> dict[str, float]:
        """One step: the rate rises over the warm-up and falls in a line to its floor."""
        share = min(1.0, self.step / WARM_UP) * max(LOWEST_SHARE, 1 - self.step / self.total)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * share
        parts = losses(self.model, {k: v.to(self.device) for k, v in batch.items()})
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.average.update()
        self.step += 1
        return {name: value.item() for name, value in parts.items()}


def averaged_scores(model: Reader, average: Averaged, dev: list[Encoded], tensors: Tensors) -> dict[str, float]:
    held = {k: v.detach().clone() for k, v in model.state_dict().items()}
    model.load_state_dict(average.state())
    scores = dev_scores(model, dev, tensors)
    model.load_state_dict(held)
    return scores


if __name__ == "__main__":
    main()
