### taiyaku catalog 1

# > 初診の流れ
s-7dpfj7kyv4 = Your first visit

# > ご予約から診察の後まで。
s-6bbcxp0ykb = From booking to after the consultation.

# > 初診の所要時間は、およそ40分です。
s-b0nq9ghwd2 = A first visit takes about 40 minutes.

# > 受付で問診票をお書きください。
s-fpqtk0gsp0 = Please fill in the questionnaire at the reception.

# > 医師が診察し、必要に応じてX線検査を行います。
s-ypsbkbvy6j = A doctor examines you and takes an X-ray if needed.

# > 検査の結果と、考えられる選択肢をご説明します。
s-xfctab7bnp = We explain the results of the tests and the options we see.

# > 関節液を調べることもあります。
s-wpjyghgtfd = Sometimes we also test the joint fluid.

# > 検査の費用は[料金の案内](@1)にまとめています。
s-bnnrfhwegz = The costs of the tests are listed under [Fees](@1).

# > 変形性膝関節症の治療を受けている方は、お薬手帳をお持ちください。
s-v3yngcwm2a = If you are being treated for knee osteoarthritis, please bring your medication record book.
