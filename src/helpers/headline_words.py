"""Know which words of a headline and of a text say the same: verbs in the past, and the short words of headlines.

A headline is written in a language of its own: in the present, and in short words for long ones ("probe",
"bid", "aide"; Mårdh 1980, Headlinese). The groups here hold what such words stand for in a text. They are
general words of news, none of one event. A word in two groups says the same as the words of both, so that
what is found by them alone weighs less than the word itself (`AKIN`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from helpers.stems import NEGATIONS, Word, odds_in, stems_of

AKIN = 0.7  # of a word's weight, where only a word that says about the same is there
ROOT = 5  # letters that two words must begin with alike to be of one family: "marijuana-growing", "indictments"
ENDING = 4  # letters at most that the longer one may have beside them

BEFORE = 3  # so many words before another, a “not” still belongs to it

# Headlines tell in the present what the text tells in the past, and these verbs change more than an ending then.
_PAST = """
    become:became begin:began,begun break:broke,broken bring:brought build:built buy:bought catch:caught
    choose:chose,chosen deal:dealt draw:drew,drawn drive:drove,driven fall:fell,fallen fight:fought
    find:found flee:fled fly:flew,flown forbid:forbade,forbidden freeze:froze,frozen give:gave,given
    grow:grew,grown hear:heard hide:hid,hidden hold:held keep:kept kneel:knelt lead:led leave:left lose:lost
    mean:meant meet:met overthrow:overthrew,overthrown override:overrode,overridden pay:paid
    ride:rode,ridden rise:rose,risen run:ran seek:sought sell:sold send:sent shake:shook,shaken shoot:shot
    show:shown sing:sang,sung sink:sank,sunk sit:sat speak:spoke,spoken spend:spent stand:stood
    steal:stole,stolen stick:stuck strike:struck swear:swore,sworn sweep:swept swim:swam take:took,taken
    teach:taught tear:tore,torn throw:threw,thrown understand:understood undertake:undertook,undertaken
    uphold:upheld wake:woke,woken wear:wore,worn win:won withdraw:withdrew,withdrawn withhold:withheld
    write:wrote,written
"""
# A line a group.
_GROUPS = """
    accuse allege charge claim blame
    act bill law legislation measure statute
    ad advertisement advertising commercial
    admit acknowledge concede confess
    agree agreement deal accord pact treaty
    aide adviser advisor staffer assistant spokesman spokeswoman director official
    aim goal seek pursue want eye plan intend intention
    anger angry furious fury outrage uproar
    announce announcement declare unveil release reveal disclose launch confirm
    apology apologize sorry regret
    army military troops soldiers forces
    arrest detain custody jail
    assail attack blast condemn criticize criticism denounce deride lecture mock ridicule rebuke scold berate
    slam assail attack blast rip criticize
    back backing support endorse endorsement embrace favor approve
    ban bar forbid outlaw prohibit prohibition
    battle clash conflict confrontation dispute feud fight row war
    bid campaign candidacy candidate run race
    block stop prevent thwart halt filibuster derail
    broad comprehensive sweeping wide
    call urge press pressure ask demand exhort plead encourage
    cause motive motivation reason
    chance likelihood odds possibility probability
    charge indict indictment prosecute accuse
    choice pick choose select selection candidate contender frontrunner favorite finalist
    nominee nominate tap name appoint pick
    close shut shutter
    comment remark statement speech address words
    congressman congresswoman congressional lawmaker legislator representative rep senator sen member
    cop police officer constable
    country nation state
    crisis emergency
    curb limit reduce restrict restriction stem
    cut reduce slash trim reduction
    dead die death kill slay fatal
    debate argument discussion faceoff
    decline dwindle diminish drop fall plunge shrink sink tumble
    defend justify stand
    deny denial dispute reject rebut refute
    details outline describe explain
    dismiss fire oust sack axe terminate remove
    drop exit quit withdraw abandon aside resign
    gay gays homosexual homosexuality lesbian
    fund funding spend spending budget
    get receive obtain
    gov governor
    guard security protection
    gun firearm weapon rifle
    hail praise laud applaud
    help aid assist assistance
    hint suggest signal indicate
    hit strike
    illegal undocumented unauthorized unlawful
    intel intelligence
    investigate investigation inquiry probe
    jobs work employment
    judge court ruling
    kids children daughters sons girls boys youngsters
    likely expected poised set prepare preparing ready
    lie mislead perjury false
    lose loss defeat
    loosen ease relax weaken
    marijuana pot cannabis weed
    meet meeting talk talks discuss discussion negotiate negotiation
    mosque muslim islamic islam
    murder homicide killing
    new fresh further
    offer propose proposal
    oppose opposition object resist reject
    pass approve approval adopt clear enact
    plan program proposal template blueprint
    pledge promise vow swear commit
    prof professor scholar faculty
    quit resign resignation leave depart departure retire
    race contest election
    rally protest demonstration march
    relation relationship tie
    religion religious faith christian christianity
    report article story
    respond response reply react reaction answer
    retaliate retaliation revenge
    rise climb grow increase jump soar surge
    row quarrel spat
    school campus education
    scrap cancel abolish repeal
    shooting massacre
    split divide rift
    sue suit lawsuit litigation
    talk speak
    tax levy
    teacher educator
    text message
    threat threaten menace
    top leading senior highest chief
    trip travel visit tour
    veto overrule reject
    warn caution alert
    win victory triumph
    wed marry marriage
    woes troubles problems
    worry fear concern
"""
# What stands for "not", in a headline or a text.
_DENIALS = frozenset("deni refus disput fail declin reject unabl imposs unlik unclear".split())
_REFUSALS = frozenset(("deni", "refus", "disput"))  # which make of what follows them what is not so
_CLAUSE = re.compile(r"[,;:“”\"()]|\b(?:and|but|or|that|which|who|because|while|although)\b")
_LETTERED = re.compile(r"(\d+(?:\.\d+)?)(?:bn|tn|[kmbt])")  # "$8B": the number is what a text tells


def present(word: Word) -> Word:
    """Return a word as it is compared: a verb in the present, a number without the letter behind it."""
    stem = _present().get(word.stem, word.stem)
    lettered = _LETTERED.fullmatch(stem)
    return word._replace(stem=lettered[1] if lettered else stem)


def akin(stem: str) -> frozenset[str]:
    """Return the stems that say about the same as one, itself too."""
    return _groups().get(stem, frozenset()) | {stem}


@cache
def likeness(one: str, other: str) -> float:
    """Return how much of a word's weight another word is worth: 1 the same, `AKIN` about the same, 0 another."""
    if one == other:
        return 1.0
    return AKIN if other in akin(one) or _of_one_family(one, other) else 0.0


def denies(words: Iterable[Word]) -> bool:
    """Say whether words have anything that denies or fails: "not", "refused", "impossible"."""
    return any(word.stem in NEGATIONS | _DENIALS for word in words)


def negated(text: str, words: Sequence[Word], shared: frozenset[str], also: frozenset[str] = frozenset()) -> bool:
    """Say whether a "not" stands close before a word that is shared, in the same clause."""
    for at, word in enumerate(words):
        if word.stem in shared and word.weight:
            for before in reversed(words[max(0, at - BEFORE) : at]):
                if _CLAUSE.search(text, before.end, word.start):
                    break
                if before.stem in NEGATIONS or before.stem in _REFUSALS - also - shared:
                    return True
    return False


def other_number(claim: Sequence[Word], words: Sequence[Word]) -> bool:
    """Say whether a stretch has another number where the claim has one: beside the same word, or other odds."""
    claimed, stated = odds_in(claim), odds_in(words)
    if claimed and stated and claimed.isdisjoint(stated):
        return True
    told = {word.stem for word in words}
    for at, word in enumerate(claim):
        if not word.stem[0].isdigit() or word.stem in told:
            continue
        beside = [(step, claim[at + step].stem) for step in (1, -1) if 0 <= at + step < len(claim)]
        for place, other in enumerate(words):
            if other.stem[0].isdigit() and any(
                0 <= place + step < len(words) and words[place + step].stem == stem and words[place + step].weight
                for step, stem in beside
            ):
                return True
    return False


def _of_one_family(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= ROOT and len(long) - len(short) <= ENDING and long.startswith(short) and long.isalpha()


@cache
def _present() -> dict[str, str]:
    """Return the stem of a verb's present by the stem of its past."""
    pairs = (entry.split(":") for entry in _PAST.split())
    return {_stem(past): _stem(now) for now, forms in pairs for past in forms.split(",")}


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Return by stem the stems of all groups that it is in."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for line in filter(None, map(str.strip, _GROUPS.splitlines())):
        group = frozenset(_stem(word) for word in line.split())
        for stem in group:
            found[stem] |= group
    return dict(found)


def _stem(word: str) -> str:
    return stems_of(word, 0, len(word))[-1].stem
