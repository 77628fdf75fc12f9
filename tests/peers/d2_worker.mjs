// Answers a line of JSON on the standard input by a line on the standard output: the shapes and connections that D2 sees.
//
// node d2_worker.mjs FOLDER, where FOLDER/node_modules holds @terrastruct/d2. A question is {"text": "..."}.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const home = path.join(path.resolve(process.argv[2]), "node_modules", "@terrastruct", "d2");
const { exports } = JSON.parse(fs.readFileSync(path.join(home, "package.json"), "utf8"));
let entry = exports["."];
while (typeof entry !== "string") {
  entry = entry.node || entry.import || entry.default;
}
const { D2 } = await import(pathToFileURL(path.join(home, entry)).href);
const d2 = new D2();

async function answer(question) {
  const { diagram } = await d2.compile(question.text);
  return {
    shapes: diagram.shapes.map((s) => [s.id, s.label, s.type, s.language, s.link, s.classes]),
    connections: diagram.connections.map((c) => [c.src, c.dst, c.label, c.dstArrow, c.strokeDash]),
  };
}

for await (const line of readline.createInterface({ input: process.stdin, terminal: false })) {
  let said;
  try {
    said = await answer(JSON.parse(line));
  } catch (error) {
    said = { error: String(error.message || error) };
  }
  process.stdout.write(JSON.stringify(said) + "\n");
}
process.exit(0);
