### The words of the site

site-name = Minato Knee Clinic
site-claim = Thinking calmly about knee pain
language = English
switch-label = Language
# Where the page is not there in the language. $language: its name
switch-home = { $language } (home page)
skip-link = Skip to the text
menu-label = Menu
menu-home = Home
menu-words = Words

section-columns = Columns
section-guide = For your visit
section-news = News

# $count: number of articles
article-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
# $minutes: how long it takes to read
reading-time = { $minutes ->
    [one] { $minutes } minute to read
   *[other] { $minutes } minutes to read
}
# $date: when it was updated
updated = Updated { DATETIME($date, year: "numeric", month: "long", day: "numeric", timeZone: "UTC") }
# $percent: how much is translated
partly-translated = { $percent }% of this page has been translated. The rest is shown in Japanese.
source-only = in Japanese only

words-title = Words
words-intro = What the words on this site mean: { -knee-osteoarthritis }, for example.
# $count: number of articles that have the word
word-count = { $count ->
    [one] In { $count } article
   *[other] In { $count } articles
}
choose-language = Choose a language
