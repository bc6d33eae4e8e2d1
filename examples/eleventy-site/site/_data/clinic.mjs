// Everything the templates show, read from dist/.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { address, render } from "../../lib/article.mjs";
import { Words } from "../../lib/words.mjs";

const dist = new URL("../../dist/", import.meta.url).pathname;
const json = (file) => JSON.parse(readFileSync(join(dist, file), "utf8"));
const SECTIONS = ["columns", "guide", "news"];

export default function () {
  const manifest = json("manifest.json");
  const words = new Words(dist, manifest);
  const locales = manifest.locales.map(({ locale }) => locale);
  const published = manifest.articles.filter((record) => record.published);
  const places = new Map(published.map(({ locale, path }) => [`${locale}/articles/${path}`, address(locale, path)]));
  const glossaries = new Map(locales.map((locale) => [locale, new Map(json(`${locale}/glossary.json`).terms.map((term) => [term.id, term]))]));

  const pages = published.map((record) => {
    const { locale, path } = record;
    const article = json(`${locale}/articles/${path}.json`);
    const file = readFileSync(join(dist, locale, "articles", path), "utf8");
    const units = article.blocks.flatMap((block) => block.units);
    const description = article.blocks.find((block) => ["description"].includes(block.key));
    const letters = units.map((unit) => unit.text).join(" ");
    const length = locale === "ja" ? letters.length / 500 : letters.split(/\s+/).length / 200;
    return {
      locale,
      path,
      section: path.split("/")[0],
      url: address(locale, path),
      title: record.title,
      description: description?.units.map((unit) => unit.text).join(" "),
      date: dated(path),
      minutes: Math.max(1, Math.round(length)),
      coverage: record.coverage,
      isPartial: units.some((unit) => unit.locale !== locale && unit.state !== "skipped"),
      terms: new Set(units.flatMap((unit) => (unit.terms ?? []).map((term) => term.id))),
      html: render(file, article, glossaries.get(locale), places),
      alternates: record.alternates.filter(({ hreflang }) => locales.includes(hreflang)).map(({ hreflang }) => ({ hreflang, url: address(hreflang, path) })),
    };
  });

  // The pages that are no article: each is there in every locale.
  const everywhere = (name) => locales.map((locale) => ({ hreflang: locale, url: `/${locale}/${name}` }));
  const homes = locales.map((locale) => ({
    locale,
    url: `/${locale}/`,
    alternates: everywhere(""),
    count: pages.filter((page) => page.locale === locale).length,
    sections: SECTIONS.map((section) => {
      const own = pages.filter((page) => page.locale === locale && page.section === section).sort(newest);
      // What this language does not have yet is there in the source language.
      const others = pages.filter(
        (page) => page.locale === manifest.source && page.section === section && !own.some(({ path }) => path === page.path),
      );
      return { name: section, pages: own, others: locale === manifest.source ? [] : others.sort(newest) };
    }),
  }));
  const glossary = locales.map((locale) => ({
    locale,
    url: `/${locale}/words/`,
    alternates: everywhere("words/"),
    terms: [...glossaries.get(locale).values()]
      .filter((term) => term.definition)
      .map((term) => ({ ...term, count: pages.filter((page) => page.locale === locale && page.terms.has(term.id)).length })),
  }));
  return { source: manifest.source, locales, words, pages, homes, glossary };

  /** The day of an article: a key of the source's front matter. */
  function dated(path) {
    const found = readFileSync(join(dist, manifest.source, "articles", path), "utf8").match(/^---\n(?:.*\n)*?date: (\d{4}-\d\d-\d\d)\n/);
    return found ? new Date(`${found[1]}T00:00:00Z`) : null;
  }
}

function newest(a, b) {
  return (b.date ?? 0) - (a.date ?? 0) || (a.path < b.path ? -1 : 1);
}
