"""The page of `taiyaku diff --format html` in a real Chromium: nothing of a text runs, filters and links work from the
keyboard, contrast and languages are right in light and dark, a phone has no sideways scroll, and many segments load fast.

    python tests/browser/page.py TAIYAKU [FOLDER FOR SCREENSHOTS]

Exit status 77 where there is no Chromium or no chromedriver; CHROMIUM and CHROMEDRIVER name them, if they are elsewhere.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")
TAIYAKU = str(Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else "taiyaku"
SHOTS = Path(sys.argv[2]) if len(sys.argv) > 2 else None
SEGMENTS = int(os.environ.get("TAIYAKU_PAGE_SEGMENTS", "3000"))

if not CHROMIUM or not DRIVER:
    print("skipped: no chromium or no chromedriver here (Debian: apt-get install chromium chromium-driver)")
    sys.exit(77)
try:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    print("skipped: selenium is not installed (pip install -r tests/browser/requirements.txt)")
    sys.exit(77)

HOSTILE = [
    "<script>window.bad=1</script>です。",
    "\"><img src=x onerror=\"window.bad=1\">の前。",
    "</style></script><script>window.bad=1</script>の後。",
    "<svg onload=window.bad=1>と[鍵](javascript:window.bad=1)。",
    "${{ x }} {{ y }} ::error::です。",
]

# The contrast of every visible text with what is behind it, the lowest first.
CONTRAST = """
const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255]; };
const seen = [];
for (const e of document.querySelectorAll('body *')) {
  if (e.closest('script,style,[hidden],select,.skip') || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
  seen.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.tagName + '.' + e.className, e.textContent.slice(0, 30)]);
}
return seen.sort((a, b) => a[0] - b[0]).slice(0, 3);
"""

# Runs of Japanese or English text whose nearest `lang` says another language.
LANGUAGES = """
const wrong = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement, text = walk.currentNode.data;
  if (e.closest('script,style,option,del')) continue;
  const lang = e.closest('[lang]').lang;
  if (lang === 'en' && /[ぁ-んァ-ヶ一-龠]/.test(text)) wrong.push(text);
  if (lang === 'ja' && /[a-z]{2,} [a-z]{2,}/.test(text)) wrong.push(text);
}
return wrong;
"""


def run(*words):
    done = subprocess.run([TAIYAKU, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def project(folder, articles):
    for name, text in articles.items():
        place = folder / "content/ja" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (folder / "taiyaku.toml").write_text('source = "ja"\ntargets = ["en"]\n', encoding="utf-8")
    (folder / "glossary").mkdir(exist_ok=True)
    (folder / "glossary/t.toml").write_text(
        '[medium]\nja = { preferred = "上清液", reading = "じょうせいえき" }\nen = { preferred = "conditioned medium" }\n'
        'note = "<img src=x onerror=window.bad=1>"\n',
        encoding="utf-8",
    )
    run("--project", str(folder), "sync")


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Path(tempfile.mkdtemp())
        before, after = ROOT / "examples/clinic-before", ROOT / "examples/clinic"
        for lang in ("en", "ja"):
            run("--lang", lang, "diff", "--folders", str(before), str(after), "--format", "html", "--out", str(cls.place / f"{lang}.html"))
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()
        shutil.rmtree(cls.place)

    def see(self, name, width=1280, height=900, dark=False, script=True, at=""):
        driver = self.driver
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        )
        scheme = "dark" if dark else "light"
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        driver.get("about:blank")
        driver.get((self.place / name).as_uri() + at)
        return driver

    def shown(self):
        return self.driver.execute_script("return [...document.querySelectorAll('.s')].filter((e) => e.checkVisibility()).length")

    def pick(self, name, value):
        self.driver.execute_script(
            "const f = document.getElementById('filters'); f.elements[arguments[0]].value = arguments[1];"
            "f.dispatchEvent(new Event('input'));", name, value)
        time.sleep(0.3)
        return self.shown()

    def test_both_languages_light_and_dark_wide_and_narrow(self):
        for lang in ("en", "ja"):
            for width in (1280, 390):
                for dark in (False, True):
                    driver = self.see(f"{lang}.html", width, 1400, dark)
                    name = f"{lang}-{width}-{'dark' if dark else 'light'}"
                    if SHOTS:
                        SHOTS.mkdir(parents=True, exist_ok=True)
                        driver.save_screenshot(str(SHOTS / f"{name}.png"))
                    self.assertLessEqual(driver.execute_script("return document.documentElement.scrollWidth"), width, name)
                    lowest = driver.execute_script(CONTRAST)
                    self.assertGreaterEqual(lowest[0][0], 4.5, (name, lowest))
                    self.assertEqual(driver.execute_script(LANGUAGES), [], name)
                    # The answer is on the first screen of any device.
                    verdict = driver.find_element(By.ID, "verdict")
                    self.assertLess(verdict.rect["y"] + verdict.rect["height"], 400, name)
            for landmark in ("header", "main", "nav", "[role=search]", "footer", "h1"):
                self.assertEqual(len(driver.find_elements(By.CSS_SELECTOR, f"body {landmark}")), 1, landmark)
            self.assertEqual(self.driver.get_log("browser"), [])

    def test_filters(self):
        driver = self.see("ja.html")
        first = self.shown()
        every = self.pick("show", "all")
        changed = self.pick("show", "c")
        self.assertTrue(0 < changed <= first < every, (changed, first, every))
        self.assertIn(str(changed), driver.find_element(By.TAG_NAME, "output").text)
        self.assertTrue(0 < self.pick("show", "f") < every)
        self.pick("show", "all")
        self.assertTrue(0 < self.pick("article", "1") < every)
        self.pick("article", "")
        term = driver.execute_script("return document.querySelector('[name=term]').options[1].value")
        self.assertTrue(0 < self.pick("term", term) < every)
        self.pick("term", "")
        self.assertTrue(0 < self.pick("text", "ＣＯＮＤＩＴＩＯＮＥＤ") < every)
        self.assertEqual(self.pick("text", "どこにもない語"), 0)

    def test_the_keyboard_reaches_everything(self):
        driver = self.see("en.html")
        body = driver.find_element(By.TAG_NAME, "body")
        body.send_keys(Keys.TAB)
        self.assertEqual(driver.switch_to.active_element.get_attribute("class"), "skip")
        radio = driver.find_element(By.CSS_SELECTOR, "input[value=open]")
        radio.send_keys(Keys.ARROW_RIGHT)
        time.sleep(0.3)
        self.assertEqual(driver.execute_script("return document.querySelector('#filters').elements.show.value"), "c")
        seen = []
        for _ in range(3):
            driver.switch_to.active_element.send_keys("j")
            seen.append(driver.switch_to.active_element.text)
        self.assertEqual(len(set(seen)), 3, seen)
        driver.switch_to.active_element.send_keys("k")
        self.assertEqual(driver.switch_to.active_element.text, seen[1])
        # A term shows its entry where it has the focus, and lets go of it.
        driver.execute_script("[...document.querySelectorAll('.s a.t')].find((e) => e.checkVisibility()).focus()")
        time.sleep(0.3)
        tip = driver.find_element(By.ID, "tip")
        self.assertTrue(tip.is_displayed() and tip.text.strip())
        self.assertEqual(driver.switch_to.active_element.get_attribute("aria-describedby"), "tip")
        driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        self.assertFalse(tip.is_displayed())

    def test_links_lead_to_segments_that_filters_hide(self):
        self.see("en.html")
        hidden = self.driver.execute_script("return [...document.querySelectorAll('.s')].find((e) => !e.checkVisibility()).id")
        for at in (hidden, hidden.split("#")[1]):
            driver = self.see("en.html", at="#" + quote(at))
            time.sleep(0.3)
            box = driver.execute_script("const b = document.getElementById(arguments[0]).getBoundingClientRect(); return [b.top, b.bottom]", hidden)
            self.assertTrue(0 <= box[0] < 900, (at, box))

    def test_the_keyboard_goes_on_from_a_link(self):
        driver = self.see("en.html")
        self.pick("show", "all")
        ids = driver.execute_script("return [...document.querySelectorAll('.s')].map((e) => e.id)")
        for number in (1, len(ids) // 2, len(ids) - 2):
            for name in (quote(ids[number]), ids[number].split("#")[1]):
                driver = self.see("en.html", at="#" + name)
                self.pick("show", "all")
                driver = self.see("en.html", at="#" + name)
                time.sleep(0.5)
                driver.switch_to.active_element.send_keys("j")
                shown = driver.execute_script("return [...document.querySelectorAll('.s')].filter((e) => e.checkVisibility()).map((e) => e.id)")
                self.assertEqual(driver.execute_script("return document.activeElement.closest('.s').id"), shown[shown.index(ids[number]) + 1])

    def test_a_finger_sees_an_entry_before_it_goes_there(self):
        driver = self.see("en.html", width=390)
        tap = (
            "const t = [...document.querySelectorAll('.s a.t')].find((e) => e.checkVisibility());"
            "t.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));"
            "t.focus(); t.click(); return [location.hash, document.getElementById('tip').hidden];"
        )
        self.assertEqual(driver.execute_script(tap), ["", False])
        self.assertTrue(driver.execute_script(tap)[0].startswith("#t"))

    def test_without_a_script_everything_is_visible(self):
        driver = self.see("ja.html", script=False)
        hidden = driver.execute_cdp_cmd(
            "Runtime.evaluate", {"expression": "[...document.querySelectorAll('.s')].filter((e) => !e.checkVisibility()).length", "returnByValue": True}
        )
        self.assertIn(hidden["result"].get("value"), (0, None))
        self.assertEqual(len(driver.find_elements(By.CSS_SELECTOR, ".s[hidden], .a[hidden]")), 0)
        self.assertFalse(driver.find_element(By.ID, "filters").is_displayed())
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_nothing_of_a_text_runs(self):
        before, after = self.place / "b", self.place / "a"
        before.mkdir()
        after.mkdir()
        project(before, {"a.txt": "上清液です。\n"})
        name = "<img src=x onerror=window.bad=1>&\"'.txt"
        project(after, {"a.txt": "\n\n".join("上清液の" + text for text in HOSTILE), name: "上清液でした。\n"})
        run("diff", "--folders", str(before), str(after), "--format", "html", "--out", str(self.place / "h.html"))
        driver = self.see("h.html")
        driver.execute_script("document.querySelectorAll('a.t').forEach((e) => e.dispatchEvent(new Event('mouseover', { bubbles: true })))")
        time.sleep(0.3)
        self.assertIsNone(driver.execute_script("return window.bad"))
        self.assertEqual(driver.execute_script("return document.querySelectorAll('main script, img, svg, iframe, [onerror], [onload]').length"), 0)
        self.assertIn("<script>window.bad=1</script>", driver.find_element(By.TAG_NAME, "main").text)
        self.assertEqual([entry for entry in driver.get_log("browser") if "favicon" not in entry["message"]], [])
        if SHOTS:
            driver.save_screenshot(str(SHOTS / "hostile.png"))
        # What got in all the same would be stopped by the policy.
        driver.execute_script("const s = document.createElement('script'); s.textContent = 'window.bad = 2'; document.body.append(s)")
        self.assertIsNone(driver.execute_script("return window.bad"))

    def test_many_segments_load_fast(self):
        empty, many = self.place / "empty", self.place / "many"
        empty.mkdir()
        many.mkdir()
        project(empty, {})
        number, articles = 0, {}
        while number < SEGMENTS:
            lines = [f"{number + at}番目の文では、上清液を膝関節に投与した経過を記します。" for at in range(100)]
            articles[f"a{number:06}.txt"] = "\n\n".join(lines) + "\n"
            number += 100
        project(many, articles)
        start = time.time()
        run("diff", "--folders", str(empty), str(many), "--format", "html", "--out", str(self.place / "many.html"))
        made = time.time() - start
        driver = self.see("many.html")
        timing = driver.execute_script("const t = performance.getEntriesByType('navigation')[0]; return [t.domContentLoadedEventEnd, t.loadEventEnd]")
        start = time.time()
        self.assertEqual(self.pick("text", f"{SEGMENTS - 1}番目"), 1)
        filtered = time.time() - start
        size = (self.place / "many.html").stat().st_size
        print(f"{SEGMENTS} segments, {size / 1e6:.1f} MB: made in {made:.1f} s, loaded in {timing[1] / 1000:.2f} s, filtered in {filtered:.2f} s")
        self.assertLess(timing[1], 500 * max(SEGMENTS, 4000) / 1000)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
