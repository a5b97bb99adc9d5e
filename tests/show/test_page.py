"""The web page of a record: the report to the letter, a link for every piece of evidence, nothing from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Actor, Claim, Document, Event, Failure, Flag, Record, SetAside, Statement
from onrecord.show import html
from tests.builders import MADE_BY, lighthouse, words
from tests.show.reading_pages import seen

TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "main", "header", "footer", "nav", "article", "section", "div",
    "h1", "h2", "h3", "h4", "p", "span", "b", "small", "ol", "ul", "li", "dl", "dt", "dd", "figure", "figcaption", "svg",
    "path", "table", "thead", "tbody", "tr", "th", "td", "details", "summary",
}  # fmt: skip
MARKUP = st.lists(
    st.sampled_from(["<script>", "</div>", "</style>", "&amp;", "{{ x }}", "<!--", '"', "'", "\r\n", "\n", "\r", " a ", "😀", "&#0;"]),
    min_size=1,
    max_size=12,
).map("".join)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record whose every string is hostile and whose every span may overlap every other."""
    text = draw(MARKUP)
    document = Document("d", text, title=draw(MARKUP), byline=draw(MARKUP), language="en")
    places = st.integers(0, len(text) - 1)

    def evidence() -> tuple[int, int]:
        start = draw(places)
        return start, draw(st.integers(start + 1, len(text)))

    spans = [document.evidence(*evidence()) for _ in range(6)]
    aside = SetAside(*evidence(), text, "share")
    document = replace(
        document,
        set_aside=(replace(aside, quote=text[aside.start : aside.end]),),
        claims=(Claim("title", draw(MARKUP), "text"),),
    )
    speaker = Actor("a", draw(MARKUP), "person", country="<b>", code="<i>", roles=(draw(MARKUP),), candidates=("<u>",))
    said = Statement(
        "s", "a", ("a",), ("a",), source=(spans[0],), cue=(spans[1],), content=(spans[2],), responds_to=("t",)
    )
    told = Statement(
        "t", None, said_at=draw(MARKUP), content=(spans[3],), parent=draw(st.sampled_from(["s", "t", "?"]))
    )
    done = Event(
        "e", ("a",), (), draw(MARKUP), None, when="<b>", evidence=(spans[4],), guessed=("when",), statement="t"
    )
    flag = Flag("label", (spans[5],), draw(MARKUP))
    return Record(document, MADE_BY, (speaker,), (), (said, told), (done,), (flag,))


@given(records())
def test_whatever_is_read_the_page_holds_it_to_the_letter_and_no_markup_of_its(record: Record) -> None:
    found = seen(html([record]))
    assert found.text == [record.document.text]
    assert set(found.tags) <= TAGS
    assert not {name for name in found.attributes if name.startswith("on") or name in ("src", "style")}


@given(records())
def test_every_piece_of_evidence_has_its_place_and_every_link_leads_somewhere(record: Record) -> None:
    found = seen(html([record]))
    assert len(set(found.ids)) == len(found.ids)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert {f"w{e.start}" for e in record.evidences()} <= set(found.ids)


def test_many_reports_share_a_page_and_no_id() -> None:
    found = seen(html([lighthouse(), lighthouse()]))
    assert found.text == [lighthouse().document.text] * 2
    assert len(set(found.ids)) == len(found.ids)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert "2 reports" in found.words


def test_no_report_gives_a_page_that_says_so() -> None:
    assert "0 reports" in seen(html([])).words


def test_the_page_allows_a_browser_its_own_style_and_nothing_else() -> None:
    written = html([lighthouse()])
    (style,) = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in written
    assert "http" not in written.replace("http-equiv", "")


def test_the_same_record_gives_the_same_page() -> None:
    assert html([lighthouse()]) == html([lighthouse()])


def test_a_card_tells_who_how_and_in_which_words() -> None:
    shown = " ".join(seen(html([lighthouse()])).words.split())
    assert "statement 1 Elin Darvas, President, VRN rejected Wed 6 May · press conference she → told →" in shown
    assert "answered by 3" in shown
    assert "Oskar Venn, foreign minister, KST would not say uncertain · to Tidewater Gazette" in shown


def test_the_chain_leads_from_the_speaker_to_the_report() -> None:
    written = html([lighthouse()])
    (chain,) = re.findall(r'<ol class="chain".*?</ol>', written, re.DOTALL)
    assert [w for w in seen(chain).words.splitlines() if w] == [
        "Oskar Venn",
        "Tidewater Gazette",
        "Meridian Wire",
    ]


def test_an_answer_is_drawn_to_what_it_answers() -> None:
    written = html([lighthouse()])
    assert 'aria-label="Statement 3 answers 1."' in written
    assert written.count('<path class="head"') == 1


def test_an_event_is_told_with_its_code_and_how_sure_it_is() -> None:
    record = lighthouse()
    met = words(record.document, "met")
    event = Event("e", ("darvas",), (), "040", "CONSULT", goldstein=1.0, when="2026-05-05", modality="planned", guessed=("recipients",), evidence=(met,), confidence=0.76, mirror_of="e")  # fmt: skip
    shown = " ".join(seen(html([replace(record, events=(event,))])).words.split())
    assert (
        "Tue 5 May Elin Darvas nobody named Consult CAMEO 040 · PLOVER CONSULT +1.0 planned 76% left open: recipients met"
        in shown
    )
    assert "the other side of event a" in shown
    doubted = replace(record, events=(replace(event, confidence=0.4),))
    assert "planned 40%, uncertain left open" in " ".join(seen(html([doubted])).words.split())


def test_a_report_that_could_not_be_read_says_why() -> None:
    failed = Document("d", "", external_id="report-7", failure=Failure("language", "the text is in French"))
    assert "Not read language: the text is in French" in seen(html([Record(failed, MADE_BY)])).words
