"""AM70x: files of other formats that can hardly be read as what they are."""

from argmap.ground.catalogue.entry import Entry, Example
from argmap.ground.diagnostics import Severity

NODE = '{"nodeID": "1", "text": "The city should build the bridge.", "type": "I"}'
GOOD = Example(f'{{"nodes": [{NODE}], "edges": []}}\n', name="example.json")
XML = """<?xml version="1.0" encoding="UTF-8"?>
<arggraph id="bridge">
  <edu id="e1">The city should build the bridge.</edu>
  <adu id="a1" type="pro"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/>
</arggraph>
"""

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM701", "malformed-file", Severity.ERROR, "a file that is not well formed",
        "The file is not the JSON, XML or table that it should be, at this place. What stands before is read, and what stands "
        "behind as far as one can tell what it belongs to.",
        Example(f'{{"nodes": [{NODE}], "edges": [\n', name="example.json"), GOOD,
    ),
    Entry(
        "AM702", "wrong-encoding", Severity.WARNING, "a file in another encoding than UTF-8",
        "A file with a byte order mark is read in the encoding that it marks, and UTF-16 is recognised without one. What is "
        "then no UTF-8 is read as Windows-1252, which may be wrong: letters with accents will show it.",
        Example(GOOD.annotation.replace("bridge", "caf\udce9"), name="example.json"),
        Example(GOOD.annotation.replace("bridge", "café"), name="example.json"),
    ),
    Entry(
        "AM703", "too-deep", Severity.WARNING, "values or elements nested too deep",
        "Arguments are not nested in files, nodes and edges are listed. What is nested hundreds of levels deep is no argument, and "
        "is left out so that it cannot bring anything down.",
        Example(f'{{"nodes": [{NODE}], "edges": [], "more": {"[" * 250}{"]" * 250}}}\n', name="example.json"), GOOD,
    ),
    Entry(
        "AM704", "duplicate-key", Severity.WARNING, "a member of an object that is there twice",
        "JSON does not say which of the two counts; the last does, here as in Python and in browsers.",
        Example('{"nodes": [], "nodes": [' + NODE + '], "edges": []}\n', name="example.json"), GOOD,
    ),
    Entry(
        "AM705", "no-number", Severity.WARNING, "NaN, infinity, or a number that is too large",
        "Programs write these by mistake. JSON has no such numbers, so the value is left out.",
        Example('{"nodes": [' + NODE[:-1] + ', "weight": NaN}], "edges": []}\n', name="example.json"), GOOD,
    ),
    Entry(
        "AM706", "unsafe-xml", Severity.ERROR, "XML that declares entities or reaches for other files",
        "Entities can be made to expand to gigabytes and to read files of the machine or the network, so they are refused: none of "
        "them is expanded, and nothing is read but the file itself.",
        Example(XML.replace("<arggraph", '<!DOCTYPE arggraph [<!ENTITY lol "lol">]>\n<arggraph', 1), name="example.xml"),
        Example(XML, name="example.xml"),
    ),
)  # fmt: skip
