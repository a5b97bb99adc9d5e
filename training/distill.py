"""Teaches a shallower encoder to score as the shipped one does: python -m training.distill --layers 4 --out build/small

The pupil begins as some of the teacher's layers with all of its heads, and learns the teacher's shares on the corpora
that may train it and on sentences made up from theirs (Hinton et al. 2015; the words' vectors too, as Jiao et al. 2020),
beside what the corpora themselves say.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.parsing.wordpiece import WordPiece

from .corpora import training_documents, treebank
from .made_up import Substitutes
from .network import Reader
from .teacher import inventory_in, teacher
from .train import (
    LOWEST_SHARE,
    WARM_UP,
    WEIGHTS,
    Averaged,
    arc_mask,
    averaged_scores,
    gold_losses,
    optimizer_of,
    scores_of,
)
from .windows import Encoded, Tensors, Window, batched, encode, pack

MODEL = Path("src/onrecord/parsing/model")
KEPT = {3: (0, 2, 5), 4: (0, 2, 3, 5), 6: (0, 1, 2, 3, 4, 5)}
"""Which of the teacher's layers a pupil of so many begins with."""
GOLD_SHARE, VECTORS_WEIGHT, ARCS_WEIGHT = 0.3, 2.0, 1.0
LOOKED_AT, LOOKS_EVERY = 700, 2


def pupil_of(master: Reader, layers: int) -> Reader:
    """A network of fewer layers that begins with the teacher's weights."""
    kept = KEPT[layers]
    weights = {}
    for name, value in master.state_dict().items():
        parts = name.split(".")
        if parts[:2] == ["encoder", "layers"]:
            if int(parts[2]) not in kept:
                continue
            parts[2] = str(kept.index(int(parts[2])))
        weights[".".join(parts)] = value
    pupil = Reader(inventory_in(MODEL), master.encoder.pieces.num_embeddings, layers=layers)
    pupil.load_state_dict(weights)
    for frozen in (pupil.encoder.pieces, pupil.encoder.positions):
        frozen.weight.requires_grad = False
    return pupil


def apart(scores: Tensor, taught: Tensor, asked: Tensor) -> Tensor:
    """The mean divergence of the pupil's shares from the teacher's, over the rows that are asked."""
    return F.kl_div(
        scores[asked].log_softmax(-1), taught[asked].log_softmax(-1), reduction="batchmean", log_target=True
    )


def soft_losses(
    pupil: Reader, scores: dict[str, Tensor], taught: dict[str, Tensor], batch: dict[str, Tensor]
) -> dict[str, Tensor]:
    """How far the pupil's shares are from the teacher's, head by head; labels at the heads that the teacher chooses."""
    there = batch["segments"] >= 0
    out = {name: weight * apart(scores[name], taught[name], there) for name, weight in WEIGHTS.items()}
    own = arc_mask(batch["segments"])
    mine, theirs = (side["arcs"].masked_fill(~own, -1e4) for side in (scores, taught))
    out["arcs"] = ARCS_WEIGHT * apart(mine, theirs, there)
    heads = theirs.argmax(-1)
    mine, theirs = (pupil.labels(s["label_dependents"], s["label_governors"], heads) for s in (scores, taught))
    out["labels"] = apart(mine, theirs, there)
    before = torch.ones(scores["antecedents"].shape[1:], dtype=torch.bool).tril()[None]
    mine, theirs = (side["antecedents"].masked_fill(~before, -1e4) for side in (scores, taught))
    out["antecedents"] = 0.5 * apart(mine, theirs, there)
    return out


class Lessons:
    """A pupil on its way, with its teacher."""

    def __init__(self, options: argparse.Namespace, master: Reader, pupil: Reader, documents: list[list[Encoded]]):
        self.options, self.master, self.pupil, self.documents = options, master, pupil.train(), documents
        self.rng = random.Random(options.seed)
        self.tensors = Tensors(inventory_in(MODEL), WordPiece.load(MODEL / "vocab.txt"), random.Random(options.seed))
        self.substitutes = Substitutes(documents, random.Random(options.seed + 1))
        self.optimizer, self.average = optimizer_of(pupil), Averaged(pupil)
        for group in self.optimizer.param_groups:
            group["base"] *= options.rate
        self.step, self.began = 0, time.time()
        self.total = options.epochs * len(list(self._windows(random.Random(0))))

    def _windows(self, rng: random.Random) -> Iterator[list[Window]]:
        """One epoch: every sentence once as it stands, once made up."""
        windows = pack(self.documents, rng)
        made_up = [self.substitutes(window) for window in pack(self.documents, rng)]
        yield from batched(windows + made_up, self.options.budget, rng)

    def epoch(self, number: int) -> None:
        sums: dict[str, float] = {}
        steps = 0
        for windows in self._windows(self.rng):
            steps += 1
            for name, value in self._learn(self.tensors(windows)).items():
                sums[name] = sums.get(name, 0.0) + value
        spent = time.time() - self.began
        left = spent / self.step * max(0, self.total - self.step)
        shown = " ".join(f"{k} {v / steps:.3f}" for k, v in sums.items())
        print(f"epoch {number} of {self.options.epochs}, {spent:.0f} s, {left:.0f} s left: {shown}", flush=True)

    def _learn(self, batch: dict[str, Tensor]) -> dict[str, float]:
        share = min(1.0, self.step / WARM_UP) * max(LOWEST_SHARE, 1 - self.step / self.total)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * share
        with torch.no_grad():
            taught, theirs = scores_of(self.master, batch)
        scores, vectors = scores_of(self.pupil, batch)
        there = batch["segments"] >= 0
        parts = soft_losses(self.pupil, scores, taught, batch)
        parts["vectors"] = VECTORS_WEIGHT * F.mse_loss(vectors[there].float(), theirs[there].float())
        parts["gold"] = GOLD_SHARE * torch.stack(list(gold_losses(self.pupil, scores, batch).values())).sum()
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.pupil.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.average.update()
        self.step += 1
        if self.step % 200 == 0:
            print(f"  step {self.step} of {self.total}, {time.time() - self.began:.0f} s", flush=True)
        return {name: value.item() for name, value in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/small"))
    parser.add_argument("--layers", type=int, choices=KEPT, default=4)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--budget", type=int, default=1600, help="padded word pieces in a step")
    parser.add_argument("--rate", type=float, default=1.0, help="beside the rates of the full training")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--every", type=int, default=1, help="only every so many-th document: a quick look")
    teach(parser.parse_args())


def teach(options: argparse.Namespace) -> None:
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    wordpiece = WordPiece.load(MODEL / "vocab.txt")
    master = teacher(MODEL)
    pupil = pupil_of(master, options.layers)
    options.out.mkdir(parents=True, exist_ok=True)
    inventory = asdict(inventory_in(MODEL))
    (options.out / "inventory.json").write_text(json.dumps(inventory, indent=1), encoding="utf-8")
    documents = encode(training_documents(options.data)[:: options.every], wordpiece)
    dev = encode(list(treebank(options.data / "ud/ewt-dev.conllu", keep=lambda _: True)), wordpiece)
    looked_at, plain = [s for d in dev for s in d][:LOOKED_AT], Tensors(inventory_in(MODEL), wordpiece)
    lessons = Lessons(options, master, pupil, documents)
    print(f"{len(documents)} documents, {lessons.total} steps", flush=True)
    for number in range(1, options.epochs + 1):
        lessons.epoch(number)
        if number % LOOKS_EVERY == 0 or number == options.epochs:
            torch.save(lessons.average.state(), options.out / "weights.pt")
            looks = averaged_scores(pupil, lessons.average, looked_at, plain)
            print(f"  EWT dev, first {LOOKED_AT}:", looks, flush=True)


if __name__ == "__main__":
    main()
