### taiyaku catalog 1

# > 料金のご案内｜青葉再生クリニック
# state: reviewed 9b5f2476
s-w3yrn4etrs = Guide to Fees | Aoba Regenerative Clinic

# > 青葉再生クリニックの治療費とお支払い方法をご案内します。
# state: reviewed c891d1f2
s-8d1jbrnze5 = Treatment costs and payment methods at Aoba Regenerative Clinic.

# > <a @1>上清液とは</a>
s-ywngytgfv9 = <a @1>About conditioned medium</a>

# > <a @1>よくあるご質問</a>
s-x9fgn317qh = <a @1>Frequently asked questions</a>

# > <a @1>診察のご予約</a>
s-2b6hspf46s = <a @1>Book a consultation</a>

## 料金のご案内

# > 料金のご案内
# state: reviewed 6a9d5f60
s-eb2tss6j2t = Guide to Fees

# > 当院の再生医療は自由診療です。
# state: reviewed 0153a38a
s-wvyvypv1sj = Regenerative medicine at our clinic is provided as self-pay care.

# > 公的医療保険は<strong>ご利用いただけません</strong>。
# state: reviewed 253524fa
s-gr2phq1df4 = Public health insurance <strong>cannot be used</strong>.

# > 受付で費用の説明をする職員
s-g5csgsc0f3 = A member of staff explaining the costs at reception

## 治療費の一覧

# > 治療費の一覧
s-420g44vwv6 = List of treatment costs

# > 治療
s-zffs40bfny = Treatment

# > 回数
s-b2aqqz2yk0 = Sessions

# > 費用
s-057pd9z60w = Cost

# > 初診の相談
s-t0s834qryy = First-visit consultation

# > 1回
s-mgtg2g10h7 = 1 session

# > 税込 ¥5,500
s-e67f1gv77a = ¥5,500 (tax included)

# > 上清液の局所注射
s-ka8dfj6z0h = Local injection of conditioned medium

# > 1回
s-mgtg2g10h7-2 = 1 session

# > 税込 ¥33,000
s-d1wsew5rqz = ¥33,000 (tax included)

# > 上清液の点滴
s-79ap3scx5w = Intravenous infusion of conditioned medium

# > 10回
s-221w6e5yy4 = 10 sessions

# > 税込 ¥330,000
s-yrp1rvgnyy = ¥330,000 (tax included)

# > 幹細胞治療(片膝)
s-v9fe5emyeh = Stem cell therapy (one knee)

# > 1回
s-mgtg2g10h7-3 = 1 session

# > 約120万円
s-zsrxeq5293 = About 1.2 million yen

# > 幹細胞治療の費用には、脂肪の採取、細胞の培養、投与後6か月間の診察が含まれます。
s-65p5tz1v0t = The cost of stem cell therapy includes harvesting the fat, culturing the cells and consultations for 6 months after administration.

# > 血液検査の費用(税込 ¥11,000)は別にかかります。
s-nbj6mzerxg = The cost of blood tests (¥11,000, tax included) is charged separately.

## お支払い &amp; キャンセル

# > お支払い &amp; キャンセル
s-yr1cp8mb9n = Payment & cancellation

# > 現金またはクレジットカードでお支払いいただけます。
s-c92ctbtfj1 = You can pay in cash or by credit card.

# > 医療ローンは最大60回まで分割できます。
s-46yd5b5ngf = Medical loans can be repaid in up to 60 installments.

# > 培養を始めたあとのキャンセルには、費用の50%を申し受けます。
s-v59jttfeqx = If you cancel after the culture has begun, 50% of the cost will be charged.

## 用語の説明

# > 用語の説明
s-dmdzanyncq = Explanation of terms

# > 自由診療
s-6fa15aq9v4 = Self-pay care

# > 公的医療保険が適用されない診療です。
s-e2gzb1njhz = Medical care that is not covered by public health insurance.

# > 細胞加工施設
s-13ag6m8w0e = Cell processing facility

# > 細胞を培養するために、国の許可を受けた施設です。
s-k598xb46vb = A facility licensed by the government to culture cells.

## ご注意

# > ご注意
s-79ka5a4qp5 = Please note

# > 効果には個人差があり、同じ費用で同じ結果が得られるとは限りません。
s-zbhet46yjx = The effect varies from person to person, and paying the same does not guarantee the same result.

# > 治療を受けるかどうかは、<a @1>よくあるご質問</a>をお読みのうえ、医師とご相談ください。
s-skejs142t6 = Please read our <a @1>frequently asked questions</a> and consult a doctor before deciding whether to receive treatment.
