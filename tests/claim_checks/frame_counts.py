"""Sentences on frames, counted in every way that a claim on them must bear, and the margins that it must keep."""

from collections import Counter
from fractions import Fraction

from claim_checks.counting import overlapping, whole
from claim_checks.lists import Recount
from claim_checks.records import reliable
from claim_checks.tables import Facts, Row, capital
from claim_checks.templates import must

# What a claim on frames must bear, as the coding of single sentences errs.
COUNTED = 5  # sentences in all articles, for a frame to be told
LEAD = 3  # sentences more than any other frame of the family has in the article
MORE, TIMES = 6, Fraction(3, 2)  # sentences and share of the article that has more of a frame
WHOSE = 10  # sentences on a frame, for it to be told whose words they are
MOST_OF = Fraction(3, 4)  # of the sentences in one voice
MOST_LEAD = 5  # sentences more in one voice than in the other
OTHER_NAMES = {
    "economic": "economics", "political": "politics", "policy": "policy-making", "other": "other matters"
}  # fmt: skip
RULES = ("headline", "quoted", "acts", "ambiguous term", "words", "position")


def frame_name(family: str, frame: str) -> str:
    """Return what a frame is called."""
    return "ethics" if (family, frame) == ("policy", "morality") else OTHER_NAMES.get(frame, frame)


def frame_of(facts: Facts, told: str) -> tuple[str, str]:
    """Return the family and frame that are told."""
    found = {(row["family"], row["frame"]) for row in facts.rows("frames")}
    those = [frame for frame in found if told in (frame_name(*frame), capital(frame_name(*frame)))]
    must(len(those) == 1, f"“{told}” is no frame here")
    return those[0]


def sized(facts: Facts) -> list[Row]:
    """Return the articles with sentences in their body."""
    return [article for article in facts.articles if size(facts, article)]


def size(facts: Facts, article: Row) -> int:
    """Return how many sentences an article's body has."""
    return facts.keep(
        ("size", article["article"]),
        lambda: len({row["start"] for row in facts.of("sentences", article) if row["role"] == "body"}),
    )


def coded(facts: Facts, article: Row) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of an article's body by family and frame."""

    def count() -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in facts.of("frames", article):
            if row["role"] == "body":
                found.setdefault((row["family"], row["frame"]), []).append(row)
        return found

    return facts.keep(("coded", article["article"]), count)


def number_coded(facts: Facts, article: Row, frame: tuple[str, str]) -> int:
    """Return how many sentences of an article's body are coded as a frame."""
    return len({row["start"] for row in coded(facts, article).get(frame, [])})


def share_coded(facts: Facts, article: Row, frame: tuple[str, str]) -> Fraction:
    return Fraction(number_coded(facts, article, frame), size(facts, article))


def may_be_told(facts: Facts, frame: tuple[str, str]) -> None:
    """Check that a frame is coded well enough, and in enough sentences, as is its family."""
    must(frame in reliable(), "the frame is not coded well enough")
    must(sum(number_coded(facts, a, frame) for a in sized(facts)) >= COUNTED, "too few sentences carry the frame")


def leads(facts: Facts, article: Row, frame: tuple[str, str]) -> bool:
    """Say whether a frame leads every other of its family in an article, by the margin."""
    others = {one for a in facts.articles for one in coded(facts, a) if one[0] == frame[0] and one != frame}
    most = max((number_coded(facts, article, other) for other in others), default=0)
    return number_coded(facts, article, frame) - most >= LEAD


def weights(facts: Facts, rule: str | None) -> dict[tuple[str, int], float]:
    """Return how much each sentence counts under a rule: by article and start."""
    found: dict[tuple[str, int], float] = {}
    for article in facts.articles:
        after = 0.0
        for row in sorted(facts.of("sentences", article), key=lambda row: -row["start"]):
            body, weight = row["role"] == "body", float(row["role"] == "body")
            if rule == "headline":
                weight = float(row["role"] in ("body", "headline"))
            elif rule == "quoted":
                weight = float(body and row["voice"] != "quote")
            elif rule == "position":
                after = 1 - row["position"] if body else after
                weight = 1.0 if row["role"] == "headline" else after
            if weight:
                found[row["article"], row["start"]] = weight
    return found


def carried(facts: Facts, rule: str | None) -> list[Row]:
    """Return the rows of frames that are left under a rule, with the voice that they have."""
    if rule in ("ambiguous term", "words"):
        return [row for row in facts.rows("frames") if row["ground"] != rule]
    if rule == "quoted":
        return [row for row in facts.rows("frames") if row["voice"] != "quote"]
    if rule == "acts":
        return [row | {"voice": "outlet" if is_act(facts, row) else row["voice"]} for row in facts.rows("frames")]
    return facts.rows("frames")


def is_act(facts: Facts, row: Row) -> bool:
    """Say whether a paraphrase tells of no speech, going by the speaker's attributions there."""
    if row["voice"] != "paraphrase":
        return False
    place = {(row["article"], row["start"], row["end"])}
    told = [
        one
        for one in facts.of("attributions", row)
        if one["speaker"] == row["speaker"] and overlapping(one, place)
    ]
    return not any(one["speech"] for one in told)


def sums(facts: Facts, rule: str | None) -> tuple[Counter, Counter, Counter]:
    """Return the weights of articles, of their sentences on frames, and of those in the outlet's own voice."""

    def add() -> tuple[Counter, Counter, Counter]:
        total, found, own = Counter(), Counter(), Counter()
        weighed = weights(facts, rule)
        for (article, _), weight in weighed.items():
            total[article] += weight
        for row in carried(facts, rule):
            weight = weighed.get((row["article"], row["start"]), 0.0)
            key = row["article"], row["family"], row["frame"]
            found[key] += weight
            own[key] += weight * (row["voice"] == "outlet")
        return total, found, own

    return facts.keep(("sums", rule), add)


CLOSE = 1e-9


def leads_by_any_rule(facts: Facts, article: Row, frame: tuple[str, str]) -> None:
    """Check that a frame leads in an article however the sentences are counted."""
    for rule in RULES:
        found = sums(facts, rule)[1]
        own = {key[1:]: number for key, number in found.items() if key[:2] == (article["article"], frame[0])}
        others = [number for one, number in own.items() if one != frame]
        must(own.get(frame, 0) > max(others, default=0) + CLOSE, f"by “{rule}” another frame leads")


def tops(facts: Facts, rule: str | None, family: str) -> Counter:
    """Return in how many articles each frame of a family has most sentences, alone or level with another."""
    found: Counter = Counter()
    for article in facts.articles:
        own = {k[1:]: n for k, n in sums(facts, rule)[1].items() if k[:2] == (article["article"], family)}
        best = max(own.values(), default=0)
        found.update(frame for frame, number in own.items() if best > 0 and number > best - CLOSE)
    return found


def parted(facts: Facts, frame: tuple[str, str], high: Row, low: Row) -> None:
    """Check that one article has so much more of a frame than another, by every rule, and none more or less."""
    may_be_told(facts, frame)
    shares = [share_coded(facts, article, frame) for article in sized(facts)]
    most, least = (share_coded(facts, article, frame) for article in (high, low))
    must((most, least) == (max(shares), min(shares)), "another article has more, or less")
    more = number_coded(facts, high, frame) - number_coded(facts, low, frame)
    must(more >= MORE and most >= TIMES * least, "the difference is within the margin")
    must((most - least) * size(facts, low) >= LEAD, "a short article has few sentences of anything")
    for rule in RULES:
        total, found, _ = sums(facts, rule)
        ends = [
            found[(a["article"], *frame)] / total[a["article"]] if total[a["article"]] else None
            for a in (high, low)
        ]
        must(ends[0] and ends[0] > (ends[1] or 0) + CLOSE, f"by “{rule}” the other article has more")


def of_sentences(frame: tuple[str, str]) -> Recount:
    """Return the recount of an article's sentences on a frame."""

    def recount(facts: Facts, article: Row) -> tuple | None:
        total = size(facts, article)
        if not total:
            return None
        return share_coded(facts, article, frame), whole(number_coded(facts, article, frame)), whole(total)

    return recount
