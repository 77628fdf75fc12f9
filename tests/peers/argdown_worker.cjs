// Answers a line of JSON on the standard input by a line on the standard output: what Argdown makes of a text.
//
// node argdown_worker.cjs FOLDER, where FOLDER/node_modules holds @argdown/core. A question is {"text": "..."}; with
// "tokens" the answer has the tokens too.
const path = require("path");
const readline = require("readline");
const root = path.join(process.argv[2], "node_modules", "@argdown", "core", "dist");
const { argdown } = require(path.join(root, "argdown"));
const { tokenize } = require(path.join(root, "lexer"));

function answer(question) {
  const request = { process: ["parse-input", "build-model", "export-json"], input: question.text, logLevel: "none", logExceptions: false };
  const said = {};
  if (question.tokens) {
    said.tokens = tokenize(question.text).tokens.map((token) => [token.tokenType.name, token.image]);
  }
  request.throwExceptions = true;
  const response = argdown.run(request);
  said.errors = [...(response.lexerErrors || []), ...(response.parserErrors || [])].map((error) => error.message);
  said.model = JSON.parse(response.json);
  said.frontMatter = response.frontMatter === undefined ? null : response.frontMatter;
  return said;
}

readline.createInterface({ input: process.stdin, terminal: false }).on("line", (line) => {
  let said;
  try {
    said = answer(JSON.parse(line));
  } catch (error) {
    said = { error: `${error.name}: ${error.message}` };
  }
  process.stdout.write(JSON.stringify(said) + "\n");
});
