"""A project in the layouts of Hugo and mdBook, built by the generators themselves: every page is there in its language,
links lead to pages, sentences that fall back say so, and what lies beside the output stays as it is.

    python tests/sites/generators.py TAIYAKU HUGO MDBOOK
"""

import html.parser
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
TAIYAKU, HUGO, MDBOOK = (str(Path(word).absolute()) for word in sys.argv[1:4])

HUGO_CONFIG = """
baseURL = "https://example.org/"
defaultContentLanguage = "ja"
disableKinds = ["taxonomy", "term", "RSS"]
ignoreFiles = ['manifest\\.json$']
[markup.goldmark.renderer]
unsafe = true
[languages.ja]
weight = 1
[languages.en]
weight = 2
"""

HUGO_PAGE = """<!doctype html>
<html lang="{{ .Language.Lang }}"><head><title>{{ .Title }}</title>
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">{{ end }}
<meta name="coverage" content="{{ .Params.taiyaku.coverage }}"></head>
<body>{{ .Content }}</body></html>
"""


class Reader(html.parser.HTMLParser):
    """What the tests ask of a page."""

    def __init__(self, text):
        super().__init__()
        self.lang, self.title, self.links, self.alternates, self.foreign, self.coverage = None, "", [], {}, [], None
        self.open, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "html":
            self.lang = attrs.get("lang")
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag == "link" and attrs.get("rel") == "alternate":
            self.alternates[attrs["hreflang"]] = attrs["href"]
        if tag == "meta" and attrs.get("name") == "coverage":
            self.coverage = attrs["content"]
        if tag not in ("meta", "link", "br", "img", "input", "hr"):
            self.open.append((tag, attrs.get("lang")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.open:
            return
        tag, lang = self.open[-1]
        if tag == "title":
            self.title += data
        elif tag not in ("script", "style"):
            self.text += data
            if tag == "span" and lang and lang != self.lang:
                self.foreign.append((lang, data))


def run(folder, *words):
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


class Generators(unittest.TestCase):
    def setUp(self):
        self.place = Path(tempfile.mkdtemp())
        for name in ("content", "glossary", "locales", "taiyaku.toml"):
            source = ROOT / "examples/eleventy-site" / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.place / name)
        self.addCleanup(shutil.rmtree, self.place)

    def link_to_what_is_not_translated(self):
        column = self.place / "content/ja/columns/stem-cells.md"
        column.write_text(column.read_text(encoding="utf-8") + "\n[休診](../news/winter.md)のご案内もあります。\n", encoding="utf-8")
        run(self.place, TAIYAKU, "sync")

    def layout(self, layout, out):
        settings = self.place / "taiyaku.toml"
        text = settings.read_text(encoding="utf-8")
        assert 'out = "dist"' in text
        settings.write_text(text.replace('out = "dist"', f'out = "{out}"\nlayout = "{layout}"'), encoding="utf-8")
        run(self.place, TAIYAKU, "build")

    def read(self, path):
        return Reader(path.read_text(encoding="utf-8"))

    def links_of(self, reader, base, site, path):
        """The pages that links of a page lead to, below the site."""
        found = set()
        for link in reader.links:
            parts = urlsplit(link)
            if parts.netloc and parts.netloc != "example.org" or parts.scheme == "mailto" or not parts.path:
                continue
            to = parts.path if parts.path.startswith("/") else base + parts.path
            steps = []
            for step in unquote(to).split("/"):
                if step == "..":
                    steps.pop()
                elif step not in ("", "."):
                    steps.append(step)
            file = site.joinpath(*steps)
            file = file / "index.html" if file.is_dir() else file
            self.assertTrue(file.is_file(), f"{path}: {link} leads to {file}")
            found.add(str(file.relative_to(site)))
        return found

    def test_hugo(self):
        web = self.place / "web"
        (web / "layouts/_default").mkdir(parents=True)
        (web / "hugo.toml").write_text(HUGO_CONFIG, encoding="utf-8")
        for name in ("single", "list"):
            (web / f"layouts/_default/{name}.html").write_text(HUGO_PAGE, encoding="utf-8")
        own = web / "content/about.md"
        own.parent.mkdir()
        own.write_text("---\ntitle: 手で書いたページ\n---\nそのまま。\n", encoding="utf-8")
        self.link_to_what_is_not_translated()
        self.layout("hugo", "web/content/clinic")
        before = own.read_bytes()
        self.assertNotIn("WARN", run(web, HUGO, "--quiet", "--panicOnWarning"))
        site = web / "public"
        self.assertEqual(own.read_bytes(), before)
        self.assertTrue((site / "about/index.html").is_file())
        self.assertFalse((site / "clinic/manifest.json").exists())
        pages = {
            path.relative_to(site).as_posix(): self.read(path)
            for path in sorted(site.rglob("index.html"))
            if "clinic/" in path.as_posix() and len(path.relative_to(site).parts) >= 4
        }
        self.assertEqual(len(pages), 6 + 5, list(pages))
        for path, page in pages.items():
            self.assertEqual(page.lang, "en" if path.startswith("en/") else "ja", path)
            self.links_of(page, f"/{path.removesuffix('index.html')}", site, path)
            for href in page.alternates.values():
                self.assertTrue((site / href.strip("/") / "index.html").is_file(), (path, href))
        knee = pages["en/clinic/columns/knee-pain/index.html"]
        self.assertEqual((knee.title, sorted(knee.alternates)), ("When your knee hurts on the stairs", ["en", "ja"]))
        self.assertEqual(self.links_of(knee, "", site, "knee"), {"en/clinic/guide/fees/index.html", "en/clinic/columns/stem-cells/index.html"})
        cells = pages["en/clinic/columns/stem-cells/index.html"]
        self.assertEqual(cells.coverage, "71")
        self.assertEqual(sorted({lang for lang, _ in cells.foreign}), ["ja"])
        self.assertGreaterEqual(len(cells.foreign), 4)
        self.assertIn("clinic/news/winter/index.html", self.links_of(cells, "", site, "cells"))
        self.assertIn("まだ分かっていません", cells.foreign[2][1])
        self.assertEqual(pages["clinic/columns/stem-cells/index.html"].foreign, [])
        fees = pages["en/clinic/guide/fees/index.html"]
        self.assertEqual((fees.title, self.links_of(fees, "", site, "fees")), ("Fees", {"en/clinic/guide/first-visit/index.html"}))
        self.assertIn("¥3,300", fees.text)
        autumn = pages["en/clinic/news/autumn/index.html"]
        self.assertIn("Is it all right to exercise?", autumn.text)
        self.assertEqual(autumn.title, "We are holding a knee class")

    def test_mdbook(self):
        self.link_to_what_is_not_translated()
        self.layout("mdbook", "dist")
        site = self.place / "site"
        for locale in ("ja", "en"):
            book = self.place / f"book-{locale}"
            book.mkdir()
            (book / "book.toml").write_text(
                f'[book]\ntitle = "Clinic"\nlanguage = "{locale}"\nsrc = "../dist/{locale}"\n[build]\ncreate-missing = false\n'
                f'build-dir = "../site/{locale}"\n[output.html]\n', encoding="utf-8")
            run(book, MDBOOK, "build")
        pages = {path.relative_to(site).as_posix(): self.read(path) for path in sorted(site.rglob("*.html"))}
        chapters = [path for path in pages if path.count("/") == 2 and "print" not in path]
        self.assertEqual(len(chapters), 6 + 5, chapters)
        for path in chapters:
            self.assertEqual(pages[path].lang, path.split("/")[0], path)
            self.links_of(pages[path], f"/{path.rsplit('/', 1)[0]}/", site, path)
        cells = pages["en/columns/stem-cells.html"]
        self.assertIn("Stem cells and the knee", cells.title)
        self.assertEqual(sorted({lang for lang, _ in cells.foreign}), ["ja"])
        self.assertGreaterEqual(len(cells.foreign), 4)
        self.assertIn("ja/news/winter.html", self.links_of(cells, "/en/columns/", site, "cells"))
        self.assertIn("¥3,300", pages["en/guide/fees.html"].text)
        self.assertIn("en/guide/first-visit.html", self.links_of(pages["en/guide/fees.html"], "/en/guide/", site, "fees"))
        self.assertIn("Doctor", pages["en/news/autumn.html"].text)
        self.assertNotIn("&#", pages["en/news/autumn.html"].text)

    def test_what_is_not_taiyakus_is_not_replaced(self):
        own = self.place / "web/content/about.md"
        own.parent.mkdir(parents=True)
        own.write_text("手で書いたページ。\n", encoding="utf-8")
        settings = self.place / "taiyaku.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('out = "dist"', 'out = "web/content"\nlayout = "hugo"'), encoding="utf-8")
        done = subprocess.run([TAIYAKU, "build"], cwd=self.place, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertEqual(own.read_text(encoding="utf-8"), "手で書いたページ。\n")

    def test_the_manifest_is_there(self):
        self.layout("hugo", "web/content/clinic")
        manifest = json.loads((self.place / "web/content/clinic/manifest.json").read_text(encoding="utf-8"))
        self.assertEqual(len([record for record in manifest["articles"] if record["published"]]), 11)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
