#!/usr/bin/env python3
"""Writes the trees that the tests of claims are about: trees.txt from sentences.txt, and example_trees.txt from
the examples in the table of rules of docs/claims.md.

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


def write_tree(nlp, line, out):
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


def write_trees(nlp, sentences, path):
    with open(path, "w", encoding="utf-8") as out:
        for line in sentences:
            if line.strip() and not line.startswith("# ---"):
                write_tree(nlp, line, out)


def examples(page):
    """The third column of the table of rules."""
    return [line.split("|")[3].strip() for line in page.splitlines() if line.startswith("| `")]


def main():
    here = pathlib.Path(__file__).parent
    nlp = spacy.load(sys.argv[1])
    nlp.add_pipe("one_sentence", before="parser")
    write_trees(nlp, (here / "sentences.txt").read_text(encoding="utf-8").splitlines(), here / "trees.txt")
    page = (here.parent.parent / "docs" / "claims.md").read_text(encoding="utf-8")
    write_trees(nlp, examples(page), here / "example_trees.txt")


main()
