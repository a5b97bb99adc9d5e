from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import BadParser, OnrecordError
from onrecord.parsing.parse import ROOT, Parse
from onrecord.parsing.parser import Parser
from onrecord.parsing.spacy_pipeline.parser import SpacyParser, needed, parse_of
from onrecord.parsing.spacy_pipeline.tags import Given, tags_of
from onrecord.reading.reader import Reader
from onrecord.records import Record
from tests.pipelines import REPORT, gold, trained


@pytest.fixture(scope="module")
def taught(parser: Parser) -> Language:
    return trained(parser, penn=False)


@pytest.fixture(scope="module")
def folder(taught: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pipeline") / "small_ud"
    taught.to_disk(place)
    return place


@pytest.fixture(scope="module")
def small(folder: Path) -> SpacyParser:
    return SpacyParser.load(folder)


def made(words: str, heads: list[int], deps: list[str], *, spaces: list[bool] | None = None, **more: list[str]) -> Doc:
    return Doc(spacy.blank("en").vocab, words.split("_"), spaces=spaces, heads=heads, deps=deps, **more)  # type: ignore[arg-type]


def holds_together(parse: Parse) -> None:
    for token in parse.tokens:
        assert parse.text[token.start : token.end] == token.text
        sentence = parse.sentences[token.sentence]
        assert sentence.start <= token.index < sentence.end
        assert token.head == ROOT or sentence.start <= token.head < sentence.end
        assert (token.head == ROOT) == (token.deprel == "root")
    assert [t.index for t in parse.tokens] == list(range(len(parse.tokens)))
    assert all(sum(t.head == ROOT for t in parse.sentence_tokens(n)) == 1 for n in range(len(parse.sentences)))


def said(record: Record) -> dict[str, tuple[str | None, str]]:
    names: dict[str | None, str] = {actor.id: actor.name for actor in record.actors}
    return {s.act: (names.get(s.speaker), s.content[0].quote) for s in record.statements}


def test_a_report_is_read_with_a_pipeline_from_the_disk(folder: Path) -> None:
    record = Reader(parser=SpacyParser.load(folder)).read(REPORT)
    found = said(record)
    assert found["assert"] == ("Elin Darvas", "the talks had ended")
    assert found["reject"] == ("Kostria", "the accusation")
    assert found["deny"][1] == "a promise had been made"
    evidence = list(record.evidences())
    assert evidence
    assert all(REPORT[e.start : e.end] == e.quote for e in evidence)
    assert record.document.text == REPORT


def test_a_parse_is_the_same_whatever_was_parsed_before(folder: Path) -> None:
    parser = SpacyParser.load(folder)
    first = parser.parse(REPORT)
    parser.parse("Brevia accused Ostland of theft.\n\nOstland denied it.")
    assert parser.parse(REPORT) == first == SpacyParser.load(folder).parse(REPORT)
    holds_together(first)


def test_residue_gets_no_tokens_and_blank_texts_none(folder: Path) -> None:
    parser = SpacyParser.load(folder)
    cut = REPORT.index("\n")
    found = parser.parse(REPORT, [(0, cut)])
    holds_together(found)
    assert min(token.start for token in found.tokens) > cut
    assert parser.parse("").tokens == parser.parse(" \n\n ").tokens == ()


def test_offsets_are_code_points(folder: Path) -> None:
    found = SpacyParser.load(folder).parse("🛳️ Kostria rejected the accusation.\r\n\t\n« Vardo »  left.")
    holds_together(found)
    assert [t.text for t in found.tokens if t.glued][-1] == "."


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from([*REPORT.split(" "), "\n", "\n\n", "\t", "“", "”", "\u200b", "é", "🛳️", " ", "\r", "(", "—"])
    )
)
def test_any_text_is_laid_out_whole(small: SpacyParser, parts: list[str]) -> None:
    holds_together(small.parse(" ".join(parts)))
    holds_together(small.parse("".join(parts), [(2, 9)]))


def test_without_a_recogniser_flat_names_are_persons() -> None:
    heads, deps = [1, 3, 1, 3, 5, 3], ["compound", "nsubj", "flat", "ROOT", "nsubj", "parataxis"]
    doc = made("Premier_Elin_Darvas_left_Darvas_returned", heads, deps, tags=["NNP", "NNP", "NNP", "VBD", "NNP", "VBD"])
    found = parse_of(doc)
    assert [(n.start, n.end, n.kind) for n in found.names] == [(1, 3, "PER"), (4, 5, "PER")]
    assert [t.entity for t in found.tokens] == ["other", "person", "other", "other", "person", "other"]
    doc.ents = []
    assert parse_of(doc).names == ()


def test_a_name_over_a_paragraph_s_end_is_none() -> None:
    doc = made(
        "Elin_\n_Darvas",
        [0, 0, 0],
        ["ROOT", "dep", "flat"],
        tags=["NNP", "_SP", "NNP"],
        ents=["B-PER", "I-PER", "I-PER"],
    )
    assert parse_of(doc).names == ()
    assert [token.entity for token in parse_of(doc).tokens] == ["person", "other"]


def test_a_paragraph_too_long_for_the_pipeline_is_cut(taught: Language) -> None:
    longest, taught.max_length = taught.max_length, 40
    try:
        found = SpacyParser(taught).parse("Kostria rejected the accusation. " * 5)
    finally:
        taught.max_length = longest
    holds_together(found)
    assert sum(token.lower == "rejected" for token in found.tokens) > 2


def test_the_digest_names_the_files(folder: Path, taught: Language, tmp_path: Path) -> None:
    loaded = SpacyParser.load(folder)
    assert loaded.digest == SpacyParser.load(str(folder)).digest
    assert len(loaded.digest) == 12
    assert Reader(parser=loaded).made_by.model == loaded.digest
    other = tmp_path / "other"
    taught.to_disk(other)
    (other / "meta.json").write_text((other / "meta.json").read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert SpacyParser.load(other).digest != loaded.digest


def test_the_digest_of_a_pipeline_in_memory_is_that_of_its_weights(folder: Path, taught: Language) -> None:
    nlp = spacy.load(folder)
    digest = SpacyParser(nlp).digest
    assert digest == SpacyParser(spacy.load(folder)).digest
    nlp("Words of which it never heard.")
    assert SpacyParser(nlp).digest == digest
    weights = nlp.get_pipe("tagger").model.get_ref("softmax")  # type: ignore[attr-defined]
    weights.set_param("b", weights.get_param("b") + 1)
    assert SpacyParser(nlp).digest != digest


def test_our_own_component_in_the_pipeline_is_left_out(taught: Language) -> None:
    from onrecord.ecosystem.component import OnRecord

    nlp = spacy.blank("en")
    assert isinstance(nlp.add_pipe("onrecord", config={"parse": "doc"}), OnRecord)
    with pytest.raises(BadParser, match="none of its components parses"):
        SpacyParser(nlp)


def test_where_there_is_no_pipeline_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadParser, match=r"nothing: no spaCy pipeline; give the folder that nlp\.to_disk wrote"):
        SpacyParser.load(tmp_path / "nothing")
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = nonsense\n", encoding="utf-8")
    with pytest.raises(BadParser):
        SpacyParser.load(tmp_path)


def test_a_pipeline_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(BadParser, match="en_pipeline: none of its components parses; name a pipeline trained"):
        SpacyParser.load(tmp_path)


def test_other_labels_are_refused_and_named() -> None:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "pobj", "dobj", "prep", "attr", "acomp", "poss", "neg"):
        parser.add_label(label)  # type: ignore[attr-defined]
    with pytest.raises(BadParser, match="don't have: acomp, attr, dobj, neg, pobj and 2 more; name a pipeline"):
        SpacyParser(nlp)


def test_without_spacy_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(OnrecordError, match=r"spaCy is not installed; pip install 'onrecord\[spacy\]'"):
        needed()


def test_spacy_is_imported_only_where_it_is_used() -> None:
    code = "import sys, onrecord.reading.reader, onrecord.cli, onrecord.parsing.spacy_pipeline.parser; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_doc_of_our_own_parse_gives_it_back(parser: Parser) -> None:
    text = "The president of Verania, Elin Darvas, said that the talks hadn't ended."
    own = parser.parse(text)
    found = parse_of(gold(spacy.blank("en"), own))
    told = [[(t.start, t.xpos, t.upos, t.head, t.deprel, t.lemma) for t in p.tokens] for p in (found, own)]
    assert told[0] == told[1]
    assert [(n.start, n.end, n.kind) for n in found.names] == [(n.start, n.end, n.kind) for n in own.names]


def test_a_sentence_over_a_paragraph_s_end_is_cut_there() -> None:
    doc = made(
        "Talks_end_\n\n_Holt_left", [1, 4, 1, 4, 4], ["nsubj", "advcl", "dep", "nsubj", "ROOT"],
        spaces=[True, False, False, True, False], tags=["NNS", "VBP", "_SP", "NNP", "VBD"],
    )  # fmt: skip
    found = parse_of(doc)
    holds_together(found)
    assert [(t.text, t.head, t.deprel, t.sentence) for t in found.tokens] == [
        ("Talks", 1, "nsubj", 0), ("end", ROOT, "root", 0), ("Holt", 3, "nsubj", 1), ("left", ROOT, "root", 1),
    ]  # fmt: skip


def test_a_closing_mark_belongs_to_what_it_closes() -> None:
    doc = made(
        '"_Go_._"_Holt_left', [1, 1, 1, 5, 5, 5], ["punct", "ROOT", "punct", "punct", "nsubj", "ROOT"],
        spaces=[False, False, False, True, True, False], tags=["``", "VB", ".", "''", "NNP", "VBD"],
    )  # fmt: skip
    found = parse_of(doc)
    holds_together(found)
    assert [(t.text, t.sentence, t.xpos) for t in found.tokens][2:5] == [
        (".", 0, "."),
        ('"', 0, "''"),
        ("Holt", 1, "NNP"),
    ]


def test_a_doc_without_trees_or_tags_or_with_other_labels_is_refused() -> None:
    with pytest.raises(BadParser, match="the doc: none of its components parses"):
        parse_of(spacy.blank("en")("Holt left."))
    with pytest.raises(BadParser, match="no part of speech of 'Holt'; add a tagger"):
        parse_of(made("Holt_left", [1, 1], ["nsubj", "ROOT"]))
    with pytest.raises(BadParser, match="labels that Universal Dependencies don't have: dobj"):
        parse_of(made("sent_boats", [0, 0], ["ROOT", "dobj"], tags=["VBD", "NNS"]))
    assert parse_of(spacy.blank("en")("")).tokens == ()


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        (Given("said", "VBD", "VERB", {}, "root", ()), ("VERB", "VBD")),
        (Given("has", "VBZ", "", {}, "aux", ()), ("AUX", "VBZ")),
        (Given("because", "IN", "", {}, "mark", ()), ("SCONJ", "IN")),
        (Given("this", "DT", "", {}, "nsubj:pass", ()), ("PRON", "DT")),
        (Given("n't", "RB", "", {}, "advmod", ()), ("PART", "RB")),
        (Given("told", "", "VERB", {"VerbForm": "Fin", "Tense": "Past"}, "root", ()), ("VERB", "VBD")),
        (Given("leaving", "", "VERB", {"VerbForm": "Ger"}, "advcl", ()), ("VERB", "VBG")),
        (Given("who", "", "PRON", {"PronType": "Int,Rel"}, "nsubj", ()), ("PRON", "WP")),
        (Given("would", "AUX", "", {}, "aux", ()), ("AUX", "MD")),
        (Given("sank", "VERB", "", {}, "root", ()), ("VERB", "VBD")),
        (Given("sunk", "VERB", "", {}, "root", ("was",)), ("VERB", "VBN")),
        (Given("denies", "VERB", "", {}, "root", ()), ("VERB", "VBZ")),
        (Given("deny", "VERB", "", {}, "root", ()), ("VERB", "VBP")),
        (Given("envoys", "NOUN", "", {}, "nsubj", ()), ("NOUN", "NNS")),
        (Given("up", "ADP", "", {}, "compound:prt", ()), ("ADP", "RP")),
        (Given("—", "PUNCT", "", {}, "punct", ()), ("PUNCT", ":")),
        (Given("x", "own-tag", "", {}, "dep", ()), ("", "")),
    ],
    ids=lambda one: one.lower if isinstance(one, Given) else "",
)
def test_what_a_tagger_leaves_out_is_worked_out(word: Given, tags: tuple[str, str]) -> None:
    assert tags_of(word) == tags
