"""Pairing quotation marks: every kind, apostrophes, nesting, wrapped and carried lines, odd counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.marks import lines_of, marked


def stretches(text, depth=None):
    return [text[m.start : m.end] for m in marked(text) if depth in (None, m.depth)]


@pytest.mark.parametrize(
    "line, expected",
    [
        ("“We won,” she said. “Again.”", ["“We won,”", "“Again.”"]),
        ('"We won," she said, "and—" he', ['"We won,"', '"and—"']),
        ("``We won,'' she said. ''Again.''", ["``We won,''", "''Again.''"]),
        ("« Mot » et «mot», ‹x›", ["« Mot »", "«mot»", "‹x›"]),
        ("»Wort« und „Wort“ und ‚so‘", ["»Wort«", "„Wort“", "‚so‘"]),
        ("‘It’s ours,’ said Bo. ‘The boys’ club and ’90s.’", ["‘It’s ours,’", "‘The boys’ club and ’90s.’"]),
        ("'The firms' loss is ours,' he said.", ["'The firms' loss is ours,'"]),
        ("Minister: bridge 'safe' for '90s cars", ["'safe'"]),
        ("Jon 'the Oar' O'Dell's pals' bar", ["'the Oar'"]),
        ("the 'bosses' said no", ["'bosses'"]),
        ("'I never—' she began", ["'I never—'"]),
        ('called it a "mess"—"a real one"—and left', ['"mess"', '"a real one"']),
        ('He said:"no" and left', ['"no"']),
        ('She is 5\'10" tall and "strong"', ['"strong"']),
        ('"A 6" pipe," he said', ['"A 6" pipe,"']),
    ],
)
def test_marks_of_a_line(line, expected):
    assert stretches(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "rock 'n' roll and 'em and it's the firms' loss",
        "rock ’n’ roll in the ’90s, get ’em, the firms’ loss",
        "Trump 's aide and the workers ' pay",
        'A 12" pipe and a 5\'10" guard',
        "' \" ‘’ “”",
        "",
    ],
)
def test_apostrophes_and_inches_are_no_quotation(line):
    assert stretches(line) == []


@pytest.mark.parametrize(
    "line, outer, inner",
    [
        ("“He said ‘no’ to me,” she said", "“He said ‘no’ to me,”", ["‘no’"]),
        ("‘He said “no” to me,’ she said", "‘He said “no” to me,’", ["“no”"]),
        ("''He said 'no' to me,'' she said", "''He said 'no' to me,''", ["'no'"]),
        ("“We think “Reed” is great,” he said", "“We think “Reed” is great,”", ["“Reed”"]),
        (
            "“The boys’ word, ‘the boys’ word’,” I said",
            "“The boys’ word, ‘the boys’ word’,”",
            ["‘the boys’ word’"],
        ),
        ("'''No''' he said", "'''No'''", ["'No'"]),
    ],
)
def test_nested_marks_keep_their_levels(line, outer, inner):
    assert stretches(line, 0) == [outer]
    assert stretches(line, 1) == inner


def test_a_mark_left_open_runs_to_the_end_of_its_line_only():
    found = marked("“We waited all night.\nNobody came.")
    assert [(m.start, m.end, m.closed) for m in found] == [(0, 21, False)]


def test_a_missing_closing_mark_does_not_swallow_the_next_quotation():
    assert stretches("“A, he said. “B,” she said") == ["“A, he said.", "“B,”"]


@pytest.mark.parametrize("first, second", [("“We wait.", "“And wait.”"), ("‘We wait.", "‘And wait,’ he said.")])
def test_a_quotation_carried_over_paragraphs_is_marked_as_going_on(first, second):
    assert [(m.closed, m.continues) for m in marked(f"{first}\n\n{second}")] == [(False, False), (True, True)]


def test_the_next_paragraph_of_a_quotation_may_open_without_a_mark():
    text = "Reed said: “The bridge is old.\n\nIt must be shut.” He left.\n\nIt rained."
    assert stretches(text) == ["“The bridge is old.", "It must be shut.”"]
    assert [stretch.continues for stretch in marked(text)] == [False, True]
    text = "“The bridge is old.\n\nIt is shut.\n\nIt must stay so.”\n\nIt rained."
    assert stretches(text) == ["“The bridge is old.", "It is shut.", "It must stay so.”"]
    assert stretches("“The bridge is old.\n\n" + "It is shut.\n\n" * 2 + "It rained.”") == ["“The bridge is old."]
    assert stretches("He spoke of “the bridge.\n\nReed said “it is fine.” It rained.")[1] == "“it is fine.”"


def test_furniture_between_two_paragraphs_of_a_quotation_can_be_left_out():
    text = "“We wait.\nAdvertisement\n“And wait.”"
    lines = [line for line in lines_of(text) if text[line.start] == "“"]
    assert [m.continues for m in marked(text, lines)] == [False, True]


def test_a_quotation_in_hard_wrapped_lines_is_one_stretch_a_line():
    text = '"We waited all\nnight and all\nday," he said.\nThen "nothing".'
    assert stretches(text) == ['"We waited all', "night and all", 'day,"', '"nothing"']
    assert [m.continues for m in marked(text)] == [False, True, True, False]


@given(st.text(alphabet="ab s5\n.,-—()“”„\"'`‘’«»‹›"))
def test_stretches_are_ordered_nested_and_within_a_line(text):
    around = []
    for m in marked(text):
        assert 0 <= m.start < m.end <= len(text)
        assert "\n" not in text[m.start : m.end]
        while around and around[-1].end <= m.start:
            around.pop()
        assert len(around) == m.depth
        assert all(m.end <= outer.end for outer in around)
        around.append(m)
