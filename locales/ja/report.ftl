# 報告と応答

severity-error = エラー
severity-warning = 警告
severity-note = 注記
severity-off = 通常は無効

sarif-source = 原文
sarif-target = 訳文

state-untranslated = 未訳
state-draft = 下訳
state-translated = 訳了
state-stale = 要更新
state-needs-review = 要確認
state-reviewed = 承認済み
state-skipped = 対象外

check-summary = { $units }ユニット：エラー{ $errors }件、警告{ $warnings }件{ $notes ->
    [0] {""}
   *[other] 、注記{ $notes }件
}{ $waived ->
    [0] {""}
   *[other] 、容認{ $waived }件
}

lint-summary = { $units }項目：エラー{ $errors }件、警告{ $warnings }件
check-more = ほか{ $count }件（`taiyaku next` で順に表示します）

explain-level = レベル{ $level } · { $severity } · { $mqm }
explain-fires = 指摘あり
explain-silent = 指摘なし

init-made = 作成　{ $path }
init-kept = 既存　{ $path }（そのまま）
init-next = content/ja/ に記事を入れて `taiyaku sync` を実行してください。
init-merge-driver = `taiyaku init --merge-driver` で、gitが訳文をユニットごとにマージするようになります。

sync-new = 新規　{ $path }
sync-changed = 変更　{ $path }
sync-removed = 削除　{ $path }
sync-nothing = 変更はありません（記事{ $articles }件、{ $units }ユニット）。
sync-done = 記事{ $articles }件、{ $units }ユニット。カタログを{ $written }件書きました。
sync-dry = カタログを{ $written }件書く予定です（記事{ $articles }件、{ $units }ユニット）。まだ何も書いていません。
sync-archived = 対訳{ $count }件を memory/archive.tmx に保管しました。
sync-restored = 訳文{ $count }件を memory/archive.tmx から戻しました。
sync-renamed = 記事{ $count }件の名前が変わりました。
sync-refused = 壊れたファイル{ $count }件には書き込みませんでした。場所は `taiyaku check` でわかります。

pretranslate-would = { $unit }（{ $origin }）{ $text }
pretranslate-dry = 下訳を{ $count }件書く予定です。まだ何も書いていません。
pretranslate-done = 下訳を{ $count }件書きました。

status-article = 記事
status-locale = ロケール
status-segments = ユニット
status-characters = 文字
status-words = 語
status-open = これから訳す量（翻訳メモリの最もよい一致ごと）：
status-band = 一致
status-with-punctuation = 約物込み
status-latin-words = 欧文の語
status-english-words = 英語の語数
status-total = 合計
status-factor = 英語の語数は見積もりです。欧文の語に、{ $factor }字を1語として加えています（`[status] characters_per_word`。公表されている係数は2.0、2.5、3.0）。
status-scoring = 未訳の文を照合しています（{ $path }）
band-in-context = 文脈一致
band-repetition = 記事内の繰り返し
band-repetition-across = 別の記事との繰り返し
band-100 = 100%
band-internal-95-99 = 未訳の別の文と95-99
band-internal-85-94 = 未訳の別の文と85-94
band-internal-75-84 = 未訳の別の文と75-84
band-none = 一致なし

next-none = 訳すものは残っていません。
unit-was = 変更：
unit-target = 訳文：
unit-matches = 一致
unit-assembled = 組み合わせた訳（{ $coverage }%を網羅）
unit-terms = 用語
memory-note-in-context = 文脈も一致
memory-note-folded = 全角・半角、大文字・小文字、かなの違いのみ
memory-note-cap-numbers = 数値が違う（上限{ $amount }）
memory-note-numbers-replaced = 数値を差し替え：{ $what }（−{ $amount }）
memory-note-terms-replaced = 用語を差し替え：{ $what }（−{ $amount }）
memory-note-glossary-broken = 用語集に反する：{ $what }（−{ $amount }）
memory-note-cap-hedge = 断定の強さが違う（上限{ $amount }）
memory-note-cap-negation = 否定が違う（上限{ $amount }）
memory-note-unconfirmed = 未確定
memory-note-replaced = その後の差し替えあり
memory-repaired = 差し替え後の一致は{ $score }%
memory-variants = 訳し方は{ $count }通り
set-done = { $unit } を訳しました。
set-waived = { $code } の容認（{ $reason }）は前の文面に対するもので、まだ効いています。この訳文に当てはまらなければ、カタログからその行を消してください。

review-waiting = { $count ->
    [0] 校閲待ちのユニットはありません。
   *[other] 校閲待ち：{ $count }ユニット
}
review-clobbered = 承認後に変更あり
review-note = メモ：{ $text }
review-errors = エラー{ $count }件（`taiyaku check` で表示）
review-approved = 承認　　　{ $unit }
review-rejected = 差し戻し　{ $unit }
review-same = 変更なし　{ $unit }
review-not-approved = 承認不可　{ $unit }：{ $reason ->
    [untranslated] まだ訳されていません。
    [draft] 下訳のままです。`taiyaku set` で確定してください。
    [stale] 訳したあとに原文が変わりました。先に `taiyaku set` で訳し直すか確定してください。
    [skipped] 翻訳の対象ではありません。
    [broken] 参照している用語がありません。
    [refused] カタログか保管庫が壊れています。場所は `taiyaku check` でわかります。
   *[errors] エラーがあります。それでも承認するなら --force を付けてください。
}
review-not-rejected = 差し戻し不可　{ $unit }：{ $reason ->
    [untranslated] まだ訳されていません。
    [draft] 下訳のままで、もともと翻訳者の確認待ちです。
    [stale] 訳したあとに原文が変わっていて、もともと翻訳者の確認待ちです。
    [skipped] 翻訳の対象ではありません。
   *[refused] カタログか保管庫が壊れています。場所は `taiyaku check` でわかります。
}
review-approved-summary = 承認{ $done }、変更なし{ $same }、承認不可{ $left }
review-rejected-summary = 差し戻し{ $done }、変更なし{ $same }、差し戻し不可{ $left }
review-dry = { $done }ユニットを変更します（変更なし{ $same }、対象外{ $left }）。まだ書き込んでいません。

check-since = { $revision } になかった指摘だけを表示しています。{ $count ->
    [0] 以前からある指摘はありません。
   *[other] 以前からある指摘が{ $count }件あります。
}
check-open = これからの作業を示す指摘{ $count }件は表示していません。
since-no-head = まだコミットがないため、すべてを新しい指摘とみなします。

merge-conflicts = { $path }：{ $count }ユニットが両方で変更されています。両方の版をファイルに残しました。
merge-set = 設定　{ $key } = { $value }
merge-kept = 既存　{ $key } = { $value }

translate-help = 訳文を入力してください。ほかの操作は :? で表示します。
translate-left = 残り{ $count }ユニット
translate-saved = 保存しました。
translate-unknown = 「{ $word }」は使えません。:? で一覧を表示します。
translate-no-match = { $number }番目の一致はありません。
translate-end = { $count ->
    [0] 何も保存していません。
   *[other] 訳文を{ $count }件保存しました。
}
translate-commands =
    訳文     そのまま入力する。{"{t1}"} は1番目の用語に置き換わる
    :m2      2番目の一致を使う
    :ok      今の訳文で確定する
    :f 訳文  Fluentの用語参照を含む訳文を入力する
    :s       このユニットを飛ばす
    :b       前のユニットに戻る
    :v       もう一度表示する
    :q       終わる（入力した訳文はすべて保存済み）

list-comma = 、

diff-no-repository = gitのリポジトリの中にないため、空の状態と比べます。
diff-no-project = 比べる元には、このフォルダーにプロジェクトがありません。空の状態と比べます。
diff-no-head = まだコミットがないため、空の状態と比べます。
diff-nothing = 違いはありません。
diff-summary = 変わったユニット{ $units }件、用語{ $terms }件。指摘：新規{ $introduced }件、解消{ $fixed }件。
impact-summary = { $units ->
    [0] 指摘の変わるセグメントはありません
   *[other] { $articles }件の記事の{ $units }セグメントで指摘が変わります
}：新しい指摘{ $introduced }件、消える指摘{ $fixed }件
impact-introduced = 新しい指摘
impact-fixed = 消える指摘
impact-rewritten = { $count }件の訳文を書き換え、下訳にしました。
impact-rewritten-dry = { $count }件の訳文を書き換え、下訳にします。
impact-demoted = { $count }件の訳文を要確認にしました。
impact-demoted-dry = { $count }件の訳文を要確認にします。
verdict-fine = 公開できます。変わったところに問題は見つかりません。
verdict-look = 公開の前に確認してください。変わったところに警告が{ $warnings }件あります（新規{ $new }件）。
verdict-look-open = 公開の前に確認してください。変わったところに指摘はありませんが、判断の必要な点があります。
aside-rejected = 変わった訳文のうち{ $count }件が要確認です（差し戻し、または用語の変更）。
aside-skipped = { $count }件の文が翻訳の対象から外れ、原文のまま載ります。
aside-waivers = この変更に伴って容認された指摘が{ $count }件あります。理由は下にあります。
aside-errors = 変わった記事のほかの文にエラーが{ $count }件残っています。`taiyaku check{ $paths }` で見られます。
aside-kept = `taiyaku build` は { $article } を保留します。公開できる訳のない文が{ $count }件あります。
aside-kept-more = `taiyaku build` が保留する記事は、この変更の中にほか{ $count }件あります。
aside-settings = taiyaku.toml（またはそこで指定されたファイル）が変わりました。検査の内容や公開される記事が変わることがあります。
verdict-hold = まだ公開できません。変わったところにエラーが{ $errors }件{ $warnings ->
    [0] {""}
   *[other] 、警告が{ $warnings }件
}あります（新規{ $new }件）。
diff-look-first = 先に見るところ：
diff-look-more = ほかに{ $count }か所（下にあります）
diff-and-more = ほか{ $count }件
diff-term = 用語
diff-renderings = 訳語
diff-unit = 文
diff-units = 変わった文
diff-left-out = ほか{ $count }件は省きました。全部は `taiyaku diff` か `taiyaku diff --format html` で見られます。
diff-terms = 用語
diff-introduced = 新しい指摘
diff-fixed = 解消した指摘
diff-remaining = 残っている指摘
diff-unrecognised = （訳語不明）
diff-term-untranslated = 未訳
diff-term-inconsistent = 訳語の不統一
diff-term-forbidden = 禁止された訳語
diff-term-fixed-untranslated = 未訳が減少
diff-term-fixed-inconsistent = 揺れが減少
diff-term-fixed-forbidden = 禁止語が減少
diff-was = この訳が訳した原文：
diff-term-glossary = 項目の変更
diff-term-entry-new = 新しい項目
diff-term-entry-removed = 項目の削除
diff-term-open = 文{ $count }（まだ訳がありません）
diff-entries = ほかに、変わった文では使われていない用語集の項目：{ $parts }
diff-entries-new = 新規{ $count }件
diff-entries-changed = 変更{ $count }件
diff-entries-removed = 削除{ $count }件
diff-entries-words = { $count }（{ $words }）
diff-added = 追加
diff-removed = 削除
diff-moved = 移動
diff-moved-from = { $article } から移動
diff-renamed = 記事の改名
diff-renamed-from = { $article } から改名
diff-source = 原文の変更
diff-target = 訳文の変更
diff-state = 状態の変更
diff-links = リンク先の変更
diff-waivers = 容認の変更
diff-waived = 容認された指摘
diff-waiver-old = （別の文面に対するもの）

page-title = レビュー　{ $base } → { $head }
page-working-tree = 作業ツリー
page-skip = 本文へ移動
page-more = ほか{ $count }件は省きました。
page-new = 新規
page-in-all = 全体
page-findings = 指摘
page-fixed = 解消{ $fixed }件、容認{ $waived }件
page-coverage-title = 翻訳の進み
page-coverage = { $percent }%（{ $total }のうち{ $done }）
page-terms = 変わった用語：{ $count }件
page-before = 変更前
page-after = 変更後
page-article = 記事
page-changed = 変更
page-articles = 記事：{ $count }件
page-others = 変更のない記事{ $count }件は載せていません（--all ですべて載せます）。
page-elsewhere = 文以外への指摘
page-segments = 本文
page-glossary = 用語集
page-counts = 文{ $segments }、変更{ $changed }、指摘あり{ $flagged }
page-was = 訳したときの原文：
page-admitted = 可：
page-forbidden = 不可：
page-filters = 絞り込み
page-show = 表示
page-show-open = 変更・新しい指摘
page-show-changed = 変更あり
page-show-flagged = 指摘あり
page-show-all = すべて
page-any = 指定なし
page-text = 文字列
page-prev = 前へ
page-next = 次へ
page-keys = j・kキーで移動
page-shown = { $all }文のうち{ $shown }文を表示

build-done = 訳した記事を{ $published }件公開し、{ $kept }件保留しました。{ $path } に{ $files }ファイルあります。
build-kept = 保留：{ $reason ->
    [incomplete] 未完成（{ $coverage }%）
    [untranslated] 未訳
    [stale] 要更新
    [broken] カタログが壊れています
   *[other] { $reason }
}
build-unread = { $path }：記事を読み込めないため、公開していません。
build-unchanged = 訳した記事を{ $published }件公開し、{ $kept }件保留しています。{ $path } の{ $files }ファイルに変更はありません。
build-cause = { $cause ->
    [content] 原文
    [translation] 訳文
    [term] 用語 { $term }
    [labels] 構造の語
    [links] リンク
    [glossary] 用語集
    [settings] 設定
    [program] taiyakuの新しい版
    [output] 出力の中で変えられたか、消えていた
   *[other] { $cause }
}
build-cause-and = 、
build-removed = 公開をやめました
build-more-changed = … ほかに{ $count }件変わりました
build-more-kept = … ほかに{ $count }件保留しました
build-more-removed = … ほかに{ $count }件公開をやめました
build-foreign = 出力の中に、taiyakuのものでないファイルが{ $count }件あり、そのまま残しました：{ $paths }{ $more ->
    [0] {""}
   *[other] {""}、…
}
build-watching = 変更を待っています。Ctrl-Cで終わります。
build-reading = ビルドしています
build-refused = 何も公開していません。出力は元のままです。
refused-incomplete = 訳文のないユニットが{ $count }件あります
refused-untranslated = 訳されていません
refused-stale = 要更新の訳文が{ $count }件あります
refused-coverage = 訳された割合が{ $have }%です（必要：{ $need }%）
refused-denied = { $code } の指摘が{ $count }件あります
refused-invalid = バンドルが意図どおりに読めません
refused-broken = カタログが壊れています
refused-unwritable = 記事を書き出せません
refused-path = パスが出力先の外を指しています
refused-collision = 同じパスのファイルが2つあります

memory-reading = { $path } を読み込んでいます
memory-indexing = { $path } の索引を作っています
memory-index-remade = { $path } の索引が壊れているか、別の版の taiyaku で作られています。作り直します。
memory-index-faults = { $path }: 使えないところが{ $count }か所あります。`taiyaku check { $path }` で確かめられます。
memory-catalogs = プロジェクトの訳文
memory-nothing = 見つかりません。
memory-read = { $units }ユニット、対訳{ $pairs }件、重複{ $duplicates }件、訳文が複数ある原文{ $conflicts }件、使えないもの{ $skipped }件。
memory-imported = { $path } に書き込みました。
memory-same = { $path } がまったく同じファイルなので、何も変えていません。
memory-unlisted = { $path } は taiyaku.toml の [memory] の files に含まれないため、使われません。"memory/*.tmx.gz" を加えてください。
memory-no-pairs = { $source } と { $targets } の両方の文があるユニットがないため、何も取り込みませんでした。このファイルにある言語は { $codes } です。
memory-total = 対訳{ $count }件

licenses-own = taiyakuは、MITまたはApache-2.0のいずれかのライセンスで利用できます。
licenses-dictionary = 内蔵の辞書はIPADIC（mecab-ipadic-2.7.0-20070801）です：

## messages

compare-add-file = // このファイルを加えて訳す
compare-remove-file = // このファイルを消す
compare-percent = 変更された項目：{ $count }%
pseudo-written = { $count }個のファイルを { $path } に書き出しました。
fix-done =
    { $count ->
        [0] 参照にするものはありません。
       *[other] { $files }個のファイルで、{ $count }か所を参照にしました。
    }
fix-would =
    { $count ->
        [0] 参照にするものはありません。
       *[other] { $files }個のファイルで、{ $count }か所が参照になります。
    }
