"""AM0xx: text and layout."""

from argmap.ground.catalogue.entry import Entry, example
from argmap.ground.diagnostics import Severity

GOOD = example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
""")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM001", "not-utf8", Severity.ERROR, "the file is not UTF-8",
        "Annotations are UTF-8 text, so that names and words of every script come through. A file in another encoding "
        "is read as far as it goes, and kept as it is, but the characters that are not UTF-8 cannot be shown or matched.",
        example("""
claim bridge: The caf\udce9 should stay.
  premise old: It is a hundred years old.
"""),
        example("""
claim bridge: The café should stay.
  premise old: It is a hundred years old.
"""),
    ),
    Entry(
        "AM002", "mixed-indentation", Severity.ERROR, "tabs and spaces in one file's indentation",
        "How wide a tab is depends on who looks, so a line indented by a tab among lines indented by spaces can stand "
        "under one line for the writer and under another for the reader. A file is indented by the character that "
        "most of its indented lines begin with.",
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
\tpremise cheap: It is cheap.
"""),
        example("""
claim bridge: The city should build the bridge.
  premise short: It shortens the way to school.
  premise cheap: It is cheap.
"""),
    ),
    Entry(
        "AM003", "bad-dedent", Severity.ERROR, "a line stands between two levels",
        "A line that is indented less than the one above it goes back to a level that is open: the line above it at that "
        "level is its neighbour. Between two levels it has none, and it is not clear what it stands under.",
        example("""
claim bridge: The city should build the bridge.
    premise short: It shortens the way to school.
        premise map: The map shows it.
      premise cheap: It is cheap.
"""),
        example("""
claim bridge: The city should build the bridge.
    premise short: It shortens the way to school.
        premise map: The map shows it.
    premise cheap: It is cheap.
"""),
    ),
    Entry(
        "AM004", "unknown-keyword", Severity.ERROR, "a line begins with a word that is no keyword",
        "Every line begins with a keyword: `claim`, `premise`, `and`, `rebuttal`, `undercut`, `says`, `pro`, `con`, a "
        "declaration such as `voice`, or the name of a field such as `note`. Keywords are in lower case. The line is read as "
        "if it began with the nearest keyword.",
        example("""
claim bridge: The city should build the bridge.
  premis short: It shortens the way to school.
"""),
        GOOD,
    ),
    Entry(
        "AM005", "stray-text", Severity.ERROR, "a line of text that belongs to nothing",
        "A statement is one line. To go on with its text on another line, begin that line with `|`; so a forgotten keyword "
        "can never be swallowed as text. Remarks of your own begin with `#`.",
        example("""
claim bridge: The city should build the bridge,
  which everybody has wanted for years.
  premise short: It shortens the way to school.
"""),
        example("""
claim bridge: The city should build the bridge,
  | which everybody has wanted for years.
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM006", "missing-colon", Severity.ERROR, "no colon between the head of a line and its text",
        "The first colon of a line ends its head (the keyword, an id, qualifiers) and begins its text. Without it the words "
        "of the text would be taken for ids.",
        example("""
claim bridge The city should build the bridge.
  premise short: It shortens the way to school.
"""),
        GOOD,
    ),
    Entry(
        "AM007", "empty-text", Severity.ERROR, "a colon with nothing behind it",
        "A statement, a voice, an issue or a field with a colon needs a text. To name a statement again, write its "
        "id without a colon.",
        example("""
claim bridge: The city should build the bridge.
  premise short:
"""),
        GOOD,
    ),
    Entry(
        "AM008", "unclosed-quote", Severity.ERROR, "quotation marks that do not enclose the words",
        "The words of an anchor stand between two straight quotation marks. They may hold marks of any kind themselves: the "
        'closing mark is the one at the end of the line, or the one that `.. "` follows.',
        example("""
claim bridge: The city should build the bridge.
  @ "The bridge
  premise short: It shortens the way to school.
"""),
        example("""
claim bridge: The city should build the bridge.
  @ "The bridge"
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM009", "unclosed-parenthesis", Severity.ERROR, "a parenthesis that is not closed",
        "Qualifiers and voices stand in one pair of parentheses before the colon. (Parentheses in a text mean nothing and "
        "need not be closed.)",
        example("""
claim bridge (policy: The city should build the bridge.
  premise short: It shortens the way to school.
"""),
        example("""
claim bridge (policy): The city should build the bridge.
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM010", "malformed-line", Severity.ERROR, "a line that goes on with something that cannot stand there",
        "After the keyword come an id (one word), qualifiers in one pair of parentheses, and a colon with the text, in this "
        "order and each at most once; `pro`, `con`, `@` and the declarations each have their own form (see the page on the "
        "language).",
        example("""
issue toll (policy): The city should take a toll.
claim bridge: The city should build the bridge.
  pro toll really
  premise short: It shortens the way to school.
"""),
        example("""
issue toll (policy): The city should take a toll.
claim bridge: The city should build the bridge.
  pro toll
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM011", "stray-continuation", Severity.ERROR, "a `|` that goes on with nothing",
        "A line that begins with `|` goes on with the text of the line it stands under. It comes directly below that "
        "line, one level deeper, before everything else that hangs there.",
        example("""
claim bridge: The city should build the bridge,
  premise short: It shortens the way to school.
  | which everybody has wanted for years.
"""),
        example("""
claim bridge: The city should build the bridge,
  | which everybody has wanted for years.
  premise short: It shortens the way to school.
"""),
    ),
    Entry(
        "AM012", "wrong-place", Severity.ERROR, "a line that cannot stand under the line above it",
        "What hangs below a line belongs to it, so not everything can hang everywhere: fields stand under what they describe, "
        "anchors and answers under a statement, declarations at the outermost level. The indentation of a line "
        "is the usual culprit.",
        example("""
article bridge-2024
  author: mora
  date: 2024
  scope: Foot bridges only.
voice mora: Ana Mora
"""),
        example("""
article bridge-2024
  author: mora
  date: 2024
  note: Foot bridges only.
voice mora: Ana Mora
"""),
    ),
)  # fmt: skip
