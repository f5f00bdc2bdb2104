"""The findings of every section are asked again under other rules of counting, each by what the rows then hold."""

import re

import pandas as pd
import pytest
import table_factory as made
from hypothesis import HealthCheck, Phase, given, settings

from helpers import (
    findings_concentration,
    findings_sourcing,
    robustness,
    robustness_counting,
    robustness_framing,
    robustness_panel,
    robustness_quotation,
    robustness_readability,
    robustness_sourcing,
)
from helpers.article import FURNITURE
from helpers.robustness_measures import Counted

drawn = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate]
)
COUNTING = {rule.name: rule for rule in robustness_counting.RULES}
READING = {rule.name: rule for rule in robustness_readability.RULES}


def tables_of(*sources):
    return made.tables_from(
        *(made.article_from(source, f"a{i}", f"Paper {chr(65 + i)}") for i, source in enumerate(sources))
    )


def verdicts(table):
    return {row["finding"]: (row["holds"], row["rules"], row["verdict"]) for row in table.to_dict("records")}


def panel_of(section, tables):
    return robustness.table_of(section.tested(Counted(tables)))


def told_of(section, tables):
    return robustness.sentences_of(section.tested(Counted(tables)), list(tables.articles["article"]))


def copies(tables):
    return {name: getattr(tables, name).copy() for name in vars(tables)}


# ---- counting anew ----------------------------------------------------------------


@drawn
@given(made.collections)
def test_without_another_rule_counting_anew_changes_nothing(collection):
    tables = made.tables_of(collection)
    other = robustness_counting.recount(tables, tables.attributions)
    same = [name for name in tables.articles if name not in robustness_counting.LOST]
    pd.testing.assert_frame_equal(other.articles[same], tables.articles[same], check_dtype=False)
    both = [name for name in tables.sources if name in other.sources]
    order = ["article", "start"]
    pd.testing.assert_frame_equal(
        other.sources[both].sort_values(order, ignore_index=True).drop(columns=["source", "paragraph"]),
        tables.sources[both].sort_values(order, ignore_index=True).drop(columns=["source", "paragraph"]),
        check_dtype=False,
    )


@drawn
@given(made.collections)
def test_every_rule_leaves_the_tables_it_is_given_as_they_were(collection):
    tables = made.tables_of(collection)
    before = copies(tables)
    for rule in (*robustness_counting.RULES, *robustness_readability.RULES):
        rule.apply(tables)
        for name, frame in before.items():
            pd.testing.assert_frame_equal(getattr(tables, name), frame)


@drawn
@given(made.collections)
def test_a_role_counts_as_if_its_lines_were_body(collection):
    collection = [lines or [("body", ["It rained."])] for lines in collection]
    for roles, name in (
        (("caption",), "captions"),
        (FURNITURE, "page furniture"),
        (("headline",), "the headline"),
    ):
        moved = [[("body" if role in roles else role, words) for role, words in lines] for lines in collection]
        ours = COUNTING[name].apply(made.tables_of(collection)).articles
        truth = made.tables_of(moved).articles
        for column in (
            "body_words",
            "quotations",
            "quoted_words",
            "attributed_words",
            "quote_density",
            "speakers",
        ):
            assert list(ours[column].fillna(-1)) == pytest.approx(list(truth[column].fillna(-1))), column


SOURCE = (
    "headline: {Ana Ruiz|direct|“We will not pay for it”}\n"
    "caption: The quay, {Jon Reed|direct|“a wreck by now”}\n"
    "body: {Ana Ruiz|direct|“It is sound, and it will stay so.”} He spoke of {Jon Reed|mixed|an “act of faith”}. "
    "{[two officials]|indirect|that it is old}. It rained.\n"
)


@pytest.mark.parametrize(
    ("name", "attributions", "quotations", "quoted"),
    [
        ("captions", 4, 3, 8 + 3 + 4),
        ("page furniture", 4, 3, 8 + 3 + 4),
        ("the headline", 4, 3, 8 + 3 + 6),
        ("partial quotations", 3, 1, 8),
        ("second-hand attributions", 2, 1, 8),
    ],
)
def test_what_a_rule_counts(name, attributions, quotations, quoted):
    tables = tables_of(SOURCE)
    (row,) = COUNTING[name].apply(tables).articles.to_dict("records")
    assert (row["attributions"], row["quotations"], row["quoted_words"]) == (attributions, quotations, quoted)
    assert row["quote_density"] == quoted / row["body_words"]
    assert row["quoted_words"] + row["paraphrased_words"] + row["outlet_words"] == row["body_words"]


def test_attributions_inside_others_count_without_their_words_being_counted_twice():
    tables = tables_of(SOURCE)
    tables.attributions["nested_in"] = [None, None, None, "a0-2", None]
    tables.attributions["counted"] &= tables.attributions["nested_in"].isna()
    tables = robustness_counting.recount(tables, tables.attributions)
    other = COUNTING["nested attributions"].apply(tables)
    assert list(tables.articles["quotations"]) == [1] and list(other.articles["quotations"]) == [2]
    assert list(tables.articles["speakers"]) == [1] and list(other.articles["speakers"]) == [2]
    assert other.articles["quoted_words"].equals(tables.articles["quoted_words"])


def test_attributions_of_a_low_score_are_left_out_and_those_without_one_stay():
    tables = tables_of(SOURCE)
    tables.attributions["score"] = [None, None, 0.49, 0.5, None]
    other = COUNTING["doubtful attributions"].apply(tables)
    assert list(other.articles["attributions"]) == [2] and list(other.articles["quoted_words"]) == [3]
    assert list(other.sources["speaker"].fillna("none")) == ["Jon Reed", "none"]


# ---- readability ------------------------------------------------------------------


def test_the_headline_counts_as_a_sentence_of_the_mean():
    tables = tables_of("headline: Rain again\nbody: It rained all day long. It did.", "body: It rained all day.")
    other = READING["the headline"].apply(tables).readability
    assert list(other[other["voice"] == "all"]["mean_sentence_words"]) == pytest.approx([9 / 3, 4.0])
    assert other[other["voice"] == "outlet"].equals(tables.readability[tables.readability["voice"] == "outlet"])


def test_the_median_sentence_and_the_outlets_own_words():
    tables = tables_of("body: It rained and rained and rained all day. It did. It did.")
    assert READING["the mean"].apply(tables).readability["mean_sentence_words"].iloc[0] == 2
    own = READING["quoted words"].apply(tables).readability
    assert list(own["voice"]) == ["all"] and list(own["mean_sentence_words"]) == [4]  # of three sentences no mean
    tables = tables_of("body: {Ana Ruiz|direct|“It is sound and dry.”} " + "It rained all day. " * 4 + "It did.")
    own = READING["quoted words"].apply(tables).readability
    assert list(own["mean_sentence_words"]) == pytest.approx([18 / 5])


def test_a_grade_by_another_formula():
    tables = tables_of("body: It rained all day long. It did.", "body: It rained.")
    tables.readability["smog"] = [1.0, 1.0, 2.0, 2.0]
    found = verdicts(panel_of(robustness_readability, tables))
    assert found["The article with the higher school grade is Paper A (1.8)"] == (
        1, 2, "depends on the formula (SMOG)",
    )  # fmt: skip
    assert tables.readability["flesch_kincaid_grade"].iloc[0] == 1.75


# ---- claims -----------------------------------------------------------------------


CAPTIONED = "caption: {Jon Reed|direct|“It groans at night and it will fall by day”}\n"
QUIET = "body: {Ana Ruiz|direct|“It is sound today.”} " + "It rained all day. " * 3
LOUD = "body: {Ana Ruiz|direct|“It is sound today.”} It rained all day."


def test_a_larger_share_hangs_on_the_captions():
    found = verdicts(panel_of(robustness_quotation, tables_of(CAPTIONED + QUIET, LOUD)))
    claim = "The article with the larger share of words in quotation marks is Paper B (50%)"
    assert found[claim] == (0, 2, "depends on captions, page furniture")


def test_what_looks_level_is_no_claim():
    found = verdicts(robustness_panel.robustness(tables_of(LOUD, LOUD)))
    assert not any(finding.startswith("The article with") for finding in found)
    assert "The speaker quoted most in Paper A is Ana Ruiz (4 quoted words)" in found


def test_a_measure_is_spared_the_rule_that_does_away_with_it():
    partly = "body: " + "{Ana Ruiz|mixed|a “fine thing”} and {Ana Ruiz|direct|“it is sound and dry”}. " * 3
    found = verdicts(panel_of(robustness_quotation, tables_of(partly, LOUD * 5)))
    claim = "The article with the larger share of partial quotations is Paper A (50%)"
    assert found[claim] == (
        0,
        1,
        "depends on second-hand attributions",
    )  # by the rule on partial ones it would be two
    few = verdicts(panel_of(robustness_quotation, tables_of(partly, LOUD)))
    assert claim not in few


def test_sourcing_is_asked_who_is_first_who_has_most_and_whose_share_is_larger():
    named = (
        "headline: {Lea Ott|direct|“No”}\n"
        "body: {Ana Ruiz|direct|“It is sound.”} {Jon Reed|indirect|it is not so}. "
        "{Mia Stern|indirect|yes}."
    )
    other = (
        "body: " + "{[two officials]|indirect|it is old and it is worn}. " * 3 + "{Ana Ruiz|direct|“It is so.”}"
    )
    found = verdicts(panel_of(robustness_sourcing, tables_of(named, other)))
    assert not any(finding.startswith("The first to be heard") for finding in found)  # nor does the report tell it
    assert found["The speaker given most words in Paper A is Jon Reed (50%)"][2] == robustness.STABLE
    claim = "The article with the larger share of attributions to sources without a name is Paper B (75%)"
    assert found[claim][2] == robustness.UNTOUCHED  # Paper A has none either way


def test_a_source_that_is_named_in_one_place_and_worded_in_another_is_the_same():
    source = "caption: {[Senate]|indirect|it is so}\nbody: {Senate|indirect|it is so}. It rained."
    found = verdicts(panel_of(robustness_sourcing, tables_of(source)))
    assert found["The first to be heard in Paper A is Senate"][2] == robustness.STABLE
    source = source.replace("[Senate]", "")
    table = panel_of(robustness_sourcing, tables_of(source)).set_index("finding")
    assert table.loc["The first to be heard in Paper A is Senate", "otherwise"] == (
        "with captions counted too and with all page furniture counted too it is a source that could not be told"
    )


def test_of_two_attributions_of_one_stretch_the_words_are_counted_once():
    tables = tables_of("body: {Ana Ruiz|direct|“It is sound and dry today.”} It rained all day.")
    again = tables.attributions.assign(id="again", score=0.1)
    tables.attributions = pd.concat([tables.attributions, again], ignore_index=True)
    other = COUNTING["doubtful attributions"].apply(tables).articles
    assert list(other["quoted_words"]) == [6] and list(other["attributions"]) == [1]


def test_of_many_articles_the_two_ends_are_asked_and_who_leads_in_most():
    sources = [LOUD.replace("all day.", "all day. " * n) for n in (1, 2, 3, 4)]
    table = panel_of(robustness_quotation, tables_of(*sources))
    findings = set(table["finding"])
    assert "The article with the largest share of words in quotation marks is Paper A (50%)" in findings
    assert "The article with the smallest share of words in quotation marks is Paper D (29%)" in findings
    assert "The speaker quoted most in the most articles is Ana Ruiz (4 articles)" in findings
    assert not any("quoted most in Paper" in finding for finding in findings)


def test_a_finding_that_many_rules_overturn_is_told_by_their_number():
    source = CAPTIONED + "headline: {Jon Reed|direct|“It groans and groans and groans all night”}\n" + QUIET
    tables = tables_of(source, LOUD)
    texts = [finding.text for finding in robustness_panel.robust(tables)]
    assert (
        "Not firm: the speaker quoted most in Paper A is Ana Ruiz (4 quoted words); 3 of 3 other ways of counting "
        "give another answer." in texts
    )
    share = "The article with the larger share of words in quotation marks is Paper B (50%)"
    nearly = verdicts(panel_of(robustness_quotation, tables))[share]
    assert nearly[:2] == (0, 3) and not any("larger share of words in" in text for text in texts)


def test_who_is_hardly_ahead_is_not_asked():
    sources = [LOUD.replace("all day.", "all day. " + "On. " * n) for n in (8, 9, 20)]
    found = set(panel_of(robustness_quotation, tables_of(*sources))["finding"])
    shares = [finding.partition(" is ")[2] for finding in found if "share of words in quotation marks" in finding]
    assert shares == ["Paper C (14%)"]  # far behind the others; of their 25% and 24% nothing is said


def test_what_leaves_nothing_to_compare_overturns_nothing():
    nothing = robustness.Rule("all", "without any", lambda tables: None)
    claim = robustness.Claim("the first", lambda tables: tables and robustness.Answer("x", ("x",), "x"))
    found = robustness.ask("abc", [claim], [nothing])
    assert found[0].fails and not found[0].overturned
    assert robustness.sentences_of(found, ["a"]) == []


@pytest.mark.parametrize("sources", [(), ("chrome: Menu",), ("body: It rained.", "body: It poured.")])
def test_nothing_is_claimed_where_there_is_nothing(sources):
    table = robustness_panel.robustness(tables_of(*sources))
    assert list(table.columns) == ["section", *robustness.COLUMNS] and table.empty
    assert robustness_panel.robust(tables_of(*sources)) == []


@drawn
@given(made.collections)
def test_the_panel_is_that_of_all_sections(collection):
    tables = made.tables_of(collection[:3])
    table = robustness_panel.robustness(tables)
    framing = robustness_framing.robustness(tables)
    assert list(table.columns) == ["section", *robustness.COLUMNS]
    assert list(table[table["section"] == "framing"]["finding"]) == list(framing["finding"])
    assert list(table["section"]) == sorted(table["section"], key=robustness_panel.ORDER.index)
    assert table["finding"].is_unique and (table["holds"] <= table["rules"]).all()
    for finding in robustness_panel.robust(tables):
        plain = "".join(piece for piece in finding.pieces if isinstance(piece, str))
        assert not re.search(r"\d", plain) and finding.text.endswith(".") and "  " not in finding.text
        assert "nan" not in finding.text.split()


SHARES = {
    "share of words in quotation marks": "quote_density",
    "number of quotations": "quotations",
    "share of attributions to sources without a name": "unnamed_attribution_share",
    "share of attributed words for its top speaker": "top_speaker_share",
}


def is_told(tables, column):
    """Whether the report tells a measure, and which article has more of it by a tenth."""
    lead = findings_concentration.all_lead(tables) and findings_concentration.top_speakers(tables)
    if column == "top_speaker_share" and not lead:
        return False
    if column == "unnamed_attribution_share" and not findings_sourcing.unnamed_sources(tables):
        return False
    values = tables.articles[column].dropna()
    return bool(values.max() - values.min() >= 0.1 * values.max())


@drawn
@given(made.collections)
def test_an_article_has_more_if_and_only_if_its_measure_is_larger(collection):
    tables = made.tables_of(collection[:2])
    found = verdicts(robustness_panel.robustness(tables))
    names = dict(zip(tables.articles["article"], tables.articles["outlet"], strict=True))

    def ahead(other, column):
        values = other.articles.set_index("article")[column].dropna()
        return names[values.idxmax()] if len(values) == 2 and abs(values.diff().iloc[1]) > 0.01 else None

    for what, column in SHARES.items():
        first = f"The article with the larger {what} is "
        claimed = [finding.removeprefix(first) for finding in found if finding.startswith(first)]
        leader = ahead(tables, column)
        if leader and not is_told(tables, column):
            assert not claimed
        elif leader:
            (claim,) = claimed
            assert claim.startswith(f"{leader} (")
            others = [ahead(rule.apply(tables), column) for rule in robustness_counting.RULES]
            if all(other == leader for other in others):
                assert found[first + claim][2] in (robustness.STABLE, robustness.UNTOUCHED)
            elif any(other and other != leader for other in others):
                assert found[first + claim][2].startswith("depends on ")


def test_twelve_articles_have_a_panel():
    _, tables = made.many(12)
    table = robustness_panel.robustness(tables)
    assert set(table["section"]) >= {"quotation", "sourcing", "readability"} or table["finding"].is_unique
    assert len(robustness_panel.robust(tables)) <= 1 + robustness_panel.TOLD * len(robustness_panel.ORDER)


def recomputed(tables, under=""):
    """Yield what each number may be about and its value, counted afresh from the rows that count."""
    said = tables.attributions[tables.attributions["counted"].astype(bool)]
    kinds = {
        "official": "officials and candidates",
        "expert": "experts",
        "unspecified": "sources of no stated kind",
    }
    for article in tables.articles.itertuples():
        own, name = said[said["article"] == article.article], f" in {article.outlet}{under}"
        quoted, words, unnamed = (
            own[own["kind"] != "indirect"],
            own["words"].sum(),
            [v is False for v in own["named"]],
        )
        yield f"share of words in quotation marks{name}", article.quoted_words / max(1, article.body_words)
        yield f"quotations{name}", len(quoted)
        yield f"speakers{name}", own["speaker"].nunique()
        if len(own):
            yield f"share of attributions to sources without a name{name}", sum(unnamed) / len(own)
            for kind, called in kinds.items():
                yield f"share of attributions to {called}{name}", (own["source_type"] == kind).mean()
        if words:
            what = f"share of attributed words given to sources without a name{name}"
            yield what, own["words"][unnamed].sum() / words
            for speaker in said["speaker"].dropna().unique():
                spoken = own["words"][own["speaker"] == speaker].sum()
                yield f"share of attributed words given to {speaker}{name}", spoken / words
        for speaker, group in own.groupby("speaker"):
            yield f"words of {speaker} in quotation marks{name}", group["quoted_words"].sum()


@drawn
@given(made.collections)
def test_every_number_is_what_the_rule_gives(collection):
    tables = made.tables_of(collection)
    truth = dict(recomputed(tables))
    for rule in robustness_counting.RULES:
        truth |= dict(recomputed(rule.apply(tables), f", {rule.under}"))
    for finding in (*told_of(robustness_quotation, tables), *told_of(robustness_sourcing, tables)):
        for number in finding.numbers:
            if number.what in truth:
                assert number.value == pytest.approx(truth[number.what]), finding.text
            else:  # those that are level with each other, sums over the panel, and measures that are tested above
                assert re.search(
                    " and |^findings|^articles |names that|ways of counting|median|longest|concentration|partial",
                    number.what,
                ), number.what


def test_the_shares_of_a_speaker_and_of_a_kind_of_source():
    first = (
        "body: {Ana Ruiz|direct|“It is sound.”} {Ana Ruiz|indirect|it is not so}. {Jon Reed|mixed|no “act of God”}"
    )
    other = "body: {Jon Reed|indirect|it is old and worn}. {Ana Ruiz|direct|“It is.”} {Jon Reed|indirect|it is}."
    found = verdicts(panel_of(robustness_sourcing, tables_of(first, other)))
    assert found["The article with the larger share of attributed words given to Ana Ruiz is Paper A (64%)"]
    assert found["The article with the larger share of attributed words for its top speaker is Paper B (78%)"]
    assert not any("attributions to experts" in finding for finding in found)  # they are one man's
