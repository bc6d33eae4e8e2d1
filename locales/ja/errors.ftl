# 文章の外で起きる問題

error = エラー：
error-not-a-project = { $path } にも、その上のフォルダーにも taiyaku.toml がありません。
error-settings = taiyaku.toml をこのままでは使えません。
error-settings-at = { $name ->
    [staged] ステージされている
   *[other] { $name } の
} taiyaku.toml が読めません。
error-no-project-at = { $name } では、このフォルダーに taiyaku.toml がありません。
error-no-project-staged = このフォルダーの taiyaku.toml がステージされていないため、ステージの内容を読めません。
error-io = { $path } を{ $action ->
    [read] 読めません
    [write] 書けません
    [create] 作れません
    [remove] 削除できません
    [lock] ロックできません
   *[open] 開けません
}：{ $kind ->
    [not-found] そのようなファイルやフォルダーはありません。
    [permission] 権限がありません。
    [directory] ファイルではなくフォルダーです。
    [special] ファイルではなく、パイプ、デバイス、またはソケットです。
    [not-directory] パスの途中がフォルダーではなくファイルです。
    [read-only] 読み取り専用のファイルシステムです。
    [full] ディスクがいっぱいです。
    [exists] すでにあります。
   *[other] { $detail }
}
error-changed = { $path } が処理中に変更されたため、上書きしませんでした。
error-refused = { $path } は壊れているため、書き込みませんでした。
error-rules = { $path } の区切りの規則をこのままでは使えません。
error-outside = { $path } はプロジェクトの外を指しています。
error-unknown-unit = 「{ $name }」というユニットはありません。
error-ambiguous-unit = 「{ $name }」というユニットが複数あります。
error-unknown-article = 「{ $name }」という記事はありません。
error-unread-article = 「{ $name }」という記事はありますが、読み込めません。
error-unknown-locale = 「{ $name }」はこのプロジェクトの訳文のロケールではありません（訳文のロケール：{ $targets }）。
error-which-locale = このプロジェクトには訳文のロケールが複数あります：{ $targets }
error-git =
    { $problem ->
        [no-git] 履歴を見るにはgitが必要ですが、PATHに見つかりません。
        [no-repository] { $detail } はgitのリポジトリの中にありません。
        [no-revision] 「{ $detail }」というリビジョンはありません。
        [no-merge-base] 「{ $detail }」の両端には共通のリビジョンがありません。
        [unmerged] 「{ $detail }」はマージの途中なので、ステージの内容が1つに決まりません。
        [missing-object] { $detail } はgitに記録されていますが、内容がありません。
       *[other] git { $action } が失敗しました：{ $detail }
    }
error-staged-head = --staged はステージの内容を比べるので、新しい版は指定できません。
error-trial-form = 「{ $name }」は用語集の変更として読めません。
error-trial-several = 「{ $name }」：ID「{ $key }」が複数のファイルにあり、どの項目か決まりません：{ $files }
error-trial-entry = 「{ $name }」とすると項目が読めなくなります：{ $detail }
error-not-text = { $path } はUTF-8のテキストではありません。
error-lines-left-out = UTF-8の文字として読めない行が{ $count }行あり、飛ばしました。
error-memory-exists = { $path } という別のファイルがすでにあるため、何も取り込みませんでした。
error-no-units = { $path } には使えるユニットがないため、何も取り込みませんでした。
error-unknown-code = 「{ $name }」というコードはありません。
error-fluent-text = Fluentの文として使えません：{ $detail }
error-empty-text = 訳文が空です。
error-control-text = 訳文に制御文字が含まれています。
error-covered-unit = { $name } は { $other } の訳文に含まれています。
error-message-elsewhere = { $name } の訳文は、{ $locale } の別のファイルにあります。そちらを編集するか、移してください。
error-review-what = 承認または差し戻すユニットか --article を指定してください。
error-staged-files = --staged はプロジェクトの検査で使います。対訳ファイルはディスク上のものを読みます。
error-since-files = --since はプロジェクトの検査で使います。対訳ファイルには使えません。
error-merge-kind = { $path } はユニットごとにマージできるファイル（.ftl、.toml、.tmx）ではありません。
error-output = 出力できません：{ $detail }
error-out-inside = { $path } は出力先にできません。プロジェクトか記事を含んでいます。
error-out-foreign = { $path } にはtaiyakuが書いたものではないファイルがあるため、何もしませんでした。

hint-init = `taiyaku init` でプロジェクトを作れます。
hint-run-again = もう一度実行してください。
hint-list-units = ユニットの名前は `taiyaku next` や `taiyaku check` でわかります。
hint-locale = --locale で選んでください。
hint-other-folder = --out で別のフォルダーを選んでください。
hint-other-name = 別の名前にするか、すでにあるものを移してください。
hint-git-install = gitをインストールするか、2つのフォルダーを比べてください：`taiyaku diff --folders 旧 新`
hint-git-init = `git init` で履歴を始められます。履歴がなくても、`taiyaku diff --folders 旧 新` なら2つのフォルダーを比べられます。
hint-git-history = `git init` で履歴を始められます。このコマンドは用語集をコミットのものと比べます。
hint-git-revisions = 指定できるものは `git log --oneline`、`git branch`、`git tag` でわかります。
hint-git-merge-base = 点2つの `A..B` なら、2つをそのまま比べられます。浅いクローンに共通のリビジョンがないなら `git fetch --unshallow` をどうぞ（GitHub Actionsでは `fetch-depth: 0`）。
hint-git-merge = マージを終えてから（`git add`）、ステージを見てください。
hint-trial-several = 場所は `taiyaku glossary lint` で分かります。どちらかの項目だけを残すか、別のIDを付けてから、もう一度試してください。
hint-trial = 1つの値なら KEY=VALUE、一覧なら KEY+=VALUE と KEY-=VALUE です。KEYは stem-cell.en、stem-cell.en.forbidden、stem-cell.status などです。
hint-git-fetch = 部分クローンでは、内容は必要になったときに取得されます。`git fetch --refetch --no-filter` でまとめて取得できます。ほかのクローンなら、`git fsck` で破損箇所を確かめてください。
hint-git-add = `git add taiyaku.toml` でステージできます。
hint-settings-at = フォルダーにあるファイルではなく、古い版かステージされた版の問題です（`git show リビジョン:./taiyaku.toml` で見られます）。別のリビジョンと比べるか、直したものをコミットまたはステージしてください。
hint-git-mend = gitの指摘（`git status` でも表示されます）を解消するか、`taiyaku diff --folders 旧 新` で2つのフォルダーを比べてください。
error-map-names-nothing = { $path } には、どちらの側のファイルも書かれていません。
error-no-messages = { $path } にFluentファイルがありません。
