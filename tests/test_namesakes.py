"""One speaker keeps one name over all articles, and two people never share one."""

import pytest

from helpers.namesakes import reconcile


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (["Anna Lund", "Anna M. Lund", "Anna Lund"], "Anna Lund"),
        (["Lund", "Anna Lund"], "Anna Lund"),
        (["Jim Reed", "James Reed", "James Reed"], "James Reed"),
        (["Jon Reed", "Jon M. Reed Jr."], "Jon M. Reed Jr."),
        (["Reed Jr", "Jon Reed Jr"], "Jon Reed Jr"),
        (["Vicente Lund", "Vincente Lund", "Vicente Lund"], "Vicente Lund"),
        (["Holm and Berg", "Berg and Holm", "Holm and Berg"], "Holm and Berg"),
        (["José Núñez", "Jose Nunez", "José Núñez"], "José Núñez"),
    ],
)
def test_forms_of_one_name_become_one(names, one):
    assert set(reconcile([name] for name in names).values()) == {one}


@pytest.mark.parametrize(
    "names",
    [
        ["Anna Lund", "Peter Lund"],
        ["Maria Lund", "Mario Lund"],
        ["Anna Lund", "Peter Lund", "Lund"],
        ["Harbour Ministry", "Finance Ministry"],
        ["White House", "House"],
        ["Reed", "Jon Reed Jr."],
        ["Lund", "Lund University Hospital of the North"],
    ],
)
def test_two_speakers_stay_two(names):
    assert reconcile([name] for name in names) == {name: name for name in names}


def test_a_father_and_his_son_in_one_article_stay_two():
    names = ["Jon Reed", "Jon Reed Jr."]
    assert reconcile([names]) == {name: name for name in names}


def test_two_named_together_are_one_speaker_by_any_form_of_their_names():
    casts = [["Anna Lund", "Lars Holm", "Anna Lund and Lars Holm"], ["Anna Lund", "Holm and Lund", "Lars Holm"]]
    chosen = reconcile(casts)
    assert chosen["Holm and Lund"] == chosen["Anna Lund and Lars Holm"]
    assert set(chosen["Holm and Lund"].split(" and ")) == {"Anna Lund", "Lars Holm"}


def test_a_body_with_and_in_its_name_stays_what_it_is():
    assert reconcile([["Pier and Harbour Ministry"], ["Harbour Ministry"]]) == {
        "Pier and Harbour Ministry": "Pier and Harbour Ministry",
        "Harbour Ministry": "Harbour Ministry",
    }
