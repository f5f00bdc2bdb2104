"""Words that colour a text are found with their voice; passives, verbs of cues and tone by plain rules."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import codebook, cue_verbs, word_choice
from helpers.article import Span
from helpers.load import article_of

STORY = """Harbour Chief Blasts Reckless Plan

The ferry reportedly sank in about two hours. Three men were arrested on Monday.

“It may be a shameful scheme to hide the truth,” said Anna Berg, the harbour chief.

Berg claimed that the mayor had perhaps lied. The mayor admitted that nobody had looked.
"""


@pytest.fixture(scope="module")
def story():
    return article_of(STORY)


def kinds_of(sentence):
    return {
        (found.kind, found.category, sentence[found.start : found.end])
        for found in word_choice.find_words(sentence)
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The plan was a fiasco.", {("loaded", "reproach", "fiasco")}),
        ("A self-styled captain spoke.", {("loaded", "distancing", "self-styled")}),
        ("He might swim.", {("hedge", "modal", "might")}),
        ("They saw the might of the sea.", set()),
        ("It was sort of cold.", {("hedge", "adaptor", "sort of")}),
        ("What sort of fish was it?", set()),
        ("He allegedly swam.", {("evidential", "hearsay", "allegedly")}),
        ("According to the log, it sank.", set()),  # an attribution, no evidential
        ("It clearly sank.", {("booster", "plain_to_see", "clearly")}),
        ("The ferry leaves at nine.", set()),
    ],
)
def test_words_of_the_lists(sentence, expected):
    assert kinds_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("About 300 people came.", True),
        ("It cost about $3 million.", True),
        ("Nearly a dozen boats sank.", True),
        ("Some 40 came.", True),
        ("They spoke about the pier.", False),
        ("It was about 2016 and the vote.", False),  # a year standing alone
        ("Some came.", False),
        ("The end is about", False),
    ],
)
def test_a_rounder_counts_before_a_number_alone(sentence, counts):
    assert ("rounder" in {category for _, category, _ in kinds_of(sentence)}) == counts


@pytest.mark.parametrize(
    ("sentence", "title", "counts"),
    [
        ("They met on May 5.", False, False),
        ("It may rain.", False, True),
        ("May it rain!", False, True),
        ("He shouted: “Terrible!”", False, True),
        ("It is a TERRIBLE plan.", False, True),
        ("They live in Terrible Hollow.", False, False),
        ("Well and good, but I think not.", False, True),
        ("Mayor May Resign", True, True),
    ],
)
def test_a_capital_inside_a_sentence_is_a_name(sentence, title, counts):
    assert bool(word_choice.find_words(sentence, title=title)) == counts


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Three men were arrested.", "were arrested"),
        ("The pier has not yet been fully rebuilt.", "been fully rebuilt"),
        ("He got fired on Monday.", "got fired"),
        ("The gate was being closed by noon.", "was being closed"),
        ("Costs were cut by closing two piers.", "were cut"),
        ("It was raised by 5 points.", "was raised"),
        ("The pier was closed before a ship was seen by the crew.", "was closed"),
        ("Three men were arrested by harbour police.", None),
        ("The pier was founded and led by monks.", None),
        ("The mayor was interested in it.", None),
        ("The pier is located in the north.", None),
        ("There was increased traffic.", None),
        ("He is the man arrested on Monday.", None),
        ("They need speed.", None),
    ],
)
def test_agentless_passives(sentence, passive):
    found = [words for kind, _, words in kinds_of(sentence) if kind == "passive"]
    assert found == ([passive] if passive else [])


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("He is not expected to come.", "assumed"),
        ("The guard is said to be abroad.", "hearsay"),
        ("He was widely believed to own it.", "held"),
        ("She is seen as rich.", "held"),
        ("He is suspected of theft.", "held"),
    ],
)
def test_a_passive_of_saying_or_thinking_is_an_evidential(sentence, category):
    assert {(kind, found) for kind, found, _ in kinds_of(sentence)} == {("evidential", category)}


def test_a_passive_of_saying_with_an_agent_is_none():
    assert kinds_of("He is believed by police to own it.") == set()


def test_every_word_has_voice_speaker_and_role(story):
    table = word_choice.word_choice(story)
    rows = {story.text[row.start : row.end]: row for row in table.itertuples()}
    assert list(table.columns) == word_choice.WORD_COLUMNS
    assert set(table["kind"]) <= set(word_choice.KINDS)
    assert set(table["article"]) == {story.id}
    assert (rows["Reckless"].kind, rows["Reckless"].role) == ("loaded", "headline")
    assert (rows["reportedly"].kind, rows["reportedly"].voice, rows["reportedly"].speaker) == (
        "evidential",
        "outlet",
        None,
    )
    assert (rows["shameful"].voice, rows["shameful"].speaker) == ("quote", "Anna Berg")
    assert (rows["perhaps"].kind, rows["perhaps"].voice) == ("hedge", "paraphrase")
    assert rows["were arrested"].term == "arrested"


def test_verbs_of_cues_get_their_tier(story):
    table = word_choice.reporting_verbs(story)
    assert list(table.columns) == word_choice.VERB_COLUMNS
    found = {row.verb: row for row in table.itertuples()}
    assert {verb: found[verb].tier for verb in ("say", "claim", "admit")} == {
        "say": "neutral",
        "claim": "doubting",
        "admit": "hostile",
    }
    assert (found["say"].speaker, found["say"].kind, found["say"].nested) == ("Anna Berg", "direct", False)
    assert story.text[found["claim"].start : found["claim"].end] == "claimed"


@pytest.mark.parametrize(
    ("cue", "verb", "tier"),
    [
        ("has repeatedly warned", "warn", "neutral"),
        ("pointed out", "point out", "asserting"),
        ("has, over the years, made it clear", "make clear", "asserting"),
        ("continued to insist", "insist", "doubting"),
        ("called for", "call for", "neutral"),
        ("called", "call", "neutral"),
        ("labelled", "label", "neutral"),
        ("labeled", "label", "neutral"),
        ("admitted", "admit", "hostile"),
        ("shot back", "shoot back", "forceful"),
        ("claims that", "claim", "doubting"),
    ],
)
def test_the_verb_of_a_cue(cue, verb, tier):
    found = cue_verbs.verb_of(cue, [Span(0, len(cue))])
    assert found is not None and (found.name, found.tier) == (verb, tier)


@pytest.mark.parametrize(
    ("sentence", "cue", "verb"),
    [
        ("Two clerks resigned in protest of it.", "protest", None),
        ("They held peaceful protests in Norby.", "protests", None),
        ("He made detailed comments on it.", "comments", None),
        ("Claims in foreign papers were many.", "Claims", None),
        ("Reed's claim that it sank was new.", "claim", None),
        ("Her attacks on the board went on.", "attacks", None),
        ("They protest that it sank.", "protest", "protest"),
        ("Reed claims it sank.", "claims", "claim"),
        ("The board claimed responsibility.", "claimed", None),
        ("She was confirmed by the council.", "confirmed", None),
        ("The chief was confirmed on Monday.", "was confirmed", None),
        ("It was confirmed that he swam.", "confirmed", "confirm"),
        ("He confirmed that he swam.", "confirmed", "confirm"),
        ("He confirmed the date.", "confirmed", None),
        ("He is noted for his hats.", "noted", None),
        ("She showed deftness.", "showed", None),
        ("They oppose the toll.", "oppose", None),
        ("He wants a toll.", "wants", None),
        ("The storm threatens a visit.", "threatens", None),
        ("She threatened on Monday to leave.", "threatened", "threaten"),
        ("She threatened a “long storm”.", "threatened", "threaten"),
        ("He did not admit that he swam.", "admit", None),
        ("He failed to clearly explain that it sank.", "clearly explain", None),
        ("He dismissed the witness.", "dismissed", None),
        ("The so-called plan failed.", "called", None),
    ],
)
def test_only_verbs_of_speech_count(sentence, cue, verb):
    at = sentence.index(cue)
    found = cue_verbs.verb_of(sentence, [Span(at, at + len(cue))], in_marks="“" in sentence)
    assert (found.name if found else None) == verb


def test_the_lists_of_what_is_no_speech_name_verbs_of_the_codebook():
    verbs = {verb for name in cue_verbs.LISTS for verb in codebook.entries(name)}
    no_speech, with_words = (
        codebook.words(cue_verbs.LISTS[1], key) for key in ("not_speech", "speech_with_words")
    )
    assert no_speech <= verbs and with_words <= verbs and not no_speech & with_words
    assert cue_verbs.words("committing") - {"threaten"} <= with_words and set(cue_verbs.NOT_SAID) <= verbs


@pytest.mark.parametrize("cue", ["according to", ":", "his claim that", "claims of", "a public comment on", ""])
def test_a_cue_without_a_known_verb(cue):
    assert cue_verbs.verb_of(cue, [Span(0, len(cue))]) is None


def test_an_unknown_verb_has_no_tier():
    table = word_choice.reporting_verbs(article_of("A Quiet Day\n\nAccording to Anna Berg, the pier is safe."))
    assert [(row.verb, row.tier) for row in table.itertuples()] == [(None, None)]


def test_tone_leaves_out_what_others_say():
    calm = "A Quiet Day\n\nThe ferry leaves at nine today. It is a lovely, happy morning here."
    quoted = calm + "\n\n“It is a terrible, horrible disaster and I hate it,” said Anna Berg."
    row = word_choice.tone(article_of(calm)).iloc[0]
    assert (row["sentences"], row["positive"], row["negative"], row["neutral"]) == (2, 1, 0, 1)
    assert row["voice"] == "outlet" and 0 < row["mean_compound"] <= 1
    assert word_choice.tone(article_of(quoted)).iloc[0]["negative"] == 0


def test_tone_of_nothing_is_unknown():
    row = word_choice.tone(article_of("")).iloc[0]
    assert row["sentences"] == 0 and math.isnan(row["mean_compound"])


def test_a_term_in_context(story):
    table = word_choice.in_context([story], "SCHEME~", width=14)
    assert list(table.columns) == word_choice.CONTEXT_COLUMNS
    row = table.iloc[0]
    assert (row["left"], row["term"], row["right"]) == ("be a shameful", "scheme", "to hide the")
    assert (row["voice"], row["speaker"], row["role"]) == ("quote", "Anna Berg", "body")
    assert row["outlet"] == story.label


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("u.s.", ["U.S.", "U.S."]),
        ("COVID-19", ["Covid-19"]),
        ("9/11", ["9/11"]),
        ("fear~", ["fears", "feared"]),
        ("harbour’s pier", []),
        ("the pier", ["The pier"]),
    ],
)
def test_terms_as_a_person_types_them(term, expected):
    article = article_of("A Quiet Day\n\nThe pier’s U.S. owner fears Covid-19, as it feared 9/11 in the U.S.")
    assert list(word_choice.in_context([article], term)["term"]) == expected


@pytest.mark.parametrize("term", ["", " ", "...", "~"])
def test_no_term_is_refused(story, term):
    with pytest.raises(ValueError, match="no word"):
        word_choice.in_context([story], term)


def test_furniture_is_left_out():
    article = article_of(STORY + "\nPhoto by Jo Field/Reckless Pictures via Getty Images\n")
    assert set(word_choice.word_choice(article)["role"]) <= {"headline", "subhead", "body"}
    assert len(word_choice.in_context([article], "reckless")) == 1


def test_an_article_without_any_has_empty_tables_with_columns():
    article = article_of("A Quiet Day\n\nThe ferry leaves at nine.")
    assert list(word_choice.word_choice(article).columns) == word_choice.WORD_COLUMNS
    assert list(word_choice.reporting_verbs(article).columns) == word_choice.VERB_COLUMNS
    assert len(word_choice.word_choice(article)) == len(word_choice.reporting_verbs(article)) == 0


@given(
    st.lists(
        st.sampled_from(["may", "Shocking", "was", "arrested", "by", "“", "”", "-", ",", "\n", "about", "3"])
    ).map(" ".join)
)
def test_words_lie_in_order_inside_the_text(text):
    found = word_choice.find_words(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


ENTRIES = [(name, entry) for name in word_choice.LISTS for entry in codebook.entries(name)]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: value)
def test_every_entry_finds_its_own_example(name, entry):
    example = codebook.entries(name)[entry]["example"]
    assert (word_choice.LISTS[name], entry) in {(f.kind, f.category) for f in word_choice.find_words(example)}


def test_no_two_entries_have_the_same_term():
    places = {}
    for name, entry in ENTRIES:
        for item in codebook.entries(name)[entry]["terms"]:
            places.setdefault(item["term"] if isinstance(item, dict) else item, set()).add((name, entry))
    assert {term: entries for term, entries in places.items() if len(entries) > 1} == {}


def test_evidential_passives_are_entries_of_the_evidentials():
    with_verbs = {name for name, entry in codebook.entries("passives").items() if "participles" in entry}
    assert with_verbs and with_verbs <= set(codebook.entries("evidentials"))


@pytest.mark.parametrize("name", cue_verbs.LISTS)
def test_every_verb_has_a_tier(name):
    assert {entry["tier"] for entry in codebook.entries(name).values()} == set(cue_verbs.TIERS)


def test_the_two_lists_of_verbs_share_none():
    first, second = (set(codebook.entries(name)) for name in cue_verbs.LISTS)
    assert not first & second


def test_a_verb_without_a_tier_is_named_with_its_line(tmp_path, monkeypatch):
    for name in cue_verbs.LISTS:
        (tmp_path / f"{name}.yaml").write_text(
            "about: try\nsource: none\nentries:\n  - id: say\n    definition: d\n    example: e\n",
            encoding="utf-8",
        )
    monkeypatch.setattr(codebook.paths, "CODEBOOK", tmp_path)
    cue_verbs.forms.cache_clear()
    codebook.entries.cache_clear()
    try:
        with pytest.raises(codebook.CodebookError, match=r"reporting_verbs\.yaml, line 4: .*tier"):
            cue_verbs.forms()
    finally:
        monkeypatch.undo()
        cue_verbs.forms.cache_clear()
        codebook.entries.cache_clear()


def test_the_warning_names_its_studies():
    assert "Boukes" in word_choice.WARNING and "van Atteveldt" in word_choice.WARNING
