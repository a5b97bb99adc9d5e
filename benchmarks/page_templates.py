"""Pages made up from invented reports and residue, in markups of many manners, each knowing what every block truly is."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from benchmarks.page_reports import (
    AD,
    BIO,
    COMMENTS,
    COOKIE,
    DISCLAIMER,
    FEEDBACK,
    FOOTER,
    FORM_LABELS,
    LINKS,
    MENU,
    NEWSLETTER,
    PAYWALL,
    REPORTS,
    SHARE,
    TEASERS,
    Piece,
    Report,
)
from onrecord.records import ResidueKind

SEED = 20310402


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page and its truth, block by block in reading order."""

    name: str
    markup: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Sheet:
    """A page as it grows: markup, and beside it the truth of every block."""

    report: Report
    dice: random.Random
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def raw(self, markup: str) -> None:
        self.parts.append(markup)

    def put(self, text: str, kind: ResidueKind | None, around: str) -> None:
        """A block in its markup, the text where the braces stand."""
        self.pieces.append(Piece(text, kind))
        self.parts.append(around.replace("{}", escape(text, quote=False)))

    def links(self, texts: Sequence[str], kind: ResidueKind, around: str) -> None:
        for text in texts:
            self.put(text, kind, around.replace("{}", '<a href="/page">{}</a>'))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a site marks its pages up."""

    name: str
    open: str
    close: str
    body: str
    """Around a paragraph of the report."""
    title: str
    menu: tuple[str, str]
    box: str
    """The start of a box that stands in or beside the report; the braces are its name."""
    foot: tuple[str, str]
    box_end: str = "</div>"


MANNERS = (
    Manner("semantic", "<main><article>", "</article></main>", "<p>{}</p>", "<h1>{}</h1>", ("<nav>", "</nav>"), '<aside class="{}">', ("<footer>", "</footer>"), "</aside>"),
    Manner("divs", '<div id="page"><div class="story-body">', "</div></div>", "<p>{}</p>", '<h1 class="headline">{}</h1>', ('<div class="main-menu">', "</div>"), '<div class="{}">', ('<div class="page-footer">', "</div>")),
    Manner("soup", '<div class="c1"><div class="c2">', "</div></div>", '<div class="t4">{}</div>', '<div class="t1"><h1>{}</h1></div>', ('<div class="navbar">', "</div>"), '<div class="box {}">', ('<div class="site-footer">', "</div>")),
    Manner("sections", '<main id="main"><section class="article-body">', "</section></main>", '<p class="para">{}</p>', "<header><h1>{}</h1></header>", ('<header class="site-header"><nav><ul>', "</ul></nav></header>"), '<section class="{}">', ("<footer>", "</footer>"), "</section>"),
    Manner("form", '<form action="/page.aspx"><div class="content"><article>', "</article></div></form>", "<p>{}</p>", "<h1>{}</h1>", ('<div role="navigation">', "</div>"), '<div class="{}">', ('<div role="contentinfo">', "</div>")),
    Manner("table", '<table width="100%"><tr><td valign="top">', "</td></tr></table>", "<p><font size=2>{}</font></p>", "<h1><font size=5>{}</font></h1>", ('<table class="menu"><tr><td>', "</td></tr></table>"), '<div class="{}">', ('<div id="footer">', "</div>")),
    Manner("breaks", '<div class="entry"><div class="text">', "</div></div>", "{}<br><br>", "<h2>{}</h2>", ('<div class="nav">', "</div>"), '<div class="{}">', ('<div class="copyright">', "</div>")),
    Manner("unclosed", "<div class=wrap><article>", "", "<p>{}", "<h1>{}</h1>", ("<nav><ul>", "</ul></nav>"), "<div class={}>", ("<footer>", "</footer>")),
    Manner("blog", '<div class="hentry post"><div class="entry-content">', "</div></div>", "<p>{}</p>", '<h1 class="entry-title">{}</h1>', ('<div class="menu-main-container"><ul>', "</ul></div>"), '<div class="widget {}">', ('<div class="site-info">', "</div>")),
    Manner("hashed", '<div class="css-1k2p"><div class="css-9zq">', "</div></div>", '<p class="css-77ab">{}</p>', '<h1 class="css-0d1">{}</h1>', ('<div class="css-m3"><ul>', "</ul></div>"), '<div class="css-b8"><!--{}-->', ('<div class="css-f5">', "</div>")),
    Manner("spans", '<div class="article__wrapper"><div class="article__content">', "</div></div>", '<p><span class="text">{}</span></p>', '<h1 class="article__title"><span>{}</span></h1>', ('<div class="topNav">', "</div>"), '<div class="{}"><div class="inner">', ("<footer>", "</footer>"), "</div></div>"),
)  # fmt: skip
LINE = {"breaks": "<div>{}</div>", "unclosed": "<div>{}</div>"}
"""Around a line of the page's own where its paragraphs are no elements."""


def made_pages() -> Iterator[MadePage]:
    """All pages: every manner with every report, the residue drawn by lot, the same on every run."""
    dice = random.Random(SEED)
    for manner in MANNERS:
        for number, report in enumerate(REPORTS, 1):
            yield page_of(report, manner, random.Random(dice.random()), f"{manner.name}-{number}")


def page_of(report: Report, manner: Manner, dice: random.Random, name: str) -> MadePage:
    """A report as one site shows it, the residue drawn by lot."""
    sheet = Sheet(report, dice)
    _page(sheet, manner)
    return MadePage(name, "".join(sheet.parts), tuple(sheet.pieces))


def _page(sheet: Sheet, manner: Manner) -> None:
    sheet.raw(_head(sheet.report, sheet.dice))
    _some(
        sheet,
        0.5,
        lambda: _boxed(sheet, manner, "cookie-banner", [(COOKIE, "navigation"), ("Accept all", "navigation")]),
    )
    item = "<li>{}</li>" if "<ul>" in manner.menu[0] else "<span>{}</span>"
    sheet.raw(manner.menu[0])
    sheet.links(MENU, "navigation", item)
    sheet.raw(manner.menu[1] + manner.open)
    _top(sheet, manner)
    _text(sheet, manner)
    _end(sheet, manner)
    sheet.raw(manner.close)
    _after(sheet, manner)
    sheet.raw(manner.foot[0])
    sheet.put(f"© 2031 {sheet.report.outlet}. All rights reserved.", "disclaimer", "<p>{}</p>")
    sheet.links(FOOTER, "navigation", "<span>{}</span> ")
    sheet.raw(manner.foot[1] + "</body></html>")


def _head(report: Report, dice: random.Random) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": report.title, "datePublished": report.stamp,
            "author": {"@type": "Person", "name": report.byline}, "publisher": {"@type": "Organization", "name": report.outlet}}  # fmt: skip
    parts = [
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>",
        f"<title>{report.title} | {report.outlet}</title>",
    ]
    if dice.random() < 0.7:
        parts.append(
            f'<meta property="og:title" content="{report.title}"><meta property="og:site_name" content="{report.outlet}">'
        )
    if dice.random() < 0.6:
        parts.append(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    return "".join([*parts, "</head><body>"])


def _some(sheet: Sheet, chance: float, put: Callable[[], None]) -> None:
    if sheet.dice.random() < chance:
        put()


def _boxed(
    sheet: Sheet, manner: Manner, name: str, lines: Sequence[tuple[str, ResidueKind]], around: str = "<p>{}</p>"
) -> None:
    sheet.raw(manner.box.replace("{}", name))
    for text, kind in lines:
        sheet.put(text, kind, around)
    sheet.raw(manner.box_end)


def _top(sheet: Sheet, manner: Manner) -> None:
    report, line = sheet.report, LINE.get(manner.name, "<p>{}</p>")
    sheet.put(report.title, None, manner.title)
    _some(sheet, 0.3, lambda: sheet.put(report.title, "repeated_headline", line))
    _some(sheet, 0.6, lambda: sheet.put(report.standfirst, None, line))
    sheet.put(f"By {report.byline}", "credit", '<div class="byline">{}</div>')
    sheet.put(report.shown_stamp, "credit", '<div class="date">{}</div>')
    _some(sheet, 0.6, lambda: _boxed(sheet, manner, "share-bar", [(each, "share") for each in SHARE], "<div>{}</div>"))


def _text(sheet: Sheet, manner: Manner) -> None:
    report, dice = sheet.report, sheet.dice
    inserts: list[Callable[[], None]] = [
        lambda: _figure(sheet),
        lambda: sheet.put(report.quotation, None, "<blockquote>{}</blockquote>"),
        lambda: _pulled(sheet, manner),
        lambda: _list(sheet, manner),
        lambda: _table(sheet),
        lambda: _related(sheet, manner),
        lambda: sheet.put(f"READ MORE: {dice.choice(LINKS)}", "related", LINE.get(manner.name, "<p>{}</p>").replace("{}", '<a href="/page">{}</a>')),
        lambda: _boxed(sheet, manner, "newsletter-box", [(NEWSLETTER, "form"), ("Subscribe", "form")]),
        lambda: _boxed(sheet, manner, "ad-slot", [(AD, "navigation")], "<div>{}</div>"),
        lambda: _boxed(sheet, manner, "paywall-note", [(PAYWALL, "form")]),
    ]  # fmt: skip
    chosen = {dice.randrange(1, len(report.paragraphs)): each for each in dice.sample(inserts, 5)}
    for n, paragraph in enumerate(report.paragraphs):
        if n in chosen:
            chosen[n]()
        sheet.put(paragraph, None, manner.body)


def _figure(sheet: Sheet) -> None:
    sheet.raw('<figure><img src="/a.jpg" alt=""><figcaption>')
    sheet.put(sheet.report.caption, None, '<span class="text">{}</span> ')
    sheet.put("Photo: Ann Berg/Northern Wire", "credit", '<span class="credit">{}</span>')
    sheet.raw("</figcaption></figure>")


def _pulled(sheet: Sheet, manner: Manner) -> None:
    words = sheet.report.paragraphs[1].split(" that ")[-1].rstrip(".")
    sheet.put(words, "other", manner.box.replace("{}", "pullquote") + "{}" + manner.box_end)


def _list(sheet: Sheet, manner: Manner) -> None:
    sheet.put(sheet.report.subhead, None, "<h3>{}</h3>")
    sheet.raw("<ul>")
    for item in sheet.report.items:
        sheet.put(item, None, "<li>{}</li>")
    sheet.raw("</ul>")


def _table(sheet: Sheet) -> None:
    sheet.raw("<table>")
    for row in sheet.report.rows:
        sheet.pieces.append(Piece(" ".join(row), None))
        sheet.raw("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>")
    sheet.raw("</table>")


def _related(sheet: Sheet, manner: Manner) -> None:
    sheet.raw(manner.box.replace("{}", "related"))
    sheet.put("Related stories", "related", "<h4>{}</h4>")
    sheet.raw("<ul>")
    sheet.links(sheet.dice.sample(LINKS, 3), "related", "<li>{}</li>")
    sheet.raw("</ul>" + manner.box_end)


def _end(sheet: Sheet, manner: Manner) -> None:
    line = LINE.get(manner.name, "<p>{}</p>")
    _some(sheet, 0.4, lambda: sheet.put(DISCLAIMER, "disclaimer", line))
    _some(sheet, 0.4, lambda: sheet.put("(Reporting by Ann Berg; Editing by Jon Aker)", "credit", line))
    _some(
        sheet,
        0.5,
        lambda: _boxed(
            sheet,
            manner,
            "tags",
            [(each, "navigation") for each in ("Diplomacy", "Shipping", "Law of the sea")],
            "<span>{}</span> ",
        ),
    )
    _some(
        sheet,
        0.4,
        lambda: _boxed(sheet, manner, "author-bio", [(f"{sheet.report.byline.split(' and ')[0]} {BIO}", "credit")]),
    )
    _some(sheet, 0.4, lambda: _boxed(sheet, manner, "feedback", [(FEEDBACK, "form"), *((each, "form") for each in FORM_LABELS)]))  # fmt: skip


def _after(sheet: Sheet, manner: Manner) -> None:
    _some(sheet, 0.6, lambda: _comments(sheet, manner))
    sheet.raw('<div class="more-stories">')
    sheet.put("More stories", "related", "<h2>{}</h2>")
    for title, teaser in zip(sheet.dice.sample(LINKS[3:], 3), TEASERS, strict=True):
        sheet.raw('<div class="card">')
        sheet.put(title, "related", '<h3><a href="/page">{}</a></h3>')
        sheet.put(teaser, "related", "<p>{}</p>")
        sheet.raw("</div>")
    sheet.raw("</div>")


def _comments(sheet: Sheet, manner: Manner) -> None:
    sheet.raw(manner.box.replace("{}", "comments"))
    for text in COMMENTS:
        sheet.put(text, "other", '<div class="comment"><p>{}</p></div>')
    sheet.raw(manner.box_end)
