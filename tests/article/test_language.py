"""English is read, other languages are set aside, and what is too short to tell is not judged."""

from __future__ import annotations

import pytest

from onrecord.article import document_from_text
from onrecord.article.language import find_language

GERMAN = (
    "Die Außenministerin von Ostland hat am Dienstag erklärt, dass die Gespräche mit Varn wieder aufgenommen werden. "
    "Der Gesandte werde noch in dieser Woche in die Hauptstadt reisen, sagte sie vor Journalisten. "
    "Eine Einigung über den Leuchtturm sei möglich, aber nicht sicher."
)
FRENCH = (
    "La ministre des affaires étrangères a déclaré mardi que les discussions avec le pays voisin reprendraient. "
    "Le représentant partira cette semaine, a-t-elle ajouté devant la presse."
)
RUSSIAN = (
    "Министр иностранных дел заявила во вторник, что переговоры с соседней страной будут продолжены на этой неделе."
)
JAPANESE = (
    "外務大臣は火曜日、隣国との協議を今週中に再開すると述べた。大使は近く首都に戻る予定だという。合意の見通しは立っていない。"
    * 2
)


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (FRENCH, "fr"), (RUSSIAN, "ru"), (JAPANESE, "ja")])
def test_other_languages_are_set_aside(text: str, language: str) -> None:
    document = document_from_text(text, where="report.txt")
    assert document.failure is not None
    assert document.failure.stage == "language"
    assert document.failure.reason.startswith(f"report.txt: the language is {language} (found); onrecord reads English")
    assert document.text == text


def test_a_quotation_in_another_language_is_no_reason() -> None:
    text = f'Asked about the talks, the minister of Ostland said: "{GERMAN}" She would not say it in English.'
    document = document_from_text(text)
    assert document.failure is None


@pytest.mark.parametrize("text", ["Vardo.", "Ministro: no.", f'"{GERMAN}"', "12 34 56", "Ostland recalls envoy"])
def test_what_is_too_short_is_not_judged(text: str) -> None:
    assert find_language(text) is None
    assert document_from_text(text).failure is None


@pytest.mark.parametrize(
    ("given", "read"), [("en", True), ("en-GB", True), ("EN_us", True), ("de", False), ("zh-Hans", False)]
)
def test_the_language_given_is_believed(given: str, read: bool) -> None:
    document = document_from_text("The envoy of Ostland said that the talks had ended for the day.", language=given)
    assert (document.failure is None) == read
    assert document.language == given[:2].lower()
