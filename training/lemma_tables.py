"""Writes the lexicon's two tables of lemmas out of the treebanks: python -m training.lemma_tables --data ../shared/data"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.lexicon.events import EventLexicon, spellings
from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing import lemmas
from onrecord.parsing.conllu import read_conllu

from .corpora import unread

TREEBANKS = ("ud/ewt-train.conllu", "gum/ud-train.conllu")
CLASSES = {"V": "V", "N": "N", "J": "A", "R": "A"}
GREEK_PLURALS = {"crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis", "oases": "oasis"}
TABLES = Path("src/onrecord/lexicon/data")
STRONG_VERBS = {
    "withdraw": ("withdrew", "withdrawn"),
    "undertake": ("undertook", "undertaken"),
    "withhold": ("withheld", "withheld"),
    "swear": ("swore", "sworn"),
    "sing": ("sang", "sung"),
    "cast": ("cast", "cast"),
    "forbid": ("forbade", "forbidden"),
    "foresee": ("foresaw", "foreseen"),
    "mislead": ("misled", "misled"),
    "overthrow": ("overthrew", "overthrown"),
    "shoot": ("shot", "shot"),
    "strike": ("struck", "struck"),
    "flee": ("fled", "fled"),
    "bind": ("bound", "bound"),
    "bid": ("bid", "bid"),
    "fly": ("flew", "flown"),
    "feed": ("fed", "fed"),
    "burn": ("burnt", "burnt"),
    "steal": ("stole", "stolen"),
    "hide": ("hid", "hidden"),
    "shake": ("shook", "shaken"),
    "tear": ("tore", "torn"),
    "slay": ("slew", "slain"),
    "sink": ("sank", "sunk"),
    "beat": ("beat", "beaten"),
    "forgive": ("forgave", "forgiven"),
    "lend": ("lent", "lent"),
    "forge": ("forged", "forged"),
    "overrun": ("overran", "overrun"),
    "retake": ("retook", "retaken"),
    "shut": ("shut", "shut"),
    "quit": ("quit", "quit"),
    "let": ("let", "let"),
    "cut": ("cut", "cut"),
    "lay": ("laid", "laid"),
    "freeze": ("froze", "frozen"),
    "breach": ("breached", "breached"),
}
"""Past forms of verbs of reports on states that the treebanks lack."""
Form = tuple[str, str, str]


def forms(data: Path) -> Counter[Form]:
    """How often each (lower-cased form, Penn tag, lemma) stands in what trains; names, numbers and slips left out."""
    found: Counter[Form] = Counter()
    for name in TREEBANKS:
        with (data / name).open(encoding="utf-8") as lines:
            for s in read_conllu(lines, where=name):
                if not unread(s.document):
                    found.update(_regular(zip(s.words, s.xpos, s.lemmas, strict=True)))
    return found


def _regular(words: Iterator[tuple[str, str, str]]) -> Iterator[Form]:
    for word, xpos, lemma in words:
        if (
            xpos[0] in CLASSES
            and xpos not in ("NNP", "NNPS", "RP")
            and word.isalpha()
            and lemma.isalpha()
            and len(word) > 1
        ):
            yield word.lower(), xpos, lemma.lower()


def endings(found: Counter[Form]) -> dict[str, tuple[bool, str]]:
    """Ending to (whether an e goes back, a form that shows it): short ones first, longer ones where they differ."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    shown: dict[tuple[str, bool], str] = {}
    stems = set()
    for form, xpos, lemma in found:
        stem = (
            form[:-2]
            if xpos in ("VBD", "VBN") and form.endswith("ed")
            else form[:-3]
            if xpos == "VBG" and form.endswith("ing")
            else ""
        )
        if len(stem) > 2 and lemma in (stem, stem + "e"):
            stems.add((stem, lemma != stem, form))
    for stem, adds, form in sorted(stems):
        for size in (1, 2, 3):
            votes[stem[-size:]][adds] += 1
            shown.setdefault((stem[-size:], adds), form)
    out: dict[str, tuple[bool, str]] = {}
    for ending in sorted(votes, key=lambda e: (len(e), e)):
        adds = votes[ending][True] > votes[ending][False]
        shorter = next((out[ending[-n:]][0] for n in range(len(ending) - 1, 0, -1) if ending[-n:] in out), False)
        if adds != shorter and votes[ending].total() >= (1 if len(ending) == 1 else 2):
            out[ending] = (adds, shown[ending, adds])
    return out


def irregular(found: Counter[Form]) -> dict[tuple[str, str], str]:
    """(Form, word class) to the lemma that the rules miss, where the treebanks agree on it."""
    out: dict[tuple[str, str], str] = {}
    for (form, xpos, lemma), count in found.most_common():
        word_class = CLASSES[xpos[0]]
        likely = count >= 2 or (xpos[0] == "V" and lemma[:1] == form[:1] and lemmas.ruled(form, xpos)[:-1] == lemma)
        if (
            (form, word_class) not in out
            and lemmas.ruled(form, xpos) != lemma
            and likely
            and _best(found, form, xpos) == lemma
        ):
            out[form, word_class] = lemma
    return out


def of_cues() -> dict[tuple[str, str], str]:
    """The forms of the lexicon's verbs, and of strong verbs, of which the rules miss the lemma."""
    out: dict[tuple[str, str], str] = {}
    for verb in known_verbs():
        for form, xpos in regular_forms(verb):
            if lemmas.ruled(form, xpos) != verb:
                out[form, "V"] = verb
    for lemma, past in STRONG_VERBS.items():
        out |= {(form, "V"): lemma for form in past}
        out = {pair: kept for pair, kept in out.items() if pair[0] != lemma + "ed"}
    return out | {(form, "N"): lemma for form, lemma in GREEK_PLURALS.items()}


def known_verbs() -> list[str]:
    """The lexicon's verbs of saying and doing; its adjectives, which have no such forms, left out."""
    doing = {spelling for row in EventLexicon.load().verbs if not row.adjective for spelling in spellings(row.lemma)}
    return sorted(doing | {row.lemma for row in SpeechLexicon.load().verbs})


def regular_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The regular -ed and -ing forms of a verb, with the final consonant single and double where both might be."""
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    stem_ed = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else stem
    yield stem_ed + "ed", "VBD"
    yield stem + "ing", "VBG"
    if stem == lemma and lemma[-1] not in "aeiouywx" and lemma[-2] in "aeiou" and lemma[-3:-2] not in "aeiou":
        yield stem + lemma[-1] + "ed", "VBD"
        yield stem + lemma[-1] + "ing", "VBG"


def _best(found: Counter[Form], form: str, xpos: str) -> str:
    counts = {lemma: n for (f, x, lemma), n in found.items() if f == form and x[0] == xpos[0]}
    return max(counts, key=lambda lemma: counts[lemma])


def write(name: str, header: list[str], rows: list[list[str]]) -> None:
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header, *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    found = forms(parser.parse_args().data)
    write(
        "stem_endings", ["id", "ending", "adds_e", "example"],
        [[f"-{e}", e, "yes" if adds else "no", form] for e, (adds, form) in endings(found).items()],
    )  # fmt: skip
    lemmas._endings.cache_clear()
    both = of_cues() | irregular(found)
    rows = [[f"{f}-{c}", f, c, lemma, f"{f}: {lemma}"] for (f, c), lemma in sorted(both.items())]
    write("irregular_forms", ["id", "form", "word_class", "lemma", "example"], rows)
    lemmas._irregular.cache_clear()
    lemmas.lemma.cache_clear()
    right = sum(n for (f, x, lemma), n in found.items() if lemmas.lemma(f, x) == lemma)
    print(f"{len(rows)} irregular forms; {right / found.total():.4f} of the treebanks' words get their lemma")


if __name__ == "__main__":
    main()
