#!/usr/bin/env python3
"""Makes data/claim_confidence.tsv: how probable it is that a reader agrees with a claim.

    cmake --build build/release --target kg claim_features
    scripts/fit_confidence.py [--eval EVAL_DIR] [--folds N]

Two steps:
1. Logistic regression with an L2 penalty over the features of extract/claims/confidence.h. The target
   of a claim is its agreement with the CaRB development set: its word precision in the best one-to-one
   matching, plus 0.3 times the recall that only it brings, at most 1.
2. Calibration by a logistic over its log-odds (Platt 1999), fitted on claims from the GUM texts that a reader judged right or wrong
   (data/judged_claims.tsv), since benchmarks call many true claims wrong for not being annotated.
Prints the figures of the development set in-sample and by cross-validation. Needs numpy.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
L2 = 2.0            # cross-validation: 2 to 30 differ by less than 0.1 F1
RECALL_SHARE = 0.3  # of the target
LEAST_COUNT = 5     # features seen less often get no weight


def read_claims(lines):
    claims = []
    for line in lines:
        benchmark, features, sentence, _, relation, *arguments = line.rstrip("\n").split("\t")
        claims.append(dict(benchmark=benchmark == "1", features=features.split(), sentence=sentence,
                           relation=relation, arguments=arguments, target=0.0))
    return claims


def by_sentence(claims, scorer):
    groups = collections.defaultdict(list)
    for claim in claims:
        groups[scorer.sentence_key(claim["sentence"])].append(claim)
    return groups


def set_targets(groups, gold, scorer):
    """Agreement with the gold tuples; a claim outside the benchmark form is judged as if added."""
    for key, golds in gold.items():
        claims = groups.get(key, [])
        tuples = [scorer.Tuple(1.0, c["relation"], c["arguments"]) for c in claims]
        scores = [[scorer.carb_pair(g, t) for t in tuples] for g in golds]
        kept = [i for i, c in enumerate(claims) if c["benchmark"]]
        for i, claim in enumerate(claims):
            columns = kept if i in kept else kept + [i]
            matched = scorer.greedy_one_to_one(scores, range(len(golds)), columns, lambda s: s[0])
            precision = sum(scores[row][column][0] for row, column in matched if column == i)
            others = [k for k in kept if k != i]
            gain = sum(max(0.0, row[i][1] - max((row[k][1] for k in others), default=0.0)) for row in scores)
            claim["target"] = min(1.0, precision + RECALL_SHARE * gain)


def design(claims, names):
    index = {name: i for i, name in enumerate(names)}
    matrix = numpy.zeros((len(claims), len(names) + 1))
    matrix[:, -1] = 1
    for row, claim in enumerate(claims):
        for feature in claim["features"]:
            if feature in index:
                matrix[row, index[feature]] = 1
    return matrix


def fit(matrix, target):
    """Newton's method on the penalised log-likelihood."""
    weights = numpy.zeros(matrix.shape[1])
    penalty = numpy.full(matrix.shape[1], L2)
    penalty[-1] = 1e-3
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-matrix @ weights))
        gradient = matrix.T @ (p - target) + penalty * weights
        hessian = (matrix * (p * (1 - p))[:, None]).T @ matrix + numpy.diag(penalty)
        step = numpy.linalg.solve(hessian, gradient)
        weights -= step
        if abs(step).max() < 1e-7:
            break
    return weights


def predict(matrix, weights):
    return 1 / (1 + numpy.exp(-matrix @ weights))


def cross_validated(claims, names, folds, scorer):
    keys = sorted({scorer.sentence_key(c["sentence"]) for c in claims})
    order = numpy.random.RandomState(1).permutation(len(keys))
    fold_of = {keys[k]: place % folds for place, k in enumerate(order)}
    fold = numpy.array([fold_of[scorer.sentence_key(c["sentence"])] for c in claims])
    matrix, target = design(claims, names), numpy.array([c["target"] for c in claims])
    scores = numpy.zeros(len(claims))
    for n in range(folds):
        weights = fit(matrix[fold != n], target[fold != n])
        scores[fold == n] = predict(matrix[fold == n], weights)
    return scores


def figures(claims, scores, gold, scorer):
    system = collections.defaultdict(list)
    for claim, score in zip(claims, scores):
        if claim["benchmark"]:
            system[scorer.sentence_key(claim["sentence"])].append(
                scorer.Tuple(round(float(score), 4), claim["relation"], claim["arguments"]))
    one = scorer.carb_scores(gold, system)
    single = scorer.carb_scores(gold, system, single_match=True)
    return "best %.2f, all %.2f, AUC %.2f; 1-1 best %.2f, all %.2f" % tuple(
        100 * x for x in (one["F1"], one["F1_all"], one["AUC"], single["F1"], single["F1_all"]))


def platt(pairs):
    """(logit, right) pairs -> slope and intercept of the logistic that gives the probability."""
    matrix = numpy.array([[logit, 1.0] for logit, _ in pairs])
    right = numpy.array([float(verdict) for _, verdict in pairs])
    weights = numpy.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-matrix @ weights))
        hessian = (matrix * (p * (1 - p))[:, None]).T @ matrix + 1e-6 * numpy.eye(2)
        step = numpy.linalg.solve(hessian, matrix.T @ (p - right))
        weights -= step
        if abs(step).max() < 1e-9:
            break
    return weights


def key_of(claim):
    """What a judged claim is known by: a digest of its sentence and its fields."""
    fields = [claim["sentence"], claim["relation"], *claim["arguments"]]
    return hashlib.sha256("\t".join(fields).encode()).hexdigest()[:16]


def news_sentences(options):
    """The sentences of the GUM texts, one a line, as `kg annotate` cuts them."""
    with tempfile.TemporaryDirectory() as folder:
        texts = pathlib.Path(folder) / "gum.jsonl"
        subprocess.run([sys.executable, options.eval / "score_coref.py", "prepare",
                        options.eval / "data" / "gum", texts], check=True)
        output = subprocess.run([ROOT / "build" / "release" / "kg", "annotate", "--format", "jsonl",
                                 "--input", "jsonl", texts], check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        document = json.loads(line)
        for sentence in document["sentences"]:
            yield " ".join(document["text"][sentence["start"]:sentence["end"]].split())


def claims_of(sentences):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in sentences))
        file.flush()
        output = subprocess.run([ROOT / "build" / "release" / "bench" / "claim_features",
                                 ROOT / "models" / "en_core_web_md", file.name],
                                check=True, capture_output=True, text=True).stdout
    return read_claims(output.splitlines())


def judged_claims(options):
    """(claim, whether it is right) for the claims that a person judged and that are still made."""
    verdicts = dict(line.split("\t") for line in
                    (ROOT / "data" / "judged_claims.tsv").read_text(encoding="utf-8").splitlines()
                    if line and not line.startswith("#"))
    return [(claim, verdicts[key_of(claim)] == "1") for claim in claims_of(news_sentences(options))
            if key_of(claim) in verdicts]


def print_curve(pairs):
    """How many claims are right by stated confidence, in tenths of the claims, five-fold."""
    order = numpy.random.RandomState(2).permutation(len(pairs))
    stated = []
    for n in range(5):
        slope, intercept = platt([pairs[k] for place, k in enumerate(order) if place % 5 != n])
        stated += [(1 / (1 + numpy.exp(-slope * pairs[k][0] - intercept)), pairs[k][1])
                   for place, k in enumerate(order) if place % 5 == n]
    stated.sort()
    for part in numpy.array_split(numpy.array(stated, dtype=float), 10):
        print("  confidence %.2f to %.2f, mean %.3f: %.3f right of %d" % (
            part[0][0], part[-1][0], part[:, 0].mean(), part[:, 1].mean(), len(part)))


def print_rules(judged):
    """The share of each rule's judged claims that is right, shrunk to that of all by five claims."""
    overall = numpy.mean([right for _, right in judged])
    rights = collections.defaultdict(list)
    for claim, right in judged:
        for feature in set(claim["features"]):
            if feature.startswith("rule="):
                rights[feature[5:]].append(right)
    print("right by rule:", ", ".join("%s %.2f (%d)" % (
        rule, (sum(right) + 5 * overall) / (len(right) + 5), len(right)) for rule, right in sorted(rights.items())))


def write_table(path, names, weights, slope, intercept):
    lines = ["# kg claim confidence 1", "# Made by scripts/fit_confidence.py. group<TAB>value<TAB>weight.",
             "calibration\tslope\t%.4f" % slope, "calibration\tintercept\t%.4f" % intercept,
             "intercept\t\t%.4f" % weights[-1]]
    lines += ["%s\t%s\t%.4f" % (*name.split("=", 1), weight)
              for name, weight in zip(names, weights) if abs(weight) >= 5e-4]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--eval", type=pathlib.Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    sys.path.insert(0, str(options.eval))
    import score_oie as scorer

    sentences = options.eval / "data" / "carb_dev_sentences.txt"
    claims = claims_of(sentences.read_text(encoding="utf-8").splitlines())
    gold = scorer.read_carb_gold(str(options.eval / "data" / "carb_dev.tsv"))
    groups = by_sentence(claims, scorer)
    set_targets(groups, gold, scorer)
    claims = [c for c in claims if scorer.sentence_key(c["sentence"]) in gold]

    counts = collections.Counter(f for c in claims for f in c["features"])
    names = sorted(name for name in counts if counts[name] >= LEAST_COUNT)
    matrix = design(claims, names)
    weights = fit(matrix, numpy.array([c["target"] for c in claims]))
    print("cross-validated:", figures(claims, cross_validated(claims, names, options.folds, scorer), gold, scorer))
    print("in-sample:      ", figures(claims, predict(matrix, weights), gold, scorer))
    judged = judged_claims(options)
    logits = design([c for c, _ in judged], names) @ weights
    pairs = [(float(logit), right) for logit, (_, right) in zip(logits, judged)]
    slope, intercept = platt(pairs)
    print("%d judged claims, %.2f right" % (len(pairs), numpy.mean([right for _, right in pairs])))
    print_curve(pairs)
    print_rules(judged)
    write_table(ROOT / "data" / "claim_confidence.tsv", names, weights, slope, intercept)
    print("%d features; calibration: slope %.3f, intercept %.3f" % (len(names), slope, intercept))


if __name__ == "__main__":
    main()
