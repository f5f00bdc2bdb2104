"""Reporting verbs in their forms."""

import pytest

from helpers import codebook, reporting


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("says", "say"), ("saying", "say"), ("told", "tell"), ("denies", "deny"), ("denied", "deny"),
     ("pressed", "press"), ("quipped", "quip"), ("noting", "note")],
)  # fmt: skip
def test_a_form_leads_to_its_verb(form, lemma):
    if lemma in codebook.entries("reporting_verbs"):
        assert lemma in reporting.forms()[form]


def test_every_verb_has_a_class_and_at_least_three_forms():
    forms = [lemma for lemmas in reporting.forms().values() for lemma in lemmas]
    for lemma, entry in codebook.entries("reporting_verbs").items():
        assert entry["class"] and forms.count(lemma) >= 3
