#!/usr/bin/env python3
"""Compares `kg extract` with spaCy + textacy's subject-verb-object triples on the same documents.

    scripts/bench_claims.py --kg build/release/kg --model models/en_core_web_md FILE.jsonl

FILE has documents as JSON lines {"id", "text"}. Each program runs in a process of its own, from a cold start
to the last line of its output, in turns (--rounds); the median of wall-clock times counts. `kg` prints JSON lines
of claims with qualifiers and actors (--threads of them work); the peer runs nlp.pipe (batches of 256, one
process) and textacy.extract.subject_verb_object_triples and prints a line a triple. Needs spacy 3.8 and textacy
0.13 from PyPI.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

PEER = """
import json, sys, warnings; warnings.simplefilter("ignore")
import spacy
from textacy.extract import subject_verb_object_triples
nlp = spacy.load(sys.argv[1])
texts = [json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf8")]
for doc in nlp.pipe(texts, batch_size=256):
    for triple in subject_verb_object_triples(doc):
        print(triple.subject, triple.verb, triple.object, sep="\\t")
"""


def timed(command):
    environment = dict(os.environ, OMP_NUM_THREADS="2", OPENBLAS_NUM_THREADS="2")
    start = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, env=environment).stdout
    return time.perf_counter() - start, output.count(b"\n")


def sentences(kg, model, file):
    output = subprocess.run([kg, "annotate", "--model", model, "--format", "jsonl", "--input", "jsonl", file],
                            check=True, capture_output=True, text=True).stdout
    return sum(len(json.loads(line)["sentences"]) for line in output.splitlines())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kg", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", default="2")
    parser.add_argument("file")
    options = parser.parse_args()

    count = sentences(options.kg, options.model, options.file)
    commands = {
        "kg extract": [options.kg, "extract", "--model", options.model, "--threads", options.threads,
                       "--format", "jsonl", "--input", "jsonl", options.file],
        "spaCy + textacy": [sys.executable, "-c", PEER, options.model, options.file],
    }
    rounds = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            rounds[name].append(timed(command))
    print("%d sentences" % count)
    median = {name: statistics.median(seconds for seconds, _ in results) for name, results in rounds.items()}
    for name, seconds in median.items():
        print("%-16s %7.2f s  %6.0f sentences/s  %6d claims" % (name, seconds, count / seconds, rounds[name][0][1]))
    print("kg is %.1f times as fast" % (median["spaCy + textacy"] / median["kg extract"]))


if __name__ == "__main__":
    main()
