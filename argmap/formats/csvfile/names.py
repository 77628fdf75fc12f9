"""What rows call voices, issues and articles, as ids: of those that are declared, and of those that are only named."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from argmap.formats.csvfile.rows import Entry
from argmap.formats.csvfile.sheets import PREFIX
from argmap.formats.ids import is_id, names_for
from argmap.formats.tables import Report
from argmap.formats.values import encode


@define
class Names:
    """The ids of one kind of element by what rows call them."""

    what: str
    report: Report
    simple: bool = False
    """Whether words of the language cannot be ids."""
    ids: dict[str, str] = field(factory=dict)
    fixed: frozenset[str] = frozenset()
    """Words that name themselves."""
    named: dict[str, str] = field(factory=dict)
    """Those that are named and not declared: what they are called, by id."""

    def declare(self, entries: Iterable[Entry], label: str) -> list[str]:
        """The ids of declared elements, in order; `label` is the column that says what to call those without an id."""
        raws: list[str] = []
        counts: dict[str, int] = {}
        entries = list(entries)
        for entry in entries:
            raw = own = entry.text("id") or entry.text(label) or self.what
            while own in counts:
                counts[raw] += 1
                own = f"{raw} {counts[raw]}"
            if own != raw and entry.text("id"):
                message = f"there are two of the {self.what} {raw!r}"
                self.report.add("duplicate-node", f"{self.what} {raw}", message, entry.span, "kept under another id")
            counts[own] = 1
            raws.append(own)
        names = self._names(raws)
        for entry, raw in zip(entries, raws, strict=True):
            if entry.text("id") not in ("", names[raw]):
                entry.data.setdefault(f"{PREFIX}id", encode(entry.cells["id"]))
        for entry, raw in zip(entries, raws, strict=True):
            self.ids.setdefault(entry.text(label), names[raw])
        self.ids |= names | {name: name for name in names.values()}
        self.ids.pop("", None)
        return [names[raw] for raw in raws]

    def name(self, tokens: Iterable[str]) -> None:
        """Give ids to all that are named and not declared."""
        new = [token for token in dict.fromkeys(tokens) if token and token not in self.ids and token not in self.fixed]
        names = self._names(new)
        self.ids |= {id: id for id in names.values()} | names
        self.named |= {id: token for token, id in names.items()}

    def _names(self, raws: list[str]) -> dict[str, str]:
        taken = {*self.ids.values(), *self.fixed}
        good: dict[str, str] = {
            raw: raw for raw in raws if not self.simple and "/" not in raw and is_id(raw) and raw not in taken
        }
        return {**good, **names_for([raw for raw in raws if raw not in good], taken={*taken, *good}, simple=True)}

    def id(self, token: str) -> str:
        """The id of what a row names."""
        return token if token in self.fixed else self.ids[token]
