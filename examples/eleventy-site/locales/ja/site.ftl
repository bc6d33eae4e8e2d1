### サイトの言葉

site-name = みなと膝クリニック
site-claim = 膝の痛みを、落ち着いて考えるために
language = 日本語
switch-label = 言語
# そのページがその言語にないとき。$language: 言語の名前
switch-home = { $language }（トップページ）
skip-link = 本文へ
menu-label = メニュー
menu-home = トップ
menu-words = 用語

section-columns = コラム
section-guide = ご案内
section-news = お知らせ

# $count: 記事の数
article-count = 記事{ $count }本
# $minutes: 読むのにかかる時間（分）
reading-time = 約{ $minutes }分で読めます
# $date: 更新した日
updated = 更新日：{ DATETIME($date, year: "numeric", month: "long", day: "numeric", timeZone: "UTC") }
# $percent: 訳し終えた割合
partly-translated = このページの訳は{ $percent }%まで終わっています。残りは日本語で表示しています。
source-only = 日本語のみ

words-title = 用語
words-intro = サイトに出てくる言葉の説明です。たとえば{ -knee-osteoarthritis }。
# $count: その用語が出てくる記事の数
word-count = { $count }本の記事に出てきます
choose-language = 言語を選んでください
