"""Words that set an article's own voice apart, scored again."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import yaml

from claim_checks.counting import whole
from claim_checks.lists import FEW_TOLD, in_order, walked
from claim_checks.records import ROOT
from claim_checks.tables import Facts
from claim_checks.templates import must, pattern, says

LEAST_USES, LEAST_TIMES, SHORT = 3, 2, 1000  # of a word that sets a text apart; words of a text that is short
COMMON = 1e-3


def own_counts(facts: Facts) -> dict[str, Counter]:
    """Return how often each article that has words uses each in its own voice, forms in -s with their word."""

    def count() -> dict[str, Counter]:
        found: dict[str, Counter] = {}
        for row in facts.rows("word_counts"):
            if row["voice"] == "outlet" and not row["name"]:
                found.setdefault(row["article"], Counter())[row["word"]] += row["count"]
        every = {word for uses in found.values() for word in uses}
        return {name: joined(uses, every) for name, uses in found.items()}

    return facts.keep("own_counts", count)


def joined(uses: Counter, every: set[str]) -> Counter:
    """Return counts in which a form in -s or -ies is counted with its word, where the texts have both."""
    found: Counter = Counter()
    for word, number in uses.items():
        base = re.sub("ies$", "y", word) if word.endswith("ies") else re.sub("s$", "", word)
        uncommon = english(word) < COMMON and english(base) < COMMON
        found[base if base in every and len(base) > 2 and uncommon else word] += number
    return found


def english(word: str) -> float:
    """Return the share of English that a word makes up."""
    return _english().get(word.lower(), 0.0)


@cache
def _english() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict("en", wordlist="small")


@cache
def left_out() -> frozenset[str]:
    """Return the words that are not told, however often they are used."""
    path = ROOT / "data/codebook/distinctive_words.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]
    return frozenset(word for entry in entries for word in entry["words"])


def standing_out(facts: Facts) -> dict[str, dict[str, float]]:
    """Return for each article the words that set it apart and by how much: the log-odds over its standard error.

    Monroe, Colaresi and Quinn (2008), with the frequencies of English as prior.
    """

    def score() -> dict[str, dict[str, float]]:
        counts = own_counts(facts)
        total = sum(counts.values(), Counter())
        prior = {word: max(english(word), 1 / total.total()) for word in total}
        return {name: apart(uses, total - uses, prior) for name, uses in counts.items()}

    return facts.keep("standing_out", score)


def apart(own: Counter, rest: Counter, prior: dict[str, float]) -> dict[str, float]:
    """Return the words worth telling that a text uses more than all others together, with their z."""
    found, weight = {}, sum(prior.values())
    if not rest.total() or len(prior) < 2:
        return found
    for word, here in own.items():
        sides = [(uses[word] + uses.total() * prior[word], uses.total() * (1 + weight)) for uses in (own, rest)]
        odds = [part / (whole - part) for part, whole in sides]
        z = math.log(odds[0] / odds[1]) / math.sqrt(sum(1 / part for part, _ in sides))
        often = here >= LEAST_USES and here >= LEAST_TIMES * rest[word] and z > 1e-9
        if often and english(word) < COMMON and word.lower() not in left_out():
            found[word] = z
    return found


APART = "The words that set an article's own voice apart most, names and small words left out"


@says(f"{APART}: (in .+)\\.")
def distinctive_of_few(facts: Facts, told: str) -> None:
    counts, ids = own_counts(facts), []
    others = " in the other's" if len(counts) == 2 else " in the others'"
    must(len(counts) <= FEW_TOLD, "many are told one by one")
    first = True
    for part in told.split("; "):
        match = pattern(r"in @ \(#( words? counted)?\) (.+)").fullmatch(part)
        must(match, "no part that is known")
        sign, number, counted, uses = match.groups()
        name = facts.article(sign)["article"]
        must(name in counts, "the article has no words")
        must(number == whole(counts[name].total()) and bool(counted) == (not ids), "the text is of another length")
        ids.append(name)
        words = [] if uses == "no word stands out" else list(
            walked(uses, "“([^”]+)” #( times)? against #( in the others?'s?)?", "()")
        )  # fmt: skip
        for _, (word, here, times, there, beside) in words:
            uses_told(facts, name, facts.written(word), here, there)
            must((times, beside) == ((" times", others) if first else (None, None)), "said once")
            first = False
        highest(
            standing_out(facts)[name],
            [facts.written(word) for _, (word, *_) in words],
            5 if len(counts) == 2 else 3,
        )
    enough(facts, ids)


def enough(facts: Facts, ids: Iterable[str]) -> None:
    """Check that all articles with words are told, and none is short."""
    sizes = {name: uses.total() for name, uses in own_counts(facts).items()}
    must(sorted(ids) == sorted(sizes), "not all articles are told")
    must(min(sizes.values()) >= SHORT, "a text is short")


def uses_told(facts: Facts, name: str, word: str, here: str, there: str) -> None:
    """Check how often a word stands in an article and in the others."""
    counts = own_counts(facts)
    must(name in counts, "the article has no words")
    total = sum(uses[word] for uses in counts.values())
    own = counts[name][word]
    must((here, there) == (whole(own), whole(total - own)), f"“{word}” is used {own} times against {total - own}")
    must(word in standing_out(facts)[name], f"“{word}” does not set the text apart")


def highest(scores: dict[str, float], told: list[str], most: int) -> None:
    """Check that the words told have the highest scores, of those level with each other all or none."""
    must(
        len(set(told)) == len(told) and in_order([scores[word] for word in told]),
        "the highest does not come first",
    )
    left = [score for word, score in scores.items() if word not in told]
    must(told or not scores, "a word stands out")
    if left and len(told) != most:
        must(max(left) < min(scores[word] for word in told), "a word left out stands out as much")
    elif left:
        must(max(left) <= min(scores[word] for word in told) + 1e-9, "a word left out stands out more")


@says(f"{APART}: (“.+)\\.")
def distinctive_of_many(facts: Facts, told: str) -> None:
    counts, order = own_counts(facts), []
    must(len(counts) > FEW_TOLD, "few are told together")
    every = sum(uses.total() for uses in counts.values())
    for _, (word, here, size, sign, there, rest) in walked(
        told, r"“([^”]+)” \(# of #(?: words?)? in @, # of # in the others\)", "()"
    ):
        name, word = facts.article(sign)["article"], facts.written(word)
        uses_told(facts, name, word, here, there)
        own = counts[name].total()
        must((size, rest) == (whole(own), whole(every - own)), "the texts are of another length")
        order.append((name, word))
    scores = {(name, word): z for name, words in standing_out(facts).items() for word, z in words.items()}
    highest(scores, order, 3)
    enough(facts, counts)
