"""Tell which attributions inside a quotation give another voice than the one that is quoted.

What a speaker tells of his own words (“I told them ‘no’”), of what might be said (“they may say ‘look’”), or
of what people say, whoever they be (“everybody says ‘go’”), is his own voice, and stays as it stands.
"""

import re

_OWN = re.compile(r"(?:I|we|me|us)\b", re.IGNORECASE)
_ANYBODY = re.compile(
    r"(?:they|you|people|some(?:body|one)?|some people|any(?:body|one)|every(?:body|one)|nobody|no one|one|this"
    r"|that|it)",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:will|would|might|may|could|can|should|must|cannot|(?:go|goes|going|want|wants|have|has|need|needs) to"
    r"|never|not|refus\w+)\b|^to\b|n['’]t\b|['’]ll\b",
    re.IGNORECASE,
)


def is_another(source: str, cue: str) -> bool:
    """Say whether a source and its cue, inside a quotation, are a voice of its own that is said to have spoken."""
    return not (_OWN.match(source) or _ANYBODY.fullmatch(source.strip()) or _UNREAL.search(cue))
