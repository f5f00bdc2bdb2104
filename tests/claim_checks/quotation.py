"""How much is quoted and paraphrased, how long quotations are, and who is quoted most."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from statistics import median

from claim_checks.counting import by_speaker, leaders, percent, whole, words_of
from claim_checks.lists import across, signs_of, walked
from claim_checks.tables import Facts, Row
from claim_checks.templates import SIGNS, must, says


def quotations(found: Iterable[Row]) -> list[Row]:
    """Return the attributions with words in quotation marks."""
    return [row for row in found if row["kind"] != "indirect"]


@across(
    "@ puts % of its # words? in quotation marks",
    "@ % of #",
    "The share of words in quotation marks runs from % of # words? in @ to % of # in @",
)
def density(facts: Facts, article: Row) -> tuple | None:
    quoted, words = article["quoted_words"], article["body_words"]
    return (Fraction(quoted, words), percent(quoted, words), whole(words)) if words else None


@across(
    "@ has # quotations? and # paraphrases?",
    "@ # quotations? and # paraphrases?",
    "The number of quotations runs from # in @ to # in @",
)
def quotation_counts(facts: Facts, article: Row) -> tuple:
    said = facts.said(article)
    quoted = len(quotations(said))
    return quoted, whole(quoted), whole(len(said) - quoted)


def most_quoted(facts: Facts, article: Row) -> tuple[set[str], int, int] | None:
    """Return who has most words in quotation marks, how many, and how many all have; None if nobody has a name."""
    marked = [row for row in facts.said(article) if row["quoted_words"]]
    words = by_speaker(marked, "quoted_words")
    return (leaders(words), max(words.values()), words_of(marked, "quoted_words")) if words else None


def quoting(facts: Facts) -> list[Row]:
    """Return the articles that quote somebody by name."""
    return [article for article in facts.articles if most_quoted(facts, article)]


def quoted_most(facts: Facts, article: Row, names: list[str], number: str, each: str | None, total: str) -> None:
    """Check who is quoted most in an article."""
    counted = most_quoted(facts, article)
    must(counted, f"nobody is quoted by name in {article['outlet']}")
    must(sorted(names) == sorted(counted[0]), f"{sorted(counted[0])} are quoted most, not {names}")
    must((number, total) == (whole(counted[1]), whole(counted[2])), "the words are others")
    must(bool(each) == (len(names) > 1), "each is of several")


@says("(Both quote|All quote|Those that quote somebody by name quote) (.+) most: (.+)\\.")
def same_quoted_most(facts: Facts, who: str, listed: str, told: str) -> None:
    names = [facts.written(sign) for sign in signs_of(facts, listed)]
    found = [told for _, told in walked(told, "#( each)? of #(?: quoted words?)? in @", "()")]
    articles = [facts.article(sign) for *_, sign in found]
    for article, (number, each, total, _) in zip(articles, found, strict=True):
        quoted_most(facts, article, names, number, each, total)
    ids = [article["article"] for article in articles]
    must(sorted(ids) == sorted(article["article"] for article in quoting(facts)), "not all that quote are told")
    all_quote = len(ids) == len(facts.articles)
    must(who == ("Both quote" if len(ids) == 2 else "All quote") if all_quote else who[0] == "T", f"not “{who}”")


@says("Quoted most are the words (of .+)\\.")
def quoted_most_each(facts: Facts, told: str) -> None:
    names: list[str] = []
    ids = []
    for head, (sign, number, each, total) in walked(
        told, r"@ \(#( each)? of #(?: quoted words?)?\)", f"of ([{SIGNS}]|[{SIGNS}](?:, | and |[{SIGNS}])*?) in "
    ):
        names = [facts.written(one) for one in signs_of(facts, head[0])] if head else names
        article = facts.article(sign)
        ids.append(article["article"])
        quoted_most(facts, article, names, number, each, total)
    must(sorted(ids) == sorted(article["article"] for article in quoting(facts)), "not all that quote are told")


@says(
    "& has the most words in quotation marks, alone or level with another, in # of the # articles? that quote "
    "somebody by name\\."
)
def quoted_most_often(facts: Facts, who: str, number: str, total: str) -> None:
    articles = quoting(facts)
    heard = [name for article in articles for name in most_quoted(facts, article)[0]]
    numbers = Counter(heard)
    must(total == whole(len(articles)), "other articles quote by name")
    must(any(number == whole(numbers[name]) for name in facts.called(who, numbers)), "it is so in other articles")


FEW_QUOTATIONS = 3  # partial ones of all, for a comparison
FOR_A_MEDIAN = 5  # full ones of an article


def full_quotations(facts: Facts, article: Row) -> list[int]:
    """Return the words in marks of the quotations of four words and more."""
    return [row["quoted_words"] for row in quotations(facts.said(article)) if row["quoted_words"] >= 4]


@across(
    r"The median quotation, partial ones left out, has = words? in @ \(# quotations?\)",
    r"= in @ \(#\)",
    r"The median quotation, partial ones left out, runs from = words? in @ \(# quotations?\) to = in @ \(#\)",
)
def median_quotation(facts: Facts, article: Row) -> tuple | None:
    full = full_quotations(facts, article)
    return (median(full), f"{median(full):g}", whole(len(full))) if len(full) >= FOR_A_MEDIAN else None


@across(
    "Partial quotations, of fewer than four words in marks: # of # quotations? in @",
    "# of # in @",
    "Partial quotations, of fewer than four words in marks: from # of # quotations? in @ to # of # in @",
)
def partial_quotations(facts: Facts, article: Row) -> tuple | None:
    total = len(quotations(facts.said(article)))
    short = total - len(full_quotations(facts, article))
    partly = sum(row["quoted_words"] < 4 for row in quotations(facts.everything_said))
    must(partly >= FEW_QUOTATIONS, "few are partial")
    return (Fraction(short, total), whole(short), whole(total)) if total else None


@says("The longest quotation has # words? in marks, in @\\.")
def longest_quotation(facts: Facts, number: str, sign: str) -> None:
    found = quotations(facts.everything_said)
    most = max(row["quoted_words"] for row in found)
    those = [row for row in found if row["quoted_words"] == most]
    must(number == whole(most), "another is longer")
    must(len(those) == 1 and those[0]["article"] == facts.article(sign)["article"], "another is as long")
