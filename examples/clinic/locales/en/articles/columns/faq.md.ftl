### taiyaku catalog 1

# > 再生医療のよくあるご質問
# state: reviewed c22a201d
s-55s94zvwn9 = Frequently Asked Questions about Regenerative Medicine

# > 対象となる方、効果、副作用、費用について、患者様から多くいただくご質問にお答えします。
# state: reviewed 5f9461ca
s-emdq504s3h = We answer the questions our patients often ask about eligibility, benefits, side effects and costs.

## 再生医療のよくあるご質問

# > 再生医療のよくあるご質問
# state: reviewed c22a201d
s-55s94zvwn9-2 = Frequently Asked Questions about Regenerative Medicine

# > 診察室でよくいただくご質問をまとめました。
# state: reviewed 4e51edab
s-a3n24s8kn5 = Here are the questions we often hear in the consultation room.

# > はじめての方は、先に[幹細胞上清液のコラム](@1)をお読みください。
# state: reviewed 6a5677ba
s-e38kqdxykd = If this is your first visit, please read our [column on stem cell conditioned medium](@1) first.

## どのような方が治療を受けられますか?

# > どのような方が治療を受けられますか?
s-txpkzj896n = Who can receive treatment?

# > 原則として20歳以上で、診察と検査により医師が適応と判断した方が対象です。
s-6tgjc16gk3 = As a rule, treatment is for people aged 20 years or older whom a doctor has judged suitable after a consultation and tests.

# > 持病やお薬の内容によっては、治療をお受けいただけないことがあります。
s-818py7db06 = Depending on your medical conditions and the medicines you take, you may not be able to receive treatment.

## 治療を受ければ、必ず効果がありますか?

# > 治療を受ければ、必ず効果がありますか?
s-dnsynx3pje = Does treatment always work?

# > いいえ、すべての方に効果があるとは限りません。
s-jbtqqrhpf6 = No, it does not necessarily work for everyone.

# > 令和5年に当院で膝の治療を受けた患者様では、6か月後に**16名中12名(75%)**が「楽になった」と回答しました。
s-7s101ayvf0 = Among the patients who received knee treatment at our clinic in 2023, **12 of 16 patients (75%)** said they “felt better” 6 months later.

# > これは対照群のない集計であり、治療の有効性を示すものではありません。
s-pneqrhyde0 = This is a tally without a control group and does not demonstrate the efficacy of the treatment.

## 副作用はありますか?

# > 副作用はありますか?
s-qpt34qr7kz = Are there side effects?

# > 注射した部位に、痛みや腫れが出る可能性があります。
s-hx7r8h9mq1 = Pain and swelling may occur at the injection site.

# > 多くは2〜3日でおさまりますが、発熱が続くときはお電話(03-0000-0000)でご相談ください。
s-qr4jt421bw = They usually settle within 2–3 days, but if a fever persists, please consult us by telephone (03-0000-0000).

## 上清液と幹細胞治療は併用できますか?

# > 上清液と幹細胞治療は併用できますか?
s-mcpsdm67am = Can conditioned medium and stem cell therapy be combined?

# > 併用によって関節の炎症が抑えられることが期待されていますが、十分な根拠はまだありません。
s-2r5kr7desp = It is hoped that combining them will suppress inflammation of the joint, but there is not yet sufficient evidence.

# > 上清液だけで様子をみることもあります。
s-z99vnba779 = In some cases we use secretome alone and see how things go.

## 費用は医療費控除の対象になりますか?

# > 費用は医療費控除の対象になりますか?
s-y3mj1j8b4m = Are the costs eligible for the medical expense deduction?

# > 治療を目的とする場合は、対象になる可能性があります。
s-h6ezkkch3m = They may be eligible when the purpose is treatment.

# > 金額は[料金のご案内](@1)を、手続きは[国の案内](@2)をご確認ください。
s-a01ss8hwqx = Please see our [guide to fees](@1) for the amounts and the [government guidance](@2) for the procedure.

## 当院の体制

# > 当院の体制
s-nc8f9ywxhc = How our clinic is organized

# > 当院は、認定再生医療等委員会の審査を受けたうえで、再生医療等提供計画を厚生労働大臣に提出しています。
s-tq41ev69wq = After review by a certified committee for regenerative medicine, our clinic has submitted its plan for provision of regenerative medicine to the Minister of Health, Labour and Welfare.

# > 治療後の経過は、投与から1年間、定期的に記録しています。
# state: draft
s-zc9gp6tkks = We record the course after treatment at regular intervals for 1 year after administration.

# > この記録をもとに、治療の安全性を年1回見直しています。
# state: draft
s-ym2s6cwm7d = Based on these records, we review the safety of the treatment once a year.
