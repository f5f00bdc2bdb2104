"""List how an article names persons, countries and acts, and set outlets' names for one thing side by side.

Naming is by nouns: pronouns, adjectives ("Russian troops") and words for several at once ("the two
leaders") are left out. How a person can be named, `named_persons` says, how a country, `named_countries`,
how an act, data/codebook/naming.yaml. Two names of one act's entry are two words for things of one kind,
which may be two events: the mentions tell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from helpers import namesakes
from helpers.article import Article
from helpers.framing import ROLES, table_of
from helpers.named_things import things_named
from helpers.quotes import voice_of

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("person", "country", "act")
COLUMNS = "article thing kind name voice role start end".split()


def mentions(article: Article) -> "pd.DataFrame":
    """Return a row for every mention of a person, country or act in headline, subheads and body.

    Columns: article (id), thing (the canonical name of a person, "Vladimir Putin"; of a country,
    "Russia"; of its government, "Russian government"; the id of an act's entry), kind (one of
    `KINDS`), name (the words used, without a possessive 's, common words small; of an act the
    entry's term), voice (one of `VOICES`), role (one of `ROLES`), start and end (code-point
    offsets of the words).
    """
    rows = [
        (article.id, *named[2:], voice_of(article, named.start, named.end), role, *named[:2])
        for named, role in things_named(article)
    ]
    return table_of(rows, COLUMNS, unknown=())


def naming_table(
    mentions: "pd.DataFrame",
    *,
    voice: str | None = "outlet",
    kinds: Iterable[str] = KINDS,
    roles: Iterable[str] = ROLES,
    outlets: Iterable[str] | None = None,
) -> "pd.DataFrame":
    """Return how often each outlet gives each thing each name: a row a thing and name.

    `mentions` are those of one or more articles, with the column `outlet` or, without one, the
    article's id in its place; `voice` keeps one voice (None: all). Columns: thing, kind, name, one
    an outlet with counts (all of `outlets`, by default those of the table, in order), and `apart`:
    how many of the thing's mentions would need another name for all outlets to name it alike.
    Only things with two names or in two outlets are listed, those most apart first; names by count.
    Names that differ in capitals alone are one, printed as most mentions have them. A person has one
    name in all articles (`namesakes.reconcile`), also where the mentions come straight from the articles.
    """
    import pandas as pd

    column = "outlet" if "outlet" in mentions else "article"
    listed = list(dict.fromkeys(mentions[column] if outlets is None else outlets))
    counts: dict[tuple[str, str], dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
    spelled: dict[str, Counter] = defaultdict(Counter)
    alike = one_name_each(zip(mentions["article"], mentions["thing"], mentions["kind"], strict=True))
    wanted = mentions[mentions["kind"].isin(list(kinds)) & mentions["role"].isin(list(roles))]
    wanted = wanted if voice is None else wanted[wanted["voice"] == voice]
    for row in wanted[[column, "thing", "kind", "name"]].itertuples(index=False):
        outlet, thing, kind, name = row
        thing = alike.get(thing, thing) if kind == "person" else thing
        counts[thing, kind][name.casefold()][outlet] += 1
        spelled[name.casefold()][name] += 1
    rows = []
    for (thing, kind), by_name in counts.items():
        if len(by_name) < 2 and len({outlet for found in by_name.values() for outlet in found}) < 2:
            continue
        totals = sum(by_name.values(), Counter())
        counted = [[found[outlet] for outlet in totals] for found in by_name.values()]
        distance = round(apart(counted, list(totals.values())), 2)
        rows += [
            (thing, kind, _commonest(spelled[name]), *(found[outlet] for outlet in listed), distance)
            for name, found in by_name.items()
        ]
    often = Counter()
    for thing, _, _, *counted, _ in rows:
        often[thing] += sum(counted)
    rows.sort(key=lambda row: (-row[-1], -often[row[0]], row[0], -sum(row[3:-1]), row[2]))
    return pd.DataFrame(rows, columns=["thing", "kind", "name", *listed, "apart"])


def one_name_each(rows: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the one name of each person that rows of (article, thing, kind) have, by the names there."""
    casts: dict[str, set[str]] = {}
    for article, thing, kind in rows:
        if kind == "person":
            casts.setdefault(article, set()).add(thing)
    return namesakes.reconcile(casts.values())


def apart(counts: Iterable[Sequence[float]], totals: Sequence[float]) -> float:
    """Return how many mentions would need another name for all outlets to name a thing alike.

    `counts` has for each name the mentions by outlet, `totals` all mentions of the thing by outlet, above 0
    in all. It is half the sum of the differences between the counts and what they would be if every outlet
    used the names in the shares of all outlets together.
    """
    every = sum(totals)
    pairs = ((n, sum(row) * total / every) for row in counts for n, total in zip(row, totals, strict=True))
    return sum(abs(n - even) for n, even in pairs) / 2


def _commonest(spellings: Counter) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
