"""The whole command, against a server on this machine and, for quality, a small gold set and a grader made here."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.chatbot.__main__ import main
from benchmarks.chatbot.golds import golds
from benchmarks.chatbot.options import ADDRESS, KEY, MODEL, SHARED
from benchmarks.chatbot.reports import own, reports
from gate.grading import unread
from tests.chatbot.conftest import FILLED, HERE, Served, completion

ROOT = Path(__file__).parents[2]
REPORT = str(HERE / "report.txt")
HEEDING = """\
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a script runs in the background is started to ignore it
from benchmarks.chatbot.__main__ import main
sys.exit(main())
"""
GRADER = """\
import json, sys
gold, records = ([json.loads(line) for line in open(path)] for path in sys.argv[2:4])
texts = {g["id"]: g["text"] for g in gold}
right = sum(texts[r["document"]["external_id"]] == r["document"]["text"] and bool(r["statements"]) for r in records)
print(f"linked    P {right / len(records):.3f}  R 0.500  F1 {right / len(gold):.3f}")
"""


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (ADDRESS, MODEL, KEY):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.chdir(tmp_path)


def test_both_are_measured_on_the_same_report_twice(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    changed = FILLED.replace('"demand"', '"warn"')
    served.answers(completion(FILLED), completion(changed))
    asked = ["--address", served.address, "--model", "small", "--price-in", "1", "--price-out", "2", "--json", REPORT]
    assert main(asked) == 0
    mine, other = json.loads(capsys.readouterr().out)["readers"]
    assert (mine["name"], mine["agreement"]["records"], mine["agreement"]["statements"]) == ("onrecord", 1.0, 1.0)
    assert mine["letters"]["found"] == mine["letters"]["asked"] > 0
    assert (other["name"], other["agreement"]["statements"], other["agreement"]["alike"]) == ("small", 0.5, 1.0)
    assert other["letters"] == {"found": 26, "asked": 26}
    assert other["cost"] == pytest.approx(0.005)
    assert main([*asked, "--kept"]) == 0
    assert len(served.asked) == 2


def test_a_report_without_an_answer_is_told_and_the_rest_is_shown(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    served.answers({"status": 400, "body": {"error": {"message": "too long"}}}, completion('```json\n{"actors": ['))
    assert main(["--address", served.address, "--model", "small", REPORT]) == 1
    out, err = capsys.readouterr()
    assert "run 1: " in err
    assert "too long" in err
    assert "1 of 2" in out
    assert "1 no JSON" in out


def test_a_wrong_key_ends_the_run(
    served: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served.answers({"status": 401, "body": {"error": {"message": "no such key"}}})
    monkeypatch.setenv("MINE", "wrong")
    assert main(["--address", served.address, "--model", "small", "--key-from", "MINE", REPORT]) == 2
    assert "no such key; check the key" in capsys.readouterr().err
    assert served.keys == ["Bearer wrong"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "whom to ask is not told"),
        (["--address", "example.org", "--model", "m"], "is no address"),
        (["--address", "http://127.0.0.1:9/v1", "--model", "m", "--kept", REPORT], "no answer is kept"),
    ],
)
def test_what_is_missing_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) in (1, 2)
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--extra", "[]"], ["--extra", "{"], ["--runs", "0"], ["--timeout", "nan"], ["--price-in", "-1"]]
)
def test_an_option_that_makes_no_sense_is_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--address", "http://127.0.0.1:9/v1", "--model", "m", *wrong, REPORT])
    assert ended.value.code == 2


def test_a_dry_run_asks_nothing(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--address", served.address, "--model", "small", "--dry-run", "--shared", "nowhere"]) == 0
    examples = len(reports(own(), (), print))
    assert f"{examples} reports, 2 runs: {2 * examples} questions to ask" in capsys.readouterr().out
    assert served.asked == []


def test_a_run_that_is_stopped_keeps_what_it_has(served: Served, tmp_path: Path) -> None:
    served.answers(completion(FILLED), {"silent": True})
    command = ["-c", HEEDING, "--address", served.address, "--model", "small", "--kept-in", str(tmp_path)]
    with subprocess.Popen([sys.executable, *command, REPORT], cwd=ROOT, stderr=subprocess.PIPE, text=True) as run:
        while len(served.asked) < 2:
            assert run.poll() is None
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate()
    assert run.returncode == 130
    assert "the answers so far are kept" in err
    assert len(list((tmp_path / "small").rglob("*.json"))) == 1


def test_the_projects_own_examples_are_there() -> None:
    assert {path.suffix for path in own()} == {".txt", ".jsonl", ".html"}


def test_both_are_scored_by_the_grader_on_the_unread_third(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"r{n}" for n in range(12)]
    text = Path(REPORT).read_text(encoding="utf-8")
    lines = [json.dumps({"id": n, "text": f"{text}\n\n{n}", "attributions": []}) + "\n" for n in names]
    for folder in ("grade", "data/polnear"):
        (tmp_path / "shared" / folder).mkdir(parents=True)
    (tmp_path / "shared/grade/corpus.py").write_text(GRADER)
    (tmp_path / "shared/data/polnear/dev.jsonl").write_text("".join(lines))
    third = sum(map(unread, names))
    served.answers(completion(FILLED), completion("no"), completion(FILLED))
    asked = ["--address", served.address, "--model", "small", "--shared", "shared", "--gold", "polnear", "--json"]
    assert main(asked) == 0
    found = json.loads(capsys.readouterr().out)["gold"]
    linked = next(score for score in found if score["figure"] == "linked F1")
    assert next(score for score in found if score["figure"].startswith("linked recall"))["runs"]["small"] == [
        None,
        None,
    ]
    assert linked["reports"] == third > 2
    assert linked["runs"]["onrecord"] == [1.0, 1.0]
    assert linked["runs"]["small"] == [pytest.approx(1 - 1 / third, abs=0.001), 1.0]
    assert len(served.asked) == 2 * third


@pytest.mark.skipif(not (SHARED / "seed/gold.json").is_file(), reason="the seed report is not ours to hand on")
def test_the_seed_report_is_one_gold_set() -> None:
    (gold,) = golds(("seed",), SHARED)
    assert gold.whole
    assert len(gold.documents) == 1


def test_where_there_is_no_gold_it_is_told(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    served.answers(completion(FILLED))
    asked = ["--address", served.address, "--model", "small", "--gold", "seed", "--shared", "nowhere", REPORT]
    assert main(asked) == 0
    assert "seed: there is no such gold set" in capsys.readouterr().err
