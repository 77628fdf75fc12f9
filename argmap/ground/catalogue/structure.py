"""AM2xx: how statements hang together."""

from argmap.ground.catalogue.entry import Entry, example
from argmap.ground.diagnostics import Severity

GOOD = """
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
"""

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM201", "unsupported-claim", Severity.HINT, "a claim that its author gives no grounds for",
        "Most claims in an article come with a reason, sometimes far away or without words (an implicit premise). If "
        "there is none, the claim stands as it is: this is a hint, not a fault. It is given only where a file has no errors.",
        example("""
claim bridge: The city should build the bridge.
"""),
        example(GOOD),
    ),
    Entry(
        "AM202", "nothing-to-link", Severity.ERROR, "`and` without a premise before it",
        "`and` joins a premise to the `premise` or `and` directly before it at the same level: the two give one reason "
        "together, and neither gives one alone. A group of one is just a premise.",
        example("""
claim bridge: The city should build the bridge.
  and short: It shortens the way to school.
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
  and far: The way is too long for small children.
"""),
    ),
    Entry(
        "AM203", "undercut-of-nothing", Severity.ERROR, "an undercut where there is no step to attack",
        "An undercut objects to the step from a premise to its conclusion (or from an objection to what it attacks), so it "
        "stands under the line that makes the step. A claim makes none: to object to what it says, write `rebuttal`.",
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
  undercut: The survey is ten years old.
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
    undercut: The survey is ten years old.
"""),
    ),
    Entry(
        "AM204", "rebuttal-of-nothing", Severity.ERROR, "a rebuttal that stands under no statement",
        "A rebuttal objects to the statement that it is indented below. To object to one that stands elsewhere, name it first.",
        example(GOOD + """
rebuttal: It is too dear.
"""),
        example(GOOD + """
claim bridge
  rebuttal: It is too dear.
"""),
    ),
    Entry(
        "AM205", "premise-of-nothing", Severity.ERROR, "a premise that stands under no statement",
        "A premise is a reason for the statement that it is indented below. A statement that is a reason for nothing is a "
        "`claim`.",
        example("""
premise short: It shortens the way to school.
"""),
        example(GOOD),
    ),
    Entry(
        "AM206", "claim-inside", Severity.ERROR, "a claim under another statement",
        "Under a statement stand its premises, rebuttals and undercuts; a claim stands at the top level or in a `says` block "
        "there. A reason that is argued for in its turn is still a `premise`.",
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
  claim safe: It makes the way safer.
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
  premise safe: It makes the way safer.
"""),
    ),
    Entry(
        "AM207", "support-loop", Severity.WARNING, "statements that support each other in a circle",
        "Authors do reason in circles, and the annotation may say so. But often one of the steps is the annotator's: two "
        "statements that say the same thing, or a premise that was meant for another claim.",
        example("""
claim trust: People trust the mayor.
  premise honest: The mayor is honest.
    premise trust
"""),
        example("""
claim trust: People trust the mayor.
  premise honest: The mayor is honest.
"""),
    ),
    Entry(
        "AM208", "own-denial", Severity.WARNING, "one voice asserts a statement and its denial",
        "An attack that `denies` says that its target is false. Where the same voice asserts both, one of the two is "
        "probably somebody else's, or the author only reports, rejects or concedes it.",
        example("""
claim bridge: The city should build the bridge.
  premise cheap: It is cheap.
    rebuttal (denies): It is not cheap at all.
"""),
        example("""
claim bridge: The city should build the bridge.
  premise cheap (rejected): It is cheap.
    rebuttal (denies): It is not cheap at all.
"""),
    ),
    Entry(
        "AM209", "mixed-answers", Severity.HINT, "one voice answers an issue both ways",
        "Authors can be in tension with themselves; then the stance is mixed, and nothing is wrong. This is said so that a "
        "slip, such as a wrong sign or voice, does not pass for it.",
        example("""
issue toll (policy): The city should take a toll.
claim toll (policy): Motorists should pay.
  pro toll
  premise: They use the road.
claim free (policy): Nobody should pay at the bridge.
  con toll
  premise: A gate costs more than it brings.
"""),
        example("""
issue toll (policy): The city should take a toll.
claim toll (policy): Motorists should pay.
  pro toll
  premise: They use the road.
"""),
    ),
    Entry(
        "AM210", "kind-clash", Severity.WARNING, "a statement answers an issue of another kind",
        "What should be, what is good and what is or will be are different questions. One can hold that an alliance should "
        "come and will not; if both answered one issue, the author would seem to waver.",
        example("""
issue toll (policy): The city should take a toll.
claim coming (fact): There will be a toll.
  pro toll
  premise: The council has voted for it.
"""),
        example("""
issue toll (policy): The city should take a toll.
claim coming (policy): There should be a toll.
  pro toll
  premise: The council has voted for it.
"""),
    ),
    Entry(
        "AM211", "two-schemes", Severity.ERROR, "linked premises with different schemes",
        "The scheme belongs to the step. Linked premises make one step, so they can have one scheme; name it under any of them.",
        example("""
claim bridge: The city should build the bridge.
  premise engineer: An engineer recommends it.
    scheme: expert opinion
  and likewise: The next town did the same.
    scheme: analogy
"""),
        example("""
claim bridge: The city should build the bridge.
  premise engineer: An engineer recommends it.
    scheme: expert opinion
  premise likewise: The next town did the same.
    scheme: analogy
"""),
    ),
)  # fmt: skip
