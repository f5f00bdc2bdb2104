"""Ask of each finding whether it holds when the counting is done by another rule.

A claim is a question with a way to answer it from tables; a rule makes other tables of them (without
quoted sentences, with the headline). Each claim is answered anew under each rule, one rule at a time
(Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, Increasing transparency through a multiverse analysis,
Perspectives on Psychological Science 11(5), 702-712). It is stable where every rule gives the same answer,
else it depends on the rules that give another. A rule that changes none of a claim's figures is no test of
it and is not counted.

What is asked of framing stands in `robustness_framing`; another section adds claims and rules of its own.
"""

import dataclasses
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from helpers.wording import Clause, Finding, Number, count, listed, phrase, plural, say

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

STABLE, UNTOUCHED = "stable", "no rule changes its figures"
COLUMNS = ["finding", "holds", "rules", "verdict", "otherwise"]
MOST_TOLD = 5  # findings that depend on a rule and are told; the table has all


class Answer(NamedTuple):
    """What tables answer: those who are it (of several level all), how it is told, and the figures behind it."""

    value: tuple[Hashable, ...]
    told: Clause
    figures: Hashable


class Claim(NamedTuple):
    """A finding as question and answer: "the most frequent frame in CBS News" is "conflict".

    `answer` returns None where the tables have none, which `nothing` tells. `spared` names rules that could
    not but confirm it.
    """

    question: str
    answer: Callable[["Tables"], Answer | None]
    spared: tuple[str, ...] = ()
    nothing: str = "too little is left to compare"


class Rule(NamedTuple):
    """Another way of counting: `name` is what a finding then depends on, `under` what is done."""

    name: str
    under: str
    apply: Callable[["Tables"], "Tables"]


class Tested(NamedTuple):
    """A claim, its answer, and what the rules answer that change its figures (None: nothing is left)."""

    claim: Claim
    answer: Answer
    under: tuple[tuple[Rule, Answer | None], ...]

    @property
    def fails(self) -> list[tuple[Rule, Answer | None]]:
        """The rules under which the answer is another, with that answer."""
        return [(rule, other) for rule, other in self.under if not other or other.value != self.answer.value]

    @property
    def overturned(self) -> list[tuple[Rule, Answer]]:
        """The rules that give another answer; none is given by one that leaves nothing to compare, or a tie."""
        return [
            (rule, other) for rule, other in self.fails if other and set(other.value).isdisjoint(self.answer.value)
        ]

    @property
    def verdict(self) -> str:
        """How the finding stands: stable, what it depends on, or that no rule changes its figures."""
        if self.fails:
            return "depends on " + ", ".join(rule.name for rule, _ in self.fails)
        return STABLE if self.under else UNTOUCHED


def ask(tables: "Tables", claims: Sequence[Claim], rules: Sequence[Rule]) -> list[Tested]:
    """Answer each claim under each rule; claims that the tables do not answer are left out."""
    others = [(rule, rule.apply(tables)) for rule in rules]
    found = []
    for claim in claims:
        answer = claim.answer(tables)
        if answer is None:
            continue
        under = [(rule, claim.answer(other)) for rule, other in others if rule.name not in claim.spared]
        bears = tuple((rule, other) for rule, other in under if not other or other.figures != answer.figures)
        found.append(Tested(claim, answer, bears))
    return found


def table_of(found: Sequence[Tested]) -> "pd.DataFrame":
    """Return a row a finding: finding, holds (under so many), rules (that bear on it), verdict, otherwise.

    `otherwise` has the answers of the rules under which the finding does not hold.
    """
    import pandas as pd

    made = [
        {
            "finding": say("{q} is {a}", q=one.claim.question, a=one.answer.told).text,
            "holds": len(one.under) - len(one.fails),
            "rules": len(one.under),
            "verdict": one.verdict,
            "otherwise": "; ".join(_text(clause) for clause in _otherwise(one, one.fails)),
        }
        for one in found
    ]
    return pd.DataFrame(made, columns=COLUMNS)


def sentences_of(found: Sequence[Tested], articles: Sequence[str]) -> list[Finding]:
    """Return the claims that a rule overturns, and which does; where none changes, that.

    `articles` are the ids of those compared.
    """
    shaky = [one for one in found if one.overturned]
    told = [depends(one) for one in shaky[:MOST_TOLD]]
    return told + rest(len(shaky) - len(told), articles) + firm(found)


def firm(found: Sequence[Tested]) -> list[Finding]:
    """Return that no claim changes by another rule, where so; those that no rule bears on were not tested."""
    if not any(one.under for one in found) or any(one.fails for one in found):
        return []
    return [Finding(("No finding in the table changes where it is counted by another rule.",))]


def rest(number: int, articles: Sequence[str]) -> list[Finding]:
    """Return how many more findings than are told a rule overturns."""
    if number < 1:
        return []
    n = count(number, "findings that another rule overturns, in the table alone", (), articles)
    return [say("{n} more of the findings in the table {are} not firm.", n=n, are=plural(number, "is", "are"))]


def depends(one: Tested) -> Finding:
    """Return what a claim is, and what it is by the rules that give another answer."""
    others = listed(_otherwise(one, one.overturned), last=", and ")
    return say("Not firm: {q} is {a}; {others}.", q=one.claim.question, a=one.answer.told, others=others)


def _otherwise(one: Tested, rules_of: Sequence[tuple[Rule, Answer | None]]) -> list[Clause]:
    """Return "without quoted sentences it is morality (20%)", rules that leave nothing or say the same as one."""
    groups: dict[Clause, list[Rule]] = {}
    for rule, other in rules_of:
        groups.setdefault(_under(rule, other, one.claim.nothing), []).append(rule)
    return [
        phrase("{rules} {told}", rules=listed([(rule.under,) for rule in rules]), told=told)
        for told, rules in groups.items()
    ]


def _under(rule: Rule, other: Answer | None, nothing: str) -> Clause:
    """Return what it is under a rule; a number says by which rule it is counted."""
    if other is None:
        return (nothing,)
    return (
        "it is ",
        *(
            dataclasses.replace(piece, what=f"{piece.what}, {rule.under}") if isinstance(piece, Number) else piece
            for piece in other.told
        ),
    )


def _text(clause: Clause) -> str:
    return "".join(piece if isinstance(piece, str) else piece.shown for piece in clause)
