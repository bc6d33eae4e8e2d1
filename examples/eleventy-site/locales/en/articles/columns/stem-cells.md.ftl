### taiyaku catalog 1

# > 幹細胞と膝
s-05pjk0p07f = Stem cells and the knee

# > 膝の治療と幹細胞について、分かっていることと分かっていないこと。
s-v4t2f01s12 = What is known, and what is not known, about stem cells and the treatment of knees.

# > 幹細胞は、分かれて増え、ほかの種類の細胞になることができる細胞です。
s-ry4xt969j0 = Stem cells are cells that can divide and become other kinds of cell.

# > 脂肪や骨髄には、間葉系幹細胞が少しだけ含まれています。
s-a8zareabgf = Fat and bone marrow contain a small number of mesenchymal stem cells.

# > 膝の軟骨への働きは、臨床試験で調べられているところです。
s-yreb8vk1cy = Their effect on the cartilage of the knee is still being studied in clinical trials.

# > 有効性はまだ確立されていません。
s-h9f5rh5q5f = Efficacy has not yet been established.

## 分かっていること

# > 分かっていること
s-ztb6fkc88q = What is known

## 分かっていないこと

# > 分かっていないこと
s-268xvx9ezz = What is not known

# > 変形性膝関節症が進んだ膝では、手術のほうが適していることもあります。
s-dtn0ak9k7f = In advanced knee osteoarthritis, surgery is sometimes the better choice.

# > 気になることがあれば、[初診の流れ](@1)をご覧のうえ、診察でお尋ねください。
s-m6xqzntmg5 = If you have questions, see [Your first visit](@1), and ask us at your consultation.
