"""How long sentences are, with quotations and without, and the grade of the text."""

from claim_checks.counting import spans_of, whole
from claim_checks.lists import across, in_order, item_of, lists_of, parts
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, says


def score(facts: Facts, article: Row, voice: str, measure: str) -> float | None:
    """Return a measure of an article."""
    return next((row.get(measure) for row in facts.of("readability", article) if row["voice"] == voice), None)


@across(
    r"The mean sentence has ~ words in @ \(# sentences?\)",
    r"~ in @ \(# sentences?\)",
    r"The mean words a sentence run from ~ in @ \(# sentences?\) to ~ in @ \(# sentences?\)",
)
def sentence_length(facts: Facts, article: Row) -> tuple | None:
    mean = score(facts, article, "all", "mean_sentence_words")
    number = sum(row["role"] == "body" for row in facts.of("sentences", article))
    return (mean, f"{mean:.1f}", whole(number)) if mean is not None else None


@across(
    "The Flesch-Kincaid grade is ~ for @",
    "~ for @",
    "The Flesch-Kincaid grade runs from ~ for @ to ~ for @",
)
def grade(facts: Facts, article: Row) -> tuple | None:
    value = score(facts, article, "all", "flesch_kincaid_grade")
    return (value, f"{value:.1f}") if value is not None else None


def change(facts: Facts, article: Row) -> tuple | None:
    """Return how far the sentences without a quotation differ from all, and both means; None if little."""
    quoted = [row for row in facts.said(article) if row["kind"] != "indirect"]
    places = {place for row in quoted for start, end in spans_of(row) for place in range(start, end)}
    lengths = [
        row["words"]
        for row in facts.of("sentences", article)
        if row["role"] == "body" and row["words"] and not places & set(range(row["start"], row["end"]))
    ]
    everything = score(facts, article, "all", "mean_sentence_words")
    if len(lengths) < 5 or everything is None or abs(sum(lengths) / len(lengths) - everything) < CHANGED:
        return None
    mean = sum(lengths) / len(lengths)
    return abs(mean - everything), f"{mean:.1f}", f"{everything:.1f}"


CHANGED = 2  # words of the mean sentence
WITHOUT = r"@ \(~ words, all sentences ~\)", r"@ \(~, ~\)"
across(
    r"Sentences that hold no quotation have a mean of ~ words in @ \(all sentences: ~\)",
    r"~ in @ \(~\)",
    "",
    " and ",
)(change)


def change_most(facts: Facts, told: list[tuple]) -> None:
    """Check where the sentences without a quotation differ most."""
    found = [item_of(facts, one, change) for one in told]
    values = [value for _, value in found]
    names = [article["article"] for article, _ in found]
    others = [one[0] for a in facts.articles if a["article"] not in names and (one := change(facts, a))]
    must(len(set(names)) == len(names) and in_order(values), "the largest change does not come first")
    must(others and max(others) < values[-1], "a change left out is as large")


for number, several in enumerate(lists_of(*WITHOUT, " and "), 1):
    says(rf"Sentences that hold no quotation differ most from all in {several}\.")(
        lambda facts, *told, n=number: change_most(facts, parts(told, n))
    )
