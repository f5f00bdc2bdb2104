"""Sentences on whose words carry a frame: the outlet's own voice or a speaker's; and the headlines' frames."""

from collections import Counter
from typing import TYPE_CHECKING

from helpers import frame_card
from helpers.frame_wording import LEAD, WHOSE, FrameCounts, frame_rows, named
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Passage,
    Row,
    count,
    counted,
    known,
    listed,
    own_rows,
    passages_of,
    phrase,
    plural,
    rows,
    say,
    shortened,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

SPEAKERS = 2  # named in a sentence, the ones with most
REPEATED = 2  # sentences of a speaker who is named; one alone may be coded or attributed wrongly


def whose_words(counts: FrameCounts) -> list[Finding]:
    """Return in whose words the family's most frequent frame stands, article by article, of many in all."""
    if not counts.frames:
        return []
    groups = [counts.listing] if len(counts.listing) > MOST_TOLD else [[article] for article in counts.listing]
    found = [_whose(counts, counts.frames[0], group) for group in groups]
    return [finding for finding in found if finding]


def _whose(counts: FrameCounts, frame: str, articles: list[Row]) -> Finding | None:
    """Return whose words the sentences coded as a frame are, None for fewer than `WHOSE`."""
    article = articles[0] if len(articles) == 1 else None
    found = [row for one in articles for row in counts.carrying(one, frame)]
    if len(found) < WHOSE:
        return None
    own = [row for row in found if row["voice"] == "outlet"]
    attributed = [row for row in found if row["voice"] != "outlet"]
    voice = "in the outlet's own voice" if article else "in the outlets' own voice"
    text = "Of the {n} {what}, {own} {are} {voice} and {given} {verb}attributed{speakers}."
    if not attributed:
        text = "All {n} {what} are {voice}."
    elif not own:
        text = "All {n} {what} are attributed{speakers}."
    return say(
        text,
        n=counts.tally_of(found, frame, "", article),
        what=counts.what(frame) + (f" in {article['outlet']}" if article else ""),
        voice=voice,
        own=counts.tally_of(own, frame, voice, article),
        are=plural(len(own), "is", "are"),
        given=counts.tally_of(attributed, frame, "attributed to somebody", article),
        verb="" if (len(own) == 1) == (len(attributed) == 1) else plural(len(attributed), "is ", "are "),
        speakers=_speakers(counts, frame, attributed, article),
    )


def _speakers(counts: FrameCounts, frame: str, found: list[Row], article: Row | None) -> Clause:
    """Return to whom several sentences each are attributed: ", 4 of them to Ana Ruiz"."""
    numbers = Counter(row["speaker"] for row in found if known(row["speaker"]))
    told = [name for name, number in numbers.most_common() if number >= REPEATED]
    if len(told) > SPEAKERS:  # of those level with each other all are named, or none
        told = [name for name in told if numbers[name] > numbers[told[SPEAKERS]]]
    parts = []
    for place, name in enumerate(told):
        those = [row for row in found if row["speaker"] == name]
        number = counts.tally_of(those, frame, f"attributed to {name}", article)
        parts.append(phrase("{n}{of} to {who}", n=number, of="" if place else " of them", who=shortened(name)))
    return (", ", *listed(parts)) if parts else ()


# ---- headlines ------------------------------------------------------------------


def headline_frames(tables: "Tables") -> list[Finding]:
    """Return which frames of any family the headlines are coded with."""
    heads = [row for row in rows(tables.sentences) if row["role"] == "headline"]
    found = frame_rows(tables, "headline")
    found = [row for row in found if (row["family"], row["frame"]) not in frame_card.unreliable()]
    listing = [article for article in rows(tables.articles) if own_rows(heads, article)]
    if not found:
        return []
    if len(listing) > MOST_TOLD:
        return [_many_headlines(found, heads, listing)]
    parts = []
    for article in listing:
        names = dict.fromkeys(named(row["family"], row["frame"]) for row in own_rows(found, article))
        head = passages_of(own_rows(heads, article))
        who = Number(1, article["outlet"], f"headline of {article['outlet']}", head, (article["article"],))
        if names:
            parts.append(phrase("{who} {names}", who=who, names=listed([(name,) for name in names])))
    return [say("Headlines: {parts}.", parts=listed(parts, last="; ", between="; "))]


def _many_headlines(found: list[Row], heads: list[Row], listing: list[Row]) -> Finding:
    """Return how many of many headlines are coded with a frame, and which leads clearly."""

    def number(those: list[Row], what: str) -> Number:
        holders = [article for article in listing if own_rows(those, article)]
        passages = {Passage(row["article"], int(row["start"]), int(row["end"])): None for row in those}
        return count(len(holders), f"articles {what}", passages, [article["article"] for article in holders])

    articles: dict[tuple[str, str], set[str]] = {}
    for row in found:
        articles.setdefault((row["family"], row["frame"]), set()).add(row["article"])
    first, *others = sorted(articles, key=lambda frame: (-len(articles[frame]), frame))
    most: Clause = ()
    if len(articles[first]) - max((len(articles[frame]) for frame in others), default=0) >= LEAD:
        those = [row for row in found if (row["family"], row["frame"]) == first]
        name = named(*first)
        most = phrase(
            ", most often {name} ({n})", name=name, n=number(those, f"whose headline is coded as {name}")
        )
    carrying = number(found, "whose headline is coded with a frame")
    return say(
        "{n} of {all} {are} coded with a frame{most}.",
        n=carrying,
        all=counted(number(heads, "with a headline"), "headline"),
        are=plural(carrying.value, "is", "are"),
        most=most,
    )
