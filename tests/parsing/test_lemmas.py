"""Lemmas: a table of forms that reports of quarrels are full of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing.lemmas import lemma, ruled

FORMS = """
said VBD say | says VBZ say | saying VBG say | told VBD tell | spoke VBD speak | spoken VBN speak | wrote VBD write
denied VBD deny | denies VBZ deny | denying VBG deny | refused VBD refuse | refusing VBG refuse | vowed VBD vow
warned VBD warn | urged VBD urge | urging VBG urge | accused VBD accuse | stressed VBD stress
stresses VBZ stress | pledged VBD pledge | admitted VBD admit | admitting VBG admit | referred VBD refer
rejected VBD reject | called VBD call | calling VBG call | agreed VBD agree | concurred VBD concur | agreeing VBG agree | replied VBD reply
stated VBD state | noted VBD note | noting VBG note | argued VBD argue | arguing VBG argue | blamed VBD blame
criticized VBD criticize | emphasised VBD emphasise | acknowledged VBD acknowledge
reiterated VBD reiterate | demanded VBD demand | threatened VBD threaten | promised VBD promise | proposed VBD propose
adding VBG add | added VBD add | citing VBG cite | cited VBD cite | quoted VBN quote | quoting VBG quote
declined VBD decline | declared VBD declare | described VBD describe | disclosed VBD disclose | insisted VBD insist
believed VBN believe | considered VBN consider | regretted VBD regret | apologized VBD apologize | asked VBD ask
was VBD be | were VBD be | been VBN be | had VBD have | did VBD do | made VBD make | held VBD hold | left VBD leave
met VBD meet | sent VBD send | began VBD begin | taken VBN take | gave VBD give | won VBD win | led VBD lead
planned VBD plan | stopped VBD stop | dropped VBD drop | carried VBD carry | died VBD die | lying VBG lie
seized VBD seize | fired VBD fire | closed VBD close | used VBD use | sailed VBD sail | failed VBD fail
ministers NNS minister | talks NNS talk | ships NNS ship | ministries NNS ministry | parties NNS party | allies NNS ally
countries NNS country | churches NNS church | boxes NNS box | heroes NNS hero | buses NNS bus
women NNS woman | men NNS man | children NNS child | wives NNS wife
putting VBG put | letting VBG let
news NN news | process NN process | status NN status | better JJR good | worst JJS bad | not RB not
"""


def rows(table: str) -> list[list[str]]:
    return [cell.split() for cell in table.replace("\n", "|").split("|") if cell.strip()]


@pytest.mark.parametrize(("form", "tag", "expected"), rows(FORMS), ids=lambda part: part)
def test_lemma(form: str, tag: str, expected: str) -> None:
    assert lemma(form, tag) == expected


CUES = """
accusing VBG accuse | conceded VBD concede | conceding VBG concede | evaded VBD evade | evading VBG evade
rebuked VBD rebuke | rebuking VBG rebuke | opined VBD opine | joked VBD joke | lauded VBD laud | lauding VBG laud
applauded VBD applaud | applauding VBG applaud | withdrew VBD withdraw | undertook VBD undertake
withheld VBN withhold | swore VBD swear | crises NNS crisis
"""


@pytest.mark.parametrize(("form", "tag", "expected"), rows(CUES), ids=lambda part: part)
def test_lemma_of_a_cue(form: str, tag: str, expected: str) -> None:
    assert lemma(form, tag) == expected


@given(st.text(max_size=20).map(str.lower), st.sampled_from(["NNS", "VBZ", "VBD", "VBN", "VBG", "NN", "JJ", "NNP", ""]))
def test_any_word_has_a_lemma(word: str, tag: str) -> None:
    assert bool(ruled(word, tag)) == bool(word)
    assert len(lemma(word, tag)) <= len(word) + 5
