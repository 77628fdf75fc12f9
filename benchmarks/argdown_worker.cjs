// Answers a line of JSON on the standard input by a line on the standard output: what Argdown took for something.
// usage: node argdown_worker.cjs FOLDER-WITH-NODE_MODULES
const fs = require("fs");
const path = require("path");
const { performance } = require("perf_hooks");
const { argdown } = require(path.join(process.argv[2], "node_modules", "@argdown", "core", "dist", "argdown"));

const texts = new Map();

function build({ file }) {
  if (!texts.has(file)) texts.set(file, fs.readFileSync(file, "utf8"));
  const input = texts.get(file);
  const start = performance.now();
  const answer = argdown.run({ process: ["parse-input", "build-model"], input, logLevel: "none" });
  const seconds = (performance.now() - start) / 1000;
  const statements = Object.keys(answer.statements || {}).length;
  return { seconds, statements, relations: (answer.relations || []).length };
}

require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    answer = build(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify(answer));
});
