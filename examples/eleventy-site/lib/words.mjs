// The site's own messages: the Fluent files of dist/, loaded as they are, one bundle for each locale. What a locale lacks is
// said in the next one of its chain and marked with that language; a message that is wrong ends the build.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";

export class Words {
  #chains;

  constructor(dist, manifest) {
    const bundles = new Map();
    for (const { locale } of manifest.locales) {
      const bundle = new FluentBundle(locale, { useIsolating: false });
      for (const file of readdirSync(join(dist, locale)).filter((name) => name.endsWith(".ftl")).sort()) {
        const errors = bundle.addResource(new FluentResource(readFileSync(join(dist, locale, file), "utf8")));
        if (errors.length) throw new Error(`${locale}/${file}: ${errors.join(", ")}`);
      }
      bundles.set(locale, bundle);
    }
    this.#chains = new Map(
      manifest.locales.map(({ locale, fallback }) => [locale, [locale, ...fallback].map((name) => [name, bundles.get(name)])]),
    );
  }

  /** A message in a locale: its text, and the locale it is from. */
  say(locale, id, args = {}) {
    for (const [from, bundle] of this.#chains.get(locale)) {
      const pattern = bundle.getMessage(id)?.value;
      if (!pattern) continue;
      const errors = [];
      const text = bundle.formatPattern(pattern, args, errors);
      if (errors.length) throw new Error(`${id} in ${from}: ${errors.join(", ")}`);
      return { text, locale: from };
    }
    throw new Error(`no locale has the message ${id}`);
  }
}
