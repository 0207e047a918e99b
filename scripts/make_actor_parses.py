#!/usr/bin/env python3
"""Writes tests/actors/parses.tsv: the parses that the tests of extract/actors link actors over.

    scripts/make_actor_parses.py models/en_core_web_md tests/actors/texts.txt tests/actors/parses.tsv

texts.txt holds one text a paragraph; a paragraph without a final stop is a heading and belongs to
the next. Needs spaCy 3.8 from PyPI, for this script only. Each paragraph is parsed alone, with
typographic apostrophes made plain, as kg does it. One line a token:
begin end head dep tag pos sentence-start entity-begin entity lemma   (bytes of the text)
"""
import os
import re
import sys

import spacy


def read_texts(path):
    with open(path, encoding="utf-8") as f:
        paragraphs = [p.strip() for p in f.read().split("\n\n") if p.strip()]
    texts, open_text = [], []
    for paragraph in paragraphs:
        open_text.append(paragraph)
        if re.search(r"[.!?][\"”]?$", paragraph):
            texts.append("\n\n".join(open_text))
            open_text = []
    return texts


def write_text(nlp, text, out):
    out.write("text\t%s\n" % text.replace("\n", "\\n"))
    base = start = 0
    for paragraph in text.split("\n\n"):
        doc = nlp(paragraph.replace("’", "'"))
        heading = not re.search(r"[.!?][\"”]?$", paragraph)
        byte = lambda at: len(text[:start + at].encode())
        for token in doc:
            first = token.i == 0 if heading else token.is_sent_start
            fields = (byte(token.idx), byte(token.idx + len(token)), base + token.head.i, token.dep_,
                      token.tag_, token.pos_, int(bool(first)), int(token.ent_iob_ == "B"),
                      token.ent_type_, token.lemma_)
            out.write("\t".join(map(str, fields)) + "\n")
        base += len(doc)
        start += len(paragraph) + 2


def main(model, texts, path):
    nlp = spacy.load(model)
    with open(path + ".tmp", "w", encoding="utf-8", newline="\n") as out:
        out.write("# actor parses 1: %s %s, by scripts/make_actor_parses.py\n"
                  % (nlp.meta["name"], nlp.meta["version"]))
        for text in read_texts(texts):
            write_text(nlp, text, out)
    os.replace(path + ".tmp", path)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
