from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from onrecord.article import document_from_text
from onrecord.ecosystem.component import OnRecord
from onrecord.ecosystem.groups import GROUPS, PREFIX, add_groups
from onrecord.errors import BadParser, OnrecordError
from onrecord.parsing.encoder import Encoder
from onrecord.parsing.parser import Parser
from onrecord.reading.reader import Reader
from onrecord.records import Document, MadeBy, Record, TimeExpression
from onrecord.schema import from_json, to_json
from tests.pipelines import REPORT, gold, trained

DATED = "The minister said on Monday that the talks had ended."


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    assert isinstance(made.add_pipe("onrecord"), OnRecord)
    return made


@pytest.fixture(scope="module")
def taught(parser: Parser) -> Language:
    return trained(parser, penn=True)


def evidences(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        own = [node] if {"start", "end", "quote"} <= node.keys() else []
        return own + [found for value in node.values() for found in evidences(value)]
    return [found for part in node for found in evidences(part)] if isinstance(node, list) else []


def test_the_record_is_that_of_the_reader_as_plain_data(nlp: Language, reader: Reader) -> None:
    doc = nlp(REPORT)
    record = reader.read(document_from_text(REPORT))
    assert record.statements
    assert doc._.record == json.loads(to_json(record))
    assert from_json(json.dumps(doc._.record)) == record
    assert doc.text == REPORT


def test_span_groups_hold_what_was_found(nlp: Language) -> None:
    doc = nlp(REPORT)
    assert {PREFIX + name for name in GROUPS} <= set(doc.spans)
    statements = {s["id"]: s for s in doc._.record["statements"]}
    contents = doc.spans["onrecord:contents"]
    assert [span.text for span in contents] == [c["quote"] for s in doc._.record["statements"] for c in s["content"]]
    assert all(span.label_ == statements[span.id_]["act"] for span in contents)
    whole = {span.id_: span.text for span in doc.spans["onrecord:statements"]}
    assert "The ministry denied that a promise had been made" in whole.values()
    assert "Tuesday" in [span.text for span in doc.spans["onrecord:times"]]
    names = {a["id"]: a["name"] for a in doc._.record["actors"]}
    assert "Elin Darvas" in {names[span.id_] for span in doc.spans["onrecord:actors"] if span.label_ == "person"}


@pytest.mark.parametrize(("alignment", "found"), [("expand", ["boats—gone"]), ("contract", []), ("strict", [])])
def test_words_that_cut_a_token_are_aligned_as_asked(alignment: str, found: list[str]) -> None:
    doc = Doc(spacy.blank("en").vocab, words=["The", "boats—gone", "."], spaces=[True, False, False])
    cut = doc.text.index("—")
    time = TimeExpression(4, cut, doc.text[4:cut], "DATE", "XXXX")
    add_groups(doc, Record(Document("d", doc.text), MadeBy("1", "m", "l"), times=(time,)), alignment=alignment)
    assert [span.text for span in doc.spans["onrecord:times"]] == found


def test_many_docs_in_one_pipe_are_each_as_alone(nlp: Language) -> None:
    texts = [REPORT, "", "Kostria rejected the accusation.", REPORT]
    piped = [doc._.record for doc in nlp.pipe(texts)]
    assert piped == [nlp(text)._.record for text in texts]
    assert piped[1]["document"]["failure"]["stage"]


def test_a_doc_survives_bytes(nlp: Language) -> None:
    doc = nlp(REPORT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.record == doc._.record
    spans = [[(s.start, s.end, s.label_, s.id_) for s in d.spans["onrecord:actors"]] for d in (doc, again)]
    assert spans[0] == spans[1]


@pytest.mark.parametrize("kept", [True, False])
def test_a_bin_of_docs_keeps_groups_and_with_user_data_records(nlp: Language, kept: bool) -> None:
    doc = nlp(REPORT)
    (again,) = DocBin(docs=[doc], store_user_data=kept).get_docs(nlp.vocab)
    assert json.dumps(again._.record) == json.dumps(doc._.record if kept else None)
    assert [s.text for s in again.spans["onrecord:contents"]] == [s.text for s in doc.spans["onrecord:contents"]]


def test_the_pipeline_survives_the_disk(tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"published": "2031-04-02"})
    made.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(DATED)
    assert doc._.record["statements"][0]["said_at"] == "2031-03-31"


def test_the_day_of_publication_may_be_on_each_doc(nlp: Language) -> None:
    doc = nlp.make_doc(DATED)
    doc._.published = date(2031, 4, 9)
    assert nlp(doc)._.record["statements"][0]["said_at"] == "2031-04-07"
    assert nlp(DATED)._.record["document"]["published"] is None


def test_a_day_that_is_none_is_told(nlp: Language) -> None:
    with pytest.raises(OnrecordError, match="'someday' is no full date; write it as 2031-04-02"):
        spacy.blank("en").add_pipe("onrecord", config={"published": "someday"})
    doc = nlp.make_doc(DATED)
    doc._.published = 3
    with pytest.raises(OnrecordError, match="'3' is no full date"):
        nlp(doc)


def test_rows_of_a_user_s_are_known(tmp_path: Path) -> None:
    rows = tmp_path / "own.csv"
    rows.write_text(
        "name,kind,country,code,aliases,example\nHarbour League,igo,,IGOHLG,,The Harbour League met.\n",
        encoding="utf-8",
    )
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"actors": [str(rows)]})
    actors = made("The Harbour League met envoys on Monday.")._.record["actors"]
    assert ("Harbour League", "igo") in {(actor["name"], actor["kind"]) for actor in actors}


def test_a_doc_s_own_trees_are_read(taught: Language, parser: Parser, reader: Reader) -> None:
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"parse": "doc"})
    own = parser.parse("The ministry denied that a promise had been made.")
    record = made(gold(made, own))._.record
    assert [(s["act"], s["content"][0]["quote"]) for s in record["statements"]] == [("deny", "a promise had been made")]
    taught.add_pipe("onrecord", config={"parse": "doc"})
    doc = taught(REPORT)
    found = {s["act"]: s["content"][0]["quote"] for s in doc._.record["statements"]}
    assert found["reject"] == "the accusation"
    assert found["assert"] == "the talks had ended"
    assert evidences(doc._.record)
    assert all(REPORT[e["start"] : e["end"]] == e["quote"] for e in evidences(doc._.record))
    assert len(doc._.record["made_by"]["model"]) == 12
    assert doc._.record["made_by"]["model"] != reader.made_by.model


def test_the_small_model_reads_where_it_is_asked_for() -> None:
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"model": "small"})
    record = made("Verania's minister said on 3 May 2031 that the talks had ended.")._.record
    assert record["made_by"]["model"] == Encoder.shipped(model="small").digest
    assert [s["content"][0]["quote"] for s in record["statements"]] == ["the talks had ended"]


def test_docs_without_universal_trees_are_refused() -> None:
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"parse": "doc"})
    with pytest.raises(BadParser, match="none of its components parses"):
        made("The ministry denied that a promise had been made.")
    assert made("")._.record["document"]["failure"]


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ({"parse": "theirs"}, "parse = 'theirs'; give 'own' or 'doc'"),
        ({"model": "huge"}, "model = 'huge'; give 'full' or 'small'"),
        ({"alignment": "loose"}, "alignment = 'loose'; give 'expand' or 'strict' or 'contract'"),
    ],
    ids=["parse", "model", "alignment"],
)
def test_a_setting_it_does_not_know_is_told(config: dict[str, str], told: str) -> None:
    with pytest.raises(OnrecordError, match=told):
        spacy.blank("en").add_pipe("onrecord", config=config)


def test_spacy_finds_it_without_an_import(root: Path, tmp_path: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = tmp_path / "told-0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: told\nVersion: 0\n", encoding="utf-8")
    lines = [f"{name} = {place}" for name, place in project["entry-points"]["spacy_factories"].items()]
    (told / "entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines, ""]), encoding="utf-8")
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('onrecord')\n"
        "print(nlp('Kostria rejected the accusation.')._.record['statements'][0]['act'])"
    )
    paths = os.pathsep.join([str(tmp_path), str(root / "src")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert (done.stdout.strip(), done.returncode) == ("reject", 0), done.stderr


@pytest.mark.slow
def test_several_processes_give_what_one_gives(nlp: Language) -> None:
    texts = [REPORT, "Kostria rejected the accusation.", DATED]
    alone = [doc._.record for doc in nlp.pipe(texts)]
    assert [doc._.record for doc in nlp.pipe(texts, n_process=2)] == alone
