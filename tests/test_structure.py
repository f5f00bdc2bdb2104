"""Every line gets the role that a reader would give it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.article import ROLES
from helpers.structure import assign_roles

BODY = "The bridge was closed at noon on Monday after divers found a crack in its third pier."
MORE = "She added that the repair would take eight weeks, and that the ferries would run all night."
TITLE = "Harbour Bridge Shut After Crack Found in Pier"


def roles(text: str, **known: str) -> list[str]:
    return [block.role for block in assign_roles(text, **known)]


def role_of(line: str) -> str:
    """The role of a line that stands between two paragraphs of an article."""
    text = f"{TITLE}\n{BODY}\n{line}\n{MORE}"
    return next(b.role for b in assign_roles(text) if text[b.start : b.end] == line)


@pytest.mark.parametrize(
    "line",
    [
        "“It is too important,” they said. It came from Mayor Jon Reed, Ana Berg, Kit Bond and Jim Talent",
        "The mayor said so. The council agreed on Monday. A third vote is expected after the harvest feast",
    ],
)
def test_a_paragraph_whose_last_full_stop_is_lost_is_none_the_less_body(line):
    assert role_of(line) == "body"


def test_what_stands_behind_a_note_of_correction_is_no_body():
    teaser = "Governor Ana Reed, who opposes the bridge, is to open the harbour fair on Friday, her office said."
    note = "This post has been revised: the bridge has three piers."
    text = "\n".join([TITLE, *[BODY, MORE] * 4, note, teaser])
    assert roles(text) == ["headline", *["body"] * 8, "note", "promo"]


def test_a_caption_with_its_credit_stays_one():
    assert (
        role_of("Mayor Jon Reed opens the new bridge over the river on Monday morning. Photograph: Ana Berg")
        != "body"
    )


@given(st.text(alphabet=st.sampled_from("aB.\n\t :\u00a0\u200b“”()—-é1@©"), max_size=120))
def test_blocks_cover_every_character_that_is_not_blank_once_and_in_order(text):
    blocks = assign_roles(text)
    covered = [place for block in blocks for place in range(block.start, block.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    for block in blocks:
        piece = text[block.start : block.end]
        assert block.role in ROLES and piece and piece == piece.strip() and "\n" not in piece


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_page_with_its_furniture(blank):
    page = [
        ("chrome", "World news"),
        ("headline", TITLE),
        ("subhead", "Engineers say the repair will take eight weeks"),
        ("byline", "By Anna Lund, Transport Correspondent"),
        ("timestamp", "Published 4 March 2026, 09:15"),
        ("chrome", "Share this article"),
        ("body", BODY),
        ("promo", "Ferry queues grow along the coast 03:12"),
        ("body", MORE),
        ("caption", "Harbour Bridge on Monday"),
        ("caption", "The closed bridge on Monday morning. Photo by Jon Reed"),
        ("body", "“We waited,” said Mia Holt."),
        ("promo", "Most read in world news"),
        ("promo", "Mayor under fire over inspection"),
        ("promo", TITLE),
        ("body", BODY.replace("Monday", "Sunday")),
        ("note", "Mia Holt in Harbour City contributed to this report."),
        ("chrome", "© 2026 Northern Press. All rights reserved."),
    ]
    assert roles(blank.join(line for _, line in page)) == [role for role, _ in page]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("READ MORE: Ferry queues grow", "promo"),
        ("FERRY QUEUES GROW AS BRIDGE STAYS SHUT FOR A SECOND DAY IN A ROW", "promo"),
        ("ADVERTISEMENT", "chrome"),
        ("File photo: The bridge before it was closed.", "caption"),
        ("The mayor of the city at the bridge. (Northern Press/Jon Reed)", "caption"),
        ("Photo: Jon Reed/Northern Press", "credit"),
        ("How old is the bridge?", "subhead"),
        ("“Not yet.”", "body"),
        ("The mayor wrote:", "body"),
        ("- eight weeks for the third pier", "body"),
        (
            "“The pier is unsafe and the harbour must be shut,” they wrote in a letter that reached the council "
            "on Monday. It came from Councillor Roy Lund and former Sens. Ana Reed, Kit Holt and Jim Berg",
            "body",
        ),
        ("The pier at dusk after the storm of Monday. Ana Reed/Northern Press", "caption"),
        ("And on Monday the mayor of the city came out against the bridge", "body"),
        ("Officials first appeared in court, and a note of the talk was read out there.", "body"),
    ],
)
def test_a_line_among_paragraphs(line, role):
    assert role_of(line) == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("The bridge is shut.", ["body"]),
        (TITLE, ["headline"]),
        ("Bridge shut\nThe bridge is shut.", ["headline", "body"]),
        (f"{BODY}\n{MORE}", ["body", "body"]),
        (f"Is the bridge safe to cross?\n{BODY}\n{MORE}", ["headline", "body", "body"]),
    ],
)
def test_short_texts(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Moscow — After a week", "Moscow —"),
        ("Moscow\u00a0— After a week", "Moscow\u00a0—"),
        ("HARBOUR CITY (AP) — The bridge", "HARBOUR CITY (AP) —"),
        ("BERLIN -- The bridge", "BERLIN --"),
        ("BERLIN –- The bridge", "BERLIN –-"),
        ("LONDON, March 3 (Reuters) - The bridge", "LONDON, March 3 (Reuters) -"),
        ("WATCH — The bridge", None),
        ("Lund — who wrote it", None),
        ("Lund - The writer", None),
    ],
)
def test_a_dateline_shares_its_line_with_the_body(opening, dateline):
    text = f"{TITLE}\n{opening} {BODY}"
    found = [text[b.start : b.end] for b in assign_roles(text) if b.role == "dateline"]
    assert found == ([dateline] if dateline else [])
    assert roles(text)[-1] == "body"


def test_hard_wrapped_text_is_judged_by_paragraph():
    text = (
        "Harbour Bridge Shut After Crack Found in Pier, and Ferries Are Put On\n"
        "For the Morning\n\nBy Anna Lund\n\n"
        "The bridge was closed at noon on Monday after divers found a crack in\n"
        "the third pier, the mayor said. Traffic was sent over the old dam where\n"
        "queues reached four kilometres.\n\n"
        "Related stories\nFerry Queues Grow\n\n"
        "The council meets on Thursday to decide who pays for the repair of the\n"
        "bridge.\n"
    )
    assert roles(text) == ["headline"] * 2 + ["byline"] + ["body"] * 3 + ["promo"] * 2 + ["body"] * 2


def test_the_manifests_headline_is_found_wherever_it_stands():
    text = f"A kicker of five words\n“Shut”: The\u00a0Bridge’s Long Week\n{BODY}\n{MORE}"
    assert roles(text, headline='"Shut":  the Bridge\'s long week')[:2] == ["chrome", "headline"]


def test_the_manifests_author_is_a_byline():
    assert roles(f"{TITLE}\nanna lund of the press\n{BODY}\n{MORE}", author="Anna Lund")[1] == "byline"
