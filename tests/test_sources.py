"""Every source has its type, its side and its channel, as far as the words tell."""

import dataclasses
import gc
import re
import weakref

import pytest
from article_factory import article_with

from helpers.article import Attribution, Span
from helpers.sources import apply_people, cast_of, fill_sources, find_attributions


def filled(text, source, cue="said", **known):
    """The one attribution of a text: content in marks, source and cue where they stand last."""
    start, cue_start = text.rindex(source), text.rindex(cue)
    content = tuple(Span(*match.span()) for match in re.finditer(r"“[^”]*”", text))
    attribution = Attribution(
        "a1", content, (Span(cue_start, cue_start + len(cue)),), (Span(start, start + len(source)),), "direct"
    )
    return fill_sources(article_with(text, **known), [attribution])[0]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("A deputy minister said so.", "A deputy minister", "official"),
        ("A senior official said so.", "A senior official", "official"),
        ("Moscow said so.", "Moscow", "official"),
        ("Ohio and Utah said so.", "Ohio and Utah", "official"),
        ("Several justices said so.", "Several justices", "official"),
        ("Local law-enforcement officers said so.", "Local law-enforcement officers", "official"),
        ("Jon Reed, head of the port authority, came. Reed said so.", "Reed", "official"),
        ("Lena Voss, who studies river engineering, said so.", "Lena Voss", "expert"),
        ("Lena Voss, a professor of government, said so.", "Lena Voss, a professor of government", "expert"),
        ("The ferry operator's chief executive said so.", "The ferry operator's chief executive", "business"),
        ("A police union spokesman said so.", "A police union spokesman", "civil_society"),
        ("Mia Holt, 34, of Norby, said so.", "Mia Holt, 34, of Norby", "ordinary_person"),
        ("A resident said so.", "A resident", "ordinary_person"),
        ("The inspection report said so.", "The inspection report", "document"),
        ("The declaration said so.", "The declaration", "document"),
        ("Norby Television said so.", "Norby Television", "media"),
        ("Carl Lund (R-Ostr.) came. Lund said so.", "Lund", "official"),
        ("The Judiciary Committee said so.", "The Judiciary Committee", "official"),
        ("The strike committee chairman said so.", "The strike committee chairman", "unspecified"),
        ("Jon Reed, the former H.B.A. commissioner, came. Reed said so.", "Reed", "official"),
        ("Critics said so.", "Critics", "unspecified"),
        ("Ann Doe, a spokeswoman for Kolb Freight, said so.", "Ann Doe", "business"),
        ("Ann Doe, an analyst at Kolb Bank, said so.", "Ann Doe", "expert"),
        ("The Kolb Group said so.", "The Kolb Group", "business"),
        ("The Federation of Halven Bakers said so.", "The Federation of Halven Bakers", "business"),
        ("The Dock Workers' Union said so.", "The Dock Workers' Union", "civil_society"),
        ("The Norby Choir said so.", "The Norby Choir", "civil_society"),
        ("Dr. Ann Doe, executive secretary of the Halven River Commission, said so.", "Ann Doe", "official"),
        ("Jon Reed, executive director of the Norby Coalition, said so.", "Jon Reed", "civil_society"),
        ("Jon Reed, president of Citizens for Piers, said so.", "Jon Reed", "civil_society"),
        ("Dr. Ann Doe said so.", "Dr. Ann Doe", "expert"),
        ("Jon Reed, the district engineer, said so.", "Jon Reed", "official"),
        ("The harbour master, Jon Reed, said so.", "Jon Reed", "official"),
        ("Skipper Jon Reed said so.", "Skipper Jon Reed", "ordinary_person"),
        ("Ann Doe, who sells fish at the quay, said so.", "Ann Doe", "ordinary_person"),
        ("Halvenia's coast is long. Halvenia said so.", "Halvenia", "official"),
        ("The report names no cause. It said so.", "It", "document"),
        (
            "A report published by Norby Television said so.",
            "A report published by Norby Television",
            "document",
        ),
        ("Lars Holm said so.", "Lars Holm", "unspecified"),
        ("The Holm campaign paid. Holm voters left. Lars Holm said so.", "Lars Holm", "official"),
        ("The Holm campaign paid. Baker Lars Holm said so.", "Baker Lars Holm", "ordinary_person"),
        ("Jimmy Carter said so.", "Jimmy Carter", "official"),  # listed
        ("Jimmy Carter and Lars Holm came. Holm said so.", "Holm", "official"),  # named in one breath
        ("His wife, Ann Doe, a historian, said so.", "Ann Doe", "expert"),
        ("His wife, Ann Doe, said so.", "Ann Doe", "ordinary_person"),
        ("Two senior aides said so.", "Two senior aides", "official"),
        ("A law enforcement official said so.", "A law enforcement official", "official"),
        ("A third of caucus attendees said so.", "A third of caucus attendees", "ordinary_person"),
        ("Ann Doe, who led the Kolb Charity, said so.", "Ann Doe, who led the Kolb Charity", "civil_society"),
        ("Ann Doe, a veteran of the river police, said so.", "Ann Doe, a veteran of the river police", "official"),
        ("Ann Doe, of the Institute for Justice, said so.", "Ann Doe, of the Institute for Justice", "expert"),
        ("At first, the lawsuit alleges fraud. It said so.", "It", "document"),
        ("The suit said so.", "The suit", "document"),
        ("The court filing said so.", "The court filing", "document"),
        ("Carpenters and Jon Reed's wife said so.", "Carpenters and Jon Reed's wife", "ordinary_person"),
        ("Ann Doe, a professor, and other bakers said so.", "Ann Doe, a professor, and other bakers", "expert"),
    ],
)
def test_the_type_comes_from_the_source_or_its_introduction(text, source, expected):
    assert filled(text, source).source_type == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Lars Holm said so.", "Lars Holm", True),
        ("The Transport Ministry said so.", "The Transport Ministry", True),
        ("Two people familiar with the talks said so.", "Two people familiar with the talks", False),
        ("The bridge fell. He said so.", "He", None),  # nobody can tell
    ],
)
def test_named_is_a_name_or_what_leads_to_one(text, source, expected):
    assert filled(text, source).named is expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Russian President Lars Holm came. Holm said so.", "Holm", "Russia"),
        ("U.S. officials said so.", "U.S. officials", "United States"),
        ("Sen. Lars Holm (R-Norby) said so.", "Sen. Lars Holm (R-Norby)", "Republican Party"),
        ("The Kremlin said so.", "The Kremlin", "Russia"),
        ("Chinese President Chen Weiguo came. Chen's spokesman said so.", "Chen's spokesman", "China"),
        ("Lars Holm said so.", "Lars Holm", None),
        ("Lena Voss, a professor of Russian, said so.", "Lena Voss, a professor of Russian", None),
        ("The Halvenian envoy, Jon Reed, left Halvenia. Reed said so.", "Reed", "Halvenia"),
    ],
)
def test_the_side_is_what_the_words_name(text, source, expected):
    assert filled(text, source).side == expected


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("“It holds,” Lars Holm said.", "Lars Holm", "said", (None, 0)),
        ("“It holds,” Lars Holm told reporters.", "Lars Holm", "told", ("news conference", 0)),
        ("“It holds,” the ministry said in a readout.", "the ministry", "said", ("readout", 0)),
        ("In a long letter Lars Holm said “it holds”.", "Lars Holm", "said", ("statement", 0)),
        ("Lars Holm said, through a translator, “it holds”.", "Lars Holm", "said", ("translator", 1)),
        ("“It holds,” Lars Holm told Norby Television.", "Lars Holm", "told", ("Norby Television", 1)),
        ("“It holds,” Lars Holm told the news agency Norpress.", "Lars Holm", "told", ("Norpress", 1)),
        ("“It holds,” Lars Holm was quoted by Norby Television as saying.", "Lars Holm", "was quoted",
         ("Norby Television", 1)),
        ("“It holds,” Lars Holm said according to Norby Television.", "Lars Holm", "said",
         ("Norby Television", 1)),
        ("“It holds,” Lars Holm told Norby Television through an interpreter.", "Lars Holm", "told",
         ("translator; Norby Television", 2)),
        ("“It holds,” Lars Holm told this newspaper.", "Lars Holm", "told", ("interview", 0)),
        ("Norby Television reported “it holds”.", "Norby Television", "reported", (None, 0)),
        ("Lars Holm, angered by a speech, said so. “It holds,” he said.", "he", "said", (None, 0)),
    ],
)  # fmt: skip
def test_the_channel_is_what_the_sentence_names(text, source, cue, expected):
    found = filled(text, source, cue)
    assert (found.via, found.hops) == expected


def test_the_outlet_itself_is_no_intermediary():
    found = filled("“It holds,” Lars Holm told Norby Television.", "Lars Holm", "told", outlet="Norby Television")
    assert (found.via, found.hops) == ("interview", 0)


def test_an_analysts_settlement_wins_and_its_empty_fields_change_nothing():
    text = "The harbour chief said so."
    article = article_with(text)
    found = filled(text, "The harbour chief")
    row = {
        "mention": "the harbour chief",
        "speaker": "Jon Reed",
        "source_type": "",
        "named": "yes",
        "side": "",
    }
    [settled] = apply_people([found], article, [row])
    assert settled == dataclasses.replace(found, speaker="Jon Reed", named=True)
    assert apply_people([found], article, []) == [found]


def test_a_speaker_has_one_type_in_all_of_an_article():
    text = "Captain Ann Doe of the river police said so. “It holds,” she said."
    first, second = text.index("Captain"), text.index("she")
    sources = [Span(first, text.index(" said")), Span(second, second + 3)]
    found = [Attribution(f"a{n}", (), (), (span,), "indirect") for n, span in enumerate(sources)]
    assert [a.source_type for a in fill_sources(article_with(text), found)] == ["official", "official"]


def test_who_is_who_is_settled_once_for_an_article_and_does_not_outlive_it():
    article = article_with("Lars Holm said so.")
    find_attributions(article)
    assert cast_of(article) is cast_of(article)
    gone = weakref.ref(article)
    del article
    gc.collect()
    assert gone() is None
