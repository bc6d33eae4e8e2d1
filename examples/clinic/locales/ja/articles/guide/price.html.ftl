### taiyaku catalog 1

s-w3yrn4etrs = 料金のご案内｜青葉再生クリニック

s-8d1jbrnze5 = 青葉再生クリニックの治療費とお支払い方法をご案内します。

s-ywngytgfv9 = <a @1>上清液とは</a>

s-x9fgn317qh = <a @1>よくあるご質問</a>

s-2b6hspf46s = <a @1>診察のご予約</a>

## 料金のご案内

s-eb2tss6j2t = 料金のご案内

s-wvyvypv1sj = 当院の再生医療は自由診療です。

s-gr2phq1df4 = 公的医療保険は<strong>ご利用いただけません</strong>。

s-g5csgsc0f3 = 受付で費用の説明をする職員

## 治療費の一覧

s-420g44vwv6 = 治療費の一覧

s-zffs40bfny = 治療

s-b2aqqz2yk0 = 回数

s-057pd9z60w = 費用

s-t0s834qryy = 初診の相談

s-mgtg2g10h7 = 1回

s-e67f1gv77a = 税込 ¥5,500

s-ka8dfj6z0h = 上清液の局所注射

s-mgtg2g10h7-2 = 1回

s-d1wsew5rqz = 税込 ¥33,000

s-79ap3scx5w = 上清液の点滴

s-221w6e5yy4 = 10回

s-yrp1rvgnyy = 税込 ¥330,000

s-v9fe5emyeh = 幹細胞治療(片膝)

s-mgtg2g10h7-3 = 1回

s-zsrxeq5293 = 約120万円

s-65p5tz1v0t = 幹細胞治療の費用には、脂肪の採取、細胞の培養、投与後6か月間の診察が含まれます。

s-nbj6mzerxg = 血液検査の費用(税込 ¥11,000)は別にかかります。

## お支払い &amp; キャンセル

s-yr1cp8mb9n = お支払い &amp; キャンセル

s-c92ctbtfj1 = 現金またはクレジットカードでお支払いいただけます。

s-46yd5b5ngf = 医療ローンは最大60回まで分割できます。

s-v59jttfeqx = 培養を始めたあとのキャンセルには、費用の50%を申し受けます。

## 用語の説明

s-dmdzanyncq = 用語の説明

s-6fa15aq9v4 = 自由診療

s-e2gzb1njhz = 公的医療保険が適用されない診療です。

s-13ag6m8w0e = 細胞加工施設

s-k598xb46vb = 細胞を培養するために、国の許可を受けた施設です。

## ご注意

s-79ka5a4qp5 = ご注意

s-zbhet46yjx = 効果には個人差があり、同じ費用で同じ結果が得られるとは限りません。

s-skejs142t6 = 治療を受けるかどうかは、<a @1>よくあるご質問</a>をお読みのうえ、医師とご相談ください。

# state: skip
s-epxwdhwwp9 = © 2024 Aoba Regenerative Clinic
