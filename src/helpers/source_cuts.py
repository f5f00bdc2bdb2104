"""Cut the words marked as a source to those that say who it is.

"Jon Reed, R-Ky.," is Jon Reed, "the mayor himself" the mayor; where of two names only the second was marked, the
first is taken in, and where a source disputes a text, the text is what speaks.
"""

import re

from helpers.antecedents import document_nouns
from helpers.article import Attribution, Span
from helpers.register import Register
from helpers.role_words import head_noun

# "The states of Norland and Sudland", "the mayor himself"
_PLACES_OF = re.compile(
    r"(?:[Bb]oth )?[Tt]he (?:[Ss]tates?|[Cc]ities|[Cc]ity|[Tt]owns?|[Cc]ounties|[Pp]rovinces?) of "
)
_HIMSELF = re.compile(r" (?:him|her|it)self$")
# What may open a clause before two names, the second of which alone was marked: "after Norland and Sudland asked".
_OPENS = re.compile(
    r"(?:^|\n|[.!?—–“\"]\s?|\b(?:after|before|that|when|while|as|because|since|if|although|though|until"
    r"|where|but|something)\s)(?:the\s)?$",
    re.I,
)
# Whom something is said to is not who says it: "a letter to Reed telling him".
_ADDRESSED = re.compile(r"\b(?:to|sent|sending|gave|giving|handed)\s(?:the\s)?$")
_TELLING = re.compile(
    r"(?:,? \([^()\n]*\),?)? (?:warn|tell|inform|notify|assur|advis|promis)ing (?:him|her|them|it)\b"
    r"|(?:,? [RDI]-[A-Z][\w.]*,?)? an? (?:letter|note|memo|email|e-mail|message)\b"
)
_TOLD = re.compile(
    r"\b(?:tell|warn|remind|assur|inform|notify|advis|promis|reassur|lectur|urg)ing\s(?:(?:the|his|her|their)\s)?$"
)
_WHAT = re.compile(r"(?: \w+)? that\b|,? [“\"]")
# A text that somebody disputes says something else than he: "challenged an article saying".
_DISPUTES = re.compile(
    r"[^.;:“”\"\n]*\b(?:disput|challeng|den[iy]|reject|dismiss|criticiz|criticis|attack|contradict|refut|question|slam|blast)"
    r"(?:ed|med|ing|ming|s|es) (?:the \w+ (?:of|in) )?"
    r"(?P<text>(?:an?|the|its|this|that|his|her|[A-Z]\w+['’]s?) [^,;.:“”\"\n]{3,80}?) "
)
_STATING = re.compile(r"(?:saying|claiming|alleging|asserting|stating|suggesting|that said|that claimed)\b")
_ASIDE = re.compile(r",? (?:along|together) with\b|, (?:joined by|like|unlike)\b")
_PARTY = re.compile(r",? ?\(?[RDI]-[A-Z][\w.]{0,7}\)?,?$")  # "Jon Reed, R-Ky.,"
_ENDS_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
# "Reed's chief" | complaint was: what is somebody's was cut in two
_OWNS_MORE = re.compile(
    r"(?<=\w)['’]s? (?:chief|main|core|central|biggest|first|latest|initial|strongest|only|own)$"
)
_SAID = re.compile(
    r" (?:complaint|concern|argument|point|claim|objection|reason|defen[cs]e|message|worry|demand|criticism"
    r"|contention|response|remark|comment)s?\b"
)


class Cuts:
    """The sources of one article as they are marked, and the words in them that tell."""

    def __init__(self, text: str, register: Register) -> None:
        self.text, self.register = text, register

    def marked(self, attribution: Attribution) -> Span:
        """Return an attribution's source from its first letter on, its first name whole, a party behind it cut."""
        start, end = attribution.source[0].start, attribution.source[-1].end
        while start < end and (self.text[start].isspace() or self.text[start] in "“\"'‘,"):
            start += 1
        if letters := _PARTY.search(self.text, start, end):
            end = letters.start()
        if around := self.register.around(start):  # the source was cut behind a first name or an initial
            start = around.start
        return Span(start, end)

    def telling(self, attribution: Attribution, source: Span) -> Span:
        """Return the words that say who the source is, of those that `marked` returned."""
        start, end = self._disputed(attribution, source.end) or source
        start = self._first_of_two(start)
        places = _PLACES_OF.match(self.text, start, end)
        if places and self.register.within(places.end(), places.end() + 1):
            start = places.end()
        if own := _HIMSELF.search(self.text, start, end):
            end = own.start()
        if owner := _ENDS_POSSESSIVE.search(self.text, start, end):  # "the mayor's" acknowledgement
            end = owner.start()
        more = _OWNS_MORE.search(self.text, start, end)
        if more and _SAID.match(self.text, end):
            end = more.start()
        return Span(start, end)

    def is_addressed(self, source: Span) -> bool:
        """Tell somebody to whom the words are said, and who was taken for their source."""
        to = _ADDRESSED.search(self.text, max(0, source.start - 12), source.start)
        return bool(to) and bool(_TELLING.match(self.text, source.end))

    def is_listener(self, source: Span) -> bool:
        """Tell one who speaks nowhere: either way the words are said to him."""
        return self.is_addressed(source) or self.is_told(source)

    def is_told(self, source: Span) -> bool:
        """Tell somebody who is told the words, and was taken for their source: "telling critics that"."""
        told = _TOLD.search(self.text, max(0, source.start - 24), source.start)
        return bool(told) and bool(_WHAT.match(self.text, source.end))

    def _disputed(self, attribution: Attribution, end: int) -> Span | None:
        """Return the words for a text that the source disputes, where these say what it said."""
        cue = attribution.cue[0].start if attribution.cue else -1
        between = (
            _DISPUTES.fullmatch(self.text, end, cue) if cue > end and _STATING.match(self.text, cue) else None
        )
        if not between or head_noun(between["text"]) not in document_nouns():
            return None
        return Span(between.start("text"), between.end("text"))

    def _first_of_two(self, start: int) -> int:
        """Return where a clause's subject begins, of whose two names only the second was marked."""
        here, before = self.register.within(start, start + 1), self.register.before(start)
        if not here or here[0].outer != start or not before or before[-1].possessive:
            return start
        first = before[-1]
        alike = first.actor.kind == here[0].actor.kind and first.actor is not here[0].actor
        beside = self.text[first.end : start] == " and "
        opens = _OPENS.search(self.text, max(0, first.outer - 20), first.outer)
        return first.outer if alike and beside and opens else start


def without_aside(words: str) -> str:
    """Return the words for a source without those who are beside it: "Reed" of "Reed, along with Berg"."""
    return _ASIDE.split(words)[0]
