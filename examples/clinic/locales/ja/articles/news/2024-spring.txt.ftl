### taiyaku catalog 1

## 春の診療時間変更のお知らせ

s-rr96rfywfc = 春の診療時間変更のお知らせ

s-y19gsfjknx = いつも青葉再生クリニックをご利用いただき、ありがとうございます。

s-begvfm6hff = 2024年4月1日(月)より、診療時間を次のとおり変更いたします。

## 診療時間

s-q38g6w6qst = 診療時間

s-fss9yc76ht = 曜日

s-3kjxj6x60q = 午前

s-8dh2p1spg4 = 午後

s-5a6sbyc1g5 = 月・火・水

# state: skip
s-snxm1mh412 = 9:30–13:00

# state: skip
s-3kb9b5ppr0 = 14:30–18:00

s-7gf338cksp = 金

# state: skip
s-snxm1mh412-2 = 9:30–13:00

# state: skip
s-vzkrny0ne9 = 14:30–20:00

s-fgcdq8rm9d = 土

# state: skip
s-snxm1mh412-3 = 9:30–13:00

s-qmej1w4m31 = 休診

## ご予約・お問い合わせ

s-gphzank77c = ご予約・お問い合わせ

s-39ch3gb3we = お電話でのご予約は03-0000-0000(受付 9:00〜17:30)へお願いいたします。

s-j2w878q56t = オンライン予約は https://clinic.example.jp/reserve から24時間承っています。

s-5zt9km0mcp = 4月27日(土)は院内研修のため休診いたします。

s-4cjd4sd8qs = 5月3日(金)から5月6日(月)までは連休のため休診です。

s-vh4z6wad1g = 急に症状が悪化したときは、お近くの救急医療機関を受診してください。
