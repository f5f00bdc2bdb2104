"""The robustness panel: the findings of all sections, each asked again under other ways of counting."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from helpers import robustness_framing, robustness_quotation, robustness_readability, robustness_sourcing
from helpers.robustness import COLUMNS, Tested, depends, firm, rest, table_of
from helpers.robustness_measures import Counted
from helpers.wording import Finding, count, plural, say

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

TOLD = 2  # findings of a section that depend on a rule and are told; the table has all
RULES_TOLD = 2  # rules that a sentence says the other answers of; of more it has the number


def robustness(tables: "Tables") -> "pd.DataFrame":
    """Return a row a finding of any section: section, then the columns of `robustness.table_of`."""
    import pandas as pd

    read = Counted(tables)
    parts = {name: table_of(tested(read)) for name, tested in SECTIONS.items()}
    parts["framing"] = robustness_framing.robustness(tables)
    found = [parts[name].assign(section=name) for name in ORDER if len(parts[name])]
    return pd.concat(found, ignore_index=True)[COLUMNS_OF_ALL] if found else pd.DataFrame(columns=COLUMNS_OF_ALL)


def robust(tables: "Tables") -> list[Finding]:
    """Return of each section the first findings that depend on a rule; where none of any does, that."""
    articles, read = list(tables.articles["article"]), Counted(tables)
    found = {name: section(read) for name, section in SECTIONS.items()}
    found["framing"] = robustness_framing.tested(tables)
    every = [one for name in ORDER for one in found[name]]
    told = [told for name in ORDER for told in brief(found[name], articles)]
    return told + rest(sum(bool(one.overturned) for one in every) - len(told), articles) + firm(every)


def brief(found: Sequence[Tested], articles: Sequence[str]) -> list[Finding]:
    """Return the first findings that a rule overturns; one that many overturn is told by their number."""
    shaky = [one for one in found if one.overturned][:TOLD]
    return [_fragile(one, articles) if len(one.overturned) > RULES_TOLD else depends(one) for one in shaky]


def _fragile(one: Tested, articles: Sequence[str]) -> Finding:
    failing, bearing = ("; ".join(rule.under for rule, _ in rules) for rules in (one.overturned, one.under))
    return say(
        "Not firm: {q} is {a}; {n} of {all} other ways of counting {give} another answer.",
        q=one.claim.question,
        a=one.answer.told,
        n=count(len(one.overturned), f"ways of counting that give another answer: {failing}", (), articles),
        all=count(len(one.under), f"other ways of counting: {bearing}", (), articles),
        give=plural(len(one.overturned), "gives", "give"),
    )


ORDER = ("articles", "framing", "quotation", "sourcing", "readability")
COLUMNS_OF_ALL = ["section", *COLUMNS]
SECTIONS: dict[str, Callable[[Counted], list[Tested]]] = {
    "articles": robustness_quotation.length,
    "quotation": robustness_quotation.tested,
    "sourcing": robustness_sourcing.tested,
    "readability": robustness_readability.tested,
}
