"""AML files as debates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from argmap.formats.aif.names import scheme_of
from argmap.formats.aml.places import anchors_of
from argmap.formats.aml.units import SHOWN, Step, Unit, Units
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.formats.xmls import Element
from argmap.ground.catalogue import finding
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Attack, Commitment, Data, Debate, Inference, Statement, Voice

NAMELESS = frozenset(("", "-", "<text>", "<stdin>"))
OWN = frozenset(("identifier", "missing", "nodelabel", "supportlabel"))
COUNTED = {
    "aml.nodelabel": "evaluations", "aml.supportlabel": "evaluations of support", "aml.roles": "roles in other diagrams",
    "aml.schemes": "uses of schemes", "aml.scheme": "schemes of other names", "aml.schemeset": "definitions of schemes",
    "aml.answered": "critical questions", "aml.tutor": "passages for students", "aml.more": "attributes",
}  # fmt: skip
"""What is kept and on no map, by what it is kept as."""


@define(eq=False)
class Reader:
    """One file on its way into a debate."""

    document: Document
    tally: Tally = field(factory=Tally)
    units: dict[str, Unit] = field(factory=dict)
    used: set[tuple[str, str]] = field(factory=set)
    """Uses of schemes, by unit and number, that inferences have."""
    kept: Counter[str] = field(factory=Counter)

    def read(self) -> Reading:
        """The debate that the file is."""
        xml = self.document.xml
        root = xml.root
        if root is None or root.tag != "ARG":
            if root is not None:
                self.tally.report("malformed-file", "there is no argument in the file", root.span, "`ARG` belongs here")
            return Reading(Debate(), (*xml.diagnostics, *self.tally.diagnostics()))
        taken = Units(self.tally)
        taken.take(root)
        self.units = taken.units
        text = next((element.text for element in root.all("TEXT") if element.text.strip()), "")
        about = self.about(root, text)
        home = self.home() if text or root.find("EDATA") is not None else ""
        names = self.names(home)
        voices = self.voices()
        anchors = anchors_of(self.units, text, self.tally)
        inferences: dict[str, Inference] = {}
        attacks: dict[str, Attack] = {}
        for step in (step for step in taken.steps if step.sources):
            if step.kind == "REFUTATION":
                for id in step.sources:
                    attack = Attack(names[id], names[step.target], data=self.labels([id]), origin=step.element.span)
                    attacks.setdefault(attack.key, attack)
            else:
                inference = self.inference(step, names)
                inferences.setdefault(inference.key, inference)
        statements = tuple(self.statement(unit, names[id], voices, anchors.get(id)) for id, unit in self.units.items())
        article = self.article(root, home, about) if home else None
        debate = Debate(
            statements, tuple(inferences.values()), tuple(attacks.values()), (article,) if article else (),
            tuple({voice.id: voice for voice in voices.values()}.values()), data=() if article else self.keep(about),
        )  # fmt: skip
        found = [*xml.diagnostics, *self.tally.diagnostics()]
        if self.kept:
            counted = ", ".join(f"{what}: {count:,}" for what, count in self.kept.items())
            found.append(finding("kept-aside", f"parts that are kept and not drawn ({counted})", root.span, "in here"))
        return Reading(
            debate, tuple(found), {home: Source(f"{self.document.name}#TEXT", text)} if home and text else {}
        )

    def keep(self, values: Mapping[str, Any]) -> Data:
        """Values as data, those that say something; counted where they are on no map."""
        said = {key: value for key, value in values.items() if value}
        self.kept.update(COUNTED[key] for key in said if key in COUNTED)
        return tuple((key, encode(value)) for key, value in said.items())

    # ids, voices, the article --------------------------------------------------------------------------------------------

    def home(self) -> str:
        """The id of the article: what the file is called."""
        name = self.document.stem or self.document.name.removesuffix(".aml")
        name = name.replace("\\", "/").rpartition("/")[2]
        said = "text" if name in NAMELESS else one_line(name)[0]
        return names_for([said])[said]

    def names(self, home: str) -> dict[str, str]:
        """The ids of statements by the ids of propositions."""
        plain = {id: id.replace("/", "-") for id in self.units}
        local = names_for(plain.values())
        taken: set[str] = set()
        counts: dict[str, int] = {}
        names: dict[str, str] = {}
        for id in self.units:
            name = free = local[plain[id]]
            while free in taken:
                counts[name] = counts.get(name, 1) + 1
                free = f"{name}-{counts[name]}"
            taken.add(free)
            names[id] = f"{home}/{free}" if home else free
        return names

    def voices(self) -> dict[str, Voice]:
        """The owners of propositions by their names."""
        owners = list(dict.fromkeys(owner for unit in self.units.values() for owner in unit.owners))
        ids = names_for((owner.replace("/", "-") for owner in owners), simple=True)
        seen: dict[str, Voice] = {}
        for owner in owners:
            id = ids[owner.replace("/", "-")]
            seen.setdefault(id, Voice(id, one_line(owner)[0]))
        return {owner: seen[ids[owner.replace("/", "-")]] for owner in owners}

    def about(self, root: Element, text: str) -> dict[str, Any]:
        """What is kept of the file as a whole: its text, who analysed it and when, and the schemes that it uses."""
        edata = root.find("EDATA")
        said = {part.tag: part.text.strip() for part in edata.children} if edata is not None else {}
        names = {part.get("scheme") for unit in self.units.values() for part in unit.schemes.values()}
        schemes = {}
        for scheme in (scheme for schemes_of in root.all("SCHEMESET") for scheme in schemes_of.all("SCHEME")):
            name = next((part.text.strip() for part in scheme.all("NAME")), "")
            form = scheme.find("FORM")
            if name in names and form is not None:
                parts = {"premises": "PREMISE", "conclusion": "CONCLUSION"}
                schemes[name] = {key: [part.text.strip() for part in form.all(tag)] for key, tag in parts.items()}
                schemes[name]["questions"] = [part.text.strip() for part in scheme.all("CQ")]
        author = said.get("AUTHOR", "")
        return {
            "aml.author": "" if author == "null" else author,
            "aml.date": said.get("DATE", ""),
            "aml.text": text,
            "aml.schemeset": schemes,
        }

    def article(self, root: Element, home: str, about: Mapping[str, Any]) -> Article:
        """The text that was analysed, with where it comes from and what the analyst remarked."""
        edata = root.find("EDATA")
        said = {part.tag: part.text.strip() for part in edata.children} if edata is not None else {}
        source, comments = one_line(said.get("SOURCE", ""))[0], one_line(said.get("COMMENTS", ""))[0]
        is_url = source.startswith(("http://", "https://"))
        return Article(
            home, outlet=source if said.get("SOURCE") and not is_url else "", url=source if is_url else "",
            notes=(comments,) if said.get("COMMENTS") else (), data=self.keep(about), origin=root.span,
        )  # fmt: skip

    # statements and steps ------------------------------------------------------------------------------------------------

    def inference(self, step: Step, names: Mapping[str, str]) -> Inference:
        """A convergent or linked argument, with the scheme that its conclusion shares with a premise."""
        uses = self.units[step.target].schemes
        shared = next((schid for id in step.sources for schid in self.units[id].schemes if schid in uses), None)
        scheme, kept = "", dict[str, Any]()
        if shared is not None:
            self.used |= {(id, shared) for id in (step.target, *step.sources)}
            name = uses[shared].get("scheme").strip()
            scheme = scheme_of(name)
            kept["aml.scheme"] = "" if scheme else name
            kept["aml.answered"] = [answer.get("answered") for answer in uses[shared].all("CQANS")]
        data = (*self.labels(step.sources), *self.keep(kept))
        premises = tuple(names[id] for id in step.sources)
        return Inference(premises, names[step.target], scheme, data=data, origin=step.element.span)

    def labels(self, sources: Iterable[str]) -> Data:
        """The evaluations of the support that premises give."""
        labels = [self.units[id].prop.get("supportlabel") for id in sources]
        return self.keep({"aml.supportlabel": labels if len(labels) > 1 else labels[0]} if any(labels) else {})

    def statement(self, unit: Unit, name: str, voices: Mapping[str, Voice], anchor: Anchor | None) -> Statement:
        """What a proposition says, and who holds it."""
        prop = unit.prop
        if prop.find("PROPTEXT") is None and self.tally.wants("missing-field"):
            message = f"proposition `{unit.id[:SHOWN]}` has no text"
            self.tally.report("missing-field", message, prop.span, "`PROPTEXT` is missing")
        text, raw = one_line(unit.text)
        owners = tuple(dict.fromkeys((voices[owner].id,) for owner in unit.owners))
        data = self.keep(
            {
                "aml.id": unit.id if name.rpartition("/")[2] != unit.id else "",
                "aml.offset": unit.offset if anchor is None and unit.offset != "-1" else "",
                "aml.nodelabel": prop.get("nodelabel"),
                "aml.roles": {role.get("class"): role.get("element") for role in prop.all("ROLE")},
                "aml.tutor": [[tutor.get("start"), tutor.get("end")] for tutor in prop.all("TUTOR")],
                "aml.schemes": [
                    [part.get("scheme"), schid]
                    for schid, part in unit.schemes.items()
                    if (unit.id, schid) not in self.used
                ],
                "aml.more": {key: value for key, value in prop.attributes.items() if key not in OWN},
            }
        )
        return Statement(
            name, text, implicit=unit.missing, voices=owners, commitment=Commitment.REPORTED if owners else Commitment.ENDORSED,
            anchors=(anchor,) if anchor else (), data=(*data, *((("aml.text", raw),) if raw else ())), origin=prop.span,
        )  # fmt: skip
