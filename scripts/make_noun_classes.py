#!/usr/bin/env python3
"""Makes data/noun_classes.tsv: common nouns for people, bodies, groups, places and buildings.

    scripts/make_noun_classes.py WORDNET_DICT

WORDNET_DICT holds index.sense and data.noun of WordNet 3.0 (Debian packages wordnet-base and
wordnet-sense-index: /usr/share/wordnet; WordNet 3.0 licence). A noun belongs to a class if that class
has most of its uses: each sense counts as often as WordNet's tagged texts have it, plus one over its
rank, since many senses are in no tagged text.
"""
import argparse
import collections
import hashlib
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTICE = """\
# kg noun classes 1
# From WordNet 3.0 by scripts/make_noun_classes.py: its nouns, chosen and put into classes. Its licence:
#
# This software and database is being provided to you, the LICENSEE, by
# Princeton University under the following license.  By obtaining, using
# and/or copying this software and database, you agree that you have
# read, understood, and will comply with these terms and conditions.:
#
# Permission to use, copy, modify and distribute this software and
# database and its documentation for any purpose and without fee or
# royalty is hereby granted, provided that you agree to comply with
# the following copyright notice and statements, including the disclaimer,
# and that the same appear on ALL copies of the software, database and
# documentation, including modifications that you make for internal
# use or for distribution.
#
# WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.
#
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
# UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR
# IMPLIED.  BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON
# UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT-
# ABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE
# OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT
# INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR
# OTHER RIGHTS.
#
# The name of Princeton University or Princeton may not be used in
# advertising or publicity pertaining to distribution of the software
# and/or database.  Title to copyright in this software, database and
# any associated documentation shall at all times remain with
# Princeton University and LICENSEE agrees to preserve same.
#
# class<TAB>nouns separated by ;
"""
MOST = 0.6  # share of a noun's uses

PERSON, GROUP, ARTIFACT = 18, 14, 6  # lexicographer files
# Class -> synsets whose kinds belong to it, each by a word and a lexicographer file.
ROOTS = {
    "body": [("organization", 1)],
    "people": [("people", 1), ("minority", 1), ("kin", 2), ("multitude", 3)],
    "building": [("building", 1), ("building_complex", 1), ("bridge", 1), ("tower", 1), ("facility", 1),
                 ("room", 1), ("housing", 1), ("shelter", 1), ("road", 1), ("tunnel", 1), ("canal", 3), ("mine", 1),
                 ("place_of_business", 1), ("defensive_structure", 1), ("memorial", 3)],
    "place": [("geographical_area", 1), ("district", 1), ("tract", 1), ("land", 1), ("geological_formation", 1),
              ("body_of_water", 1), ("residential_district", 1), ("boundary", 1)],
}
# What WordNet's texts use otherwise than news does.
LEFT_OUT = set("industry partnership outfit browser draw edge stream forefront nationality ancestry labour trust "
               "hostile bastion main fix sole hearing following elect cream free dead minor issuer".split())
# Insults are no classes of people. WordNet marks most of them: by the usage of a sense, in its gloss, or
# as a kind of one of these synsets. What it leaves unmarked is here by the beginning of its SHA-256.
INSULTING_USAGE = {"disparagement", "ethnic_slur", "obscenity"}
INSULTING_GLOSS = re.compile(
    r"offensive (term|word|name|slur)|considered offensive|offensively|derogatory|ethnic slur|disparag\w+ term"
    r"|term of abuse|insulting term|pejorative|term of address for someone you regard|obscene term|contemptible person")
INSULTS = [("retard", 1), ("simpleton", 1), ("slut", 1)]
INSULT_HASHES = set("""
    08234c94 12246ef4 17b92fbe 1d975dda 1f6fbb3b 205063ee 3315d257 3b74dd03 45d866ee 46a11f13 49d3bc14
    4b18aefe 4c47047f 4c499dc1 50c00489 5e5fe409 73424c51 793739b9 7e62321d 8197d5c6 8db3a464 9331f09c
    96c91fa8 9ae315a9 9f82104f bbc44bfa d15779dd d75a838d e2de05b0 e5313522 e68b920e ee58dc2a ffb8ecf6
""".split())
INSULTING = 0.15  # share of a noun's uses that keeps it out; "boy" and "woman" have less
ORDER = ["person", "people", "body", "place", "building"]


class WordNet:
    def __init__(self, folder):
        self.lexname, self.above, self.words, self.gloss, self.usage = {}, {}, {}, {}, {}
        self.senses = collections.defaultdict(list)  # word -> (rank, uses, synset)
        for line in (folder / "data.noun").read_text("latin-1").splitlines():
            if not line.startswith("  "):
                fields, gloss = line.split(" | ", 1)
                self.read_synset(fields.split(), gloss)
        for line in (folder / "index.sense").read_text("latin-1").splitlines():
            key, synset, rank, uses = line.split()
            word, sense = key.split("%")
            if sense.startswith("1:"):
                self.senses[word].append((int(rank), int(uses), synset))

    def read_synset(self, fields, gloss):
        synset, words = fields[0], int(fields[3], 16)
        at = 4 + 2 * words
        pointers = [fields[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(int(fields[at]))]
        self.lexname[synset] = int(fields[1])
        self.words[synset] = set(fields[4:4 + 2 * words:2])  # with the capitals of names
        self.gloss[synset] = gloss
        self.usage[synset] = [p[1] for p in pointers if p[0] == ";u"]
        self.above[synset] = [p[1] for p in pointers if p[0] == "@" and p[2] == "n"]

    def synset(self, word, rank):
        return next(s for r, _, s in self.senses[word] if r == rank)

    def kinds(self, roots):
        found = set(roots)
        below = collections.defaultdict(list)
        for synset, above in self.above.items():
            for one in above:
                below[one].append(synset)
        queue = list(found)
        while queue:
            for synset in below[queue.pop()]:
                if synset not in found:
                    found.add(synset)
                    queue.append(synset)
        return found


def well_known(wordnet):
    """Words in use: seen in WordNet's tagged texts or in a common word list, so that what is rare, or
    only ever an insult, stays out."""
    listed = set((ROOT / "data" / "common_words.txt").read_text("utf-8").split())
    stems = lambda word: {word} | {word[:-len(end)] for end in ("r", "er", "or", "ist", "man", "woman") if word.endswith(end)}
    return {word for word, senses in wordnet.senses.items()
            if stems(word) & listed or any(uses > 0 for _, uses, _ in senses)}


def insulting(wordnet):
    """The synsets that are insults."""
    marks = {s for s, words in wordnet.words.items() if words & INSULTING_USAGE}
    people = {s for s, lexname in wordnet.lexname.items() if lexname in (PERSON, GROUP)}
    return {s for s in people if marks & set(wordnet.usage[s]) or INSULTING_GLOSS.search(wordnet.gloss[s])
            } | wordnet.kinds(wordnet.synset(*insult) for insult in INSULTS)


def is_insult(word, senses, insults):
    if hashlib.sha256(word.encode()).hexdigest()[:8] in INSULT_HASHES:
        return True
    total = sum(uses + 1 / rank for rank, uses, _ in senses)
    return sum(uses + 1 / rank for rank, uses, synset in senses if synset in insults) > INSULTING * total


def classes_of(wordnet):
    kinds = {name: wordnet.kinds(wordnet.synset(*root) for root in roots) for name, roots in ROOTS.items()}
    kinds["person"] = {s for s, lexname in wordnet.lexname.items() if lexname == PERSON}
    found = collections.defaultdict(list)
    known, insults = well_known(wordnet), insulting(wordnet)
    for word, senses in sorted(wordnet.senses.items()):
        if word in LEFT_OUT or word not in known or not re.fullmatch(r"[a-z][a-z-]+[a-z]", word):
            continue
        if is_insult(word, senses, insults):
            continue
        total = sum(uses + 1 / rank for rank, uses, _ in senses)
        for name in ORDER:
            share = sum(uses + 1 / rank for rank, uses, synset in senses
                        if synset in kinds[name] and word in wordnet.words[synset])
            if share >= MOST * total:
                found[name].append(word)
                break
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=pathlib.Path)
    found = classes_of(WordNet(parser.parse_args().wordnet))
    lines = NOTICE.splitlines()
    lines += [name + "\t" + ";".join(found[name]) for name in ORDER]
    (ROOT / "data" / "noun_classes.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
