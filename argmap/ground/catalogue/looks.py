"""AM6xx: the looks of pictures, which themes say."""

from argmap.ground.catalogue.entry import Entry, look
from argmap.ground.diagnostics import Severity

INK = look("""
ink = "#1a1a1a"
""")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM601", "theme-not-toml", Severity.ERROR, "a line of a theme that is no TOML",
        "A theme is a TOML file: keys with values behind `=`, tables that begin with a head in brackets. Texts and colours stand "
        "between quotation marks, for `#` begins a comment. Nothing stands twice. A line that cannot be read is left out, so "
        "that the others are checked all the same.",
        look("""
ink = #1a1a1a
"""),
        INK,
    ),
    Entry(
        "AM602", "theme-not-utf8", Severity.ERROR, "a theme that is not UTF-8",
        "TOML files are UTF-8. Editors that save a file in another encoding usually offer UTF-8 as well.",
        look("""
name = "Caf\udce9"
"""),
        look("""
name = "Café"
"""),
    ),
    Entry(
        "AM603", "theme-too-large", Severity.ERROR, "a theme that is too large to be one",
        "A theme with every key takes some two thousand bytes. A file of more than 64 KiB is something else and is not read.",
        look("#" * 65_536 + "\n"), INK,
    ),
    Entry(
        "AM604", "theme-key", Severity.ERROR, "a key that no theme has",
        "Keys are the field's words: lines `support`, `rebut`, `undermine` and `undercut`, cards of a `claim`, `premise`, "
        "`rebuttal` or `undercut`, commitments such as `reported`. A key that nobody reads would be a wish that nobody grants. "
        "`argmap theme light` shows all keys.",
        look("""
[lines.suport]
width = 2
"""),
        look("""
[lines.support]
width = 2
"""),
    ),
    Entry(
        "AM605", "theme-value", Severity.ERROR, "a value of the wrong kind",
        "Colours and words are texts between quotation marks, widths are numbers, dashes are lists of numbers, and `double` is "
        "`true` or `false`.",
        look("""
[lines.support]
width = "2"
"""),
        look("""
[lines.support]
width = 2
"""),
    ),
    Entry(
        "AM606", "theme-color", Severity.ERROR, "a text that is no colour",
        "Colours are written `#rrggbb`, or `#rgb` for short: red, green and blue from 00 to ff. Names of colours are not taken, "
        "so that everybody who reads the file sees what is measured.",
        look("""
ink = "black"
"""),
        look("""
ink = "#000"
"""),
    ),
    Entry(
        "AM607", "theme-number", Severity.ERROR, "a number out of range, or dashes that do not come in pairs",
        "Lengths are in points, of which an inch has 72. A line is from 0.25 to 12 points wide; a dash or a gap is from 0.1 to 60 "
        "points long. A dash is followed by a gap, so their number is even; a solid line has none.",
        look("""
[lines.support]
width = 40
"""),
        look("""
[lines.support]
width = 4
"""),
    ),
    Entry(
        "AM608", "theme-word", Severity.ERROR, "a word that is none of those to choose from",
        "Lines end in a `triangle`, a `bar` or a `diamond`; the inside of a card is `plain`, `hatched` or `dotted`.",
        look("""
[lines.support]
head = "arrow"
"""),
        look("""
[lines.support]
head = "triangle"
"""),
    ),
    Entry(
        "AM609", "theme-base", Severity.ERROR, "a theme to begin from that is not there",
        "`base` names the theme that everything comes from that the file does not say. It is one of argmap's own, so that a file "
        "means the same on every machine.",
        look("""
base = "drak"
"""),
        look("""
base = "dark"
"""),
    ),
    Entry(
        "AM610", "theme-pattern", Severity.ERROR, "a pattern without a colour",
        "A card that is `hatched` or `dotted` needs a colour for its pattern: `hatch`. It should be near the colour of the "
        "card, since texts stand on both.",
        look("""
[commitments.conceded]
pattern = "dotted"
"""),
        look("""
[commitments.conceded]
pattern = "dotted"
hatch = "#e3e3e3"
"""),
    ),
    Entry(
        "AM611", "low-contrast", Severity.WARNING, "a colour that can hardly be seen on another",
        "Texts need a contrast of 4.5 with everything that they can stand on: the paper, the inside of groups, the cards and the "
        "patterns on them. Lines, borders and frames need 3. That is what the Web Content Accessibility Guidelines 2.2 ask for "
        "(1.4.3 and 1.4.11), and how the contrast is computed.",
        look("""
ink = "#9a9a9a"
"""),
        INK,
    ),
    Entry(
        "AM612", "colors-alike", Severity.WARNING, "two colours that some people see as one",
        "One man in twelve sees red and green less well than others do. Colours of lines, and of borders, that are not the same "
        "have to be told apart by people with protanopia, deuteranopia and tritanopia: by 15 steps of CIEDE2000, as simulated "
        "by Machado, Oliveira and Fernandes (2009). The same colour twice is no mistake, since dashes and heads tell lines apart.",
        look("""
[lines.support]
color = "#2e7d32"

[lines.rebut]
color = "#a13d00"

[lines.undermine]
color = "#a13d00"
"""),
        look("""
[lines.support]
color = "#00796b"

[lines.rebut]
color = "#a13d00"

[lines.undermine]
color = "#a13d00"
"""),
    ),
    Entry(
        "AM613", "colors-only", Severity.WARNING, "things that nothing but a colour tells apart",
        "A picture is printed, copied, and looked at by people who see no colours. So lines of different relations differ in "
        "dashes or in how they end, and commitments in pattern, in border or in how light the card is.",
        look("""
[lines.undercut]
dashes = [6, 3]
head = "bar"
"""),
        look("""
[lines.undercut]
dashes = [1, 3]
head = "bar"
"""),
    ),
)  # fmt: skip
