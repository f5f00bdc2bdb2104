"""How everything in a report was counted, in plain sentences; page and document print the same."""

from helpers import codebook
from helpers.frame_coder import LISTS

COUNTED = (
    "Only the running text of each article is counted. Headlines, subheads and datelines are told apart from "
    "it, and page furniture (bylines, captions, pointers to other stories, menus, notes) is left out. A word "
    "holds a letter or a digit. The voice of a passage is the outlet's own, a paraphrase, or a quotation, by "
    "most of its characters; what somebody does is told in the outlet's, what he says or thinks is not.",
    "An attribution is a stretch of text given to somebody other than the writer. Only those that report words "
    "count: thoughts and acts that an article gives to somebody (“wants”, “pleaded guilty”) are marked in the "
    "texts and not counted. A source is without a name where the article leaves it so (“officials”, “a person "
    "familiar with it”); who may be named elsewhere (“the senator”) is not taken for such. A quotation is an "
    "attribution that stands in quotation marks in whole or in part, a partial quotation one of fewer than four "
    "quoted words, and a paraphrase an attribution without marks.",
    "A sentence carries a frame by the weights of its words, learned from sentences that language models "
    "coded by the codebook, or by the codebook's terms; it may carry several, each in the voice in which the "
    "words that carry it weigh most. Reporting verbs, loaded words "
    "and the like are lists and rules of the codebook; the words that set an outlet apart are those with the "
    "highest log-odds against how often English uses them, and are told only of texts long enough.",
    "Two articles share a quotation or a statement where one source's words are found in both, in quotation "
    "marks or not, and a fact where a sentence of each asserts the same, by the words, names and numbers that"
    " they have in common, and by a network that reads both for their meaning. A denial is not the claim. Most"
    " of what is retold in wholly other words is not found.",
    "A claim of a headline counts as backed where a sentence of the body, or two neighbours, holds two thirds"
    " of its words, the rare ones weighing most. Words are shared outside quotations where nine or more in a "
    "row are the same.",
    "A finding is stable where every other rule of counting that changes its figures gives the same answer. "
    "Asked is which article has most or least of something only where it is a tenth ahead of the next. "
    "No rule tests who is taken to speak. Means, intervals and tests of chance are for collections in which an "
    "outlet has several articles.",
)


def paragraphs() -> list[str]:
    """Return how it was counted, and where the frames come from, a string a paragraph."""
    sources = [codebook.heading(name, "source") for name in codebook.names(LISTS)]
    return [*COUNTED, *(f"Frames: {source}" for source in sources)]
