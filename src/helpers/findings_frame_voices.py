"""Sentences on whose words carry a frame: the outlet's own voice or a speaker's, and the headline's."""

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers.article import VOICES
from helpers.frame_wording import GENERIC, FrameCounts, frame_rows, named
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

WORTH_TELLING = 10  # sentences on a frame behind the first; fewer would be told as "1 of 2"
SPEAKERS = 3  # named in a sentence, the ones with most; the others are added up
HEADLINE_VOICES = {"paraphrase": "in paraphrase", "quote": "in quotation marks"}


def whose_words(tables: "Tables", family: str = GENERIC) -> list[Finding]:
    """Return in whose words the family's most frequent frame stands, article by article, of many in all."""
    counts = FrameCounts(tables, family)
    return _each(counts, counts.frames[0]) if counts.frames else []


def own_voice(tables: "Tables", family: str, ranks: Iterable[int] = (0, 1)) -> list[Finding]:
    """Return in a sentence each how much of the family's most frequent frames is in the outlets' own voice.

    `ranks` counts from 0; a frame behind the first is told from `WORTH_TELLING` sentences on.
    """
    counts = FrameCounts(tables, family)
    sentences = []
    for rank in ranks:
        for frame in counts.frames[rank : rank + 1]:
            holders = counts.holders(frame)
            if rank and sum(len(counts.carrying(article, frame)) for article in holders) < WORTH_TELLING:
                continue
            sentences += [_own(counts, frame)] if 2 <= len(holders) <= MOST_TOLD else _each(counts, frame)
    return sentences


def _own(counts: FrameCounts, frame: str) -> Finding:
    """Return how many of a few articles' sentences on a frame are in the outlet's own voice."""
    parts = []
    for article in counts.holders(frame):
        own = [row for row in counts.carrying(article, frame) if row["voice"] == "outlet"]
        number = counts.tally_of(own, frame, "in the outlet's own voice", article)
        parts.append(
            phrase("{n} of {all} in {name}", n=number, all=counts.number(article, frame), name=article["outlet"])
        )
    text = "Of the {what}, {parts} are in the outlet's own voice."
    return say(text, what=counts.what(frame), parts=listed(parts))


def _each(counts: FrameCounts, frame: str) -> list[Finding]:
    """Return whose words the sentences on a frame are, article by article, of many in all."""
    holders = counts.holders(frame)
    groups = [holders] if len(holders) > MOST_TOLD else [[article] for article in holders]
    return [_whose(counts, frame, group) for group in groups]


def _whose(counts: FrameCounts, frame: str, articles: list[Row]) -> Finding:
    """Return whose words the sentences on a frame are, of one article or of many in all."""
    article = articles[0] if len(articles) == 1 else None
    found = [row for one in articles for row in counts.carrying(one, frame)]
    own = [row for row in found if row["voice"] == "outlet"]
    attributed = [row for row in found if row["voice"] != "outlet"]
    voice = "in the outlet's own voice" if article else "in the outlets' own voice"
    every_one = counts.tally_of(found, frame, "", article)
    what = counts.what(frame).removeprefix("sentences ") + (f" in {article['outlet']}" if article else "")
    parts: dict[str, Clause | str | Number] = {
        "n": counted(every_one, "sentence"),
        "one": dataclasses.replace(every_one, shown="one"),
        "what": what,
        "voice": voice,
        "both": "both" if len(found) == 2 else "all",
        "own": counts.tally_of(own, frame, voice, article),
        "are": "is" if len(own) == 1 else "are",
        "attributed": _attributed(counts, frame, attributed, article),
        "given": counts.tally_of(attributed, frame, "attributed to somebody", article),
        "marked": _marked(counts, frame, attributed, article),
    }
    if len(found) == 1:
        return say(
            "The {one} sentence {what} is " + ("{voice}." if own else "attributed{marked}{attributed}."), **parts
        )
    if not attributed:
        return say("The {n} {what} are {both} {voice}.", **parts)
    if not own:
        return say("The {n} {what} are {both} attributed{marked}{attributed}.", **parts)
    return say("Of the {n} {what}, {own} {are} {voice} and {given} attributed{marked}{attributed}.", **parts)


def _marked(counts: FrameCounts, frame: str, attributed: list[Row], article: Row | None) -> Clause:
    """Return how many of the attributed sentences are in quotation marks, as an inserted clause."""
    quoted = [row for row in attributed if row["voice"] == "quote"]
    if not quoted:
        return (", in paraphrase",)
    if len(quoted) == len(attributed):
        return (", in quotation marks",)
    return (", ", counts.tally_of(quoted, frame, "in quotation marks", article), " of them in quotation marks")


def _attributed(counts: FrameCounts, frame: str, found: list[Row], article: Row | None) -> Clause:
    """Return to whom sentences are attributed: ": 4 to Vladimir Putin and 2 to other speakers"."""
    speakers = Counter(row["speaker"] for row in found if known(row["speaker"]))
    told = [name for name, _ in speakers.most_common()]  # of those level, the one heard first
    if len(told) > SPEAKERS + 1:  # a fourth is named rather than called another
        above = [name for name in told if speakers[name] > speakers[told[SPEAKERS]]]
        told = above or told[:SPEAKERS]  # of those level with each other all are named, or none
    groups = [(name, f"attributed to {name}", [row for row in found if row["speaker"] == name]) for name in told]
    rest = [row for row in found if known(row["speaker"]) and row["speaker"] not in told]
    nameless = [row for row in found if not known(row["speaker"])]
    groups += [
        ("other speakers", "attributed to other speakers", rest),
        (
            plural(len(nameless), "a source without a known name", "sources without a known name"),
            "attributed to a source without a known name",
            nameless,
        ),
    ]
    groups = [group for group in groups if group[2]]
    if len(groups) == 1:
        return (f", to {shortened(groups[0][0])}",)
    parts = [
        phrase("{n} to {who}", n=counts.tally_of(rows_of, frame, what, article), who=shortened(who))
        for who, what, rows_of in groups
    ]
    return (": ", *listed(parts)) if parts else ()


# ---- headlines ------------------------------------------------------------------


def headline_frames(tables: "Tables") -> list[Finding]:
    """Return which frames of any family the headlines carry, and in whose voice."""
    heads = [row for row in rows(tables.sentences) if row["role"] == "headline"]
    found = frame_rows(tables, "headline")
    listing = [article for article in rows(tables.articles) if own_rows(heads, article)]
    if not listing:
        return []
    if len(listing) > MOST_TOLD:
        return [_many_headlines(found, heads, listing)]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for article in listing:
        own = own_rows(found, article)
        groups.setdefault(tuple(_carried(own, voice) for voice in VOICES), []).append(article)
    clauses, first = [], True
    ordered = sorted(groups.items(), key=lambda group: not any(group[0]))  # those without at the end
    for content, articles in ordered:
        subjects = []
        for article in articles:
            shown, first = "headline" if first else "", False
            number = Number(
                1, shown or "that", f"headline of {article['outlet']}", passages_of(own_rows(heads, article))
            )
            subjects.append(
                phrase("{the}{n} of {name}", the="the " if shown else "", n=number, name=article["outlet"])
            )
        clauses.append(_headlines(content, subjects))
    return [say("{clauses}.", clauses=listed(clauses, last="; ", between="; "))]


def _carried(own: list[Row], voice: str) -> str:
    """Return the frames that a headline carries in a voice, family by family."""
    frames: dict[str, list[Clause]] = {}
    for row in own:
        if row["voice"] == voice:
            frames.setdefault(row["family"], []).append((f"“{row['frame']}”",))
    parts = [
        phrase("the {family} {noun} {names}", family=family, noun=plural(len(names), "frame"), names=listed(names))
        for family, names in frames.items()
    ]
    return "".join(listed(parts))


def _headlines(content: tuple[str, ...], subjects: list[Clause]) -> Clause:
    """Return what headlines that carry the same frames in the same voices carry."""
    if not any(content):
        return phrase("no frame was found in {subjects}", subjects=listed(subjects, last=" or "))
    own = "in the outlet's own voice" if len(subjects) == 1 else "in the outlets' own voice"
    parts = [
        phrase("{names} {voice}", names=names, voice=HEADLINE_VOICES.get(voice, own))
        for voice, names in zip(VOICES, content, strict=True)
        if names
    ]
    verb = "carries" if len(subjects) == 1 else "carry"
    return phrase("{subjects} {verb} {parts}", subjects=listed(subjects), verb=verb, parts=listed(parts))


def _many_headlines(found: list[Row], heads: list[Row], listing: list[Row]) -> Finding:
    """Return how many of many headlines carry a frame, and which most."""

    def number(those: list[Row], what: str) -> Number:
        holders = [article for article in listing if own_rows(those, article)]
        passages = {Passage(row["article"], int(row["start"]), int(row["end"])): None for row in those}
        return count(len(holders), f"articles {what}", passages, [article["article"] for article in holders])

    everyone = number(heads, "with a headline")
    if not found:
        return say("No frame was found in {n}.", n=counted(everyone, "headline"))
    articles: dict[tuple[str, str], set[str]] = {}
    for row in found:
        articles.setdefault((row["family"], row["frame"]), set()).add(row["article"])
    top = min(articles, key=lambda frame: (-len(articles[frame]), frame))
    level = sum(len(those) == len(articles[top]) for those in articles.values())
    own = [row for row in found if (row["family"], row["frame"]) == top]
    ours = [row for row in own if row["voice"] == "outlet"]
    name = named(*top)
    text = "Of {all}, {n} {carry} a frame, {most} {name} ({top}, {ours} of them in the outlets' own voice)."
    carrying = number(found, "whose headline carries a frame")
    return say(
        text,
        all=counted(everyone, "headline"),
        n=carrying,
        carry="carries" if carrying.value == 1 else "carry",
        most="most often" if level == 1 else "none of them more often than",
        name=name,
        top=number(own, f"whose headline carries {name}"),
        ours=count(
            len({row["article"] for row in ours}),
            f"articles whose headline carries {name} in the outlet's own voice",
            passages_of(ours),
            sorted({row["article"] for row in ours}),
        ),
    )
