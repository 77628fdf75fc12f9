"""AM5xx: files that an annotation names."""

from argmap.ground.catalogue.entry import Entry, example
from argmap.ground.diagnostics import Severity

HEADER = """
article bridge-2024
  author: unclear
  date: 2024
"""

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM501", "include-missing", Severity.ERROR, "a file that cannot be read",
        "`include`, and `debate:` in the header of an article, name a file relative to the folder of the file they stand in.",
        example('include "brigde.argmap"\n'),
        example('include "bridge.argmap"\n', bridge__argmap="article bridge\n  author: unclear\n  date: 2024\n"),
    ),
    Entry(
        "AM502", "include-circular", Severity.ERROR, "a file that includes itself",
        "A debate includes annotations; none of them includes the debate in turn. To use its issues and voices, an article "
        "names it by `debate:`.",
        example('include "example.argmap"\n'),
        example('include "bridge.argmap"\n', bridge__argmap="article bridge\n  author: unclear\n  date: 2024\n"),
    ),
    Entry(
        "AM503", "outside-roots", Severity.ERROR, "a file outside the folder",
        "Files are read only from the folder of the file that was asked for and below, and texts also from the folders "
        "named by `--texts` and ARGMAP_TEXTS. So an annotation from somebody else cannot make argmap read other files.",
        example('include "../secret.argmap"\n'),
        example('include "bridge.argmap"\n', bridge__argmap="article bridge\n  author: unclear\n  date: 2024\n"),
    ),
    Entry(
        "AM504", "text-missing", Severity.HINT, "an article whose text is not at hand",
        "Without the text everything works but the checking of anchors. Texts are looked for beside the annotation and in the "
        "folders named by `--texts` and ARGMAP_TEXTS.",
        example(HEADER + "  text: bridge.txt\n"),
        example(HEADER + "  text: bridge.txt\n", bridge__txt="The city should build the bridge.\n"),
    ),
)  # fmt: skip
