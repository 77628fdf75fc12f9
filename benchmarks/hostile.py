"""Files that are made to be slow, beside a plain one."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import rivals
from measure import Result, Sample, Unmeasured, Worker, in_turns
from setting import HERE, Setting, argmap_worker
from table import Row, Section, duration, noises, times

NAME = "hostile"
COUNT = 10_000
MILLION = 1_000_000
MOST = 2.0
SENTENCE = "The city should build the foot bridge, as the second chapter argues."
Forest = Callable[[], str]


class Pattern(NamedTuple):
    """A file of so many units: statements, lines or bytes."""

    what: str
    text: str
    units: int
    unit: str
    named: bool = True
    """Whether it is one of the patterns that argmap promises to bear; the others are measured to know."""


def texts(plain: str, change: Callable[[str], str]) -> str:
    """A forest with every text changed."""
    return re.sub(r"(?m)^( *\w+ \w+: )(.*)$", lambda found: found[1] + change(found[2]), plain)


def every(plain: str, change: Callable[[str], str]) -> str:
    """A forest with every line changed."""
    return "".join(change(line) for line in plain.splitlines(keepends=True))


def under_one(head: str, lines: Iterable[str]) -> str:
    """A line and what stands under it."""
    return head + "\n" + "".join(f"  {line}\n" for line in lines)


def patterns(plain: str) -> list[Pattern]:
    """The hostile files, all but the plain one."""
    anchored = every(
        plain, lambda line: f'{line}{" " * (len(line) - len(line.lstrip()) + 2)}@ "a "b" .. c" .. "d "e" f"\n'
    )
    marks, statements, head = range(COUNT), "statement", "claim top: Top.\n"
    deep = _deep(3_000, "d")
    found = [
        Pattern("a stray `{` in every text", texts(plain, lambda text: f"{text} {{"), COUNT, statements),
        Pattern(
            "`{[(<}` between all words", texts(plain, lambda text: text.replace(" ", " {[(<} ")), COUNT, statements
        ),
        Pattern(
            "stray quotes between all words",
            texts(plain, lambda text: text.replace(" ", " \"“'`„ ")),
            COUNT,
            statements,
        ),
        Pattern("stray quotes in an anchor under every statement", anchored, 2 * COUNT, "line"),
        Pattern("brackets around everything", texts(plain, lambda text: "[" * 20 + text + ")" * 20), COUNT, statements),
        Pattern("1,000 levels deep, ten times", "".join(_deep(1_000, f"d{n}-") for n in range(10)), COUNT, statements),
        Pattern("3,000 levels deep", deep, len(deep), "byte"),
        Pattern("3,000 levels deep", deep, 3_000, statements, named=False),
        Pattern(
            "10,000 siblings",
            under_one("claim top: Top.", (f"premise s{n}: {SENTENCE}" for n in marks)),
            COUNT,
            statements,
        ),
    ]
    long = (Pattern(f"one line of 1 MB: {what}", head + line, MILLION, "byte") for what, line in LONG.items())
    piles = (Pattern(what, text, text.count("\n"), "line", named=False) for what, text in _piles())
    wrong = (Pattern(what, every(plain, change), COUNT, "line", named=False) for what, change in MISTAKES.items())
    return [*found, *long, *piles, *wrong]


LONG = {
    "text": "  premise a: " + "word " * (MILLION // 5) + "\n",
    "braces and brackets": "  premise a: " + "{[(" * (MILLION // 3) + "\n",
    "quotes": "  premise a: " + '" ' * (MILLION // 2) + "\n",
    "an anchor of quotes": '  @ "' + '" x' * (MILLION // 3) + '"\n',
    "an anchor that does not end": '  @ "' + '" x' * (MILLION // 3) + "\n",
    "a name": "  premise " + "a" * MILLION + ": Text.\n",
    "qualifiers": "  premise a (" + ", ".join(["author"] * (MILLION // 8)) + "): Text.\n",
    "open parentheses": "  premise a " + "(" * MILLION + "\n",
    "colons": "  premise a" + ":" * MILLION + "\n",
    "spaces": "  premise a" + " " * MILLION + ": Text.\n",
    "spaces before a parenthesis": "  premise" + " " * MILLION + "(author): Text.\n",
    "nothing but spaces": " " * MILLION + "\n",
    "no keyword": "x" * MILLION + "\n",
}
MISTAKES: dict[str, Callable[[str], str]] = {
    "mistake in every line: a stray `(`": lambda line: line.replace(": ", " (: ", 1),
    "mistake in every line: an unknown keyword": lambda line: re.sub(
        r"(claim|premise|rebuttal)", "asertion", line, count=1
    ),
    "mistake in every line: a missing colon": lambda line: line.replace(": ", " ", 1),
    "mistake in every line: an unknown voice": lambda line: re.sub(r"(n\d+): ", r"\1 (v\1): ", line, count=1),
    "mistake in every line: tabs among spaces": lambda line: line.replace("  ", "\t", 1) if len(line) % 2 else line,
    "every second line names an unknown statement": lambda line: (
        line.split(":")[0][:-1] + "x\n" if len(line) % 2 else line
    ),
}


def _deep(levels: int, prefix: str) -> str:
    words = ["claim", *["premise", "rebuttal"] * levels]
    return "".join(f"{' ' * n}{words[n]} {prefix}{n}: {SENTENCE}\n" for n in range(levels))


def _piles() -> list[tuple[str, str]]:
    marks = range(COUNT)
    head = "claim top: Top."
    issues = "".join(f"issue i{n}: {SENTENCE}\n" for n in range(100))
    return [
        ("one text of 10,000 `|` lines", under_one(head, (f"| {SENTENCE}" for _ in marks))),
        ("10,000 anchors of one statement", under_one(head, (f'@ {n + 1} "words {n}"' for n in marks))),
        ("10,000 notes of one statement", under_one(head, (f"note: Note {n}." for n in marks))),
        ("10,000 answers of one statement", issues + under_one(head, (f"pro i{n % 100}" for n in marks))),
        ("10,000 linked premises", under_one(head, (f"{'and' if n else 'premise'} p{n}: {SENTENCE}" for n in marks))),
        ("10,000 lines that name one statement", head + "\n" + 'claim top\n  @ "words"\n' * (COUNT // 2)),
        ("10,000 statements of the same words", "claim: It is so.\n" * COUNT),
        ("a circle of 10,000", "".join(f"claim c{n}: C.\n  premise c{(n + 1) % COUNT}\n" for n in marks)),
        ("10,000 articles", "".join(f"article a{n}\n  title: A\n" for n in range(COUNT // 2))),
        ("10,000 voices", "".join(f"voice v{n}: V {n}\n" for n in marks)),
        ("2,000 undercuts of undercuts", _undercuts(2_000)),
        (
            "10,000 undercuts of one step",
            "claim a: A.\n  premise b: B.\n" + "".join(f"    undercut u{n}: U.\n" for n in marks),
        ),
    ]


def _undercuts(levels: int) -> str:
    lines = [f"{' ' * (n + 2)}undercut u{n}: U.\n" for n in range(levels)]
    return "claim a: A.\n premise b: B.\n" + "".join(lines)


def measure(setting: Setting) -> Section:
    plain_file = Path(setting.forest(COUNT))
    plain = plain_file.read_text(encoding="utf-8")
    rows: list[Row] = []
    samples: list[Result] = []
    for pattern in patterns(plain):
        file = setting.file("hostile.argmap")
        file.write_text(pattern.text, encoding="utf-8")
        print(f"  {pattern.what}", file=sys.stderr)
        with argmap_worker() as worker:  # a new one for each, so that none finds the memory that another has left
            rows.append(_against(setting, worker, pattern, str(file), str(plain_file), plain, samples))
    rows += _argdown(setting)
    text = (
        "What a unit (a statement, a line or a byte) of a hostile file costs, `read` and `build`, against what it costs in a "
        "plain file of 10,000 statements (1.2 MB). Patterns with a target are promised to cost at most twice as much. The others, "
        "piles of one thing and a mistake in every line, are measured to know: a mistake becomes a diagnostic with its place, its "
        "reason and its mend, and a line of nothing but spaces, in the deepest file, is made of many bytes. The last row is "
        "Argdown's own."
    )
    return Section(NAME, "Hostile files", text, tuple(rows), noises(samples), "plain file")


def _against(
    setting: Setting, worker: Worker, pattern: Pattern, file: str, plain_file: str, plain: str, samples: list[Result]
) -> Row:
    contest = {"hostile": worker.seconds("build", file=file), "plain": worker.seconds("build", file=plain_file)}
    in_turns(1, contest)
    found = in_turns(setting.runs(5), contest)
    samples += found.values()
    ours, usual = found["hostile"], found["plain"]
    target = f"at most {MOST:g}x" if pattern.named else ""
    what = f"{pattern.what} (per {pattern.unit})"
    if isinstance(ours, str) or isinstance(usual, str):
        return Row(what, f"not measured: {ours if isinstance(ours, str) else usual}", target=target)
    each = ours.median / (len(pattern.text.encode()) if pattern.unit == "byte" else pattern.units)
    normal = usual.median / (len(plain.encode()) if pattern.unit == "byte" else COUNT)
    ratio = each / normal
    return Row(what, duration(each), duration(normal), times(ratio), target, ratio <= MOST if pattern.named else None)


def _argdown(setting: Setting) -> list[Row]:
    source = Path(setting.forest(COUNT, suffix="argdown")).read_text(encoding="utf-8")
    braces = setting.file("hostile.argdown")
    lines = (f"{line} {{" if n % 10 == 0 and line else line for n, line in enumerate(source.splitlines()))
    braces.write_text("\n".join(lines), encoding="utf-8")
    what = "Argdown: a stray `{` in every tenth text (per statement)"
    try:
        found = rivals.argdown()
        with Worker([found.node, HERE / "argdown_worker.cjs", found.folder]) as worker:
            contest = {
                "hostile": worker.seconds("build", file=str(braces)),
                "plain": worker.seconds("build", file=setting.forest(COUNT, suffix="argdown")),
            }
            in_turns(1, contest)
            taken = in_turns(3, contest)
    except Unmeasured as why:
        return [Row(what, "", f"not measured: {why}")]
    ours, usual = taken["hostile"], taken["plain"]
    if not isinstance(ours, Sample) or not isinstance(usual, Sample):
        return [Row(what, "", f"not measured: {ours if isinstance(ours, str) else usual}")]
    return [Row(what, duration(ours.median / COUNT), duration(usual.median / COUNT), times(ours.median / usual.median))]
