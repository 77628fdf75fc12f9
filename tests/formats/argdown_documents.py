"""Random Argdown documents that use all of the syntax, most of them without a mistake."""

from __future__ import annotations

from random import Random

WORDS = [
    "taxes",
    "should",
    "rise",
    "because",
    "it",
    "e.g.",
    "costs",
    "money,",
    "and",
    "so:",
    "on.",
    "A",
    "(b)",
    "c;",
    "d",
    ">",
    "e",
    "-",
    "f/g",
]
INLINE = (
    "@[A]", "@<X>", "[link](u:v)", ".A.", ":smile:", "\\*", "\\[sic\\]", "\\<b\\>", "// note\n   ", "/* c */", "<!-- c -->", "1.5:2",
)  # fmt: skip
RANGES = ("*", "**", "_", "__")
TAGS = ("#pro", "#con", "#a-b", "#(two words)")
TITLES = ("A", "B", "C", "D e", "S-1", "Ü")
ARGUMENTS = ("X", "Y", "Z z", "A")
DATA = (
    " {a: 1}", " {isInGroup: true}", " {isCanonical: true}", " {b: [1, 2], c: {d: x}}", "\n{\nsource: foo\n}", " {uses: [1]}",
    " {estimates vary}", ' {"j": "k"}',
)  # fmt: skip
MARKS = ("+", "-", "<+", "<-", "+>", "->", "><", "_", "<_", "_>")
FRONTS = ("", "model:\n    mode: strict\n", "model:\n    removeTagsFromText: true\n")


def text(random: Random) -> str:
    """A text with markup here and there."""
    words = []
    for _ in range(random.randint(1, 6)):
        word = random.choice(WORDS)
        chance = random.random()
        if chance < 0.16:
            mark = random.choice(RANGES)
            word = f"{mark}{word}{mark}"
        elif chance < 0.2:
            word = random.choice(TAGS)
        elif chance < 0.24:
            word = random.choice(INLINE)
        words.append(word)
    return " ".join(words)


def data(random: Random) -> str:
    """Data behind a statement, sometimes."""
    return random.choice(DATA) if random.random() < 0.2 else ""


def statement(random: Random) -> str:
    """A statement that is defined, untitled or referred to."""
    form = random.choice(("{text}", "[{title}]: {text}", "[{title}]", "[{title}] #t"))
    return form.format(title=random.choice(TITLES), text=text(random).replace("{", "(")) + data(random)


def member(random: Random) -> str:
    """A statement or an argument."""
    if random.random() < 0.6:
        return statement(random)
    form = random.choice(("<{title}>: {text}", "<{title}>"))
    return form.format(title=random.choice(ARGUMENTS), text=text(random)) + data(random)


def relations(random: Random, depth: int, indent: int) -> list[str]:
    """Relations below something, and below each other."""
    lines = []
    for _ in range(random.choice((0, 0, 1, 2, 3)) if depth < 4 else 0):
        mark = random.choice(MARKS)
        lines.append(f"{' ' * indent}{mark} {(statement if mark == '><' else member)(random)}")
        lines += relations(random, depth + 1, indent + random.choice((1, 2, 4)))
    return lines


def below(random: Random, chance: float) -> list[str]:
    """Relations below a numbered statement, sometimes."""
    return relations(random, 2, 2) if random.random() < chance else []


def argument(random: Random) -> str:
    """Premises and conclusions, mostly below an argument."""
    lines = []
    if random.random() < 0.7:
        title = f"<{random.choice(ARGUMENTS)}>"
        lines += [title + random.choice((f": {text(random)}{data(random)}", data(random))), *below(random, 0.3), ""]
    number = 1
    for step in range(random.choice((1, 1, 2))):
        for _ in range(random.randint(0 if step else 1, 3)):
            lines += [f"({number}) {statement(random)}", *below(random, 0.2)]
            number += 1
        rules = random.choice(
            ("----", "-- rule --", "--\nModus ponens, other rule\n--", "--\nModus ponens {uses: [1]}\n--")
        )
        lines.append(rules)
        if random.random() < 0.3:
            lines.append(f"  {random.choice(('_', '<_'))} {member(random)}")
        lines += [f"({number}) {statement(random)}", *below(random, 0.3)]
        number += 1
    return "\n".join(lines)


def paragraph(random: Random) -> str:
    """Any paragraph."""
    chance = random.random()
    if chance < 0.15:
        return f"{'#' * random.randint(1, 4)} {text(random)}".replace("\n", " ") + random.choice(
            ("", " {isGroup: false}")
        )
    if chance < 0.55:
        return "\n".join([member(random), *relations(random, 0, 2)])
    if chance < 0.65:
        return "\n".join([f"* {member(random)}", *relations(random, 1, 2), f"* {member(random)}"])
    if chance < 0.7:
        return "\n".join(f"{number}. {member(random)}" for number in (1, 2))
    return argument(random)


def document(random: Random) -> str:
    """A whole document."""
    paragraphs = [paragraph(random) for _ in range(random.randint(1, 7))]
    if random.random() < 0.3:
        paragraphs.insert(0, f"===\ntitle: T\nauthor: [a, b]\n{random.choice(FRONTS)}===")
    return "\n\n".join(paragraphs) + random.choice(("\n", ""))
