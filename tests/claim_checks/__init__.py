"""Reads a sentence of the report as text and counts again, from the rows, all that it says.

`check` knows every template of the findings as a regular expression of its own, tied to a function that counts
in the plainest way. Nothing of how `helpers` counts is used here, nor the numbers that a finding carries: what
is checked is what a reader reads. Checked are numbers with their rounding, who is named (of those level with
each other all, or nobody), that nobody is left out of a list that claims to be whole, the order from high to
low, the ends of "from ... to ...", and for claims on frames the margins and the other ways of counting that
they must bear. A sentence that no template knows is an error, so that a new template needs its check.
"""

from claim_checks import (
    articles,
    distinctive,
    first_heard,
    frame_voices,
    framing,
    headlines,
    limits,
    naming,
    prominence,
    quotation,
    readability,
    reuse,
    shared_facts,
    shared_statements,
    source_kinds,
    speakers,
    stakeholders,
    verbs,
    word_kinds,
)
from claim_checks.reader import check, reading
from claim_checks.tables import Facts
from claim_checks.templates import SIGNS, Untrue

__all__ = ["SIGNS", "Facts", "Untrue", "check", "reading"]

SUBJECTS = (  # their templates are known once they are imported
    articles,
    quotation,
    speakers,
    first_heard,
    source_kinds,
    stakeholders,
    readability,
    shared_statements,
    limits,
    framing,
    frame_voices,
    verbs,
    naming,
    distinctive,
    word_kinds,
    shared_facts,
    prominence,
    headlines,
    reuse,
)
