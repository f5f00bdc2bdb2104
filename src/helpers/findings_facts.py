"""Sentences on what the articles tell alike: how much of each, what all have, and in whose voice.

A sentence counts as shared where another article has one that says the same, as a quotation, a statement of
the same speaker or a fact. The pairing puts precision first, so that some that a reader would pair are
counted as found in one article alone: what is told is what was found.
"""

from collections import Counter
from typing import TYPE_CHECKING

from helpers import alignment_card
from helpers.fact_table import groups_told
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Row,
    count,
    counted,
    known,
    listed,
    of_all,
    own_rows,
    passages_of,
    percent,
    phrase,
    rows,
    say,
    tally,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

WORTH = 0.25  # of an article's sentences; as most pairs are not found, a smaller share says little
LEAST_HELD = 3  # facts in one's own voice and another's mouth; fewer may be paired or attributed wrongly
IN_TEN = "none one two three four five six seven eight nine ten".split()
SHARED = "sentences with a counterpart in another article"


def facts(tables: "Tables") -> list[Finding]:
    """Return sentences on what several articles tell, and how much of it is missed; none for one article."""
    if len(tables.articles) < 2:
        return []
    groups, listing = groups_of(tables), rows(tables.articles)
    told = [*_shares(tables), *_everywhere(listing, groups)] if groups else []
    return [*told, *who_holds(listing, groups, rows(tables.attributions)), *_unpaired()]


def _unpaired() -> list[Finding]:
    """Return how much of what readers pair is found, where that is on record."""
    shares = [alignment_card.recall(what) for what in ("statements", "facts")]
    if None in shares:
        return []
    statements, facts_ = (IN_TEN[round(10 * share)] for share in shares)
    return [
        say(
            f"Of the statements that readers pair the program finds about {statements} in ten, of the facts about "
            f"{facts_} in ten: what is not found in another article may stand there in other words."
        )
    ]


def _shares(tables: "Tables") -> list[Finding]:
    """Return how many body sentences of each article have a counterpart, where that is a good part of one."""
    found = [row for row in rows(tables.facts) if row["role"] == "body"]
    listing = [article for article in rows(tables.articles) if own_rows(found, article)]
    shared = {article["article"]: _with_partner(own_rows(found, article)) for article in listing}
    share = {a["article"]: len(shared[a["article"]]) / len(own_rows(found, a)) for a in listing}
    if max(share.values(), default=0.0) < WORTH:
        return []

    def part(article: Row, noun: str = "") -> Clause:
        total = whole(len(own_rows(found, article)), "body sentences", article)
        return of_all(tally(shared[article["article"]], SHARED, article), total, noun, article)

    other = "the other article" if len(tables.articles) == 2 else "another article"
    if len(listing) <= MOST_TOLD:
        parts = [part(article, "" if place else "sentence") for place, article in enumerate(listing)]
        return [say("At least {parts} are found in {other} too.", other=other, parts=listed(parts))]
    low, high = (pick(listing, key=lambda a: share[a["article"]]) for pick in (min, max))
    if share[low["article"]] == share[high["article"]]:
        return []
    return [
        say(
            "The share of sentences found in another article too runs from {low} of {few} in {a} to {high} of "
            "{many} in {b}.",
            low=_percent(low, shared, share),
            few=counted(whole(len(own_rows(found, low)), "body sentences", low), "sentence"),
            a=low["outlet"],
            high=_percent(high, shared, share),
            many=whole(len(own_rows(found, high)), "body sentences", high),
            b=high["outlet"],
        )
    ]


def _percent(article: Row, shared: dict[str, list[Row]], share: dict[str, float]) -> Number:
    what = f"share of {SHARED} in {article['outlet']}"
    key = article["article"]
    return percent(share[key], what, passages_of(shared[key]), (key,))


def _everywhere(listing: list[Row], groups: list[list[Row]]) -> list[Finding]:
    """Return how many facts and statements more than two articles all have, or three of them or more."""
    number = len(listing)
    if number < 3:
        return []
    every = [group for group in groups if holders(group) == number]
    if every:
        told = count(len(every), "facts and statements found in all articles", _places(every))
        where = f"all {_word(number)} articles" if number <= MOST_TOLD else "all articles"
        return [say("At least {n} found in {where}.", n=_things(told), where=where)]
    most = max(holders(group) for group in groups)
    if most < 3:
        return []
    widest = [group for group in groups if holders(group) == most]
    told = count(len(widest), f"facts and statements found in {most} articles", _places(widest))
    return [
        say(
            "At least {n} found in {most} of {all}.",
            n=_things(told),
            most=count(most, "articles that share most", _places(widest), sorted(_ids(widest))),
            all=counted(count(number, "articles compared", (), [a["article"] for a in listing]), "article"),
        )
    ]


def who_holds(listing: list[Row], groups: list[list[Row]], attributions: list[Row]) -> list[Finding]:
    """Return the facts that one article tells in its own voice and another as somebody's words, pair by pair.

    Told of up to three articles, where there are three such facts or more. A sentence is in the outlet's own
    voice here where it holds nobody's words at all: the shared half of a mixed one may be the attributed half.
    """
    if len(listing) > MOST_TOLD:
        return []
    found = []
    for own in listing:
        said = [row for row in own_rows(attributions, own) if row["speech"]]
        asserted = [
            group
            for group in groups
            if _told_by(group, own, "outlet") and not any(_meets(row, said) for row in own_rows(group, own))
        ]
        for other in listing:
            held = [
                group for group in asserted if own is not other and _told_by(group, other, "paraphrase", "quote")
            ]
            if len(held) < LEAST_HELD:
                continue
            passages = _places(
                [[row for row in group if row["article"] in (own["article"], other["article"])] for group in held]
            )
            what = f"facts in the outlet's own voice in {own['outlet']} and attributed in {other['outlet']}"
            found.append(
                say(
                    "{n} that {own} tells in its own voice are attributed in {other}{speakers}.",
                    n=counted(count(len(held), what, passages), "fact"),
                    own=own["outlet"],
                    other=other["outlet"],
                    speakers=_speakers(held, other),
                )
            )
    return found


def _speakers(groups: list[list[Row]], article: Row) -> Clause:
    """Return to whom most of the facts are attributed, where that is one speaker for two or more."""
    names = Counter()
    for group in groups:
        names.update({row["speaker"] for row in own_rows(group, article) if known(row["speaker"])})
    (name, number), (_, after) = [*names.most_common(2), (None, 0), (None, 0)][:2]
    if number < 2 or number == after:
        return ()
    those = [g for g in groups if any(row["speaker"] == name for row in own_rows(g, article))]
    what = f"facts attributed to {name} in {article['outlet']}"
    return phrase(", {n} of them to {name}", n=count(number, what, _places(those)), name=name)


def groups_of(tables: "Tables") -> list[list[Row]]:
    """Return the sentences of each shared fact or statement, in the order in which they are read."""
    return list(grouped(rows(tables.facts)).values())


def grouped(found: list[Row]) -> dict[int, list[Row]]:
    """Return sentences by the group that they belong to, and by those that they tell too."""
    groups: dict[int, list[Row]] = {}
    for row in found:
        for group in groups_told(row):
            groups.setdefault(group, []).append(row)
    return groups


def _told_by(group: list[Row], article: Row, *voices: str) -> bool:
    """Say whether an article has the group's fact, and in these voices alone."""
    own = own_rows(group, article)
    return bool(own) and all(row["voice"] in voices for row in own)


def _meets(sentence: Row, others: list[Row]) -> bool:
    return any(other["start"] < sentence["end"] and sentence["start"] < other["end"] for other in others)


def _with_partner(found: list[Row]) -> list[Row]:
    return [row for row in found if known(row["group"])]


def _ids(groups: list[list[Row]]) -> set[str]:
    return {row["article"] for group in groups for row in group}


def holders(group: list[Row]) -> int:
    return len({row["article"] for row in group})


def _places(groups: list[list[Row]]) -> tuple:
    return passages_of(row for group in groups for row in group)


def _things(number: Number) -> Clause:
    return (number, " fact or statement is" if number.value == 1 else " facts or statements are")


def _word(number: int) -> str:
    return {3: "three"}.get(number, str(number))
