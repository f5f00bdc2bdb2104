"""No sentence of the report says what the rows don't: counted again from text, over thousands of drawn tables.

`claim_checks` reads each sentence and counts for itself. That it reads closely is tested by spoiling true
sentences: with any number altered, or an outlet's name in another's place, they must be refused.
"""

import re
from collections.abc import Iterator
from random import Random

import pytest
from claim_checks import SIGNS, Facts, Untrue, check, reading
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from table_sets import table_sets, tables_of

from helpers import findings

UNREAD = ("robustness", "collections")  # no check reads these yet: other ways of counting, draws by chance
PARTS = {name: told for name, told in findings.SECTIONS.items() if name not in UNREAD} | {
    "limits": findings.limits
}
# Sets drawn for each part, by how long the part takes.
SETS = {"framing": 110, "sourcing": 120, "word_choice": 140, "limits": 40}
OTHERS = 170  # of any other part
MOST_WORDS = 150  # in the summary

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def drawn(number: int):
    """Run a test on so many drawn sets of tables."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=number, deadline=None, suppress_health_check=slow, phases=[Phase.generate])


@st.composite
def comparisons(draw: st.DrawFn) -> Facts:
    """Draw the facts of a comparison."""
    return Facts(draw(table_sets()))


def refused(read: str, facts: Facts) -> bool:
    """Say whether a sentence is refused."""
    try:
        check(facts.written(read), facts)
    except Untrue:
        return True
    return False


def altered(read: str) -> Iterator[str]:
    """Yield a sentence with one number higher, and with one digit another, for each of its numbers."""
    for match in _NUMBER.finditer(read):
        number = match.group()
        step = 10 ** -len(number.partition(".")[2])
        more = f"{float(number.replace(',', '')) + step:,.{len(number.partition('.')[2])}f}"
        digit = str((int(number[-1]) + 5) % 10)
        for other in {more, number[:-1] + digit}:
            yield read[: match.start()] + other + read[match.end() :]


def outlets_in(read: str, facts: Facts) -> list[int]:
    """Return where outlets are named in a sentence."""
    outlets = {article["outlet"] for article in facts.articles}
    return [
        place for place, sign in enumerate(read) if re.match(f"[{SIGNS}]", sign) and facts.written(sign) in outlets
    ]


def swapped(read: str, facts: Facts) -> Iterator[str]:
    """Yield a sentence with one outlet's name replaced by that of another that it names as well."""
    places = outlets_in(read, facts)
    for place in places:
        for other in places:
            if read[place] != read[other]:
                yield read[:place] + read[other] + read[place + 1 :]


def turned(read: str, facts: Facts) -> Iterator[str]:
    """Yield a sentence that goes from one end to another with the ends in each other's place."""
    places = outlets_in(read, facts)
    if len(places) == 2 and re.search(r"\bruns? from |: from | more often in ", read):
        one, other = places
        yield read[:one] + read[other] + read[one + 1 : other] + read[one] + read[other + 1 :]


@pytest.mark.parametrize("part", PARTS)
def test_every_sentence_is_what_the_rows_say(part):
    @drawn(SETS.get(part, OTHERS))
    @given(comparisons())
    def holds(facts):
        for finding in PARTS[part](facts.tables):
            check(finding.text, facts)

    holds()


@pytest.mark.parametrize("part", PARTS)
def test_a_sentence_with_another_number_or_name_is_refused(part):
    @drawn(SETS.get(part, OTHERS) // 8)
    @given(comparisons())
    def holds(facts):
        for finding in PARTS[part](facts.tables):
            read = reading(finding.text, facts)
            for wrong in (*altered(read), *swapped(read, facts), *turned(read, facts)):
                assert refused(wrong, facts), f"{facts.written(wrong)} is not refused; true is: {finding.text}"

    holds()


@drawn(25)
@given(comparisons())
def test_the_summary_is_short_and_holds(facts):
    told = {name: section(facts.tables) for name, section in PARTS.items() if name != "limits"}
    found = findings.summary_of(told)
    for finding in found:
        check(finding.text, facts)
    assert sum(len(finding.text.split()) for finding in found) <= MOST_WORDS
    assert {finding.text for finding in found} <= {one.text for section in told.values() for one in section}


@pytest.mark.parametrize(
    "text", ["", "North Post is the better paper.", "Most of it is true.", "The mean is 3.0."]
)
def test_what_no_template_knows_is_refused(text):
    with pytest.raises(AssertionError, match="no check knows"):
        check(text, tables_of([], 5, Random(1)))
