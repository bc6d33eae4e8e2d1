# Reports and answers.

severity-error = error
severity-warning = warning
severity-note = note
severity-off = off by default

sarif-source = The source text
sarif-target = The translation

state-untranslated = untranslated
state-draft = draft
state-translated = translated
state-stale = stale
state-needs-review = needs review
state-reviewed = reviewed
state-skipped = skipped

check-summary = { $units ->
    [one] 1 unit
   *[other] { $units } units
}: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}{ $notes ->
    [0] {""}
    [one] , 1 note
   *[other] , { $notes } notes
}{ $waived ->
    [0] {""}
   *[other] , { $waived } waived
}

lint-summary = { $units ->
    [one] 1 entry
   *[other] { $units } entries
}: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}
check-more = and { $count } more (`taiyaku next` goes through them)

explain-level = Level { $level } · { $severity } · { $mqm }
explain-fires = fires
explain-silent = silent

init-made = made   { $path }
init-kept = kept   { $path } (it was there)
init-next = Put articles into content/ja/, then run `taiyaku sync`.
init-merge-driver = `taiyaku init --merge-driver` lets git merge translations unit by unit.

sync-new = new      { $path }
sync-changed = changed  { $path }
sync-removed = removed  { $path }
sync-nothing = Nothing to do: { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $units ->
    [one] 1 unit
   *[other] { $units } units
}.
sync-done = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $units ->
    [one] 1 unit
   *[other] { $units } units
}; { $written ->
    [one] 1 catalog
   *[other] { $written } catalogs
} written.
sync-dry = Would write { $written ->
    [one] 1 catalog
   *[other] { $written } catalogs
} ({ $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $units ->
    [one] 1 unit
   *[other] { $units } units
}); nothing was written.
sync-archived = { $count ->
    [one] 1 pair
   *[other] { $count } pairs
} kept in memory/archive.tmx.
sync-restored = { $count ->
    [one] 1 translation
   *[other] { $count } translations
} came back from memory/archive.tmx.
sync-renamed = { $count ->
    [one] 1 article was
   *[other] { $count } articles were
} renamed.
sync-refused = { $count ->
    [one] 1 file is
   *[other] { $count } files are
} broken and left alone; `taiyaku check` says where.

pretranslate-would = { $unit }  ({ $origin })  { $text }
pretranslate-dry = Would write { $count ->
    [one] 1 draft
   *[other] { $count } drafts
}; nothing was written.
pretranslate-done = { $count ->
    [one] 1 draft
   *[other] { $count } drafts
} written.

status-article = article
status-locale = locale
status-segments = units
status-characters = characters
status-words = words
status-open = Still to be translated, by the best match of the memory:
status-band = match
status-with-punctuation = with punctuation
status-latin-words = Latin words
status-english-words = English words
status-total = total
status-factor = English words are estimated: the Latin ones, and one for { $factor } characters (`[status] characters_per_word`; published factors are 2.0, 2.5 and 3.0).
status-scoring = Looking up what is open ({ $path })
band-in-context = in context
band-repetition = repeated in its article
band-repetition-across = repeated from another article
band-100 = 100%
band-internal-95-99 = 95-99 to another open unit
band-internal-85-94 = 85-94 to another open unit
band-internal-75-84 = 75-84 to another open unit
band-none = no match

next-none = Nothing is left to translate.
unit-was = change:{" "}
unit-target = translation:{" "}
unit-matches = Matches
unit-assembled = Put together ({ $coverage }% covered)
unit-terms = Terms
memory-note-in-context = in context
memory-note-folded = same but for width, case or kana
memory-note-cap-numbers = numbers differ (at most { $amount })
memory-note-numbers-replaced = numbers replaced: { $what } (−{ $amount })
memory-note-terms-replaced = terms replaced: { $what } (−{ $amount })
memory-note-glossary-broken = breaks the glossary: { $what } (−{ $amount })
memory-note-cap-hedge = hedged differently (at most { $amount })
memory-note-cap-negation = negation differs (at most { $amount })
memory-note-unconfirmed = not confirmed
memory-note-replaced = replaced since
memory-repaired = { $score }% like it after that
memory-variants = translated in { $count } ways
set-done = { $unit } is translated.
set-waived = The waiver of { $code } ({ $reason }) was given for another text and still holds. If it is not meant for this one, take its line out of the catalog.

review-waiting = { $count ->
    [0] Nothing waits for review.
    [one] 1 unit waits for review.
   *[other] { $count } units wait for review.
}
review-clobbered = changed since it was approved
review-note = Note: { $text }
review-errors = { $count ->
    [one] 1 error (`taiyaku check` shows it)
   *[other] { $count } errors (`taiyaku check` shows them)
}
review-approved = approved      { $unit }
review-rejected = rejected      { $unit }
review-same = unchanged     { $unit }
review-not-approved = not approved  { $unit }: { $reason ->
    [untranslated] there is no translation yet.
    [draft] it is a draft, and nobody has confirmed it (`taiyaku set`).
    [stale] its source has changed since it was translated; it has to be confirmed or translated anew first (`taiyaku set`).
    [skipped] it is not for translation.
    [broken] a term it refers to does not exist.
    [refused] its catalog or the archive is broken (`taiyaku check` says where).
   *[errors] it has errors (--force approves it all the same).
}
review-not-rejected = not rejected  { $unit }: { $reason ->
    [untranslated] there is no translation yet.
    [draft] it is a draft, and waits for the translator anyway.
    [stale] its source has changed since it was translated, and it waits for the translator anyway.
    [skipped] it is not for translation.
   *[refused] its catalog or the archive is broken (`taiyaku check` says where).
}
review-approved-summary = { $done } approved, { $same } unchanged, { $left } not approved.
review-rejected-summary = { $done } rejected, { $same } unchanged, { $left } not rejected.
review-dry = Would change { $done ->
    [one] 1 unit
   *[other] { $done } units
} ({ $same } unchanged, { $left } left out); nothing was written.

check-since = Only what { $revision } did not have; { $count ->
    [0] it had none of the findings of today.
    [one] 1 finding it had is not listed.
   *[other] { $count } findings it had are not listed.
}
check-open = Not listed: { $count ->
    [one] 1 finding
   *[other] { $count } findings
} of work that is still to be done.
since-no-head = There is no commit yet, so every finding is new.

merge-conflicts = { $path }: { $count ->
    [one] 1 unit was changed on both sides; both versions stand in the file.
   *[other] { $count } units were changed on both sides; both versions of each stand in the file.
}
merge-set = set    { $key } = { $value }
merge-kept = kept   { $key } = { $value }

translate-help = Type the translation, or :? for what else there is.
translate-left = { $count ->
    [one] 1 unit is left
   *[other] { $count } units are left
}
translate-saved = Saved.
translate-unknown = “{ $word }” means nothing here; :? shows what does.
translate-no-match = There is no match { $number }.
translate-end = { $count ->
    [0] Nothing was saved.
    [one] 1 translation saved.
   *[other] { $count } translations saved.
}
translate-commands =
    TEXT    the translation; {"{t1}"} stands for the first term
    :m2     take the second match
    :ok     confirm what stands there
    :f TEXT a translation with term references of Fluent
    :s      skip this unit
    :b      back to the unit before
    :v      show the unit again
    :q      quit; everything is saved already

list-comma = {", "}

diff-no-repository = This project is in no git repository: everything is compared with nothing.
diff-no-project = The base has no project in this folder: everything is compared with nothing.
diff-no-head = There is no commit yet: everything is compared with nothing.
diff-nothing = Nothing differs.
diff-summary = { $units ->
    [one] 1 unit differs
   *[other] { $units } units differ
}, { $terms ->
    [one] 1 term
   *[other] { $terms } terms
}; findings: { $introduced } new, { $fixed } fixed.
impact-summary = { $units ->
    [0] No segment changes its findings
    [one] One segment changes its findings
   *[other] { $units } segments in { $articles ->
        [one] one article
       *[other] { $articles } articles
    } change their findings
}: { $introduced } new, { $fixed } gone.
impact-introduced = new
impact-fixed = gone
impact-rewritten = { $count ->
    [one] One translation was written anew, as a draft.
   *[other] { $count } translations were written anew, as drafts.
}
impact-rewritten-dry = { $count ->
    [one] One translation would be written anew, as a draft.
   *[other] { $count } translations would be written anew, as drafts.
}
impact-demoted = { $count ->
    [one] One translation was marked for review.
   *[other] { $count } translations were marked for review.
}
impact-demoted-dry = { $count ->
    [one] One translation would be marked for review.
   *[other] { $count } translations would be marked for review.
}
verdict-fine = Ready to publish: nothing stands against what changed.
verdict-look = Look before you publish: { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
} on what changed, { $new } new.
verdict-look-open = Look before you publish: the checks find nothing on what changed, but there is something to decide.
aside-rejected = { $count ->
    [one] 1 changed translation is
   *[other] { $count } changed translations are
} marked for review: rejected, or a term of it changed.
aside-skipped = { $count ->
    [one] 1 segment was taken out of the translation and stands
   *[other] { $count } segments were taken out of the translation and stand
} in the source language.
aside-waivers = { $count ->
    [one] 1 finding is
   *[other] { $count } findings are
} waived with this change; the reasons stand below.
aside-errors = { $count ->
    [one] 1 error stands
   *[other] { $count } errors stand
} elsewhere in the articles that changed: `taiyaku check{ $paths }` shows { $count ->
    [one] it
   *[other] them
}.
aside-kept = `taiyaku build` keeps back { $article }: { $count ->
    [one] 1 segment lacks a translation
   *[other] { $count } segments lack a translation
} that may be published.
aside-kept-more = `taiyaku build` keeps back { $count ->
    [one] 1 more article
   *[other] { $count } more articles
} of this change.
aside-settings = taiyaku.toml or a file it names changed: other things may be checked, and other articles published.
verdict-hold = Not ready to publish: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}{ $warnings ->
    [0] {""}
    [one] {" and 1 warning"}
   *[other] {" and "}{ $warnings } warnings
} on what changed, { $new } new.
diff-look-first = Look first at:
diff-look-more = and { $count ->
    [one] 1 more segment
   *[other] { $count } more segments
}, below.
diff-and-more = and { $count } more
diff-term = term
diff-renderings = renderings
diff-unit = segment
diff-units = Changed segments
diff-left-out = { $count ->
    [one] 1 more is left out here
   *[other] { $count } more are left out here
}; `taiyaku diff` and `taiyaku diff --format html` show all.
diff-terms = Terms
diff-introduced = New findings
diff-fixed = Fixed
diff-remaining = Still there
diff-unrecognised = (no known rendering)
diff-term-untranslated = untranslated
diff-term-inconsistent = inconsistent
diff-term-forbidden = forbidden
diff-term-glossary = entry changed
diff-term-entry-new = new entry
diff-term-entry-removed = entry removed
diff-term-open = { $count ->
    [one] 1 segment, not translated yet
   *[other] { $count } segments, none translated yet
}
diff-entries = Glossary entries besides, which nothing that changed uses: { $parts }
diff-entries-new = { $count } new
diff-entries-changed = { $count } changed
diff-entries-removed = { $count } removed
diff-entries-words = { $count } ({ $words })
diff-term-fixed-untranslated = fewer untranslated
diff-term-fixed-inconsistent = more consistent
diff-term-fixed-forbidden = fewer forbidden
diff-was = translated when the source was:
diff-added = added
diff-removed = removed
diff-moved = moved
diff-moved-from = moved from { $article }
diff-renamed = article renamed
diff-renamed-from = renamed from { $article }
diff-source = source changed
diff-target = translation changed
diff-state = state changed
diff-links = links lead elsewhere
diff-waivers = waivers changed
diff-waived = Waived
diff-waiver-old = (given for another text)

page-title = Review: { $base } → { $head }
page-working-tree = working tree
page-skip = Skip to the segments
page-more = { $count ->
    [one] 1 more is
   *[other] { $count } more are
} not listed here.
page-new = new
page-in-all = in the project
page-findings = Findings
page-fixed = { $fixed } fixed, { $waived } waived
page-coverage-title = Translated
page-coverage = { $percent }% ({ $done } of { $total })
page-terms = Terms changed: { $count }
page-before = before
page-after = after
page-article = article
page-changed = changed
page-articles = Articles: { $count }
page-others = { $count ->
    [one] 1 article without changes is
   *[other] { $count } articles without changes are
} not on this page (--all shows every article).
page-elsewhere = Findings outside of segments
page-segments = Segments
page-glossary = Glossary
page-counts = Segments: { $segments }, changed: { $changed }, flagged: { $flagged }
page-was = The translation was made for:
page-admitted = also:
page-forbidden = never:
page-filters = Filters
page-show = Show
page-show-open = changed or newly flagged
page-show-changed = changed
page-show-flagged = flagged
page-show-all = all
page-any = any
page-text = text
page-prev = Previous
page-next = Next
page-keys = keys j and k
page-shown = { $shown } of { $all } segments shown

build-done = { $published ->
    [one] 1 translated article
   *[other] { $published } translated articles
} published, { $kept } kept back; { $files } files in { $path }.
build-kept = not published: { $reason ->
    [incomplete] incomplete ({ $coverage }%)
    [untranslated] not translated
    [stale] stale
    [broken] its catalog is broken
   *[other] { $reason }
}
build-unread = { $path }: the article cannot be read, so it is not published.
build-unchanged = { $published ->
    [one] 1 translated article
   *[other] { $published } translated articles
} published, { $kept } kept back; { $files } files in { $path }, none of which had to change.
build-cause = { $cause ->
    [content] content
    [translation] translation
    [term] term { $term }
    [labels] words of structure
    [links] links
    [glossary] glossary
    [settings] settings
    [program] new version of taiyaku
    [output] was changed or missing in the output
   *[other] { $cause }
}
build-cause-and = {", "}
build-removed = not published any more
build-more-changed = … and { $count } more changed
build-more-kept = … and { $count } more kept back
build-more-removed = … and { $count } more not published any more
build-foreign = { $count ->
    [one] 1 file in the output is none of taiyaku’s and stays: { $paths }
   *[other] { $count } files in the output are none of taiyaku’s and stay: { $paths }
}{ $more ->
    [0] {""}
   *[other] , …
}
build-watching = Watching for changes; Ctrl-C ends.
build-reading = Building
build-refused = Nothing was published; the output is as it was.
refused-incomplete = { $count ->
    [one] 1 unit has
   *[other] { $count } units have
} no translation
refused-untranslated = not translated
refused-stale = { $count ->
    [one] 1 translation is
   *[other] { $count } translations are
} stale
refused-coverage = { $have }% translated, { $need }% required
refused-denied = { $count } × { $code }
refused-invalid = the bundle does not read as it was meant
refused-broken = its catalog is broken
refused-unwritable = the article cannot be written
refused-path = the path leads out of the output folder
refused-collision = two files have this path

memory-reading = Reading { $path }
memory-indexing = Indexing { $path }
memory-index-remade = The index of { $path } is damaged or was made by another version of taiyaku; it is made again.
memory-index-faults = { $path }: { $count ->
        [one] one thing
       *[other] { $count } things
    } in it cannot be used; `taiyaku check { $path }` says what.
memory-catalogs = the translations of the project
memory-nothing = Nothing found.
memory-read = { $units ->
    [one] 1 unit
   *[other] { $units } units
}, { $pairs ->
    [one] 1 pair
   *[other] { $pairs } pairs
}, { $duplicates ->
    [one] 1 duplicate
   *[other] { $duplicates } duplicates
}, { $conflicts ->
    [one] 1 text
   *[other] { $conflicts } texts
} with several translations, { $skipped } unusable.
memory-imported = Written to { $path }.
memory-same = { $path } is this very file already, so nothing was changed.
memory-unlisted = { $path } is not among the files of [memory] in taiyaku.toml, so it is not used. Add "memory/*.tmx.gz" there.
memory-no-pairs = No unit has a text in both { $source } and { $targets }, so nothing was brought in. The languages in the file: { $codes }.
memory-total = { $count ->
    [one] 1 pair
   *[other] { $count } pairs
}.

licenses-own = taiyaku is licensed under either of MIT or Apache-2.0, at your option.
licenses-dictionary = The embedded dictionary is IPADIC (mecab-ipadic-2.7.0-20070801):

## messages

compare-add-file = // add and localize this file
compare-remove-file = // remove this file
compare-percent = { $count }% of entries changed
pseudo-written =
    { $count ->
        [one] One file was written to { $path }.
       *[other] { $count } files were written to { $path }.
    }
fix-done =
    { $count ->
        [0] Nothing to turn into a reference.
        [one] One word is a reference now.
       *[other] { $count } words are references now, in { $files ->
            [one] one file
           *[other] { $files } files
        }.
    }
fix-would =
    { $count ->
        [0] Nothing to turn into a reference.
        [one] One word would become a reference.
       *[other] { $count } words would become references, in { $files ->
            [one] one file
           *[other] { $files } files
        }.
    }
