"""What is told of shared facts is what the rows give, with the passages behind it."""

from types import SimpleNamespace

import pandas as pd
import pytest

from helpers.findings_facts import facts, groups_of

NAMES = ["North Post", "South Gazette", "East Echo", "West Wire"]


def tables_of(*articles, said=()):
    """Return tables of articles whose sentences are (group or None, voice) or (group, voice, speaker).

    `said` are attributions: article, start, end, whether they are speech.
    """
    rows = []
    for number, sentences in enumerate(articles):
        for at, (group, voice, *speaker) in enumerate(sentences):
            place = {"article": f"a{number}", "outlet": NAMES[number], "start": 10 * at, "end": 10 * at + 9}
            told = {"role": "body", "voice": voice, "speaker": speaker[0] if speaker else None}
            rows.append(
                place
                | told
                | {"group": group, "also": None, "relation": "same fact" if group is not None else None}
            )
    listing = [{"article": f"a{n}", "outlet": NAMES[n], "sentences": len(a)} for n, a in enumerate(articles)]
    columns = ["article", "outlet", "start", "end", "role", "voice", "speaker", "group", "also", "relation"]
    words = pd.DataFrame(said, columns=["article", "start", "end", "speech"])
    return SimpleNamespace(
        articles=pd.DataFrame(listing), facts=pd.DataFrame(rows, columns=columns), attributions=words
    )


def texts(*articles, said=()):
    return [finding.text for finding in facts(tables_of(*articles, said=said))]


ALONE = (None, "outlet")


def test_how_much_of_each_article_is_found_in_the_other():
    assert texts([(0, "outlet"), ALONE, ALONE], [(0, "outlet"), ALONE])[0] == (
        "At least 1 of 3 sentences in North Post and 1 of 2 in South Gazette are found in the other article too."
    )


def test_many_articles_are_told_by_their_ends():
    (first, *_) = texts([(0, "outlet"), ALONE], [(0, "outlet")], [ALONE] * 4, [(0, "outlet"), ALONE, ALONE])
    assert first == (
        "The share of sentences found in another article too runs from 0% of 4 sentences in East Echo to 100% of "
        "1 in South Gazette."
    )


def test_what_all_articles_have():
    three = [[(0, "outlet"), (1, "outlet")], [(0, "outlet"), (1, "outlet")], [(0, "outlet"), ALONE]]
    assert texts(*three)[1] == "At least 1 fact or statement is found in all three articles."


def test_what_three_of_four_articles_have():
    four = [[(0, "outlet"), (1, "outlet")], [(0, "outlet"), (1, "outlet")], [(0, "outlet"), ALONE], [ALONE]]
    assert texts(*four)[1] == "At least 1 fact or statement is found in 3 of 4 articles."


def test_that_no_fact_is_in_all_is_not_claimed():
    three = [[(0, "outlet"), (1, "outlet")], [(0, "outlet")], [(1, "outlet"), ALONE]]
    assert not any("all three" in text for text in texts(*three))


@pytest.mark.parametrize("number", [2, 3])
def test_facts_held_in_the_own_voice_and_attributed_elsewhere(number):
    own = [(group, "outlet") for group in range(number)]
    given = [(group, "paraphrase", "Ana Ruiz") for group in range(number)]
    told = [text for text in texts(own, given) if "own voice" in text]
    wanted = (
        "3 facts that North Post tells in its own voice are attributed in South Gazette, 3 of them to Ana Ruiz."
    )
    assert told == ([wanted] if number > 2 else [])


def test_a_sentence_with_somebodys_words_in_it_is_not_told_in_the_own_voice():
    own, given = [(n, "outlet") for n in range(3)], [(n, "paraphrase", "Ana Ruiz") for n in range(3)]
    assert any("own voice" in text for text in texts(own, given, said=[("a0", 12, 15, False)]))
    assert not any("own voice" in text for text in texts(own, given, said=[("a0", 12, 15, True)]))


def test_a_fact_that_an_article_also_tells_in_its_own_voice_is_not_held_apart():
    given = [(0, "paraphrase", "Ana Ruiz"), (0, "outlet"), (1, "paraphrase", "Ana Ruiz"), (1, "outlet")]
    assert not any("own voice" in text for text in texts([(0, "outlet"), (1, "outlet")], given))


def test_every_number_opens_the_sentences_it_counts():
    given = [(0, "quote", "Ana Ruiz"), (1, "quote", "Jon Reed"), (2, "quote", "Jon Reed")]
    tables = tables_of([(0, "outlet"), (1, "outlet"), (2, "outlet")], given)
    held = facts(tables)[-2].numbers[0]
    assert held.value == 3 and len(held.passages) == 6
    assert [len(group) for group in groups_of(tables)] == [2, 2, 2]


def test_nothing_shared_and_nothing_to_compare():
    [told] = texts([ALONE], [ALONE])
    assert told.endswith("what is not found in another article may stand there in other words.")
    assert texts([ALONE]) == []
