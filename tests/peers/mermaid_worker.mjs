// Answers a line of JSON on the standard input by a line on the standard output: the boxes, arrows and frames that Mermaid sees.
//
// node mermaid_worker.mjs FOLDER, where FOLDER/node_modules holds mermaid and jsdom. A question is {"text": "..."}.
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);
const { JSDOM } = createRequire(path.join(folder, "x.js"))("jsdom");
const dom = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
console.log = console.info = console.warn = console.debug = () => undefined;
const file = path.join(folder, "node_modules", "mermaid", "dist", "mermaid.core.mjs");
const mermaid = (await import(pathToFileURL(file).href)).default;

// Mermaid puts marks of its own in the place of `#34;` before it parses, and makes entities of HTML of them when it draws.
function html(text) {
  return text.replace(/ﬂ°°(\d+)¶ß/g, "&#$1;").replace(/ﬂ°(\w+)¶ß/g, "&$1;");
}

async function answer(question) {
  await mermaid.parse(question.text); // this also loads what draws flowcharts
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(question.text);
  const db = diagram.db;
  const vertices = [...db.getVertices().values()];
  return {
    title: db.getDiagramTitle(),
    boxes: vertices.map((v) => [v.id, html(v.text), v.labelType, v.classes]),
    arrows: db.getEdges().map((e) => [e.start, e.end, e.type, e.stroke, html(e.text)]),
    frames: db.getSubGraphs().map((g) => [html(g.title), g.nodes.length]),
    links: vertices.filter((v) => v.link || v.haveCallback).length,
  };
}

for await (const line of readline.createInterface({ input: process.stdin, terminal: false })) {
  let said;
  try {
    said = await answer(JSON.parse(line));
  } catch (error) {
    said = { error: `${error.name}: ${error.message}` };
  }
  process.stdout.write(JSON.stringify(said) + "\n");
}
