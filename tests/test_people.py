"""One speaker under many names is one speaker, and two are never made one."""

import dataclasses
import re

import pytest
from article_factory import article_with
from hypothesis import given
from hypothesis import strategies as st

from helpers.actors import read_names
from helpers.article import Attribution, Span
from helpers.names import known_names
from helpers.people import People


def said(text, source, number=-1, nested_in=None, ident="a1"):
    """An attribution whose source is one of the places where these words stand (the last, by default)."""
    start = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(source)}(?!\w)", text)][number]
    return Attribution(ident, (), (), (Span(start, start + len(source)),), "indirect", nested_in=nested_in)


def speaker(text, source, number=-1):
    attribution = said(text, source, number)
    return People(article_with(text), [attribution]).who(attribution).speaker


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Norwegian President Lars Holm arrived. Holm said so.", "Holm", "Lars Holm"),
        ("Lars Holm arrived. Mr. Holm said so.", "Mr. Holm", "Lars Holm"),
        ("Lars Holm arrived. President Holm said so.", "President Holm", "Lars Holm"),
        ("Chen Weiguo arrived. Chen said so.", "Chen", "Chen Weiguo"),  # family name first
        ("Lars Holm came. Lars P. Holm said so.", "Lars P. Holm", "Lars P. Holm"),
        ("Anna Lund came with Erik Lund. The bridge fell. Lund said so.", "Lund", "Anna Lund"),
        ("Anna Lund came. Erik Lund came. Lund said so.", "Lund", None),  # two of one name
        ("Mr. Erik Lund came. Mrs. Anna Lund came. Mrs. Lund said so.", "Mrs. Lund", "Anna Lund"),
        ("Anna Lund, the mayor of Norby, came. The mayor said so.", "The mayor", "Anna Lund"),
        ("Norwegian President Lars Holm met Swedish President Eva Berg. The Swedish leader said so.",
         "The Swedish leader", "Eva Berg"),
        ("President Lars Holm met President Eva Berg. The president said so.", "The president", None),
        ("Northern Harbour Television (NHT) came. NHT said so.", "NHT", "Northern Harbour Television"),
        ("The Transport Ministry came. The ministry said so.", "The ministry", "Transport Ministry"),
        ("Russia's Foreign Ministry and China's Foreign Ministry met. It was Moscow that spoke.", "Moscow",
         "Russian government"),
        ("The Kremlin said so.", "The Kremlin", "Kremlin"),
        ("A senior official said so.", "A senior official", None),
        ("Lars Holm and Eva Berg said so.", "Lars Holm and Eva Berg", None),
        ("Holm's spokesman, Jon Reed, said so.", "Holm's spokesman, Jon Reed", "Jon Reed"),
        ("Russia threatens to reply.", "Russia", "Russian government"),
        ("The Russian government said so.", "The Russian government", "Russian government"),
        ("Halvenia denied it. The Halvenian government said more.", "The Halvenian government", "Halvenia"),
        ("Upper Ostrand sent boats. Ostrand said so.", "Ostrand", "Ostrand"),
        ("The Halvenian river guard came. Later the guard said so.", "the guard", "Halvenian river guard"),
        ("The treasurer's office said so.", "The treasurer's office", "treasurer's office"),
        ("The command of the River Guard said so.", "The command of the River Guard",
         "command of the River Guard"),
        ("The operator, Chaveline Power, came. The company said so.", "The company", "Chaveline Power"),
        ("Norby's council met and Sandby's council met. The council said so.", "The council", None),
        ("The Minister of Waterways, Jon Reed, came. The Minister said so.", "The Minister", "Jon Reed"),
        ("Kolb Power and its chief executive, Ann Doe, came. The chief executive said so.",
         "The chief executive", "Ann Doe"),
        ("Lars Holm, the mayor, met Ann Doe, the deputy mayor. The deputy mayor said so.",
         "The deputy mayor", "Ann Doe"),
        ("House Speaker-to-be Ann Doe came. Doe said so.", "Doe", "Ann Doe"),
        ("Lars Holm Jr came. Lars Holm said so.", "Lars Holm", "Lars Holm"),
        ("Lars Holm left Holm Tower. Holm said so.", "Holm", "Lars Holm"),
        ("Lars Holm left. The Holm campaign said so.", "The Holm campaign", "Holm campaign"),
        ("The Dock Workers' Union said so.", "The Dock Workers' Union", "Dock Workers' Union"),
        ("Ann Doe Says Norby Bridge Will Close Soon\nDoe said so.", "Doe", "Doe"),
        ("A playbook published by Politico said so.", "A playbook published by Politico", None),
        ("“The Worn Gate,” a report by Kolb Sime, said so.", "The Worn Gate,” a report by Kolb Sime",
         "The Worn Gate"),
    ],
)  # fmt: skip
def test_a_name_or_role_leads_to_its_owner(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Mr. Lars Holm opened the bridge. He said so.", "He", "Lars Holm"),
        ("Mr. Lars Holm thanked Ms. Eva Berg. She said so.", "She", "Eva Berg"),
        ("Mr. Lars Holm opened the bridge. She said so.", "She", None),
        ("The bridge fell. He said so.", "He", None),
        ("Lars Holm, who said so, left.", "who", "Lars Holm"),
        ("Some voters who said so left.", "who", None),
        ("Lars Holm spoke. They said so.", "They", None),
        ("Lars Holm spoke. It said so.", "It", None),
        ("Halvenia's prime minister, Jane Doe, met the press. She said so.", "She", "Jane Doe"),
        ("Halvenia closed the lock. Boats waited in Halvenia. She said so.", "She", None),
        ("Ann Doe, freight analyst at Kolb Sime, who said so, left.", "who", "Ann Doe"),
        ("The report names no cause. It said so.", "It", None),
        ("Chaveline Power closed the lock. It said so.", "It", "Chaveline Power"),
        ("Jon Reed, 18, of Norby, left. He said so.", "He", "Jon Reed"),
    ],
)
def test_a_pronoun_leads_to_whom_it_can_mean(text, source, expected):
    assert speaker(text, source) == expected


def test_he_inside_quotation_marks_is_not_the_one_who_is_quoted():
    text = "Mr. Lars Holm spoke of the bridge. “The pier is what he said it was,” Mr. Holm said."
    attribution = said(text, "he")
    assert People(article_with(text), [attribution]).who(attribution).speaker is None


def test_i_inside_somebodys_words_is_that_speaker():
    text = "“The bridge, I think, will hold,” Lars Holm said."
    outer, inner = said(text, "Lars Holm"), said(text, "I", nested_in="a1", ident="a2")
    assert People(article_with(text), [outer, inner]).who(inner).speaker == "Lars Holm"


def test_two_ministries_of_one_name_stay_two():
    register = read_names(article_with("Russia's Foreign Ministry wrote to China's Foreign Ministry."))
    assert {"Russia's Foreign Ministry", "China's Foreign Ministry"} <= {actor.name for actor in register.actors}


WORDS = """Mr. Lars Holm said he she who “ ” " , . The the mayor of Norby Moscow's ministry (NHT) Jr. O’Dea I"""
NEWS = st.lists(st.sampled_from([*WORDS.split(), "\n"]) | st.text(max_size=6)).map(" ".join)


@given(NEWS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40)), max_size=6))
def test_any_text_and_any_source_is_survived_and_a_speaker_is_a_name_that_stands_there(text, places):
    article = article_with(text)
    sources = [
        Attribution(
            f"a{n}",
            (),
            (),
            (Span(min(a, len(text)), min(a + b, len(text))),),
            "indirect",
            nested_in=f"a{b % 3}",
        )
        for n, (a, b) in enumerate(places)
    ]
    sources = [dataclasses.replace(s, source=()) if s.source[0].start == s.source[0].end else s for s in sources]
    cast = People(article, sources)
    known = {name for name, _ in known_names().values()}
    for attribution in sources:
        name = cast.who(attribution).speaker
        assert name is None or name in known or name in re.sub(r"[\s\xa0]+", " ", text)
