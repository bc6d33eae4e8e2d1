### 文のどこが問題か。指摘ごとに1メッセージ、加えてヒント。
### 名前は finding-CODE と hint-KEY。「」の中は原文・訳文そのものの語句。

## 翻訳の状態

finding-untranslated = まだ訳文がありません。
finding-stale = 翻訳したあとで原文が変わっています：「{ $was }」→「{ $now }」
finding-draft = 下訳のままで、まだ誰も確定していません。
finding-catalog-out-of-date = カタログが `content/` の記事より古くなっています。
finding-review-clobbered = 承認済みの訳文が、承認のあとで変更されています。
finding-catalog-orphan = この訳文に対応する原文が、どの記事にもありません。

## 訳文の内容

finding-source-text-left = 「{ $text }」が原文の言語のまま残っています。
finding-same-as-source = 訳文が原文とまったく同じです。
finding-term-missing = 「{ $term }」の訳語が見当たりません（推奨：{ $preferred }）。
finding-term-forbidden = 「{ $found }」は「{ $term }」の訳語として使えません（推奨：{ $preferred }）。
finding-term-inconsistent =
    「{ $term }」がここでは「{ $found }」ですが、通常は「{ $usual }」です（{ $count ->
        [0] ほかの記事による
       *[other] この記事に{ $count }か所
    }）。
finding-number-mismatch =
    { $problem ->
        [missing] 原文の数値「{ $source }」（{ $value }）に当たるものが訳文にありません。
        [extra] 数値「{ $target }」に当たるものが原文にありません。
       *[changed] 「{ $target }」が原文の数値「{ $source }」（{ $value }）と一致しません。
    }
finding-url-mismatch =
    { $problem ->
        [extra] アドレス「{ $url }」は原文にありません。
       *[missing] 原文のアドレス「{ $url }」が訳文にありません。
    }
finding-markup-mismatch =
    { $problem ->
        [extra] マークアップ「{ $mark }」に当たるものが原文にありません。
       *[missing] 原文のマークアップ「{ $mark }」が訳文にありません。
    }
finding-placeholder-mismatch =
    { $problem ->
        [extra] プレースホルダー「{ $mark }」に当たるものが原文にありません。
       *[missing] 原文のプレースホルダー「{ $mark }」が訳文にありません。
    }
finding-bracket-unbalanced = 記号 { $mark } に対になるものがありません。
finding-fullwidth-in-target = 訳文に全角文字または和文の記号があります：「{ $text }」
finding-hedge-dropped = 原文は断定していませんが、訳文は断定になっています。

## ファイル

finding-fluent-syntax = Fluentとして正しくありません：{ $detail }
finding-conflict-markers = 未解決のマージの印が残っています。
finding-invalid-encoding =
    { $guess ->
        [Shift_JIS] 文字コードがUTF-8ではありません。Shift_JISのようです。
        [SHIFT_JIS] 文字コードがUTF-8ではありません。Shift_JISのようです。
        [EUC-JP] 文字コードがUTF-8ではありません。EUC-JPのようです。
        [ISO-2022-JP] 文字コードがUTF-8ではありません。ISO-2022-JPのようです。
        [UTF-16LE] 文字コードがUTF-8ではありません。UTF-16（リトルエンディアン）のようです。
        [UTF-16BE] 文字コードがUTF-8ではありません。UTF-16（ビッグエンディアン）のようです。
       *[other] UTF-8の文字として読めないバイトがあります。
    }
finding-unreadable = ファイルを読み込めません：{ $detail }
finding-settings-invalid =
    { $problem ->
        [missing-key] 必須のキー「{ $key }」がありません。
        [locale] 「{ $value }」はロケールではありません（例：ja、en、en-GB）。
        [glob] 「{ $value }」はファイルのパターンとして正しくありません（例：content/ja/**/*.md）。
        [regex] 「{ $value }」は正規表現として正しくありません：{ $detail }
       *[other] { toml-problem }
    }
finding-glossary-invalid =
    { $problem ->
        [id] 「{ $key }」は用語のIDにできません。先頭は英字、続きは英数字と「-」「_」だけです。
        [no-words] 項目「{ $key }」にどの言語の語もありません。
        [no-preferred] ここで必須のキー「preferred」がありません。
        [empty] 語が空です。
       *[other] { toml-problem }
    }
# 上の2つが使う。TOMLのどこが問題かは $problem による。
toml-problem =
    { $problem ->
        [syntax] TOMLとして正しくありません：{ $detail }
        [unknown-key] 「{ $key }」というキーはありません。
        [type] ここには{ $expected ->
            [string] 文字列
            [strings] 文字列か文字列の配列
            [boolean] trueかfalse
            [table] テーブル
            [array] 配列
           *[other] { $expected }
        }を書きます（{ $found ->
            [string] 文字列
            [integer] 整数
            [float] 小数
            [boolean] 真偽値
            [datetime] 日時
            [array] 配列
            [table] テーブル
           *[other] { $found }
        }になっています）。
        [number] ここには0から{ $max }までの整数を書きます。
        [choice] 「{ $value }」は使えません。使えるもの：{ $names }
       *[other] この値は使えません。
    }
finding-memory-invalid =
    { $problem ->
        [not-tmx] TMXファイルではありません。
        [after-end] TMX文書の終わりのあとに余分なものがあります。そこは読みません。
        [truncated] TMXファイルが途中で切れています。そこまでの分は使います。
        [syntax] XMLとして正しくありません。ここまでの分は使います。
        [end-tag] 終了タグ「{ $found }」に対応する開始タグがありません。ここまでの分は使います。
        [too-deep] 要素の入れ子が深すぎます。ここまでの分は使います。
        [too-large] 1つの翻訳単位として大きすぎるため、除きました。
        [language] <tuv> に言語の指定がないため、この翻訳単位を除きました。
        [character] XMLで使えない文字があるため、この翻訳単位を除きました。
        [encoding] ファイルの文字コードとして読めないバイトがあるため、この翻訳単位を除きました。
        [entity] 実体参照「{ $name }」は展開しないため、この翻訳単位を除きました。
        [reference] 「&」が参照になっていないため、この翻訳単位を除きました。
        [attribute] 読み取れない属性があるため、この翻訳単位を除きました。
        [more] ほかに{ $count }件の問題があります（省略）。
       *[other] 翻訳メモリを使えません：{ $detail }
    }
finding-front-matter-invalid = フロントマターを読み取れません：{ $detail }
finding-duplicate-article = 同じパスの記事がほかにもあります：{ $other }
finding-waiver-invalid =
    { $problem ->
        [no-reason] 「{ $code }」の許可に理由がないため、無効です。
       *[unknown-code] 許可に書かれた「{ $code }」というコードはありません。
    }

## 用語集そのもの

finding-glossary-example =
    { $problem ->
        [absent] 「{ $id }」の例文に、その用語がありません。
        [passes] 「{ $id }」の反例が指摘されません。
       *[fails] 「{ $id }」の例文が、その項目自身の規則に合いません。
    }
finding-glossary-conflict = 「{ $word }」が2つの項目（「{ $id }」と「{ $other }」）にあります。

## ヒント

hint-nearest = 「{ $name }」ではありませんか。
hint-known-keys = 使えるキー：{ $names }
hint-confirm = `taiyaku translate` で確定するか、`# state: draft` の行を削除してください（{ $unit }）。
hint-review-again = `taiyaku show { $unit }` で原文と見比べて、もう一度承認してください。
hint-use-term = 「{ $preferred }」を使ってください。
hint-known-renderings = 登録済みの訳語：{ $names }
hint-half-width = 半角文字で書いてください。①は (1)、※は “Note:” とします。
hint-glossary-scope = どちらか一方の項目に残すか、それぞれに `scope` を指定してください。
hint-run-sync = `taiyaku sync` を実行してください。
hint-resolve-conflict = 両方から正しいほうを残し、<<<<<<<、=======、>>>>>>> の行を削除してください。
hint-convert-utf8 = UTF-8に変換してください（例：`iconv -f SHIFT_JIS -t UTF-8 { $path } > 新しいファイル`）。
hint-waive = 意図したものであれば、メッセージの上に `# allow: { $code } 理由` と書いてください。
hint-candidates = 候補：{ $names }
hint-tmx-root = TMXファイルは <tmx> で始まり </tmx> で終わります。元のソフトからもう一度書き出してください。
hint-tmx-syntax = XMLエディターで直すか、元のソフトからもう一度書き出してください。
hint-tmx-truncated = ファイルが最後まで揃っていません。もう一度書き出すか、コピーし直してください。
hint-tmx-large = 翻訳単位を分割するか、翻訳メモリから外してください。
hint-tmx-language = すべての <tuv> に xml:lang="ja" のような言語の指定を付けてください。
hint-tmx-character = 制御文字を取り除くか、翻訳メモリをもう一度書き出してください。
hint-tmx-encoding = UTF-8で保存し、1行目の文字コードの宣言もUTF-8にしてください。
hint-tmx-entity = 実体参照の代わりに文字そのものを書いてください。使えるのは &amp;、&lt;、&gt;、&quot;、&apos; と数値の参照だけです。
hint-tmx-reference = 「&」は &amp; と書いてください。
