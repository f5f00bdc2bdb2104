"""Frames of facts, headline claims, reuse and credits, by hand for the pair of `table_factory`."""

import pandas as pd

NAN = float("nan")


def add_all(articles, tables):
    """Give tables the frames that the report's later sections are made of; return the tables."""
    north, south = articles

    def at(article, words):
        start = article.text.index(words)
        return {"article": article.id, "outlet": article.label, "start": start, "end": start + len(words)}

    def fact(article, words, group=None, found_in=1, voice="outlet", speaker=None):
        told = {"role": "body", "voice": voice, "speaker": speaker, "place": "lead", "position": 0.1}
        relation = "same fact" if group else None
        return (
            at(article, words)
            | told
            | {"group": group, "also": None, "relation": relation, "found_in": found_in, "score": 0.9}
        )

    tables.facts = pd.DataFrame(
        [
            fact(north, "Repairs COST two million,", 4, 2),
            fact(north, "The CLASH goes on."),
            fact(north, "Nobody moved.", voice="quote", speaker="Ana Ruiz"),
            fact(south, "It will COST money.", 4, 2),
            fact(south, "Her CLASH with the council is old."),
        ]
    )
    back = at(north, "The bridge was shut on Monday after a CLASH over who pays.")
    claim = at(north, "Bridge shut") | {"claim": 1, "voice": "outlet", "speaker": None}
    unbacked = at(north, "crack is found") | {"claim": 2, "voice": None, "speaker": None, "place": None}
    tables.headline_claims = pd.DataFrame(
        [
            claim | {"back_start": back["start"], "back_end": back["end"], "place": "lead", "position": 0.0,
                     "share": 1.0, "missing": "", "backed": "words"},
            unbacked | {"back_start": NAN, "back_end": NAN, "position": NAN, "share": 0.0,
                        "missing": "crack, found", "backed": None},
        ]
    )  # fmt: skip
    one, other = at(north, "an “act of faith”"), at(south, "an act of faith")
    tables.reuse = pd.DataFrame(
        [
            {"article_a": north.id, "start_a": one["start"], "end_a": one["end"], "article_b": south.id,
             "start_b": other["start"], "end_b": other["end"], "words": 4},
        ]
    )  # fmt: skip
    tables.credits = pd.DataFrame([at(south, "By Mia Holt") | {"agency": "Quay Wire", "kind": "credit"}])
    return tables
