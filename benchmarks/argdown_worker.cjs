// Answers a line of JSON on the standard input by a line on the standard output: what Argdown took for something.
// usage: node argdown_worker.cjs FOLDER-WITH-NODE_MODULES
const fs = require("fs");
const path = require("path");
const { performance } = require("perf_hooks");
const core = (...names) => require(path.join(process.argv[2], "node_modules", "@argdown", "core", "dist", ...names));
const { argdown } = core("argdown");
const { SyncDotToSvgExportPlugin } = core("plugins", "SyncDotToSvgExportPlugin");
argdown.addPlugin(new SyncDotToSvgExportPlugin(), "export-svg");

const MAP = [
  "parse-input", "build-model", "build-map", "transform-closed-groups", "colorize", "add-images", "export-dot", "export-svg",
];

const texts = new Map();

function text(file) {
  if (!texts.has(file)) texts.set(file, fs.readFileSync(file, "utf8"));
  return texts.get(file);
}

function build({ file }) {
  const input = text(file);
  const start = performance.now();
  const answer = argdown.run({ process: ["parse-input", "build-model"], input, logLevel: "none" });
  const seconds = (performance.now() - start) / 1000;
  const statements = Object.keys(answer.statements || {}).length;
  return { seconds, statements, relations: (answer.relations || []).length };
}

function picture({ file }) {
  const input = text(file);
  const start = performance.now();
  const answer = argdown.run({ process: MAP, input, logLevel: "none" });
  const seconds = (performance.now() - start) / 1000;
  return { seconds, bytes: Buffer.byteLength(answer.svg) };
}

const answers = { build, picture };

require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    const question = JSON.parse(line);
    answer = answers[question.do](question);
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify(answer));
});
