"""How many attributions are to sources of each kind, and to sources without a name."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction

from claim_checks.counting import whole
from claim_checks.lists import across, all_told, ends_told, lists_of, parts
from claim_checks.tables import Facts, Row, shortened
from claim_checks.templates import SIGNS, must, says


def unnamed(found: Iterable[Row]) -> list[Row]:
    """Return the attributions to a source that the article does not name."""
    return [row for row in found if row["named"] is False or (row["named"] == 0 and row["named"] is not None)]


def shares_of(about: str, chosen: Callable[[Row], bool]) -> None:
    """Tie the sentences on how many of its attributions each article has of a kind."""

    @across(f"{about}: # of # in @", "# of # in @", f"{about}: from # of # in @ to # of # in @")
    def part(facts: Facts, article: Row) -> tuple | None:
        said = facts.said(article)
        number = sum(1 for row in said if chosen(row))
        return (Fraction(number, len(said)), whole(number), whole(len(said))) if said else None


OF_TYPE = {
    "official": "officials and candidates",
    "expert": "experts",
    "business": "business",
    "civil_society": "civil society",
    "ordinary_person": "ordinary people",
    "document": "documents",
    "media": "news media",
    "unspecified": "sources of no stated kind",
}
for kind, of_kind in OF_TYPE.items():
    if kind == "unspecified":
        continue
    shares_of(f"Attributions to {of_kind}", lambda row, kind=kind: row["source_type"] == kind)
EXAMPLES = rf"(?:, such as (“[{SIGNS}]”(?: or “[{SIGNS}]”)?))?"


def examples(facts: Facts, told: str | None) -> None:
    """Check how sources without a name are called: the most frequent words, two at most."""
    called = Counter(
        shortened(row["source_words"]) for row in unnamed(facts.everything_said) if row["source_words"]
    )
    wanted = sorted(called, key=lambda words: (-called[words], words))[:2]
    must(re.findall("“(.+?)”", facts.written(told or "")) == wanted, "they are called otherwise")


def without_name(facts: Facts, article: Row) -> tuple | None:
    said = facts.said(article)
    number = len(unnamed(said))
    return (Fraction(number, len(said)), whole(number), whole(len(said))) if said else None


NAMELESS = f"Attributions to a source without a name{EXAMPLES}"
for number, written in enumerate(lists_of("# of # in @", "# of # in @"), 1):

    @says(rf"{NAMELESS}: {written}\.")
    def few_without_name(facts: Facts, usual: str | None, *told: str, n: int = number) -> None:
        examples(facts, usual)
        few(facts, all_told(facts, parts(told, n), without_name), unnamed)


@says(rf"{NAMELESS}: from # of # in @ to # of # in @\.")
def many_without_name(facts: Facts, usual: str | None, *told: str) -> None:
    examples(facts, usual)
    ends_told(facts, parts(told, 2), without_name)


def few(facts: Facts, articles: Iterable[Row], chosen: Callable[[list[Row]], list[Row]]) -> None:
    said = [found for found in map(facts.said, articles) if found]
    must(any(len(chosen(found)) > 2 for found in said), "too few to tell")
    shares = [Fraction(len(chosen(found)), len(found)) for found in said]
    must(len(shares) == 1 or max(shares) - min(shares) >= Fraction(1, 5), "they are too near each other")
