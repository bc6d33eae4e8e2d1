"""examples/eleventy-site in a real Chromium: both languages, the switch, hreflang, plurals, tooltips from the keyboard,
sentences that fall back, light and dark, wide and narrow, and not one request that leaves this machine.

    python tests/sites/eleventy.py SITE [FOLDER FOR SCREENSHOTS]
"""

import functools
import http.server
import json
import os
import shutil
import sys
import threading
import unittest
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

SITE = Path(sys.argv[1]).resolve()
SHOTS = Path(sys.argv[2]) if len(sys.argv) > 2 else None
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
DRIVER = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")

# The lowest contrast of a visible text with what is behind it.
CONTRAST = """
const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255]; };
const seen = [[99, 'nothing']];
for (const e of document.querySelectorAll('body *')) {
  if (!e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
  seen.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.tagName + ' ' + e.textContent.slice(0, 30)]);
}
return seen.sort((a, b) => a[0] - b[0])[0];
"""

# Runs of text whose nearest `lang` says another language.
LANGUAGES = """
const wrong = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const lang = walk.currentNode.parentElement.closest('[lang]').lang, text = walk.currentNode.data;
  if (lang === 'en' && /[ぁ-んァ-ヶ一-龠]/.test(text)) wrong.push(text);
  if (lang === 'ja' && /[a-z]{2,} [a-z]{2,}/.test(text)) wrong.push(text);
}
return wrong;
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def pages():
    return sorted("/" + str(file.parent.relative_to(SITE)).strip(".") for file in SITE.rglob("index.html"))


class Site(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        handler = functools.partial(Quiet, directory=str(SITE))
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.base = f"http://127.0.0.1:{cls.server.server_port}"
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        cls.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()
        cls.server.shutdown()

    def see(self, path, width=1280, height=900, dark=False):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        )
        scheme = "dark" if dark else "light"
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        self.driver.get(self.base + path)
        return self.driver

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector).text

    def shot(self, name):
        if SHOTS:
            SHOTS.mkdir(parents=True, exist_ok=True)
            self.driver.save_screenshot(str(SHOTS / f"{name}.png"))

    def tearDown(self):
        self.assertEqual(self.driver.get_log("browser"), [])
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                self.assertTrue(url.startswith((self.base, "data:", "about:", "chrome:")), url)

    def test_every_page_says_its_language_and_its_others(self):
        found = pages()
        self.assertGreaterEqual(len(found), 16, found)
        said = {}
        for path in found:
            driver = self.see(path if path == "/" else path + "/")
            lang = driver.find_element(By.TAG_NAME, "html").get_attribute("lang")
            self.assertEqual(lang, "ja" if path == "/" else path.split("/")[1], path)
            self.assertTrue(driver.title.strip(), path)
            self.assertEqual(len(self.all("h1")), 2 if path == "/" else 1, path)
            links = {e.get_attribute("hreflang"): e.get_attribute("href") for e in self.all("link[rel=alternate]")}
            for href in links.values():
                self.assertTrue((SITE / urlsplit(href).path.strip("/") / "index.html").is_file(), (path, href))
            said[driver.current_url] = links
            # Every link of the page leads to a page.
            for link in self.all("a[href]"):
                to = urlsplit(urljoin(driver.current_url, link.get_attribute("href")))
                self.assertEqual(to.netloc, urlsplit(self.base).netloc, (path, to))
                self.assertTrue((SITE / to.path.strip("/") / "index.html").is_file(), (path, to.path))
            self.assertEqual(driver.execute_script(LANGUAGES), [], path)
        for url, links in said.items():
            if urlsplit(url).path == "/":
                continue
            own = urlsplit(url).path.split("/")[1]
            self.assertEqual(links[own], url, "a page names itself")
            self.assertIn("x-default", links)
            for href in links.values():
                self.assertEqual(said[href][own], url, "the others name it too")

    def test_the_switch_leads_to_the_same_page(self):
        driver = self.see("/en/columns/knee-pain/")
        self.assertEqual(driver.title, "When your knee hurts on the stairs | Minato Knee Clinic")
        driver.find_element(By.CSS_SELECTOR, ".languages a[hreflang=ja]").click()
        self.assertEqual((urlsplit(driver.current_url).path, self.text("h1")), ("/ja/columns/knee-pain/", "階段で膝が痛むとき"))
        driver.find_element(By.CSS_SELECTOR, ".languages a[hreflang=en]").click()
        self.assertEqual(self.text("h1"), "When your knee hurts on the stairs")
        # A page that English does not have: its switch leads to the English home page, and that leads back.
        driver = self.see("/ja/news/winter/")
        link = driver.find_element(By.CSS_SELECTOR, ".languages a[hreflang=en]")
        self.assertIn("English (home page)", link.text)
        link.click()
        other = driver.find_element(By.CSS_SELECTOR, ".other a")
        self.assertEqual((other.get_attribute("lang"), other.text), ("ja", "年末年始の休診"))
        other.click()
        self.assertEqual(urlsplit(driver.current_url).path, "/ja/news/winter/")

    def test_messages_have_their_numbers(self):
        self.see("/en/")
        counts = [self.text(f"{at} .facts") for at in ("#news", "#columns")] + [self.text("#total")]
        self.assertEqual(counts, ["1 article", "2 articles", "5 articles"])
        self.see("/ja/")
        self.assertEqual([self.text(f"{at} .facts") for at in ("#news", "#columns")] + [self.text("#total")], ["記事2本", "記事2本", "記事6本"])
        self.see("/en/words/")
        self.assertEqual([self.text(f"#{term} .facts") for term in ("clinical-trial", "cartilage", "knee-osteoarthritis")],
                         ["In 1 article", "In 2 articles", "In 5 articles"])
        self.assertIn("knee osteoarthritis", self.text("main > p"))
        self.see("/ja/words/")
        self.assertEqual(self.text("#clinical-trial .facts"), "1本の記事に出てきます")
        self.see("/en/columns/knee-pain/")
        self.assertIn("Updated October 5, 2026", self.text(".facts"))
        self.see("/ja/columns/knee-pain/")
        self.assertIn("更新日：2026年10月5日", self.text(".facts"))

    def test_a_term_explains_itself_at_the_keyboard(self):
        for path, word, source, dark in (("/en/columns/stem-cells/", "stem cell", "幹細胞", False), ("/ja/columns/stem-cells/", "幹細胞", "かんさいぼう", True)):
            for width in (1280, 390):
                driver = self.see(path, width, dark=dark)
                for _ in range(30):
                    driver.switch_to.active_element.send_keys(Keys.TAB)
                    if driver.execute_script("return document.activeElement.matches('.term button')"):
                        break
                button = driver.switch_to.active_element
                tip = driver.find_element(By.ID, button.get_attribute("aria-describedby"))
                self.assertTrue(tip.is_displayed())
                self.assertIn(word, tip.text)
                self.assertIn(source, tip.text)
                box = tip.rect
                self.assertTrue(0 <= box["x"] and box["x"] + box["width"] <= width, box)
                self.assertGreaterEqual(driver.execute_script(CONTRAST)[0], 4.5)
                self.shot(f"tip-{path.split('/')[1]}-{width}")
                button.send_keys(Keys.ESCAPE)
                self.assertFalse(tip.is_displayed())
                button.send_keys(Keys.TAB)
                self.assertFalse(tip.is_displayed())

    def test_a_sentence_that_falls_back_has_its_language(self):
        self.see("/en/columns/stem-cells/")
        texts = [e.text for e in self.all("article span[lang=ja]:not(.source, .definition *)") if e.text]
        self.assertEqual(texts, [
            "少人数の研究では、痛みが軽くなったという報告があります。",
            "対照群のない研究が多いため、結果は慎重に読む必要があります。",
            "どのような人に向いているのかは、まだ分かっていません。",
        ])
        self.assertIn("76% of this page has been translated", self.text(".partial"))
        # A definition that waits for its translation says so too.
        definition = self.driver.find_element(By.CSS_SELECTOR, "article .tip .definition [lang=ja]")
        self.assertIn("脂肪や骨髄", definition.get_attribute("textContent"))
        for path in ("/ja/columns/stem-cells/", "/en/columns/knee-pain/"):
            self.see(path)
            self.assertEqual(self.all(".partial, article > * > span[lang]"), [], path)

    def test_it_is_readable_everywhere(self):
        for lang in ("en", "ja"):
            for name in ("", "columns/stem-cells/", "guide/fees/", "news/autumn/", "words/"):
                for width in (1280, 320):
                    for dark in (False, True):
                        driver = self.see(f"/{lang}/{name}", width, 1100, dark)
                        at = f"{lang}-{name.strip('/').replace('/', '-') or 'home'}-{width}-{'dark' if dark else 'light'}"
                        self.assertLessEqual(driver.execute_script("return document.documentElement.scrollWidth"), width, at)
                        contrast = driver.execute_script(CONTRAST)
                        self.assertGreaterEqual(contrast[0], 4.5, (at, contrast))
                        self.shot(at)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
