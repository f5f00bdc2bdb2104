"""The findings on sourcing as claims, asked again under other ways of counting attributions."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from helpers.findings_concentration import furthest_apart
from helpers.findings_quotation import UNTOLD, source_name
from helpers.findings_sourcing import APART, FEW, OF_TYPE, UNSPECIFIED
from helpers.robustness import Claim, Tested
from helpers.robustness_counting import RULES
from helpers.robustness_measures import (
    LARGE,
    Counted,
    Lead,
    Measure,
    ask_again,
    claims_on_ends,
    claims_on_leads,
    claims_on_usual,
    lead_of,
)
from helpers.wording import (
    MOST_TOLD,
    Number,
    Row,
    count,
    gap,
    known,
    own_rows,
    passages_of,
    percent,
    readable,
    shortened,
)

Chosen = Callable[[Row], bool]


def tested(read: Counted) -> list[Tested]:
    """Return the findings on sourcing, asked again under every rule."""
    return ask_again(read, claims(read), RULES)


def claims(read: Counted) -> list[Claim]:
    """Return as claims what `findings_sourcing` tells: who first, who most, how many, what kind, how it came."""
    measures = []
    if gap(number.value for _, number in _speakers(read)) > 1:
        measures.append(Measure("number of speakers with a name", LARGE, _speakers))
    if furthest := furthest_apart(read.attributions, list(read.articles)):
        name = furthest[0]
        chosen = partial(_is_by, name=name)
        what = f"share of attributed words given to {shortened(name)}"
        measures.append(Measure(what, LARGE, partial(_word_shares, chosen=chosen, what=what)))
    measures.append(TOP)
    if kind := _usual_type(read):
        what = f"share of attributions to {OF_TYPE.get(kind, readable(kind))}"
        numbers = partial(_attribution_shares, chosen=partial(_is_of, kind=kind), what=what)
        if gap(number.value for _, number in numbers(read)) >= APART:
            measures.append(Measure(what, LARGE, numbers))
    measures += [measure for measure, chosen in ORIGINS if _is_told(read, chosen)]
    found = [claim for measure in measures for claim in claims_on_ends(read, measure)]
    return [*_on_first_heard(read), *_on_top_speakers(read), *found]


def _on_first_heard(read: Counted) -> list[Claim]:
    if len(read.articles) > MOST_TOLD:
        return claims_on_usual(read, first_heard, "the source heard first in the most articles")
    told = [lead.article for lead in first_heard(read)]
    return claims_on_leads(heard_or_not, "the first to be heard", told, spared=("the headline",))


def _on_top_speakers(read: Counted) -> list[Claim]:
    """Return who is given most words in each of up to three articles, else in the two that the report tells."""
    articles = sorted((lead.article for lead in top_speakers(read)), key=lambda a: -a["top_speaker_share"])
    told = articles
    if len(articles) > MOST_TOLD:  # those with the largest and smallest share, unless all are alike
        told = [articles[0], articles[-1]]
        told = told if told[0]["top_speaker_share"] > told[1]["top_speaker_share"] else []
    return claims_on_leads(top_speakers, "the speaker given most words", told)


def first_heard(read: Counted) -> list[Lead]:
    """Return whose words come first in each article, where that can be told."""
    return [lead for lead in heard_or_not(read) if lead.names != (UNTOLD,)]


def heard_or_not(read: Counted) -> list[Lead]:
    """Return whose words come first in each article that has any, by name or in words."""
    leads = []
    for article in read.articles:
        own = own_rows(read.attributions, article)
        if own:
            first = min(own, key=lambda row: row["start"])
            name = source_name(first) or UNTOLD
            leads.append(Lead(article, (name.strip("“”"),), (name,), (name, first["start"])))
    return leads


def top_speakers(read: Counted) -> list[Lead]:
    """Return the speaker given most words in each article that has one."""
    found = read.attributions
    leads = []
    for article in read.articles:
        own = own_rows(found, article)
        total = sum(row["words"] for row in own)
        words: Counter = Counter()
        for row in own:
            words.update({row["speaker"]: row["words"]} if known(row["speaker"]) else {})

        def share(
            names: tuple[str, ...],
            own: list[Row] = own,
            total: float = total,
            words: Counter = words,
            article: Row = article,
        ) -> tuple[Number]:
            what = f"share of attributed words given to {' and '.join(names)} in {article['outlet']}"
            said = passages_of(row for row in own if row["speaker"] in names)
            return (percent(words[names[0]] / total, what, said, (article["article"],)),)

        leads.append(lead_of(article, words, share))
    return [lead for lead in leads if lead]


# ---- measures -------------------------------------------------------------------


def _usual_type(read: Counted) -> str | None:
    """Return the type of source with most attributions in all articles, as the report has it."""
    kinds = (row["source_type"] for row in read.attributions if known(row["source_type"]))
    totals = Counter(kind for kind in kinds if kind != UNSPECIFIED)
    return min(totals, key=lambda name: (-totals[name], name), default=None)


def _is_told(read: Counted, chosen: Chosen) -> bool:
    """Say whether an article has enough attributions of a kind for the report to tell how many."""
    return any(sum(map(chosen, own_rows(read.attributions, article))) >= FEW for article in read.articles)


def _is_by(row: Row, name: str) -> bool:
    return row["speaker"] == name


def _is_of(row: Row, kind: str) -> bool:
    return row["source_type"] == kind


def _has_no_name(row: Row) -> bool:
    return known(row["named"]) and not row["named"]


def _speakers(read: Counted) -> list[tuple[Row, Number]]:
    found = [row for row in read.attributions if known(row["speaker"])]
    told = []
    for article in read.articles:
        own = own_rows(found, article)
        what, number = f"speakers in {article['outlet']}", len({row["speaker"] for row in own})
        told.append((article, count(number, what, passages_of(own), (article["article"],))))
    return told


def _attribution_shares(read: Counted, chosen: Chosen, what: str) -> list[tuple[Row, Number]]:
    return _shares(read, chosen, what, lambda row: 1)


def _word_shares(read: Counted, chosen: Chosen, what: str) -> list[tuple[Row, Number]]:
    return _shares(read, chosen, what, lambda row: row["words"])


def _shares(read: Counted, chosen: Chosen, what: str, weight: Callable[[Row], float]) -> list[tuple[Row, Number]]:
    """Return the share that the chosen attributions of each article have of all of them, or of their words."""
    everything = read.attributions
    told = []
    for article in read.articles:
        own = own_rows(everything, article)
        total, those = sum(map(weight, own)), [row for row in own if chosen(row)]
        if total:
            share = sum(map(weight, those)) / total
            number = percent(share, f"{what} in {article['outlet']}", passages_of(those), (article["article"],))
            told.append((article, number))
    return told


def _top_shares(read: Counted) -> list[tuple[Row, Number]]:
    return [
        (lead.article, next(piece for piece in lead.told if isinstance(piece, Number)))
        for lead in top_speakers(read)
    ]


UNNAMED = "share of attributions to sources without a name"
TOP = Measure("share of attributed words for its top speaker", LARGE, _top_shares)
ORIGINS = (
    (Measure(UNNAMED, LARGE, partial(_attribution_shares, chosen=_has_no_name, what=UNNAMED)), _has_no_name),
)
