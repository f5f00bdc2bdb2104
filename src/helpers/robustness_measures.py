"""Claims that sections have in common: which article has more of something, and who leads in an article.

The report prints the values of up to three articles and the two ends of more. That one article has more than
another is a claim only where the two look different as printed.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from helpers.robustness import Answer, Claim, Rule, Tested, ask
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Number,
    Row,
    count,
    counted,
    counted_attributions,
    listed,
    phrase,
    rows,
    shortened,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

LARGE, LONG, HIGH = (
    ("larger", "largest", "smallest"),
    ("longer", "longest", "shortest"),
    ("higher", "highest", "lowest"),
)


AHEAD = 0.1  # of the larger value: who reads of two that are nearer takes neither for the first


class Measure(NamedTuple):
    """Something that articles have more or less of.

    `numbers` returns the articles that have a value, with it; `degrees` are the words for more, most and least,
    None for least where nobody asks (whom an article never heard);
    `spared` names rules that say nothing about it (a measure of partial quotations without any); `unit` is the
    noun behind a number.
    """

    what: str
    degrees: tuple[str, str, str | None]
    numbers: Callable[["Counted"], list[tuple[Row, Number]]]
    spared: tuple[str, ...] = ()
    unit: str | None = None


class Lead(NamedTuple):
    """Who leads in an article: those that are level, how that is told, and the figures behind it."""

    article: Row
    names: tuple[str, ...]
    told: Clause
    figures: Hashable


Leads = Callable[["Counted"], list[Lead]]


class Counted:
    """The rows of tables that claims read, and those of the tables that rules make of them, each made once."""

    def __init__(self, tables: "Tables"):
        self.tables = tables
        self._under: dict[str, Counted] = {}

    def under(self, rule: Rule) -> "Counted":
        """Return what is counted by another rule."""
        if rule.name not in self._under:
            self._under[rule.name] = Counted(rule.apply(self.tables))
        return self._under[rule.name]

    @cached_property
    def articles(self) -> list[Row]:
        """The articles, in order."""
        return rows(self.tables.articles)

    @cached_property
    def attributions(self) -> list[Row]:
        """The attributions that count."""
        return counted_attributions(self.tables)

    @cached_property
    def quotations(self) -> list[Row]:
        """Those of them that are quotations."""
        return [row for row in self.attributions if row["kind"] != "indirect"]

    @cached_property
    def scores(self) -> list[Row]:
        """The readability of whole texts."""
        return [row for row in rows(self.tables.readability) if row["voice"] == "all"]


def ask_again(read: Counted, claims: Sequence[Claim], rules: Sequence[Rule]) -> list[Tested]:
    """Answer claims that read `Counted` under each rule."""
    return ask(read, claims, [rule._replace(apply=partial(Counted.under, rule=rule)) for rule in rules])


def claims_on_ends(read: Counted, measure: Measure) -> list[Claim]:
    """Return as claims which article has more of two, which has most and least of several, by `AHEAD` at least."""
    told = measure.numbers(read)
    number = len(told)
    more, most, least = measure.degrees
    asked = {more: max} if number == 2 else {most: max} | ({least: min} if least else {})
    names = " and ".join(article["outlet"] for article, _ in told)
    among = f"of {names}, " if number == 2 < len(read.articles) else ""
    claims = (
        Claim(
            f"{among}the article with the {degree} {measure.what}",
            partial(at_the_end, measure=measure, end=end),
            measure.spared,
        )
        for degree, end in asked.items()
    )
    return [claim for claim in claims if (answer := claim.answer(read)) and len(answer.value) == 1]


def at_the_end(read: Counted, measure: Measure, end: Callable = max) -> Answer | None:
    """Answer which article has most (or least) of something, with all near it; None where there is no two."""
    told = measure.numbers(read)
    if len(told) < 2 or not any(number.value for _, number in told):
        return None
    best = end((number for _, number in told), key=lambda number: number.value)
    those = [(article, number) for article, number in told if _near(best, number)]
    those.sort(key=lambda one: one[1].value, reverse=end is max)
    figures = tuple((article["article"], number.value) for article, number in told)
    return Answer(tuple(article["article"] for article, _ in those), _named(those, measure), figures)


def _near(one: Number, other: Number) -> bool:
    """Say whether two values look level or are too near for one to be ahead."""
    larger = max(abs(one.value), abs(other.value))
    return one.shown == other.shown or abs(one.value - other.value) < AHEAD * larger


def _named(those: Sequence[tuple[Row, Number]], measure: Measure) -> Clause:
    """Return who is at the end, with the value, or the values where they only are near each other."""
    names = listed([(article["outlet"],) for article, _ in those])
    if len(those) > MOST_TOLD:
        ids = [article["article"] for article, _ in those]
        names = counted(count(len(those), f"articles that are level in {measure.what}", (), ids), "article")
    first, last = those[0][1], those[-1][1]
    if first.shown == last.shown:
        number: Clause = counted(first, measure.unit) if measure.unit else (first,)
        return phrase("{names}{equal} ({n}{each})", names=names, n=number, **_level(len(those) > 1))
    if len(those) > MOST_TOLD:
        return phrase("{names}, nearly equal ({a} to {b})", names=names, a=first, b=last)
    numbers = listed([(number,) for _, number in those])
    return phrase("{names}, nearly equal ({numbers})", names=names, numbers=numbers)


def claims_on_leads(
    leads: Leads, question: str, articles: Sequence[Row], spared: tuple[str, ...] = ()
) -> list[Claim]:
    """Return as claims who leads in each of the articles; `question` completes "... in CBS News".

    `spared` names rules that are not asked (who is heard first, with the headline, is the headline's speaker).
    """
    return [
        Claim(
            f"{question} in {article['outlet']}", partial(leading, leads=leads, article=article["article"]), spared
        )
        for article in articles
    ]


def leading(read: Counted, leads: Leads, article: str) -> Answer | None:
    """Answer who leads in an article; None where nobody does."""
    lead = next((lead for lead in leads(read) if lead.article["article"] == article), None)
    return Answer(lead.names, lead.told, lead.figures) if lead else None


def claims_on_usual(read: Counted, leads: Leads, question: str) -> list[Claim]:
    """Return as a claim who leads in more of many articles than anybody else, if one does in several."""
    answer = usual(read, leads)
    clear = answer and len(answer.value) == 1 and max(Counter(_names(leads(read))).values()) > 1
    return [Claim(question, partial(usual, leads=leads))] if clear else []


def usual(read: Counted, leads: Leads) -> Answer | None:
    """Answer who leads, alone or level, in the most articles."""
    leaders = leads(read)
    times = Counter(_names(leaders))
    if not times:
        return None
    best = max(times.values())
    names = tuple(sorted(name for name, number in times.items() if number == best))
    those = [lead.article["article"] for lead in leaders if set(lead.names) & set(names)]
    if len(names) > MOST_TOLD:
        who: Clause = counted(count(len(names), "names that are level with each other", (), those), "name")
    else:
        who = listed([(shortened(name),) for name in names])
    number = counted(count(best, f"articles in which {' and '.join(names)} leads", (), those), "article")
    told = phrase("{who}{equal} ({n}{each})", who=who, n=number, **_level(len(names) > 1))
    return Answer(names, told, tuple(lead.figures for lead in leaders))


def lead_of(article: Row, amounts: dict[str, float], number: Callable[[tuple[str, ...]], Clause]) -> Lead | None:
    """Return who has most of something in an article, None where nobody has any.

    `number` makes the amount of those who are level with each other into words.
    """
    best = max(amounts.values(), default=0)
    if not best > 0:
        return None
    names = tuple(sorted(name for name, amount in amounts.items() if amount == best))
    who = listed([(shortened(name),) for name in names])
    told = phrase("{who}{equal} ({n}{each})", who=who, n=number(names), **_level(len(names) > 1))
    return Lead(article, names, told, tuple(sorted(amounts.items())))


def _names(leads: list[Lead]) -> list[str]:
    return [name for lead in leads for name in lead.names]


def _level(level: bool) -> dict[str, str]:
    return {"equal": ", equal" if level else "", "each": " each" if level else ""}
