"""Pages of every kind: all visible text stays, what is no report is set aside by kind, what holds no report is refused."""

from __future__ import annotations

import hashlib
import io
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.page_templates import MadePage, made_pages
from benchmarks.pages import measured, ours
from onrecord.article import document_from_path, document_of, read_inputs
from onrecord.records import Document
from tests.article.page.pages import TEXT, page

PAGES = list(made_pages())


def lines(document: Document) -> list[tuple[str | None, str]]:
    """Every line of the text with the kind as which it is set aside."""
    assert document.failure is None, document.failure
    kinds: dict[int, str] = {aside.start: aside.kind for aside in document.set_aside}
    at, found = 0, []
    for line in document.text.split("\n\n"):
        found.append((kinds.get(at), line))
        at += len(line) + 2
    return found


def kind_of(document: Document, words: str) -> str | None:
    return next(kind for kind, line in lines(document) if words in line)


def test_nothing_of_a_report_is_lost_and_the_rest_is_named() -> None:
    assert len(PAGES) >= 30
    figure = measured("ours", [(made, ours(made)) for made in PAGES])
    assert figure.lost == ()
    assert figure.residue_set_aside is not None
    assert figure.residue_set_aside >= 0.98
    assert figure.right_kind is not None
    assert figure.right_kind >= 0.97


@pytest.mark.parametrize("made", PAGES, ids=lambda made: made.name)
def test_every_block_is_in_the_text_and_spans_are_slices(made: MadePage) -> None:
    document = document_of(made.markup)
    flat = " ".join(document.text.replace("|", " ").split())
    assert [piece.text for piece in made.pieces if piece.text not in flat] == []
    assert all(document.text[a.start : a.end] == a.quote != "" for a in document.set_aside)
    assert all(one.end <= other.start for one, other in pairwise(document.set_aside))
    assert document.title == next(piece.text for piece in made.pieces if piece.kind is None)


def test_what_was_read_before_changes_nothing() -> None:
    first = document_of(PAGES[0].markup)
    for made in PAGES[1:4] * 3:
        document_of(made.markup)
    assert document_of(PAGES[0].markup) == first


@pytest.mark.parametrize(
    "block",
    [
        "<p>“No,” she said.</p>", "<ul><li>the release of the crew</li></ul>", "<blockquote>We will wait.</blockquote>",
        "<p class='comment'>Kostria did not comment on the seizure of the trawler.</p>", "<h3>What comes next</h3>",
        "<p>More on this will be known by noon, the <a href=/x>ministry</a> said.</p>", "<table><tr><td>Ships</td><td>7</td></tr></table>",
        "<aside class='pullquote'>The sea keeps no secrets from a harbour master</aside>", "<pre>Order 7 of the harbour master</pre>",
        "<div style='display:none'><p>The envoy is to leave within a week, two officials at the ministry said in the capital on Monday.</p>"
        + "<p>Her deputy stays behind to keep the house, and nobody would say for how long that is to be so.</p>" * 2 + "</div>",
    ],
)  # fmt: skip
def test_what_stands_in_the_report_stays(block: str) -> None:
    document = document_of(page(after=f"{block}<p>{TEXT[0]} And so on.</p>"))
    assert [kind for kind, _ in lines(document)[1:]] == [None] * (len(lines(document)) - 1)


@pytest.mark.parametrize(
    ("block", "words", "kind"),
    [
        ('<div class="relatedLinks"><a href=/1>Herring prices double</a></div>', "Herring", "related"),
        ("<p><a href=/1>Herring prices double in a year</a></p>", "Herring", "related"),
        ('<div class="share"><button>Copy link</button></div>', "Copy link", "share"),
        ('<form><label>Your email</label><button>Send</button></form>', "Send", "form"),
        ('<div id="nl-signup" class="newsletter"><p>Get the Tide before breakfast every day.</p></div>', "Tide", "form"),
        ('<section class="comments"><p>My uncle sailed there for thirty years, and he says so too.</p></section>', "uncle", "other"),
        ('<ol aria-label="Breadcrumb"><li><a href=/>World</a></li></ol>', "World", "navigation"),
        ('<figure><figcaption>The trawler in port. <span class="credit">Ann Berg</span></figcaption></figure>', "Ann Berg", "credit"),
        ('<div class="author-bio"><p>Jon Aker has written about the sea since the year 2016.</p></div>', "Jon Aker", "credit"),
        ('<aside class="pullquote">the crew had been held for six days without a word</aside>', "", "other"),
        ("<p>Verania recalls its envoy</p>", "", "repeated_headline"),
    ],
)  # fmt: skip
def test_what_does_not_belong_is_set_aside_by_kind(block: str, words: str, kind: str) -> None:
    document = document_of(page(after=f"{block}<p>Kostria said that talks about the trawler would go on.</p>"))
    assert kind == kind_of(document, words) if words else kind in {k for k, _ in lines(document)}
    assert kind_of(document, "talks about the trawler") is None


def test_names_that_lie_about_a_whole_report_mean_nothing() -> None:
    wrapped = (
        page().replace("<article>", '<form><div class="related comments-open">').replace("</article>", "</div></form>")
    )
    assert [kind for kind, _ in lines(document_of(wrapped))] == ["navigation", None, None, None, None]


def test_what_no_reader_sees_is_left_out() -> None:
    unseen = "<script>var a</script><style>p {}</style><template>later</template><p hidden>secret</p><p style='display: none'>gone</p>"
    shown = "\n\n".join(line for _, line in lines(document_of(page(body=unseen))))
    assert not any(word in shown for word in ("var", "{}", "later", "secret", "gone"))


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<html></html>", "a page without visible text"),
        ("<html><body><div id=root></div><script>load()</script></body></html>", "a page without visible text"),
        ("<html><body><nav><a href=/>Home</a><a href=/w>World</a></nav></body></html>", "a page without a report (2 words"),
        ("<html><body><h1>News</h1>" + "".join(f"<h2><a href=/{n}>Envoy {n} leaves Vardo for talks</a></h2>" for n in range(9)), "a page without a report"),
    ],
)  # fmt: skip
def test_a_page_without_a_report(markup: str, seen: str) -> None:
    failure = document_of(markup).failure
    assert failure is not None
    assert failure.stage == "article"
    assert seen in failure.reason
    assert "give the page of one report" in failure.reason


@pytest.mark.parametrize("raw", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_page(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "page.html").write_bytes(raw)
    failure = document_from_path(tmp_path / "page.html").failure
    assert failure is not None
    assert failure.stage in ("empty", "article")


def test_a_page_in_another_language(tmp_path: Path) -> None:
    german = "<p>Die Botschafterin hat das Land am Mittwoch verlassen, nachdem die Gespräche über den Hafen gescheitert waren.</p>"
    (tmp_path / "page.html").write_text(
        f"<html lang=en><body><h1>Botschafterin reist ab</h1>{german * 4}</body></html>"
    )
    failure = document_from_path(tmp_path / "page.html").failure
    assert failure is not None
    assert failure.stage == "language"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=windows-1252>", "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=no-such">', "utf-8"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_charsets_that_hold_and_that_lie(tmp_path: Path, head: str, encoding: str) -> None:
    raw = page(head=head, body="<p>“Déjà vu”, the envoy said – and left.</p>").encode(encoding)
    (tmp_path / "page.html").write_bytes(raw)
    document = document_from_path(tmp_path / "page.html")
    assert "“Déjà vu”, the envoy said – and left." in document.text
    assert document.raw_sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize("end", [0.55, 0.7, 0.9, 0.99])
def test_a_page_that_is_cut_off(end: float) -> None:
    markup = page()
    document = document_of(markup[: int(len(markup) * end)])
    assert document.failure is None
    assert document.title == "Verania recalls its envoy"


def test_nul_bytes() -> None:
    assert TEXT[0] in document_of(page().replace("recalled", "re\0called")).text


@pytest.mark.slow
def test_five_megabytes_are_read_whole() -> None:
    block = (
        "<p>Paragraph {}: the envoy of Verania said that talks on the trawler would go on until its crew is free.</p>"
    )
    markup = page(after="".join(block.format(n) for n in range(50_000)))
    assert len(markup) > 5_000_000
    document = document_of(markup)
    assert "Paragraph 49999:" in document.text
    assert {aside.kind for aside in document.set_aside} == {"navigation"}


def test_every_door_leads_to_the_same_page(tmp_path: Path) -> None:
    markup = page()
    (tmp_path / "a.html").write_text(markup)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": 1, "html": markup, "publisher": "Coast Courier"}))
    (tmp_path / "c.txt").write_text("\n\n".join(TEXT))
    of_page, of_line, of_text = read_inputs([tmp_path], published="2031-04-03")
    (of_stream,) = read_inputs(["-"], stdin=io.BytesIO(markup.encode()))
    assert of_page.text == of_line.text == of_stream.text == document_of(markup).text
    assert (of_line.external_id, of_line.publisher) == ("1", "Coast Courier")
    assert of_page.raw_sha256 == of_line.raw_sha256
    assert of_text.raw_sha256 is None
    assert of_page.published == of_text.published


def test_a_date_for_those_that_bring_none_leaves_a_page_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(head='<meta property="article:published_time" content="2031-04-02">'))
    (document,) = read_inputs([tmp_path], published="2031-05-05")
    assert document.published is not None
    assert document.published.value == "2031-04-02"


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class=related>", "</div>", "<table><tr><td>", "<li>", "<br>", "<a href=/x>", "</a>", "<h1>", "<q>", "<form>", "<!--", "-->",
     "&amp;", "&#0;", "<script>", "<pre>\n", "Verania said on Monday that the talks would go on for a week.", "Share", "\0", "é", "<br><br>", "<td>", "</table>"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(TAGS, max_size=25).map("".join))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    document = document_of(f"<html>{markup}")
    assert document.failure is not None or document.text
    assert all(document.text[a.start : a.end] == a.quote != "" for a in document.set_aside)
    assert document_of(f"<html>{markup}") == document
