"""A channel is what the sentence names outside the words said, and each go-between is a hop."""

import re

import pytest
from article_factory import article_with

from helpers.article import Attribution, Span
from helpers.sources import fill_sources


def channels(marked, outlet=None):
    """The channels of a text in which {content}, <cue> and [source] are marked, in the order of the contents.

    Marks of one attribution carry its number where there are several: {1 ... }, <1 ... >, [1 ... ].
    """
    text, places, opened = "", {}, []
    for token in re.findall(r"[{<\[](?:\d )?|[}>\]]|[^{}<>\[\]]+", marked):
        if token[0] in "{<[":
            opened.append((token[0], token[1:].strip() or "1", len(text)))
        elif token in "}>]":
            kind, number, start = opened.pop()
            places.setdefault(number, {}).setdefault(kind, []).append(Span(start, len(text)))
        else:
            text += token
    found = [
        Attribution(f"a{n}", *(tuple(places[n].get(kind, ())) for kind in "{<["), kind="indirect")
        for n in sorted(places)
    ]
    nested = []
    for one in found:
        outer = [o.id for o in found if o is not one and _inside(one.content[0], o.content)]
        nested.append(
            Attribution(one.id, one.content, one.cue, one.source, one.kind, nested_in=(outer or [None])[-1])
        )
    return [(one.via, one.hops) for one in fill_sources(article_with(text, outlet=outlet), nested)]


def _inside(span, content):
    return any(start <= span.start and span.end <= end and (start, end) != span for start, end in content)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("In a tweet on Sunday, [Lars Holm] <called> {the dam safe}.", ("social media", 0)),
        ("[Lars Holm] quickly took to Twitter, <writing> {that the dam was safe}.", ("social media", 0)),
        ("[Lars Holm] <told> a cheering crowd {that the dam was safe}.", ("speech", 0)),
        ("[Lars Holm] <said> at a town hall in Norby {that the dam was safe}.", ("speech", 0)),
        ("In the first hour of the debate [Lars Holm] <said> {the dam was safe}.", ("debate", 0)),
        ("{The dam is safe}, [Lars Holm] <testified> on Monday.", ("testimony", 0)),
        ("[Lars Holm] <told> the Senate Rules Committee {that the dam was safe}.", ("testimony", 0)),
        ("{The dam was unsafe}, [the owner] <said> in a court filing.", ("court filing", 0)),
        ("In her memoir, [Lena Voss] <recalls> {a dam without a keeper}.", ("published writing", 0)),
        ("[The letter] <said> {the dam was safe}.", ("statement", 0)),
        ("[The ministry] <put out a statement saying> {the dam was safe}.", ("statement", 0)),
        ("{The dam is safe}, [he] <says> in a television commercial.", ("advertisement", 0)),
        ("On Monday, in a phone call with the mayor, [Lars Holm] <demanded> {a new dam}.", ("call", 0)),
        ("[Lars Holm] <told> me {the dam was safe}.", ("interview", 0)),
        ("[Lars Holm] <denied> {the charges} through his lawyer.", ("spokesperson", 1)),
        ("[Lars Holm] <was quoted as saying> {the dam was safe}.", ("outlet", 1)),
        ("[Lars Holm] <reportedly said> {the dam was safe}.", ("outlet", 1)),
    ],
)
def test_a_channel_has_its_name_and_hops(marked, expected):
    assert channels(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Lars Holm] <told> The Norby Lantern {that the dam was safe}.", ("Norby Lantern", 1)),
        ("[Lars Holm] <told> the Halven Post's Jon Reed {that the dam was safe}.", ("Halven Post", 1)),
        ("[Lars Holm] <told> talk-show host Jon Reed {that the dam was safe}.", ("outlet", 1)),
        ("[Lars Holm] <claimed> in a Halven Post interview {that the dam was safe}.", ("Halven Post", 1)),
        ("When asked by the Halven Post, [Lars Holm] <said> {the dam was safe}.", ("Halven Post", 1)),
        ("In a statement to the Halven Post, [Lars Holm] <said> {the dam was safe}.",
         ("statement; Halven Post", 1)),
        ("In an essay for the Halven Post, [Lars Holm] <wrote> {that the dam was safe}.",
         ("published writing; Halven Post", 1)),
        ("{The dam is safe}, <according to> [a Halven Post report].", (None, 0)),
        ("[Lars Holm] <told> WXYZ {that the dam was safe}.", ("WXYZ", 1)),
    ],
)  # fmt: skip
def test_an_outlet_that_stands_between_is_named(marked, expected):
    assert channels(marked) == [expected]


@pytest.mark.parametrize("told", ["the Halven Post", "The Halven Post"])
def test_the_outlets_own_name_is_an_interview(told):
    assert channels(f"[Lars Holm] <told> {told} {{the dam was safe}}.", outlet="Halven Post") == [("interview", 0)]


@pytest.mark.parametrize(
    ("outlet", "told", "expected"),
    [
        ("The Halven Times", "The Times", ("interview", 0)),
        ("HuffPost", "The Huffington Post", ("interview", 0)),
        ("Fox News", "Fox News", ("interview", 0)),
        ("HuffPost", "The Halven Post", ("Halven Post", 1)),
        ("The Halven Times", "the Ostrand Times", ("Ostrand Times", 1)),
    ],
)
def test_an_outlet_is_itself_under_a_short_form(outlet, told, expected):
    assert channels(f"[Lars Holm] <told> {told} {{the dam was safe}}.", outlet=outlet) == [expected]


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor, Jon Reed, lost. At a Jon Reed rally, [Lars Holm] <said> {the dam was safe}.",
        "[Lars Holm], who held a rally in Norby on Monday, <supports> {the dam}.",
        "The minister gave a speech, but [nobody in Norby] <believed> {that the dam was safe}.",
        "There was a <bitter debate about> {the dam}.",
        "[Voters] <doubted> {the dam} in the wake of the court ruling.",
        "[Lars Holm] <called> {the dam safe} over lunch with a man who had seen Twitter.",
    ],
)
def test_what_is_near_the_words_is_not_always_their_channel(marked):
    assert channels(marked) == [(None, 0)]


def test_the_nearer_cue_has_the_channel():
    marked = (
        "[1 Lars Holm] <1 said> in a statement {1 the dam was safe}, and [2 Lena Voss] <2 tweeted> {2 a doubt}."
    )
    assert channels(marked) == [("statement", 0), ("social media", 0)]


def test_whoever_goes_on_speaking_does_so_through_the_same_channel():
    marked = "[1 Lars Holm] <1 said> in a letter {1 the dam was safe}, which [2 Holm] <2 called> {2 good news}."
    assert channels(marked) == [("statement", 0), ("statement", 0)]


def test_a_turn_in_the_sentence_ends_the_channel():
    marked = "[1 Lars Holm] <1 said> in a letter {1 the dam was safe}, but [2 Holm] <2 doubted> {2 the bridge}."
    assert channels(marked) == [("statement", 0), (None, 0)]


def test_words_told_by_another_speaker_are_second_hand():
    marked = "[1 Lars Holm] <1 told> reporters {1 that [2 Lena Voss] <2 said> {2 the dam was old}}."
    assert channels(marked) == [("news conference", 0), ("retold; news conference", 1)]


def test_words_that_an_outlet_reports_come_through_it():
    marked = "[1 The Halven Post] <1 reported> {1 that [2 Lena Voss] <2 said> {2 the dam was old}}."
    assert channels(marked) == [(None, 0), ("Halven Post", 1)]


def test_every_go_between_is_a_hop():
    marked = "[1 Lars Holm] <1 told> the Halven Post {1 that [2 Lena Voss] <2 said> {2 the dam was old}}."
    assert channels(marked) == [("Halven Post", 1), ("retold; Halven Post", 2)]


def test_ones_own_thoughts_are_not_second_hand():
    marked = "[1 Lars Holm] <1 told> reporters {1 that [2 he] <2 believes> {2 the dam is old}}."
    assert [hops for _, hops in channels(marked)] == [0, 0]
