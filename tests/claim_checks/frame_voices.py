"""In whose voice the sentences on a frame are."""

from collections import Counter

from claim_checks.counting import whole
from claim_checks.frame_counts import (
    CLOSE,
    MOST_LEAD,
    MOST_OF,
    RULES,
    WHOSE,
    coded,
    frame_of,
    may_be_told,
    sized,
    sums,
)
from claim_checks.lists import FEW_TOLD, in_order
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, pattern, says

ATTRIBUTED = r"((?:, # of them to &(?: and # to &)?|, all of them to &)?)"


def whose(facts: Facts, told: str, sign: str | None, own: bool | None) -> tuple[list[Row], list[Row]]:
    """Return one article's or all sentences on a frame, and those in the outlet's own voice, if it may be told."""
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    articles = [facts.article(sign)] if sign else sized(facts)
    must(len(sized(facts)) <= FEW_TOLD if sign else len(sized(facts)) > FEW_TOLD, "few are told one by one")
    found = [row for article in articles for row in coded(facts, article).get(frame, [])]
    ours = [row for row in found if row["voice"] == "outlet"]
    must(len(found) >= WHOSE and abs(2 * len(ours) - len(found)) >= MOST_LEAD, "no side leads clearly")
    must(max(len(ours), len(found) - len(ours)) >= MOST_OF * len(found), "the other side has too many")
    for rule in (rule for rule in RULES if sign and rule != "quoted"):
        _, total, part = sums(facts, rule)
        key = articles[0]["article"], *frame
        must(total[key] > 0, f"by “{rule}” nothing is left")
        apart = part[key] / total[key] - 0.5
        must(
            abs(apart) > CLOSE and (apart > 0) == (2 * len(ours) > len(found)), f"by “{rule}” the other side leads"
        )
    return found, ours


def to_whom(facts: Facts, attributed: list[Row], told: str) -> None:
    """Check to whom sentences are attributed: those with most, of several that are level all or nobody."""
    numbers = Counter(row["speaker"] for row in attributed if row["speaker"])
    if told.startswith(", all of them to "):
        must(len(attributed) > 1 and set(numbers.values()) == {len(attributed)}, "not all of them")
        must(facts.called(told[-1], numbers), "they are somebody else's")
        return
    must(len(attributed) not in numbers.values() or len(attributed) < 3, "all of them are one speaker's")
    named = pattern("# (?:of them )?to &").findall(told)
    left = dict(numbers)
    for number, sign in named:
        fits = [name for name in facts.called(sign, left) if number == whole(left[name])]
        must(fits, f"{facts.written(sign)} has not {number}")
        del left[fits[0]]
    told_numbers = [int(number) for number, _ in named]
    must(not named or (in_order(told_numbers) and min(told_numbers) > 2), "one or two sentences may be wrong")
    must(not named or max(left.values(), default=0) < min(told_numbers), "somebody left out has as many")


@says(
    "Of the # sentences? coded as (.+?)(?: in @)?, # (is|are) in the (outlets?'s?) own voice and # (is |are )?"
    f"attributed{ATTRIBUTED}\\."
)
def voices(
    facts: Facts, number: str, told: str, sign: str | None, own: str, verb: str, outlet: str, given: str, *rest
) -> None:
    found, ours = whose(facts, told, sign, None)
    right = [whole(n) for n in (len(found), len(ours), len(found) - len(ours))]
    must([number, own, given] == right, f"it is {right}")
    must((verb == "is") == (own == "1"), f"“{verb}”")
    must((outlet == "outlet's") == bool(sign), f"“{outlet}”")
    to_whom(facts, [row for row in found if row["voice"] != "outlet"], rest[1])


@says("All # sentences? coded as (.+?)(?: in @)? are in the (outlets?'s?) own voice\\.")
def all_own(facts: Facts, number: str, told: str, sign: str | None, outlet: str) -> None:
    found, ours = whose(facts, told, sign, True)
    must(number == whole(len(found)) and len(ours) == len(found), "not all of so many")
    must((outlet == "outlet's") == bool(sign), f"“{outlet}”")


@says(f"All # sentences? coded as (.+?)(?: in @)? are attributed{ATTRIBUTED}\\.")
def all_attributed(facts: Facts, number: str, told: str, sign: str | None, names: str, *_: str) -> None:
    found, ours = whose(facts, told, sign, False)
    must(number == whole(len(found)) and not ours, "not all of so many")
    to_whom(facts, found, names)
