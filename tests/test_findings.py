"""Every number that a sentence states is what the rows of the tables give, and no more is claimed."""

import re

import pandas as pd
import pytest
import table_factory as made
from hypothesis import HealthCheck, Phase, given, settings

from helpers import findings, findings_readability
from helpers.frame_wording import on
from helpers.wording import Number, say, show_percent

FORBIDDEN = re.compile(
    r"\b(bias\w*|typical\w*|intend\w*|omit\w*|significan\w*|p-value|always|never)\b", re.IGNORECASE
)

LISTED = {
    "Ana Ruiz": ["Ana Ruiz"],
    "Officials": ["Officials", "officials"],
    "Nobody": ["Nobody"],
    "The sea": ["The sea"],
    "Experts": ["type:expert"],
}


def tables_of(collection):
    return made.tables_of(collection, LISTED)


def everything(tables):
    return [
        finding
        for part in (findings.summary, *findings.SECTIONS.values(), findings.limits)
        for finding in part(tables)
    ]


TYPES = {"official": "officials", "expert": "experts", "unspecified": "sources of no stated kind"}


def recomputed(tables):
    """Yield what each number may be about and its value, counted afresh from the rows."""
    said = tables.attributions[tables.attributions["counted"].astype(bool)]
    yield from recomputed_frames(tables)
    for article in tables.articles.to_dict("records"):
        name, identifier = article["outlet"], article["article"]
        own = said[said["article"] == identifier]
        quoted = own[own["kind"] != "indirect"]
        words, marked = own["words"].sum(), own["quoted_words"].sum()
        yield f"words of article text in {name}", article["body_words"]
        yield f"lines in {name}", article["lines"]
        yield f"lines of page furniture in {name}", article["furniture_lines"]
        yield f"sentences in {name}", article["sentences"]
        yield f"share of one sentence of {name}", 100 / article["sentences"] if article["sentences"] else None
        yield f"quotations in {name}, of whose words those in marks are counted", article["quote_density"]
        yield f"quotations in {name}", len(quoted)
        yield f"paraphrases in {name}", len(own) - len(quoted)
        full = quoted["quoted_words"][quoted["quoted_words"] >= 4]
        yield f"partial quotations in {name}", len(quoted) - len(full)
        yield f"full quotations in {name}", len(full)
        yield f"median words in marks of the full quotations in {name}", full.median()
        unnamed = own["words"][[value is False for value in own["named"]]]
        yield f"words given to sources without a name in {name}", unnamed.sum() / words if words else None
        spoken = own.groupby("speaker")["words"].sum()
        index = (spoken / spoken.sum()).pow(2).sum()
        yield f"concentration of the words given to speakers in {name}", index
        grid = tables.stakeholders[tables.stakeholders["article"] == identifier]
        yield f"stakeholders listed in {name}", len(grid)
        yield f"stakeholders heard in {name}", grid["status"].isin(["quoted", "paraphrased"]).sum()
        yield f"attributions in {name}", len(own)
        yield f"attributed words in {name}", words
        yield f"words of {name} in quotation marks", marked
        yield f"speakers in {name}", own["speaker"].nunique()
        yield (
            f"attributions to sources without a name in {name}",
            sum(value is False for value in own["named"]),
        )
        yield f"attributions that came at second hand in {name}", (own["hops"] > 0).sum()
        yield (
            f"first attribution in {name}",
            own.sort_values("start")["paragraph"].iloc[0] if len(own) else None,
        )
        for kind, called in TYPES.items():
            yield f"attributions to {called} in {name}", (own["source_type"] == kind).sum()
        for speaker, group in said.groupby("speaker"):
            part = group[group["article"] == identifier]
            yield f"words given to {speaker} in {name}", part["words"].sum() / words if words else None
            yield f"words of {speaker} in quotation marks in {name}", part["quoted_words"].sum()
        scores = tables.readability[tables.readability["article"] == identifier].set_index("voice")
        yield f"mean words a sentence in {name}", scores["mean_sentence_words"]["all"]
        yield f"mean words a sentence of {name} without quoted words", scores["mean_sentence_words"]["outlet"]
        yield f"Flesch-Kincaid grade of {name}", scores["flesch_kincaid_grade"]["all"]
    heard = said.groupby("speaker")["article"].nunique()
    yield "speakers in these articles", len(heard)
    yield "speakers heard in more than one article", (heard > 1).sum()
    yield "attributions in these articles", len(said)
    yield "attributions without a speaker's name", said["speaker"].isna().sum()
    yield "words of the longest quotation", said["quoted_words"].max() if len(said) else None
    yield "attributions through Radio Nine", (said["via"] == "Radio Nine").sum()
    furniture = tables.lines[tables.lines["role"].isin(["promo", "caption"])]
    yield "words of page furniture", furniture["words"].sum()
    for role, group in furniture.groupby("role"):
        yield f"words of {role}", group["words"].sum()


def recomputed_frames(tables):
    """Yield the same of what sentences on frames count: sentences of one article, or of all."""
    frames = tables.frames[tables.frames["role"] == "body"]
    body = tables.sentences[tables.sentences["role"] == "body"]
    yield "sentences in these articles", len(body)
    everywhere = ("", frames, len(body), "outlets'")
    one = [
        (f" in {a['outlet']}", frames[frames["article"] == a["article"]], a["sentences"], "outlet's")
        for a in tables.articles.to_dict("records")
    ]
    for where, here, total, whose in [everywhere, *one]:
        yield f"headline of {where.removeprefix(' in ')}", 1
        for family, those in frames.groupby("family"):
            own = here[here["family"] == family]
            yield f"sentences with a {family} frame{where}", len(own[["article", "start"]].drop_duplicates())
            for frame in those["frame"].unique():
                part = own[own["frame"] == frame]
                what = f"sentences {on(family, frame)}"
                yield f"{what}{where}", len(part)
                yield f"share of {what}{where}", len(part) / max(1, total)
                yield f"{what} in the {whose} own voice{where}", (part["voice"] == "outlet").sum()
                yield f"{what} in quotation marks{where}", (part["voice"] == "quote").sum()
                part = part[part["voice"] != "outlet"]
                yield f"{what} attributed to somebody{where}", len(part)
                yield f"{what} attributed to a source without a known name{where}", part["speaker"].isna().sum()
                speakers = part.groupby("speaker").size().sort_values(ascending=False)
                for speaker, number in speakers.items():
                    yield f"{what} attributed to {speaker}{where}", number
                above = speakers[speakers > speakers.iloc[3]] if len(speakers) > 4 else speakers
                named = above.sum() or speakers.iloc[:3].sum()
                yield f"{what} attributed to other speakers{where}", speakers.sum() - named


TOLD_OVER_ARTICLES = re.compile("^articles ")  # counted over articles: checked by their passages and articles


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(made.collections)
def test_every_number_is_what_the_rows_give(collection):
    tables = tables_of(collection)
    truth = dict(recomputed(tables))
    for finding in everything(tables):
        for number in finding.numbers:
            if TOLD_OVER_ARTICLES.match(number.what):
                holders = {p.article for p in number.passages} or set(number.articles)
                assert number.value == len(holders), finding.text
                continue
            if " and " in number.what and number.what.startswith("words of "):  # speakers level with each other
                names, _, rest = number.what.removeprefix("words of ").partition(" in quotation marks")
                wanted = {truth[f"words of {name} in quotation marks{rest}"] for name in names.split(" and ")}
            else:
                wanted = {truth[number.what]}
            assert all(value == pytest.approx(number.value) for value in wanted), finding.text
            assert number.shown in printed(number.value), finding.text


def printed(value):
    whole = {f"{int(value):,}"} if value == int(value) else set()
    return (
        whole
        | {f"{value:.1f}", f"{value:.2f}", show_percent(value), f"paragraph {int(value)}"}
        | ({"one", "headline", "that"} if value == 1 else set())
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(made.collections)
def test_a_number_of_sentences_opens_them_one_by_one(collection):
    tables = tables_of(collection)
    sentences = set(tables.sentences[["article", "start", "end"]].itertuples(index=False, name=None))
    for finding in findings.framing(tables):
        for number in finding.numbers:
            assert sentences.issuperset(number.passages), finding.text
            if re.match("sentences (on|with) ", number.what):
                assert len(number.passages) == number.value, finding.text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(made.collections)
def test_sentences_claim_no_more_than_counts_allow(collection):
    tables = tables_of(collection)
    for finding in everything(tables):
        plain = "".join(piece for piece in finding.pieces if isinstance(piece, str))
        assert not re.search(r"\d", plain), "a number that leads to no passage"
        assert not FORBIDDEN.search(plain.replace("how their outlets always write", ""))
        assert finding.text[0].isupper() or finding.text[0] in "“0123456789"
        assert finding.text.endswith(".") and "  " not in finding.text
        assert 0 <= finding.size <= 1
        assert not re.search(
            r"(?<![.,\d])1 (quotations|words|sentences|lines|speakers|paraphrases|attributions)\b",
            finding.text,
        )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(made.collections)
def test_the_highest_comes_first(collection):
    tables = tables_of(collection)
    for part in (findings.length, findings_readability.sentence_length, findings_readability.grade):
        for finding in part(tables):
            values = [number.value for number in finding.numbers if not number.what.startswith("sentences in")]
            falls = " run" not in finding.text  # more than three are told from the lowest to the highest
            assert values == sorted(values, reverse=falls)


def test_one_article_is_told_without_a_comparison():
    tables = made.tables_from(made.article_from(made.NORTH, "n", "North Post"))
    texts = [finding.text for finding in everything(tables)]
    assert "North Post puts 40% of its 73 words in quotation marks." in texts
    assert not any("differs" in text or "both" in text.split("are both in")[0] for text in texts)


def test_an_article_without_words_has_no_density_rather_than_none():
    tables = made.tables_from(
        made.article_from(made.NORTH, "n", "North Post"), made.article_from("chrome: Menu", "m", "Empty Echo")
    )
    (density,) = findings.quotation(tables)[:1]
    assert density.text == "North Post puts 40% of its 73 words in quotation marks."


def test_a_shared_quotation_is_counted_on_both_sides():
    _, tables = made.pair()
    assert [finding.text for finding in findings.shared(tables)] == [
        "1 quotation was found in both articles (Jon Reed).",
        "Shared with another article: 1 of 3 quotations in North Post and 1 of 2 in South Gazette.",
    ]


def test_twelve_articles_are_told_by_their_ends():
    _, tables = made.many(12)
    assert all(len(finding.text) < 420 for finding in everything(tables))


def test_concentration_is_told_with_its_speakers():
    _, tables = made.pair()
    texts = [finding.text for finding in findings.sourcing(tables)]
    assert (
        "The speaker given most words has 65% of the 40 attributed words in North Post (Ana Ruiz), "
        "33% of 18 in South Gazette (Mia Stern)."
    ) in texts
    assert any(text.startswith("Concentration") and "0.67 in North Post (2 speakers)" in text for text in texts)
    assert (
        "Sources without a name have 18% of the 40 attributed words in North Post, 0% of 18 in South Gazette."
        in texts
    )


def test_the_length_of_quotations_leaves_out_partial_ones():
    _, tables = made.pair()
    assert (
        "The median quotation, partial ones left out, has 13 words in North Post (2 quotations), "
        "6 in South Gazette (2)."
    ) in [finding.text for finding in findings.quotation(tables)]


def test_who_is_missing_is_not_found_rather_than_left_out():
    north, south = made.article_from(made.NORTH, "n", "North Post"), made.article_from(made.SOUTH, "s", "South")
    listed = {"Ana Ruiz": ["Ana Ruiz"], "Council": ["Council", "the council"], "Anglers": ["anglers"]}
    found = findings.sourcing(made.tables_from(north, south, listed=listed))[-3:]
    assert [finding.text for finding in found] == [
        "Stakeholders quoted or paraphrased, of those listed: 1 of 3 in North Post, 0 of 3 in South.",
        "Heard in one article and not found in another: Ana Ruiz, heard in 1 of 2 (North Post), not found in 1 "
        "(South).",
        "Neither quoted nor paraphrased in any article: Council, mentioned in 2 of 2; "
        "Anglers, not found in 2 of 2.",
    ]
    assert found[1].numbers[0].passages and found[1].numbers[-1].articles == ("s",)


def texts_of(*sources):
    articles = [made.article_from(source, f"a{i}", f"Paper {chr(65 + i)}") for i, source in enumerate(sources)]
    return [finding.text for finding in findings.framing(made.tables_from(*articles))]


def test_a_tie_for_the_most_frequent_frame_is_said_to_be_one():
    assert texts_of("body: The CLASH. The COST.")[0] == (
        "The most frequent generic frame is conflict and economic consequences in Paper A (1 of 2 sentences each)."
    )


def test_the_generic_frames_are_told_in_full():
    assert texts_of(
        "body: The CLASH. {Ana Ruiz|direct|“A CLASH,”} she said. {Jon Reed|indirect|that a CLASH it is}. Rain.",
        "body: The RIFT. It rained. What a SHAME. A WIDOW waits. It rained. The RIFT grows.",
    ) == [
        "The most frequent generic frame in both articles is conflict, also the one whose share differs most: "
        "3 of 4 sentences in Paper A (75%) and 2 of 6 in Paper B (33%).",
        "Of the 3 sentences on conflict in Paper A, 1 is in the outlet's own voice and 2 attributed, 1 of them in "
        "quotation marks: 1 to Ana Ruiz and 1 to Jon Reed.",
        "The 2 sentences on conflict in Paper B are both in the outlet's own voice.",
        "No sentence on human interest or morality was found in Paper A; Paper B has 1 of 6 on human interest and "
        "1 on morality.",
    ]


def test_frames_of_one_name_are_told_apart_by_their_family():
    texts = texts_of(
        "body: A SHAME. A DUTY. The DUTY. Your DUTY. My DUTY. {Ana Ruiz|direct|“My DUTY.”}", "body: A SHAME."
    )
    assert "The most frequent policy frame is morality in Paper A (5 of 6 sentences)." in texts
    assert (
        "Of the 5 sentences on morality (policy) in Paper A, 4 are in the outlet's own voice and 1 attributed, in "
        "quotation marks, to Ana Ruiz." in texts
    )
    assert "Of the 1 sentence" not in " ".join(texts)


def test_a_frame_whose_name_is_no_noun_is_told_by_one():
    assert on("policy", "economic") == "on economic matters (policy)"
    assert on("war and peace", "demonizing language") == "with demonizing language (war and peace)"
    assert on("generic", "human interest") == "on human interest"


def test_speakers_level_with_each_other_are_all_named_or_none():
    speakers = ["Ana Ruiz", "Ana Ruiz", "Jon Reed", "Mia Stern", "Lea Ott", "Tom Day"]
    texts = texts_of("body: " + " ".join(f"{{{name}|direct|“A CLASH.”}}" for name in speakers) + " The CLASH.")
    assert (
        "Of the 7 sentences on conflict in Paper A, 1 is in the outlet's own voice and 6 attributed, in quotation "
        "marks: 2 to Ana Ruiz and 4 to other speakers."
    ) in texts


def test_a_family_of_few_sentences_is_told_in_one():
    texts = texts_of("body: The TROOPS came. It rained.", "body: {Ana Ruiz|direct|“What TROOPS?”} It rained.")
    assert texts == [
        "No sentence that carries a generic frame was found in Paper A or Paper B.",
        "Few sentences carry a policy frame: 1 of 2 in Paper A and 1 of 2 in Paper B.",
    ]


def test_headlines_are_told_with_their_voice():
    found = texts_of(
        "headline: A CLASH of TROOPS\nbody: It rained.",
        "headline: {Ana Ruiz|direct|“A TRUCE”}\nbody: It rained.",
        "headline: Rain\nbody: It rained.",
    )
    assert found[-1] == (
        "The headline of Paper A carries the generic frame “conflict” and the policy frame “security” in the "
        "outlet's own voice; that of Paper B carries the war and peace frame “agreement and solution” in "
        "quotation marks; no frame was found in that of Paper C."
    )


def test_shares_never_round_to_nothing_or_to_all():
    assert [show_percent(share) for share in (0, 0.001, 0.005, 0.125, 0.999, 1)] == [
        "0%", "under 1%", "1%", "13%", "over 99%", "100%",
    ]  # fmt: skip


def test_markdown_shows_names_as_they_are():
    assert say("{name} costs {n}.", name="*The* $ign_s", n=Number(1, "1", "x")).markdown() == (
        r"\*The\* \$ign\_s costs 1."
    )


def test_a_column_that_pandas_made_missing_is_unknown():
    _, tables = made.pair()
    tables.attributions["speaker"] = pd.array(tables.attributions["speaker"], dtype="string")
    assert everything(tables)
