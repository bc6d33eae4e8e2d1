### taiyaku catalog 1

## 春の診療時間変更のお知らせ

# > 春の診療時間変更のお知らせ
s-rr96rfywfc = Notice of changes to spring consultation hours

# > いつも青葉再生クリニックをご利用いただき、ありがとうございます。
s-y19gsfjknx = Thank you for choosing Aoba Regenerative Clinic.

# > 2024年4月1日(月)より、診療時間を次のとおり変更いたします。
s-begvfm6hff = From Monday, April 1, 2024, our consultation hours will change as follows.

## 診療時間

# > 診療時間
s-q38g6w6qst = Consultation hours

# > 曜日
s-fss9yc76ht = Day

# > 午前
s-3kjxj6x60q = Morning

# > 午後
s-8dh2p1spg4 = Afternoon

# > 月・火・水
s-5a6sbyc1g5 = Mon, Tue, Wed

# > 金
s-7gf338cksp = Fri

# > 土
s-fgcdq8rm9d = Sat

# > 休診
s-qmej1w4m31 = Closed

## ご予約・お問い合わせ

# > ご予約・お問い合わせ
s-gphzank77c = Appointments and inquiries

# > お電話でのご予約は03-0000-0000(受付 9:00〜17:30)へお願いいたします。
s-39ch3gb3we = To make an appointment by telephone, please call 03-0000-0000（lines open 9:00–17:30）.

# > オンライン予約は https://clinic.example.jp/reserve から24時間承っています。
s-j2w878q56t = Online appointments can be made 24 hours a day at https://clinic.example.jp/reserve.

# > 4月27日(土)は院内研修のため休診いたします。
s-5zt9km0mcp = The clinic will be closed on Saturday, April 27 for staff training.

# > 5月3日(金)から5月6日(月)までは連休のため休診です。
s-4cjd4sd8qs = The clinic will be closed from Friday, May 3 to Monday, May 6 for the holidays.

# > 急に症状が悪化したときは、お近くの救急医療機関を受診してください。
s-vh4z6wad1g = If your symptoms suddenly get worse, please go to your nearest emergency medical facility.
