### What each finding means: one message a code, with a title, an example that fires, a near miss that stays silent,
### and the class of MQM (Multidimensional Quality Metrics).
### Literal braces are written {"{"} and {"}"}.

## Where a translation stands

explain-untranslated =
    The source has a unit that the target catalog does not translate.

    A reader of the other language would miss it, be it a warning, a price or a contact.
    Whether a page with gaps is published at all is decided by `[publish]`.

    Translate it with `taiyaku translate` or `taiyaku set`; `taiyaku pretranslate` fills in
    drafts from the memory.

    If it is not for translation, write `# state: skip` in a stand-alone comment with its id,
    or add a pattern to `content.skip`. For the whole project, set `untranslated = "off"` (or
    "note", "error") under `[check.levels]` in taiyaku.toml.
    .title = No translation yet
    .fires = 診察は予約制です。 → (no translation)
    .silent = 03-0000-0000 → (no translation; there is nothing to translate in it)
    .mqm = Accuracy / untranslated

explain-stale =
    The source was edited after this translation was made; the translation was carried over
    from the old sentence.

    An old dose, period or risk may still stand in it, and it reads well, so nobody notices.

    Compare the old source (`# was:`) with the new one, correct the translation and confirm
    it with `taiyaku translate` or `taiyaku set`. If it is still right, confirm it as it is.

    To let one case stand, write `# allow: stale reason` above its message in the catalog,
    such as `# allow: stale only the wording changed`. For the whole project, set
    `stale = "off"` (or "note", "warning", "error") under `[check.levels]` in taiyaku.toml.
    .title = Source changed since
    .fires = 効果は6か月ほど続きます。 → The effect lasts about three months. (# was: 効果は3か月ほど続きます。)
    .silent = 効果は3か月ほど続きます。 → The effect lasts about three months. (the paragraph only moved)
    .mqm = Accuracy / mistranslation

explain-draft =
    The translation comes from the memory or from a machine, and no person has confirmed it.

    A near match can differ in the one word that matters: left or right knee, before or after
    a meal.

    Read it beside its source in `taiyaku translate`, correct it and confirm it. Drafts are
    published only with `--drafts` or `publish.drafts`.

    To let one case stand, write `# allow: draft reason` above its message in the catalog,
    such as `# allow: draft the legal text is fixed by the clinic`. For the whole project,
    set `draft = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = Unconfirmed draft
    .fires = 右膝に注射します。 → The injection is given in the left knee. (# state: draft)
    .silent = 右膝に注射します。 → The injection is given in the right knee. (no state line: a person confirmed it)
    .mqm = none (state of the work)

explain-catalog-out-of-date =
    The source catalog on disk no longer says what the article in `content/` says.

    taiyaku always reads the article itself, so its results are right; but people and tools
    that read the catalog see old text.

    Run `taiyaku sync` and commit what it writes.

    A waiver in a catalog does not reach this finding; `catalog-out-of-date = "off"` (or
    "note", "warning", "error") under `[check.levels]` in taiyaku.toml does.
    .title = Catalog lags behind the article
    .fires = 「受付は9時からです。」 is edited to 「受付は10時からです。」 in content/ja/guide.md, and sync has not run
    .silent = the same edit, followed by `taiyaku sync`
    .mqm = none (state of the work)

explain-review-clobbered =
    The translation is marked as reviewed, but its source or its text is no longer the one
    that was approved. Usually somebody edited the catalog by hand or resolved a merge.

    What the page calls approved by an editor or a physician must be what they read.

    Compare it with the history in git, then restore the approved text or have it approved
    again.

    To let one case stand, write `# allow: review-clobbered reason` above its message in the
    catalog, such as `# allow: review-clobbered spelling only, agreed with the editor`. For
    the whole project, set `review-clobbered = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Approved text was changed
    .fires = 注射は15分ほどで終わります。 → The injection takes about 50 minutes. (approved with “15”, edited in the file)
    .silent = 注射は15分ほどで終わります。 → The injection takes some 15 minutes. (changed with `taiyaku set`, which takes the approval away)
    .mqm = none (state of the work)

explain-catalog-orphan =
    The target catalog holds a translation whose source is in no article any more, or the
    whole catalog belongs to an article that is gone.

    It is never published, yet people go on looking after it, and a search in the catalogs
    finds statements the clinic has withdrawn.

    Run `taiyaku sync`: it moves the pair to memory/archive.tmx, where it can be found again,
    and takes it out of the catalog.

    A waiver in a catalog does not reach this finding; `catalog-orphan = "off"` (or "note",
    "warning", "error") under `[check.levels]` in taiyaku.toml does.
    .title = Translation without a source
    .fires = 体験談を募集しています。 (deleted from the article) → We are looking for patient stories.
    .silent = 体験談を募集しています。 (the article was renamed; sync moves its catalog) → We are looking for patient stories.
    .mqm = none (state of the work)

## What the translation says

explain-source-text-left =
    Kana or kanji stand in a target that is not Japanese, or an English sentence of the source
    in one that is. Code, addresses and terms with `do_not_translate` may hold them.
    Japanese that is shown on purpose is `source-text-quoted`. In brackets, or before some, it
    may be the writing of the word beside it: there this is a warning.

    The reader cannot read the word, and it is often the very name of a drug, a body part or
    a procedure.

    Translate the words. If they stay as they are on purpose everywhere, give their glossary
    entry `do_not_translate = true`.

    To let one case stand, write `# allow: source-text-left reason` above its message in the
    catalog, such as `# allow: source-text-left the sign at the entrance is quoted`. For the
    whole project, set `source-text-left = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Japanese left in the translation
    .fires = 骨髄から採取した細胞を培養します。 → Cells taken from the 骨髄 are cultured.
    .silent = 検索欄に `骨髄` と入力します。 → Type `骨髄` into the search box.
    .mqm = Accuracy / untranslated

explain-source-text-in-quotes =
    Kana or kanji are all that a pair of quotation marks of the target holds. They may have been
    left, or be quoted for themselves; only a person can tell. Where the text speaks of
    writing, it is `source-text-quoted`.

    A title or a slogan that nobody can read says nothing.

    Translate the words, or give their rendering in brackets behind them.

    To let one case stand, write `# allow: source-text-in-quotes reason` above its message in the
    catalog, such as `# allow: source-text-in-quotes the sign is quoted`. For the whole project, set
    `source-text-in-quotes = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = Japanese in quotation marks
    .fires = 「温熱療法」とは何か。 → What is “温熱療法”?
    .silent = 「温熱療法」とは何か。 → What is “thermotherapy”?
    .mqm = Accuracy / untranslated

explain-source-text-quoted =
    Japanese stands in the target on purpose: in brackets behind its rendering, before its
    reading in Latin letters, or named as writing (written as, in kanji). It is off unless
    the settings raise it.

    Readers who do not read Japanese skip it; a column that should have none at all can ask
    for it here.

    Leave out the Japanese, or keep it where the writing itself is the matter.

    To see them, set `source-text-quoted = "note"` (or "warning", "error") under `[check.levels]`
    in taiyaku.toml. To let one case stand, write `# allow: source-text-quoted reason` above its
    message in the catalog, such as `# allow: source-text-quoted the name on the sign`.
    .title = Japanese shown in the translation
    .fires = 灸は古くからある治療です。 → Moxibustion (灸) is an old treatment.
    .silent = 灸は古くからある治療です。 → Moxibustion is an old treatment.
    .mqm = Accuracy / untranslated

explain-same-as-source =
    The translation is the source, letter for letter, though the two languages differ.

    Somebody copied the source to fill a gap; the page counts as complete and is not.

    Translate it. A unit that is the same in every language is better marked
    `# state: skip`.

    To let one case stand, write `# allow: same-as-source reason` above its message in the
    catalog, such as `# allow: same-as-source a name in Japanese only`. For the whole
    project, set `same-as-source = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Translation equals the source
    .fires = 膝の痛みについて → 膝の痛みについて
    .silent = PRP → PRP
    .mqm = Accuracy / untranslated

explain-term-missing =
    The source has an approved term of the glossary, and none of its known renderings stands
    in the target. Plurals, inflected forms and the abbreviation count; so does a pronoun,
    where the unit before has the term on both sides.

    Readers tell treatments apart by their names. “The fluid” may be anything.

    Use the preferred rendering. If yours is right as well, add it to `admitted` of the
    entry.

    The examples suppose a glossary with 上清液 = conditioned medium, “secretome” admitted,
    “culture supernatant” forbidden.

    To let one case stand, write `# allow: term-missing reason` above its message in the
    catalog, such as `# allow: term-missing named in the heading just above`. For the whole
    project, set `term-missing = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Term not rendered
    .fires = 上清液を月に1回投与します。 → The fluid is given once a month.
    .silent = 上清液を月に1回投与します。 → Conditioned media are given once a month.
    .mqm = Terminology / inconsistent with terminology resource

explain-term-forbidden =
    The target uses a word that the glossary forbids for a term of the source. It is not an error
    where the source does not have the term, or where the word is part of a right rendering.

    Words are forbidden because they mislead: they name another substance, promise too much,
    or break the advertising rules for medical care.

    Write the preferred rendering. If the word has become acceptable, move it from
    `forbidden` to `admitted`.

    The examples suppose a glossary with 上清液 = conditioned medium, “secretome” admitted,
    “culture supernatant” forbidden.

    To let one case stand, write `# allow: term-forbidden reason` above its message in the
    catalog, such as `# allow: term-forbidden title of a cited paper`. For the whole project,
    set `term-forbidden = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = Forbidden rendering
    .fires = 上清液を点滴します。 → Culture supernatant is given by drip.
    .silent = 培養皿の上澄みを捨てます。 → The culture supernatant is discarded.
    .mqm = Terminology / wrong term

explain-term-inconsistent =
    One term is rendered by two different admitted words in one article, or an article
    differs as a whole from the rest of the project, where one word is plainly usual. Plural,
    inflected forms and abbreviation are the same rendering. Rows of a bilingual file come
    from many texts and are not compared.

    A patient who reads two names thinks of two treatments.

    Choose one rendering and use it throughout; `taiyaku memory search TERM` shows where a
    term stands.

    The examples suppose a glossary with 上清液 = conditioned medium, “secretome” admitted,
    “culture supernatant” forbidden.

    To let one case stand, write `# allow: term-inconsistent reason` above its message in the
    catalog, such as `# allow: term-inconsistent the paper itself says secretome`. For the
    whole project, set `term-inconsistent = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = One term, several renderings
    .fires = 上清液は凍結して保管します。 → The secretome is stored frozen. (elsewhere: conditioned medium)
    .silent = 上清液は凍結して保管します。 → Conditioned media are stored frozen. (elsewhere: conditioned medium)
    .mqm = Terminology / inconsistent use of terminology

explain-term-count =
    An approved term stands several times in the source, and the target names it less often
    than English would leave it out. Each name in the target answers one occurrence, and so
    does each pronoun and each head of the term behind an article (“the medium”); one more may
    be left out. Where only derived words stand for the term, none may.

    Often a clause was dropped with its term, or one of two terms was mistaken for the other.

    Look at the occurrence that is shown. If the sentence is complete without it, nothing is
    wrong.

    The examples suppose a glossary with 上清液 = conditioned medium.

    To let one case stand, write `# allow: term-count reason` above its message in the
    catalog, such as `# allow: term-count a list, named once`. For the whole project, set
    `term-count = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = A term named less often than in the source
    .fires = 上清液を凍結し、上清液を解凍し、上清液を点滴します。 → Conditioned medium is frozen, thawed and given by drip.
    .silent = 上清液を凍結し、上清液を解凍し、上清液を点滴します。 → Conditioned medium is frozen; it is thawed and given by drip.
    .mqm = Accuracy / omission

explain-abbreviation-undefined =
    The target uses a short form that the glossary lists as `abbreviation` of a term, and
    nothing before in the article introduces it: “mesenchymal stem cells (MSCs)”. It is said
    once, at the first use. Where the source has the same bare letters and introduces them
    nowhere before, the author took them for known, and so may the translation.

    Readers cannot look up what a clinic calls its own treatment.

    Write the name with the short form in brackets at the first use. If everybody knows the
    short form (DNA, MRI), list it under `admitted` instead of `abbreviation`.

    The examples suppose a glossary with 間葉系幹細胞 = mesenchymal stem cell, abbreviation MSC.

    To let one case stand, write `# allow: abbreviation-undefined reason` above its message in
    the catalog, such as `# allow: abbreviation-undefined explained in the caption`. For the
    whole project, set `abbreviation-undefined = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Abbreviation not introduced
    .fires = 間葉系幹細胞を投与します。 → MSCs are given.
    .silent = 間葉系幹細胞を投与します。 → Mesenchymal stem cells (MSCs) are given.
    .mqm = Terminology / inconsistent with terminology resource

explain-source-orthography =
    The Japanese source writes one word in several ways (hyoki-yure): a loan word with and
    without its last long-vowel mark or middle dot, more or fewer kana behind the same kanji,
    kanji or kana, か or ヶ in counting months, full-width and half-width digits, letters or
    katakana, or a word that the glossary forbids. It is said once an article, at the rarer
    spelling, with the counts; an article that departs as a whole from the others is told too.

    One word in two spellings is found, counted and translated as two.

    Choose one spelling in the source. For a term of the glossary, list the other as
    `forbidden` on its Japanese side.

    To let one case stand, write `# allow: source-orthography reason` above the message in the
    catalog, such as `# allow: source-orthography the official name`. For the whole project,
    set `source-orthography = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = One word of the source, several spellings
    .fires = サーバーに保存し、別のサーバに写します。 → It is saved on a server and copied to another.
    .silent = サーバーに保存し、別のサーバーに写します。 → It is saved on a server and copied to another.
    .mqm = Style / inconsistent style

explain-number-mismatch =
    A number of one side has no counterpart on the other. Numbers are compared by value, unit
    and role: 1億, “100 million” and 10⁸ are equal, 令和5年 is 2023, and 十分 or IL-6 are no
    quantities. What may well be right is a warning: a number that the translation adds, one that is
    open on another side (“over 20”), one that is left out and is a small count (“both” became “they”),
    100%, a base (16進数), or stands in brackets, in words or in a short label, a day or month of old times or
    without month and year, a decimal with fewer figures (0.021 for 0.02097), and two numbers that are not of one
    kind (一人 and “two types”). From English also what explains to readers abroad and the Japanese need not say: which one
    in an order, the years of a war or an era. The medical profile makes it an error.

    Doses, cell counts, prices and percentages are what a patient acts on. 億 and 万 are
    where even good translators slip by a factor of ten.

    Compute the value again and correct the target. If the source is wrong, fix the article.

    To let one case stand, write `# allow: number-mismatch reason` above its message in the
    catalog, such as `# allow: number-mismatch rounded on purpose`. For the whole project,
    set `number-mismatch = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = Number differs
    .fires = 約1億個の細胞を投与します。 → About 10 million cells are given.
    .silent = 3割の方に腫れがみられました。 → Swelling was seen in 30% of patients.
    .mqm = Accuracy / mistranslation

explain-identifier-mismatch =
    A name that has digits in it stands on one side only, or with another digit or letter on the
    other: IL-6, CD34, COVID-19, a DOI, a PMID, a trial number, an ISBN, a telephone number.
    Width, hyphens and spaces do not count. Names without digits are a warning, where one like it stands in
    the other text: TNF-α and TNF-β, VEGF and EGF, NK細胞 and “T cells”, ビタミンD and “vitamin E”, or an
    author in Latin letters whom the other text does not have (Smithら).

    IL-6 and IL-8 are two proteins, and a trial number of one wrong digit is another trial.

    Copy the name from the source.

    To let one case stand, write `# allow: identifier-mismatch reason` above its message in
    the catalog, such as `# allow: identifier-mismatch the clinic has a line for calls in
    English`. For the whole project, set `identifier-mismatch = "off"` (or "note", "warning",
    "error") under `[check.levels]` in taiyaku.toml.
    .title = Identifier differs
    .fires = 試験はjRCT1234567890に登録されています。 → The trial is registered as jRCT1234567809.
    .silent = ＩＬ－６を測定しました。 → IL-6 was measured.
    .mqm = Accuracy / mistranslation

explain-citation-mismatch =
    A mark that points to a note or a reference, such as [1], ¹ or ※1, is missing or has another
    number. How it is written does not count: [3-5] and [3, 4, 5] are the same, and so are 注1
    and “Note 1”.

    A statement without its reference looks like one without evidence.

    Put the mark where the statement ends.

    To let one case stand, write `# allow: citation-mismatch reason` above its message in the
    catalog, such as `# allow: citation-mismatch the English edition has no note 3`. For the
    whole project, set `citation-mismatch = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Mark of a note or reference differs
    .fires = 効果が報告されています[1]。 → An effect has been reported.
    .silent = 効果が報告されています[1]。 → An effect has been reported.¹
    .mqm = Accuracy / omission

explain-url-mismatch =
    A URL or an e-mail address stands on one side only. A slash at the end, http or https, the
    case of the host, and the language of a page (/ja/ and /en/) do not count.

    A link of one wrong letter leads a patient nowhere, or to someone else.

    Copy the address from the source. In Markdown and HTML, where a link of a translation is
    to lead elsewhere, write `# link @1: URL` above the message.

    To let one case stand, write `# allow: url-mismatch reason` above its message in the
    catalog, such as `# allow: url-mismatch the English site has its own page`. For the whole
    project, set `url-mismatch = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Address differs
    .fires = 詳しくは https://example.jp/guide をご覧ください。 → For details, see https://example.jp/guides.
    .silent = 詳しくは https://example.jp/guide をご覧ください。 → For details, see https://EXAMPLE.jp/guide/.
    .mqm = Design and markup / link or cross-reference

explain-markup-mismatch =
    A link, an image, a code span, a tag, a footnote mark or emphasis stands on one side
    only, or a tag or a mark of emphasis in the translation has lost its other half. Marks
    may move within the unit; they must not vanish or appear. Plain text has no markup.

    A dropped footnote takes away the evidence of a statement, and a dropped link the way to
    a reservation.

    Put the mark around the words that correspond: `[booking page](@1)`. The number behind
    `@` stays that of the source.

    To let one case stand, write `# allow: markup-mismatch reason` above its message in the
    catalog, such as `# allow: markup-mismatch the linked page is in Japanese only`. For the
    whole project, set `markup-mismatch = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Markup differs
    .fires = [予約ページ](@1)からお申し込みください。 → Please apply on the booking page.
    .silent = [予約ページ](@1)からお申し込みください。 → Please apply on the [booking page](@1).
    .mqm = Design and markup / markup tag

explain-placeholder-mismatch =
    A variable or a format mark, such as {"{"} $count {"}"}, {"{"}{"{"} name {"}"}{"}"} or %s, stands on one side
    only, or not as often. White space inside it does not count, and the % of a percentage is
    none.

    Where it is missing, the value is never shown: the date of an appointment, the number of
    days left. Where there is one too many, the page shows the bare mark.

    Copy the placeholder from the source as it is; do not translate its name.

    To let one case stand, write `# allow: placeholder-mismatch reason` above its message in
    the catalog, such as `# allow: placeholder-mismatch English does not say the name here`.
    For the whole project, set `placeholder-mismatch = "off"` (or "note", "warning", "error")
    under `[check.levels]` in taiyaku.toml.
    .title = Placeholder differs
    .fires = 予約日まであと{"{"} $count {"}"}日です。 → Your appointment is in a few days.
    .silent = 予約日まであと{"{"}$count{"}"}日です。 → Your appointment is in {"{"} $count {"}"} days.
    .mqm = Design and markup / markup tag

explain-reference-mismatch =
    A message that is written by hand names another message or a term, and its source does
    not, or the other way round. Variants count together; attributes are compared with
    attributes.

    Such a text stays as it is when the term or the message changes.

    Name the same messages and terms as the source, or write the source anew.

    For the whole project, set `reference-mismatch = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Reference differs
    .fires = about = {"{"} -clinic {"}"}について → about = About us
    .silent = about = {"{"} -clinic {"}"}について → about = About {"{"} -clinic {"}"}
    .mqm = Terminology / inconsistent with terminology resource

explain-term-inlined =
    The source names a term, and the translation writes its word out. The word is one that
    the term reads as in this language, so a reference would read the same.

    When the term gets another name, every reference follows, and this word does not.

    Write the reference that the hint shows, or run `taiyaku messages fix`, which does so
    where nothing that is read changes.

    For the whole project, set `term-inlined = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Term written out
    .fires = about = {"{"} -stem-cell {"}"}とは → about = What are stem cells?
    .silent = about = {"{"} -stem-cell {"}"}とは → about = What are {"{"} -stem-cell(form: "plural") {"}"}?
    .mqm = Terminology / inconsistent with terminology resource

explain-term-possible =
    A message that is written by hand has a word of the glossary in it, which could be a
    reference to the term. Off by default: many texts are better off as they are.

    A reference follows when the term gets another name.

    Write the reference that the hint shows, or run `taiyaku messages fix --possible`.

    For the whole project, set `term-possible = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Term could be named
    .fires = menu = 幹細胞について → menu = About stem cells
    .silent = menu = {"{"} -stem-cell {"}"}について → menu = About {"{"} -stem-cell(form: "plural") {"}"}
    .mqm = Terminology / inconsistent with terminology resource

explain-term-argument =
    A reference to a term has an argument that the term does not use, asks for a form that
    it does not have, or leaves out a value that it shows. A number between quotation marks
    chooses no plural category.

    Fluent says nothing: the default form is read, which may be the wrong one.

    Use one of the forms that the finding lists. Those of the glossary are in
    docs/fluent.md.

    For the whole project, set `term-argument = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Argument that a term does not take
    .fires = about = {"{"} -stem-cell(form: "plurals") {"}"}
    .silent = about = {"{"} -stem-cell(form: "plural") {"}"}
    .mqm = none (file)

explain-plural-category =
    Variants that a number chooses lack a category that the language has (for English “one”
    and “other”), or have one that no number of the language falls into (“few” in English,
    “one” in Japanese). A variant for the number itself, such as [1], stands for its
    category.

    What is missing reads as the default (“1 items”); what is too much is never read.

    Write the variants of the target language, whatever those of the source are. A plain
    Japanese message and an English one with variants are the same message.

    For the whole project, set `plural-category = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Plural categories
    .fires = items = {"{"} $count {"}"}件 → items = {"{"} $count -> *[other] {"{"} $count {"}"} items {"}"}
    .silent = items = {"{"} $count {"}"}件 → items = {"{"} $count -> [one] One item *[other] {"{"} $count {"}"} items {"}"}
    .mqm = Linguistic conventions / grammar

explain-plural-suggested =
    An English message shows a number in front of a noun in the plural and has no variants
    for it, though the source shows the number too. It is a note: a number may be large for
    certain.

    At 1 it reads “1 articles”.

    Give it a variant for [one].

    For the whole project, set `plural-suggested = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Number with one form
    .fires = left = あと{"{"} $count {"}"}件 → left = {"{"} $count {"}"} articles left
    .silent = left = あと{"{"} $count {"}"}件 → left = {"{"} $count -> [one] One article *[other] {"{"} $count {"}"} articles {"}"} left
    .mqm = Linguistic conventions / grammar

explain-isolation-mark =
    One of the invisible marks that isolate or turn round text (U+2066 to U+2069, U+202A to
    U+202E) has no partner in its message.

    The rest of the page may be shown in the wrong order. Fluent sets such marks round
    every value by itself where that is asked for.

    Delete the mark, or add its partner.

    For the whole project, set `isolation-mark = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Marks of direction
    .fires = hello = {"{"} $name {"}"}さん with U+2068 before the name → nothing closes it
    .silent = hello = {"{"} $name {"}"}さん with U+2068 and U+2069 round the name
    .mqm = Linguistic conventions / character encoding

explain-duplicate-key =
    A message has two attributes of one name, or two variants with one key.

    Only one of them is ever read.

    Keep one of the two, or give the other its own name.

    For the whole project, set `duplicate-key = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Attribute or variant twice
    .fires = open = {"{"} $n -> [one] 一件 [one] 1件 *[other] {"{"} $n {"}"}件 {"}"}
    .silent = open = {"{"} $n -> [1] 一件 *[other] {"{"} $n {"}"}件 {"}"}
    .mqm = none (file)

explain-term-unused =
    A term is defined in the messages of the site, and no message and no other term of the
    same language names it. Nobody else can: terms are private to their bundle.

    It is left over, or a reference to it is misspelled.

    Delete it, or name it.

    For the whole project, set `term-unused = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Term that nothing names
    .fires = -clinic = 佐野医院 with no message that names it
    .silent = -clinic = 佐野医院 and about = {"{"} -clinic {"}"}について
    .mqm = none (file)

explain-message-unused =
    A message of the source language is named by none of the files that ask for messages
    (`used_in` under `[check]` in taiyaku.toml: globs of templates and scripts), and by no
    other message. Without that setting nothing is said. A name that a program puts together
    (`"menu-" + page`) is not found; list such names in one of the files.

    Left-over messages are translated and reviewed for nobody.

    Delete it in every language, or name it where it is shown.

    For the whole project, set `message-unused = "off"` (or "note", "warning", "error")
    under `[check.levels]` in taiyaku.toml.
    .title = Message that nothing names
    .fires = old-menu = 旧メニュー with no template that names old-menu
    .silent = menu = メニュー and a template with say("menu")
    .mqm = none (file)

explain-function-unknown =
    A message calls a function other than NUMBER and DATETIME. Off by default: a site may
    give its bundles such a function.

    A runtime without it shows the bare call.

    Make sure that every program which reads the files has the function.

    For the whole project, set `function-unknown = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Function of your own
    .fires = when = {"{"} ERA($day) {"}"}
    .silent = when = {"{"} DATETIME($day) {"}"}
    .mqm = none (file)

explain-empty-placeable =
    Braces hold nothing but white space in the middle of a line. Off by default.

    They are needed at the ends of a text and at the head of a line, where Fluent drops
    white space, and nowhere else.

    Write the space as it is.

    For the whole project, set `empty-placeable = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Braces round white space
    .fires = about = 佐野{"{"} " " {"}"}医院
    .silent = about = 佐野医院{"{"} " " {"}"}
    .mqm = none (file)

explain-bracket-unbalanced =
    A bracket or quotation mark of the target has no partner. It is not an error where the source
    has the same open end, as in a quotation that runs over several units, nor are the
    bracket of a list number such as 1), a face such as :-), an interval [0, 1) or a bracket
    quoted for itself.

    It leaves open where a remark ends: does the warning still apply to the next sentence?

    Add the missing mark or delete the one too many.

    To let one case stand, write `# allow: bracket-unbalanced reason` above its message in
    the catalog, such as `# allow: bracket-unbalanced an emoticon`. For the whole project,
    set `bracket-unbalanced = "off"` (or "note", "warning", "error") under `[check.levels]`
    in taiyaku.toml.
    .title = Bracket without a partner
    .fires = 診察は予約制です（要電話）。 → Visits are by appointment (please call.
    .silent = 医師は「少し様子を見ましょう。 → The doctor said, “Let us wait a little.
    .mqm = Linguistic conventions / punctuation

explain-fullwidth-in-target =
    The target, which is not Japanese, holds full-width letters, digits or brackets, Japanese
    punctuation, or signs such as ① and ※. Code, addresses and a sign quoted for itself are
    left alone.

    Fonts show them with odd gaps, searching for the number fails, and a telephone number in
    full width cannot be dialled.

    Write half-width characters; ① becomes (1), ※ becomes “Note:”, 、 and 。 become a comma
    and a full stop.

    To let one case stand, write `# allow: fullwidth-in-target reason` above its message in
    the catalog, such as `# allow: fullwidth-in-target the form shows this sign`. For the
    whole project, set `fullwidth-in-target = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml.
    .title = Full-width characters left
    .fires = ご予約はお電話（03-0000-0000）へ。 → Call us to book（03-0000-0000）.
    .silent = 合言葉は `ＡＢＣ` です。 → The password is `ＡＢＣ`.
    .mqm = Linguistic conventions / punctuation

explain-japanese-characters =
    A Japanese text, source or target, holds half-width katakana, kana with a separate voiced
    mark, or radicals and compatibility ideographs that only look like kanji. Text copied from
    PDF files and old forms is full of them. Code and addresses are left alone.

    Searches do not find the word, glossary terms and the memory do not match it, and some
    fonts show a gap.

    Write the form of the hint. In the source, mend the article.

    To let one case stand, write `# allow: japanese-characters reason` above its message in the
    catalog, such as `# allow: japanese-characters the label shows it so`. For the whole project, set
    `japanese-characters = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = Wrong characters in Japanese
    .fires = ｺﾗｰｹﾞﾝを補います。 → It supplies collagen.
    .silent = コラーゲンを補います。 → It supplies collagen.
    .mqm = Linguistic conventions / character encoding

explain-halfwidth-in-target =
    In a Japanese target a half-width comma or full stop stands directly behind Japanese.
    Decimals, Latin words, code and addresses are left alone.

    It sits too close to the letters, and lines break in the wrong place.

    Write 、 or 。 instead.

    To let one case stand, write `# allow: halfwidth-in-target reason` above its message in the
    catalog, such as `# allow: halfwidth-in-target the form prints it so`. For the whole project, set
    `halfwidth-in-target = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = Half-width punctuation in Japanese
    .fires = Rest your knee. → 膝を休ませます.
    .silent = Version 2.5 is out. → バージョン2.5が出ました。
    .mqm = Linguistic conventions / punctuation

explain-japanese-style =
    A Japanese target is not written as `[check.japanese]` in taiyaku.toml says. `spacing` is
    "none" or "space" between Japanese and Latin letters or digits; `digits` and `signs`
    (! ? : ; and round brackets) are "half" or "full"; `punctuation` is "、。", "，．" or
    "，。". What is not set, or "any", is never found.

    Columns of one site look like the work of several hands.

    Write it the project's way, or change the setting.

    To let one case stand, write `# allow: japanese-style reason` above its message in the
    catalog, such as `# allow: japanese-style the name is written so`. For the whole project, set
    `japanese-style = "off"` (or "note", "warning", "error") under `[check.levels]` in
    taiyaku.toml.
    .title = Japanese not in the project's style
    .fires = PRP takes three visits. (spacing = "none") → PRP は3回です。
    .silent = PRP takes three visits. (spacing = "none") → PRPは3回です。
    .mqm = Style / house style

explain-typography =
    Marks, spaces and signs that are unusual in the language of the target: in Japanese
    doubled 。, ellipses of ・ or ., a half-width ~, western quotation marks, a missing 。; in
    English a space before a mark, two spaces, and a cell that holds only ○ or △. It is off
    unless the settings raise it.

    A single one is taste; many make a page look careless. A lone △ tells English readers
    nothing.

    Write the form of the hint; give signs of a table a word or a legend.

    To see them, set `typography = "note"` (or "warning", "error") under `[check.levels]`
    in taiyaku.toml. To let one case stand, write `# allow: typography reason` above its
    message in the catalog, such as `# allow: typography the poem has it so`.
    .title = Unusual marks and spaces
    .fires = Well, let us wait and see. → まあ・・・様子を見ましょう。
    .silent = Well, let us wait and see. → まあ……様子を見ましょう。
    .mqm = Linguistic conventions / punctuation

explain-hedge-dropped =
    The source hedges or reports (may, is thought to, is expected to, is reported to, is not
    yet known), and the target has no hedge of any kind. Any hedge satisfies the check,
    whatever its strength. It is a warning, and an error in the medical profile.

    What is hoped for turns into a fact: the page promises an effect that the physician did
    not promise, which the rules on medical advertising may forbid.

    Put the hedge back: 可能性がある is may or can, 期待されている is expected to or
    promising, とされています is said to, 示唆される is suggest.

    To change its level, set `hedge-dropped = "off"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: hedge-dropped reason` above its message in the
    catalog, such as `# allow: hedge-dropped the next sentence says so`.
    .title = Hedge dropped
    .fires = 痛みを和らげる可能性があります。 → It relieves pain.
    .silent = 痛みを和らげる可能性があります。 → It is expected to relieve pain.
    .mqm = Accuracy / mistranslation

explain-light-hedge-dropped =
    The source says とされる, といわれる, という or ことがある in plain style, and the
    target states a fact. Prose leaves these out more often than other hedges, so they have a
    code of their own: off by default, a warning in the medical profile.

    Hearsay becomes the page's own claim, and what happens to some becomes what happens to all.

    Put it back: とされる is said to, ことがある is sometimes or may.

    To change its level, set `light-hedge-dropped = "warning"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: light-hedge-dropped reason` above its message in the
    catalog, such as `# allow: light-hedge-dropped a proverb`.
    .title = Light hedge dropped
    .fires = この成分は安全とされる。 → This ingredient is safe.
    .silent = この成分は安全とされる。 → This ingredient is said to be safe.
    .mqm = Accuracy / mistranslation

explain-hedge-layer =
    The source hedges twice (可能性が示唆されている, 可能性を否定できない), the target once. Off by
    default: one hedge is often enough in English.

    Two steps of caution read as one, and weak evidence looks stronger than it is.

    Keep both: suggest that it may, the possibility cannot be ruled out.

    To change its level, set `hedge-layer = "note"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: hedge-layer reason` above its message in the
    catalog, such as `# allow: hedge-layer one hedge is clear enough`.
    .title = Layer of a hedge dropped
    .fires = 炎症を抑える可能性が示唆されています。 → It may reduce inflammation.
    .silent = 炎症を抑える可能性が示唆されています。 → Studies suggest that it may reduce inflammation.
    .mqm = Accuracy / mistranslation

explain-polarity =
    The source denies, and nothing in the target does: no not, no or without, and no word that
    denies by itself (fail, lack, rarely, unable, prevent). Forms that only look like a denial
    (かもしれない, なければならない, だけでなく) do not count. A warning, and an error in the medical profile.

    “Do not take with alcohol” that has lost its “not” is dangerous.

    Put the negation back.

    To change its level, set `polarity = "error"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: polarity reason` above its message in the
    catalog, such as `# allow: polarity said the other way round`.
    .title = Negation dropped
    .fires = この薬は眠気を起こしません。 → This drug causes drowsiness.
    .silent = この薬は眠気を起こしません。 → This drug is free of drowsiness.
    .mqm = Accuracy / mistranslation

explain-overclaim =
    The target promises what the source does not: a cure, proof, a guarantee, success every
    time, complete removal, absolute safety. The words stand in the profile; what is denied or
    asked is not found, and nothing is where the source makes the promise too. An error in
    the medical profile.

    Such a promise may break the rules on medical advertising, and patients rely on it.

    Say what the source says: 改善が期待される is expected to improve, 治療する is treat.

    To change its level, set `overclaim = "warning"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: overclaim reason` above its message in the
    catalog, such as `# allow: overclaim the source says so in the next sentence`.
    .title = Promise that the source does not make
    .fires = 症状の改善が期待されます。 → It cures the symptoms.
    .silent = 症状の改善が期待されます。 → It does not cure, but is expected to help.
    .mqm = Accuracy / addition

explain-regulated-wording =
    A wording in the target that the profile forbids: absolute safety, guaranteed results,
    superlatives and rankings, before-and-after claims, miracles, testimonials; also 自由診療 as
    free, 未承認 as denied, and 届出 or 承認 as another act. An error in the medical profile.

    The guidelines on medical advertising forbid such wordings; whether they reach the
    translated page is for the clinic to decide, and a waiver records it.

    Say what is known, with its limits.

    To change its level, set `regulated-wording = "warning"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: regulated-wording reason` above its message in the
    catalog, such as `# allow: regulated-wording cleared by the legal office`.
    .title = Regulated wording
    .fires = 多くの実績があります。 → We are ranked No. 1 in Japan.
    .silent = 喫煙は肺がんの最大の原因です。 → Smoking is the number one cause of lung cancer.
    .mqm = Style / regulated wording

explain-regulated-quote =
    The same wordings in quotation marks, such as a patient's statement. A warning in the
    medical profile.

    Quoted praise is still praise on the page of the clinic.

    Leave it out, or quote what happened instead of what it promises.

    To change its level, set `regulated-quote = "off"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: regulated-quote reason` above its message in the
    catalog, such as `# allow: regulated-quote a quotation of the guideline itself`.
    .title = Regulated wording in a quotation
    .fires = 「よかった」と患者さんは話す。 → “A miracle cure,” the patient says.
    .silent = 「よかった」と患者さんは話す。 → “I am glad,” the patient says.
    .mqm = Style / regulated wording

explain-regulated-source =
    The same wordings in the source. A note in the medical profile, off otherwise: the
    translation must follow the source, and the source is mended by its author.

    What is forbidden in the source will be forbidden in the translation.

    Tell the author.

    To change its level, set `regulated-source = "warning"` under `[check.levels]` in taiyaku.toml. To let
    one case stand, write `# allow: regulated-source reason` above its message in the
    catalog, such as `# allow: regulated-source the author was told`.
    .title = Regulated wording in the source
    .fires = この治療に副作用はありません。 → Side effects of this treatment are rare.
    .silent = この治療の副作用は少ないです。 → Side effects of this treatment are rare.
    .mqm = none (source)

## Files

explain-fluent-syntax =
    A message of a catalog does not parse, or it refers to a message or term that does not
    exist.

    Fluent drops such a message in silence: the sentence would be missing from the page.

    Fix the message at the place given. A brace that belongs to the text is written `{"{"}"{"{"}"{"}"}`
    in the file; with `taiyaku set` nothing needs to be escaped. A file that does not parse
    is left alone until it is fixed.

    It cannot be waived.
    .title = Fluent that does not parse
    .fires = 予約まであと{"{"} $count {"}"}日 → days-left = Only {"{"} $count days left
    .silent = 予約まであと{"{"} $count {"}"}日 → days-left = Only {"{"} $count {"}"} days left
    .mqm = none (file)

explain-conflict-markers =
    The file holds the markers that git leaves where two people changed the same lines.

    Both versions of a sentence stand in it, and a tool that went on would lose one of them.
    taiyaku refuses the file and leaves it as it is.

    Keep what is right of both sides, delete the lines with the markers, and run the command
    again.

    In an article it is only a warning: the lines would be translated and published.

    It cannot be waived.
    .title = Unresolved merge
    .fires = 費用は3万円です。 → <<<<<<< HEAD / The fee is 30,000 yen. / ======= / The cost is 30,000 yen. / >>>>>>> edit
    .silent = 費用 / ======= → Fees / ======= (a heading of Markdown)
    .mqm = none (file)

explain-invalid-encoding =
    The file holds bytes that are no text in UTF-8. Articles saved on older Windows programs
    are often in Shift_JIS.

    Read as something else it would turn into garbage, names of drugs included, so it is not
    read at all.

    Convert it, for example with `iconv -f CP932 -t UTF-8 old.txt > new.txt`, and look
    through it. CP932 is the Shift_JIS of Windows, with ①, ㎎ and Ⅱ.

    It cannot be waived. To leave the file out, narrow `include` under `[content]`, or
    `files` for a glossary or a memory.
    .title = Not UTF-8
    .fires = 「膝の痛み」 saved in Shift_JIS → no text in UTF-8
    .silent = 「膝の痛み」 saved in UTF-8 with a byte order mark → read without the mark
    .mqm = Linguistic conventions / character encoding

explain-unreadable =
    The file is there but cannot be opened: rights are missing, it is a folder, or it is a
    link that leads out of the project.

    What is in it is neither checked nor published, and nobody would notice the gap.

    Give yourself the right to read it, or replace the link with the file.

    It cannot be waived. To leave the file out, narrow `include` under `[content]`, or
    `files` for a glossary or a memory.
    .title = File cannot be read
    .fires = content/ja/faq.md → a link to ../../../other/faq.md, outside the project
    .silent = content/ja/faq.md → an empty file
    .mqm = none (file)

explain-settings-invalid =
    taiyaku.toml does not parse, has a key that does not exist, or says something impossible.

    A misspelt key would be ignored in silence: a check that was meant to stop a wrong dose
    would stay a warning.

    Fix the line given; the hint names the nearest known key.

    It cannot be waived.
    .title = Faulty settings
    .fires = source = "ja" → tragets = ["en"]
    .silent = source = "ja" → targets = "en"
    .mqm = none (file)

explain-segmentation-rule =
    A rule of the SRX file that [segment] srx names cannot be used, or takes too long on some text.

    Where a rule is missing, sentences are cut in other places than the author of the file meant,
    and a translation would belong to another piece of text.

    Mend the regular expression at the place given. It is read as ICU and Java write them; lookaround
    and possessive quantifiers are known. A rule that takes too long usually repeats what already repeats.

    It cannot be waived.
    .title = A segmentation rule that cannot be used
    .fires = <beforebreak>[.?!</beforebreak>
    .silent = <beforebreak>[.?!]</beforebreak>
    .mqm = none (file)

explain-glossary-invalid =
    A glossary file does not parse, has a key that does not exist, an entry in it has no words,
    or its id is that of an entry in another file. The rest still counts. Of two entries with
    one id both are checked, and the first is the one that Fluent files name.

    A term that is not read is not checked: a forbidden rendering would pass.

    Fix the line given; the hint names the nearest known key.

    It cannot be waived.
    .title = Faulty glossary entry
    .fires = preferred = "幹細胞上清液" → admited = ["上清液"]
    .silent = preferred = "幹細胞上清液" → admitted = "上清液"
    .mqm = none (terminology resource)

explain-profile-invalid =
    The file named by `profile` under `[check]` does not parse, has a key that does not exist,
    or a rule in it fails its own test. What can be read of it still counts.

    A rule that does not find its own test text will not find the fault either.

    Fix the line given. `extends = "medical"` takes over the rules that taiyaku brings along.

    It cannot be waived.
    .title = Faulty profile
    .fires = ja = ["必ず勝訴"] → fires: 勝訴した。
    .silent = ja = ["必ず勝訴"] → fires: 必ず勝訴します。
    .mqm = none (settings)

explain-memory-invalid =
    A TMX file does not parse, breaks off, or holds units that cannot be used. Such units are
    left out; what can be read is used.

    Matches you count on are missing, and with them the wording that was agreed on before.

    Export the memory again, or fix the place given. Entities of a DTD are never expanded;
    write the characters themselves.

    To leave the file out, narrow `files` under `[memory]`. A waiver in a catalog does not
    reach this finding; `memory-invalid = "off"` (or "note", "warning", "error") under
    `[check.levels]` in taiyaku.toml does.
    .title = Faulty memory
    .fires = 炎症を&clinic;で診ます。 → We treat inflammation at &clinic;.
    .silent = 血液と骨髄 → Blood &amp; bone marrow
    .mqm = none (file)

explain-front-matter-invalid =
    The head of an article does not parse as YAML or TOML. The body is read all the same.

    Title and description are then not translated, and a site build may refuse the page.

    Fix the line given; mostly a quotation mark is missing, or a value with a colon stands
    without quotation marks.

    A waiver in a catalog does not reach this finding; `front-matter-invalid = "off"` (or
    "note", "warning", "error") under `[check.levels]` in taiyaku.toml does.
    .title = Faulty front matter
    .fires = title: "膝の痛み → the quotation mark is never closed
    .silent = title: 膝の痛み → plain words need no quotation marks
    .mqm = none (file)

explain-control-character =
    The article holds a character that nobody sees: a control character, NUL, a mark that
    reorders the text behind it, or a code point that is no character.

    It comes from converters and from copying, and sometimes from somebody who wants a text to
    read otherwise than it is. It would stand in the sources, in translations and on the page.
    XML cannot hold most of them.

    Delete it; an editor shows it when asked for invisible characters.

    A waiver in a catalog does not reach this finding; `control-character = "off"` (or
    "note", "warning", "error") under `[check.levels]` in taiyaku.toml does.
    .title = Invisible character
    .fires = 費用は3万円です。 with U+202E behind は → the mark turns round what follows
    .silent = 費用は　3万円です。 → the ideographic space is part of the text
    .mqm = none (file)

explain-duplicate-article =
    Two articles claim the same path, for example one in Japanese and one in English; one
    would be the translation of the other.

    taiyaku cannot know which of the two is the source, and building would overwrite one with
    the other.

    Rename one of them, or narrow `include` under `[content]` so that only the source is
    found.

    It cannot be waived.
    .title = Two articles, one path
    .fires = content/ja/faq.md → content/en/faq.md
    .silent = content/ja/faq.md → content/ja/faq.txt
    .mqm = none (file)

explain-waiver-invalid =
    A line `# allow:` names a code that does not exist, or gives no reason. It waives
    nothing.

    A waiver says that a person looked and decided; whoever reviews the article later must
    see why.

    Write the code as the report prints it, then the reason in a few words.

    A waiver in a catalog does not reach this finding; `waiver-invalid = "off"` (or "note",
    "warning", "error") under `[check.levels]` in taiyaku.toml does.
    .title = Waiver that does not count
    .fires = 約1億個です。 → # allow: number-mismatch
    .silent = 約1億個です。 → # allow: number-mismatch rounded on purpose
    .mqm = none (state of the work)

## The glossary itself

explain-glossary-example =
    An example of a glossary entry does not pass the entry, a counterexample is not flagged,
    or the term does not occur in it at all.

    Examples are the tests of the glossary: where they fail, the entry does not do what its
    author meant, and wrong renderings pass unseen.

    Correct the example, or the entry: add the rendering to `admitted` or `forms`, the bad
    one to `forbidden`, or set `boundary`.

    The examples suppose a glossary with 上清液 = conditioned medium, “secretome” admitted,
    “culture supernatant” forbidden.

    A waiver in a catalog does not reach this finding; `glossary-example = "off"` (or "note",
    "warning", "error") under `[check.levels]` in taiyaku.toml does.
    .title = Example against its entry
    .fires = 上清液を投与した。 → A serum was administered. (under `examples`)
    .silent = 上清液を投与した。 → A serum was administered. (under `counterexamples`)
    .mqm = Terminology / the resource itself

explain-glossary-conflict =
    Two entries of the same scope claim the same Japanese word. Many entries may share an
    English word.

    Which rendering is right is then a matter of chance, and the reader may get the name of
    another treatment.

    Leave the word in one entry, or give each entry a `scope` of its own.

    A waiver in a catalog does not reach this finding; `glossary-conflict = "off"` (or
    "note", "warning", "error") under `[check.levels]` in taiyaku.toml does.
    .title = One word, two entries
    .fires = 上清液 → conditioned medium in one entry, supernatant in another of the same scope
    .silent = 細胞 and セル → cell in two entries (the Japanese words differ)
    .mqm = Terminology / the resource itself
