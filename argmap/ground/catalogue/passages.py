"""AM3xx: anchors and the passages they name."""

from argmap.ground.catalogue.entry import Entry, Example, example
from argmap.ground.diagnostics import Severity

TEXT = """
The walk to school takes half an hour.
The bridge would shorten it to twenty minutes, the engineer’s survey says.
It costs a million – once. The ferry costs that every ten years.
"""


def _anchored(*anchors: str, header: str = "", text: str = TEXT) -> Example:
    lines = "\n".join(f"  {anchor}" for anchor in anchors)
    return example(
        f"""
article bridge
  author: unclear
  date: 2024
  text: bridge.txt
{header}claim long: The walk is long.
{lines}
  premise (implicit): Half an hour is long.
""",
        bridge__txt=text,
    )


GOOD = _anchored('@ "The walk to school" .. "half an hour"')

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM301", "anchor-missing", Severity.ERROR, "words that are not in the text",
        "The opening words of an anchor, and then its closing words, must stand in the article's text. Marks, spaces and case may "
        "differ, and small slips are found; these words are too far from anything in the text. The nearest passage is "
        "shown if there is one.",
        _anchored('@ "The drive to work" .. "half an hour"'), GOOD,
    ),
    Entry(
        "AM302", "anchor-ambiguous", Severity.ERROR, "words that are in the text more than once",
        "Where the same words stand in several places, the anchor has to say which: by the number of the line, or by one "
        "more word.",
        _anchored('@ "costs"'), _anchored('@ 3 "costs a million"'),
    ),
    Entry(
        "AM303", "anchor-normalised", Severity.HINT, "words that differ from the text in marks, spaces or case",
        "Quotation marks, dashes, spaces, accents and capitals may differ; the passage is found all the same. Taking "
        "the text's own marks keeps the anchor valid for other tools.",
        _anchored("@ \"the engineer's survey\""), _anchored('@ "the engineer’s survey"'),
    ),
    Entry(
        "AM304", "anchor-fuzzy", Severity.WARNING, "words that are only like those of the text",
        "The text has no such words, but some that are like them: a slip of the pen, or a text that was corrected since. "
        "Look whether the passage is the one you meant.",
        _anchored('@ "The wakl to schol takes" .. "half an hour"'), GOOD,
    ),
    Entry(
        "AM305", "anchor-wrong-line", Severity.WARNING, "words that stand on another line",
        "The words are in the text, once, but not on the line that the anchor names: perhaps the text has lost or won a line.",
        _anchored('@ 3 "The walk to school" .. "half an hour"'), GOOD,
    ),
    Entry(
        "AM306", "anchor-out-of-order", Severity.WARNING, "closing words that stand before the opening ones",
        "A passage runs from its opening words to the closing words after them.",
        _anchored('@ "half an hour" .. "The walk to school"'), GOOD,
    ),
    Entry(
        "AM307", "no-anchor", Severity.WARNING, "a statement that no passage is given for",
        "Where the article's text is at hand, every statement says where it stands, or that it is implicit: so anybody can "
        "check the annotation against the text.",
        _anchored(), GOOD,
    ),
    Entry(
        "AM308", "passage-cut-off", Severity.WARNING, "a passage that stops just before the words that turn it",
        "What follows the passage takes it back or limits it (but, however, although, unless, ...), and no other passage covers "
        "that. A statement anchored to half a sentence may say what the author does not mean.",
        _anchored('@ "The walk to school" .. "half an hour"',
                  text="The walk to school takes half an hour, but nobody minds.\n"),
        _anchored('@ "The walk to school" .. "nobody minds"', text="The walk to school takes half an hour, but nobody minds.\n"),
    ),
    Entry(
        "AM309", "fingerprint-changed", Severity.WARNING, "a text that is not the one that was annotated",
        "The header holds a fingerprint of the text as it was annotated. Line ends and spaces at the ends of lines do not count; "
        "anything else does. Check the anchors, then take the new fingerprint.",
        example("""
article bridge
  author: unclear
  date: 2024
  text: bridge.txt
  fingerprint: blake2b:0000000000000000
""", bridge__txt="The walk is long.\n"),
        example("""
article bridge
  author: unclear
  date: 2024
  text: bridge.txt
  fingerprint: blake2b:7365b65e2f7cc614
""", bridge__txt="The walk is long.\n"),
    ),
    Entry(
        "AM310", "stance-without-passage", Severity.WARNING, "a stance that no passage shows",
        "A stance stated outright overrides what the voice's statements give, so it has to be shown: by an anchor under it.",
        example("""
voice mora: Ana Mora
issue toll (policy): The city should take a toll.
stance mora (pro): toll
"""),
        example("""
voice mora: Ana Mora
issue toll (policy): The city should take a toll.
stance mora (pro): toll
  @ "I am all for it"
"""),
    ),
)  # fmt: skip
