### taiyaku catalog 1

# > 料金の案内
s-55mecd7tt4 = Fees

# > 診察と検査の費用。
s-9q2h2aytns = What consultations and tests cost.

# > 表の金額は税込みです。
s-m3g71xdk4e = The amounts in the table include tax.

# > 変形性膝関節症の診察には、公的医療保険が使えます。
s-mmrrvng1jf = Public health insurance covers consultations for knee osteoarthritis.

# > 内容
s-f9m861j27f = Item

# > 金額
s-vqrwpt5ahq = Amount

# > 初診
s-aa29fnysm6 = First visit

# > 3,300円
s-sx79rqte2d = ¥3,300

# > X線検査
s-8nb6qrehy8 = X-ray

# > 2,200円
s-dxpsa3cbhj = ¥2,200

# > 関節液の検査
s-sf5sj2s77p = Joint fluid test

# > 1,650円
s-k38mf9df3p = ¥1,650

# > 詳しくは<a @1>初診の流れ</a>をご覧ください。
s-c4st4swdz7 = For details, see <a @1>Your first visit</a>.
