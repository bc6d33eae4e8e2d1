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
    日本語以外の訳文に、かなや漢字が残っています。コード、アドレス、`do_not_translate` を
    指定した用語は対象外です。

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

explain-url-mismatch =
    URLかメールアドレスが、一方にしかありません。末尾のスラッシュと、ホスト名の
    大文字小文字の違いは無視します。

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

explain-bracket-unbalanced =
    訳文の括弧か引用符に、対になるものがありません。複数のユニットにまたがる引用のように
    原文も同じ側が開いている場合や、1) のような番号の括弧は指摘しません。

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
    日本語以外の訳文に、全角の英数字や括弧、和文の句読点、①や※などの記号があります。コードの
    中は対象外です。

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

explain-hedge-dropped =
    原文は断定を避けるか伝聞の形（可能性がある、考えられる、期待される、報告されている、
    明らかでない）なのに、訳文にそれに当たる表現がまったくありません。訳文に何らかの
    表現があれば、強さを問わず指摘しません。設定で有効にするまでは出ません。

    期待が事実に変わり、医師が約束していない効果をページが約束することになります。医療広告の
    規制に触れるおそれもあります。

    表現を補ってください。可能性がある＝may、can、期待されている＝is expected to、とされる
    ＝is said to、示唆される＝suggest です。

    有効にするには、taiyaku.toml の `[check.levels]` に `hedge-dropped = "error"`（または
    "warning"、"note"）と書きます。1件だけ認めるときは、訳文カタログのメッセージの上に
    `# allow: hedge-dropped 理由` と書きます（例：`# allow: hedge-dropped 次の文に明記`）。
    .title = 断定への変化
    .fires = 痛みを和らげる可能性があります。 → It relieves pain.
    .silent = 痛みを和らげる可能性があります。 → It is expected to relieve pain.
    .mqm = 正確さ / 誤訳

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

explain-glossary-invalid =
    用語集のファイルがTOMLとして読めないか、存在しないキーや、語のない項目があります。
    ファイルのほかの部分は有効です。

    読めない用語は検査されず、禁止した訳語が通ってしまいます。

    示された行を直してください。ヒントに最も近いキーが出ます。

    この指摘は容認できません。
    .title = 用語集の誤り
    .fires = preferred = "幹細胞上清液" → admited = ["上清液"]
    .silent = preferred = "幹細胞上清液" → admitted = "上清液"
    .mqm = 該当なし（用語集）

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
