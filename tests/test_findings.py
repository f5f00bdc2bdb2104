"""Every number that a sentence states is what the rows of the tables give, and no more is claimed."""

import re

import pandas as pd
import pytest
import table_factory as made
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpers import findings, findings_readability
from helpers.findings_framing import frame_name
from helpers.wording import Number, say, show_percent

FORBIDDEN = re.compile(
    r"\b(bias\w*|typical\w*|intend\w*|omit\w*|significan\w*|p-value|always|never)\b", re.IGNORECASE
)

PIECES = """\
It rained all day.
A CLASH broke out over the COST.
What a SHAME.
{Ana Ruiz|direct|“It is sound,”} she said.
{Jon Reed|direct|“We waited all night, and then another night.”}
{Jon Reed|indirect|the CLASH is over}.
{[two officials]|indirect|the COST is high}.
{|indirect|nobody knows}.
{Mia Stern|mixed|an “act of faith”}.
"""
pieces = st.sampled_from(PIECES.splitlines())
roles = st.sampled_from(["body", "body", "promo", "caption"])
lines = st.lists(st.tuples(roles, st.lists(pieces, min_size=1, max_size=4)), max_size=6)
collections = st.lists(lines, min_size=1, max_size=5)


LISTED = {
    "Ana Ruiz": ["Ana Ruiz"],
    "Officials": ["Officials", "officials"],
    "Nobody": ["Nobody"],
    "The sea": ["The sea"],
    "Experts": ["type:expert"],
}


def tables_of(collection):
    sources = ["\n".join(f"{role}: {' '.join(words)}" for role, words in lines) for lines in collection]
    return made.tables_from(
        *(
            made.article_from(source or "promo: Menu", f"a{i}", f"Paper {chr(65 + i)}")
            for i, source in enumerate(sources)
        ),
        listed=LISTED,
    )


def everything(tables):
    return [
        finding
        for part in (findings.summary, *findings.SECTIONS.values(), findings.limits)
        for finding in part(tables)
    ]


VOICES = {"outlet": "in the outlets' own voice", "paraphrase": "in paraphrase", "quote": "in quotation marks"}
TYPES = {"official": "officials", "expert": "experts", "unspecified": "sources of no stated kind"}


def recomputed(tables):
    """Yield what each number may be about and its value, counted afresh from the rows."""
    said = tables.attributions[tables.attributions["counted"].astype(bool)]
    frames = tables.frames
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
        for frame in frames["frame"].unique():
            part = frames[(frames["article"] == identifier) & (frames["frame"] == frame)]
            yield f"sentences on {frame_name(frame)} in {name}", len(part)
            yield (
                f"share of sentences on {frame_name(frame)} in {name}",
                len(part) / max(1, article["sentences"]),
            )
            for voice, called in (VOICES | {"outlet": "in the outlet's own voice"}).items():
                yield f"sentences on {frame_name(frame)} {called} in {name}", (part["voice"] == voice).sum()
        scores = tables.readability[tables.readability["article"] == identifier].set_index("voice")
        yield f"mean words a sentence in {name}", scores["mean_sentence_words"]["all"]
        yield f"mean words a sentence of {name} without quoted words", scores["mean_sentence_words"]["outlet"]
        yield f"Flesch-Kincaid grade of {name}", scores["flesch_kincaid_grade"]["all"]
    for frame, group in frames.groupby("frame"):
        yield f"sentences on {frame_name(frame)}", len(group)
        for voice, called in VOICES.items():
            yield f"sentences on {frame_name(frame)} {called}", (group["voice"] == voice).sum()
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


TOLD_OVER_ARTICLES = re.compile("^articles ")  # counted over articles: checked by their passages and articles


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(collections)
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
        | ({"one"} if value == 1 else set())
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(collections)
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
@given(collections)
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


def test_a_tie_for_the_most_frequent_frame_is_said_to_be_one():
    tables = made.tables_from(made.article_from("body: The CLASH. The COST.", "n", "North Post"))
    assert findings.framing(tables)[0].text == (
        "The most frequent frame is conflict and economic consequences in North Post (1 of 2 sentences each)."
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
