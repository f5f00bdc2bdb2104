"""What stands at the top of one article and far down in another: shared facts, and speakers."""

from typing import Any

from claim_checks.counting import whole
from claim_checks.lists import FEW_TOLD, parts
from claim_checks.shared_facts import groups
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, says


def on_top(row: Row) -> bool:
    """Say whether a sentence stands in headline or lead."""
    return row["place"] in ("headline", "lead")


def late(row: Row) -> bool:
    """Say whether a sentence stands in the second half."""
    return row["place"] in ("second half", "end")


def first_places(facts: Facts) -> dict[Any, dict[str, Row]]:
    """Return the first sentence of each shared fact in each article that has it."""
    found: dict[Any, dict[str, Row]] = {}
    for group, rows in groups(facts).items():
        for row in sorted(rows, key=lambda row: row["start"]):
            found.setdefault(group, {}).setdefault(row["article"], row)
    return {group: places for group, places in found.items() if len(places) > 1}


def first_words(facts: Facts) -> dict[str, dict[str, tuple[Row, Row]]]:
    """Return each speaker's first words in each article, with the sentence that holds them."""
    found: dict[str, dict[str, tuple[Row, Row]]] = {}
    for row in sorted(facts.rows("attributions"), key=lambda row: row["start"]):
        if row["speaker"] and row["nested_in"] is None and row["speech"]:
            inside = [one for one in facts.of("facts", row) if one["start"] <= row["start"] < one["end"]]
            if inside:
                found.setdefault(row["speaker"], {}).setdefault(row["article"], (row, inside[0]))
    return {name: places for name, places in found.items() if len(places) > 1}


@says("# of # shared facts? in the headline or lead of @ first (comes|come) in the second half of @\\.")
def late_facts(facts: Facts, number: str, total: str, high: str, verb: str, low: str) -> None:
    one, other = facts.article(high)["article"], facts.article(low)["article"]
    both = [
        places for places in first_places(facts).values() if one in places and other in places and one != other
    ]
    top = [places for places in both if on_top(places[one])]
    down = [places for places in top if late(places[other])]
    must((number, total) == (whole(len(down)), whole(len(top))), "there are others")
    must((verb == "comes") == (number == "1"), f"“{verb}”")


PLACE = r"in the (headline|lead|second half)(?: \(paragraph (\d+)\))?"


@says(f"The first words of & stand {PLACE} of @ and {PLACE} of @\\.")
def apart_speaker(facts: Facts, who: str, *told: str) -> None:
    words = first_words(facts)

    def fits(name: str) -> bool:
        return all(stands(words[name], *place) for place in parts(told, 2)) and told[0] != "second half"

    def stands(places: dict[str, tuple[Row, Row]], place: str, paragraph: str | None, sign: str) -> bool:
        row, sentence = places.get(facts.article(sign)["article"], (None, None))
        if row is None:
            return False
        called = "second half" if sentence["place"] == "end" else sentence["place"]
        return called == place and paragraph == (whole(row["paragraph"]) if row["paragraph"] is not None else None)

    must(told[3] == "second half" and any(map(fits, facts.called(who, words))), "the words stand elsewhere")


@says(
    "# of # (shared facts?|speakers?) found in several of # articles? (stands|stand) in the headline or lead of "
    "one and first in the second half of another\\."
)
def apart_in_many(facts: Facts, number: str, total: str, noun: str, articles: str, verb: str) -> None:
    places = [list(found.values()) for found in first_places(facts).values()]
    if noun.startswith("speaker"):
        places = [[sentence for _, sentence in found.values()] for found in first_words(facts).values()]
    apart = [found for found in places if any(map(on_top, found)) and any(map(late, found))]
    must((number, total) == (whole(len(apart)), whole(len(places))), "there are others")
    must(articles == whole(len(facts.articles)) and len(facts.articles) > FEW_TOLD, "others are compared")
    must(noun.endswith("s") == (total != "1") and (verb == "stands") == (number == "1"), f"“{noun} {verb}”")
