### What is wrong with a text: one message a finding, and the hints that go with them.
### Names: finding-CODE, hint-KEY. Where a code has several problems, $problem tells them apart; a problem nobody knows
### gets the last sentence. The words between “ ” come from the texts themselves.

## Where a translation stands

finding-untranslated =
    { $problem ->
        [message] The message “{ $name }” has no translation.
        [attribute] The attribute “.{ $attribute }” has no translation.
       *[unit] No translation yet.
    }
finding-stale =
    { $problem ->
        [changed] The source changed after this was translated. It was: “{ $was }”
       *[unknown] The source changed after this was translated; how it read before is not known.
    }
finding-draft = A draft that nobody has confirmed.
finding-catalog-out-of-date =
    { $problem ->
        [new] The article “{ $path }” has no catalog yet.
        [gone] The article “{ $path }” is gone; its catalog is still here.
        [labels] The catalog of the labels is older than the articles.
        [differs] A catalog of “{ $path }” is not what `taiyaku sync` would write.
       *[behind] The catalogs of “{ $path }” are older than the article.
    }
finding-review-clobbered = This translation was approved and has been changed since.
finding-catalog-orphan =
    { $problem ->
        [message] The source language has no message “{ $name }”.
        [attribute] The source language has no attribute “.{ $attribute }” here.
        [value] The message “{ $name }” has a text of its own here; in the source language it has only attributes.
       *[unit] Nobody knows what this translates: no unit is called “{ $name }”.
    }

## What the translation says

finding-source-text-left = “{ $text }” is still in the source language.
finding-source-text-in-quotes = “{ $text }” in quotation marks is in the source language.
finding-source-text-quoted = “{ $text }” is shown in the source language.
finding-same-as-source = The translation is the source, letter for letter.
finding-term-missing = “{ $term }” has no known rendering here (preferred: { $preferred }).
finding-term-forbidden = “{ $found }” is a forbidden rendering of “{ $term }” (preferred: { $preferred }).
finding-term-inconsistent =
    { $problem ->
        [project] “{ $term }” is “{ $found }” in this article, but “{ $usual }” in the others ({ $count ->
            [one] once
           *[other] { $count } times
        }).
       *[article] “{ $term }” is “{ $found }” here, but “{ $usual }” elsewhere in this article ({ $count ->
            [one] once
           *[other] { $count } times
        }).
    }
finding-term-count = “{ $term }” stands { $count } times in the source, and only { $found ->
        [one] once
       *[other] { $found } times
    } here (preferred: { $preferred }); this one has no counterpart.
finding-abbreviation-undefined = “{ $found }” stands here before the article has introduced it (“{ $preferred } ({ $found })”).
finding-source-orthography =
    { $problem ->
        [forbidden] The glossary forbids “{ $found }” in the source (preferred: { $usual }).
        [project] The source writes “{ $found }” in this article, but “{ $usual }” in the others ({ $count ->
            [one] once
           *[other] { $count } times
        }).
       *[article] The source writes “{ $found }” ({ $found_count ->
            [one] once
           *[other] { $found_count } times
        }) and “{ $usual }” ({ $count ->
            [one] once
           *[other] { $count } times
        }) in one article.
    }
finding-number-mismatch =
    { $problem ->
        [missing] “{ $source }”{ $shown ->
            [values] {" "}({ $source_value })
           *[none] {""}
        } of the source has no counterpart here.
        [extra] “{ $target }”{ $shown ->
            [values] {" "}({ $target_value })
           *[none] {""}
        } has no counterpart in the source.
        [less] “{ $target }”{ $shown ->
            [values] {" "}({ $target_value })
           *[none] {""}
        } is { $factor } times too small: the source has “{ $source }”{ $shown ->
            [values] {" "}({ $source_value })
           *[none] {""}
        }.
        [more] “{ $target }”{ $shown ->
            [values] {" "}({ $target_value })
           *[none] {""}
        } is { $factor } times too large: the source has “{ $source }”{ $shown ->
            [values] {" "}({ $source_value })
           *[none] {""}
        }.
        [unit] “{ $target }” has a different unit from “{ $source }” of the source.
        [bound] “{ $target }” ({ $target_bound ->
            [at-least] at least
            [more-than] more than
            [at-most] at most
            [less-than] less than
           *[none] exactly
        }) does not match “{ $source }” ({ $source_bound ->
            [at-least] at least
            [more-than] more than
            [at-most] at most
            [less-than] less than
           *[none] exactly
        }) of the source.
       *[value] “{ $target }”{ $shown ->
            [values] {" "}({ $target_value })
           *[none] {""}
        } is not “{ $source }”{ $shown ->
            [values] {" "}({ $source_value })
           *[none] {""}
        } of the source.
    }
finding-identifier-mismatch =
    { $problem ->
        [missing] “{ $source }” of the source is missing here.
        [extra] “{ $target }” does not stand in the source.
       *[changed] “{ $target }” is not “{ $source }” of the source.
    }
finding-citation-mismatch =
    { $problem ->
        [missing] The mark of note or reference “{ $source }” of the source is missing here.
        [extra] The mark of note or reference “{ $target }” does not stand in the source.
       *[changed] The mark of note or reference “{ $target }” is “{ $source }” in the source.
    }
finding-url-mismatch =
    { $problem ->
        [changed] The address “{ $url }” is not “{ $source }” of the source.
        [extra] The address “{ $url }” is not in the source.
       *[missing] The address “{ $url }” of the source is missing here.
    }
finding-markup-mismatch =
    { $problem ->
        [extra] The source has no { $kind ->
            [link] link
            [image] image
            [code] code
            [footnote] footnote
            [strong] emphasis
            [emphasis] emphasis
            [strike] struck-out text
           *[tag] tag
        } like “{ $mark }”.
        [unpaired] “{ $mark }” has no counterpart that { $kind ->
            [tag] closes or opens it in the right order
           *[strong] ends or begins the emphasis
        }.
       *[missing] The { $kind ->
            [link] link
            [image] image
            [code] code
            [footnote] footnote
            [strong] emphasis
            [emphasis] emphasis
            [strike] struck-out text
           *[tag] tag
        } “{ $mark }” of the source is missing here.
    }
finding-placeholder-mismatch =
    { $problem ->
        [extra] The source has no placeholder “{ $mark }”, or fewer of them.
        [chosen] “{ $mark }” chooses the variants here; the source does not name it, so the program may not give it.
        [variant] The placeholder “{ $mark }” of the source is missing in the variant [{ $key }].
       *[missing] The placeholder “{ $mark }” of the source is missing here.
    }
finding-reference-mismatch =
    { $problem ->
        [extra] “{ $name }” is named here; the source does not name it.
       *[missing] The source names “{ $name }”; the translation does not.
    }
finding-term-inlined = “{ $text }” is written out here; the source names the term.
finding-term-possible = “{ $text }” is a word of the glossary and could be named as a term.
finding-term-argument =
    { $problem ->
        [value] The term { $term } has no variant for { $name }, so its default is read. It has: { $forms }
        [unknown] The term { $term } takes no argument { $name }. It takes: { $forms }
        [no-arguments] The term { $term } takes no arguments, so { $name } changes nothing.
        [absent] The term { $term } shows { $name }, which is not given here.
       *[positional] The term { $term } takes only arguments with a name.
    }
finding-plural-category =
    { $problem ->
        [unknown] No number in this language is [{ $name }], so this variant is never read. It has: { $known }
       *[missing] The variant for numbers that are [{ $name }] in this language is missing.
    }
finding-plural-suggested = “{ $name }” has one form for every number: 1 reads wrong.
finding-isolation-mark =
    { $problem ->
        [open] The invisible mark { $name } opens a direction of text here and nothing closes it.
       *[close] The invisible mark { $name } closes a direction of text that nothing opened.
    }
finding-bracket-unbalanced =
    { $problem ->
        [open] The mark { $mark } is never closed.
        [close] The mark { $mark } closes nothing.
       *[odd] The quotation mark { $mark } has no partner.
    }
finding-fullwidth-in-target = Full-width or Japanese characters in the translation: “{ $text }”
finding-hedge-dropped = The source says “{ $text }”; nothing in the translation answers to it, so it states a fact.
finding-light-hedge-dropped = The source says “{ $text }”; the translation leaves it out and states a fact.
finding-hedge-layer = The source hedges twice, up to “{ $text }”; the translation hedges once.
finding-polarity = The source denies with “{ $text }”; nothing in the translation does.
finding-overclaim =
    { $rule ->
        [cure] “{ $text }” promises a cure; the source does not.
        [prove] “{ $text }” claims proof; the source does not.
        [guarantee] “{ $text }” gives a guarantee; the source does not.
        [eliminate] “{ $text }” promises that something goes away for good; the source does not.
        [completely] “{ $text }” leaves no exception; the source does not say so.
        [always] “{ $text }” promises success every time; the source does not.
        [safety] “{ $text }” promises that nothing can happen; the source does not.
       *[other] “{ $text }” promises more than the source (rule “{ $rule }” of the profile).
    }
finding-regulated-wording = { regulated }
finding-regulated-quote = In a quotation: { regulated }
finding-regulated-source = In the source: { regulated }
# Shared by the three above; $rule is the rule of the profile.
regulated =
    { $rule ->
        [absolute-safety] “{ $text }” promises absolute safety.
        [guaranteed-result] “{ $text }” guarantees a result.
        [superlative] “{ $text }” is a superlative or a ranking.
        [before-after] “{ $text }” is a before-and-after claim.
        [miracle] “{ $text }” promises a miracle.
        [testimonial] “{ $text }” offers what patients say as evidence.
        [free-treatment] “{ $text }” says that care costs nothing; 自由診療 is care that the patient pays for.
        [unapproved-denied] “{ $text }” says that approval was refused; 未承認 is “not approved”.
        [notification-approved] “{ $text }” says more than 届出, which is a notification.
        [approval-license] “{ $text }” is another act than 承認, which is an approval.
       *[other] “{ $text }” is a wording that the profile forbids (rule “{ $rule }”).
    }
finding-japanese-characters =
    { $problem ->
        [halfwidth] Half-width katakana: “{ $text }”
        [decomposed] A voiced mark stands apart from its kana: “{ $text }”
       *[compatibility] Characters that only look like kanji: “{ $text }”
    }
finding-halfwidth-in-target = A half-width mark in Japanese: “{ $text }”
finding-japanese-style =
    { $problem ->
        [space] A space between Japanese and other letters: “{ $text }”
        [no-space] No space between Japanese and other letters: “{ $text }”
        [full-digit] A full-width digit or letter: “{ $text }”
        [half-digit] A half-width digit: “{ $text }”
        [full-sign] A full-width sign: “{ $text }”
        [half-sign] A half-width sign: “{ $text }”
       *[punctuation] Another comma or full stop than the project’s: “{ $text }”
    }
finding-typography =
    { $problem ->
        [doubled-mark] A comma or full stop stands twice: “{ $text }”
        [ellipsis] An ellipsis of other marks: “{ $text }”
        [tilde] A half-width tilde: “{ $text }”
        [quotes] Western quotation marks: “{ $text }”
        [doubled-space] Two spaces: “{ $text }”
        [space-before] A space before a punctuation mark: “{ $text }”
        [sign] The sign “{ $text }” says nothing in English without a legend.
       *[full-stop] The source ends with a full stop; the translation ends with “{ $text }”.
    }

## Files

finding-fluent-syntax =
    { $problem ->
        [expected-token] “{ $name }” is missing here.
        [expected-name] A name is missing here: a letter from a to z, then letters, digits, “-” and “_”.
        [expected-digit] A digit is missing here.
        [expected-line-break] The line must end behind “->”; each variant has a line of its own.
        [expected-expression] Something that cannot stand between braces.
        [expected-literal] A number or a text in quotation marks is missing here.
        [missing-value] “{ $name }” has no text.
        [missing-text] A text is missing here.
        [missing-message] There is no text.
        [unterminated-string] A quotation mark is opened and not closed on its line.
        [unknown-escape] Fluent has no escape “{ $name }”.
        [short-escape] Too few digits: “\u” takes four hexadecimal ones, “\U” six.
        [closing-brace] A closing brace without an opening one.
        [duplicate-argument] The argument “{ $name }” is given twice.
        [argument-order] Arguments without a name must come before those with one.
        [forbidden-callee] Only terms, and functions in capital letters, take arguments.
        [term-attribute] An attribute of a term can only select variants; it cannot be shown.
        [missing-default] One of the variants must be marked with a star, as the default.
        [two-defaults] Only one variant can be marked with a star.
        [wrong-selector] Neither a message nor a whole term can select variants.
        [too-deep] Braces within braces, more than 100 deep.
        [not-one-pattern] This is more than the text of one message.
        [duplicate-id] “{ $name }” is defined a second time here.
        [term-in-article] The term “{ $name }” is defined here; the terms of articles come from the glossary.
        [variable] There is a variable “{ $name }”; the texts of articles have no variables.
        [selector] There are variants; the texts of articles have none.
        [function] There is a function “{ $name }”; the texts of articles have no functions.
        [message] The message “{ $name }” is named here; the texts of articles name no other messages.
        [number] The number { $name } stands between braces; write it without them.
        [placeable] Braces within braces; the texts of articles have none.
        [attribute] There is an attribute “.{ $name }”; the texts of articles have no attributes.
        [newer-format] This catalog has format { $name }; this version of taiyaku knows format 1.
        [unknown-state] “{ $name }” is not a state.
        [empty-state] The line `# state:` names no state.
        [state-twice] A second state; only the first one counts.
        [review-without-hash] `# state: reviewed` does not say which text was approved (eight characters are missing).
        [reference] “{ $name }” does not exist.
        [broken-reference] It refers to something that does not exist.
        [cyclic] “{ $name }” refers to itself, directly or through others.
        [placeables] “{ $name }” refers to far too much.
        [reads-differently] “{ $name }” would not read in the bundle as it was meant.
        [not-meant] “{ $name }” is in the bundle, but in no catalog.
        [unreadable] It cannot be read together with the terms of the glossary.
       *[other] This is not valid Fluent.
    }
finding-duplicate-key =
    { $problem ->
        [attribute] The attribute “.{ $name }” stands here a second time.
       *[variant] The variant [{ $name }] stands here a second time.
    }
finding-term-unused = No message and no other term names the term “{ $name }”.
finding-message-unused = No file of `check.used_in` and no other message names the message “{ $name }”.
finding-function-unknown = Not every Fluent runtime has the function { $name }.
finding-empty-placeable = Braces round white space in the middle of a line; the space can stand there as it is.
finding-conflict-markers = Markers of an unresolved merge.
finding-invalid-encoding =
    { $guess ->
        [Shift_JIS] The file is not in UTF-8; it looks like Shift_JIS.
        [EUC-JP] The file is not in UTF-8; it looks like EUC-JP.
        [UTF-16LE] The file is not in UTF-8; it looks like UTF-16 (little endian).
        [UTF-16BE] The file is not in UTF-8; it looks like UTF-16 (big endian).
       *[unknown] The file has bytes here that are not text in UTF-8.
    }
finding-unreadable =
    { $problem ->
        [not-found] The file is gone.
        [permission] The file cannot be read: permission denied.
        [directory] This is a folder, not a file.
        [special] This is a pipe, a device or a socket, not a file.
        [not-directory] A part of the path is a file, not a folder.
        [file] This is a file; a folder is expected here.
        [name] The name of this file is not text in UTF-8, so the file is not read.
        [link] This is a link to something that is not there.
        [named] taiyaku.toml names this file, but it is not there.
        [outside] The path leads out of the project, so the file is not read.
        [git] git does not give the file: { $detail }
        [io] The file cannot be read: { $detail }
       *[other] The file cannot be read.
    }
finding-settings-invalid =
    { $problem ->
        [profile-path] “{ $value }” does not name a profile file inside the project.
        [missing-key] The key “{ $key }” is missing; it is required.
        [no-targets] “targets” names no locale; at least one is required.
        [repeated-locale] “{ $value }” stands twice among the source and the targets.
        [locale] “{ $value }” is not a locale (examples: ja, en, en-GB).
        [glob] “{ $value }” is not a file pattern (example: content/ja/**/*.md).
        [out] “{ $value }” leads out of the project; only the option --out may do that.
        [regex-group] “{ $value }” is not a regular expression: a parenthesis has no partner.
        [regex-class] “{ $value }” is not a regular expression: a square bracket is not closed.
        [regex-repetition] “{ $value }” is not a regular expression: “*”, “+”, “?” or a count has nothing to repeat.
        [regex-escape] “{ $value }” is not a regular expression: a backslash stands before a letter that means nothing.
        [regex-unsupported] “{ $value }” looks around or back, which the regular expressions here cannot.
        [regex] “{ $value }” is not a regular expression.
        [srx-out] “{ $value }” leads out of the project, where rules of segmentation cannot be read.
        [srx-root] This is not an SRX file: its root element is not “srx”.
        [srx-xml] The XML of this SRX file is broken here.
        [srx-entity] The XML refers to “&{ $value };”, which is not one of its own characters; entities are not expanded.
        [srx-name] A map names the rules “{ $value }”, which this file does not have.
        [srx-pattern] “{ $value }” is not a regular expression for languages.
        [srx-break] “{ $value }” stands where only “yes” or “no” can.
        [srx-locale] No map of this SRX file matches the locale “{ $value }”, so nothing would be cut.
       *[other] { toml-problem }
    }
finding-segmentation-rule =
    { $problem ->
       *[expression] Rule { $number } of this SRX file has an expression that cannot be read; the other rules are used.
        [slow] Rule { $number } of this SRX file takes too many steps on some text and was left out of it.
    }
finding-profile-invalid =
    { $problem ->
        [test-silent] The rule “{ $rule }” does not find its own test text here.
        [test-fires] The rule “{ $rule }” finds something in this text, which should be clean.
        [missing-key] The key “{ $key }” is missing; it is required.
       *[other] { toml-problem }
    }
finding-glossary-invalid =
    { $problem ->
        [id] “{ $key }” cannot be the id of a term: a letter from a to z, then letters, digits, “-” and “_”.
        [id-twice] { $other } has an entry “{ $key }” already (line { $line }); an id names one entry of all files.
        [no-words] The entry “{ $key }” has no words in any language.
        [glob] “{ $value }” is not a file pattern (example: content/ja/**/*.md).
        [no-preferred] The key “preferred” is missing here; it is required.
       *[other] { toml-problem }
    }
finding-front-matter-invalid =
    { $problem ->
        [yaml-quote] A quotation mark is opened and not closed.
        [yaml-after-quote] Something follows a closing quotation mark.
        [yaml-colon] A colon that cannot stand here: the value lacks quotation marks, or the line before lacks its colon.
        [yaml-tab] A tab; YAML is indented with spaces.
        [yaml-indent] The indentation fits no line above.
        [yaml-key] A line without “key: value”.
        [yaml-bracket] Square or curly brackets do not pair.
        [yaml-escape] A backslash between double quotation marks, and no escape of YAML behind it.
        [yaml-start] A value cannot begin with “{ $text }”.
        [yaml-character] A control character.
        [yaml-duplicate] The key “{ $text }” is given twice.
        [yaml-documents] A second “---” inside the front matter.
        [yaml-comment] “ #” begins a comment, so the value cannot go on behind it.
        [yaml-dash] A list cannot begin on the line of its key.
        [yaml-block] “|” or “>” must be the last on its line.
        [yaml-anchor] A value cannot begin with “&” or “*”.
        [yaml-tag] A value cannot begin with “!”.
        [yaml-too-much] Nested too deeply, or far too many values.
        [yaml-loop] The value of an anchor (“&”) contains itself.
        [yaml-syntax] This is not valid YAML.
       *[other] { toml-problem }
    }
# Shared by the four above; $problem says what is wrong with the TOML.
toml-problem =
    { $problem ->
        [syntax] This is not valid TOML.
        [toml-conflict] Markers of an unresolved merge.
        [toml-quote] A quotation mark is opened and not closed.
        [toml-unquoted] “{ $text }” must stand between quotation marks.
        [toml-curly] { $text } has typographic quotation marks; TOML needs straight ones: "…"
        [toml-no-value] No value behind “=”.
        [toml-no-equals] “=” is missing behind the key.
        [toml-equals] One “=” too many.
        [toml-no-key] A key is missing here.
        [toml-key] “{ $text }” as a key must stand between quotation marks.
        [toml-table] The “]” of this heading is missing.
        [toml-array] A list is not closed with “]”, or its commas are wrong.
        [toml-bracket] A closing bracket without an opening one.
        [toml-inline-table] An inline table needs “key = value” with commas between, and a closing brace.
        [toml-rest] Something follows the value on its line.
        [toml-boolean] “{ $text }” is not a value; it is written true or false.
        [toml-number] This is not a number as TOML writes it.
        [toml-date] This is not a date or time as TOML writes it.
        [toml-escape] A backslash, and no escape of TOML behind it.
        [toml-character] A character that cannot stand here, such as a control character.
        [toml-duplicate] “{ $text }” is defined a second time.
        [toml-too-deep] Brackets are nested too deeply.
        [unknown-key] There is no key “{ $key }” here.
        [empty-key] A key without a name.
        [empty] The text is empty.
        [empty-choice] The text is empty; one of these is expected: { $names }
        [type] { $expected ->
            [string] A string
            [strings] A string or a list of strings
            [boolean] true or false
            [array] A list
           *[table] A table
        } is expected here, not { $found ->
            [string] a string
            [integer] a whole number
            [float] a decimal number
            [boolean] true or false
            [datetime] a date
            [array] a list
           *[table] a table
        }.
        [number] A whole number from 0 to { $max } is expected here.
        [decimal] A number from { $min } to { $max } is expected here.
        [choice] “{ $value }” is not one of these: { $names }
       *[other] This value cannot be used.
    }
finding-memory-invalid =
    { $problem ->
        [not-tmx] This is not a TMX file.
        [after-end] Something follows the end of the TMX document; it is not read.
        [truncated] The TMX file breaks off; what comes before is used.
        [packed] The gzip data are damaged or break off; what comes before is used.
        [syntax] This is not valid XML; what it stands in is left out.
        [end-tag] The end tag “{ $found }” closes nothing that is open; what it stands in is left out.
        [unclosed] The unit has no </tu>; it is left out.
        [too-deep] Elements are nested too deeply; what they stand in is left out.
        [too-large] Too large for one unit (8 MB); it is left out.
        [endless] No end was found within 4 GB; what comes before is used.
        [language] A <tuv> without a language; its unit is left out.
        [character] A character that XML does not allow; the unit is left out.
        [encoding] Bytes that are no text in the encoding of the file; the unit is left out.
        [entity] The entity “{ $name }” is not expanded; the unit is left out.
        [reference] An “&” that begins no reference; the unit is left out.
        [attribute] An attribute that cannot be read; the unit is left out.
        [more] { $count ->
            [one] One more problem is not listed.
           *[other] { $count } more problems are not listed.
        }
        [line-encoding] The line has bytes that are not text in UTF-8; it is left out.
        [line-truncated] The line breaks off in the middle of its JSON; it is left out.
        [line-syntax] The line is not valid JSON from here on; it is left out.
        [line-object] The line is not a JSON object; it is left out.
        [line-source] The line has no text under “{ $source }”; it is left out.
        [line-target] The line has no text under “{ $target }”; it is left out.
       *[other] The memory cannot be used.
    }
finding-control-character =
    { $problem ->
        [nul] There is a NUL character ({ $name }) here{ $count ->
            [one] {""}
           *[other] , and { $count } times in this article
        }.
        [bidi] There is an invisible mark that reorders text ({ $name }) here{ $count ->
            [one] {""}
           *[other] , and { $count } times in this article
        }.
        [nonchar] There is a code that is no character ({ $name }) here{ $count ->
            [one] {""}
           *[other] , and { $count } times in this article
        }.
       *[control] There is a control character ({ $name }) here{ $count ->
            [one] {""}
           *[other] , and { $count } times in this article
        }.
    }
finding-duplicate-article = “{ $other }” has the same path, “{ $path }”; this article is left out.
finding-waiver-invalid =
    { $problem ->
        [no-reason] The waiver for “{ $code }” gives no reason, so it does not count.
        [no-code] The waiver names no code, so it does not count.
       *[unknown-code] The waiver names the code “{ $code }”, which does not exist.
    }

## The glossary itself

finding-glossary-example =
    { $problem ->
        [absent] The example of “{ $id }” does not contain the term.
        [passes] The counterexample of “{ $id }” is not flagged.
        [unflaggable] The counterexample of “{ $id }” does not contain the term, so nothing can be flagged.
       *[fails] The example of “{ $id }” does not pass its own entry.
    }
finding-glossary-conflict =
    { $problem ->
        [itself] “{ $word }” is both right and forbidden in “{ $id }”.
       *[two] “{ $word }” is claimed by two entries, “{ $other }” and “{ $id }”.
    }

## Hints

hint-nearest = Did you mean “{ $name }”?
hint-known-keys = Known here: { $names }
hint-list-codes = `taiyaku explain` lists the codes.
hint-candidates = Candidates: { $names }
hint-confirm = Confirm it in `taiyaku translate`, or delete its line `# state: draft`.
hint-review-again = Compare it with `taiyaku show { $unit }`; `taiyaku review { $unit } --approve` approves it again.
hint-known-renderings = Also accepted: { $names }
hint-half-width = Write the word it stands for, in half-width characters.
hint-write-instead = Write “{ $form }” for “{ $sign }”.
hint-write-space = Write a half-width space for the ideographic one.
hint-leave-out = Leave out “{ $sign }”.
hint-renderings-counted = Its renderings, with the units that have them: { $names }
hint-one-entry = To say it otherwise than { $path }, change the entry there, or take it out there and keep this one. If they are two concepts, give one another id.
hint-glossary-scope = Keep the word in one entry, or give each entry a `scope` of its own.
hint-run-sync = Run `taiyaku sync`.
hint-rename-article = Rename one of the two, or narrow `include` in taiyaku.toml.
hint-resolve-conflict = Keep what is right of both sides and delete the lines with <<<<<<<, ======= and >>>>>>>.
hint-convert-utf8 = Convert it: `iconv -f { $guess ->
        [EUC-JP] EUC-JP
        [UTF-16LE] UTF-16LE
        [UTF-16BE] UTF-16BE
       *[other] CP932
    } -t UTF-8 { $path } > new-file`
hint-convert-stream = Convert it on the way: `… | iconv -f { $guess ->
        [EUC-JP] EUC-JP
        [UTF-16LE] UTF-16LE
        [UTF-16BE] UTF-16BE
       *[other] CP932
    } -t UTF-8 | taiyaku …`
hint-hidden-character = Delete it. Editors show it when asked for invisible characters.
hint-more-alike = { $count ->
    [one] One more of this kind in the same unit is not listed.
   *[other] { $count } more of this kind in the same unit are not listed.
}
hint-mend-bytes = Replace the broken characters, or convert the file if it is in another encoding.
hint-use-reference = Write { $name } instead; `taiyaku messages fix` does so where the text stays the same.
hint-fluent-entry = A message begins at the start of its line: `name = text`. Further lines are indented.
hint-fluent-escape = A brace that is meant as one is written {"{"}"{"{"}"{"}"}; `taiyaku set` does so by itself.
hint-fluent-string = Between quotation marks Fluent knows \\, \", \u with four and \U with six hexadecimal digits.
hint-fluent-nesting = Take the braces apart, or write those that are meant as text with `taiyaku set`.
hint-fluent-empty = Write the text behind “=”, or delete the message.
hint-fluent-duplicate = Keep one of the two.
hint-fluent-variants = Each variant has a line of its own, one of them with a star: [one] … *[other] …
hint-fluent-reference = Check the spelling. Terms come from the glossary, messages from the files of the same language.
hint-fluent-article = Write it with `taiyaku set` if it is meant as text. Of Fluent, only terms of the glossary may be used here.
hint-message-names = Write it as Fluent, with what the source has: { $names }
hint-message-plain = The source of this message has no variables and names no other message.
hint-catalog-states = States: draft, stale, needs-review, reviewed, skip. Without such a line, a person has confirmed it.
hint-catalog-review = Delete the line, or have the translation approved again.
hint-catalog-newer = Use the version of taiyaku that wrote it, or a newer one.
hint-catalog-orphan = Write the source above it (`# > …`), and `taiyaku sync` moves the pair to the archive; or delete it.
hint-waiver-form = Write `# allow: CODE reason`, such as `# allow: number-mismatch rounded on purpose`.
hint-front-matter-yaml = Put the value between quotation marks if it holds a colon, “#” or quotation marks: title: "…"
hint-front-matter-toml = Texts stand between straight quotation marks: title = "…"
hint-jsonl-line = A line looks like this: {"{"}"{ $source }": "…", "{ $target }": "…"{"}"}
hint-tmx-root = A TMX file begins with <tmx> and ends with </tmx>. Export it again from the program it comes from.
hint-tmx-syntax = Open it in an XML editor, or export it again from the program it comes from.
hint-tmx-truncated = Export or copy the file again; it is not complete.
hint-import-as = Give it another name: --as NAME.
hint-tmx-large = Split the unit, or take it out of the memory.
hint-tmx-language = Give every <tuv> an xml:lang, such as xml:lang="ja".
hint-tmx-character = Remove the control character, or export the memory again.
hint-tmx-encoding = Save the file in UTF-8, and say so in its first line.
hint-tmx-entity = Write what it stands for. Only &amp;, &lt;, &gt;, &quot;, &apos; and numbers are read.
hint-tmx-reference = Write &amp; for “&”.
