"""Sentences on outlets that have several articles each: means, intervals, and what chance alone would do.

Where no outlet has several there is nothing to say: two articles carry counts and denominators, and no more.
An interval over the sentences of an article is another thing, has its own function, and is named so.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from helpers.intervals import (
    FEWEST,
    MEASURES,
    SURE,
    VOICES,
    compare_outlets,
    outlet_means,
    publishers,
    sentence_shares,
)
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Passage,
    Row,
    count,
    counted,
    decimal,
    known,
    listed,
    percent,
    phrase,
    rows,
    say,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

LEVEL = 0.05  # the usual one; what is told are the shares themselves
TOLD = 3  # differences told; the table has all
MEASURES_TOLD = ("quote_density", "unnamed_word_share", "speaker_concentration", "mean_sentence_words")


def collections(tables: "Tables") -> list[Finding]:
    """Return sentences on the means of outlets, with intervals where articles allow, and on their differences."""
    means = outlet_means(tables)
    return [] if means.empty else [*_means(tables, rows(means)), *_differences(tables)]


def over_sentences(tables: "Tables", voice: str = "quote") -> list[Finding]:
    """Return the share of each article's sentences that are in a voice, with its interval over sentences.

    Of up to three articles all are told, of more the two ends.
    """
    shares = sentence_shares(tables)
    found = [row for row in rows(shares[shares["measure"] == VOICES[voice]]) if row["of"]]
    found.sort(key=lambda row: -row["share"])
    told = found if len(found) <= MOST_TOLD else [found[0], found[-1]]
    if not told:
        return []
    return [
        say(
            "Share of {what}, with its interval over the sentences of the article: {parts}.",
            what=VOICES[voice],
            parts=listed([_share_of_sentences(tables, row, voice) for row in told]),
        )
    ]


def _share_of_sentences(tables: "Tables", row: Row, voice: str) -> Clause:
    name, ids, what = row["outlet"], (row["article"],), row["measure"]
    sentences = tables.sentences[
        (tables.sentences["article"] == row["article"]) & (tables.sentences["role"] == "body")
    ]
    passages = [
        Passage(row["article"], int(one["start"]), int(one["end"]))
        for one in rows(sentences[["start", "end", "voice"]])
        if one["voice"] == voice
    ]
    return phrase(
        "{share} in {name} ({n} of {all}; {low} to {high})",
        share=percent(row["share"], f"share of {what} in {name}", passages, ids),
        name=name,
        n=count(row["sentences"], f"{what} in {name}", passages, ids),
        all=count(row["of"], f"sentences in {name}", (), ids),
        low=percent(row["low"], f"lower end of the interval over sentences: share of {what} in {name}", (), ids),
        high=percent(row["high"], f"upper end of the interval over sentences: share of {what} in {name}", (), ids),
    )


# ---- means ----------------------------------------------------------------------


def _means(tables: "Tables", means: list[Row]) -> list[Finding]:
    """Return the outlets' means of a few measures, highest first; of many outlets the two ends."""
    found = []
    ids = publishers(tables)
    for measure in MEASURES_TOLD:
        own = sorted((row for row in means if row["measure"] == measure), key=lambda row: -row["mean"])
        told = own if len(own) <= MOST_TOLD else [own[0], own[-1]]
        if told:
            clauses = [_mean(row, ids[row["outlet"]]) for row in told]
            parts = listed(clauses, last=" and " if len(told) < MOST_TOLD else "; ", between="; ")
            what = MEASURES[measure]
            template = "{what}, mean over articles: {parts}."
            if len(own) > MOST_TOLD:
                template = "{what}, mean over articles, the highest and the lowest: {parts}."
            found.append(say(template, what=what[0].upper() + what[1:], parts=parts))
    if any(known(row["low"]) for row in means):
        found.append(_explained(sorted({name for row in means for name in ids[row["outlet"]]})))
    return found


def _mean(row: Row, ids: list[str]) -> Clause:
    name, measure = row["outlet"], row["measure"]
    ends = ()
    if known(row["low"]):
        ends = phrase(
            "; {low} to {high}",
            low=_shown(measure, row["low"], f"lower end of the interval of {_mean_of(measure, name)}", ids),
            high=_shown(measure, row["high"], f"upper end of the interval of {_mean_of(measure, name)}", ids),
        )
    return phrase(
        "{mean} in {name} ({n}{ends})",
        mean=_shown(measure, row["mean"], _mean_of(measure, name), ids),
        name=name,
        n=counted(_articles(row["n"], measure, name, ids), "article"),
        ends=ends,
    )


def _explained(ids: list[str]) -> Finding:
    return say(
        "From {least} articles up, two values follow the mean: they hold the middle {sure} of the means that come "
        "up when the outlet's articles are drawn anew from themselves. They speak of articles like these, not of "
        "all that the outlet publishes.",
        least=count(FEWEST, "articles that an outlet needs for an interval", (), ids),
        sure=percent(SURE, "share of drawn means that an interval holds", (), ids),
    )


# ---- differences ----------------------------------------------------------------


def _differences(tables: "Tables") -> list[Finding]:
    """Return the differences that chance alone would seldom make, or that there is none."""
    found = rows(compare_outlets(tables))
    if not found:
        return []
    ids = publishers(tables)
    outlets = dict.fromkeys(name for row in found for name in (row["outlet_a"], row["outlet_b"]))
    everything = [article for name in outlets for article in ids[name]]
    number = count(len(found), "differences between the means of two outlets put to a test", (), everything)
    rare = sorted(
        (row for row in found if row["p_adjusted"] < LEVEL), key=lambda row: (row["p"], -abs(row["difference"]))
    )
    first = say(
        "Of {all} between outlets, {n} would come up in under {level} of random divisions of the articles "
        "even when it is allowed for that so many are looked at (Holm's correction).",
        all=counted(number, "difference"),
        n=count(len(rare), f"differences whose corrected share is under {LEVEL:.0%}", (), everything),
        level=percent(LEVEL, "level below which a difference is told", (), everything),
    )
    return [first, *(_difference(row, ids[row["outlet_a"]], ids[row["outlet_b"]]) for row in rare[:TOLD])]


def _difference(row: Row, ids_a: list[str], ids_b: list[str]) -> Finding:
    measure = row["measure"]
    sides = [(row[f"outlet_{s}"], row[f"mean_{s}"], row[f"n_{s}"], ids) for s, ids in (("a", ids_a), ("b", ids_b))]
    high, low = sides if row["difference"] > 0 else sides[::-1]

    def side(name: str, mean: float, n: int, ids: list[str]) -> Clause:
        value = _shown(measure, mean, _mean_of(measure, name), ids)
        return phrase(
            "{name} ({v} over {n})", name=name, v=value, n=counted(_articles(n, measure, name, ids), "article")
        )

    pair = f"{MEASURES[measure]}, {row['outlet_a']} and {row['outlet_b']}"
    return say(
        "{what}: higher in {high} than in {low}; so large a difference, in either direction, would come up in {p} "
        "of random divisions of these articles.",
        what=MEASURES[measure],
        high=side(*high),
        low=side(*low),
        p=percent(row["p"], f"share of random divisions with so large a difference: {pair}", (), [*ids_a, *ids_b]),
    )


def _mean_of(measure: str, name: str) -> str:
    return f"mean over the articles of {name}: {MEASURES[measure]}"


def _articles(number: int, measure: str, name: str, ids: Iterable[str]) -> Number:
    return count(number, f"articles of {name} in which this is known: {MEASURES[measure]}", (), ids)


def _shown(measure: str, value: float, what: str, ids: Iterable[str]) -> Number:
    return SHOWN.get(measure, _as_decimal)(value, what, ids)


def _as_share(value: float, what: str, ids: Iterable[str]) -> Number:
    return percent(value, what, (), ids)


def _as_decimal(value: float, what: str, ids: Iterable[str]) -> Number:
    return decimal(value, what, ids)


def _as_index(value: float, what: str, ids: Iterable[str]) -> Number:
    return decimal(value, what, ids, places=2)


SHOWN: dict[str, Callable[[float, str, Iterable[str]], Number]] = {
    **{measure: _as_share for measure, name in MEASURES.items() if name.startswith("share")},
    "speaker_concentration": _as_index,
}
