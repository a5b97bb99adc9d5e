"""A report that tries everything on a page: markup, controls of direction, NUL, an enormous word, emoji, Chinese names."""

from __future__ import annotations

from onrecord.records import Record
from tests.queries.telling import Telling

ENORMOUS = "Donau" * 400
ZALGO = "é́́́́ was"
TEXT = (
    'Harbour 🛟 <b>closed</b> & "shut" <script>alert(1)</script>\n\n'
    "维拉尼亚 envoy 李明 👩🏽‍🚀 said “the \U0001f6a2 sailed at <dawn> & never stopped”, \u202edenied\u202c by Ostland.\r\n"
    f"Elin Darvas {ZALGO} asked for {ENORMOUS} in 科斯特里亚\0 and left.\n"
    "\u2067Oskar Venn warned of dark nights.\n"
    "{{ 7 * 7 }} {% raw %} &amp; &#x3c; ]]> --> end."
)
QUOTED = "“the \U0001f6a2 sailed at <dawn> & never stopped”"


def hostile() -> Record:
    """The report, with statements and events on its worst words."""
    told = Telling(
        TEXT,
        published="2031-05-06T10:00Z",
        title="<img src=x onerror=alert(1)> 🛟 \u202eevil",
        publisher="Port <i>Amsel</i> Post",
        byline='"><script>alert(2)</script>',
        source="javascript wire",
        url="javascript:alert(3)",
        language='en"><x',
    )
    envoy = told.who("李明", "person", "VRN", "<u>envoy</u>")
    darvas = told.who("Elin Darvas", "person", "VRN")
    venn = told.who("Oskar Venn", "person", "KST")
    told.said(envoy, "said", QUOTED, mode="direct", rules=("quotation:say",))
    told.said(darvas, "asked", ENORMOUS, act="request", rules=("object:<script>",))
    told.said(venn, "warned", "dark nights", act="warn", via=(envoy,))
    told.did([envoy], [venn], "172 COERCE", "\U0001f6a2 sailed", when="2031-05-05", rules=("verb:block",))
    told.did([darvas], [], "010 STATEMENT", "\u202edenied\u202c by Ostland")
    return told.record
