"""Draw the maps of the five articles, as `make demo` does from the shell.

    python examples/japan-korea/draw.py [FOLDER]

leaves an SVG and a PNG of each article in FOLDER (out/demo unless it is named), and the figures of all in stats.txt. The texts
of the articles belong to their publishers; if you have them, name their folder in ARGMAP_TEXTS and the anchors are checked.
"""

from __future__ import annotations

import sys
from pathlib import Path

import argmap
from argmap.analysis.stats import stats
from argmap.render.statistics import text

HERE = Path(__file__).parent


def main(folder: Path) -> int:
    """Draw all maps; the number of articles whose annotation has errors."""
    folder.mkdir(parents=True, exist_ok=True)
    loaded = argmap.load(HERE / "debate.argmap")
    for diagnostic in loaded.diagnostics:
        print(f"{diagnostic.code}: {diagnostic.message}")
    for article in loaded.model.articles:
        for suffix in (".svg", ".png"):
            print(argmap.render(loaded.model, folder / f"{article.id}{suffix}", article=article.id))
    (folder / "stats.txt").write_text(text(stats(loaded.model, loaded.texts)), encoding="utf-8")
    return 0 if loaded.ok else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/demo")))
