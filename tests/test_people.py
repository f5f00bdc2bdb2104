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
        ("Pensioner Karl Holm swept the quay. Holm said so.", "Holm", "Karl Holm"),
        ("Mum-of-three Eva Berg swept the quay. Berg said so.", "Berg", "Eva Berg"),
        ("Nothing in the log said so.", "Nothing in the log", None),
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
        ("Lars Holm and Eva Berg said so.", "Lars Holm and Eva Berg", "Lars Holm and Eva Berg"),
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
        ("Mayor Jon Reed came. Reed's chief complaint was that it leaks.", "Reed's chief", "Jon Reed"),
        ("Mayor Jon Reed came with his son, Bo Reed. “It leaks,” Bo Reed said. Mr. Reed said so.", "Mr. Reed",
         "Bo Reed"),
        ("Mayor Jon Reed came with his son, Bo Reed. The younger Mr. Reed said so.", "Mr. Reed", "Bo Reed"),
        ("Mayor Jon Reed came with his son, Bo Reed. The elder Mr. Reed said so.", "Mr. Reed", "Jon Reed"),
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


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Lars Holm, Eva Berg and Jon Reed said so.", "Lars Holm, Eva Berg and Jon Reed",
         "Lars Holm, Eva Berg and Jon Reed"),
        ("Lars Holm came. Eva Berg came. Holm and Berg said so.", "Holm and Berg", "Lars Holm and Eva Berg"),
        ("Both Lars Holm and the Norby council said so.", "Both Lars Holm and the Norby council",
         "Lars Holm and Norby council"),
        ("Lars Holm and his aides said so.", "Lars Holm and his aides", "Lars Holm"),
        ("Mr. Lars Holm came. He and other skippers said so.", "He and other skippers", "Lars Holm"),
        ("Two skippers, Lars Holm and Eva Berg, said so.", "Two skippers, Lars Holm and Eva Berg",
         "Lars Holm and Eva Berg"),
        ("Lars Holm came. Several bakers and some Holm supporters said so.",
         "Several bakers and some Holm supporters", None),
        ("Lars Holm came. Several delegates supporting Holm said so.", "Several delegates supporting Holm", None),
        ("U.S. and Norwegian officials said so.", "U.S. and Norwegian officials", None),
        ("The Norby Council met. A source within the Norby Council said so.", "A source within the Norby Council",
         None),
    ],
)  # fmt: skip
def test_a_list_of_sources_is_all_that_have_a_name(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Mr. Lars Holm opened the lock. Then the shipping magnate said so.", "the shipping magnate", "Lars Holm"),
        ("Mr. Lars Holm met a baker. The boats left. The baker said so.", "The baker", None),
        ("Mr. Lars Holm opened the lock. The aide said so.", "The aide", None),
        ("President Lars Holm met Vice President Eva Berg. The vice president said so.", "The vice president",
         "Eva Berg"),
        ("Vice President Eva Berg left. The new president said so.", "The new president", None),
        ("Mr. Lars Holm opened the lock. The only politician said so.", "The only politician", None),
        ("Mr. Lars Holm passed Ms. Eva Berg, but the shipping magnate said so.", "the shipping magnate", None),
        ("Mr. Lars Holm (R-Norby) left. The Democratic candidate said so.", "The Democratic candidate", None),
        ("Sen. Eva Berg, R-Norby, met Mr. Lars Holm. The Norby senator said so.", "The Norby senator", "Eva Berg"),
        ("Lars Holm came with former Mayor Eva Berg. The former mayor said so.", "The former mayor", "Eva Berg"),
        ("Mr. Lars Holm opened the lock. The head of the fleet said so.", "The head of the fleet", None),
        ("The panel’s top Democrat said so. The Democrat, Senator Eva Berg, left.", "The panel’s top Democrat",
         "Eva Berg"),
        ("The panel’s top Democrat said so. A Democrat, Senator Berg, left.", "The panel’s top Democrat", None),
    ],
)  # fmt: skip
def test_an_epithet_is_for_whom_the_sentence_before_is_about(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("The River Department came. The agency said so.", "The agency", "River Department"),
        ("The Norby Gazette came. The newspaper said so.", "The newspaper", "Norby Gazette"),
        ("The Norby Gazette came. The conservative publication said so.", "The conservative publication",
         "Norby Gazette"),
        ("The River Department met the Flood Agency. The department said so.", "The department",
         "River Department"),
        ("The River Department came. Later River said so.", "River", "River Department"),
        ("Kolb LLC came. Later Kolb said so.", "Kolb", "Kolb LLC"),
        ("The Union of Bakers and Millers (UBM) came. UBM said so.", "UBM", "Union of Bakers and Millers"),
        ("The Citizens for Norby said so.", "The Citizens for Norby", "Citizens for Norby"),
        ("A group called Safe Harbour came. The group said so.", "The group", "Safe Harbour"),
        ("The Norby Union of Bakers President Jon Reed came. Reed said so.", "Reed", "Jon Reed"),
        ("Secretary of the Harbour Jon Reed came. Reed said so.", "Reed", "Jon Reed"),
        ("The American Fleet came. Later it went. The American Fleet said so.", "The American Fleet",
         "American Fleet"),
        ("Mr. Lars Holm came. His campaign said so.", "His campaign", "Holm campaign"),
        ("Mr. Lars Holm came. The Holm campaign left. His campaign said so.", "His campaign", "Holm campaign"),
        ("Mr. Lars Holm spoke and left. The campaign said so.", "The campaign", "Holm campaign"),
        ("Lars Holm left. The campaign of Lars Holm said so.", "The campaign of Lars Holm", "Holm campaign"),
        ("President Lars Holm left. The administration said so.", "The administration", "Holm administration"),
        ("The Senate said so.", "The Senate", "Senate"),
        ("Lars Holm's army of bakers said so.", "Lars Holm's army of bakers", None),
    ],
)  # fmt: skip
def test_a_body_is_known_by_what_it_can_be_called(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Lily Ostrand Ruiz came. Ostrand Ruiz said so.", "Ostrand Ruiz", "Lily Ostrand Ruiz"),
        ("Amy Pope came. Pope said so.", "Pope", "Amy Pope"),  # a title that is a last name too
        ("George Will came. Later Will said so.", "Will", "George Will"),
        ("Bo Lund Took On The Harbour.\nBo Lund came. Lund said so.", "Lund", "Bo Lund"),  # a headline among lines
        ("Lund came. Lund left. His son, Erik Lund, said no. Lund said so.", "Lund", "Lund"),
        ("Anna Lund came. Erik Lund came. Lund sat. Lund ate. Lund slept. Lund said so.", "Lund", "Anna Lund"),
        ("Mrs. Lund left. Mrs. Lund ran. Ms. Eva Lund came. Mr. Lund said so.", "Mr. Lund", None),
        ("Voters cheered the Holm-Americans who said so.", "who", None),
        ("Mr. Lars Holm said no. Holm's sharp remarks said so.", "Holm's sharp remarks", "Lars Holm"),
        ("Safe Harbour Council, a charity, said so.", "a charity", "Safe Harbour Council"),
    ],
)
def test_names_are_told_from_words_like_them(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Mr. Jon Reed rests. But Mr. Lars Holm's luck shows that he said so.", "he", "Lars Holm"),
        ("Jon Reed rests. The bakers stayed with Ms. Eva Berg as she said so.", "she", "Eva Berg"),
        ("Jon Reed rests. Bakers trust Ms. Eva Berg. Her friends know. She said so.", "She", "Eva Berg"),
        ("Mr. Lars Holm came. The Reed rally grew. Jon Reed slept. He said so.", "He", "Jon Reed"),
        ("Mr. Lars Holm came. The Reed rally grew. He said so.", "He", "Lars Holm"),
        (
            "Lars Holm came. He sat. He ate. He slept. Ms. Eva Berg came. Holm left. She said so.",
            "She",
            "Eva Berg",
        ),
    ],
)
def test_a_pronoun_keeps_to_what_its_sentence_is_about(text, source, expected):
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
        flat = re.sub(r"[\s\xa0]+", " ", text)
        assert name is None or all(one in known or one in flat for one in re.split(r", | and ", name))


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Sens. Lars Holm and Eva Berg toured the lock. They said so.", "They", "Lars Holm and Eva Berg"),
        (
            "Mr. Lars Holm met Ms. Eva Berg. The two spoke for an hour. They said so.",
            "They",
            "Lars Holm and Eva Berg",
        ),
        (
            "Sens. Lars Holm and Eva Berg came. The two senators said so.",
            "The two senators",
            "Lars Holm and Eva Berg",
        ),
        ("Ohio and Utah sued the port. The two states said so.", "The two states", "Ohio and Utah"),
        ("Skippers from Ohio and Utah sued the port. The two states said so.", "The two states", None),
        ("Mr. Lars Holm and Ms. Eva Berg came. Both men said so.", "Both men", None),
        ("Mr. Lars Holm, Ms. Eva Berg and Mr. Jon Reed came. The two said so.", "The two", None),
        ("Mr. Lars Holm sued Ms. Eva Berg. Skippers waited. They said so.", "They", None),
        ("The parties of Mr. Lars Holm and Ms. Eva Berg met. They said so.", "They", None),
    ],
)
def test_they_and_the_two_are_those_named_in_one_breath(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("The Association of Lock Keepers went on strike. The union said so.", "The union",
         "Association of Lock Keepers"),
        ("The Norby Bay Times reported it. The paper said so.", "The paper", "Norby Bay Times"),
        ("Kolb Power Inc. sued the Lock Council. The company said so.", "The company", "Kolb Power Inc"),
        ("He owns a maker of ropes, a firm called Mannevik. The company said so.", "The company", "Mannevik"),
        ("Ann Doe, the mayor, spoke in Norby. The company said so.", "The company", None),
        ("The Supreme Court met. The group said so.", "The group", None),
        ("The Norby Bay Union Leader said so. Lars Holm is the leader.", "The Norby Bay Union Leader",
         "Norby Bay Union Leader"),
    ],
)  # fmt: skip
def test_a_body_named_just_before_is_known_by_a_noun_that_fits(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("His wife, the Holm aide Eva Berg, said so. Lars Holm left.", "His wife, the Holm aide Eva Berg",
         "Eva Berg"),
        ("Their friend, businessman Jon Reed, said so.", "Their friend, businessman Jon Reed", "Jon Reed"),
        ("Speaker of the House Rep. Eva Berg said so.", "Speaker of the House Rep. Eva Berg", "Eva Berg"),
        ("Former AG Lars Holm spoke. Michael Berg and Lars Holm met. Holm said so.", "Holm", "Lars Holm"),
        ("Mr. Lars Holm came. Mrs. Eva Holm came. Mrs. Holm spoke. Mr. Holm said so.", "Mr. Holm", "Lars Holm"),
        ("They met Bill Holm. Holm paid the bill. He said so.", "He", "Bill Holm"),
        ("Anna Holm came. Holm's opponent in the race for the seat, Republican Eva Berg, said so.",
         "Holm's opponent in the race for the seat, Republican Eva Berg", "Eva Berg"),
        ("The report, by harbour counsel Carl Lund, said so.", "The report", "Carl Lund"),
        ("The report, published on Monday, said so.", "The report", None),
        ("Chief Justice Karl Lund came. Justice Eva Berg left. The chief justice said so.", "The chief justice",
         "Karl Lund"),
        ("Chief Justice Karl Lund came. Justice Eva Berg left. The justice said so.", "The justice",
         "Eva Berg"),
        ("Mayor Jon Reed came. A critic of the mayor, Reed, said so.", "A critic of the mayor, Reed", None),
        ("Erik Lund came. Anna Lund, the mayor, said on Monday, after the vote, that it fell. Lund said so.",
         "Lund", "Anna Lund"),
        ("Erik Lund came. Anna Lund made tea. Lund said so.", "Lund", None),
    ],
)  # fmt: skip
def test_a_name_is_found_behind_kin_and_office(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Mr. Lars Holm was late. After Senator Eva Berg accused him of sloth, he said so.", "he", "Lars Holm"),
        ("A deckhand who met Mr. Lars Holm said that he said so.", "he", None),
        ("As she said so, Ms. Eva Berg wept.", "she", "Eva Berg"),
    ],
)
def test_he_is_not_the_one_whom_he_stands_against(text, source, expected):
    assert speaker(text, source, 0) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        # A first name tells a man where no word of the article does.
        ("Mrs. Anna Lund resigned. Rep. Joseph Holm asked about the pier. She said so.", "She", "Anna Lund"),
        # The article's own sign goes before the first name.
        ("Spokeswoman George Lund came. She said so.", "She", "George Lund"),
        ("Karl Holm spoke. Added Reed: it leaks. Reed said so.", "Added Reed", "Reed"),
        ("Karl Holm spoke. Attacking Eva Berg, he left. Eva Berg said so.", "Eva Berg", "Eva Berg"),
        ("Sterling Brown said so.", "Sterling Brown", "Sterling Brown"),
        ("Mayor Jon Reed spoke. “It leaks,” he said. Saying President Holm, he said, was too simple.", "he",
         "Jon Reed"),
        ("Mayor Jon Reed left. If one - given by radio host Karl Holm - was long, Reed’s did well. He said so.",
         "He", "Jon Reed"),
        ("When Mr. Holm spoke, Mr. Reed showed a log that he said was false.", "he", "Reed"),
        ("The council had a meeting with Mayor Jon Reed, when he said so.", "he", "Jon Reed"),
        ("Combative talk show host Jon Reed came. Radio host Karl Holm came. The Fox News host said so.",
         "The Fox News host", "Jon Reed"),
        ("Former Rep. Jon Reed came. Rep. Karl Holm came. The ex-congressman said so.", "The ex-congressman",
         "Jon Reed"),
        ("Former Rep. Jon Reed came. Rep. Karl Holm came. The former congressman said so.",
         "The former congressman", "Jon Reed"),
        ("Karl Holm came. Clerks and lawyers for both Jon Reed and Eva Berg said so.", "Eva Berg", None),
        ("A spokesman for Jon Reed and Eva Berg said so.", "A spokesman for Jon Reed and Eva Berg", None),
        ("The Oversight and Harbour Reform Committee met. Oversight and Harbour Reform Committee spokesman Jon"
         " Reed said so.", "Oversight and Harbour Reform Committee spokesman Jon Reed", "Jon Reed"),
        ("Karl Holm came. Holm and Harbour Committee spokesman Jon Reed said so.",
         "Holm and Harbour Committee spokesman Jon Reed", "Karl Holm and Jon Reed"),
        ("Eva Berg, a Norby College of Law professor, came. Berg left. She added more.", "She", "Eva Berg"),
        ("It was reported by PierWatch.com, a website run by Jon Reed, and shown on Twitter. The site said so.",
         "The site", "PierWatch.com"),
    ],
)  # fmt: skip
def test_who_is_meant_where_another_stands_nearer(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Mayor Jon Reed stood by it, telling critics that it holds.", "critics", "Jon Reed"),
        ("Mayor Jon Reed came. He stood by it, reminding the anglers that it holds.", "anglers", "Jon Reed"),
        ("Mayor Jon Reed came. Some stood by it, telling critics that it holds.", "critics", None),
    ],
)  # fmt: skip
def test_who_is_told_is_not_who_tells(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("A day after telling reporters that it leaks, Mayor Jon Reed broke his silence.", "telling",
         "that it leaks", "Jon Reed"),
        ("Mayor Jon Reed came. Noting that it leaks, he left.", "Noting", "that it leaks", "Jon Reed"),
        ("Noting that it leaks, the pier’s own engineer left. Jon Reed came.", "Noting", "that it leaks", None),
        ("The log, noting that it leaks, Jon Reed said, is old.", "noting", "that it leaks", None),
    ],
)  # fmt: skip
def test_a_clause_without_a_subject_is_the_main_clauses_subjects(text, cue, content, expected):
    at, what = text.index(cue), text.index(content)
    attribution = Attribution("a1", (Span(what, what + len(content)),), (Span(at, at + len(cue)),), (), "indirect")
    reed = said(text, "Reed")
    assert People(article_with(text), [attribution, reed]).who(attribution).speaker == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Jon Reed, Norby's mayor, spoke. BuildWeek Editor-in-Chief Ben Holm said so.",
         "BuildWeek Editor-in-Chief Ben Holm", "Ben Holm"),
        ("NHT Special Envoy Peter Holm came. Holm said so.", "Holm", "Peter Holm"),
        ("Chief of Staff Katie Holm came. Holm said so.", "Holm", "Katie Holm"),
        ("Holm Tower Moscow was planned. Mr. Holm said so.", "Mr. Holm", "Holm"),  # not the tower
        ("President Lars Holm wrote. Jon Reed left. The president himself said so.",
         "The president himself", "Lars Holm"),
        ("Reed heard that Mr. Lars Holm -- Reed's former lawyer -- said so.", "Reed's former lawyer", "Lars Holm"),
        ("Chairman of the Harbour Committee Rep. Eva Berg (D-Norby) said so.",
         "Chairman of the Harbour Committee Rep. Eva Berg (D-Norby)", "Eva Berg"),
        ("Rep. Eva Berg of Norby, the committee's chairman, left. The chairman said so.", "The chairman",
         "Eva Berg"),
        ("A spokesman for the mayor, Eva Berg, said so.", "A spokesman for the mayor, Eva Berg", None),
        ("The mayor of Norby, NHT, said so.", "The mayor of Norby, NHT", None),
        ("Former Norby mayor Jon Reed left. Reed sat. Norby grew. He said so.", "He", "Jon Reed"),
    ],
)  # fmt: skip
def test_an_office_and_a_name_are_told_apart(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Lars Holm spoke. Presidential hopeful Jon Reed left. Holm sat. The front-runner said so.",
         "The front-runner", "Jon Reed"),
        ("Former President Lars Holm spoke. The front-runner said so.", "The front-runner", None),
        ("Former President Lars Holm spoke. The real estate mogul said so.", "The real estate mogul", None),
        ("Former Senator Lars Holm spoke. The Senate historian said so.", "The Senate historian", None),
        ("Mr. Lars Holm spoke. The real estate mogul said so.", "The real estate mogul", "Lars Holm"),
    ],
)  # fmt: skip
def test_an_epithet_is_nobodys_whose_introduction_speaks_against_it(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("The bridge shut after Norland and Sudland said so.", "Sudland", "Norland and Sudland"),
        ("He wrote to Norland and Sudland said so.", "Sudland", "Sudland"),
        ("Norland and Sudland sued. The states of Norland and Sudland said so.",
         "The states of Norland and Sudland", "Norland and Sudland"),
        ("Ships left in Norland and Sudland. Lawyers in Norland and Sudland said so.", "Sudland", None),
        ("Boats sail in Norland and in Sudland. Norland and Sudland sued. They said so.", "They",
         "Norland and Sudland"),
        ("Boats sail in Norland and in Sudland. Bakers in Norland and Sudland sued. They said so.", "They", None),
        ("Measure 12 passed. Few liked Measure 12, which said so.", "which", None),
        ("A meeting with Speaker Jon Reed that said so.", "that", None),
        ("Gov. Jon Reed of Norby, Ostr., who said so.", "who", "Jon Reed"),
        ("Gov. Jon Reed of Norby, a baker who said so.", "who", "Jon Reed"),
        ("They sent a letter to Jon Reed warning him.", "Jon Reed", None),
        ("They sent Jon Reed, R-Ky., a letter saying so.", "Jon Reed, R-Ky.,", None),
        ("Jon Reed spoke to bakers, warning them.", "Jon Reed", "Jon Reed"),
    ],
)  # fmt: skip
def test_a_source_is_the_whole_of_whom_its_words_name_and_nobody_else(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("verb", "expected"), [("challenged", "Norby Herald"), ("denied", "Norby Herald"), ("issued", "Lars Holm")]
)
def test_a_text_that_somebody_disputes_says_something_else_than_he(verb, expected):
    text = f"The Norby Herald wrote. Lars Holm {verb} an article by the Norby Herald saying that it fell."
    cue = text.index("saying")
    attribution = dataclasses.replace(said(text, "Lars Holm"), cue=(Span(cue, cue + 6),))
    assert People(article_with(text), [attribution]).who(attribution).speaker == expected


FAR_ON = "Nothing else happened on the quay all day, and the boats lay still in the rain. " * 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"President Lars Holm came. President Ann Doe came. {'Holm waited. ' * 4}{FAR_ON}", "Lars Holm"),
        (f"President Lars Holm came. President Ann Doe came. {'Holm waited. ' * 2}{FAR_ON}", None),  # as often
        (f"President Lars Holm came. {'Holm waited. ' * 4}{FAR_ON}President Ann Doe came. ", "Ann Doe"),
    ],
)
def test_the_president_is_whom_the_article_is_about_where_no_other_stands_near(text, expected):
    assert speaker(f"{text}The president said so.", "The president") == expected
