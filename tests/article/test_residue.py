"""Every row of the cues fires on its example and lets its counter-example be; no paragraph is ever taken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import document_from_text
from onrecord.lexicon.article import ResidueCue, ResidueCues
from onrecord.lexicon.tables import read_table
from onrecord.trace import FullTrace

CUES = ResidueCues.load()
ROWS = read_table("residue", ResidueCue)
SENTENCES = (
    "Ostland's minister said on Monday that the talks with Varn would go on.",
    "Varn's envoy rejected the claim and called it a story for children.",
    '"We have read your letter more than once," Eide told the envoy.',
    "Related questions were left to the lawyers of both sides, an official said.",
    "She declined to say whether the prime minister had called.",
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_cue_fires_on_its_example(row: ResidueCue) -> None:
    assert CUES.find(row.example) == row


@pytest.mark.parametrize("row", [row for row in ROWS if row.counter], ids=lambda row: row.id)
def test_no_cue_takes_its_counter_example(row: ResidueCue) -> None:
    text = "\n\n".join([SENTENCES[0], row.counter, SENTENCES[1]])
    assert document_from_text(text).set_aside == ()


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8),
    st.lists(st.sampled_from([r.example for r in ROWS]), max_size=6),
)
def test_no_paragraph_is_taken(sentences: list[str], tail: list[str]) -> None:
    text = "\n\n".join(sentences + tail)
    end = text.rindex(sentences[-1]) + len(sentences[-1]) if not tail else len("\n\n".join(sentences))
    assert all(aside.start >= end for aside in document_from_text(text).set_aside)


def test_the_trace_says_why() -> None:
    trace = FullTrace()
    document_from_text(f"Talks go on\n\nBy Mira Holt\n\n{SENTENCES[0]}\n\nShare this article", trace=trace)
    assert {(step.finder, step.rule) for step in trace.steps} == {
        ("head", "credit-line"),
        ("residue", "credit-line"),
        ("residue", "share"),
    }


def test_links_stop_where_text_resumes() -> None:
    text = f"Talks go on\n\n{SENTENCES[0]}\n\nRelated stories\n\nThe price of herring\n\nTwo flags, one rock\n\nHe left.\n\n{SENTENCES[1]}"
    assert [aside.quote for aside in document_from_text(text).set_aside] == [
        "Related stories",
        "The price of herring",
        "Two flags, one rock",
    ]
