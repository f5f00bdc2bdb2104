"""Draws tables of a whole comparison as rows, plainly and without texts, for the guard of the sentences.

Each article is laid out in places of a hundred characters: a headline, now and then a subhead, then body
sentences. What is found in it stands at these places, and all counts of `articles` are added up from the rows,
so that the tables fit each other as those of `compare.analyse` do. Drawn on purpose: no article or one or
twelve, articles without words, without attributions, with one speaker everywhere, an article that repeats the
one before (ties), several articles of one outlet, names that are long or hold other signs, unknown measures.
"""

import re
from collections import Counter
from datetime import date
from functools import cache
from random import Random
from statistics import median
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from helpers import compare

Row = dict[str, Any]

PUBLISHED = (None, None, date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 2), date(2026, 3, 9))

OUTLETS = (
    "North Post",
    "South Gazette",
    "Norby & Sons’ Daily, of the 3 Quays",
    "O'Hara (evening)",
    "The Very Long Name of the Daily Newspaper and Weekly Advertiser of Greater Norby and Its Harbours",
    "*Le_Quai* — “Été”",
    "<b>Post</b> | Nr. 12",
    "quay.example",
    "Кеу 1,001",
    "East Echo",
    "West Echo and Argus",
    "9 to 5",
)
SPEAKERS = (
    "Ana Ruiz",
    "Jon Reed",
    "Mia Stern",
    "Lea Ott & Tom Day (the firm)",
    "The Committee of the Very Old Bridge and Quay",
    "The Committee of the Very Old Town and Harbour",
    "Ida Fox",
)
SOURCE_WORDS = ("two officials", "a person who knows the plans for all of the piers", "he", None)
TYPES = ("official", "expert", "business", "civil_society", "ordinary_person", "document", "media", "unspecified")
CHANNELS = ("Radio Nine", "Agency One", "the Daily Wire", "TV 2", "a translator", "Mail & Co", "the Sun, of Norby")
CUES = ("said", "warned that", "wanted", "hoped to see", None)
FURNITURE = ("byline", "caption", "promo", "chrome", "note")
FRAMES = (
    ("generic", "conflict"),
    ("generic", "economic consequences"),
    ("generic", "morality"),
    ("generic", "responsibility"),
    ("policy", "security"),
    ("policy", "economic"),
    ("policy", "morality"),
    ("war and peace", "agreement and solution"),
    ("war and peace", "demonizing language"),
)
GROUNDS = ("term", "term", "term", "ambiguous term", "words")
VERBS = {
    "say": "neutral",
    "tell": "neutral",
    "warn": "asserting",
    "claim": "doubting",
    "insist": "doubting",
    "admit": "hostile",
    "slam": "forceful",
}
WORDS = (
    ("loaded", "emotive", "fury"),
    ("loaded", "praise", "fury"),
    ("loaded", "emotive", "grim"),
    ("hedge", "modal", "may"),
    ("hedge", "modal", "could"),
    ("hedge", "rounder", "about"),
    ("hedge", "modal", "might"),
    ("booster", "sure", "clearly"),
    ("passive", "agentless", "shut"),
)
NAMINGS = (
    ("Ana Ruiz", "person", ("Ruiz", "Mayor Ana Ruiz", "the mayor", "Reed's boss")),
    ("Russia", "country", ("Russia", "Moscow")),
    ("stop of fighting", "act", ("truce", "ceasefire", "Truce")),
)
DISTINCT = ("quay", "quays", "toll", "turbot", "pier", "mr", "Ruiz")
STAKEHOLDERS = (
    "Council", "Anglers of Norby; friends", "Ana Ruiz", "The harbour, old", "Ferry Co.", "Unions", "Mayor 2"
)  # fmt: skip
AGENCIES = ("Agency One", "the Daily Wire", "Norby Press (NP)")
STATUS_SPANS = {"quoted": "quotation_spans", "paraphrased": "paraphrase_spans", "mentioned": "mention_spans"}
STATUSES = (*STATUS_SPANS, "absent")
FAMILIAR = 40  # of a hundred: how often something unlikely but wanted is drawn
SHAPES = ("full", "full", "full", "full", "empty", "silent", "one speaker", "repeated", "one sentence", "headline")


@st.composite
def table_sets(draw: st.DrawFn, most: int = 12) -> "compare.Tables":
    """Draw tables of up to `most` articles."""
    number = draw(st.sampled_from([n for n in (0, 1, 2, 2, 2, 3, 3, 3, 4, 5, 12) if n <= most]))
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=number, max_size=number))
    rare = draw(st.sampled_from((5, 30, 90)))  # how many of a hundred sentences carry what is found in few
    return tables_of(shapes, rare, draw(st.randoms(use_true_random=True)))


def tables_of(shapes: list[str], rare: int, chance: Random) -> "compare.Tables":
    """Return tables of articles of these shapes."""
    outlets = chance.sample(OUTLETS, len(OUTLETS))
    if chance.randrange(4) == 0:
        several = chance.choice((2, 2, 3, 6))  # articles of one outlet
        outlets = [*outlets[:1] * several, *outlets[1:]]
    collection = {name: [] for name in compare.COLUMNS}
    favourite = chance.sample(FRAMES, 3)
    written: list[_Article] = []
    seen: Counter[str] = Counter()
    for number, shape in enumerate(shapes):
        seen[outlets[number]] += 1
        again = f" ({seen[outlets[number]]})" if seen[outlets[number]] > 1 else ""
        here = {"article": f"a{number}", "outlet": outlets[number] + again}
        if shape == "repeated" and written:
            written.append(written[-1].told_by(here))
        else:
            frames = favourite if chance.randrange(3) else chance.sample(FRAMES, 3)
            written.append(_Article(here, shape, rare, frames, chance))
    for article in written:
        for name, found in article.rows.items():
            collection[name] += found
    _listed(collection, written, chance)
    _shared(collection, written, chance)
    _facts(collection, written, chance)
    for article in written:
        _claims(collection, article, chance)
        for agency in chance.sample(AGENCIES, chance.choice((0, 0, 1, 2))):
            for kind in chance.sample(("credit", "contribution"), chance.choice((1, 1, 2))):
                place = {"start": 5, "end": 9, "agency": agency, "kind": kind}
                collection["credits"].append(article.here | place)
    _reused(collection, written, chance)
    return compare.Tables(**{name: _frame(name, found) for name, found in collection.items()})


def _frame(name: str, found: list[Row]) -> pd.DataFrame:
    if not found:
        return _empty(name)
    return pd.DataFrame({column: [row[column] for row in found] for column in found[0]})


@cache
def _empty(name: str) -> pd.DataFrame:
    return pd.DataFrame(columns=compare.COLUMNS[name])


class _Article:
    """The rows of one article."""

    def __init__(self, here: Row, shape: str, rare: int, frames: list, chance: Random):
        self.here, self.shape, self.rare, self.frames, self.chance = here, shape, rare, frames, chance
        self.rows: dict[str, list[Row]] = {name: [] for name in compare.COLUMNS}
        self._places()
        for number in range(len(self.rows["sentences"])):
            self._attribute(number)
        self._code()
        self._word()
        self._sum_up()

    def told_by(self, here: Row) -> "_Article":
        """Return the same rows as another article's."""
        twin = object.__new__(_Article)
        twin.here, twin.shape, twin.chance = here, self.shape, self.chance
        twin.rows = {name: [row | here for row in found] for name, found in self.rows.items()}
        twin.rows["articles"][0]["publisher"] = re.sub(r" \(\d+\)$", "", here["outlet"])
        return twin

    def _often(self, percent: int) -> bool:
        return self.chance.randrange(100) < percent

    def _places(self) -> None:
        """Lay out the lines and sentences."""
        number = {"empty": 0, "headline": 0, "one sentence": 1}.get(
            self.shape, self.chance.choice((3, 8, 12, 20, 33))
        )
        roles = ["headline"] * (self.shape != "empty") + ["body"] * number
        if number > 3 and self._often(FAMILIAR):
            roles.insert(3, "subhead")
        roles += [self.chance.choice(FURNITURE) for _ in range(self.chance.randrange(4))]
        self.chance.shuffle(roles) if self._often(10) else None
        body = 0
        for line, role in enumerate(roles):
            words = self.chance.choice((0, 1, 6, 14, 25)) if self._often(50) else 17
            place = self.here | {"start": 100 * line, "end": 100 * line + 99, "role": role}
            self.rows["lines"].append(place | {"line": line + 1 - (line > 2), "words": words})
            if role in ("headline", "subhead", "body"):
                position = body / number if role == "body" else float("nan")
                body += role == "body"
                self.rows["sentences"].append(
                    place | {"voice": "outlet", "position": position, "words": words, "paragraph": body}
                )

    def _attribute(self, number: int) -> None:
        """Give a sentence to somebody, now and then, or a part of it."""
        sentence, chance = self.rows["sentences"][number], self.chance
        if self.shape == "silent" or not self._often(FAMILIAR):
            return
        kind = chance.choice(("direct", "mixed", "indirect"))
        part = chance.choice((99, 99, 40))
        words = sentence["words"] if part == 99 else sentence["words"] // 2
        quoted = {"direct": words, "mixed": min(words, chance.choice((1, 2, 5))), "indirect": 0}[kind]
        who = self._source()
        start = sentence["start"]
        end = start + part
        speech = kind != "indirect" or not self._often(15)
        outer = sentence["role"] == "body" and not self._often(10)
        nested = f"{self.here['article']}-0" if sentence["role"] == "body" and not outer else None
        counted = outer and speech
        sentence["voice"] = "outlet" if part < 99 else "paraphrase" if kind == "indirect" else "quote"
        self.rows["attributions"].append(self.here | {
            "id": f"{self.here['article']}-{number}", "start": start, "end": end, "spans": f"{start}-{end}",
            "quoted_spans": f"{start}-{end}" if quoted else None, "kind": kind, **who, "source_start": None,
            "source_end": None, "cue_words": chance.choice(CUES), "side": None,
            "via": chance.choice(CHANNELS) if self._often(self.rare) else None,
            "hops": int(self._often(self.rare)) if self._often(90) else None,
            "role": sentence["role"], "nested_in": nested, "score": None, "speech": speech,
            "words": words, "quoted_words": quoted,
            "paragraph": sentence["paragraph"] if sentence["role"] == "body" else None,
            "position": sentence["position"], "counted": counted,
        })  # fmt: skip

    def _source(self) -> Row:
        """Draw who is given words."""
        chance = self.chance
        if self.shape == "one speaker":
            return {"speaker": SPEAKERS[0], "source_words": SPEAKERS[0], "source_type": "official", "named": True}
        if self._often(75):
            who = SPEAKERS[chance.randrange(1 + chance.randrange(len(SPEAKERS)))]
            return {"speaker": who, "source_words": who, "source_type": chance.choice(TYPES[:3]), "named": True}
        words = chance.choice(SOURCE_WORDS)
        named = None if words in ("he", None) else False
        kind = chance.choice((None, *TYPES))
        return {"speaker": None, "source_words": words, "source_type": kind, "named": named}

    def _code(self) -> None:
        """Code sentences with frames."""
        owners = {row["start"]: row for row in self.rows["attributions"]}
        weights = self.chance.choice(((60, 10, 5), (45, 30, 5), (25, 0, 60), (0, 0, 0), (3, 3, 3)))
        for sentence in self.rows["sentences"]:
            owner = owners.get(sentence["start"])
            for (family, frame), often in zip(self.frames, weights, strict=True):
                if not self._often(often):
                    continue
                voice = sentence["voice"] if self._often(90) else "quote"
                speaker = owner["speaker"] if owner and voice != "outlet" else None
                place = {key: sentence[key] for key in ("article", "outlet", "start", "end", "role", "position")}
                own = {"family": family, "frame": frame, "voice": voice, "speaker": speaker}
                ground = self.chance.choice(GROUNDS)
                self.rows["frames"].append(
                    place | own | {"ground": ground, "spans": f"{place['start']}-{place['start'] + 5}"}
                )
        for sentence in self.rows["sentences"]:
            del sentence["paragraph"]

    def _word(self) -> None:
        """Choose verbs, coloured words, names and words to be counted."""
        chance, often = self.chance, self.chance.choice((0, 3, 14, 40))
        for at in range(often if self.shape not in ("empty", "silent") else 0):
            verb = chance.choice((*VERBS, "say", "say", "say", None))
            who = self._source()
            self.rows["reporting_verbs"].append(self.here | {
                "verb": verb, "tier": VERBS.get(verb), "speaker": who["speaker"],
                "source_type": who["source_type"], "side": None, "kind": chance.choice(("direct", "indirect")),
                "role": chance.choice(("body",) * 5 + ("headline",)), "nested": self._often(10),
                "score": chance.choice((0.9, 0.9, 0.9, 0.5, 0.3, None)), "start": 10 * at, "end": 10 * at + 5,
            })  # fmt: skip
        for at in range(chance.choice((0, 2, 15, 30)) if self.shape != "empty" else 0):
            kind, category, term = chance.choice(WORDS)
            place = {"start": 10 * (at // 2 * 2 if kind == "loaded" else at), "end": 10 * at + 5}
            own = {"voice": chance.choice(("outlet", "outlet", "quote")), "speaker": None}
            role = chance.choice(("body",) * 4 + ("headline",))
            self.rows["word_choice"].append(
                self.here | {"kind": kind, "category": category, "term": term, "role": role} | own | place
            )
        for thing, kind, names in NAMINGS:
            usual = chance.choice(names)
            for at in range(chance.choice((0, 2, 6, 12)) if self.shape != "empty" else 0):
                name = usual if self._often(70) else chance.choice(names)
                voice, role = (
                    chance.choice(("outlet", "outlet", "quote")),
                    chance.choice(("body", "body", "headline")),
                )
                self.rows["mentions"].append(
                    self.here
                    | {"thing": thing, "kind": kind, "name": name, "voice": voice, "role": role}
                    | {"start": 10 * at, "end": 10 * at + 5}
                )
        salt = chance.choice((0, 40, 1000, 1000, 1000))
        for word in chance.sample(DISTINCT, chance.randrange(len(DISTINCT))) if self.shape != "empty" else []:
            use = {"voice": chance.choice(("outlet", "outlet", "quote")), "count": chance.choice((1, 3, 4, 9))}
            self.rows["word_counts"].append(self.here | {"word": word, "name": word.istitle()} | use)
        if salt and self.shape != "empty":
            self.rows["word_counts"].append(
                self.here | {"word": "said", "name": False, "voice": "outlet", "count": salt}
            )

    def _sum_up(self) -> None:
        """Add up the article's counts from its rows."""
        nan, chance = float("nan"), self.chance
        lines, said = self.rows["lines"], [row for row in self.rows["attributions"] if row["counted"]]
        furniture = [row for row in lines if row["role"] in FURNITURE]
        body = [row for row in self.rows["sentences"] if row["role"] == "body"]
        words, quoted = sum(row["words"] for row in body), sum(row["quoted_words"] for row in said)
        inside, quotations = sum(row["words"] for row in said), [r for r in said if r["kind"] != "indirect"]
        full = [row["quoted_words"] for row in quotations if row["quoted_words"] >= 4]
        unnamed, spoken = [row for row in said if row["named"] is False], Counter()
        for row in said:
            if row["speaker"]:
                spoken[row["speaker"]] += row["words"]
        top = max(spoken, key=spoken.get) if any(spoken.values()) else None
        total = spoken.total()
        outlet_words = words - inside
        if self._often(FAMILIAR) and words:
            outlet_words = chance.choice((1, 99, 100, 499, 500, 600, 2000))  # as if the sentences were longer
        mean = words / len(body) if body else nan
        self.rows["articles"].append(self.here | {
            "publisher": re.sub(r" \(\d+\)$", "", self.here["outlet"]),
            "headline": None, "url": None, "published": chance.choice(PUBLISHED), "author": None,
            "fingerprint": "0" * 64,
            "lines": len({row["line"] for row in lines}),
            "furniture_lines": len({row["line"] for row in furniture}), "body_words": words,
            "furniture_words": sum(row["words"] for row in furniture), "sentences": len(body),
            "mean_sentence_words": mean, "attributions": len(said), "quotations": len(quotations),
            "partial_quotations": len(quotations) - len(full),
            "median_quotation_words": median(full) if full else nan,
            "longest_quotation_words": max((row["quoted_words"] for row in quotations), default=nan),
            "indirect": len(said) - len(quotations), "quoted_words": quoted,
            "paraphrased_words": inside - quoted, "outlet_words": outlet_words,
            "quote_density": quoted / words if words else nan,
            "quotations_per_100_words": 100 * len(quotations) / words if words else nan,
            "attributed_sentences": len(said), "attributed_sentence_share": len(said) / len(body) if body else nan,
            "second_hand_attributions": sum((row["hops"] or 0) > 0 for row in said),
            "speakers": len(spoken), "attributed_words": inside,
            "unnamed_words": sum(row["words"] for row in unnamed), "unnamed_attributions": len(unnamed),
            "unnamed_attribution_share": len(unnamed) / len(said) if said else nan,
            "unnamed_word_share": sum(row["words"] for row in unnamed) / inside if inside else nan,
            "top_speaker": top, "top_speaker_share": spoken[top] / inside if top else nan,
            "speaker_concentration": sum((n / total) ** 2 for n in spoken.values()) if total else nan,
        })  # fmt: skip
        for voice in ("all", "outlet"):
            value = mean if voice == "all" else mean - chance.choice((0, 0.5, 2)) if self._often(80) else nan
            grade = value / 2 - 1 if self._often(90) else nan
            self.rows["readability"].append(
                self.here | {"voice": voice, "mean_sentence_words": value, "flesch_kincaid_grade": grade}
            )


def _listed(collection: dict[str, list[Row]], written: list[_Article], chance: Random) -> None:
    """Add how each article deals with the stakeholders on a list, where there is one."""
    names = chance.sample(STAKEHOLDERS, chance.choice((0, 0, 2, 7)))
    for article in written:
        for name in names if chance.randrange(10) else []:
            status = chance.choice(STATUSES)
            spans = dict.fromkeys(STATUS_SPANS.values())
            if status in STATUS_SPANS:
                spans[STATUS_SPANS[status]] = "5-9"
            place = {"start": None, "end": None} if status == "absent" else {"start": 5, "end": 9}
            collection["stakeholders"].append(
                article.here | {"stakeholder": name, "status": status} | place | spans
            )


def _shared(collection: dict[str, list[Row]], written: list[_Article], chance: Random) -> None:
    """Add pairs of the same quotation or statement in two articles."""
    alike = [row for article in written for row in article.rows["attributions"] if row["counted"]]
    for group in range(1, 1 + chance.choice((0, 1, 3, 6)) if len(alike) > 1 else 1):
        first = chance.choice(alike)
        others = [row for row in alike if row["article"] != first["article"]]
        for other in chance.sample(others, min(len(others), chance.choice((1, 1, 2)))):
            both = first["kind"] != "indirect" and other["kind"] != "indirect"
            collection["shared"].append({
                "group": group, "article_a": first["article"], "start_a": first["start"], "end_a": first["end"],
                "article_b": other["article"], "start_b": other["start"], "end_b": other["end"],
                "relation": "same quotation" if both else "same statement", "score": 0.9,
            })  # fmt: skip


def _facts(collection: dict[str, list[Row]], written: list[_Article], chance: Random) -> None:
    """Add a row for each sentence, some of them with the number of a fact that other articles have too."""
    held = [[_sentence(article, row) for row in article.rows["sentences"]] for article in written]
    for group in range(1, 1 + chance.choice((0, 2, 8)) if len(written) > 1 else 1):
        for found in chance.sample(held, chance.randrange(2, len(held) + 1)):
            free = [row for row in found if row["group"] is None]
            for row in chance.sample(free, min(len(free), chance.choice((1, 1, 2)))):
                row |= {"group": group, "relation": "same fact", "score": 0.8}
    every = [row for found in held for row in found]
    for row in every:
        alike = {other["article"] for other in every if other["group"] == row["group"] is not None}
        if len(alike) < 2:
            row |= {"group": None, "relation": None, "score": None}
    _tell_more(every, chance)
    for row in every:
        alike = [other for other in every if row["group"] is not None and row["group"] in _told_by(other)]
        row["found_in"] = max(1, len({other["article"] for other in alike}))
    collection["facts"] += every


def _told_by(row: Row) -> list[int]:
    return [row["group"], *map(int, row["also"].split(", ") if row["also"] else ())]


def _tell_more(found: list[Row], chance: Random) -> None:
    """Let some sentences tell another fact too, of which their article has no sentence."""
    having: dict[int, set[str]] = {}
    for row in found:
        if row["group"] is not None:
            having.setdefault(row["group"], set()).add(row["article"])
    for row in found:
        others = [group for group in having if row["group"] is not None and row["article"] not in having[group]]
        if others and chance.random() < 0.2:
            row["also"] = ", ".join(map(str, sorted(chance.sample(others, min(len(others), 2)))))


def _sentence(article: _Article, sentence: Row) -> Row:
    """Return the row of a sentence among the facts, not yet shared with another article."""
    body = [row["start"] for row in article.rows["sentences"] if row["role"] == "body"]
    place = sentence["role"]
    if place == "body":
        at = body.index(sentence["start"])
        half = "first half" if sentence["position"] < 0.5 else "second half"
        place = "lead" if at < 2 else "end" if at == len(body) - 1 else half
    said = [row for row in article.rows["attributions"] if row["start"] == sentence["start"]]
    speaker = said[0]["speaker"] if said and sentence["voice"] != "outlet" else None
    kept = {key: value for key, value in sentence.items() if key != "words"}
    alone = {"group": None, "also": None, "relation": None, "found_in": 1, "score": None}
    return kept | {"speaker": speaker, "place": place} | alone


def _claims(collection: dict[str, list[Row]], article: _Article, chance: Random) -> None:
    """Add the claims of an article's headline, each with the sentences that hold its words, or with none."""
    headline = next((row for row in article.rows["sentences"] if row["role"] == "headline"), None)
    body = [row for row in article.rows["sentences"] if row["role"] == "body"]
    usual = chance.choice((0.2, 0.4, 0.66, 0.9))
    for number in range(1, 1 + chance.choice((0, 1, 1, 2, 3))) if headline else ():
        share = usual if chance.randrange(2) else chance.choice((0.2, 0.4, 0.66, 0.9))
        claim = {"claim": number, "start": headline["start"] + number, "end": headline["end"], "missing": "quay"}
        backing = chance.sample(body, min(len(body), chance.choice((1, 2)) if share >= 0.65 else 1))
        nothing = {
            "back_start": None,
            "back_end": None,
            "voice": None,
            "place": None,
            "position": None,
            "share": 0.0,
            "backed": None,
        }
        by = "words" if share >= 0.65 else chance.choice(("meaning", None))
        for row in backing if share > 0.3 else []:
            found = {
                "back_start": row["start"],
                "back_end": row["end"],
                "voice": row["voice"],
                "share": share,
                "backed": by,
            }
            place = {"place": "lead", "position": row["position"], "speaker": None}
            collection["headline_claims"].append(article.here | claim | found | place)
        if not backing or share <= 0.3:
            collection["headline_claims"].append(article.here | claim | nothing | {"speaker": None})


def _reused(collection: dict[str, list[Row]], written: list[_Article], chance: Random) -> None:
    """Add runs of the same words in two articles."""
    for at in range(chance.choice((0, 1, 4, 9)) if len(written) > 1 else 0):
        first, other = sorted(chance.sample(range(len(written)), 2))
        sides = {
            f"{key}_{side}": value
            for side, number in (("a", first), ("b", other))
            for key, value in (("article", f"a{number}"), ("start", 100 * at), ("end", 100 * at + 50))
        }
        collection["reuse"].append(sides | {"words": chance.choice((9, 12, 12, 40))})
