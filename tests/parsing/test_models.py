"""The models that come with the package: the full one and the small one that it taught."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import ModelMissing
from onrecord.parsing.encoder import MODELS, Encoder, Model
from onrecord.parsing.parse import ROOT, Parse
from onrecord.parsing.parser import Parser

TEXT = "The envoy of Ostland told reporters on Monday that the ferry would not sail. Kostria's ministry denied it."


@pytest.fixture(scope="module")
def small() -> Parser:
    return Parser.load(model="small")


def trees(parse: Parse) -> list[tuple[str, int, str]]:
    return [(token.text, token.head, token.deprel) for token in parse.tokens]


def test_each_has_a_digest_of_its_own(parser: Parser, small: Parser) -> None:
    assert small.digest != parser.digest
    assert Parser.load(model="small").digest == small.digest


def test_the_small_one_parses_a_plain_text_as_the_full_one_does(parser: Parser, small: Parser) -> None:
    assert trees(small.parse(TEXT)) == trees(parser.parse(TEXT))
    assert [token.text for token in small.parse(TEXT).tokens if token.head == ROOT] == ["told", "denied"]


def test_it_parses_the_same_whatever_was_read_before(small: Parser) -> None:
    first = small.parse(TEXT)
    small.parse("Something else. " * 40)
    assert small.parse(TEXT) == first


@pytest.mark.parametrize("model", MODELS)
def test_any_number_of_threads_gives_the_same(model: Model) -> None:
    one, two = (Parser.load(model=model, threads=threads) for threads in (1, 2))
    assert one.parse(TEXT * 5) == two.parse(TEXT * 5)


def test_one_that_lacks_is_told(tmp_path: Path) -> None:
    source = Encoder.shipped().folder
    for name in ("encoder.onnx", "labels.json", "vocab.txt"):
        shutil.copy(source / name, tmp_path / name)
    Encoder(tmp_path)
    with pytest.raises(ModelMissing, match=r"no small\.onnx in"):
        Encoder(tmp_path, model="small")


def test_the_command_reads_with_either(root: Path) -> None:
    read = ("read", str(root / "examples/ferry-dispute.txt"), "--to", "json", "--model")
    full, small = (CliRunner().invoke(app, [*read, model]) for model in ("full", "small"))
    assert full.exit_code == small.exit_code == 0
    assert full.output != small.output
    assert CliRunner().invoke(app, [*read, "tiny"]).exit_code == 2
