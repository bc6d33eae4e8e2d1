### 各指摘の説明。コードごとに1メッセージ。題名、指摘される例、よく似ているが指摘されない例、
### MQM（多次元品質指標）の分類を付ける。
### 文字としての波括弧は {"{"} と {"}"} と書く。

## 翻訳の状態

explain-untranslated =
    原文にあるユニットに、まだ訳文がありません。

    注意事項、料金、連絡先などが、もう一方の言語の読者に届かないことになります。訳文の
    揃わないページを公開するかどうかは `[publish]` で決まります。

    `taiyaku translate` か `taiyaku set` で翻訳してください。`taiyaku pretranslate` は
    翻訳メモリから下訳を入れます。

    翻訳の対象でなければ、そのIDの独立したコメントに `# state: skip` と書くか、
    `content.skip` にパターンを加えます。プロジェクト全体では、taiyaku.toml の
    `[check.levels]` に `untranslated = "off"`（または "note"、"error"）と書きます。
    .title = 未翻訳
    .fires = 診察は予約制です。 → （訳文なし）
    .silent = 03-0000-0000 → （訳文なし。訳すべき語がありません）
    .mqm = 正確さ / 未翻訳

explain-stale =
    訳文を作ったあとで原文が変わりました。訳文は前の文から引き継いだものです。

    古い用量、期間、リスクの説明が残っていても、文としては自然に読めるため見落とされます。

    前の原文（`# was:`）と今の原文を比べて訳文を直し、`taiyaku translate` か `taiyaku set` で
    確定してください。直す必要がなければ、そのまま確定します。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: stale 理由` と書きます
    （例：`# allow: stale 言い回しの変更のみ`）。プロジェクト全体では、taiyaku.toml の
    `[check.levels]` に `stale = "off"`（または "note"、"warning"、"error"）と書きます。
    .title = 原文変更後の未更新
    .fires = 効果は6か月ほど続きます。 → The effect lasts about three months. (# was: 効果は3か月ほど続きます。)
    .silent = 効果は3か月ほど続きます。 → The effect lasts about three months. （段落が移動しただけ）
    .mqm = 正確さ / 誤訳

explain-draft =
    翻訳メモリまたは機械による訳文で、まだ人が確定していません。

    よく似た過去の訳でも、左膝と右膝、食前と食後のように、肝心の1語だけ違うことがあります。

    `taiyaku translate` で原文と見比べ、直して確定してください。下訳が公開されるのは
    `--drafts` か `publish.drafts` を指定したときだけです。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: draft 理由` と書きます
    （例：`# allow: draft 医院が定めた文言のため`）。プロジェクト全体では、taiyaku.toml の
    `[check.levels]` に `draft = "off"`（または "note"、"warning"、"error"）と書きます。
    .title = 未確定の下訳
    .fires = 右膝に注射します。 → The injection is given in the left knee. (# state: draft)
    .silent = 右膝に注射します。 → The injection is given in the right knee. （state の行なし。確定済み）
    .mqm = 該当なし（作業の状態）

explain-catalog-out-of-date =
    原文カタログの内容が、`content/` の記事と一致していません。

    taiyakuは常に記事そのものを読むため結果は正しいのですが、カタログを読む人やツールには
    古い文が見えます。

    `taiyaku sync` を実行し、書き換えられたファイルをコミットしてください。

    カタログに書く容認はこの指摘には効きません。taiyaku.toml の `[check.levels]` に
    `catalog-out-of-date = "off"`（または "note"、"warning"、"error"）と書けば変えられます。
    .title = カタログが古い
    .fires = content/ja/guide.md の「受付は9時からです。」を「受付は10時からです。」に直し、sync を実行していない
    .silent = 同じ編集のあとで `taiyaku sync` を実行した
    .mqm = 該当なし（作業の状態）

explain-review-clobbered =
    承認済みと記されていますが、原文か訳文が承認時のものと違います。多くは、カタログを手で
    直したか、マージを解決したためです。

    編集者や医師が承認したとする文は、実際に目を通した文でなければなりません。

    gitの履歴と見比べ、承認された文に戻すか、もう一度承認を受けてください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: review-clobbered 理由`
    と書きます（例：`# allow: review-clobbered 誤字の訂正のみ、編集者了承済み`）。
    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `review-clobbered = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 承認後の変更
    .fires = 注射は15分ほどで終わります。 → The injection takes about 50 minutes. （“15”で承認後、ファイルを直接変更）
    .silent = 注射は15分ほどで終わります。 → The injection takes some 15 minutes. （`taiyaku set` で変更。承認は外れる）
    .mqm = 該当なし（作業の状態）

explain-catalog-orphan =
    訳文カタログに、もうどの記事にもない原文の訳文があります。記事ごとなくなっている
    場合もあります。

    公開されることはありませんが、手入れの手間がかかり、医院が取り下げた記述が検索に
    出てきます。

    `taiyaku sync` を実行してください。対訳は memory/archive.tmx に移り（あとで
    再利用できます）、カタログからは除かれます。

    カタログに書く容認はこの指摘には効きません。taiyaku.toml の `[check.levels]` に
    `catalog-orphan = "off"`（または "note"、"warning"、"error"）と書けば変えられます。
    .title = 原文のない訳文
    .fires = 体験談を募集しています。（記事から削除） → We are looking for patient stories.
    .silent = 体験談を募集しています。（記事名を変更。sync がカタログも移す） → We are looking for patient stories.
    .mqm = 該当なし（作業の状態）

## 訳文の内容

explain-source-text-left =
    日本語以外の訳文にかなや漢字が、または日本語の訳文に英語の原文の文が残っています。コード、
    アドレス、`do_not_translate` を指定した用語は対象外です。意図して示した日本語は
    `source-text-quoted` です。括弧の中、または括弧の前にあるものは、隣の語の表記を添えただけかもしれない
    ので、警告にとどめます。

    読者はその語を読めません。しかも薬、部位、処置の名前であることがよくあります。

    残った語を訳してください。どこでもそのまま使う語なら、用語集の項目に
    `do_not_translate = true` と指定します。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: source-text-left 理由`
    と書きます（例：`# allow: source-text-left 入口の看板の引用`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `source-text-left = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = 訳文に残った日本語
    .fires = 骨髄から採取した細胞を培養します。 → Cells taken from the 骨髄 are cultured.
    .silent = 検索欄に `骨髄` と入力します。 → Type `骨髄` into the search box.
    .mqm = 正確さ / 未翻訳

explain-source-text-in-quotes =
    訳文の引用符の中が、かなや漢字だけです。訳し忘れか、語そのものの引用かは、人にしか
    わかりません。文字や表記を話題にした文では `source-text-quoted` です。

    読めない題名や標語では、何も伝わりません。

    訳すか、うしろの括弧に訳語を添えてください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: source-text-in-quotes 理由`
    と書きます（例：`# allow: source-text-in-quotes 看板の引用`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `source-text-in-quotes = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = 引用符の中の日本語
    .fires = 「温熱療法」とは何か。 → What is “温熱療法”?
    .silent = 「温熱療法」とは何か。 → What is “thermotherapy”?
    .mqm = 正確さ / 未翻訳

explain-source-text-quoted =
    訳文に日本語が意図して示されています。訳語のうしろの括弧の中、ローマ字の読みの前、
    「〜と書く」のように表記として挙げた語です。設定で有効にするまでは出ません。

    日本語を読まない読者には意味のない部分です。日本語をいっさい載せない方針のサイトは、ここで
    確かめられます。

    日本語を省くか、表記そのものが話題のときだけ残してください。

    有効にするには、taiyaku.toml の `[check.levels]` に `source-text-quoted = "note"`（または
    "warning"、"error"）と書きます。1件だけ認めるときは、訳文カタログのメッセージの上に
    `# allow: source-text-quoted 理由` と書きます（例：`# allow: source-text-quoted 看板の名前`）。
    .title = 訳文に示された日本語
    .fires = 灸は古くからある治療です。 → Moxibustion (灸) is an old treatment.
    .silent = 灸は古くからある治療です。 → Moxibustion is an old treatment.
    .mqm = 正確さ / 未翻訳

explain-same-as-source =
    言語が違うのに、訳文が原文と一字一句同じです。

    空欄を埋めるために原文を写したもので、翻訳が揃ったように見えても揃っていません。

    翻訳してください。どの言語でも同じままのユニットなら、`# state: skip` としておくほうが
    確実です。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: same-as-source 理由` と
    書きます（例：`# allow: same-as-source 日本語のみの名称`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `same-as-source = "off"`（または "note"、"warning"、
    "error"）と書きます。
    .title = 原文と同じ訳文
    .fires = 膝の痛みについて → 膝の痛みについて
    .silent = PRP → PRP
    .mqm = 正確さ / 未翻訳

explain-term-missing =
    原文に用語集の用語がありますが、登録された訳語が訳文に見当たりません。複数形、活用形、
    略語も訳語と数えます。直前のユニットの原文と訳文に用語があれば、
    代名詞でもかまいません。

    読者は名前で治療を区別します。“the fluid”（その液）では何のことかわかりません。

    推奨の訳語を使ってください。今の訳語も正しいなら、用語集の `admitted` に加えます。

    例は、上清液＝conditioned medium、secretome は許容、culture supernatant は禁止とした
    用語集によります。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: term-missing 理由` と
    書きます（例：`# allow: term-missing 直前の見出しに明記`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `term-missing = "off"`（または "note"、"warning"、
    "error"）と書きます。
    .title = 用語の訳語がない
    .fires = 上清液を月に1回投与します。 → The fluid is given once a month.
    .silent = 上清液を月に1回投与します。 → Conditioned media are given once a month.
    .mqm = 用語 / 用語集との不一致

explain-term-forbidden =
    原文の用語に対して、用語集で禁止された語が訳文に使われています。原文にその用語がない
    場合や、正しい訳語の一部である場合は指摘しません。

    禁止するのは、別の物質を指す、過度な期待を抱かせる、医療広告の規制に触れるなど、誤解を
    招く語だからです。

    推奨の訳語にしてください。使ってよいことになった語なら、`forbidden` から `admitted` に
    移します。

    例は、上清液＝conditioned medium、secretome は許容、culture supernatant は禁止とした
    用語集によります。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: term-forbidden 理由` と
    書きます（例：`# allow: term-forbidden 引用論文の題名`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `term-forbidden = "off"`（または "note"、"warning"、
    "error"）と書きます。
    .title = 禁止された訳語
    .fires = 上清液を点滴します。 → Culture supernatant is given by drip.
    .silent = 培養皿の上澄みを捨てます。 → The culture supernatant is discarded.
    .mqm = 用語 / 誤った用語

explain-term-inconsistent =
    同じ用語が、1つの記事の中で2通りの許容訳語で訳されています。または、ほかの記事でほぼ
    決まっている訳語と、この記事全体の訳語が違います。複数形、活用形、略語は同じ
    訳語とみなします。対訳ファイルの行は、出どころがさまざまなので比べません。

    名前が2つあると、患者さんは治療が2つあると受け取ります。

    1つに決めて、全体で揃えてください。用語がどこにあるかは
    `taiyaku memory search 用語` でわかります。

    例は、上清液＝conditioned medium、secretome は許容、culture supernatant は禁止とした
    用語集によります。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: term-inconsistent 理由`
    と書きます（例：`# allow: term-inconsistent 論文の表記に従う`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `term-inconsistent = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = 訳語の不統一
    .fires = 上清液は凍結して保管します。 → The secretome is stored frozen. （ほかの箇所は conditioned medium）
    .silent = 上清液は凍結して保管します。 → Conditioned media are stored frozen. （ほかの箇所は conditioned medium）
    .mqm = 用語 / 用語の不統一

explain-term-count =
    承認済みの用語が原文に何度も出ているのに、訳文では英語として省ける範囲を超えて少なく
    なっています。訳語1つ、代名詞1つ、冠詞のついた用語の主要語（“the medium”）1つを、それぞれ
    原文の1か所と数え、さらに1か所までは省いてよいものとします。派生語だけで訳されている
    ときは、省いてよい分はありません。

    節ごと訳し落とした、2つの用語を取り違えた、という場合がよくあります。

    示された箇所を見てください。それがなくても文が足りていれば、問題ありません。

    例は、上清液＝conditioned medium とした用語集によります。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: term-count 理由` と
    書きます（例：`# allow: term-count 列挙なので1回でよい`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `term-count = "off"`（または "note"、"warning"、
    "error"）と書きます。
    .title = 用語の出現数が原文より少ない
    .fires = 上清液を凍結し、上清液を解凍し、上清液を点滴します。 → Conditioned medium is frozen, thawed and given by drip.
    .silent = 上清液を凍結し、上清液を解凍し、上清液を点滴します。 → Conditioned medium is frozen; it is thawed and given by drip.
    .mqm = 正確さ / 訳抜け

explain-abbreviation-undefined =
    用語集で `abbreviation` とされた略語が、記事の中でまだ説明されないうちに訳文に使われて
    います。初出は “mesenchymal stem cells (MSCs)” のように書きます。指摘は最初の1か所だけ
    です。原文にも同じ略語があり、それより前に説明がなければ、著者が周知の語とみなしたものと
    考え、指摘しません。

    読者は、そのクリニックだけの略語を調べられません。

    最初に使う箇所で、正式な名称に略語を添えてください。誰でも知っている略語（DNA、MRI）
    なら、`abbreviation` ではなく `admitted` に入れます。

    例は、間葉系幹細胞＝mesenchymal stem cell、略語は MSC とした用語集によります。

    この1件だけ認めるときは、訳文カタログのメッセージの上に
    `# allow: abbreviation-undefined 理由` と書きます
    （例：`# allow: abbreviation-undefined 図の説明にある`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `abbreviation-undefined = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = 説明のない略語
    .fires = 間葉系幹細胞を投与します。 → MSCs are given.
    .silent = 間葉系幹細胞を投与します。 → Mesenchymal stem cells (MSCs) are given.
    .mqm = 用語 / 用語集との不一致

explain-source-orthography =
    和文の原文で、1つの語の表記が揺れています。外来語の末尾の長音や中黒の有無、送り仮名の
    多い少ない、漢字と仮名、数え方の「か」と「ヶ」、英数字やカタカナの全角と半角、用語集で
    禁止された表記が対象です。指摘は1つの記事につき1回で、少ないほうの表記を、それぞれの数と
    ともに示します。記事全体がほかの記事と違うときも指摘します。

    表記が2つあると、検索も集計も翻訳も、2つの語として扱われます。

    原文の表記を1つに決めてください。用語なら、使わないほうを用語集の日本語側の `forbidden`
    に入れます。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: source-orthography 理由`
    と書きます（例：`# allow: source-orthography 正式な名称`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `source-orthography = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = 原文の表記ゆれ
    .fires = サーバーに保存し、別のサーバに写します。 → It is saved on a server and copied to another.
    .silent = サーバーに保存し、別のサーバーに写します。 → It is saved on a server and copied to another.
    .mqm = スタイル / 表記の不統一

explain-number-mismatch =
    一方の数値に当たるものが、もう一方にありません。数値は値、単位、役割で比べます。1億と
    “100 million” と 10⁸ は同じ値、令和5年は2023年で、「十分」やIL-6は数量とみなしません。
    正しい訳のこともあるものは警告です。訳文で加わった数値、「以上」「未満」などの範囲の違い、省かれた
    数値のうち小さな個数（「2つ」が “they” になるなど）、100%、「16進数」の16、かっこの中の数値、文字で書いた数、短い
    見出しの数、古い時代の月日や月も年もない日、桁を減らした小数（0.02097に対する0.021）、種類の違う2つの数（「一人」と
    “two types”）がこれに当たります。英語からの訳では、海外の読者への説明で和文に要らないもの（何代目か、戦争や
    時代の年）も警告です。medicalのプロファイルではエラーになります。

    用量、細胞数、料金、割合は、患者さんの判断に直結します。億や万の換算では、熟練の
    翻訳者でも1桁間違えることがあります。

    値を計算し直して訳文を直してください。原文が誤っているなら、記事を直します。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: number-mismatch 理由`
    と書きます（例：`# allow: number-mismatch 意図して丸めた`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `number-mismatch = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = 数値の不一致
    .fires = 約1億個の細胞を投与します。 → About 10 million cells are given.
    .silent = 3割の方に腫れがみられました。 → Swelling was seen in 30% of patients.
    .mqm = 正確さ / 誤訳

explain-identifier-mismatch =
    数字を含む名前や番号が一方にしかないか、数字や文字が1つでも違います。IL-6、CD34、
    COVID-19、DOI、PMID、臨床試験の登録番号、ISBN、電話番号などです。全角と半角、ハイフン、
    空白の違いは無視します。数字のない名前は、もう一方によく似た名前があるとき警告になります。TNF-αと
    TNF-β、VEGFとEGF、NK細胞と “T cells”、ビタミンDと “vitamin E”、ローマ字で書いた著者名（Smithら）などです。

    IL-6とIL-8は別のタンパク質で、登録番号は1桁違えば別の試験になります。

    原文の名前や番号を写してください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: identifier-mismatch 理由`
    と書きます（例：`# allow: identifier-mismatch 英語専用の電話番号を案内`）。プロジェクト
    全体では、taiyaku.toml の `[check.levels]` に `identifier-mismatch = "off"`（または
    "note"、"warning"、"error"）と書きます。
    .title = 識別子の不一致
    .fires = 試験はjRCT1234567890に登録されています。 → The trial is registered as jRCT1234567809.
    .silent = ＩＬ－６を測定しました。 → IL-6 was measured.
    .mqm = 正確さ / 誤訳

explain-citation-mismatch =
    注や文献を指す番号（[1]、¹、※1など）が、訳文にないか、違う番号になっています。書き方の
    違いは無視します。[3-5]と[3, 4, 5]、注1と “Note 1” は同じとみなします。

    文献番号が落ちると、根拠のある記述も根拠のないものに見えます。

    番号を、その記述の終わりに置いてください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: citation-mismatch 理由`
    と書きます（例：`# allow: citation-mismatch 英語版には注3がない`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `citation-mismatch = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = 注・文献番号の不一致
    .fires = 効果が報告されています[1]。 → An effect has been reported.
    .silent = 効果が報告されています[1]。 → An effect has been reported.¹
    .mqm = 正確さ / 訳抜け

explain-url-mismatch =
    URLかメールアドレスが、一方にしかありません。末尾のスラッシュ、httpとhttps、ホスト名の
    大文字小文字の違いと、同じページの言語違い（/ja/ と /en/ など）は無視します。

    1文字違うだけで、患者さんは目的のページに着けないか、別のサイトに着いてしまいます。

    原文のアドレスを写してください。MarkdownとHTMLで訳文のリンク先だけを変えるときは、
    メッセージの上に `# link @1: URL` と書きます。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: url-mismatch 理由` と
    書きます（例：`# allow: url-mismatch 英語版のページに案内`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `url-mismatch = "off"`（または "note"、"warning"、
    "error"）と書きます。
    .title = アドレスの不一致
    .fires = 詳しくは https://example.jp/guide をご覧ください。 → For details, see https://example.jp/guides.
    .silent = 詳しくは https://example.jp/guide をご覧ください。 → For details, see https://EXAMPLE.jp/guide/.
    .mqm = デザイン・マークアップ / リンクと相互参照

explain-markup-mismatch =
    リンク、画像、コード、タグ、脚注の印、強調のどれかが一方にしかないか、訳文のタグや強調の
    記号が閉じていません。ユニットの中で位置が変わるのはかまいませんが、増減はできません。
    プレーンテキストは対象外です。

    脚注が落ちれば記述の根拠が、リンクが落ちれば予約への道が失われます。

    対応する語を `[booking page](@1)` のように囲んでください。`@` の番号は原文と
    同じにします。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: markup-mismatch 理由`
    と書きます（例：`# allow: markup-mismatch リンク先が日本語のみ`）。
    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `markup-mismatch = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = マークアップの不一致
    .fires = [予約ページ](@1)からお申し込みください。 → Please apply on the booking page.
    .silent = [予約ページ](@1)からお申し込みください。 → Please apply on the [booking page](@1).
    .mqm = デザイン・マークアップ / マークアップタグ

explain-placeholder-mismatch =
    {"{"} $count {"}"}、{"{"}{"{"} name {"}"}{"}"}、%s のような変数や書式の印が、一方にしかないか、数が違います。
    中の空白は無視し、百分率の % は対象外です。

    足りなければ、予約日や残り日数などの値が表示されません。多ければ、印がそのままページに
    出ます。

    原文のプレースホルダーをそのまま写してください。名前は訳しません。

    この1件だけ認めるときは、訳文カタログのメッセージの上に
    `# allow: placeholder-mismatch 理由` と書きます（例：
    `# allow: placeholder-mismatch 英語では名前を言わない`）。プロジェクト全体では、
    taiyaku.toml の `[check.levels]` に `placeholder-mismatch = "off"`（または "note"、
    "warning"、"error"）と書きます。
    .title = プレースホルダーの不一致
    .fires = 予約日まであと{"{"} $count {"}"}日です。 → Your appointment is in a few days.
    .silent = 予約日まであと{"{"}$count{"}"}日です。 → Your appointment is in {"{"} $count {"}"} days.
    .mqm = デザイン・マークアップ / マークアップタグ

explain-reference-mismatch =
    手書きのメッセージが、原文の参照していないメッセージや用語を参照しているか、その逆です。
    選択肢はまとめて比べ、属性は属性どうしで比べます。

    参照していない文は、用語やメッセージが変わっても元のままです。

    原文と同じメッセージや用語を参照してください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `reference-mismatch = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 参照の不一致
    .fires = about = {"{"} -clinic {"}"}について → about = About us
    .silent = about = {"{"} -clinic {"}"}について → about = About {"{"} -clinic {"}"}
    .mqm = 用語 / 用語集との不一致

explain-term-inlined =
    原文は用語を参照していますが、訳文はその語をじかに書いています。この言語でその用語が
    取る形なので、参照にしても読みは同じです。

    用語の名前が変わると、参照はすべて変わりますが、この語は変わりません。

    ヒントにある参照を書くか、`taiyaku messages fix` を実行してください。読みが変わらない
    ところだけ書き換えます。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `term-inlined = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 用語の直書き
    .fires = about = {"{"} -stem-cell {"}"}とは → about = What are stem cells?
    .silent = about = {"{"} -stem-cell {"}"}とは → about = What are {"{"} -stem-cell(form: "plural") {"}"}?
    .mqm = 用語 / 用語集との不一致

explain-term-possible =
    手書きのメッセージに用語集の語があり、用語の参照にできます。そのままのほうがよい文も
    多いため、既定ではオフです。

    参照は、用語の名前が変わると一緒に変わります。

    ヒントにある参照を書くか、`taiyaku messages fix --possible` を実行してください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `term-possible = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 参照にできる用語
    .fires = menu = 幹細胞について → menu = About stem cells
    .silent = menu = {"{"} -stem-cell {"}"}について → menu = About {"{"} -stem-cell(form: "plural") {"}"}
    .mqm = 用語 / 用語集との不一致

explain-term-argument =
    用語の参照に、その用語が使わない引数や、存在しない形があるか、用語が表示する値が渡されて
    いません。引用符で囲んだ数は、複数形の区分を選びません。

    Fluentは何も言わず既定の形にするため、誤った形になることがあります。

    指摘に並んでいる形を使ってください。用語集の形は docs/fluent.ja.md にあります。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `term-argument = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 用語にない引数
    .fires = about = {"{"} -stem-cell(form: "plurals") {"}"}
    .silent = about = {"{"} -stem-cell(form: "plural") {"}"}
    .mqm = 該当なし（ファイル）

explain-plural-category =
    数で選ぶ選択肢に、その言語にある区分（英語なら one と other）がないか、その言語のどの数も
    当たらない区分（英語の few、日本語の one）があります。[1] のように数そのものを書いた
    選択肢は、その区分の代わりになります。

    足りないと既定の形（「1 items」）になり、余分なものは決して使われません。

    原文にかかわらず、訳文の言語の区分を書いてください。選択肢のない日本語と選択肢のある
    英語は、同じメッセージです。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `plural-category = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 複数形の区分
    .fires = items = {"{"} $count {"}"}件 → items = {"{"} $count -> *[other] {"{"} $count {"}"} items {"}"}
    .silent = items = {"{"} $count {"}"}件 → items = {"{"} $count -> [one] One item *[other] {"{"} $count {"}"} items {"}"}
    .mqm = 言語の慣例 / 文法

explain-plural-suggested =
    原文が数を表示し、英語のメッセージも複数形の名詞の前に同じ数を表示していますが、数で選ぶ
    選択肢がありません。必ず大きい数のこともあるため、参考の指摘です。

    1のとき「1 articles」となります。

    1のための選択肢 [one] を加えてください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `plural-suggested = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 数によらない形
    .fires = left = あと{"{"} $count {"}"}件 → left = {"{"} $count {"}"} articles left
    .silent = left = あと{"{"} $count {"}"}件 → left = {"{"} $count -> [one] One article *[other] {"{"} $count {"}"} articles {"}"} left
    .mqm = 言語の慣例 / 文法

explain-isolation-mark =
    文字の向きを分けたり変えたりする目に見えない印（U+2066からU+2069、U+202AからU+202E）に、
    メッセージの中で対になるものがありません。

    ページの残りの並びが崩れることがあります。必要なら、Fluentが値の前後に自分で付けます。

    印を消すか、対になる印を加えてください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `isolation-mark = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 文字の向きの印
    .fires = hello = {"{"} $name {"}"}さん（名前の前にU+2068）→ 閉じる印がない
    .silent = hello = {"{"} $name {"}"}さん（名前の前後にU+2068とU+2069）
    .mqm = 言語の慣例 / 文字コード

explain-duplicate-key =
    1つのメッセージに、同じ名前の属性か、同じキーの選択肢が2つあります。

    使われるのは一方だけです。

    一方を消すか、名前を変えてください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `duplicate-key = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 属性・選択肢の重複
    .fires = open = {"{"} $n -> [one] 一件 [one] 1件 *[other] {"{"} $n {"}"}件 {"}"}
    .silent = open = {"{"} $n -> [1] 一件 *[other] {"{"} $n {"}"}件 {"}"}
    .mqm = 該当なし（ファイル）

explain-term-unused =
    サイトのメッセージで用語が定義されていますが、同じ言語のメッセージも用語も参照して
    いません。用語はバンドルの外から参照できません。

    残った不要な用語か、参照のつづりの誤りです。

    消すか、参照してください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `term-unused = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 使われていない用語
    .fires = -clinic = 佐野医院（参照するメッセージなし）
    .silent = -clinic = 佐野医院、about = {"{"} -clinic {"}"}について
    .mqm = 該当なし（ファイル）

explain-message-unused =
    原文の言語のメッセージの名前が、メッセージを表示するファイル（taiyaku.toml の
    `[check]` の `used_in` に書いたテンプレートやスクリプト）にも、ほかのメッセージにも
    ありません。この設定がなければ調べません。プログラムが組み立てる名前
    （`"menu-" + page`）は見つからないので、どれかのファイルに並べて書いてください。

    残った不要なメッセージは、だれにも読まれないまま訳され、校閲されます。

    すべての言語から消すか、表示する場所で名前を書いてください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `message-unused = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 使われていないメッセージ
    .fires = old-menu = 旧メニュー（old-menu を表示するテンプレートなし）
    .silent = menu = メニュー、テンプレートに say("menu")
    .mqm = 該当なし（ファイル）

explain-function-unknown =
    NUMBER と DATETIME 以外の関数を呼んでいます。サイトが自分で関数を用意することもある
    ため、既定ではオフです。

    関数のない実装では、呼び出しがそのまま表示されます。

    ファイルを読むすべてのプログラムに、その関数があることを確かめてください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `function-unknown = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 独自の関数
    .fires = when = {"{"} ERA($day) {"}"}
    .silent = when = {"{"} DATETIME($day) {"}"}
    .mqm = 該当なし（ファイル）

explain-empty-placeable =
    行の途中に、空白だけを入れた波括弧があります。既定ではオフです。

    波括弧が要るのは、Fluentが空白を捨てる文の両端と行の頭だけです。

    空白をそのまま書いてください。

    プロジェクト全体では、taiyaku.toml の `[check.levels]` に `empty-placeable = "off"`
    （または "note"、"warning"、"error"）と書きます。
    .title = 空白だけの波括弧
    .fires = about = 佐野{"{"} " " {"}"}医院
    .silent = about = 佐野医院{"{"} " " {"}"}
    .mqm = 該当なし（ファイル）

explain-bracket-unbalanced =
    訳文の括弧か引用符に、対になるものがありません。複数のユニットにまたがる引用のように
    原文も同じ側が開いている場合や、1) のような番号の括弧、:-) のような顔文字、区間 [0, 1)、
    それ自体を引用した括弧は指摘しません。

    注記がどこまで続くのかがわからなくなります。

    足りない記号を補うか、余分な記号を削除してください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に
    `# allow: bracket-unbalanced 理由` と書きます（例：
    `# allow: bracket-unbalanced 顔文字のため`）。プロジェクト全体では、taiyaku.toml の
    `[check.levels]` に `bracket-unbalanced = "off"`（または "note"、"warning"、"error"）と
    書きます。
    .title = 括弧の不対応
    .fires = 診察は予約制です（要電話）。 → Visits are by appointment (please call.
    .silent = 医師は「少し様子を見ましょう。 → The doctor said, “Let us wait a little.
    .mqm = 言語の慣例 / 句読点・記号

explain-fullwidth-in-target =
    日本語以外の訳文に、全角の英数字や括弧、和文の句読点、①や※などの記号があります。コード、
    アドレス、それ自体を引用した記号は対象外です。

    不自然な空きができ、検索にかからず、全角の電話番号はそのままでは発信できません。

    半角で書いてください。①は (1)、※は “Note:”、「、」「。」はコンマとピリオドにします。

    この1件だけ認めるときは、訳文カタログのメッセージの上に
    `# allow: fullwidth-in-target 理由` と書きます（例：
    `# allow: fullwidth-in-target 申込書の記号の引用`）。プロジェクト全体では、taiyaku.toml
    の `[check.levels]` に `fullwidth-in-target = "off"`（または "note"、"warning"、
    "error"）と書きます。
    .title = 全角文字の混入
    .fires = ご予約はお電話（03-0000-0000）へ。 → Call us to book（03-0000-0000）.
    .silent = 合言葉は `ＡＢＣ` です。 → The password is `ＡＢＣ`.
    .mqm = 言語の慣例 / 句読点・記号

explain-japanese-characters =
    和文（原文または訳文）に、半角カタカナ、濁点が別の文字になったかな、漢字に似た部首や互換
    漢字があります。PDFや古い帳票から貼り付けた文によくあります。コードとアドレスは対象外です。

    検索にかからず、用語集やメモリとも一致しません。フォントによっては空きができます。

    ヒントの文字で書いてください。原文にあるときは記事を直してください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: japanese-characters 理由`
    と書きます（例：`# allow: japanese-characters ラベルの表記`）。プロジェクト全体では、taiyaku.toml の
    `[check.levels]` に `japanese-characters = "off"`（または "note"、"warning"、"error"）と書きます。
    .title = 和文の誤った文字
    .fires = ｺﾗｰｹﾞﾝを補います。 → It supplies collagen.
    .silent = コラーゲンを補います。 → It supplies collagen.
    .mqm = 言語の慣例 / 文字コード

explain-halfwidth-in-target =
    日本語の訳文で、和文のすぐうしろに半角のコンマやピリオドがあります。小数、欧文の語、コード、
    アドレスは対象外です。

    文字に詰まって見え、行の折り返しも乱れます。

    「、」「。」で書いてください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: halfwidth-in-target 理由`
    と書きます（例：`# allow: halfwidth-in-target 書式の見本`）。プロジェクト全体では、taiyaku.toml の
    `[check.levels]` に `halfwidth-in-target = "off"`（または "note"、"warning"、"error"）と書きます。
    .title = 和文の中の半角句読点
    .fires = Rest your knee. → 膝を休ませます.
    .silent = Version 2.5 is out. → バージョン2.5が出ました。
    .mqm = 言語の慣例 / 句読点・記号

explain-japanese-style =
    日本語の訳文が、taiyaku.toml の `[check.japanese]` のとおりに書かれていません。`spacing` は
    和文と英数字の間の空白で "none" か "space"、`digits` と `signs`（! ? : ; と丸括弧）は
    "half" か "full"、`punctuation` は "、。"、"，．"、"，。" のどれかです。指定していない項目と
    "any" は指摘しません。

    一つのサイトのコラムが、別々の人の手で書かれたように見えます。

    プロジェクトの書き方にそろえるか、設定を変えてください。

    この1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: japanese-style 理由`
    と書きます（例：`# allow: japanese-style 固有名の表記`）。プロジェクト全体では、taiyaku.toml の
    `[check.levels]` に `japanese-style = "off"`（または "note"、"warning"、"error"）と書きます。
    .title = プロジェクトと違う和文表記
    .fires = PRP takes three visits.（spacing = "none"） → PRP は3回です。
    .silent = PRP takes three visits.（spacing = "none"） → PRPは3回です。
    .mqm = スタイル / 表記規則

explain-typography =
    訳文の言語では普通でない記号や空白です。和文では重なった句読点、「・・・」や「...」、半角の
    「~」、欧文の引用符、文末の句点の抜け。英文では句読点の前の空白、続いた空白、○や△だけの
    セル。設定で有効にするまでは出ません。

    一つなら好みの問題ですが、多いと粗い仕上がりに見えます。△だけのセルは、英語の読者には意味が
    わかりません。

    ヒントの形で書いてください。表の記号には語か凡例を添えてください。

    有効にするには、taiyaku.toml の `[check.levels]` に `typography = "note"`（または
    "warning"、"error"）と書きます。1件だけ認めるときは、訳文カタログのメッセージの上に
    `# allow: typography 理由` と書きます（例：`# allow: typography 詩の表記`）。
    .title = 普通でない記号と空白
    .fires = Well, let us wait and see. → まあ・・・様子を見ましょう。
    .silent = Well, let us wait and see. → まあ……様子を見ましょう。
    .mqm = 言語の慣例 / 句読点・記号

explain-hedge-dropped =
    原文は断定を避けるか伝聞の形（可能性がある、場合がある、考えられる、だろう、期待される、
    報告されている、明らかでない）なのに、訳文にそれに当たる表現がまったくありません。訳文に何らかの
    表現があれば、強さを問わず指摘しません。既定では警告、医療のプロファイルではエラーです。

    期待が事実に変わり、医師が約束していない効果をページが約束することになります。医療広告の
    規制に触れるおそれもあります。

    表現を補ってください。可能性がある＝may、can、期待されている＝is expected to、とされています
    ＝is said to、示唆される＝suggest です。

    レベルは taiyaku.toml の `[check.levels]` の `hedge-dropped = "off"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: hedge-dropped 理由` と
    書きます（例：`# allow: hedge-dropped 次の文に明記`）。
    .title = 断定への変化
    .fires = 痛みを和らげる可能性があります。 → It relieves pain.
    .silent = 痛みを和らげる可能性があります。 → It is expected to relieve pain.
    .mqm = 正確さ / 誤訳

explain-light-hedge-dropped =
    原文は常体の「とされる」「といわれる」「という」「ことがある」なのに、訳文は断定しています。
    ほかの表現より省かれやすいので、別のコードにしています。既定ではオフ、医療のプロファイル
    では警告です。

    伝聞がページ自身の主張になり、一部の人に起こることが全員に起こることになります。

    表現を補ってください。とされる＝is said to、ことがある＝sometimes、may です。

    レベルは taiyaku.toml の `[check.levels]` の `light-hedge-dropped = "warning"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: light-hedge-dropped 理由` と
    書きます（例：`# allow: light-hedge-dropped ことわざ`）。
    .title = 軽い断定回避の省略
    .fires = この成分は安全とされる。 → This ingredient is safe.
    .silent = この成分は安全とされる。 → This ingredient is said to be safe.
    .mqm = 正確さ / 誤訳

explain-hedge-layer =
    原文は二重に断定を避けている（可能性が示唆されている、可能性を否定できない）のに、訳文は
    一重です。英語では一重で足りることが多いので、既定ではオフです。

    二段の慎重さが一段に読め、弱い根拠が実際より強く見えます。

    両方を残してください（suggest that it may、the possibility cannot be ruled out）。

    レベルは taiyaku.toml の `[check.levels]` の `hedge-layer = "note"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: hedge-layer 理由` と
    書きます（例：`# allow: hedge-layer 一重で十分`）。
    .title = 断定回避の一段の省略
    .fires = 炎症を抑える可能性が示唆されています。 → It may reduce inflammation.
    .silent = 炎症を抑える可能性が示唆されています。 → Studies suggest that it may reduce inflammation.
    .mqm = 正確さ / 誤訳

explain-polarity =
    原文は否定しているのに、訳文に否定がありません。not、no、without も、それ自体が否定の語
    （fail、lack、rarely、unable、prevent）もない場合です。否定に見えるだけの形（かもしれない、
    なければならない、だけでなく）は数えません。既定では警告、医療のプロファイルではエラーです。

    「飲酒中は服用しない」の「ない」が抜けると危険です。

    否定を補ってください。

    レベルは taiyaku.toml の `[check.levels]` の `polarity = "error"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: polarity 理由` と
    書きます（例：`# allow: polarity 逆の側から述べた`）。
    .title = 否定の脱落
    .fires = この薬は眠気を起こしません。 → This drug causes drowsiness.
    .silent = この薬は眠気を起こしません。 → This drug is free of drowsiness.
    .mqm = 正確さ / 誤訳

explain-overclaim =
    原文にない約束が訳文にあります。治癒、証明、保証、毎回の成功、完全な除去、絶対の安全です。
    語はプロファイルにあります。否定や疑問の中は指摘せず、原文も同じ約束をしていれば指摘
    しません。医療のプロファイルではエラーです。

    医療広告の規制に触れるおそれがあり、患者はその約束を信じます。

    原文のとおりに述べてください。改善が期待される＝is expected to improve、治療する＝treat です。

    レベルは taiyaku.toml の `[check.levels]` の `overclaim = "warning"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: overclaim 理由` と
    書きます（例：`# allow: overclaim 次の文で原文が述べている`）。
    .title = 原文にない約束
    .fires = 症状の改善が期待されます。 → It cures the symptoms.
    .silent = 症状の改善が期待されます。 → It does not cure, but is expected to help.
    .mqm = 正確さ / 付加

explain-regulated-wording =
    プロファイルが禁じる表現が訳文にあります。絶対の安全、結果の保証、最上級や順位、施術前後の
    比較、奇跡、体験談です。自由診療を free、未承認を denied とする訳、届出や承認を別の手続きと
    する訳も含みます。医療のプロファイルではエラーです。

    医療広告ガイドラインが禁じる表現です。訳文のページに及ぶかどうかは医療機関の判断で、容認に
    理由を残します。

    わかっていることを、その限界とともに述べてください。

    レベルは taiyaku.toml の `[check.levels]` の `regulated-wording = "warning"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: regulated-wording 理由` と
    書きます（例：`# allow: regulated-wording 法務が確認済み`）。
    .title = 規制のある表現
    .fires = 多くの実績があります。 → We are ranked No. 1 in Japan.
    .silent = 喫煙は肺がんの最大の原因です。 → Smoking is the number one cause of lung cancer.
    .mqm = スタイル / 規制表現

explain-regulated-quote =
    同じ表現が、患者の発言などの引用符の中にあります。医療のプロファイルでは警告です。

    引用した称賛も、医療機関のページでは称賛です。

    省くか、約束ではなく起こったことを引用してください。

    レベルは taiyaku.toml の `[check.levels]` の `regulated-quote = "off"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: regulated-quote 理由` と
    書きます（例：`# allow: regulated-quote ガイドライン自体の引用`）。
    .title = 引用の中の規制のある表現
    .fires = 「よかった」と患者さんは話す。 → “A miracle cure,” the patient says.
    .silent = 「よかった」と患者さんは話す。 → “I am glad,” the patient says.
    .mqm = スタイル / 規制表現

explain-regulated-source =
    同じ表現が原文にあります。医療のプロファイルでは注記、それ以外ではオフです。訳文は原文に
    従い、原文は著者が直すものだからです。

    原文で禁じられることは、訳文でも禁じられます。

    著者に伝えてください。

    レベルは taiyaku.toml の `[check.levels]` の `regulated-source = "warning"` で変えられます。
    1件だけ認めるときは、訳文カタログのメッセージの上に `# allow: regulated-source 理由` と
    書きます（例：`# allow: regulated-source 著者に連絡済み`）。
    .title = 原文の規制のある表現
    .fires = この治療に副作用はありません。 → Side effects of this treatment are rare.
    .silent = この治療の副作用は少ないです。 → Side effects of this treatment are rare.
    .mqm = 該当なし（原文）

## ファイル

explain-fluent-syntax =
    カタログのメッセージがFluentとして読めないか、存在しないメッセージや用語を
    参照しています。

    Fluentはそのようなメッセージを黙って捨てるため、ページから文が抜け落ちます。

    示された位置を直してください。本文の波括弧は、ファイルの中では `{"{"}"{"{"}"{"}"}` と書きます。
    `taiyaku set` を使えばエスケープは要りません。構文の壊れたファイルは、直るまで書き
    換えません。

    この指摘は容認できません。
    .title = Fluentの構文エラー
    .fires = 予約まであと{"{"} $count {"}"}日 → days-left = Only {"{"} $count days left
    .silent = 予約まであと{"{"} $count {"}"}日 → days-left = Only {"{"} $count {"}"} days left
    .mqm = 該当なし（ファイル）

explain-conflict-markers =
    同じ行を2人が変えたときにgitが残す印が、ファイルにあります。

    両方の文が並んでおり、処理を続けると一方が失われます。taiyakuはこのファイルを受け
    付けず、そのまま残します。

    両方から正しいほうを残し、印の行を削除してから、もう一度実行してください。

    記事にある場合は警告だけですが、そのままでは印の行も翻訳され、公開されます。

    この指摘は容認できません。
    .title = 未解決のマージ
    .fires = 費用は3万円です。 → <<<<<<< HEAD / The fee is 30,000 yen. / ======= / The cost is 30,000 yen. / >>>>>>> edit
    .silent = 費用 / ======= → Fees / ======= （Markdown の見出し）
    .mqm = 該当なし（ファイル）

explain-invalid-encoding =
    UTF-8の文字として読めないバイトがあります。以前のWindowsのソフトで保存した記事は、
    Shift_JISであることがよくあります。

    別の文字コードとして読むと薬の名前まで文字化けするため、読み込みません。

    `iconv -f CP932 -t UTF-8 old.txt > new.txt` などで変換し、内容を確かめてください。
    CP932は、①、㎎、Ⅱ なども含むWindowsのShift_JISです。

    この指摘は容認できません。ファイルを対象から外すときは、`[content]` の `include`
    （用語集や翻訳メモリは `files`）を絞ります。
    .title = UTF-8以外の文字コード
    .fires = Shift_JISで保存した「膝の痛み」 → UTF-8として読めない
    .silent = BOM付きUTF-8で保存した「膝の痛み」 → BOMを除いて読む
    .mqm = 言語の慣例 / 文字コード

explain-unreadable =
    ファイルはありますが、開けません。権限がないか、フォルダーであるか、プロジェクトの外を
    指すリンクです。

    内容は検査も公開もされず、抜けていることに誰も気づきません。

    読み取りの権限を付けるか、リンクをファイルそのものに置き換えてください。

    この指摘は容認できません。ファイルを対象から外すときは、`[content]` の `include`
    （用語集や翻訳メモリは `files`）を絞ります。
    .title = 読み込めないファイル
    .fires = content/ja/faq.md → プロジェクトの外の ../../../other/faq.md へのリンク
    .silent = content/ja/faq.md → 空のファイル
    .mqm = 該当なし（ファイル）

explain-settings-invalid =
    taiyaku.toml がTOMLとして読めないか、存在しないキーや、ありえない値があります。

    つづりを誤ったキーを黙って無視すると、誤った用量を止めるはずの検査が
    警告のままになりかねません。

    示された行を直してください。ヒントに最も近いキーが出ます。

    この指摘は容認できません。
    .title = 設定の誤り
    .fires = source = "ja" → tragets = ["en"]
    .silent = source = "ja" → targets = "en"
    .mqm = 該当なし（ファイル）

explain-segmentation-rule =
    設定 [segment] srx のSRXファイルに、使えない規則か、ある文章で手数がかかりすぎる規則があります。

    規則が一つ欠けると、作成者の意図と違うところで文が区切られ、
    訳文が別の範囲の文章に付くことになります。

    示された位置の正規表現を直してください。書き方はICUやJavaと同じで、前後の読みや強欲な
    繰り返しも使えます。手数がかかる規則の多くは、繰り返しをさらに繰り返しています。

    この指摘は容認できません。
    .title = 使えない区切りの規則
    .fires = <beforebreak>[。？！</beforebreak>
    .silent = <beforebreak>[。？！]</beforebreak>
    .mqm = 該当なし（ファイル）

explain-glossary-invalid =
    用語集のファイルがTOMLとして読めないか、存在しないキーや語のない項目があるか、ほかの
    ファイルの項目とIDが重なっています。ほかの部分は有効です。IDが重なる項目は両方とも検査に
    使われますが、Fluentファイルから指せるのは先の項目だけです。

    読めない用語は検査されず、禁止した訳語が通ってしまいます。

    示された行を直してください。ヒントに最も近いキーが出ます。

    この指摘は容認できません。
    .title = 用語集の誤り
    .fires = preferred = "幹細胞上清液" → admited = ["上清液"]
    .silent = preferred = "幹細胞上清液" → admitted = "上清液"
    .mqm = 該当なし（用語集）

explain-profile-invalid =
    `[check]` の `profile` が指すファイルがTOMLとして読めないか、存在しないキーがあるか、規則が
    自分のテストに通りません。読める分は有効です。

    自分のテスト文を見つけられない規則は、誤りも見つけられません。

    示された行を直してください。`extends = "medical"` で、taiyaku に付属する規則を引き継げます。

    この指摘は容認できません。
    .title = プロファイルの誤り
    .fires = ja = ["必ず勝訴"] → fires: 勝訴した。
    .silent = ja = ["必ず勝訴"] → fires: 必ず勝訴します。
    .mqm = 該当なし（設定）

explain-memory-invalid =
    TMXファイルが正しいXMLでないか、途中で切れているか、使えないユニットがあります。その
    ユニットは除き、読める分を使います。

    あるはずの一致が出なくなり、以前に決めた訳し方も失われます。

    もう一度書き出すか、示された位置を直してください。DTDの実体は展開しません。
    文字そのものを書いてください。

    ファイルを外すときは、`[memory]` の `files` を絞ります。カタログに書く容認はこの指摘には
    効きません。taiyaku.toml の `[check.levels]` に `memory-invalid = "off"`（または "note"、
    "warning"、"error"）と書けば変えられます。
    .title = 翻訳メモリの誤り
    .fires = 炎症を&clinic;で診ます。 → We treat inflammation at &clinic;.
    .silent = 血液と骨髄 → Blood &amp; bone marrow
    .mqm = 該当なし（ファイル）

explain-front-matter-invalid =
    記事の冒頭にあるフロントマターを、YAMLまたはTOMLとして読めません。本文は読み込みます。

    題名や説明が翻訳されず、サイトの生成でページが拒まれることもあります。

    示された行を直してください。多くは、引用符の閉じ忘れか、コロンを含む値を引用符で
    囲んでいないためです。

    カタログに書く容認はこの指摘には効きません。taiyaku.toml の `[check.levels]` に
    `front-matter-invalid = "off"`（または "note"、"warning"、"error"）と書けば
    変えられます。
    .title = フロントマターの誤り
    .fires = title: "膝の痛み → 引用符が閉じていない
    .silent = title: 膝の痛み → 引用符がなくても読める
    .mqm = 該当なし（ファイル）

explain-control-character =
    目に見えない文字が記事にあります。制御文字、NUL、続く文字の並びを変える記号、文字では
    ないコードのいずれかです。

    変換ソフトやコピーで紛れ込むほか、文を実際と違う並びに見せるために使われることもあり
    ます。原文、訳文、ページにそのまま残り、多くはXMLに書けません。

    削除してください。エディターで不可視文字を表示すると見つかります。

    カタログに書く容認はこの指摘には効きません。taiyaku.toml の `[check.levels]` に
    `control-character = "off"`（または "note"、"warning"、"error"）と書けば変えられます。
    .title = 見えない文字
    .fires = 「費用は3万円です。」の「は」のあとに U+202E → 続く文字の並びが変わる
    .silent = 費用は　3万円です。 → 全角の空白は文の一部
    .mqm = 該当なし（ファイル）

explain-duplicate-article =
    2つの記事が同じパスになります。たとえば日本語と英語の両方の原文フォルダーに同じ名前の
    記事がある場合です。

    どちらが原文か判断できず、生成すると一方がもう一方に上書きされます。

    どちらかの名前を変えるか、`[content]` の `include` を絞って原文だけが
    見つかるようにしてください。

    この指摘は容認できません。
    .title = 同じパスの記事
    .fires = content/ja/faq.md → content/en/faq.md
    .silent = content/ja/faq.md → content/ja/faq.txt
    .mqm = 該当なし（ファイル）

explain-waiver-invalid =
    `# allow:` の行に、存在しないコードが書かれているか、理由がありません。この容認は
    無効です。

    容認は、人が見て判断したという記録です。あとで記事を見る人に、理由が
    わからなければなりません。

    報告に出るとおりのコードと、短い理由を書いてください。

    カタログに書く容認はこの指摘には効きません。taiyaku.toml の `[check.levels]` に
    `waiver-invalid = "off"`（または "note"、"warning"、"error"）と書けば変えられます。
    .title = 無効な容認
    .fires = 約1億個です。 → # allow: number-mismatch
    .silent = 約1億個です。 → # allow: number-mismatch 意図して丸めた
    .mqm = 該当なし（作業の状態）

## 用語集そのもの

explain-glossary-example =
    用語集の項目にある例文が項目の規則に合わないか、反例が指摘されないか、例文に
    用語がありません。

    例文は用語集のテストです。合わなければ、項目が意図どおりに働いておらず、誤った訳語を
    見逃します。

    例文か項目を直してください。訳語は `admitted` か `forms` に、使えない語は `forbidden` に
    加えるか、`boundary` を指定します。

    例は、上清液＝conditioned medium、secretome は許容、culture supernatant は禁止とした
    用語集によります。

    カタログに書く容認はこの指摘には効きません。taiyaku.toml の `[check.levels]` に
    `glossary-example = "off"`（または "note"、"warning"、"error"）と書けば変えられます。
    .title = 項目に合わない例文
    .fires = 上清液を投与した。 → A serum was administered. （`examples` に記載）
    .silent = 上清液を投与した。 → A serum was administered. （`counterexamples` に記載）
    .mqm = 用語 / 用語集そのもの

explain-glossary-conflict =
    適用範囲の同じ2つの項目に、同じ日本語の語があります。英語の語が重なるのはかまいません。

    どちらの訳語になるかが偶然で決まり、別の治療の名前が使われるおそれがあります。

    どちらか一方の項目に残すか、それぞれに `scope` を指定してください。

    カタログに書く容認はこの指摘には効きません。taiyaku.toml の `[check.levels]` に
    `glossary-conflict = "off"`（または "note"、"warning"、"error"）と書けば変えられます。
    .title = 1つの語に2つの項目
    .fires = 上清液 → ある項目では conditioned medium、範囲の同じ別の項目では supernatant
    .silent = 細胞、セル → 2つの項目とも cell（日本語の語が違う）
    .mqm = 用語 / 用語集そのもの
