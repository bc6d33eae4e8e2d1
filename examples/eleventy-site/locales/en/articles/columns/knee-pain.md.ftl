### taiyaku catalog 1

# > 階段で膝が痛むとき
s-fnxefthfr3 = When your knee hurts on the stairs

# > 膝が痛む理由と、受診の目安をまとめました。
s-tp7hmm13kd = Why knees hurt, and when to see a doctor.

# > 階段を下りるとき、膝には体重のおよそ3倍の力がかかるといわれています。
s-agwzb5vavk = Going down stairs is said to load the knee with about 3 times your body weight.

# > 痛みがしばらく続くときは、膝の中で何かが起きているのかもしれません。
s-t0mwbwt7ms = If the pain goes on for a while, something may be happening inside the knee.

# > 膝の軟骨がすり減ると、骨と骨の間が狭くなり、痛みや腫れが出ることがあります。
s-f8dnbj8kct = When the cartilage of the knee wears down, the gap between the bones narrows, and pain or swelling may follow.

# > この状態を**変形性膝関節症**と呼びます。
s-kzqgr9pp20 = This condition is called **knee osteoarthritis**.

# > ただし、膝の痛みがすべて変形性膝関節症によるものとは限りません。
s-g26nafjbz2 = However, not all knee pain comes from knee osteoarthritis.

## 受診の目安

# > 受診の目安
s-c105egdm22 = When to see a doctor

# > 痛みが2週間以上続いている
s-ax1yk4zgyr = The pain has lasted 2 weeks or more

# > 関節液がたまり、膝が腫れている
s-h2p26x19xw = Joint fluid has built up and the knee is swollen

# > 夜、痛みで目が覚める
s-67sq193zas = Pain wakes you at night

# > 当院では、はじめに診察とX線検査で膝の状態を確かめます。
s-t7bz4636qc = At our clinic, we first check the state of the knee by an examination and an X-ray.

# > 費用は[料金の案内](@1)を、研究の現状は[幹細胞と膝](@2)をご覧ください。
s-9z9m57998z = For costs, see [Fees](@1); for where research stands, see [Stem cells and the knee](@2).
