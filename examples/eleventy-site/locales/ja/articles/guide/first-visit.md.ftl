### taiyaku catalog 1

s-7dpfj7kyv4 = 初診の流れ

s-6bbcxp0ykb = ご予約から診察の後まで。

s-b0nq9ghwd2 = 初診の所要時間は、およそ40分です。

s-fpqtk0gsp0 = 受付で問診票をお書きください。

s-ypsbkbvy6j = 医師が診察し、必要に応じてX線検査を行います。

s-xfctab7bnp = 検査の結果と、考えられる選択肢をご説明します。

s-wpjyghgtfd = 関節液を調べることもあります。

s-bnnrfhwegz = 検査の費用は[料金の案内](@1)にまとめています。

s-v3yngcwm2a = 変形性膝関節症の治療を受けている方は、お薬手帳をお持ちください。
