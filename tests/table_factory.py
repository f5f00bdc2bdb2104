# ruff: noqa: E501 - a line of an article is one line
"""Articles and tables written by hand for the tests of findings, charts and report.

A line is `role: text`. In the text `{Ana Ruiz|direct|“It is sound,”}` is an attribution,
`{[two officials]|indirect|that it is}` one whose source has no name, and `{|...}` one whose
source can't be told. A sentence that holds a word of `FRAMES`, in capitals, carries its frame: in the
headline, a subhead or the body.
"""

import re
from collections import Counter
from dataclasses import make_dataclass
from statistics import median

import pandas as pd
from hypothesis import strategies as st

from helpers import stakeholders
from helpers.article import FURNITURE, Article, Block, Span
from helpers.compare import COLUMNS

FRAMES = {
    "CLASH": ("generic", "conflict", "term"),
    "RIFT": ("generic", "conflict", "ambiguous term"),
    "COST": ("generic", "economic consequences", "term"),
    "SHAME": ("generic", "morality", "words"),
    "WIDOW": ("generic", "human interest", "term"),
    "TROOPS": ("policy", "security", "term"),
    "DUTY": ("policy", "morality", "ambiguous term"),
    "FEES": ("policy", "economic", "words"),
    "TRUCE": ("war and peace", "agreement and solution", "term"),
    "BEASTS": ("war and peace", "demonizing language", "term"),
}

Tables = make_dataclass("Tables", list(COLUMNS))  # those of `compare`, but a test may change one

NORTH = """\
chrome: Menu Sport Weather
headline: Bridge shut after crack is found
caption: The pier on Monday. Picture by B. Lund
body: The bridge was shut on Monday after a CLASH over who pays. {Ana Ruiz|direct|“It is sound, and it will stay so for years,”} the mayor said.
body: Repairs COST two million, {[two officials]|indirect|as the council has known since spring}. {Jon Reed|mixed|that it was an “act of faith”}, he told Radio Nine. The CLASH goes on.
promo: Read more: ten bridges to see before you die
body: {Ana Ruiz|direct|“We will not close it again. Not this year, and not in the years to come.”} Nobody moved. A boat passed below.
"""

SOUTH = """\
headline: Who pays for the pier?
byline: By Mia Holt
body: A WIDOW who lives on the quay has not slept. {Mia Stern|direct|“I hear it groan at night,”} she said. Her CLASH with the council is old.
body: {Jon Reed|direct|“It was an act of faith,”} he said. {|indirect|The crack is older than thought}. It will COST money. The COST is high, and the COST grows.
"""


PIECES = """\
It rained all day.
A CLASH broke out over the COST.
What a SHAME.
The RIFT is old.
The TROOPS have a DUTY.
Who are BEASTS?
{Ana Ruiz|direct|“It is sound,”} she said.
{Ana Ruiz|direct|“No CLASH, but a TRUCE,”} she said.
{Jon Reed|direct|“We waited all night, and then another night.”}
{Jon Reed|indirect|the CLASH is over}.
{[two officials]|indirect|the COST is high}.
{[two officials]|indirect|a RIFT of TROOPS}.
{|indirect|nobody knows}.
{Mia Stern|mixed|an “act of faith”}.
{Mia Stern|indirect|the CLASH is hers}.
{Lea Ott|direct|“A RIFT is a RIFT.”}
{Tom Day|direct|“A CLASH over FEES.”}
{Ida Bell|direct|“What TROOPS, what a CLASH?”}
"""

_role = st.sampled_from(["body"] * 4 + ["promo", "caption", "headline", "subhead"])
_line = st.tuples(_role, st.lists(st.sampled_from(PIECES.splitlines()), min_size=1, max_size=4))
collections = st.lists(st.lists(_line, max_size=6), min_size=1, max_size=5)  # articles, their lines, the pieces


def tables_of(collection: list, listed: dict[str, list[str]] | None = None) -> "Tables":
    """Return the tables of a drawn collection: Paper A, Paper B ..."""
    sources = ["\n".join(f"{role}: {' '.join(words)}" for role, words in lines) for lines in collection]
    return tables_from(
        *(
            article_from(source or "promo: Menu", f"a{i}", f"Paper {chr(65 + i)}")
            for i, source in enumerate(sources)
        ),
        listed=listed,
    )


def article_from(
    source: str, identifier: str, outlet: str | None, url: str | None = None
) -> tuple[Article, list[dict]]:
    """Return an article and its attribution rows from lines of `role: text`."""
    text, blocks, found = "", [], []
    for line in source.strip().splitlines():
        role, _, marked = line.partition(": ")
        start = len(text)
        for piece in re.split(r"(\{.*?\})", marked):
            if piece.startswith("{") and piece.count("|") >= 2:
                source_words, kind, content = piece[1:-1].split("|", 2)
                kind = kind or "indirect"
                found.append(attribution(source_words, kind, content, len(text), role, identifier, len(found)))
                text += content
            else:
                text += piece
        blocks.append(Block(role, start, len(text)))
        text += "\n"
    sentences = tuple(
        Span(block.start + m.start(), block.start + m.end())
        for block in blocks
        if block.role == "body"
        for m in re.finditer(r"\S.*?(?:[.?!][”]?(?=\s|$)|$)", text[block.start : block.end])
    )
    title = next((Span(b.start, b.end) for b in blocks if b.role == "headline"), None)
    article = Article(
        id=identifier, text=text, collection="bridge", outlet=outlet, headline=title, url=url, published=None,
        author=None, language="en", path=None, source_sha256=None, fingerprint="0" * 64, extractor="hand",
        blocks=tuple(blocks), sentences=sentences,
    )  # fmt: skip
    body = article.body
    total = sum(b.end - b.start for b in body)
    for row in found:
        before = [b for b in body if b.start <= row["start"]]
        row["paragraph"] = len(before) if row["role"] == "body" else None
        inside = sum(b.end - b.start for b in before[:-1]) + row["start"] - (before[-1].start if before else 0)
        row["position"] = inside / total if row["role"] == "body" else float("nan")
    return article, found


def attribution(source: str, kind: str, content: str, start: int, role: str, article: str, number: int) -> dict:
    """Return one row of the table of attributions."""
    unnamed = source.startswith("[")
    marked = " ".join(re.findall(r"“(.*?)”", content))
    quoted = ";".join(f"{start + m.start()}-{start + m.end()}" for m in re.finditer("“.*?”", content))
    return {
        "article": article, "id": f"{article}-{number}", "start": start, "end": start + len(content),
        "spans": f"{start}-{start + len(content)}", "quoted_spans": quoted or None, "kind": kind, "speaker": None if unnamed else source or None,
        "source_words": source.strip("[]") or None, "source_start": None, "source_end": None, "cue_words": "said",
        "source_type": ("official" if unnamed or source == "Ana Ruiz" else "expert") if source else "unspecified",
        "named": (not unnamed) if source else None, "side": None,
        "via": "Radio Nine" if kind == "mixed" else None, "hops": int(kind == "mixed"), "role": role,
        "nested_in": None, "score": None, "speech": True, "words": len(content.split()), "quoted_words": len(marked.split()),
        "paragraph": None, "position": float("nan"), "counted": role == "body",
    }  # fmt: skip


def tables_from(
    *made: tuple[Article, list[dict]],
    shared: list[dict] | None = None,
    listed: dict[str, list[str]] | None = None,
) -> "Tables":
    """Return tables as `compare.analyse` would, counted in the plainest way; `listed` are stakeholders' names."""
    names: dict[str, list] = {name: [] for name in COLUMNS}
    for article, found in made:
        for row in found:
            names["attributions"].append(row | {"outlet": article.label})
        add_article(names, article, [row for row in found if row["counted"]])
        add_frames(names, article, found)
        here = {"article": article.id, "outlet": article.label}
        names["stakeholders"] += [here | row for row in stakeholders.rows(article, listed or {}, found)]
    names["shared"] = shared or []
    return Tables(
        **{
            name: pd.DataFrame(rows, columns=list(rows[0]) if rows else COLUMNS[name])
            for name, rows in names.items()
        }
    )


def add_article(names: dict[str, list], article: Article, found: list[dict]) -> None:
    """Add one article's rows to all tables but attributions, sentences and frames."""
    here = {"article": article.id, "outlet": article.label}
    lines = [
        here | {"line": i + 1, "start": b.start, "end": b.end, "role": b.role,
                "words": len(article.text[b.start : b.end].split())}
        for i, b in enumerate(article.blocks)
    ]  # fmt: skip
    names["lines"] += lines
    words = sum(row["words"] for row in lines if row["role"] == "body")
    furniture = [row for row in lines if row["role"] in FURNITURE]
    quoted = sum(row["quoted_words"] for row in found)
    inside = sum(row["words"] for row in found)
    count, quotations = len(article.sentences), [row for row in found if row["kind"] != "indirect"]
    nan = float("nan")
    full = [row["quoted_words"] for row in quotations if row["quoted_words"] >= 4]
    unnamed, spoken = [row for row in found if row["named"] is False], Counter()
    for row in found:
        spoken.update({row["speaker"]: row["words"]} if row["speaker"] else {})
    top = spoken.most_common(1)
    names["articles"].append(here | {
        "headline": article.text[slice(*article.headline)] if article.headline else None, "url": article.url,
        "published": article.published, "author": article.author, "fingerprint": article.fingerprint,
        "lines": len(lines), "furniture_lines": len(furniture), "body_words": words,
        "furniture_words": sum(row["words"] for row in furniture), "sentences": count,
        "mean_sentence_words": words / count if count else nan, "attributions": len(found),
        "quotations": len(quotations), "partial_quotations": sum(row["quoted_words"] < 4 for row in quotations),
        "median_quotation_words": median(full) if full else nan,
        "longest_quotation_words": max((row["quoted_words"] for row in quotations), default=nan),
        "indirect": len(found) - len(quotations), "speakers": len(spoken), "attributed_words": inside,
        "unnamed_words": sum(row["words"] for row in unnamed),
        "unnamed_attribution_share": len(unnamed) / len(found) if found else nan,
        "unnamed_word_share": sum(row["words"] for row in unnamed) / inside if inside else nan,
        "top_speaker": top[0][0] if top else None, "top_speaker_share": top[0][1] / inside if top else nan,
        "speaker_concentration":
            sum((n / spoken.total()) ** 2 for n in spoken.values()) if spoken.total() else nan,
        "quoted_words": quoted, "paraphrased_words": inside - quoted, "outlet_words": words - inside,
        "quote_density": quoted / words if words else nan,
        "quotations_per_100_words": 100 * len(quotations) / words if words else nan,
        "attributed_sentences": 0, "attributed_sentence_share": 0.0,
        "unnamed_attributions": len(unnamed),
        "second_hand_attributions": sum(row["hops"] > 0 for row in found),
    })  # fmt: skip
    groups: dict[str, list[dict]] = {}
    for row in found:
        groups.setdefault(row["speaker"] or row["source_words"] or "no source given", []).append(row)
    for name, rows in groups.items():
        first = {
            key: rows[0][key]
            for key in ("speaker", "source_type", "named", "side", "start", "end", "paragraph", "position")
        }
        sums = {key: sum(row[key] for row in rows) for key in ("words", "quoted_words")}
        share = sums["words"] / inside if inside else nan
        names["sources"].append(here | {"source": name, "attributions": len(rows), "share": share} | first | sums)
    mean = words / count if count else nan
    for voice, value in (("all", mean), ("outlet", mean * 0.9)):
        names["readability"].append(
            here | {"voice": voice, "mean_sentence_words": value, "flesch_kincaid_grade": value / 2,
                    "flesch_reading_ease": 60.0}
        )  # fmt: skip


def add_frames(names: dict[str, list], article: Article, found: list[dict]) -> None:
    """Add the sentences of headline, subheads and body, and the frames that they carry."""
    here = {"article": article.id, "outlet": article.label}
    body = sum(block.end - block.start for block in article.body)
    sentences = [(start, end, "body") for start, end in article.sentences]
    sentences += [(block.start, block.end, block.role) for block in article.blocks_of("headline", "subhead")]
    for start, end, role in sorted(sentences):
        before = sum(max(0, min(block.end, start) - block.start) for block in article.body)
        place = here | {"start": start, "end": end, "role": role}
        position = before / body if role == "body" else float("nan")
        names["sentences"].append(
            place | {"voice": voice_at(found, start, end)[0], "position": position,
                     "words": len(article.text[start:end].split())}
        )  # fmt: skip
        carried = set()
        for word, (family, frame, ground) in FRAMES.items():
            at = article.text.find(word, start, end)
            if at >= 0 and (family, frame) not in carried:
                carried.add((family, frame))
                voice, speaker = voice_at(found, at, at + len(word))
                both = {"family": family, "frame": frame, "voice": voice, "speaker": speaker}
                ways = {"ground": ground, "spans": f"{at}-{at + len(word)}", "position": position}
                names["frames"].append(place | both | ways)
                names["frame_terms"].append(
                    place | both | {"term": word.lower(), "start": at, "end": at + len(word)}
                )


def voice_at(found: list[dict], start: int, end: int) -> tuple[str, str | None]:
    """Return the voice of most characters of a stretch, and whose it is."""
    for row in found:
        inside = min(end, row["end"]) - max(start, row["start"])
        if 2 * inside >= end - start:
            pairs = [pair.split("-") for pair in (row["quoted_spans"] or "").split(";") if pair]
            marked = sum(max(0, min(end, int(b)) - max(start, int(a))) for a, b in pairs)
            return "quote" if 2 * marked >= inside else "paraphrase", row["speaker"]
    return "outlet", None


def pair() -> tuple[list[Article], "Tables"]:
    """Return two articles on a bridge, with one quotation shared, and their tables."""
    north = article_from(NORTH, "north", "North Post", "https://north.example/bridge")
    south = article_from(SOUTH, "south", "South Gazette", "javascript:alert(1)")
    a = next(row for row in north[1] if row["kind"] == "mixed")
    b = next(row for row in south[1] if row["speaker"] == "Jon Reed")
    shared = [
        {"group": 1, "article_a": "north", "start_a": a["start"], "end_a": a["end"], "article_b": "south",
         "start_b": b["start"], "end_b": b["end"], "relation": "same quotation", "score": 0.9}
    ]  # fmt: skip
    return [north[0], south[0]], tables_from(north, south, shared=shared)


def many(number: int) -> tuple[list[Article], "Tables"]:
    """Return that many articles, the two of the pair in turn, under long names."""
    made = [
        article_from(
            NORTH if i % 2 else SOUTH, f"a{i}", f"The Very Long Name of Daily Newspaper No. {chr(65 + i)}"
        )
        for i in range(number)
    ]
    return [article for article, _ in made], tables_from(*made)


_verb = st.tuples(
    st.sampled_from([("say", "neutral"), ("tell", "neutral"), ("warn", "asserting"), ("claim", "doubting"),
                     ("insist", "doubting"), ("admit", "hostile"), ("slam", "forceful"), (None, None)]),
    st.sampled_from(["Ana Ruiz", "Jon Reed", "Mia Stern", "Lea Ott", "Tom Day", "The Committee of the Very Old Bridge and Quay", None]),
    st.sampled_from(["official", "expert", "document", "unspecified", None]),
    st.sampled_from(["body", "body", "body", "headline"]), st.booleans(), st.sampled_from([0.9, 0.9, 0.4, None]),
)  # fmt: skip
_word = st.tuples(
    st.sampled_from([("loaded", "emotive", "fury"), ("loaded", "praise", "fury"), ("hedge", "modal", "may"),
                     ("hedge", "rounder", "about"), ("passive", "agentless", "shut")]),
    st.sampled_from(["outlet", "outlet", "quote"]), st.sampled_from(["body", "body", "headline"]),
)  # fmt: skip
_mention = st.tuples(
    st.sampled_from([("Ana Ruiz", "person", "Ruiz"), ("Ana Ruiz", "person", "Mayor Ana Ruiz"), ("Ana Ruiz", "person", "the mayor"),
                     ("Ana Ruiz", "person", "Reed's boss"), ("Russia", "country", "Russia"), ("Russia", "country", "Moscow"),
                     ("United States", "country", "U.S."), ("stop of fighting", "act", "truce"), ("stop of fighting", "act", "ceasefire")]),
    st.sampled_from(["outlet", "outlet", "quote"]),
)  # fmt: skip
_used = st.tuples(
    st.sampled_from(["quay", "toll", "turbot", "mr", "Ruiz"]),
    st.integers(1, 9),
    st.sampled_from(["outlet", "quote"]),
)


def _none_or_many(drawn: st.SearchStrategy) -> st.SearchStrategy:
    return st.just([]) | st.lists(drawn, min_size=1, max_size=4) | st.lists(drawn, min_size=12, max_size=24)


worded = st.fixed_dictionaries(
    {
        "outlet_words": st.sampled_from([0, 1, 40, 499, 500, 1200]),
        "verbs": _none_or_many(_verb),
        "words": _none_or_many(_word),
        "mentions": _none_or_many(_mention),
        "counts": st.lists(_used, max_size=8, unique_by=lambda used: (used[0], used[2])),
        "tone": st.one_of(st.none(), st.floats(-1, 1)),
    }
)  # the words of an article, for `tables_of_words`
worded_collections = st.lists(worded, min_size=1, max_size=5)


def tables_of_words(articles: list[dict]) -> "Tables":
    """Return the tables on word choice of drawn or written articles: Paper A, Paper B ... or their `outlet`.

    An article has `outlet_words`, `verbs` ((verb, tier), speaker, source_type, role, nested, score; those of
    a speaker stand in no quotation marks), `words` ((kind, category, term), voice, role), `mentions` ((thing, kind, name), voice), `counts` (word, count, voice; a
    capital makes it a name) and `tone`, all of which may be left out. Each row stands at a place of its own.
    """
    names: dict[str, list] = {name: [] for name in COLUMNS}
    for number, article in enumerate(articles):
        here = {"article": f"a{number}", "outlet": article.get("outlet", f"Paper {chr(65 + number)}")}
        names["articles"].append(here | {"outlet_words": article.get("outlet_words", 100)})
        for at, ((verb, tier), speaker, kind, role, nested, score) in enumerate(article.get("verbs", [])):
            said = {"verb": verb, "tier": tier, "speaker": speaker, "source_type": kind}
            place = {"role": role, "nested": nested, "start": 10 * at, "end": 10 * at + 5}
            sure = {"score": score, "kind": "indirect" if speaker else "direct"}
            names["reporting_verbs"].append(here | said | place | sure)
        for at, ((kind, category, term), voice, role) in enumerate(article.get("words", [])):
            found = {"kind": kind, "category": category, "term": term, "voice": voice, "role": role}
            names["word_choice"].append(here | found | {"start": 10 * at, "end": 10 * at + 5})
        for at, ((thing, kind, name), voice) in enumerate(article.get("mentions", [])):
            found = {"thing": thing, "kind": kind, "name": name, "voice": voice, "role": "body"}
            names["mentions"].append(here | found | {"start": 10 * at, "end": 10 * at + 5})
        for word, times, voice in article.get("counts", []):
            used = {"voice": voice, "word": word, "name": word.istitle(), "count": times}
            names["word_counts"].append(here | used)
        mean = article.get("tone")
        scored = (0, float("nan")) if mean is None else (3, mean)
        tone = {"voice": "outlet", "sentences": scored[0], "mean_compound": scored[1]}
        names["tone"].append(here | tone)
    frames = {
        name: pd.DataFrame(rows, columns=list(rows[0]) if rows else COLUMNS[name]) for name, rows in names.items()
    }
    return Tables(**frames)
