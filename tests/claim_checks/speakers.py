"""Who is heard in several articles, and who is given most words."""

from collections import Counter
from fractions import Fraction

from claim_checks.counting import by_speaker, leaders, percent, whole, words_of
from claim_checks.lists import across, ends_told, in_order, lists_of, names_told, parts
from claim_checks.tables import Facts, Row, capital, shortened
from claim_checks.templates import must, says


def heard(facts: Facts) -> Counter:
    """Return in how many articles each speaker is heard."""
    return Counter(name for article in facts.articles for name in by_speaker(facts.said(article)))


def well_heard(facts: Facts) -> Counter:
    """Return in how many articles each speaker is heard twice, or once by a name and beyond doubt."""
    found: Counter = Counter()
    for article in facts.articles:
        said = [row for row in facts.said(article) if row["speaker"]]
        for name in {row["speaker"] for row in said}:
            own = [row for row in said if row["speaker"] == name]
            found[name] += len(own) > 1 or (
                is_named(own[0]) and (is_quoted(own[0]) or (own[0]["score"] or 0) >= 0.8)
            )
    return found


def is_named(row: Row) -> bool:
    """Say whether the words for the source hold a part of the speaker's name, or are a relative's."""
    words = row["source_words"] or ""
    return words == "who" or any(
        len(part) > 2 and part in words.lower() for part in row["speaker"].lower().split()
    )


def is_quoted(row: Row) -> bool:
    """Say whether any of an attribution stands in marks."""
    return row["kind"] != "indirect"


@says("At least # speakers? (is|are) heard in (both articles|more than one article)(?:: (.+))?\\.")
def heard_in_several(facts: Facts, number: str, verb: str, where: str, listed: str | None) -> None:
    numbers = well_heard(facts)
    everybody = {row["speaker"] for row in facts.everything_said}
    several = [
        name
        for name, articles in numbers.items()
        if articles > 1 and (" and " not in name or everybody.isdisjoint(name.split(" and ")))
    ]
    must(number == whole(len(several)), "others are heard")
    must((verb == "is") == (len(several) == 1), f"“{verb}”")
    must((where == "both articles") == (len(facts.articles) == 2), f"not {where}")
    if listed:
        names_told(facts, listed, several)


def share_of(facts: Facts, article: Row, name: str) -> Fraction | None:
    """Return the share of an article's attributed words that a speaker has."""
    said = facts.said(article)
    return Fraction(by_speaker(said)[name], words_of(said)) if words_of(said) else None


@says("@ gives & % of its # attributed words?(?:, @ % of #)?(?:,| and) @ % of #\\.")
def takes(facts: Facts, first: str, who: str, *told: str | None) -> None:
    told = told[0], told[1], first, *(part for one in (told[2:5], told[5:]) for part in (*one[1:], one[0]))
    shown, of, signs = ([part for part in told[start::3] if part is not None] for start in range(3))
    articles = [facts.article(sign) for sign in signs]
    totals = [words_of(facts.said(article)) for article in articles]
    must(of == list(map(whole, totals)), "the attributed words are others")
    with_words = [article for article in facts.articles if words_of(facts.said(article))]
    must(len({article["article"] for article in articles}) == len(articles), "an article is told twice")
    must(len(articles) == (len(with_words) if len(with_words) < 4 else 2), "articles are left out")
    unknown = [
        words_of(row for row in facts.said(article) if row["speaker"] is None and row["named"] is None)
        for article in with_words
    ]

    def fits(name: str) -> bool:
        shares = [share_of(facts, article, name) for article in facts.articles]
        shares = [share for share in shares if share is not None]
        own = [share_of(facts, article, name) for article in articles]
        ends = own == sorted(own, reverse=True) and (own[0], own[-1]) == (max(shares), min(shares))
        sure = [
            own[0] - Fraction(3, 20)
            >= share_of(facts, article, name) + Fraction(words, words_of(facts.said(article)))
            for article, words in zip(with_words, unknown, strict=True)
            if article["article"] != articles[0]["article"]
        ]
        return ends and all(sure) and shown == [percent(n, 1) for n in own]

    must(any(map(fits, facts.called(who, heard(facts)))), "the shares are others, or not the ends")


@says("No speaker is given more words than &: % of the # attributed words? in @\\.")
def largest_source(facts: Facts, who: str, share: str, total: str, sign: str) -> None:
    article = facts.article(sign)
    said = facts.said(article)
    words = by_speaker(facts.everything_said)
    own = facts.called(who, leaders(words))
    must(own, "another has more words")
    must(words_of(said) == words_of(facts.everything_said), "another article has attributed words")
    must(
        (share, total) == (percent(words[own.pop()], words_of(said)), whole(words_of(said))),
        "the words are others",
    )


@across(
    r"Most words are given in @ to & \(% of the # attributed words?\)",
    r"in @ to & \(% of #\)",
)
def top_speakers(facts: Facts, article: Row) -> tuple | None:
    said = facts.said(article)
    words = by_speaker(said)
    if not any(words.values()):
        return None
    first, second = (*sorted(words.values(), reverse=True), 0)[:2]
    untold = words_of(row for row in said if row["speaker"] is None and row["named"] is None)
    if 10 * (first - second - untold) < words_of(said):
        return None  # another may have as many words
    best = leaders(words)
    share = Fraction(max(words.values()), words_of(said))
    return share, [shortened(name) for name in best], percent(share, 1), whole(words_of(said))


@says(
    r"The share that the speaker given most words has runs from % of the # attributed words? in @ \(&\) to "
    r"% of # in @ \(&\)\."
)
def ends_of_top_speakers(facts: Facts, *told: str) -> None:
    turned = [(sign, who, share, total) for share, total, sign, who in parts(told, 2)]
    ends_told(facts, turned, top_speakers)


def one_leads(facts: Facts, who: str, told: list[tuple], others: int = 0) -> None:
    """Check that one speaker is given most words wherever one clearly is, the largest share first.

    `others` are the articles told beside them in which nobody clearly has most.
    """
    values = []
    for shown, total, sign in told:
        counted = top_speakers(facts, facts.article(sign))
        must(counted is not None and counted[2:] == (shown, total), "the shares are others")
        values.append(counted[0])
        must(
            len(counted[1]) == 1 and who in (counted[1][0], capital(counted[1][0])), "another is given most words"
        )
    led = [article for article in facts.articles if top_speakers(facts, article)]
    must(len(led) == len(told) == len({sign for *_, sign in told}), "articles are left out")
    must(in_order(values), "the largest does not come first")
    compared = [article for article in facts.articles if any(by_speaker(facts.said(article)).values())]
    must(len(compared) == len(told) + others, "an article in which nobody clearly has most is left out")


@says(
    r"& is given most words: % of the # attributed words? in @ and % of # in @; in @, where nobody clearly has "
    r"most, % of #\."
)
def one_leads_in_two(facts: Facts, who: str, *told: str) -> None:
    name = facts.written(who)
    one_leads(facts, name, parts(told[:6], 2), others=1)
    sign, share, total = told[6:]
    words = by_speaker(facts.said(facts.article(sign)))
    own = [value for speaker, value in words.items() if name in (shortened(speaker), capital(shortened(speaker)))]
    every = words_of(facts.said(facts.article(sign)))
    must((share, total) == (percent(Fraction(sum(own), every), 1), whole(every)), "the share is another")
    must(not top_speakers(facts, facts.article(sign)), "somebody clearly has most")


for number, shares in enumerate(lists_of("% of the # attributed words? in @", "% of # in @"), 1):
    says(rf"& is given most words: {shares}\.")(
        lambda facts, who, *told, n=number: one_leads(facts, facts.written(who), parts(told, n))
    )
