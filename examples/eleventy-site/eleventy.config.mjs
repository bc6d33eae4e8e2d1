// Eleventy: templates in site/, the site in _site/. Everything else is read from taiyaku's dist/ (site/_data/clinic.mjs).

import { inLanguage } from "./lib/html.mjs";

export default function (config) {
  config.addPassthroughCopy({ "site/assets": "assets" });
  config.addWatchTarget("./dist/manifest.json");
  config.addGlobalData("origin", (process.env.SITE_URL ?? "").replace(/\/$/, ""));
  // Eleventy's server adds a script of its own to the pages; what is published allows none but the site's.
  config.addGlobalData("isPublished", process.env.ELEVENTY_RUN_MODE === "build");

  // `{% say "article-count", page.locale, { count: 5 } %}`: escaped, and marked where it is in another language.
  config.addShortcode("say", function (id, locale, args) {
    const said = this.ctx.clinic.words.say(locale, id, args);
    return inLanguage(said.text, said.locale, locale);
  });
  // The same for attributes and the title.
  config.addFilter("plain", function (id, locale, args) {
    return this.ctx.clinic.words.say(locale, id, args).text;
  });
  return { dir: { input: "site", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
