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
ORDER = ["person", "people", "body", "place", "building"]


class WordNet:
    def __init__(self, folder):
        self.lexname, self.above, self.words = {}, {}, {}
        self.senses = collections.defaultdict(list)  # word -> (rank, uses, synset)
        for line in (folder / "data.noun").read_text("latin-1").splitlines():
            if not line.startswith("  "):
                self.read_synset(line.split(" | ")[0].split())
        for line in (folder / "index.sense").read_text("latin-1").splitlines():
            key, synset, rank, uses = line.split()
            word, sense = key.split("%")
            if sense.startswith("1:"):
                self.senses[word].append((int(rank), int(uses), synset))

    def read_synset(self, fields):
        synset, words = fields[0], int(fields[3], 16)
        at = 4 + 2 * words
        pointers = [fields[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(int(fields[at]))]
        self.lexname[synset] = int(fields[1])
        self.words[synset] = set(fields[4:4 + 2 * words:2])  # with the capitals of names
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


def classes_of(wordnet):
    kinds = {name: wordnet.kinds(wordnet.synset(*root) for root in roots) for name, roots in ROOTS.items()}
    kinds["person"] = {s for s, lexname in wordnet.lexname.items() if lexname == PERSON}
    found = collections.defaultdict(list)
    known = well_known(wordnet)
    for word, senses in sorted(wordnet.senses.items()):
        if word in LEFT_OUT or word not in known or not re.fullmatch(r"[a-z][a-z-]+[a-z]", word):
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
