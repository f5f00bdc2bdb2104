"""Tell which attributions inside a quotation give another voice than the one that is quoted.

What a speaker tells of his own words (“I told them ‘no’”), of what might be said (“they may say ‘look’”), or
of what people say, whoever they be (“everybody says ‘go’”), is his own voice, and stays as it stands.
"""

import re

_OWN = re.compile(r"(?:I|we|me|us)\b", re.IGNORECASE)
_ANYBODY = re.compile(r"(?:you|people|some people|any(?:body|one)|every(?:body|one)|nobody|no one)", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:they|some(?:body|one)?|one|this|that|it)", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:said|told|wrote|\w+ed)\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:will|would|might|may|could|can|should|must|cannot|(?:go|goes|going|want|wants|have|has|need|needs) to"
    r"|never|not|refus\w+)\b|^to\b|n['’]t\b|['’]ll\b",
    re.IGNORECASE,
)


def is_another(source: str, cue: str) -> bool:
    """Say whether a source and its cue, inside a quotation, are a voice of its own that is said to have spoken.

    Somebody who is not called anything has one where he spoke once: “they told me”, not “they say”.
    """
    if _OWN.match(source) or _ANYBODY.fullmatch(source.strip()) or _UNREAL.search(cue):
        return False
    return not _SOMEBODY.fullmatch(source.strip()) or bool(_ONCE.search(cue))
