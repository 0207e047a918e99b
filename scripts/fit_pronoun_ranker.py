#!/usr/bin/env python3
"""Makes data/pronoun_ranker.tsv: the weights by which he, she, it and they choose what they stand for.

    cmake --build build/release --target pronoun_features
    scripts/fit_pronoun_ranker.py [--eval EVAL_DIR] [--folds N] [--rounds N]

A linear model over the features of extract/actors/ranker_features.h: the softmax over the candidates
of a pronoun, where several may be right, is fitted by maximum likelihood with an L2 penalty (L-BFGS).
Each class of pronouns (he/she, it, they) has weights of its own, each place in the clause (subject,
object, possessive) a difference to them that is penalised more. he and she learn from the development
rows of GAP (Webster et al. 2018) and from the OntoGUM chains of GUM; it and they from GUM, where
leaving a pronoun alone competes. The validation rows of GAP are never learned from; they are the check.
Features depend on the links that the weights make: run it twice (build in between) to be consistent.
Prints how often the chosen cluster is right, in-sample and by cross-validation over documents.
Needs numpy and scipy.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import scipy.optimize
import scipy.sparse

ROOT = pathlib.Path(__file__).resolve().parent.parent
KINDS, PLACES = ("he-she", "it", "they"), ("subject", "object", "possessive")
L2_KIND, L2_PLACE = 5.0, 15.0  # cross-validation: a quarter to four times as much is the same
NEITHER = 0.3   # weight of a GAP row whose two names are both wrong: only those are known to be
AGAINST_NONE = 0.5  # as in sieves_pronouns.cc
LEAST = 0.005   # smaller weights are left out


class Pronoun:
    def __init__(self, document, span, kind, place):
        self.document, self.span, self.kind, self.place = document, span, kind, place
        self.candidates, self.none, self.names = [], None, {}  # (cluster, span, head, features)
        self.right, self.weight, self.gap = [], 1.0, None


def parse_features(text):
    pairs = [field.split(":") for field in text.split()]
    return [int(i) for i, _ in pairs], [float(v) for _, v in pairs]


def read_features(program, texts):
    output = subprocess.run([program, ROOT / "models" / "en_core_web_md", texts], check=True,
                            capture_output=True, text=True).stdout
    names, pronouns = [], []
    for line in output.splitlines():
        kind, *fields = line.split("\t")
        if kind == "F":
            names = fields
        elif kind == "P":
            pronouns.append(Pronoun(fields[0], (int(fields[1]), int(fields[2])), int(fields[3]), int(fields[4])))
        elif kind == "C":
            b, e, hb, he = map(int, fields[1:5])
            pronouns[-1].candidates.append((fields[0], (b, e), (hb, he), parse_features(fields[5])))
        elif kind == "N":
            pronouns[-1].none = parse_features(fields[0])
        elif kind == "M":
            pronouns[-1].names.setdefault(fields[0], []).append((int(fields[1]), int(fields[2])))
    return names, pronouns


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def label_gap(pronouns, rows):
    """Keeps the pronouns that GAP asks for, each with what is right."""
    kept = []
    for pronoun in pronouns:
        row = rows.get(pronoun.document)
        if row is None or pronoun.span[0] != int(row["Pronoun-offset"]):
            continue
        spans = [(int(row[k + "-offset"]), int(row[k + "-offset"]) + len(row[k])) for k in "AB"]
        truth = [row[k + "-coref"].upper() == "TRUE" for k in "AB"]
        hits = {cluster: [any(overlap(head, span) for head in heads) for span in spans]
                for cluster, heads in pronoun.names.items()}
        pronoun.gap = (hits, truth)
        for cluster, *_ in pronoun.candidates:
            hit = hits.get(cluster, [False, False])
            pronoun.right.append(any(h and t for h, t in zip(hit, truth)) if any(truth) else not any(hit))
        if not any(truth):
            pronoun.weight = NEITHER
        kept.append(pronoun)
    return kept


def label_gum(pronouns, gold):
    chains = {name: [(b, e, head, chain) for chain, mentions in document["chains"].items()
                     for b, e, head in mentions] for name, document in gold.items()}
    for pronoun in pronouns:
        mentions = chains[pronoun.document]
        own = next((chain for b, e, _, chain in mentions if (b, e) == pronoun.span), None)
        for _, span, head, _ in pronoun.candidates:
            fits = [(abs(b - span[0]) + abs(e - span[1]), chain) for b, e, gold_head, chain in mentions
                    if b <= head[0] and head[1] <= e and span[0] <= gold_head[0] and gold_head[1] <= span[1]]
            pronoun.right.append(bool(fits) and own is not None and min(fits)[1] == own)
    return pronouns


class Problem:
    """The pairs of all pronouns of one class as one sparse matrix."""

    def __init__(self, pronouns, width):
        self.pronouns = [p for p in pronouns if self.usable(p)]
        self.width = width
        rows, columns, values, right, starts = [], [], [], [], []
        row = 0
        for pronoun in self.pronouns:
            starts.append(row)
            choices = [features for *_, features in pronoun.candidates]
            labels = list(pronoun.right)
            if pronoun.none is not None:
                choices.append(pronoun.none)
                labels.append(not any(labels))
            for (indices, amounts), label in zip(choices, labels):
                for shift in (0, (1 + pronoun.place) * width):
                    rows += [row] * len(indices)
                    columns += [i + shift for i in indices]
                    values += amounts
                right.append(label)
                row += 1
        self.matrix = scipy.sparse.csr_matrix((values, (rows, columns)), (row, 4 * width))
        self.right = numpy.array(right, bool)
        self.starts = numpy.array(starts, int)
        self.group = numpy.repeat(numpy.arange(len(starts)), numpy.diff(starts + [row]))
        self.weight = numpy.array([p.weight for p in self.pronouns])
        self.penalty = numpy.concatenate([numpy.full(width, L2_KIND), numpy.full(3 * width, L2_PLACE)])

    @staticmethod
    def usable(pronoun):
        return bool(pronoun.candidates) and (pronoun.none is not None or any(pronoun.right))

    def loss(self, weights):
        score = self.matrix @ weights
        score = numpy.exp(score - numpy.maximum.reduceat(score, self.starts)[self.group])
        total = numpy.add.reduceat(score, self.starts)
        good = numpy.add.reduceat(score * self.right, self.starts) + 1e-300
        value = -(self.weight * numpy.log(good / total)).sum() + (self.penalty * weights ** 2).sum() / 2
        slope = score / total[self.group] - score * self.right / good[self.group]
        gradient = self.matrix.T @ (slope * self.weight[self.group]) + self.penalty * weights
        return value, gradient

    def fit(self):
        start = numpy.zeros(4 * self.width)
        return scipy.optimize.minimize(self.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


def columns_of(weights, width):
    return [weights[:width] + weights[(1 + place) * width:(2 + place) * width] for place in range(3)]


def choose(pronoun, columns):
    """-> (cluster with the most weight or None, its probability)"""
    weights = columns[pronoun.place]
    sums = {}
    for cluster, *_, (indices, values) in pronoun.candidates:
        sums[cluster] = sums.get(cluster, 0.0) + numpy.exp(numpy.dot(weights[indices], values))
    none = numpy.exp(numpy.dot(weights[pronoun.none[0]], pronoun.none[1])) if pronoun.none else 0.0
    best = max(sums, key=sums.get, default=None)
    if best is None or sums[best] <= AGAINST_NONE * none:
        return None, 0.0
    return best, sums[best] / (none + sum(sums.values()))


def is_right(pronoun, cluster):
    if pronoun.gap is not None:
        hits, truth = pronoun.gap
        return hits.get(cluster, [False, False]) == truth
    right = {c for (c, *_), label in zip(pronoun.candidates, pronoun.right) if label}
    return cluster in right if right else cluster is None


def share(pronouns, columns):
    if not pronouns:
        return "-"
    return "%.1f" % (100 * sum(is_right(p, choose(p, columns)[0]) for p in pronouns) / len(pronouns))


def cross_validated(pronouns, width, folds):
    """The pronouns with the choice that the weights of the other folds make."""
    documents = sorted({p.document for p in pronouns})
    order = numpy.random.RandomState(1).permutation(len(documents))
    fold = {documents[k]: place % folds for place, k in enumerate(order)}
    chosen = []
    for n in range(folds):
        columns = columns_of(Problem([p for p in pronouns if fold[p.document] != n], width).fit(), width)
        chosen += [(p, *choose(p, columns)) for p in pronouns if fold[p.document] == n]
    return chosen


def print_calibration(chosen):
    print("    probability printed -> right:", end="")
    for low in (0, .3, .4, .5, .6, .7, .8, .9):
        high = low + (.3 if low == 0 else .1)
        bucket = [is_right(p, c) for p, c, q in chosen if c is not None and low <= q < high + (low == .9)]
        if bucket:
            print("  %.1f-%.1f %.0f%% of %d" % (low, high, 100 * sum(bucket) / len(bucket), len(bucket)), end="")
    print()


def write(path, names, columns, note):
    lines = ["# kg pronoun ranker 1", "# By scripts/fit_pronoun_ranker.py; features: extract/actors/ranker_features.h.",
             "# " + note, "# feature\t" + "\t".join(k + " " + p for k in KINDS for p in PLACES)]
    for i, name in enumerate(names):
        row = [column[i] for column in columns]
        if max(map(abs, row)) >= LEAST:
            lines.append(name + "\t" + "\t".join("%.2f" % (w + 0.0) for w in row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=pathlib.Path, default=ROOT.parent / "eval")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/bench/pronoun_features")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    sys.path.insert(0, str(options.eval))
    import gum
    data = options.eval / "data"

    def features_of(texts):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for name, text in texts.items():
                file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
            file.flush()
            return read_features(options.program, file.name)

    def gap(part):
        with open(data / "gap" / f"gap-{part}.tsv", encoding="utf-8", newline="") as file:
            rows = {r["ID"]: r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
        return label_gap(features_of({k: r["Text"] for k, r in rows.items()})[1], rows)

    gold = gum.load(str(data / "gum"))
    names, gum_pronouns = features_of({k: d["text"] for k, d in gold.items()})
    label_gum(gum_pronouns, gold)
    development, validation = gap("development"), gap("validation")
    everything = [p for p in development + gum_pronouns]
    columns = []
    for kind, kind_name in enumerate(KINDS):
        pronouns = [p for p in everything if p.kind == kind]
        fitted = columns_of(Problem(pronouns, len(names)).fit(), len(names))
        chosen = cross_validated(pronouns, len(names), options.folds)
        columns += fitted
        for title, of_gap in (("GAP development", True), ("GUM", False)):
            part = [p for p in pronouns if (p.gap is not None) == of_gap]
            held = [(p, c) for p, c, _ in chosen if (p.gap is not None) == of_gap]
            if part:
                print("%-7s %-16s %5d  right in-sample %s  cross-validated %.1f" % (
                    kind_name, title, len(part), share(part, fitted),
                    100 * sum(is_right(p, c) for p, c in held) / len(held)))
        if kind == 0:
            print("%-7s %-16s %5d  right %s" % (kind_name, "GAP validation", len(validation), share(validation, fitted)))
        print_calibration(chosen)
    write(ROOT / "data" / "pronoun_ranker.tsv", names, columns,
          "Fitted on GAP development (Apache 2.0) and GUM (annotation CC BY 4.0); only these numbers come from there.")


if __name__ == "__main__":
    main()
