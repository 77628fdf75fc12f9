"""AM1xx: names that mean nothing, or too much."""

from argmap.ground.catalogue.entry import Entry, example
from argmap.ground.diagnostics import Severity

SAID = """
voice mora: Ana Mora
claim bridge (mora): The city should build the bridge.
  premise short (mora): It shortens the way to school.
"""

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM101", "unknown-id", Severity.ERROR, "an id that no statement has",
        "A line with an id and no text names a statement that is defined elsewhere: in this article, or, as "
        "`article-id/id`, in another one. It may be defined further down.",
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
claim path: The city should build the path.
  premise shrot
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
claim path: The city should build the path.
  premise short
"""),
    ),
    Entry(
        "AM102", "duplicate-id", Severity.ERROR, "an id that two statements have",
        "Within an article an id belongs to one statement. A line that has an id and a text defines a statement; one "
        "that has only the id names it again.",
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
  premise short: It is the shortest of the three plans.
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
  premise shortest: It is the shortest of the three plans.
"""),
    ),
    Entry(
        "AM103", "unknown-voice", Severity.ERROR, "a voice that nobody declared",
        "A word in parentheses that is no qualifier, the name behind `says` and the author of an article are ids of "
        "voices. Each voice is declared once, here or in the debate, so that one slip does not make two speakers of one.",
        example("""
voice mora: Ana Mora
claim bridge (morra): The city should build the bridge.
  premise short (mora): It shortens the way to school.
"""),
        example(SAID),
    ),
    Entry(
        "AM104", "unknown-issue", Severity.ERROR, "an issue that nobody declared",
        "`pro` and `con` name an issue, which is declared once for the debate: in this file, in a debate file that includes "
        "it, or in the one that the article's `debate:` names.",
        example("""
issue toll (policy): The city should take a toll.
claim free (policy): Nobody should pay for the bridge.
  con tolls
  premise short: It is only forty metres long.
"""),
        example("""
issue toll (policy): The city should take a toll.
claim free (policy): Nobody should pay for the bridge.
  con toll
  premise short: It is only forty metres long.
"""),
    ),
    Entry(
        "AM105", "unknown-qualifier", Severity.ERROR, "a word in parentheses that means nothing there",
        "What stands in parentheses is a qualifier from a closed list or the id of a voice. Statements take fact, value, "
        "policy; certain, probable, possible; endorsed, reported, rejected, conceded; implicit; thesis; and, on attacks, "
        "outweighs, mitigates, denies. Voices take their kind, issues their kind and time-relative.",
        example("""
claim bridge (polcy): The city should build the bridge.
  premise short: It shortens the way to school.
"""),
        example("""
claim bridge (policy): The city should build the bridge.
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM106", "duplicate-declaration", Severity.ERROR, "two different declarations of one name",
        "A voice, an issue and an article are declared once. The same declaration in two files of a debate does no "
        "harm; two that differ cannot both be right.",
        example("""
voice mora: Ana Mora
voice mora: Anna Mora
claim bridge (mora): The city should build the bridge.
  premise short (mora): It shortens the way to school.
"""),
        example(SAID),
    ),
    Entry(
        "AM107", "reserved-name", Severity.ERROR, "a voice whose id is a word of the language",
        "In parentheses a word is a qualifier or a voice, so a voice cannot be called like a qualifier; `author` and "
        "`unclear` are there without being declared.",
        example("""
voice policy: The policy unit
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
"""),
        example("""
voice policy-unit (institution): The policy unit
claim bridge (policy-unit): The city should build the bridge.
  premise short (policy-unit): It shortens the way to school.
"""),
    ),
    Entry(
        "AM108", "repeated-qualifier", Severity.ERROR, "two qualifiers that exclude each other",
        "A statement has one kind, one modality and one commitment. What is a fact and a policy at once is two statements.",
        example("""
claim bridge (fact, policy): The city should build the bridge.
  premise short: It shortens the way to school.
"""),
        example("""
claim bridge (policy): The city should build the bridge.
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM109", "misplaced-qualifier", Severity.ERROR, "a qualifier on a line that cannot have it",
        "`outweighs`, `mitigates` and `denies` say how an attack answers, so they stand on `rebuttal` and `undercut`. "
        "All others say something of the statement and stand where it is defined, not where it is named again. A `says` "
        "block takes only endorsed, reported, rejected and conceded.",
        example("""
claim bridge: The city should build the bridge.
  premise short (denies): It shortens the way to school.
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM110", "unknown-scheme", Severity.ERROR, "a scheme that is not in the list",
        "`scheme:` names an argumentation scheme by D. Walton's name for it, without the words 'argument from': expert "
        "opinion, analogy, example, sign, precedent, cause to effect, positive consequences, negative consequences, ...",
        example("""
claim bridge: The city should build the bridge.
  premise short: An engineer recommends it.
    scheme: expert opinoin
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: An engineer recommends it.
    scheme: expert opinion
"""),
    ),
    Entry(
        "AM111", "repeated-field", Severity.ERROR, "a field that is there twice",
        "Only `note` and `sic` can be there several times. Of other fields the first one counts.",
        example("""
article bridge-2024
  author: mora
  date: 2024
  date: 2025
voice mora: Ana Mora
"""),
        example("""
article bridge-2024
  author: mora
  date: 2024
voice mora: Ana Mora
"""),
    ),
    Entry(
        "AM112", "foreign-id", Severity.ERROR, "a statement of another article defined here",
        "A statement is defined in the section of its own article. Other articles and the debate name it again as "
        "`article-id/id`, without a text.",
        example("""
article bridge-2024
  author: unclear
  date: 2024
claim path-2023/path: The city should build the path.
  premise: It is cheap.
"""),
        example("""
article bridge-2024
  author: unclear
  date: 2024
claim path: The city should build the path.
  premise: It is cheap.
"""),
    ),
    Entry(
        "AM113", "id-as-text", Severity.WARNING, "a statement whose text is the id of another",
        "Behind the colon stands a text. To name a statement again, write its id without a colon.",
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
claim path: The city should build the path.
  premise: short
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
claim path: The city should build the path.
  premise short
"""),
    ),
)  # fmt: skip
