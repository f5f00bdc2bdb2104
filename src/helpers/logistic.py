"""The logistic function: from a sum of weighted values to a probability."""

import math


def probability(logit: float) -> float:
    """Return the probability, 0 to 1, that a logit stands for."""
    return 1 / (1 + math.exp(-logit))
