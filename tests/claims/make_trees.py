#!/usr/bin/env python3
"""Writes trees.txt from sentences.txt: the trees that the tests of claims are about.

    python3 make_trees.py MODEL_DIRECTORY

Needs spaCy 3.8 and a trained pipeline (en_core_web_md 3.8 was used); the tests themselves need
neither. Each line of sentences.txt is one sentence and is parsed as one, typographic quotes and
dashes made plain for the model as the program does. A line "# heading: ..." is a heading, a line
"# --- ..." a comment.
"""
import pathlib
import sys

import spacy

PLAIN = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u00a0": " "}


@spacy.Language.component("one_sentence")
def one_sentence(doc):
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def main():
    here = pathlib.Path(__file__).parent
    nlp = spacy.load(sys.argv[1])
    nlp.add_pipe("one_sentence", before="parser")
    with open(here / "trees.txt", "w", encoding="utf-8") as out:
        for line in (here / "sentences.txt").read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("# ---"):
                continue
            text = line.removeprefix("# heading: ")
            out.write(f"# text = {text}\n")
            if text != line:
                out.write("# kind = heading\n")
            doc = nlp("".join(PLAIN.get(c, c) for c in text))
            for t in doc:
                entity = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
                head = 0 if t.head is t or t.head.i == t.i else t.head.i + 1
                word = text[t.idx:t.idx + len(t)]
                out.write("\t".join([str(t.i + 1), word, t.lemma_, t.pos_, t.tag_, str(head),
                                     t.dep_, entity]) + "\n")
            out.write("\n")


main()
