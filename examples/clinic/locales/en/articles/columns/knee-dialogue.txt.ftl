### taiyaku catalog 1

# > こんにちは、青葉再生クリニックです。
# state: reviewed 5d1db282
s-npnfhydqmh = Hello from Aoba Regenerative Clinic.

# > 「階段を下りるとき、膝がズキッとする」というご相談が、寒い季節になると増えてきます。
# state: reviewed c17b4fd0
s-sn6fknj1m7 = When the weather turns cold, more people come to us saying, “My knee twinges when I go down the stairs.”

# > 今回は“膝の痛みと幹細胞治療”について、診察室での会話の形でご紹介します。
# state: reviewed 05baa6c8
s-bkmaby185p = This column looks at “knee pain and stem cell therapy” in the form of a conversation in the consultation room.

## 膝の軟骨は、もう元に戻らないのですか?

# > 膝の軟骨は、もう元に戻らないのですか?
# state: reviewed 4f29dc60
s-6mys0fr4vq = Will my knee cartilage never grow back?

# > 先生、近所の整形外科で『軟骨がすり減っています。』と言われました。
# state: reviewed 440e3665
s-rc0vsq6qc8 = Doctor, my local orthopedic clinic told me, ‘Your cartilage is worn down.’

# > もう良くならないのでしょうか?
# state: reviewed 603ab79d
s-nevt9f8grk = Does that mean it will not get better?

# > 変形性膝関節症は、軟骨だけでなく、半月板や滑膜の炎症も痛みに関わる病気です。
# state: reviewed ae493132
s-tq69pkctkw = In knee osteoarthritis, the pain comes not only from the cartilage but also from inflammation of the meniscus and the synovium.

# > すり減った軟骨を元どおりにする方法は、まだ確立されていません。
# state: reviewed 40dc76a9
s-gk0ca56yq0 = A way to restore worn cartilage has not yet been established.

# > 一方で、痛みを和らげるためにできることはいくつもあります。
# state: reviewed eb632d41
s-76n40qsp2e = On the other hand, there are several things we can do to relieve the pain.

# > まずは体重管理と、太ももの筋力トレーニングが土台になります。
s-zkhqqvh30e = Weight management and strength training for the thighs come first: they are the foundation.

# > 椅子からの立ち座り:1日10回を2セット
s-as9cr80753 = Standing up from a chair and sitting down: 2 sets of 10 a day

# > 平地での散歩:20〜30分を週3回
s-2vrfk987tr = Walking on level ground: 20–30 minutes, 3 times a week

# > 階段では手すりを使う
s-x6zme2qf4s = Use the handrail on stairs

## 幹細胞治療では、何をするのですか?

# > 幹細胞治療では、何をするのですか?
s-g014ewx0n4 = What is done in stem cell therapy?

# > “幹細胞を打つ”と聞くと、少し怖い気がします…。
s-eykhcvnbwm = It sounds a little frightening to ‘have stem cells injected’…

# > どんなことをするのですか?
s-cw3yvj2y89 = What exactly is done?

# > 患者様ご自身のお腹の脂肪を使い、①脂肪の採取 → ②間葉系幹細胞の培養 → ③膝関節への注射、の順で進めます。
s-0xqg4sjcn9 = We use fat from your own abdomen and proceed in this order: (1) harvesting the fat → (2) culturing the mesenchymal stem cells → (3) injection into the knee joint.

# > 培養には約4〜6週間かかります。
s-tv1dqrv2fq = The culture takes about 4–6 weeks.

# > 当院では、片膝あたり約1億個の細胞を投与することが多いです。
s-kfmzpdsmh3 = At our clinic, we usually administer about 10 million cells per knee.

# > (引用元:Asano, J Example Orthop, 2023)
s-w3zw5pfbtd = (Source: Asano, J Example Orthop, 2023)

# > 1億個もですか!
s-s5kv6e03b8 = As many as 100 million!

# > 傷あとは残りませんか?
s-vn5v1mzejz = Won’t it leave a scar?

# > 脂肪の採取は局所麻酔で行い、切開は5mm程度です。
s-0m76bq9k7g = The fat is harvested under local anesthesia through an incision of about 5 mm.

# > 当日は歩いてお帰りいただけます。
s-df7kywtgeg = You can walk home on the same day.

# > 内出血や腫れが数日続くことがあります。
s-tt9xcg38e9 = Bruising and swelling may last for several days.

## 効果はどのくらい期待できますか?

# > 効果はどのくらい期待できますか?
# state: draft
s-7yrnewf98b = How much benefit can be expected?

# > テレビで『1回の注射で走れるようになった』という方を見ました。
# state: draft
s-64yvwzqsg1 = On television I saw someone who said, ‘After 1 injection I was able to run.’

# > 私もそうなりますか?
# state: draft
s-238bb6zy2s = Will it be the same for me?

# > 体験談は一人の経過ですので、同じ結果になるとは限りません。
s-mr8q6zctt8 = A testimonial describes the course of one person, so the result will not necessarily be the same for you.

# > 海外の小規模な臨床研究では、投与から6か月後に痛みの点数(VAS)が平均で約40%下がったと報告されています。
s-0c6ghdetpb = A small clinical study overseas reported that the pain score (VAS) had fallen by about 40% on average 6 months after administration.

# > ただし、対照群のない研究も多く、長期の効果は十分に明らかになっていません。
s-x9xecp1pke = However, many studies have no control group, and the long-term effects are not yet fully known.

# > (引用元:Keller, Example Cell Ther, 2021)
s-bwwhpqwf5e = (Source: Keller, Example Cell Ther, 2021)

# > 当院では、投与の1か月後・3か月後・6か月後に膝の状態を確認しています。
s-qmqgtvhb79 = At our clinic, we check the condition of the knee 1 month, 3 months and 6 months after administration.

## クリニック・アクセス情報

# > クリニック・アクセス情報
s-75r573pecw = Clinic information and access

# > 青葉再生クリニック
s-4md6x3x16k = Aoba Regenerative Clinic

# > 住所:東京都青葉区架空町1-2-3 あおばビル5階
s-yngtrttzrp = Address: Aoba Building 5F, 1-2-3 Kaku-cho, Aoba-ku, Tokyo

# > 診療時間:9:30〜18:00(最終受付 17:30)
s-cy5dz3ae2j = Consultation hours: 9:30–18:00 (last admission 17:30)

# > 休診日:木曜日・日曜日・祝日
s-qt4nvjhct6 = Closed: Thursdays, Sundays and public holidays
