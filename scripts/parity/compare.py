#!/usr/bin/env python3
"""Runs `kg annotate --raw` and spaCy on the same texts and prints how far they agree, field by field.

    python3 scripts/parity/compare.py --kg build/release/kg --model models/en_core_web_md FILE...

Every file is one document, or (--input jsonl) a document a line as `kg annotate --input jsonl` reads
them. spaCy gets the text that kg prints, so repairs of ill-formed bytes do not count as differences.
Exit code 1 if tokens differ at all or a field agrees on less than --least of the tokens (0.9999).
"""

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict

import reference


def annotated(arguments):
    """The lines that kg prints, parsed."""
    command = [arguments.kg, "annotate", "--raw", "--format", "jsonl", "--model", arguments.model]
    if arguments.input:
        command += ["--input", arguments.input]
    with subprocess.Popen(command + arguments.files, stdout=subprocess.PIPE, encoding="utf8") as process:
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command[:2])} ended with exit code {process.returncode}")


def entity_tags(document):
    """B-TYPE, I-TYPE or O of each token that kg printed."""
    begins, inside = {}, {}
    for entity in document.get("entities", []):
        begins[entity["start"]] = entity["type"]
        for offset in range(entity["start"], entity["end"]):
            inside[offset] = entity["type"]
    return [
        f"B-{begins[token['start']]}"
        if token["start"] in begins
        else f"I-{inside[token['start']]}"
        if token["start"] in inside
        else "O"
        for token in document["tokens"]
    ]


class Comparison:
    """Counts of agreeing values, and the first differences."""

    def __init__(self, shown):
        self.compared, self.agreed = Counter(), Counter()
        self.differences = defaultdict(list)
        self.shown = shown
        self.sentences = 0

    def add(self, field, where, expected, found):
        self.compared[field] += 1
        if expected == found:
            self.agreed[field] += 1
        elif len(self.differences[field]) < self.shown:
            self.differences[field].append(f"{where}: kg {found!r}, spaCy {expected!r}")

    def document(self, printed, doc):
        """Compares one document; fields only where both have the token."""
        name = printed["doc"]
        self.sentences += sum(1 for _ in doc.sents)
        expected = {(token.idx, token.idx + len(token)): token for token in doc}
        found = {(token["start"], token["end"]): i for i, token in enumerate(printed["tokens"])}
        for span in sorted(expected.keys() | found.keys()):
            text = printed["text"][span[0] : span[1]]
            self.add("tokens", f"{name} at {span[0]}", text if span in expected else None,
                     text if span in found else None)
        entities = entity_tags(printed)
        starts = {sentence["first"] for sentence in printed.get("sentences", [])}
        for span in expected.keys() & found.keys():
            self.token(name, printed["tokens"], found[span], expected[span], entities, starts)

    def token(self, name, tokens, i, token, entities, starts):
        printed = tokens[i]
        where = f"{name} at {token.idx} {token.text!r}"
        head = tokens[printed["head"]]["start"]
        self.add("tag", where, token.tag_, printed["tag"])
        self.add("head", where, token.head.idx, head)
        self.add("label", where, token.dep_, printed["label"])
        self.add("lemma", where, token.lemma_, printed["lemma"])
        self.add("entity", where, reference.entity_tag(token), entities[i])
        if "pos" in printed:
            self.add("pos", where, token.pos_, printed["pos"])
        if "morph" in printed:
            self.add("morph", where, str(token.morph), printed["morph"])
        if starts:
            self.add("sentence start", where, bool(token.is_sent_start), i in starts)

    def report(self):
        for field, compared in self.compared.items():
            wrong = compared - self.agreed[field]
            print(f"{field:15} {100 * self.agreed[field] / compared:9.4f} %  {wrong} of {compared} differ")
        for field, lines in self.differences.items():
            for line in lines:
                print(f"  {field}: {line}")

    def passes(self, least):
        return all(
            self.agreed[field] >= (compared if field == "tokens" else least * compared)
            for field, compared in self.compared.items()
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kg", required=True, help="the program")
    parser.add_argument("--model", required=True, help="a pipeline directory")
    parser.add_argument("--input", help="passed on to kg annotate")
    parser.add_argument("--least", type=float, default=0.9999, help="agreement that a field must reach")
    parser.add_argument("--show", type=int, default=5, help="differences to print for each field")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()

    nlp = reference.load(arguments.model)
    comparison = Comparison(arguments.show)
    documents = 0
    for printed in annotated(arguments):
        comparison.document(printed, nlp(printed["text"]))
        documents += 1
    print(f"{documents} documents, {comparison.sentences} sentences, {arguments.model}")
    comparison.report()
    sys.exit(0 if comparison.passes(arguments.least) else 1)


if __name__ == "__main__":
    main()
