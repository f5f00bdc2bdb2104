"""Write what the tables hold as sentences, each number with the passages it counts.

A sentence states what these articles contain, with counts and denominators. It never
speaks of an outlet's habits or intentions, and two articles are never put to a test.
Up to three articles are all told, more by their lowest and highest. A section leads
with what a reader asks first; `summary` picks the largest differences of all sections.
What can't be told (no words, no speaker) is said or left out, never counted as nothing.
"""

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from helpers import frame_card, model_card
from helpers.findings_articles import articles as articles
from helpers.findings_collections import collections as collections
from helpers.findings_facts import facts as facts
from helpers.findings_framing import framing as framing
from helpers.findings_headlines import headlines as headlines
from helpers.findings_prominence import prominence as prominence
from helpers.findings_quotation import quotation as quotation
from helpers.findings_quotation import source_name
from helpers.findings_readability import readability as readability
from helpers.findings_reuse import reuse as reuse
from helpers.findings_shared import shared as shared
from helpers.findings_sourcing import sourcing as sourcing
from helpers.findings_word_choice import word_choice as word_choice
from helpers.frame_wording import named
from helpers.robustness_panel import robust
from helpers.wording import (
    Finding,
    Row,
    count,
    counted,
    counted_attributions,
    decimal,
    known,
    listed,
    number_of,
    passages_of,
    phrase,
    plural,
    rows,
    say,
    whole,
)
from helpers.wording import markdown as markdown

if TYPE_CHECKING:
    from helpers.compare import Tables

ONE_IN = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
SUMMARY, SUMMARY_WORDS = 4, 150
SLIGHT = 0.1  # a smaller difference is not among those that are told first, if there is a larger one
SHORT = 30  # an article of fewer sentences gets the warning that one sentence moves its shares


def summary(tables: "Tables") -> list[Finding]:
    """Return what differs most: up to four sentences, the largest difference first.

    Where nothing differs, or there is one article, the sections' first sentences.
    """
    return summary_of({name: section(tables) for name, section in SECTIONS.items() if name not in ASIDE})


def summary_of(told: Mapping[str, list[Finding]]) -> list[Finding]:
    """Return the `summary` of sections whose sentences are written; those of `ASIDE` have no part in it."""
    sections = [found for name, found in told.items() if name not in ASIDE]
    least = SLIGHT if any(f.size >= SLIGHT for found in sections for f in found) else 0.0
    ranked = [
        sorted((f for f in found if f.size and f.size >= least), key=lambda f: -f.size) for found in sections
    ]
    widest = [found[0] for found in ranked if found]  # one of each, so that no subject fills the summary
    second = sorted((found[1] for found in ranked if len(found) > 1), key=lambda finding: -finding.size)
    widest = sorted(widest, key=lambda finding: -finding.size)[:SUMMARY]
    best = [*widest, *second[: SUMMARY - len(widest)]]
    return _within(best or [found[0] for found in sections if found][:SUMMARY])


def _within(found: list[Finding]) -> list[Finding]:
    """Return the sentences in order, without those that would take the summary past `SUMMARY_WORDS`."""
    told, words = [], 0
    for finding in found:
        number = len(finding.text.split())
        if words + number <= SUMMARY_WORDS:
            told.append(finding)
            words += number
    return told


def _missed() -> str:
    """Return how many paraphrases the model misses, in words, as its card has it."""
    recall = model_card.value_of(model_card.card(), "indirect", "content recall")
    if recall is None:
        return "some"
    return f"about one in {ONE_IN.get(round(1 / (1 - recall)), 'many')}"


def _doubtful(tables: "Tables") -> list[Finding]:
    """Return which of the frames found here are coded too badly to rely on, or were never measured."""
    found = dict.fromkeys((row["family"], row["frame"]) for row in rows(tables.frames))
    names = [named(*frame) for frame in found if frame in frame_card.unreliable()]
    if not names:
        return []
    parts = listed([(name,) for name in sorted(names)])
    return [say("Not to be relied on, as their coding is poor or has not been measured: {parts}.", parts=parts)]


def expected_wrong(found: list[Row]) -> list[Finding]:
    """Return how many attributions are likely wrong, by their scores; behind the number stand the least sure."""
    scored = sorted((row for row in found if known(row["score"])), key=lambda row: row["score"])
    wrong = round(math.fsum(1 - row["score"] for row in scored))
    if not wrong:
        return []
    return [
        say(
            "By their scores about {wrong} of {all} {are} expected to have the wrong words or the wrong source.",
            wrong=count(wrong, "attributions that the model is least sure of", passages_of(scored[:wrong])),
            all=counted(count(len(scored), "attributions with a score", passages_of(scored)), "attribution"),
            are=plural(wrong, "is", "are"),
        )
    ]


def limits(tables: "Tables") -> list[Finding]:
    """Return what the comparison can't tell, with the numbers that make it so."""
    listing = rows(tables.articles)
    sentences = [
        say(
            "{these}: the counts describe {them}, not how their outlets always write.",
            these=phrase(
                "{verb} {n}",
                verb=plural(len(listing), "This is", "These are"),
                n=counted(number_of(listing), "article"),
            ),
            them=plural(len(listing), "it", "them"),
        ),
        say(
            "Frames are found by the weights of words, not by a reader: a sentence that tells of a frame in words "
            "that the program has not met is not counted, and a negated or ironic one is."
        ),
        *_doubtful(tables),
        say(
            "Quotations and paraphrases are found by a trained model. On news coded by people it misses "
            f"{_missed()} paraphrases: what counts as the outlet's own voice may hold some."
        ),
    ]
    found = counted_attributions(tables)
    sentences += expected_wrong(found)
    lost = [row for row in found if source_name(row) is None]
    if lost:
        sentences.append(
            say(
                "For {n} of {all} the source is a pronoun that was not traced to a name, or is not given.",
                n=count(len(lost), "attributions whose source could not be told", passages_of(lost)),
                all=counted(
                    count(len(found), "attributions in these articles", passages_of(found)), "attribution"
                ),
            )
        )
    short = min(
        (article for article in listing if article["sentences"]), key=lambda a: a["sentences"], default=None
    )
    if short and short["sentences"] < SHORT:
        sentences.append(
            say(
                "{name} has {n}, so one sentence more or less moves its shares by {step} percentage points.",
                name=short["outlet"],
                n=counted(whole(short["sentences"], "sentences", short), "sentence"),
                step=decimal(
                    100 / short["sentences"],
                    f"share of one sentence of {short['outlet']}",
                    [short["article"]],
                ),
            )
        )
    return sentences


SECTIONS: dict[str, Callable[["Tables"], list[Finding]]] = {
    "articles": articles,
    "framing": framing,
    "word_choice": word_choice,
    "quotation": quotation,
    "sourcing": sourcing,
    "readability": readability,
    "headlines": headlines,
    "shared": shared,
    "facts": facts,
    "prominence": prominence,
    "reuse": reuse,
    "robustness": robust,
    "collections": collections,
}
ASIDE = ("shared", "robustness")  # sections that have no part in the summary: nothing in them is a difference
