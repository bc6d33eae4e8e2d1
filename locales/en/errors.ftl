# What goes wrong with the world around a text.

error = error:{" "}
error-not-a-project = There is no taiyaku.toml in { $path } or above it.
error-settings = taiyaku.toml cannot be used as it is.
error-settings-at = taiyaku.toml cannot be used as { $name ->
    [staged] it is staged.
   *[other] { $name } has it.
}
error-no-project-at = { $name } has no taiyaku.toml in this folder.
error-no-project-staged = No taiyaku.toml is staged in this folder, so nothing that is staged can be read.
error-io = { $path } cannot be { $action ->
    [read] read
    [write] written
    [create] created
    [remove] removed
    [lock] locked
   *[open] opened
}: { $kind ->
    [not-found] there is no such file or folder.
    [permission] permission denied.
    [directory] this is a folder, not a file.
    [special] this is a pipe, a device or a socket, not a file.
    [not-directory] a part of the path is a file, not a folder.
    [read-only] the file system is read-only.
    [full] the disk is full.
    [exists] it already exists.
   *[other] { $detail }.
}
error-changed = { $path } was changed by somebody else meanwhile; nothing was written over it.
error-refused = { $path } is broken, so nothing was written to it.
error-rules = The segmentation rules in { $path } cannot be used as they are.
error-outside = { $path } leads out of the project.
error-unknown-unit = There is no unit “{ $name }”.
error-ambiguous-unit = Several units are called “{ $name }”.
error-unknown-article = There is no article “{ $name }”.
error-unread-article = The article “{ $name }” cannot be read.
error-unknown-locale = “{ $name }” is not a target of this project (targets: { $targets }).
error-which-locale = This project has several targets: { $targets }.
error-git =
    { $problem ->
        [no-git] History is asked for, and there is no program git on the PATH.
        [no-repository] { $detail } is not in a git repository.
        [no-revision] There is no revision “{ $detail }”.
        [no-merge-base] The two ends of “{ $detail }” have no common revision.
        [unmerged] “{ $detail }” is in the middle of a merge, so what is staged is not one version.
        [missing-object] git has { $detail } on record, but not its content.
       *[other] git { $action } failed: { $detail }
    }
error-staged-head = --staged compares what is staged, so no new revision can be named.
error-trial-form = “{ $name }” is no change of a glossary.
error-trial-several = “{ $name }”: the id “{ $key }” stands in several files, so it names no one entry: { $files }.
error-trial-entry = With “{ $name }” the entry cannot be read: { $detail }
error-not-text = { $path } is not text in UTF-8.
error-lines-left-out = { $count ->
    [one] One line is not text in UTF-8 and was left out.
   *[other] { $count } lines are not text in UTF-8 and were left out.
}
error-memory-exists = Another file is called { $path } already, so nothing was brought in.
error-no-units = { $path } has no unit that can be used, so nothing was brought in.
error-unknown-code = There is no code “{ $name }”.
error-fluent-text = The text cannot be used as Fluent: { $detail }
error-empty-text = The text is empty. A translation needs words.
error-control-text = The text has control characters.
error-covered-unit = { $name } is covered by the translation of { $other }.
error-message-elsewhere = { $name } has its translation in another file of { $locale }. Edit it there, or move it.
error-review-what = Say what to approve or reject: units, or --article.
error-since-files = --since is for a project; bilingual files have no history here.
error-staged-files = --staged is for a project; bilingual files are read as they stand on disk.
error-merge-kind = { $path } is no file that can be merged by unit (.ftl, .toml, .tmx).
error-output = The output cannot be written: { $detail }
error-out-inside = { $path } cannot be the output folder: it holds the project or its sources.
error-out-foreign = { $path } holds files that taiyaku did not write, so it was left alone.

hint-init = `taiyaku init` makes a project.
hint-run-again = Run the command again.
hint-list-units = `taiyaku next` and `taiyaku check` name units.
hint-locale = Choose one with --locale.
hint-other-folder = Choose another folder with --out.
hint-other-name = Choose another name, or move away what is there.
hint-git-install = Install git, or compare two folders: `taiyaku diff --folders OLD NEW`
hint-git-init = `git init` begins a history; without one, `taiyaku diff --folders OLD NEW` compares two folders.
hint-git-history = `git init` begins a history; this command compares the glossary with that of a commit.
hint-git-revisions = `git log --oneline`, `git branch` and `git tag` list what can be named here.
hint-git-merge-base = With two dots, `A..B`, the two are compared as they are. A shallow clone may lack the common revision: `git fetch --unshallow` (in GitHub Actions: `fetch-depth: 0`).
hint-git-merge = End the merge (`git add`), then look at what is staged.
hint-trial-several = `taiyaku glossary lint` shows where. Keep one of the entries, or give one another id; then try the change again.
hint-trial = KEY=VALUE for one value, KEY+=VALUE and KEY-=VALUE for lists; KEY is like stem-cell.en, stem-cell.en.forbidden or stem-cell.status.
hint-git-fetch = A partial clone fetches contents when git first needs them; `git fetch --refetch --no-filter` brings them all. In any other clone, `git fsck` says what is damaged.
hint-git-add = `git add taiyaku.toml` stages it.
hint-settings-at = The file in this folder may be right: this is about an older or staged one (`git show REVISION:./taiyaku.toml`). Compare with another revision, or commit and stage what is mended.
hint-git-mend = Fix what git complains of (`git status` says the same), or compare two folders with `taiyaku diff --folders OLD NEW`.
error-map-names-nothing = { $path } names no file of either side.
error-no-messages = There is no Fluent file in { $path }.
