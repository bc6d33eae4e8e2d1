// Loads every Fluent file of dist/ with @fluent/bundle, as it is, and says every message of it. An article's bundle must say
// what the article's JSON says, in the same language.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";

const dist = new URL("../dist/", import.meta.url).pathname;
const files = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".ftl")).sort();
const problems = [];
let messages = 0;

// Values for variables of the site's own messages; each of them is asked for with each number.
const numbers = [0, 1, 2, 5, 1000];

for (const file of files) {
  const locale = file.split("/")[0];
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const add = (name) => problems.push(...bundle.addResource(new FluentResource(read(name))).map((error) => `${name}: ${error.message}`));
  const isArticle = file.startsWith(`${locale}/articles/`);
  if (!isArticle && !file.endsWith("/terms.ftl")) add(`${locale}/terms.ftl`);
  add(file);
  const own = new FluentResource(read(file)).body.filter((entry) => !entry.id.startsWith("-"));
  const expected = read(file).match(/^[a-zA-Z][\w-]* =/gm) ?? [];
  if (own.length !== expected.length) problems.push(`${file}: ${expected.length} messages, ${own.length} of them read`);
  const units = new Map();
  if (isArticle) {
    const article = JSON.parse(read(file.replace(/\.ftl$/, ".json")));
    for (const unit of article.blocks.flatMap((block) => block.units)) units.set(unit.id, unit);
  }
  for (const { id } of own) {
    const message = bundle.getMessage(id);
    const errors = [];
    for (const n of numbers) {
      const args = isArticle ? null : { count: n, minutes: n, percent: n, language: "日本語", date: new Date(0) };
      const text = bundle.formatPattern(message.value, args, errors);
      if (isArticle && text !== units.get(id)?.text) problems.push(`${file}: ${id} says “${text}”, its JSON “${units.get(id)?.text}”`);
    }
    const lang = message.attributes.lang && bundle.formatPattern(message.attributes.lang, null, errors);
    const unit = units.get(id);
    if (lang && unit.locale !== lang) problems.push(`${file}: ${id} is in ${unit.locale}, and says ${lang}`);
    problems.push(...errors.map((error) => `${file}: ${id}: ${error.message}`));
    messages += 1;
  }
}

for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${messages} messages, ${problems.length} problems`);
process.exit(problems.length || !messages ? 1 : 0);

function read(file) {
  return readFileSync(join(dist, file), "utf8");
}
