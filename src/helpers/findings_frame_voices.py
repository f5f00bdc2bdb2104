"""Sentences on whose words carry a frame: the outlet's own voice or a speaker's."""

from collections import Counter
from collections.abc import Collection

from helpers.frame_wording import FrameCounts
from helpers.robustness_framing import one_voice_leads, question_of_voice
from helpers.wording import MOST_TOLD, Clause, Finding, Row, known, listed, phrase, plural, say, shortened

SPEAKERS = 2  # named in a sentence, the ones with most
REPEATED = 3  # sentences of a speaker who is named; one or two may be coded or attributed wrongly


def whose_words(counts: FrameCounts, shaky: Collection[str] = ()) -> list[Finding]:
    """Return in whose words the family's most frequent frame stands, article by article, of many in all.

    Told where one side clearly leads; `shaky` has the questions that another way of counting answers otherwise.
    """
    if not counts.frames:
        return []
    frame = counts.frames[0]
    many = len(counts.listing) > MOST_TOLD
    firm = [a for a in counts.listing if question_of_voice(counts, frame, a) not in shaky]
    groups = [counts.listing] if many else [[article] for article in firm]
    found = [_whose(counts, frame, group) for group in groups]
    return [finding for finding in found if finding]


def _whose(counts: FrameCounts, frame: str, articles: list[Row]) -> Finding | None:
    """Return whose words the sentences coded as a frame are, None where neither side leads clearly."""
    article = articles[0] if len(articles) == 1 else None
    found = [row for one in articles for row in counts.carrying(one, frame)]
    own = [row for row in found if row["voice"] == "outlet"]
    if not one_voice_leads(len(own), len(found)):
        return None
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
        if len(those) == len(found):
            return phrase(", all of them to {who}", who=shortened(name))
        number = counts.tally_of(those, frame, f"attributed to {name}", article)
        parts.append(phrase("{n}{of} to {who}", n=number, of="" if place else " of them", who=shortened(name)))
    return (", ", *listed(parts)) if parts else ()
