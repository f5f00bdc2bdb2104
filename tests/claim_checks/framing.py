"""Which frames are coded most often, and where one is coded more often than elsewhere."""

from collections import Counter

from claim_checks.counting import leaders, whole
from claim_checks.frame_counts import (
    COUNTED,
    RULES,
    coded,
    frame_of,
    leads,
    leads_by_any_rule,
    may_be_told,
    number_coded,
    of_sentences,
    parted,
    share_coded,
    size,
    sized,
    tops,
)
from claim_checks.lists import FEW_TOLD, all_told, in_order, item_of, items_of, signs_of, walked
from claim_checks.records import reliable
from claim_checks.tables import Facts
from claim_checks.templates import SIGNS, must, pattern, says


@says(r"(Only )?# of # sentences? (is|are) coded with a (generic) frame\.")
def few_coded(facts: Facts, only: str | None, number: str, total: str, verb: str, family: str) -> None:
    found = {
        (row["article"], row["start"])
        for row in facts.rows("frames")
        if row["role"] == "body" and row["family"] == family
    }
    must(
        (number, total) == (whole(len(found)), whole(sum(size(facts, a) for a in sized(facts)))),
        "others are coded",
    )
    must(len(found) < COUNTED and bool(only) == bool(found), "they are not few")
    must((verb == "is") == (len(found) == 1), f"“{verb}”")


CALLED = {"this article": 1, "both articles": 2, "all three articles": 3}
CALLED |= {"the one article with text": 1, "the two articles with text": 2, "the three articles with text": 3}


@says(
    f"(.+) is the (generic|policy|war and peace) frame coded most often in ({'|'.join(CALLED)})"
    r"(?:, most of all in @)?: (.+)\."
)
def shared_top(facts: Facts, told: str, family: str, these: str, most: str | None, listed: str) -> None:
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    found = all_told(facts, items_of(facts, listed), of_sentences(frame))
    must(frame[0] == family and CALLED[these] == len(found), f"not {these}")
    must(these.endswith("text") == (len(found) < len(facts.articles)), f"not {these}")
    shares = {article["article"]: of_sentences(frame)(facts, article)[0] for article in found}
    if most:
        own = facts.article(most)["article"]
        must(all(shares[own] > share for other, share in shares.items() if other != own), "not most of all there")
    for article in found:
        must(leads(facts, article, frame), f"it does not lead in {article['outlet']}")
        leads_by_any_rule(facts, article, frame)


@says(f"(.+) is the (generic|policy|war and peace) frame coded most often in ([{SIGNS}] .+)\\.")
def own_tops(facts: Facts, told: str, family: str, listed: str) -> None:
    ids, name = [], told
    for head, place in walked(listed, r"@ \(# of # sentences?\)", "([^\ue000-\uf8ff]+?) in "):
        name = head[0] if head else name
        frame = frame_of(facts, name)
        may_be_told(facts, frame)
        article, _ = item_of(facts, place, of_sentences(frame))
        must(frame[0] == family and leads(facts, article, frame), f"it does not lead in {article['outlet']}")
        leads_by_any_rule(facts, article, frame)
        ids.append(article["article"])
    must(sorted(ids) == sorted(article["article"] for article in sized(facts)), "not all articles are told")


@says("(.+) (?:is|are) coded as (.+)\\.")
def plainly_coded(facts: Facts, listed: str, told: str) -> None:
    if match := pattern("No sentence in the body of (.+)").fullmatch(listed):
        return not_coded(facts, match[1], *told.rsplit("; ", 1))
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    all_told(facts, items_of(facts, listed), of_sentences(frame))


def not_coded(facts: Facts, names: str, told: str, listed: str) -> None:
    """Check in which articles no sentence is coded as a frame, and how many are in the others."""
    frame = frame_of(facts, told)
    without = [facts.article(sign) for sign in signs_of(facts, names, last=" or ")]
    must(not any(number_coded(facts, article, frame) for article in without), "there are such sentences")
    items = items_of(facts, listed.removesuffix(" are"))
    having = [item_of(facts, one, of_sentences(frame)) for one in items]
    ids = [article["article"] for article in [*without, *(article for article, _ in having)]]
    must(sorted(ids) == sorted(article["article"] for article in sized(facts)), "not all articles are told")
    must(in_order([share for _, share in having]), "the largest share does not come first")
    high = max(sized(facts), key=lambda article: share_coded(facts, article, frame))
    parted(facts, frame, high, next(a for a in sized(facts) if a["article"] == without[0]["article"]))


@says("No sentence in the body of (.+) is coded as (.+); (.+) are\\.")
def no_sentence(facts: Facts, names: str, told: str, listed: str) -> None:
    not_coded(facts, names, told, listed)


@says("(.+) is coded more often in @ than in @: in # of # sentences? against # of #\\.")
def more_often(facts: Facts, told: str, high: str, low: str, *numbers: str) -> None:
    frame = frame_of(facts, told)
    articles = facts.article(high), facts.article(low)
    parted(facts, frame, *articles)
    counted = [whole(n) for a in articles for n in (number_coded(facts, a, frame), size(facts, a))]
    must(list(numbers) == counted, f"it is {counted}")


@says("(.+) is clearly the (generic|policy|war and peace) frame coded most often in # of # articles?\\.")
def usual_top(facts: Facts, told: str, family: str, number: str, total: str) -> None:
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    led = Counter(
        one for a in sized(facts) for one in coded(facts, a) if one in reliable() and leads(facts, a, one)
    )
    must(frame[0] == family and number == whole(led[frame]) and led[frame] > 1, "it leads in others")
    must(total == whole(len(sized(facts))) and len(sized(facts)) > FEW_TOLD, "others are compared")
    must(
        all(led[one] < led[frame] for one in led if one[0] == family and one != frame), "another leads in as many"
    )
    for rule in (None, *RULES):
        must(leaders(tops(facts, rule, family)) == {frame}, f"by “{rule}” another frame is the usual one")
