"""A finding is stable where every other rule that bears on it gives the same answer."""

import re
from types import SimpleNamespace

import pytest
import table_factory as made
from hypothesis import HealthCheck, Phase, given, settings

from helpers import robustness, robustness_framing
from helpers.frame_profiles import families, shares
from helpers.frame_wording import coded_as
from helpers.robustness import Answer, Claim, Rule, ask
from helpers.wording import show_percent

drawn = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate]
)

RULES = {rule.name: rule for rule in robustness_framing.RULES}


def largest(numbers):
    """Answer which number is the largest, of tables that are a list of numbers."""
    return Answer(max(numbers), (str(max(numbers)),), tuple(numbers)) if numbers else None


CLAIM = Claim("the largest number", largest)


def verdict(numbers, *rules, claim=CLAIM):
    return [one.verdict for one in ask(numbers, [claim], rules)]


def test_a_finding_is_stable_or_depends_on_the_rules_that_change_it():
    without_first = Rule("the first", "without the first", lambda numbers: numbers[1:])
    without_last = Rule("the last", "without the last", lambda numbers: numbers[:-1])
    nothing_left = Rule("everything", "without anything", lambda numbers: [])
    assert verdict([1, 3, 2], without_first, without_last) == ["stable"]
    assert verdict([3, 2], without_first, without_last) == ["depends on the first"]
    assert verdict([3], without_first, nothing_left) == ["depends on the first, everything"]


def test_a_rule_that_changes_no_figure_is_no_test():
    same = Rule("nothing", "as it is", lambda numbers: list(numbers))
    (one,) = ask([1, 2], [CLAIM], [same])
    assert (one.under, one.verdict) == ((), "no rule changes its figures")
    assert robustness.sentences_of([one], ["a"]) == []


def test_a_claim_without_an_answer_is_not_made():
    assert verdict([], Rule("nothing", "as it is", list)) == []


def test_a_claim_is_spared_the_rules_that_could_but_confirm_it():
    without_first = Rule("the first", "without the first", lambda numbers: numbers[1:])
    assert verdict([3, 2], without_first, claim=CLAIM._replace(spared=("the first",))) == [
        "no rule changes its figures"
    ]


def tables_of(*sources):
    return made.tables_from(
        *(made.article_from(source, f"a{i}", f"Paper {chr(65 + i)}") for i, source in enumerate(sources))
    )


PAIR = (
    "headline: The COST\nbody: {Ana Ruiz|direct|“The COST.”} It rained. " + "The CLASH goes on. " * 6,
    "headline: Rain\nbody: The RIFT. The COST is high. It rained. " + "It rained again. " * 6,
)


def test_findings_on_framing_are_told_with_what_they_depend_on():
    longer = PAIR[0] + "The CLASH goes on. " * 2, PAIR[1] + "It rained again. " * 2
    table = robustness_framing.robustness(tables_of(*longer)).set_index("finding")
    row = table.loc["The generic frame coded most often in Paper A is conflict (80%)"]
    assert (row["holds"], row["rules"], row["verdict"], row["otherwise"]) == (3, 3, "stable", "")
    row = table.loc["The article with the larger share of sentences coded as conflict is Paper A (80%)"]
    assert (row["holds"], row["rules"], row["verdict"]) == (4, 4, "stable")
    assert len(table) == 2


def test_sentences_say_what_a_finding_is_instead():
    source = "body: The CLASH. " + "A RIFT. " * 7 + "A COST. " * 2
    assert [finding.text for finding in robustness_framing.robust(tables_of(source))] == [
        "Not firm: the generic frame coded most often in Paper A is conflict (80%); without sentences coded by an "
        "ambiguous term alone it is economic consequences (20%).",
    ]


def test_a_tie_is_no_other_answer_but_stands_in_the_table():
    tables = tables_of("body: The CLASH. " + "A RIFT. " * 7 + "A COST. ")
    assert robustness_framing.robust(tables) == []
    assert (
        robustness_framing.robustness(tables)["otherwise"]
        .iloc[0]
        .endswith("it is conflict and economic consequences, equal (11% each)")
    )


def test_nothing_is_claimed_where_there_is_nothing():
    tables = tables_of("body: It rained.", "chrome: Menu")
    assert robustness_framing.robustness(tables).empty
    assert robustness_framing.robust(tables) == []


def test_the_headline_counts_like_a_sentence_of_the_body():
    tables = RULES["the headline"].apply(tables_of(*PAIR))
    assert (tables.sentences["role"] == "body").sum() == 8 + 9 + 2
    first = shares(tables, "generic").iloc[1]
    assert (first["frame"], first["sentences"], first["of"]) == ("economic consequences", 2, 9)


def test_without_quoted_sentences_neither_they_nor_quoted_words_count():
    tables = RULES["quoted sentences"].apply(tables_of(*PAIR))
    first = shares(tables, "generic").iloc[1]
    assert (first["frame"], first["sentences"], first["of"]) == ("economic consequences", 0, 7)


@pytest.mark.parametrize(("speech", "own"), [(True, 1), (False, 2)])
def test_paraphrases_of_acts_may_count_as_the_outlets_own(speech, own):
    body = "body: A CLASH. {Ana Ruiz|indirect|A CLASH}. {Ana Ruiz|direct|“A CLASH.”}"
    tables = made.tables_from(made.article_from(body, "a", "Paper A"))
    tables.attributions["speech"] = speech
    found = RULES["acts and wishes"].apply(tables).frames
    assert list(found["voice"]).count("outlet") == own and list(found["voice"]).count("quote") == 1


@drawn
@given(made.collections)
def test_every_rule_leaves_frames_only_in_sentences_that_count(collection):
    tables = made.tables_of(collection)
    before = tables.frames.copy(), tables.sentences.copy()
    for rule in robustness_framing.RULES:
        other = rule.apply(tables)
        kept = set(other.sentences[["article", "start"]].itertuples(index=False, name=None))
        assert kept.issuperset(other.frames[["article", "start"]].itertuples(index=False, name=None))
        for family in families(other):
            for row in shares(other, family).itertuples():
                assert row.sentences <= row.of and not row.share > 1 + 1e-9
    assert tables.frames.equals(before[0]) and tables.sentences.equals(before[1])


def tops(tables, family, article):
    """Return the frames with most weight in an article, counted afresh."""
    weight = tables.sentences.get("weight", (tables.sentences["role"] == "body").astype(float))
    weighed = dict(zip(zip(tables.sentences["article"], tables.sentences["start"]), weight))  # noqa: B905
    sums = {}
    for row in tables.frames[tables.frames["family"] == family].itertuples():
        if row.article == article:
            sums[row.frame] = sums.get(row.frame, 0) + weighed[row.article, row.start]
    best = max(sums.values(), default=0)
    return {frame for frame, value in sums.items() if best and value == pytest.approx(best)}


@drawn
@given(made.collections)
def test_a_top_frame_is_stable_if_and_only_if_each_rule_has_it_again(collection):
    tables = made.tables_of(collection[:3])
    table = robustness_framing.robustness(tables).set_index("finding")
    for article in tables.articles.itertuples():
        for family in families(tables):
            (*rows,) = (
                row
                for finding, row in table.iterrows()
                if finding.startswith(f"The {family} frame coded most often in {article.outlet} is ")
            )
            for row in rows:
                base = tops(tables, family, article.article)
                fails = [
                    rule.name
                    for rule in robustness_framing.RULES
                    if tops(rule.apply(tables), family, article.article) != base
                ]
                assert row["rules"] - row["holds"] == len(fails)
                if fails:
                    assert row["verdict"] == "depends on " + ", ".join(fails)
                else:
                    assert row["verdict"] in (robustness.STABLE, robustness.UNTOUCHED)


@drawn
@given(made.collections)
def test_every_share_is_what_the_rule_gives(collection):
    tables = made.tables_of(collection)
    truth = {}
    for under, other in [("", tables), *((f", {r.under}", r.apply(tables)) for r in robustness_framing.RULES)]:
        for family in families(other):
            for row in shares(other, family).itertuples():
                truth[f"share of sentences {coded_as(family, row.frame)} in {row.outlet}{under}"] = row.share
            own = shares(other, family, "outlet").set_index(["outlet", "frame"])["share"]
            for row in shares(other, family).itertuples():
                ours = own[row.outlet, row.frame] / row.share if row.share else float("nan")
                what = f"share of sentences {coded_as(family, row.frame)} in {row.outlet} that are "
                truth[what + "in the outlet's own voice" + under] = ours
                truth[what + "attributed" + under] = 1 - ours
    done = robustness_framing.robustness(tables)
    for finding in robustness_framing.robust(tables):
        plain = "".join(piece for piece in finding.pieces if isinstance(piece, str))
        assert not re.search(r"\d", plain) and finding.text.endswith(".") and "  " not in finding.text
        for number in finding.numbers:
            if number.what.startswith("share of"):
                assert number.value == pytest.approx(truth[number.what]), finding.text
                assert number.shown == show_percent(number.value) and number.passages
            else:
                assert number.value < (done["holds"] < done["rules"]).sum()


def test_what_only_a_headline_carries_is_evidence_where_the_headline_counts():
    tables = tables_of("headline: A CLASH\nbody: " + "A CLASH. " * 3 + "The COST. " * 6)
    shares_told = {n.what: n for finding in robustness_framing.robust(tables) for n in finding.numbers}
    share = shares_told["share of sentences coded as conflict in Paper A, with the opening weighing most"]
    assert share.passages[0].start == 0 and len(share.passages) == 4


def test_another_section_brings_claims_and_rules_of_its_own():
    tables = SimpleNamespace(words={"Paper A": 40, "Paper B": 30})
    claim = Claim(
        "the longest article", lambda t: Answer((max(t.words, key=t.words.get),), ("x",), tuple(t.words.items()))
    )
    rule = Rule("captions", "with captions", lambda t: SimpleNamespace(words=t.words | {"Paper B": 50}))
    found = ask(tables, [claim], [rule])
    assert robustness.table_of(found)["verdict"].tolist() == ["depends on captions"]
    assert robustness.sentences_of(found, ["a"])[0].text == (
        "Not firm: the longest article is x; with captions it is x."
    )
