### What is wrong with a text: one message a finding, and the hints that go with them.
### Names: finding-CODE, hint-KEY. The words between “ ” come from the texts themselves.

## Where a translation stands

finding-untranslated = This has no translation yet.
finding-stale = The source changed after this was translated: “{ $was }” → “{ $now }”.
finding-draft = This is a draft that nobody has confirmed.
finding-catalog-out-of-date = The catalog lags behind the article in `content/`.
finding-review-clobbered = This translation was approved and has been changed since.
finding-catalog-orphan = The source of this translation is no longer in any article.

## What the translation says

finding-source-text-left = “{ $text }” is still in the source language.
finding-same-as-source = The translation is the source text, letter for letter.
finding-term-missing = “{ $term }” has no known rendering here (expected: { $preferred }).
finding-term-forbidden = “{ $found }” is a forbidden rendering of “{ $term }” (preferred: { $preferred }).
finding-term-inconsistent =
    “{ $term }” is “{ $found }” here, but usually “{ $usual }” ({ $count ->
        [0] in other articles
        [one] once in this article
       *[other] { $count } times in this article
    }).
finding-number-mismatch =
    { $problem ->
        [missing] The number “{ $source }” ({ $value }) of the source has no counterpart here.
        [extra] The number “{ $target }” has no counterpart in the source.
       *[changed] “{ $target }” is not the number “{ $source }” ({ $value }) of the source.
    }
finding-url-mismatch =
    { $problem ->
        [extra] The address “{ $url }” is not in the source.
       *[missing] The address “{ $url }” of the source is missing here.
    }
finding-markup-mismatch =
    { $problem ->
        [extra] The source has no counterpart for the markup “{ $mark }”.
       *[missing] The markup “{ $mark }” of the source is missing here.
    }
finding-placeholder-mismatch =
    { $problem ->
        [extra] The source has no counterpart for the placeholder “{ $mark }”.
       *[missing] The placeholder “{ $mark }” of the source is missing here.
    }
finding-bracket-unbalanced = The mark { $mark } has no partner.
finding-fullwidth-in-target = Full-width or Japanese characters stand in this text: “{ $text }”.
finding-hedge-dropped = The source hedges or only reports here; the translation states it as a fact.

## Files

finding-fluent-syntax = This is not valid Fluent: { $detail }
finding-conflict-markers = Markers of an unresolved merge stand here.
finding-invalid-encoding =
    { $guess ->
        [Shift_JIS] The file is not in UTF-8; it looks like Shift_JIS.
        [SHIFT_JIS] The file is not in UTF-8; it looks like Shift_JIS.
        [EUC-JP] The file is not in UTF-8; it looks like EUC-JP.
        [ISO-2022-JP] The file is not in UTF-8; it looks like ISO-2022-JP.
        [UTF-16LE] The file is not in UTF-8; it looks like UTF-16 (little endian).
        [UTF-16BE] The file is not in UTF-8; it looks like UTF-16 (big endian).
       *[other] The file holds bytes that are not text in UTF-8.
    }
finding-unreadable = The file cannot be read: { $detail }
finding-settings-invalid =
    { $problem ->
        [missing-key] The key “{ $key }” is required and not there.
        [locale] “{ $value }” is not a locale (examples: ja, en, en-GB).
        [glob] “{ $value }” is not a file pattern (example: content/ja/**/*.md).
        [regex] “{ $value }” is not a regular expression: { $detail }
       *[other] { toml-problem }
    }
finding-glossary-invalid =
    { $problem ->
        [id] “{ $key }” cannot be the id of a term: a letter from a to z first, then letters, digits, “-” and “_”.
        [no-words] The entry “{ $key }” has no words in any language.
        [no-preferred] The key “preferred” is required here and not there.
        [empty] This word is empty.
       *[other] { toml-problem }
    }
# Shared by the two above; $problem says what is wrong with the TOML.
toml-problem =
    { $problem ->
        [syntax] This is not valid TOML: { $detail }
        [unknown-key] There is no key “{ $key }” here.
        [type] { $expected ->
            [string] A string
            [strings] A string or a list of strings
            [boolean] true or false
            [table] A table
            [array] A list
           *[other] { $expected }
        } is expected here, not { $found ->
            [string] a string
            [integer] a whole number
            [float] a decimal number
            [boolean] true or false
            [datetime] a date
            [array] a list
            [table] a table
           *[other] { $found }
        }.
        [number] A whole number from 0 to { $max } is expected here.
        [choice] “{ $value }” is not one of: { $names }.
       *[other] This value cannot be used.
    }
finding-memory-invalid =
    { $problem ->
        [not-tmx] This is not a TMX file.
        [after-end] Something follows the end of the TMX document; it is not read.
        [truncated] The TMX file breaks off; what comes before is kept.
        [syntax] This is not valid XML; what comes before is kept.
        [end-tag] The end tag “{ $found }” closes nothing that is open; what comes before is kept.
        [too-deep] Elements are nested too deeply; what comes before is kept.
        [too-large] This is too large for one unit and is left out.
        [language] A <tuv> has no language; its unit is left out.
        [character] A character that XML does not allow stands here; the unit is left out.
        [encoding] Bytes that are no text in the encoding of the file stand here; the unit is left out.
        [entity] The entity “{ $name }” is not expanded; the unit is left out.
        [reference] An “&” begins no reference; the unit is left out.
        [attribute] An attribute cannot be read; the unit is left out.
        [more] { $count ->
            [one] One more problem is not listed.
           *[other] { $count } more problems are not listed.
        }
       *[other] The memory cannot be used: { $detail }
    }
finding-front-matter-invalid = The front matter cannot be read: { $detail }
finding-duplicate-article = Another article claims the same path: { $other }
finding-waiver-invalid =
    { $problem ->
        [no-reason] The waiver for “{ $code }” gives no reason, so it does not count.
       *[unknown-code] The waiver names the code “{ $code }”, which does not exist.
    }

## The glossary itself

finding-glossary-example =
    { $problem ->
        [absent] The example of “{ $id }” does not contain the term.
        [passes] The counterexample of “{ $id }” is not flagged.
       *[fails] The example of “{ $id }” does not pass its own entry.
    }
finding-glossary-conflict = “{ $word }” is claimed by two entries: “{ $id }” and “{ $other }”.

## Hints

hint-nearest = Did you mean “{ $name }”?
hint-known-keys = Known keys: { $names }
hint-confirm = Confirm it in `taiyaku translate`, or delete its line `# state: draft` ({ $unit }).
hint-review-again = Read it beside its source with `taiyaku show { $unit }`, then approve it again.
hint-use-term = Write “{ $preferred }”.
hint-known-renderings = Known renderings: { $names }
hint-half-width = Write half-width characters, (1) for ① and “Note:” for ※.
hint-glossary-scope = Leave the word in one entry, or give each entry a `scope` of its own.
hint-run-sync = Run `taiyaku sync`.
hint-resolve-conflict = Keep what is right of both sides and delete the lines with <<<<<<<, ======= and >>>>>>>.
hint-convert-utf8 = Convert it to UTF-8, for example: `iconv -f SHIFT_JIS -t UTF-8 { $path } > new-file`
hint-waive = If it is meant so, write `# allow: { $code } reason` above the message.
hint-candidates = Candidates: { $names }
hint-tmx-root = A TMX file begins with <tmx> and ends with </tmx>; export it again from the program it comes from.
hint-tmx-syntax = Open the file in an XML editor, or export it again from the program it comes from.
hint-tmx-truncated = Export or copy the file again; it is not complete.
hint-tmx-large = Split the unit, or leave it out of the memory.
hint-tmx-language = Give every <tuv> an xml:lang, such as xml:lang="ja".
hint-tmx-character = Remove the control character, or export the memory again.
hint-tmx-encoding = Save the file in UTF-8, and say so in its first line.
hint-tmx-entity = Write the text of the entity itself; only &amp;, &lt;, &gt;, &quot;, &apos; and numbers are read.
hint-tmx-reference = Write &amp; for “&”.
