#!/usr/bin/env python3
"""Writes data/common_words.txt from the word lists of SCOWL (Debian package scowl).

    scripts/make_common_words.py /usr/share/dict/scowl data/common_words.txt

Takes the lower-case words of sizes 10 to 35 (English, American, British) and leaves out those that
extract/nlp/recase.cc can form from another one by an ending.
"""
import os
import sys

NOTICE = """\
# kg common words 1
# English words that are written in lower case, by scripts/make_common_words.py from SCOWL
# (Spell Checker Oriented Word Lists, http://wordlist.sourceforge.net), sizes 10 to 35.
# Copyright 2000-2011 by Kevin Atkinson
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the
# output created from the scripts, and its documentation for any purpose is hereby granted without
# fee, provided that the above copyright notice appears in all copies and that both that copyright
# notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no
# representations about the suitability of this array for any purpose. It is provided "as is"
# without express or implied warranty.
"""


def read(folder):
    words = set()
    for size in (10, 20, 35):
        for variety in ("english", "american", "british"):
            with open(os.path.join(folder, f"{variety}-words.{size}"), encoding="latin-1") as f:
                words |= {w for w in f.read().split() if w.isascii() and w.isalpha() and w.islower()}
    return words


def stems(word):
    """What the word may be formed from; the same endings as in recase.cc."""
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("es") and len(word) > 4:
        yield word[:-2]
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]
    for ending in ("ed", "ing", "er", "ers", "ly"):
        stem = word[:-len(ending)]
        if not word.endswith(ending) or len(stem) < 3:
            continue
        yield stem
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem.endswith("i"):
            yield stem[:-1] + "y"


def main(folder, out):
    words = read(folder)
    kept = sorted(w for w in words if not any(s in words for s in stems(w)))
    while True:  # a stem that was left out must not be needed for another word
        known = set(kept)
        lost = sorted(w for w in words if w not in known and not any(s in known for s in stems(w)))
        if not lost:
            break
        kept = sorted(known | set(lost))
    with open(out + ".tmp", "w", encoding="ascii", newline="\n") as f:
        f.write(NOTICE)
        f.write("\n".join(kept) + "\n")
    os.replace(out + ".tmp", out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
