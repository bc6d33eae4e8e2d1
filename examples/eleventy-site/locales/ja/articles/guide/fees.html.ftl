### taiyaku catalog 1

s-55mecd7tt4 = 料金の案内

s-9q2h2aytns = 診察と検査の費用。

s-m3g71xdk4e = 表の金額は税込みです。

s-mmrrvng1jf = 変形性膝関節症の診察には、公的医療保険が使えます。

s-f9m861j27f = 内容

s-vqrwpt5ahq = 金額

s-aa29fnysm6 = 初診

s-sx79rqte2d = 3,300円

s-8nb6qrehy8 = X線検査

s-dxpsa3cbhj = 2,200円

s-sf5sj2s77p = 関節液の検査

s-k38mf9df3p = 1,650円

s-c4st4swdz7 = 詳しくは<a @1>初診の流れ</a>をご覧ください。
