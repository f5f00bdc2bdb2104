"""What the counts cannot tell: few articles, what the models miss, frames that are poorly coded."""

import math

from claim_checks.counting import whole
from claim_checks.frame_counts import frame_name
from claim_checks.records import card, reliable
from claim_checks.source_names import PRONOUNS
from claim_checks.tables import Facts
from claim_checks.templates import must, says


@says("(This is|These are) # articles?: the counts describe (it|them), not how their outlets always write\\.")
def described(facts: Facts, verb: str, number: str, them: str) -> None:
    one = len(facts.articles) == 1
    must(number == whole(len(facts.articles)), "other articles are compared")
    must((verb, them) == (("This is", "it") if one else ("These are", "them")), "one is one")


@says(
    r"Of the statements that readers pair the program finds about (\w+) in ten, of the facts about (\w+) in ten: "
    r"what is not found in another article may stand there in other words\."
)
def unpaired(facts: Facts, statements: str, told: str) -> None:
    from helpers import alignment_card  # what is on record

    words = "none one two three four five six seven eight nine ten".split()
    shares = [alignment_card.recall("statements"), alignment_card.recall("facts")]
    must(len(facts.articles) > 1, "there is nothing to pair")
    must(
        [words.index(statements), words.index(told)] == [round(10 * share) for share in shares],
        "the record is another",
    )


for fixed in (
    "Frames are found by the weights of words, not by a reader: a sentence that tells of a frame in words that "
    "the program has not met is not counted, and a negated or ironic one is\\.",
):
    says(fixed)(lambda facts: None)

ONE_IN = "two three four five six seven eight nine ten".split()


@says(
    "Quotations and paraphrases are found by a trained model\\. On news coded by people it misses (.+) "
    "paraphrases: what counts as the outlet's own voice may hold some\\."
)
def missed(facts: Facts, told: str) -> None:
    figures = card("attribution/card.yaml")["figures"]
    recall = next(r["value"] for r in figures if (r["type"], r["measure"]) == ("indirect", "content recall"))
    must(told == f"about one in {ONE_IN[round(1 / (1 - recall)) - 2]}", "the model's card has it otherwise")


@says("Not to be relied on, as their coding is poor or has not been measured: (.+)\\.")
def doubtful(facts: Facts, told: str) -> None:
    found = {(row["family"], row["frame"]) for row in facts.rows("frames")} - reliable()
    body, _, end = told.rpartition(" and ")
    names = [*(body.split(", ") if body else []), end]
    wanted = sorted(frame_name(*frame) for frame in found)
    joined = ", ".join(wanted[:-1]) + " and " * (len(wanted) > 1) + wanted[-1] if wanted else ""
    must(told == joined, f"{names} are not {wanted}")


@says(
    "By their scores about # of # attributions? (is|are) expected to have the wrong words or the wrong source\\."
)
def likely_wrong(facts: Facts, number: str, total: str, verb: str) -> None:
    given = [row["score"] for row in facts.everything_said]
    scores = [score for score in given if score is not None and not math.isnan(score)]
    wrong = round(len(scores) - math.fsum(scores))
    must((number, total) == (whole(wrong), whole(len(scores))), "their scores say otherwise")
    must(verb == ("is" if wrong == 1 else "are"), "one is one")


@says("For # of # attributions? the source is a pronoun that was not traced to a name, or is not given\\.")
def lost(facts: Facts, number: str, total: str) -> None:
    without = [row for row in facts.everything_said if not row["speaker"]]
    found = [row for row in without if (row["source_words"] or "").lower() in ("", *PRONOUNS)]
    must((number, total) == (whole(len(found)), whole(len(facts.everything_said))), "others could not be told")


@says("@ has # sentences?, so one sentence more or less moves its shares by ~ percentage points\\.")
def short_article(facts: Facts, sign: str, number: str, step: str) -> None:
    sizes = {a["article"]: sum(r["role"] == "body" for r in facts.of("sentences", a)) for a in facts.articles}
    own = sizes[facts.article(sign)["article"]]
    must(own == min(size for size in sizes.values() if size), "another is shorter")
    must((number, step) == (whole(own), f"{100 / own:.1f}"), "it has other sentences")
