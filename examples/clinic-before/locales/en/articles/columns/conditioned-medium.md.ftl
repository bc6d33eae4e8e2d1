### taiyaku catalog 1

# > 幹細胞上清液とは何か
# state: reviewed 21ab003e
s-nmym544bre = What Is Stem Cell Conditioned Medium?

# > 幹細胞上清液の成分、研究の現状、治療の流れと注意点を、青葉再生クリニックの医師が解説します。
# state: reviewed 4486d4cc
s-r8z9a5yynj = A doctor at Aoba Regenerative Clinic explains what stem cell conditioned medium contains, the current state of research, the course of treatment and the points to note.

## 幹細胞上清液とは何か

# > 幹細胞上清液とは何か
# state: reviewed 21ab003e
s-nmym544bre-2 = What Is Stem Cell Conditioned Medium?

# > 幹細胞上清液とは、幹細胞を培養したあとの液から、細胞を取り除いて精製したものです。
# state: reviewed 42275c79
s-chqvdj7t22 = Stem cell conditioned medium is the liquid in which stem cells were cultured, purified after the cells have been removed.

# > 液の中には、**成長因子**や**サイトカイン**、**エクソソーム**などが含まれています。
# state: reviewed 39cde2eb
s-fkvd5y9jsz = The liquid contains **growth factors**, **cytokines**, **exosomes** and other substances.

# > 培養容器から上清液を分離する工程の模式図
s-73562ah2x2 = Diagram of how conditioned medium is separated from the culture vessel

## どのような働きが研究されていますか

# > どのような働きが研究されていますか
s-eyb1qmbd7r = What effects are being studied?

# > 間葉系幹細胞は、周囲の細胞に働きかける物質を放出します。
s-j7bvrb94a6 = Mesenchymal stem cells release substances that act on the cells around them.

# > この働きは「パラクライン効果」と呼ばれ、[総説論文](@1)でも紹介されています。
s-fv7fpzmc0e = This action is called the “paracrine effect” and is also described in a [review article](@1).

# > 主に次のような働きが研究されています。
s-twpe4hymbj = The following are the main actions being studied.

# > 炎症を抑える働き
s-ryh8695wdr = Suppressing inflammation

# > 血管新生を促す働き
s-d2mzmn8t7f = Promoting angiogenesis

# > 神経細胞を保護する働き
s-h0btt2dya0 = Protecting nerve cells

# > 組織の修復を助ける働き
s-9nfbkrh8cp = Supporting tissue repair

## 研究の現状

# > 研究の現状
s-d6fg89y8t0 = Current state of research

# > 動物実験では、神経障害性疼痛のモデルで、痛みへの過敏な反応が軽くなったと報告されています[^1]。
s-4cvdbatz4y = In animal experiments using a model of neuropathic pain, the heightened response to pain was reported to have become milder[^1].

# > ヒトを対象とした研究はまだ少なく、有効性は確立されていません。
s-s1195advf0 = Studies in humans are still few, and efficacy has not been established.

# > 投与から3か月後まで経過を追った報告は、現時点では**ごく少数**に限られています。
s-1xyjmwzjwy = Reports that follow patients for 3 months after administration are limited to **a very small number** at present.

# > 今後、より大規模な臨床試験で検証されることが期待されています。
s-0hsnjazr5f = It is hoped that this will be tested in larger clinical trials in the future.

## 幹細胞治療との違い

# > 幹細胞治療との違い
s-zmjdqehjpt = How it differs from stem cell therapy

# > 項目
s-151s13mc2v = Item

# > 幹細胞治療
s-egdk104b0r = Stem cell therapy

# > 幹細胞上清液
s-ggnfqscnc1 = Stem cell conditioned medium

# > 投与するもの
s-trfd5eeh9x = What is administered

# > 培養した細胞 約1億個
s-ja6j4gq6q8 = About 100 million cultured cells

# > 上清液 2〜5mL
s-rxs3qh1b0d = Conditioned medium, 2–5 mL

# > 準備の期間
s-g39nnqzvrn = Preparation time

# > 4〜6週間
s-7f83v1ad13 = 4–6 weeks

# > 不要
s-eyqjycvw3n = Not needed

# > 通院の目安
s-ave10brerw = Recommended visits

# > 3〜6か月に1回
s-gz75b1vfa5 = Once every 3–6 months

# > 2〜4週間に1回
s-cepr4h3zp1 = Once every 2–4 weeks

# > どちらの治療にも利点と限界があります。
s-jg2981z3rr = Both treatments have advantages and limitations.

# > 膝の痛みについては、[診察室での対話](@1)もご覧ください。
s-ca5w1r6yd8 = For knee pain, please also see our conversation in the consultation room.

## 治療の流れ

# > 費用は[料金のご案内](@1)に、そのほかのご質問は[よくあるご質問](@2)にまとめています。
s-ammb12cqzr = Costs are listed in our [guide to fees](@1), and other questions are answered in our [frequently asked questions](@2).

## 安全性について

# > 安全性について
s-5964qne0gj = Safety

# > 細胞そのものを投与しないため、拒絶反応や腫瘍形成の危険は比較的低いと考えられています。
# state: reviewed f268362f
s-5q03zj23d1 = Because the cells themselves are not administered, the risk of rejection and tumor formation is thought to be relatively low.

# > ただし、危険がまったくないわけではありません。
# state: reviewed d728c593
s-nqn4za0r3e = However, this does not mean that there is no risk.

# > 当院で使う上清液は、無菌試験とエンドトキシン試験に合格したものだけです。
s-bea349wazx = Our clinic uses only culture supernatant that has passed a sterility test and an endotoxin test.

# > それでも、**アレルギー反応**や感染が起こる可能性は否定できません。
s-7af3x3sttj = Even so, the possibility of **allergic reactions** and infection cannot be ruled out.

# > がんの治療中の方と、妊娠中・授乳中の方には投与していません。
s-7dmm4493nc = We do not administer it to people who are being treated for cancer or who are pregnant or breastfeeding.
