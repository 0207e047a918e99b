#!/usr/bin/env python3
"""Compares the native pipelines with spaCy on the same texts, one core each, and prints the ratios.

    python3 scripts/bench_spacy.py --model models/en_core_web_md --bench build/release/bench/nlp_bench FILE...

A file named *.lines.txt is one document a line, a *.json file an array of documents, any other file one
document. spaCy runs nlp.pipe with batches of 256 and the same components on one thread, twice: as installed
(BLIS) and with numpy's matrix products (OpenBLAS), which are faster on many processors. Each program runs in a
process of its own, from a cold start, in turns (--rounds); rates are tokens per second of processor time, the best
round counts.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SPACY = """
import json, sys, time
import warnings; warnings.simplefilter("ignore")
import spacy
from thinc.api import NumpyOps, set_current_ops
model, texts, blis = sys.argv[1], json.load(open(sys.argv[2], encoding="utf8")), sys.argv[3] == "blis"
ops = NumpyOps(use_blis=blis)
set_current_ops(ops)
start = time.process_time(); nlp = spacy.load(model); load = time.process_time() - start
for name, pipe in nlp.pipeline:
    for layer in pipe.model.walk() if hasattr(getattr(pipe, "model", None), "walk") else []:
        layer.ops = ops
start = time.process_time()
tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
print(json.dumps({"load_seconds": load, "tokens": tokens, "tokens_per_second": tokens / (time.process_time() - start)}))
"""


def documents(path):
    text = Path(path).read_bytes().decode("utf8")
    if path.endswith(".json"):
        return json.loads(text)
    return [line for line in text.split("\n") if line] if path.endswith(".lines.txt") else [text]


def run(command):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}
    environment.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True)
    parser.add_argument("--bench", required=True, help="the nlp_bench program")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()

    texts = [document for path in arguments.files for document in documents(path)]
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "texts.json")
        Path(file).write_text(json.dumps(texts), encoding="utf8")
        commands = {
            "native": [arguments.bench, arguments.model, file, str(arguments.threads)],
            "spacy": [sys.executable, "-c", SPACY, arguments.model, file, "blis"],
            "spacy, OpenBLAS": [sys.executable, "-c", SPACY, arguments.model, file, "openblas"],
        }
        rounds = {name: [run(command) for _ in range(1)] for name, command in commands.items()}
        for _ in range(arguments.rounds - 1):
            for name, command in commands.items():
                rounds[name].append(run(command))
    best = {name: max(results, key=lambda r: r["tokens_per_second"]) for name, results in rounds.items()}
    native = best["native"]
    counts = {name: result["tokens"] for name, result in best.items()}
    assert len(set(counts.values())) == 1, f"token counts differ: {counts}"
    print(f"{native['tokens']} tokens, {len(texts)} documents")
    for name, result in best.items():
        ratio = native["tokens_per_second"] / result["tokens_per_second"]
        print(f"{name:16} {result['tokens_per_second']:9.0f} tokens/s   native is {ratio:5.2f} times as fast"
              f"   load {result['load_seconds']:.2f} s")
    print(f"matrix kernel {native['gflops']:.0f} GFLOP/s, {native['matrix_share']:.0%} of it kept in the whole run")
    print(f"resident {native['resident_mb']:.0f} MB; threads {native.get('threads', {})}")
    for stage, microseconds in native["stages"].items():
        print(f"  {stage:12} {microseconds:6.2f} us a token")


if __name__ == "__main__":
    main()
