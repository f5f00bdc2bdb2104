"""The findings on sourcing as claims, asked again under other ways of counting attributions.

Only what the report tells is asked: what it leaves out as too close to call needs no other rule to overturn it.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial

from helpers import findings_concentration, findings_sourcing
from helpers.findings_concentration import furthest_apart
from helpers.findings_quotation import UNTOLD, source_name
from helpers.findings_sourcing import OF_TYPE, UNSPECIFIED
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
    """Return as claims what `findings_sourcing` tells: who first, who most, what kind, named or not."""
    tables, measures = read.tables, []
    if furthest := furthest_apart(tables):
        name = furthest[0]
        chosen = partial(_is_by, name=name)
        what = f"share of attributed words given to {shortened(name)}"
        degrees = *LARGE[:2], None
        measures.append(Measure(what, degrees, partial(_word_shares, chosen=chosen, what=what)))
    kind = _usual_type(read) if findings_sourcing.source_types(tables) else None
    if kind:
        what = f"share of attributions to {OF_TYPE.get(kind, readable(kind))}"
        chosen = partial(_is_of, kind=kind)
        measures.append(Measure(what, LARGE, partial(_attribution_shares, chosen=chosen, what=what)))
    if findings_sourcing.unnamed_sources(tables):
        measures.append(UNNAMED)
    found = [claim for measure in measures for claim in claims_on_ends(read, measure)]
    if findings_concentration.top_speakers(tables):
        ends = claims_on_ends(read, TOP) if findings_concentration.all_lead(tables) else []
        found = [*_on_top_speakers(read), *ends, *found]
    return [*(_on_first_heard(read) if findings_sourcing.first_heard(tables) else []), *found]


def _on_first_heard(read: Counted) -> list[Claim]:
    if len(read.articles) > MOST_TOLD:
        return claims_on_usual(read, first_heard, "the source heard first in the most articles")
    told = [lead.article for lead in first_heard(read)]
    return claims_on_leads(heard_or_not, "the first to be heard", told, spared=("the headline",))


def _on_top_speakers(read: Counted) -> list[Claim]:
    """Return who is given most words in each of up to three articles, else in the two that the report tells."""
    led = {article["article"] for article, _ in findings_concentration.clear_leads(read.tables)}
    articles = [lead.article for lead in top_speakers(read) if lead.article["article"] in led]
    articles.sort(key=lambda article: -article["top_speaker_share"])
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


def _is_by(row: Row, name: str) -> bool:
    return row["speaker"] == name


def _is_of(row: Row, kind: str) -> bool:
    return row["source_type"] == kind


def _has_no_name(row: Row) -> bool:
    return known(row["named"]) and not row["named"]


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


TOP = Measure("share of attributed words for its top speaker", LARGE, _top_shares)
_NAMELESS = "share of attributions to sources without a name"
UNNAMED = Measure(_NAMELESS, LARGE, partial(_attribution_shares, chosen=_has_no_name, what=_NAMELESS))
