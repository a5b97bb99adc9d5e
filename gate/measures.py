"""What is measured: which gold file, how onrecord reads it, how it is graded, which figures count and what they must reach."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a grader's output: the line's label, the column, and the target set for it."""

    label: str
    column: str = "F1"
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A gold file under ../shared, read by `onrecord` with these arguments and graded by that script with those."""

    id: str
    group: str
    title: str
    gold: str
    read: tuple[str, ...]
    grader: tuple[str, ...]
    figures: tuple[Figure, ...]
    reads: str = ""
    """The file to read where it is not the gold file itself."""
    third: bool = False
    """Whether the unread third alone is read: of sets that train, or whose rest was read closely."""


PARSE = ("parse", "--to", "conllu")
READ = ("read", "--to", "jsonl")

_FULL = (
    Measure(
        "ewt", "parsing", "UD EWT dev, gold tokens", "data/ud/ewt-dev.conllu",
        (*PARSE, "--gold-tokens"), ("parses.py",),
        (
            Figure("UPOS", target=0.965), Figure("UAS"), Figure("LAS", target=0.890), Figure("names all", target=0.75),
            Figure("names ORG"),
        ),
    ),
    Measure(
        "gum", "parsing", "GUM dev, raw text", "data/gum/ud-dev.conllu", PARSE, ("parses.py",),
        (Figure("sentences"), Figure("words"), Figure("LAS", target=0.870)),
    ),
    Measure(
        "polnear", "statements", "PolNeAR dev", "data/polnear/dev.jsonl", READ,
        ("corpus.py", "attributions", "--outermost"),
        (
            Figure("linked", target=0.65), Figure("linked", "P"), Figure("linked", "R"),
            Figure("linked recall, direct", "R"), Figure("linked recall, mixed", "R"),
            Figure("linked recall, indirect", "R"),
        ),
    ),
    Measure(
        "polnear-train", "statements", "PolNeAR train", "data/polnear/train.jsonl", READ,
        ("corpus.py", "attributions", "--outermost"),
        (Figure("linked"), Figure("linked", "P"), Figure("linked recall, direct", "R")), third=True,
    ),
    Measure(
        "attributions", "statements", "GUM dev attributions", "data/gum/attributions-dev.jsonl", READ,
        ("corpus.py", "attributions", "--ignore-first-person"), (Figure("linked", target=0.62), Figure("parents", "R")),
    ),
    Measure(
        "attributions-train", "statements", "GUM train attributions", "data/gum/attributions-train.jsonl", READ,
        ("corpus.py", "attributions", "--ignore-first-person"), (Figure("linked"), Figure("parents", "R")), third=True,
    ),
    Measure(
        "coref", "actors", "GUM dev coreference", "data/gum/coref-dev.jsonl", READ, ("corpus.py", "coref"),
        (Figure("pronouns", "R", target=0.60), Figure("pure", "R", target=0.85)),
    ),
    Measure(
        "coref-train", "actors", "GUM train coreference", "data/gum/coref-train.jsonl", READ, ("corpus.py", "coref"),
        (Figure("pronouns", "R"), Figure("pure", "R")), third=True,
    ),
    Measure(
        "meantime", "times", "MEANTIME", "data/times/meantime.jsonl", READ, ("corpus.py", "times"),
        (Figure("strict", target=0.78), Figure("relaxed", target=0.88), Figure("value", target=0.74)),
    ),
    Measure(
        "timebank", "times", "TimeBank", "data/times/timebank.jsonl", READ, ("corpus.py", "times"),
        (Figure("strict"), Figure("relaxed"), Figure("value")),
    ),
    Measure(
        "gsr", "events", "PLOVER's GSR sentences", "data/events/plover_gsr.jsonl", READ, ("corpus.py", "events"),
        (
            Figure("root", target=0.70), Figure("quad", target=0.76), Figure("exact", target=0.40),
            Figure("countries+root"), Figure("first event"),
        ),
    ),
    Measure(
        "cameo", "events", "the CAMEO manual's examples", "data/events/cameo_manual.jsonl", READ, ("corpus.py", "events"),
        (Figure("first event", target=0.70), Figure("root", "R")),
    ),
    Measure(
        "seed", "whole", "the seed report", "seed/gold.json", ("read", "--to", "json"), ("seed.py",),
        (Figure("checks", "held", target=170),), reads="seed/article.txt",
    ),
)  # fmt: skip

_SMALL = ("ewt", "gum", "polnear", "attributions")
"""What the small model is measured on, too: the parse, and who said what."""


def small(measure: Measure) -> Measure:
    """The same measure of what the small model reads; it has no targets but to stay within a point of the full one.

    >>> small(MEASURES[0]).id, small(MEASURES[0]).read[-2:]
    ('small ewt', ('--model', 'small'))
    """
    return replace(
        measure,
        id=f"small {measure.id}",
        group="small",
        title=f"{measure.title}, small model",
        read=(*measure.read, "--model", "small"),
        figures=tuple(replace(figure, target=None) for figure in measure.figures),
    )


MEASURES = (*_FULL, *(small(measure) for measure in _FULL if measure.id in _SMALL))


def key(measure: Measure, figure: Figure) -> str:
    """The name under which a figure's floor is kept.

    >>> key(MEASURES[0], MEASURES[0].figures[2])
    'ewt LAS F1'
    """
    return f"{measure.id} {figure.label} {figure.column}"
