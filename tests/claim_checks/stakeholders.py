"""Which of the stakeholders listed are heard, and which are not found."""

from collections.abc import Iterable
from fractions import Fraction

from claim_checks.counting import whole
from claim_checks.lists import across, in_order, names_told
from claim_checks.tables import Facts, Row
from claim_checks.templates import SIGNS, must, pattern, says


def statuses(facts: Facts) -> dict[str, list[Row]]:
    """Return each stakeholder's rows."""
    found: dict[str, list[Row]] = {}
    for row in facts.rows("stakeholders"):
        found.setdefault(row["stakeholder"], []).append(row)
    return found


def with_status(found: Iterable[Row], *wanted: str) -> list[Row]:
    return [row for row in found if row["status"] in wanted]


HEARD = ("quoted", "paraphrased")
OF_LISTED = "Stakeholders quoted or paraphrased, of those listed"


@across(f"{OF_LISTED}: # of # in @", "# of # in @", f"{OF_LISTED}: from # of # in @ to # of # in @")
def heard_stakeholders(facts: Facts, article: Row) -> tuple | None:
    own = facts.of("stakeholders", article)
    number = len(with_status(own, *HEARD))
    return (Fraction(number, len(own)), whole(number), whole(len(own))) if own else None


IN_ARTICLES = rf"#(?: of #)?(?: \(([{SIGNS}](?:, [{SIGNS}])*)\))?"


def in_articles(
    facts: Facts, own: list[Row], found: list[Row], number: str, total: str | None, names: str | None
) -> None:
    """Check in how many articles a stakeholder is found so, and in which."""
    must(number == whole(len(found)), "it is so in other articles")
    must(total in (None, whole(len(own))), "other articles were searched")
    if names:
        names_told(facts, names, [row["outlet"] for row in found], last=", ")


def several_told(facts: Facts, told: list[str], wanted: set[str], among: str | None) -> None:
    """Check that all stakeholders are told, or some and that there are others."""
    must(len(set(told)) == len(told) and set(told) <= wanted, "it is not so of all that are told")
    must((set(told) != wanted) == bool(among), "some are left out, or none")


@says("Heard in one article and not found in another(, among others)?: (.+)\\.")
def not_found(facts: Facts, among: str | None, told: str) -> None:
    rows, names, missing = statuses(facts), [], []
    for part in told.split("; "):
        match = pattern(rf"&, heard in {IN_ARTICLES}, not found in {IN_ARTICLES}").fullmatch(part)
        must(match, "no part that is known")
        names.append(facts.written(match[1]))
        own = rows[names[-1]]
        absent = with_status(own, "absent")
        in_articles(facts, own, with_status(own, *HEARD), *match.groups()[1:4])
        in_articles(facts, own, absent, *match.groups()[4:])
        missing.append(len(absent))
    wanted = {name for name, own in rows.items() if with_status(own, *HEARD) and with_status(own, "absent")}
    several_told(facts, names, wanted, among)
    must(in_order(missing), "who is missing most often does not come first")


@says("Neither quoted nor paraphrased in any article(, among others)?: (.+)\\.")
def never_heard(facts: Facts, among: str | None, told: str) -> None:
    rows, names = statuses(facts), []
    for part in told.split("; "):
        match = pattern(rf"&(?:, not found in {IN_ARTICLES})?(?:, mentioned in {IN_ARTICLES})?").fullmatch(part)
        must(match, "no part that is known")
        names.append(facts.written(match[1]))
        own = rows[names[-1]]
        for status, groups in (("absent", match.groups()[1:4]), ("mentioned", match.groups()[4:])):
            found = with_status(own, status)
            must(bool(groups[0]) == bool(found), f"{status} is left out")
            if found:
                in_articles(facts, own, found, *groups)
    several_told(facts, names, {name for name, own in rows.items() if not with_status(own, *HEARD)}, among)
