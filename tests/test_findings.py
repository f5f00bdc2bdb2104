"""Every number that a sentence states is what the rows of the tables give, and no more is claimed."""

import math
import re

import pandas as pd
import pytest
import table_factory as made
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpers import findings, findings_articles, findings_framing, findings_readability
from helpers.frame_card import unreliable
from helpers.frame_profiles import families
from helpers.frame_wording import FEW, LEAD, MORE, TIMES, FrameCounts, coded_as
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


# sections whose numbers have tests of their own
ELSEWHERE = ("headlines", "facts", "prominence", "reuse", "robustness", "collections")


def everything(tables, without=("robustness",)):  # which takes long, and has tests of its own
    sections = [section for name, section in findings.SECTIONS.items() if name not in without]
    return [finding for part in (findings.summary, *sections, findings.limits) for finding in part(tables)]


TYPES = {"official": "officials and candidates", "expert": "experts", "unspecified": "sources of no stated kind"}


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
    often = said.groupby(["speaker", "article"]).agg(
        n=("kind", "size"), quoted=("kind", lambda kinds: sum(kinds != "indirect"))
    )
    well = often[(often["n"] > 1) | (often["quoted"] > 0)].reset_index().groupby("speaker")["article"].nunique()
    yield "speakers heard in more than one article", (well > 1).sum()
    yield "attributions in these articles", len(said)
    firsts = said.sort_values("start").groupby("article")["paragraph"].first()
    yield "first attribution in these articles", firsts.mode().iloc[0] if len(firsts) else None  # of several alike
    untold = said[said["speaker"].isna() & (said["source_type"] != "document")]["named"]
    yield "attributions whose source could not be told", sum(value is not False for value in untold)
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
    everywhere = ("", frames, "outlets'")
    one = [
        (f" in {a['outlet']}", frames[frames["article"] == a["article"]], "outlet's")
        for a in tables.articles.to_dict("records")
    ]
    for where, here, whose in [everywhere, *one]:
        yield f"sentences with a generic frame{where}", 0  # unless there are some
        for family, those in frames.groupby("family"):
            own = here[here["family"] == family]
            yield f"sentences with a {family} frame{where}", len(own[["article", "start"]].drop_duplicates())
            for frame in those["frame"].unique():
                part = own[own["frame"] == frame]
                what = f"sentences {coded_as(family, frame)}"
                yield f"{what}{where}", len(part)
                yield f"{what} in the {whose} own voice{where}", (part["voice"] == "outlet").sum()
                part = part[part["voice"] != "outlet"]
                yield f"{what} attributed to somebody{where}", len(part)
                for speaker, number in part.groupby("speaker").size().items():
                    yield f"{what} attributed to {speaker}{where}", number


TOLD_OVER_ARTICLES = re.compile("^articles ")  # counted over articles: checked by their passages and articles


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(made.collections)
def test_every_number_is_what_the_rows_give(collection):
    tables = tables_of(collection)
    truth = dict(recomputed(tables))
    for finding in everything(tables, ELSEWHERE):
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
    return whole | {f"{value:.1f}", f"{value:.2f}", show_percent(value), f"paragraph {int(value)}"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(made.collections)
def test_a_number_of_sentences_opens_them_one_by_one(collection):
    tables = tables_of(collection)
    sentences = set(tables.sentences[["article", "start", "end"]].itertuples(index=False, name=None))
    for finding in findings.framing(tables):
        for number in finding.numbers:
            assert sentences.issuperset(number.passages), finding.text
            if re.match("sentences coded as ", number.what):
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
    for part in (findings_articles.length, findings_readability.sentence_length, findings_readability.grade):
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
        "At least 1 quotation is found in both articles.",
    ]


def test_twelve_articles_are_told_by_their_ends():
    _, tables = made.many(12)
    assert all(len(finding.text) < 420 for finding in everything(tables))


def test_concentration_is_told_with_its_speakers():
    _, tables = made.pair()
    texts = [finding.text for finding in findings.sourcing(tables)]
    told = [text for text in texts if text.startswith("Most words are given")]
    assert len(told) == 1 and "South Gazette" not in told[0]  # there two are level


def test_the_length_of_quotations_is_told_without_partial_ones_and_where_every_article_has_five():
    three = "{Ana Ruiz|direct|“It is sound today.”} {Jon Reed|direct|“It is.”} " * 5
    sources = [
        three,
        three.replace("sound", "sound and dry and old and firm"),
        "{Ana Ruiz|direct|“It is sound today.”} " * 4,
    ]
    articles = [made.article_from(f"body: {source}", f"a{i}", f"Paper {i}") for i, source in enumerate(sources)]
    both = [finding.text for finding in findings.quotation(made.tables_from(*articles[:2]))]
    assert (
        "The median quotation, partial ones left out, has 10 words in Paper 1 (5 quotations), 4 in Paper 0 (5)."
        in both
    )
    told = [finding.text for finding in findings.quotation(made.tables_from(*articles))]
    assert not any("median" in text for text in told)
    assert (
        "Partial quotations, of fewer than four words in marks: 5 of 10 quotations in Paper 0, 5 of 10 in Paper 1 "
        "and 0 of 4 in Paper 2."
    ) in told


def test_one_or_two_partial_quotations_are_not_told():
    source = "body: {Ana Ruiz|direct|“It is sound today.”} {Jon Reed|direct|“It is.”} {Jon Reed|direct|“It is.”}"
    tables = made.tables_from(made.article_from(source, "a", "Paper A"))
    assert not any("artial" in finding.text for finding in findings.quotation(tables))


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


CLASHES, COSTS, RAINS = "A CLASH. " * 6, "A COST. " * 6, "It rained. " * 6


def test_a_frame_that_does_not_lead_clearly_is_not_called_most_frequent():
    assert texts_of("body: " + "A CLASH. " * 6 + "A COST. " * 4) == [
        "6 of 10 sentences in Paper A are coded as conflict.",
    ]
    assert texts_of("body: " + "A CLASH. " * 6 + "A COST. " * 3)[0] == (
        "Conflict is the generic frame coded most often in this article: 6 of 9 sentences in Paper A."
    )


def test_what_leads_in_some_articles_alone_is_told_as_plain_counts():
    assert texts_of("body: " + CLASHES + RAINS, "body: A CLASH. A CLASH. A CLASH. A COST. " + RAINS)[0] == (
        "6 of 12 sentences in Paper A and 3 of 10 in Paper B are coded as conflict."
    )


def test_the_generic_frames_are_told_in_full():
    assert texts_of(
        f"body: {CLASHES}{RAINS} {{Ana Ruiz|direct|“A CLASH.”}} {{Ana Ruiz|direct|“A CLASH.”}} "
        "{Jon Reed|indirect|a CLASH}.",
        f"body: {'A CLASH. ' * 4}{RAINS}{'A COST. ' * 1}{'A WIDOW. ' * 1}",
    ) == [
        "Conflict is the generic frame coded most often in both articles: 9 of 15 sentences in Paper A "
        "and 4 of 12 in Paper B.",
    ]


def test_a_frame_that_leads_everywhere_yet_not_alike_is_told_with_where_most():
    told = texts_of(f"body: {CLASHES}{CLASHES}{RAINS}", f"body: {'A CLASH. ' * 4}{RAINS}A WIDOW.")
    assert told[0].startswith(
        "Conflict is the generic frame coded most often in both articles, most of all in Paper A: 12 of"
    )


def test_different_leaders_and_a_frame_that_one_article_lacks():
    assert texts_of(f"body: {CLASHES}{RAINS}", f"body: {COSTS}{RAINS}A CLASH.") == [
        "Conflict is the generic frame coded most often in Paper A (6 of 12 sentences), economic consequences in "
        "Paper B (6 of 13 sentences).",
        "Economic consequences is coded more often in Paper B than in Paper A: in 6 of 13 sentences against 0 "
        "of 12.",
    ]


def test_many_articles_are_told_by_the_frame_that_leads_in_most():
    texts = texts_of(*[f"body: {CLASHES}{RAINS}"] * 3, f"body: {COSTS}{RAINS}")
    assert texts == [
        "Conflict is clearly the generic frame coded most often in 3 of 4 articles.",
        "Conflict is coded more often in Paper A than in Paper D: in 6 of 12 sentences against 0 of 12.",
        "Economic consequences is coded more often in Paper D than in Paper A: in 6 of 12 sentences against 0 "
        "of 12.",
        "All 18 sentences coded as conflict are in the outlets' own voice.",
    ]


def test_the_title_of_a_chart_is_what_leads_or_nothing():
    _, tables = made.pair()
    assert findings_framing.top_frame(tables, "policy") == []
    empty = made.tables_from(made.article_from("chrome: Menu", "m", "Empty Echo"))
    assert findings_framing.top_frame(empty) == [] and findings.framing(empty) == []


def test_a_short_article_is_not_said_to_lack_a_frame():
    texts = texts_of(f"body: {CLASHES}{RAINS * 3}", "body: It rained. It rained.")
    assert texts[0] == "6 of 24 sentences in Paper A and 0 of 2 in Paper B are coded as conflict."
    assert not any("No sentence" in text for text in texts)


def test_what_another_way_of_counting_overturns_is_not_claimed():
    texts = texts_of("body: " + "A RIFT. " * 6 + "A CLASH. " + "A COST. " * 3)
    assert texts[0] == "7 of 10 sentences in Paper A are coded as conflict."


def test_a_frame_that_is_coded_poorly_is_not_told():
    assert ("war and peace", "agreement and solution") in unreliable()
    assert texts_of(f"headline: A TRUCE\nbody: {CLASHES}{'A TRUCE. ' * 9}")[1:] == []


def test_frames_of_one_name_are_told_apart_by_their_family():
    texts = texts_of("body: A SHAME. A DUTY. The DUTY. Your DUTY. My DUTY. No DUTY.")
    assert texts == [
        "Only 1 of 6 sentences is coded with a generic frame.",
        "5 of 6 sentences in Paper A are coded as ethics.",
    ]


def test_a_frame_is_called_the_same_everywhere():
    assert coded_as("policy", "political") == "coded as politics"
    assert coded_as("policy", "policy") == "coded as policy-making"
    assert coded_as("policy", "morality") == "coded as ethics"
    assert coded_as("generic", "morality") == "coded as morality"
    assert coded_as("war and peace", "demonizing language") == "coded as demonizing language"
    assert coded_as("generic", "human interest") == "coded as human interest"


def test_speakers_of_one_sentence_and_those_level_past_the_second_are_not_named():
    pairs = ["Ana Ruiz"] * 5 + ["Jon Reed"] * 3 + ["Mia Stern"] * 3 + ["Lea Ott"]
    texts = texts_of("body: " + " ".join(f"{{{name}|direct|“A CLASH.”}}" for name in pairs) + " The CLASH.")
    assert (
        "Of the 13 sentences coded as conflict in Paper A, 1 is in the outlet's own voice and 12 are attributed, "
        "5 of them to Ana Ruiz."
    ) in texts


def whose(own, given, speech=True):
    """Return what is told of whose words a frame is, given so many own sentences and paraphrases."""
    source = "body: " + "A CLASH. " * own + "{Ana Ruiz|indirect|A CLASH}. " * given
    tables = made.tables_from(made.article_from(source, "a", "Paper A"))
    tables.attributions["speech"] = speech
    return [found.text for found in findings.framing(tables) if found.text.startswith(("Of the", "All"))]


def test_whose_words_a_frame_is_is_told_where_one_side_clearly_leads():
    assert len(whose(9, 3)) == 1
    assert whose(6, 6) == whose(7, 5) == whose(6, 1) == []


def test_whose_words_a_frame_is_is_not_told_where_it_hangs_on_acts_taken_for_speech():
    assert whose(3, 9) == [
        "Of the 12 sentences coded as conflict in Paper A, 3 are in the outlet's own voice and 9 attributed, "
        "all of them to Ana Ruiz."
    ]
    assert whose(3, 9, speech=False) == []


def test_few_sentences_are_told_of_the_generic_frames_alone():
    texts = texts_of("body: The TROOPS came. It rained.", "body: {Ana Ruiz|direct|“What TROOPS?”} It rained.")
    assert texts == [
        "0 of 4 sentences are coded with a generic frame.",
    ]


long = st.lists(
    st.lists(st.sampled_from(list(made.FRAMES) * 2 + ["rain"] * 12), max_size=60), min_size=1, max_size=5
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(long, st.sampled_from(["CLASH", "COST", "DUTY"]), st.integers(0, 12))
def test_claims_keep_their_margins(articles, word, more):
    articles[0] += [word] * more
    tables = made.tables_of([[("body", [f"A {word}." for word in words])] if words else [] for words in articles])
    frames = tables.frames.groupby(["family", "frame", "outlet"]).size()
    total = tables.articles.set_index("outlet")["sentences"]
    for family in families(tables):
        counts = FrameCounts(tables, family)
        own = frames[family].unstack(fill_value=0).reindex(columns=total.index, fill_value=0)
        for article in counts.listing:
            ranked = own[article["outlet"]].sort_values(ascending=False)
            leader = ranked.index[0] if ranked.iloc[0] - [*ranked, 0][1] >= LEAD else None
            told = leader and own.loc[leader].sum() >= FEW and (family, leader) not in unreliable()
            assert counts.leader(article) == (leader if told else None)
        for finding in [*findings_framing.most_coded(counts), *findings_framing.frame_gaps(counts)]:
            assert all(n.passages for n in finding.numbers if n.value and n.what.startswith("sentences coded"))
            if "more often in" in finding.text or "No sentence" in finding.text:
                (frame,) = {
                    name
                    for name in own.index
                    if counts.what(name) in {n.what.split(" in Paper")[0] for n in finding.numbers}
                }
                share = own.loc[frame] / total
                assert own.loc[frame][share.idxmax()] - own.loc[frame][share.idxmin()] >= MORE
                assert (share.max() - share.min()) * total[share.idxmin()] >= LEAD - 1e-9
                assert share.max() >= TIMES * share.min() and (family, frame) not in unreliable()


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


def test_sources_without_a_name_are_told_by_what_they_are_called():
    body = "body: " + "{[two officials]|indirect|it is old and it is worn}. " * 3 + "{Ana Ruiz|direct|“It is.”}"
    tables = made.tables_from(
        made.article_from(body, "a", "Paper A"),
        made.article_from("body: {Ana Ruiz|direct|“It is.”}", "b", "Paper B"),
    )
    told = [finding.text for finding in findings.sourcing(tables)]
    assert (
        "Attributions to a source without a name, such as “two officials”: 3 of 4 in Paper A, 0 of 1 in Paper B."
        in told
    )


def test_a_speaker_is_said_to_take_more_only_where_the_unknown_ones_cannot_turn_it():
    much = made.article_from(
        "body: {Ana Ruiz|direct|“It is sound and dry.”} {Jon Reed|indirect|no}.", "a", "Paper A"
    )
    some = "{Ana Ruiz|indirect|no}. {Jon Reed|indirect|no}."
    open_ = made.article_from("body: {|direct|“It is sound and dry.”} " + some, "b", "Paper B")
    known = made.article_from("body: {Tom Day|direct|“It is sound and dry.”} " + some, "c", "Paper C")

    def says(*articles):
        told = [finding.text for finding in findings.sourcing(made.tables_from(*articles))]
        return any(text.startswith("Paper A gives Ana Ruiz ") for text in told)

    assert says(much, known)
    assert not says(much, open_)


def test_longer_sentences_by_the_mean_alone_are_no_difference_to_lead_with():
    short, long_one = "The pier is shut. ", "The pier on the old river " + "is wide and " * 20 + "is shut. "

    def size(*texts):
        articles = [
            made.article_from(f"body: {text}", name, f"Paper {name}")
            for text, name in zip(texts, "AB", strict=True)
        ]
        [finding] = findings_readability.sentence_length(made.tables_from(*articles))
        return finding.size

    assert size(short * 5 + long_one, short * 6) == 0
    assert size(long_one * 5, short * 6) > 0.5


def test_the_own_voices_mean_sentence_is_that_of_sentences_without_a_quotation():
    plain, quoted = "The pier on the river is shut. ", "{Ana Ruiz|direct|“It is old and it leaks.”} "
    tables = made.tables_from(
        made.article_from("body: " + plain * 5 + quoted, "a", "Paper A"),
        made.article_from("body: " + plain * 4 + quoted, "b", "Paper B"),
    )
    means = findings_readability.with_unquoted_means(tables).set_index(["article", "voice"])["mean_sentence_words"]
    assert means["a", "outlet"] == 7 and math.isnan(means["b", "outlet"])  # four are too few
    assert (
        means["a", "all"] == tables.readability.set_index(["article", "voice"])["mean_sentence_words"]["a", "all"]
    )
