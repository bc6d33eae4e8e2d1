### 文のどこが問題か。指摘ごとに1メッセージ、加えてヒント。
### 名前は finding-CODE と hint-KEY。1つのコードに問題が何種類かあるときは $problem で分ける（未知のものは最後の文になる）。
### 「」の中は原文・訳文そのものの語句。

## 翻訳の状態

finding-untranslated =
    { $problem ->
        [message] メッセージ「{ $name }」に訳文がありません。
        [attribute] 属性「.{ $attribute }」に訳文がありません。
       *[unit] まだ訳文がありません。
    }
finding-stale =
    { $problem ->
        [changed] 翻訳したあとで原文が変わっています。翻訳時の原文：「{ $was }」
       *[unknown] 翻訳したあとで原文が変わっています（翻訳時の原文は不明）。
    }
finding-draft = 下訳のままで、まだ誰も確定していません。
finding-catalog-out-of-date =
    { $problem ->
        [new] 記事「{ $path }」のカタログがまだありません。
        [gone] 記事「{ $path }」はもうありませんが、カタログが残っています。
        [labels] ラベルのカタログが記事より古くなっています。
        [differs] 「{ $path }」のカタログが、`taiyaku sync` の書く内容と違います。
       *[behind] 「{ $path }」のカタログが記事より古くなっています。
    }
finding-review-clobbered = 承認済みの訳文が、承認のあとで変更されています。
finding-catalog-orphan =
    { $problem ->
        [message] 原文側にメッセージ「{ $name }」がありません。
        [attribute] 原文側のここに属性「.{ $attribute }」がありません。
        [value] メッセージ「{ $name }」は原文側では属性だけですが、ここには本文があります。
       *[unit] 何の訳文かわかりません。「{ $name }」というユニットはありません。
    }

## 訳文の内容

finding-source-text-left = 「{ $text }」が原文の言語のまま残っています。
finding-source-text-in-quotes = 引用符の中の「{ $text }」が原文の言語のままです。
finding-source-text-quoted = 「{ $text }」が原文の言語のまま示されています。
finding-same-as-source = 訳文が原文とまったく同じです。
finding-term-missing = 「{ $term }」の訳語が見当たりません（推奨：{ $preferred }）。
finding-term-forbidden = 「{ $found }」は「{ $term }」の訳語として使えません（推奨：{ $preferred }）。
finding-term-inconsistent =
    { $problem ->
        [project] 「{ $term }」がこの記事では「{ $found }」ですが、ほかの記事では「{ $usual }」です（{ $count }か所）。
       *[article] 「{ $term }」がここでは「{ $found }」ですが、この記事のほかの箇所では「{ $usual }」です（{ $count }か所）。
    }
finding-term-count = 「{ $term }」は原文に{ $count }か所ありますが、訳文では{ $found }か所です（推奨：{ $preferred }）。この箇所に当たる訳語がありません。
finding-abbreviation-undefined = 略語「{ $found }」が、説明より前に使われています（初出は “{ $preferred } ({ $found })” のように書きます）。
finding-source-orthography =
    { $problem ->
        [forbidden] 原文の「{ $found }」は、用語集で使わないことになっています（推奨：{ $usual }）。
        [project] 原文の表記が、この記事では「{ $found }」ですが、ほかの記事では「{ $usual }」です（{ $count }か所）。
       *[article] 原文の表記が、1つの記事の中で「{ $found }」（{ $found_count }か所）と「{ $usual }」（{ $count }か所）に分かれています。
    }
finding-number-mismatch =
    { $problem ->
        [missing] 原文の「{ $source }」{ $shown ->
            [values] （{ $source_value }）
           *[none] {""}
        }に当たるものが訳文にありません。
        [extra] 「{ $target }」{ $shown ->
            [values] （{ $target_value }）
           *[none] {""}
        }に当たるものが原文にありません。
        [less] 「{ $target }」{ $shown ->
            [values] （{ $target_value }）
           *[none] {""}
        }は、原文の「{ $source }」{ $shown ->
            [values] （{ $source_value }）
           *[none] {""}
        }の{ $factor }分の1です。
        [more] 「{ $target }」{ $shown ->
            [values] （{ $target_value }）
           *[none] {""}
        }は、原文の「{ $source }」{ $shown ->
            [values] （{ $source_value }）
           *[none] {""}
        }の{ $factor }倍です。
        [unit] 「{ $target }」は、原文の「{ $source }」と単位が違います。
        [bound] 「{ $target }」は、原文の「{ $source }」と範囲が違います（原文は「{ $source_bound ->
            [at-least] 以上
            [more-than] より大きい
            [at-most] 以下
            [less-than] 未満
           *[none] ちょうど
        }」、訳文は「{ $target_bound ->
            [at-least] 以上
            [more-than] より大きい
            [at-most] 以下
            [less-than] 未満
           *[none] ちょうど
        }」）。
       *[value] 「{ $target }」{ $shown ->
            [values] （{ $target_value }）
           *[none] {""}
        }が、原文の「{ $source }」{ $shown ->
            [values] （{ $source_value }）
           *[none] {""}
        }と一致しません。
    }
finding-identifier-mismatch =
    { $problem ->
        [missing] 原文の「{ $source }」が訳文にありません。
        [extra] 「{ $target }」は原文にありません。
       *[changed] 「{ $target }」が、原文の「{ $source }」と違います。
    }
finding-citation-mismatch =
    { $problem ->
        [missing] 原文の注・文献番号「{ $source }」が訳文にありません。
        [extra] 注・文献番号「{ $target }」は原文にありません。
       *[changed] 注・文献番号「{ $target }」が、原文の「{ $source }」と違います。
    }
finding-url-mismatch =
    { $problem ->
        [changed] アドレス「{ $url }」が原文の「{ $source }」と違います。
        [extra] アドレス「{ $url }」は原文にありません。
       *[missing] 原文のアドレス「{ $url }」が訳文にありません。
    }
finding-markup-mismatch =
    { $problem ->
        [extra] { $kind ->
            [link] リンク
            [image] 画像
            [code] コード
            [footnote] 脚注
            [strong] 強調
            [emphasis] 強調
            [strike] 取り消し線
           *[tag] タグ
        }「{ $mark }」に当たるものが原文にありません。
        [unpaired] 「{ $mark }」に対応する{ $kind ->
            [tag] タグがないか、入れ子の順序が違います
           *[strong] 強調の記号がありません
        }。
       *[missing] 原文の{ $kind ->
            [link] リンク
            [image] 画像
            [code] コード
            [footnote] 脚注
            [strong] 強調
            [emphasis] 強調
            [strike] 取り消し線
           *[tag] タグ
        }「{ $mark }」が訳文にありません。
    }
finding-placeholder-mismatch =
    { $problem ->
        [extra] プレースホルダー「{ $mark }」が原文にないか、原文より多く使われています。
        [chosen] ここの選択肢は「{ $mark }」で選びますが、原文にないため、プログラムから渡されないかもしれません。
        [variant] 原文のプレースホルダー「{ $mark }」が、選択肢 [{ $key }] にありません。
       *[missing] 原文のプレースホルダー「{ $mark }」が訳文にありません。
    }
finding-reference-mismatch =
    { $problem ->
        [extra] ここで「{ $name }」を参照していますが、原文は参照していません。
       *[missing] 原文は「{ $name }」を参照していますが、訳文は参照していません。
    }
finding-term-inlined = 原文は用語を参照していますが、ここでは「{ $text }」とじかに書いています。
finding-term-possible = 「{ $text }」は用語集の語です。用語の参照にできます。
finding-term-argument =
    { $problem ->
        [value] 用語 { $term } に { $name } に当たる選択肢がなく、既定の形になります。選べるもの：{ $forms }
        [unknown] 用語 { $term } に引数 { $name } はありません。使える引数：{ $forms }
        [no-arguments] 用語 { $term } は引数を取らないため、{ $name } には効果がありません。
        [absent] 用語 { $term } が表示する { $name } が渡されていません。
       *[positional] 用語 { $term } が取るのは名前付きの引数だけです。
    }
finding-plural-category =
    { $problem ->
        [unknown] この言語に [{ $name }] となる数はなく、この選択肢は使われません。この言語の区分：{ $known }
       *[missing] この言語で [{ $name }] となる数のための選択肢がありません。
    }
finding-plural-suggested = 「{ $name }」の形がどの数でも同じです。1のとき誤った英語になります。
finding-isolation-mark =
    { $problem ->
        [open] 文字の向きを始める目に見えない印（{ $name }）があり、閉じられていません。
       *[close] 文字の向きを終える目に見えない印（{ $name }）に、対応する始まりがありません。
    }
finding-bracket-unbalanced =
    { $problem ->
        [open] 記号 { $mark } が閉じられていません。
        [close] 閉じる記号 { $mark } に対応する開く記号がありません。
       *[odd] 引用符 { $mark } に対になるものがありません。
    }
finding-fullwidth-in-target = 訳文に全角文字または和文の記号があります：「{ $text }」
finding-hedge-dropped = 原文の「{ $text }」に当たる表現が訳文になく、断定になっています。
finding-light-hedge-dropped = 原文の「{ $text }」が訳文では省かれ、断定になっています。
finding-hedge-layer = 原文は「{ $text }」まで二重に断定を避けていますが、訳文は一重です。
finding-polarity = 原文の「{ $text }」に当たる否定が訳文にありません。
finding-overclaim =
    { $rule ->
        [cure] 「{ $text }」は治ることの約束です。原文は約束していません。
        [prove] 「{ $text }」は証明されたという主張です。原文はそう述べていません。
        [guarantee] 「{ $text }」は保証です。原文は保証していません。
        [eliminate] 「{ $text }」は完全になくなるという約束です。原文は約束していません。
        [completely] 「{ $text }」は例外を認めない表現です。原文はそう述べていません。
        [always] 「{ $text }」は必ず成功するという約束です。原文は約束していません。
        [safety] 「{ $text }」は危険がまったくないという約束です。原文は約束していません。
       *[other] 「{ $text }」は原文より強い約束です（プロファイルの規則「{ $rule }」）。
    }
finding-regulated-wording = { regulated }
finding-regulated-quote = 引用の中：{ regulated }
finding-regulated-source = 原文：{ regulated }
# 上の3つで共用。$rule はプロファイルの規則。
regulated =
    { $rule ->
        [absolute-safety] 「{ $text }」は絶対の安全をうたう表現です。
        [guaranteed-result] 「{ $text }」は結果を保証する表現です。
        [superlative] 「{ $text }」は最上級または順位の表現です。
        [before-after] 「{ $text }」は施術前後を比べる表現です。
        [miracle] 「{ $text }」は奇跡をうたう表現です。
        [testimonial] 「{ $text }」は患者の感想を根拠にする表現です。
        [free-treatment] 「{ $text }」は無料という意味です。自由診療は患者が費用を払う診療です。
        [unapproved-denied] 「{ $text }」は承認を拒まれたという意味です。未承認は「まだ承認されていない」です。
        [notification-approved] 「{ $text }」は届出より強い意味です。届出は notification です。
        [approval-license] 「{ $text }」は承認とは別の手続きです。承認は approval です。
       *[other] 「{ $text }」はプロファイルが禁じる表現です（規則「{ $rule }」）。
    }
finding-japanese-characters =
    { $problem ->
        [halfwidth] 半角カタカナがあります：「{ $text }」
        [decomposed] 濁点・半濁点がかなと別の文字になっています：「{ $text }」
       *[compatibility] 漢字に似た別の文字です：「{ $text }」
    }
finding-halfwidth-in-target = 和文に半角の記号があります：「{ $text }」
finding-japanese-style =
    { $problem ->
        [space] 和文と英数字の間に空白があります：「{ $text }」
        [no-space] 和文と英数字の間に空白がありません：「{ $text }」
        [full-digit] 全角の英数字です：「{ $text }」
        [half-digit] 半角の数字です：「{ $text }」
        [full-sign] 全角の記号です：「{ $text }」
        [half-sign] 半角の記号です：「{ $text }」
       *[punctuation] このプロジェクトの句読点と違います：「{ $text }」
    }
finding-typography =
    { $problem ->
        [doubled-mark] 句読点が重なっています：「{ $text }」
        [ellipsis] 三点リーダー以外の記号で書かれています：「{ $text }」
        [tilde] 半角の波線です：「{ $text }」
        [quotes] 欧文の引用符です：「{ $text }」
        [doubled-space] 空白が二つ続いています：「{ $text }」
        [space-before] 句読点の前に空白があります：「{ $text }」
        [sign] 記号「{ $text }」は、凡例がないと英語では意味が通じません。
       *[full-stop] 原文はピリオドで終わりますが、訳文は「{ $text }」で終わっています。
    }

## ファイル

finding-fluent-syntax =
    { $problem ->
        [expected-token] ここに「{ $name }」がありません。
        [expected-name] ここに名前がありません（先頭はaからzの英字、続きは英数字と「-」「_」）。
        [expected-digit] ここに数字がありません。
        [expected-line-break] 「->」のあとは改行し、選択肢を1行に1つずつ書きます。
        [expected-expression] 波括弧の中に書けないものがあります。
        [expected-literal] ここに数値か、引用符で囲んだ文字列がありません。
        [missing-value] 「{ $name }」に文がありません。
        [missing-text] ここに文がありません。
        [missing-message] 文がありません。
        [unterminated-string] 引用符が行の中で閉じられていません。
        [unknown-escape] 「{ $name }」というエスケープはFluentにありません。
        [short-escape] 桁が足りません。16進数で「\u」は4桁、「\U」は6桁です。
        [closing-brace] 閉じる波括弧に対応する開く波括弧がありません。
        [duplicate-argument] 引数「{ $name }」が2回あります。
        [argument-order] 名前のない引数は、名前のある引数より前に書きます。
        [forbidden-callee] 引数を取れるのは、用語と、大文字の関数だけです。
        [term-attribute] 用語の属性は選択にだけ使えます。表示はできません。
        [missing-default] 選択肢の1つに、既定であることを示す「*」が必要です。
        [two-defaults] 「*」を付けられる選択肢は1つだけです。
        [wrong-selector] メッセージや用語そのものでは選択できません。
        [too-deep] 波括弧の入れ子が100段を超えています。
        [not-one-pattern] 1つのメッセージの文ではありません。
        [duplicate-id] 「{ $name }」がここで2回目の定義になっています。
        [term-in-article] 用語「{ $name }」がここで定義されています。記事の用語は用語集から取ります。
        [variable] 変数「{ $name }」があります。記事の文に変数は使えません。
        [selector] 選択肢があります。記事の文に選択肢は使えません。
        [function] 関数「{ $name }」があります。記事の文に関数は使えません。
        [message] メッセージ「{ $name }」を参照しています。記事の文からほかのメッセージは参照できません。
        [number] 数値 { $name } が波括弧の中にあります。波括弧を外してください。
        [placeable] 波括弧が入れ子になっています。記事の文では使えません。
        [attribute] 属性「.{ $name }」があります。記事の文に属性は使えません。
        [newer-format] このカタログの形式は{ $name }です。このtaiyakuが読めるのは形式1です。
        [unknown-state] 「{ $name }」という状態はありません。
        [empty-state] `# state:` の行に状態がありません。
        [state-twice] 状態が2回書かれています。有効なのは最初のものだけです。
        [review-without-hash] `# state: reviewed` に、承認した文を示す8文字がありません。
        [reference] 「{ $name }」は存在しません。
        [broken-reference] 存在しないものを参照しています。
        [cyclic] 「{ $name }」が、直接またはほかを通じて自分自身を参照しています。
        [placeables] 「{ $name }」の参照が多すぎます。
        [reads-differently] 「{ $name }」がバンドルの中で意図どおりに読めません。
        [not-meant] 「{ $name }」がバンドルにありますが、カタログにはありません。
        [unreadable] 用語集の用語と合わせて読み込めません。
       *[other] Fluentとして正しくありません。
    }
finding-duplicate-key =
    { $problem ->
        [attribute] 属性「.{ $name }」がここで2回目です。
       *[variant] 選択肢 [{ $name }] がここで2回目です。
    }
finding-term-unused = 用語「{ $name }」を参照するメッセージも用語もありません。
finding-message-unused = メッセージ「{ $name }」の名前は、`check.used_in` のどのファイルにも、ほかのメッセージにもありません。
finding-function-unknown = 関数 { $name } がすべてのFluentの実装にあるとは限りません。
finding-empty-placeable = 行の途中の空白が波括弧で囲まれています。空白はそのまま書けます。
finding-conflict-markers = 未解決のマージの印が残っています。
finding-invalid-encoding =
    { $guess ->
        [Shift_JIS] 文字コードがUTF-8ではありません。Shift_JISのようです。
        [EUC-JP] 文字コードがUTF-8ではありません。EUC-JPのようです。
        [UTF-16LE] 文字コードがUTF-8ではありません。UTF-16（リトルエンディアン）のようです。
        [UTF-16BE] 文字コードがUTF-8ではありません。UTF-16（ビッグエンディアン）のようです。
       *[unknown] UTF-8の文字として読めないバイトがここにあります。
    }
finding-unreadable =
    { $problem ->
        [not-found] ファイルがなくなっています。
        [permission] ファイルを読む権限がありません。
        [directory] ファイルではなくフォルダーです。
        [special] ファイルではなく、パイプ、デバイス、またはソケットです。
        [not-directory] パスの途中がフォルダーではなくファイルです。
        [file] フォルダーがあるべき場所にファイルがあります。
        [name] ファイル名がUTF-8ではないため、読み込みません。
        [link] リンク先がありません。
        [named] taiyaku.toml に書かれていますが、ファイルがありません。
        [outside] パスがプロジェクトの外を指しているため、読み込みません。
        [git] gitからファイルを取り出せません：{ $detail }
        [io] ファイルを読み込めません：{ $detail }
       *[other] ファイルを読み込めません。
    }
finding-settings-invalid =
    { $problem ->
        [profile-path] 「{ $value }」はプロジェクトの中のプロファイルのファイルではありません。
        [missing-key] 必須のキー「{ $key }」がありません。
        [no-targets] 「targets」にロケールがありません。1つ以上必要です。
        [repeated-locale] 「{ $value }」が source と targets の中に2回あります。
        [locale] 「{ $value }」はロケールではありません（例：ja、en、en-GB）。
        [glob] 「{ $value }」はファイルのパターンとして正しくありません（例：content/ja/**/*.md）。
        [out] 「{ $value }」はプロジェクトの外を指しています。外に書き出せるのは --out だけです。
        [regex-group] 「{ $value }」は正規表現として正しくありません。括弧の対応が取れていません。
        [regex-class] 「{ $value }」は正規表現として正しくありません。角括弧が閉じられていません。
        [regex-repetition] 「{ $value }」は正規表現として正しくありません。「*」「+」「?」や回数の前に、繰り返すものがありません。
        [regex-escape] 「{ $value }」は正規表現として正しくありません。バックスラッシュのあとの文字に意味がありません。
        [regex-unsupported] 「{ $value }」の先読み、後読み、後方参照は、ここでは使えません。
        [regex] 「{ $value }」は正規表現として正しくありません。
        [srx-out] 「{ $value }」はプロジェクトの外を指しています。文の区切りの規則は外から読めません。
        [srx-root] SRXファイルではありません。ルート要素が「srx」ではありません。
        [srx-xml] SRXファイルのXMLがここで壊れています。
        [srx-entity] XMLの「&{ $value };」は文字として決まったものではありません。実体参照は展開しません。
        [srx-name] 言語の対応表が規則「{ $value }」を指していますが、このファイルにありません。
        [srx-pattern] 「{ $value }」は言語を選ぶ正規表現として正しくありません。
        [srx-break] 「yes」か「no」しか書けないところに「{ $value }」があります。
        [srx-locale] このSRXファイルの対応表にロケール「{ $value }」に当たるものがなく、どこも区切られません。
       *[other] { toml-problem }
    }
finding-segmentation-rule =
    { $problem ->
       *[expression] このSRXファイルの{ $number }番目の規則は正規表現を読めないため、ほかの規則だけを使います。
        [slow] このSRXファイルの{ $number }番目の規則は、ある文章で手数がかかりすぎるため、そこでは使いませんでした。
    }
finding-profile-invalid =
    { $problem ->
        [test-silent] 規則「{ $rule }」が、ここにある自分のテスト文を見つけません。
        [test-fires] 規則「{ $rule }」が、問題のないはずのこの文を指摘します。
        [missing-key] 必須のキー「{ $key }」がありません。
       *[other] { toml-problem }
    }
finding-glossary-invalid =
    { $problem ->
        [id] 「{ $key }」は用語のIDにできません（先頭はaからzの英字、続きは英数字と「-」「_」）。
        [id-twice] 項目「{ $key }」は { $other } にもあります（{ $line }行目）。IDはすべてのファイルを通して1つの項目だけを指します。
        [no-words] 項目「{ $key }」にどの言語の語もありません。
        [glob] 「{ $value }」はファイルのパターンとして正しくありません（例：content/ja/**/*.md）。
        [no-preferred] ここに必須のキー「preferred」がありません。
       *[other] { toml-problem }
    }
finding-front-matter-invalid =
    { $problem ->
        [yaml-quote] 引用符が閉じられていません。
        [yaml-after-quote] 閉じる引用符のあとに余分なものがあります。
        [yaml-colon] ここにコロンは書けません。値が引用符で囲まれていないか、前の行にコロンがありません。
        [yaml-tab] タブがあります。YAMLの字下げは空白で書きます。
        [yaml-indent] 字下げが上の行と合っていません。
        [yaml-key] 「キー: 値」の形になっていない行があります。
        [yaml-bracket] 角括弧か波括弧の対応が取れていません。
        [yaml-escape] 二重引用符の中のバックスラッシュが、YAMLのエスケープになっていません。
        [yaml-start] 「{ $text }」で値を始めることはできません。
        [yaml-character] 制御文字があります。
        [yaml-duplicate] キー「{ $text }」が2回あります。
        [yaml-documents] フロントマターの中に2つ目の「---」があります。
        [yaml-comment] 「 #」からはコメントになるため、値を続けることができません。
        [yaml-dash] キーと同じ行から箇条書きを始めることはできません。
        [yaml-block] 「|」「>」は行の最後に書きます。
        [yaml-anchor] 「&」「*」で値を始めることはできません。
        [yaml-tag] 「!」で値を始めることはできません。
        [yaml-too-much] 入れ子が深すぎるか、値が多すぎます。
        [yaml-loop] アンカー（「&」）の値が、自分自身を含んでいます。
        [yaml-syntax] YAMLとして正しくありません。
       *[other] { toml-problem }
    }
# 上の4つが使う。TOMLのどこが問題かは $problem による。
toml-problem =
    { $problem ->
        [syntax] TOMLとして正しくありません。
        [toml-conflict] 未解決のマージの印が残っています。
        [toml-quote] 引用符が閉じられていません。
        [toml-unquoted] 「{ $text }」を引用符で囲んでください。
        [toml-curly] { $text } の引用符が違います。TOMLでは "…" を使います。
        [toml-no-value] 「=」のあとに値がありません。
        [toml-no-equals] キーのあとに「=」がありません。
        [toml-equals] 「=」が1つ余分です。
        [toml-no-key] ここにキーがありません。
        [toml-key] キーの「{ $text }」を引用符で囲んでください。
        [toml-table] この見出しに「]」がありません。
        [toml-array] 配列が「]」で閉じられていないか、コンマに誤りがあります。
        [toml-bracket] 閉じる括弧に対応する開く括弧がありません。
        [toml-inline-table] インラインテーブルは、「キー = 値」をコンマで区切り、波括弧で閉じます。
        [toml-rest] 値のあとに余分なものがあります。
        [toml-boolean] 「{ $text }」は値になりません。真偽値は true か false と書きます。
        [toml-number] TOMLの数値として正しくありません。
        [toml-date] TOMLの日付または時刻として正しくありません。
        [toml-escape] バックスラッシュが、TOMLのエスケープになっていません。
        [toml-character] 制御文字など、ここに書けない文字があります。
        [toml-duplicate] 「{ $text }」が2回定義されています。
        [toml-too-deep] 括弧の入れ子が深すぎます。
        [unknown-key] 「{ $key }」というキーはここにありません。
        [empty-key] 名前のないキーがあります。
        [empty] 文字列が空です。
        [empty-choice] 文字列が空です。使えるもの：{ $names }
        [type] ここには{ $expected ->
            [string] 文字列
            [strings] 文字列か文字列の配列
            [boolean] 真偽値（trueかfalse）
            [array] 配列
           *[table] テーブル
        }を書きます（{ $found ->
            [string] 文字列
            [integer] 整数
            [float] 小数
            [boolean] 真偽値
            [datetime] 日時
            [array] 配列
           *[table] テーブル
        }になっています）。
        [number] ここには0から{ $max }までの整数を書きます。
        [decimal] ここには{ $min }から{ $max }までの数を書きます。
        [choice] 「{ $value }」は使えません。使えるもの：{ $names }
       *[other] この値は使えません。
    }
finding-memory-invalid =
    { $problem ->
        [not-tmx] TMXファイルではありません。
        [after-end] TMX文書の終わりのあとに余分なものがあります。そこは読みません。
        [truncated] TMXファイルが途中で切れています。そこまでの分を使います。
        [packed] gzipのデータが壊れているか、途中で切れています。そこまでの分を使います。
        [syntax] XMLとして正しくないため、この箇所を除きました。
        [end-tag] 終了タグ「{ $found }」に対応する開始タグがないため、この箇所を除きました。
        [unclosed] </tu> がないため、このユニットを除きました。
        [too-deep] 要素の入れ子が深すぎるため、この箇所を除きました。
        [too-large] 1つのユニットとして大きすぎる（8MB超）ため、除きました。
        [endless] 4GBの中に終わりが見つかりません。そこまでの分を使います。
        [language] <tuv> に言語の指定がないため、このユニットを除きました。
        [character] XMLで使えない文字があるため、このユニットを除きました。
        [encoding] ファイルの文字コードとして読めないバイトがあるため、このユニットを除きました。
        [entity] 実体参照「{ $name }」は展開しないため、このユニットを除きました。
        [reference] 「&」が参照になっていないため、このユニットを除きました。
        [attribute] 読み取れない属性があるため、このユニットを除きました。
        [more] ほかに{ $count }件の問題があります（省略）。
        [line-encoding] UTF-8の文字として読めないバイトがあるため、この行を除きました。
        [line-truncated] JSONが行の途中で切れているため、この行を除きました。
        [line-syntax] ここからJSONとして正しくないため、この行を除きました。
        [line-object] JSONのオブジェクトではないため、この行を除きました。
        [line-source] 「{ $source }」の文がないため、この行を除きました。
        [line-target] 「{ $target }」の文がないため、この行を除きました。
       *[other] 翻訳メモリを使えません。
    }
finding-control-character =
    { $problem ->
        [nul] NUL文字（{ $name }）があります{ $count ->
            [1] {""}
           *[other] （この記事に{ $count }個）
        }。
        [bidi] 文字の並びを変える見えない記号（{ $name }）があります{ $count ->
            [1] {""}
           *[other] （この記事に{ $count }個）
        }。
        [nonchar] 文字ではないコード { $name } があります{ $count ->
            [1] {""}
           *[other] （この記事に{ $count }個）
        }。
       *[control] 制御文字（{ $name }）があります{ $count ->
            [1] {""}
           *[other] （この記事に{ $count }個）
        }。
    }
finding-duplicate-article = 「{ $other }」とパス「{ $path }」が同じになるため、この記事を除きました。
finding-waiver-invalid =
    { $problem ->
        [no-reason] 「{ $code }」の容認に理由がないため、無効です。
        [no-code] 容認にコードがないため、無効です。
       *[unknown-code] 容認に書かれた「{ $code }」というコードはありません。
    }

## 用語集そのもの

finding-glossary-example =
    { $problem ->
        [absent] 「{ $id }」の例文に、その用語がありません。
        [passes] 「{ $id }」の反例が指摘されません。
        [unflaggable] 「{ $id }」の反例にその用語がないため、何も指摘できません。
       *[fails] 「{ $id }」の例文が、その項目自身の規則に合いません。
    }
finding-glossary-conflict =
    { $problem ->
        [itself] 「{ $word }」が「{ $id }」の中で、使う語でも禁止語でもあります。
       *[two] 「{ $word }」が2つの項目（「{ $other }」と「{ $id }」）にあります。
    }

## ヒント

hint-nearest = 「{ $name }」のことですか。
hint-known-keys = 使えるもの：{ $names }
hint-list-codes = コードの一覧は `taiyaku explain` でわかります。
hint-candidates = 候補：{ $names }
hint-confirm = `taiyaku translate` で確定するか、`# state: draft` の行を削除してください。
hint-review-again = `taiyaku show { $unit }` で原文と見比べてください。`taiyaku review { $unit } --approve` で承認し直せます。
hint-known-renderings = ほかに使える訳語：{ $names }
hint-half-width = 記号が表す語を、半角文字で書いてください。
hint-write-instead = 「{ $sign }」は「{ $form }」と書いてください。
hint-write-space = 全角の空白は半角の空白にしてください。
hint-leave-out = 「{ $sign }」は省いてください。
hint-renderings-counted = 訳語ごとのユニット数：{ $names }
hint-one-entry = { $path } の内容を変えたいなら、その項目を直接直すか、そちらを消してこの項目を残してください。別の概念なら、どちらかに別のIDを付けてください。
hint-glossary-scope = どちらか一方の項目に残すか、それぞれに `scope` を指定してください。
hint-run-sync = `taiyaku sync` を実行してください。
hint-rename-article = どちらかの名前を変えるか、taiyaku.toml の `include` を絞ってください。
hint-resolve-conflict = 両方から正しいほうを残し、<<<<<<<、=======、>>>>>>> の行を削除してください。
hint-convert-utf8 = 変換してください：`iconv -f { $guess ->
        [EUC-JP] EUC-JP
        [UTF-16LE] UTF-16LE
        [UTF-16BE] UTF-16BE
       *[other] CP932
    } -t UTF-8 { $path } > 新しいファイル`
hint-convert-stream = 渡す前に変換してください：`… | iconv -f { $guess ->
        [EUC-JP] EUC-JP
        [UTF-16LE] UTF-16LE
        [UTF-16BE] UTF-16BE
       *[other] CP932
    } -t UTF-8 | taiyaku …`
hint-hidden-character = 削除してください。エディターで不可視文字を表示すると見つかります。
hint-more-alike = 同じユニットに同種の指摘がほかに{ $count }件あります（省略）。
hint-mend-bytes = 壊れた文字を書き直すか、別の文字コードのファイルなら変換してください。
hint-use-reference = 代わりに { $name } と書きます。読みが変わらないところは `taiyaku messages fix` が書き換えます。
hint-fluent-entry = メッセージは行頭から `名前 = 文` と書き、2行目からは字下げします。
hint-fluent-escape = 文字としての波括弧は {"{"}"{"{"}"{"}"} と書きます。`taiyaku set` を使えば自動でそうなります。
hint-fluent-string = 引用符の中で使えるのは、\\、\"、16進数4桁の \u、6桁の \U です。
hint-fluent-nesting = 波括弧を分けて書くか、文字としての波括弧なら `taiyaku set` で書いてください。
hint-fluent-empty = 「=」のあとに文を書くか、メッセージを削除してください。
hint-fluent-duplicate = どちらか一方を残してください。
hint-fluent-variants = 選択肢は1行に1つずつ書き、1つに「*」を付けます：[one] … *[other] …
hint-fluent-reference = つづりを確かめてください。用語は用語集から、メッセージは同じ言語のファイルから取ります。
hint-fluent-article = 文字として書くなら `taiyaku set` を使ってください。Fluentの書き方で使えるのは用語集の用語だけです。
hint-message-names = Fluentの書き方で、原文にあるものを使って書いてください：{ $names }
hint-message-plain = このメッセージの原文には、変数もほかのメッセージへの参照もありません。
hint-catalog-states = 使える状態：draft、stale、needs-review、reviewed、skip。行がなければ確定済みの訳文です。
hint-catalog-review = この行を削除するか、もう一度承認を受けてください。
hint-catalog-newer = このカタログを書いた版か、それより新しいtaiyakuを使ってください。
hint-catalog-orphan = 上に原文（`# > …`）を書けば、`taiyaku sync` が対訳を保管します。不要なら削除してください。
hint-waiver-form = `# allow: コード 理由` と書きます（例：`# allow: number-mismatch 意図して丸めた`）。
hint-front-matter-yaml = コロン、「#」、引用符を含む値は引用符で囲んでください：title: "…"
hint-front-matter-toml = 文字列は半角の引用符で囲んでください：title = "…"
hint-jsonl-line = 1行の形：{"{"}"{ $source }": "…", "{ $target }": "…"{"}"}
hint-tmx-root = TMXファイルは <tmx> で始まり </tmx> で終わります。元のソフトからもう一度書き出してください。
hint-tmx-syntax = XMLエディターで直すか、元のソフトからもう一度書き出してください。
hint-tmx-truncated = ファイルが最後まで揃っていません。もう一度書き出すか、コピーし直してください。
hint-import-as = --as NAME で別の名前を付けてください。
hint-tmx-large = ユニットを分割するか、翻訳メモリから外してください。
hint-tmx-language = すべての <tuv> に xml:lang="ja" のような言語の指定を付けてください。
hint-tmx-character = 制御文字を取り除くか、翻訳メモリをもう一度書き出してください。
hint-tmx-encoding = UTF-8で保存し、1行目の文字コードの宣言もUTF-8にしてください。
hint-tmx-entity = 実体参照の代わりに文字そのものを書いてください。使えるのは &amp;、&lt;、&gt;、&quot;、&apos; と数値の参照だけです。
hint-tmx-reference = 「&」は &amp; と書いてください。
