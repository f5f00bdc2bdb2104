"""Run the trained model: lines of tokens in, a tag for every token and how sure each is, out.

The network is data/models/attribution/model.onnx, run by ONNX Runtime on one core; the chain that
ties the tags of neighbouring tokens (a linear-chain CRF, Lafferty et al. 2001) is in
parameters.json beside it, with how much the network's scores weigh and what each tag gains or loses
by the sign before a token: a content often ends at a comma where the network, left alone, would
carry it on. A window is read alone, so an article's tags depend on nothing but
the article. Of all sequences of tags the likeliest is taken (Viterbi 1967); how sure a tag is, is
its share of all sequences (forward-backward, Rabiner 1989).
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers import network, paths
from helpers.pieces import Pieces, Token, Window, windows_of
from helpers.tags import BEGINNINGS

if TYPE_CHECKING:
    import numpy as np

FOLDER = paths.MODELS / "attribution"
COMMA, END, CLOSING, OPENING, DASH, COLON, AND, RELATIVE = range(1, 9)
BEFORE = {
    ",": COMMA,
    **dict.fromkeys(".!?", END),
    "”": CLOSING,
    "“": OPENING,
    **dict.fromkeys(("-", "--", "–", "—"), DASH),
    **dict.fromkeys(":;", COLON),
    **dict.fromkeys(("and", "or", "but"), AND),
}
RELATIVES = frozenset(("who", "whom", "whose", "which", "where", "when"))
CONTEXTS = RELATIVE + 1


class Tagged(NamedTuple):
    """A token, its tag (a place in `tags.TAGS`), and the tag's probability from 0 to 1."""

    token: Token
    tag: int
    probability: float


class Model(NamedTuple):
    """The network, its word pieces, and the scores of tags at the start and behind one another.

    `scale` is what the network's score of each tag is multiplied by, `context` (`CONTEXTS`, tags) what is added.
    """

    session: Any
    pieces: Pieces
    first: "np.ndarray"
    then: "np.ndarray"
    scale: "np.ndarray"
    context: "np.ndarray"


@cache
def parameters() -> dict[str, Any]:
    """Return what was learned beside the network: the chain, the decoding and the calibration."""
    return json.loads((FOLDER / "parameters.json").read_text(encoding="utf-8"))


@cache
def pieces() -> Pieces:
    """Return the word pieces that the model knows."""
    return Pieces(vocabulary())


def vocabulary() -> list[str]:
    """Return the same as text, in the order of their numbers."""
    return (FOLDER / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]


@cache
def model() -> Model:
    """Return the model, read once."""
    import numpy as np

    session = network.session(FOLDER / "model.onnx")
    known = parameters()
    chain = known["chain"]
    learned = chain["first"], chain["next"], known["scale"], known["context"]
    return Model(session, pieces(), *(np.array(part, np.float32) for part in learned))


def tagged(lines: Sequence[Sequence[Token]]) -> list[Tagged]:
    """Return every token of lines that stand together in a text with its tag, in reading order."""
    windows = windows_of(lines, pieces(), parameters()["window"])
    return decoded(windows, [_scores(window) for window in windows]) if windows else []


def _scores(window: Window) -> "np.ndarray":
    """Return the scores (tokens, tags) of a window's tokens.

    `lift` is what the first token of every part gains: without it the model, where unsure, leaves
    out more than it takes in.
    """
    scores = network_scores(window) * model().scale + contexts_of(window.tokens) @ model().context
    scores[:, BEGINNINGS] += parameters()["lift"]
    return scores


def network_scores(window: Window) -> "np.ndarray":
    """Return what the network alone gives each tag of a window's tokens, (tokens, tags)."""
    import numpy as np

    inputs = {"pieces": np.array([window.pieces], np.int32), "traits": np.array([window.traits], np.int32)}
    return model().session.run(None, inputs)[0][0, window.firsts]


def contexts_of(tokens: Sequence[Token]) -> "np.ndarray":
    """Return where each token stands (tokens, `CONTEXTS`), ones and zeros: behind which sign, and if a relative.

    A closing mark behind a comma or a sentence's end counts as these; a window begins behind an end.
    """
    import numpy as np

    contexts = np.zeros((len(tokens), CONTEXTS), np.float32)
    before = END
    for place, token in enumerate(tokens):
        word = token.word.lower()
        contexts[place, before] = 1.0
        contexts[place, RELATIVE] = word in RELATIVES
        kind = BEFORE.get(word, 0)
        if kind != CLOSING or before not in (COMMA, END) or place == 0:
            before = kind
    return contexts


def decoded(windows: Sequence[Window], scores: Sequence["np.ndarray"]) -> list[Tagged]:
    """Return the tokens of windows with their likeliest tags under the chain."""
    import numpy as np

    first, then = model().first, model().then
    lengths = [len(window.tokens) for window in windows]
    steps = np.zeros((max(lengths), len(windows), first.size), np.float32)
    for number, own in enumerate(scores):
        steps[: len(own), number] = own
    best = _likeliest(steps, first, then, lengths)
    shares = _shares(steps, first, then, lengths)
    return [
        Tagged(token, int(best[place, number]), float(shares[place, number, best[place, number]]))
        for number, window in enumerate(windows)
        for place, token in enumerate(window.tokens)
    ]


def _likeliest(steps: "np.ndarray", first: "np.ndarray", then: "np.ndarray", lengths: list[int]) -> "np.ndarray":
    """Return the best tag sequences (places, windows) for scores (places, windows, tags)."""
    import numpy as np

    state = steps[0] + first
    back = np.zeros(steps.shape, np.int8)
    ends = np.zeros(steps.shape[1], np.intp)
    lasts = np.array(lengths) - 1
    rows = np.arange(steps.shape[1])
    ends[lasts == 0] = state.argmax(1)[lasts == 0]
    for place in range(1, len(steps)):
        ahead = state[:, :, None] + then
        back[place] = ahead.argmax(1)
        state = ahead.max(1) + steps[place]
        done = lasts == place
        if done.any():
            ends[done] = state[done].argmax(1)
    best = np.zeros(steps.shape[:2], np.intp)
    tag = ends
    for place in range(len(steps) - 1, -1, -1):
        tag = np.where(lasts == place, ends, tag)
        best[place] = tag
        tag = back[place, rows, tag].astype(np.intp)
    return best


def _shares(steps: "np.ndarray", first: "np.ndarray", then: "np.ndarray", lengths: list[int]) -> "np.ndarray":
    """Return the probability of every tag at every place, (places, windows, tags)."""
    import numpy as np

    rise = np.exp(steps - steps.max(2, keepdims=True))
    after = np.exp(then)
    forward = np.empty_like(rise)
    state = rise[0] * np.exp(first)
    forward[0] = state / state.sum(1, keepdims=True)
    for place in range(1, len(steps)):
        state = (forward[place - 1] @ after) * rise[place]
        forward[place] = state / state.sum(1, keepdims=True)
    backward = np.ones_like(rise)
    state = backward[-1]
    lasts = np.array(lengths) - 1
    for place in range(len(steps) - 2, -1, -1):
        state = (rise[place + 1] * state) @ after.T
        state /= state.sum(1, keepdims=True)
        state[lasts <= place] = 1.0
        backward[place] = state
    shares = forward * backward
    return shares / shares.sum(2, keepdims=True)
