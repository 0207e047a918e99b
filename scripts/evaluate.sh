#!/usr/bin/env bash
# Measures extraction quality with the scorers and development data in a folder given or found.
#   scripts/evaluate.sh [EVAL_DIR]     default: ../shared/eval beside the project
# Prints one line a yardstick; docs/evaluation.md keeps them.
set -euo pipefail
. "$(dirname "$0")/common.sh"

eval=${1:-$root/../shared/eval}
[ -f "$eval/score_oie.py" ] || fail "no scorers in $eval" "scripts/evaluate.sh EVAL_DIR"
"$root/scripts/setup.sh"
build release kg
kg="$root/build/release/kg"
data="$eval/data"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

score() { # score TITLE COMMAND...: the title and the scorer's output, indented
  printf '\n%s\n' "$1"; shift
  "$@" | sed 's/^/  /'
}
oie() { "$kg" extract --format oie --input sentences "$@"; }
annotate() { "$kg" annotate --format jsonl --input jsonl "$@"; }

oie "$data/carb_dev_sentences.txt" >"$work/carb.tsv"
score "CaRB dev" python3 "$eval/score_oie.py" carb --gold "$data/carb_dev.tsv" "$work/carb.tsv"
score "CaRB dev, 1-1" python3 "$eval/score_oie.py" carb --single-match --gold "$data/carb_dev.tsv" "$work/carb.tsv"
oie --binary "$data/benchie_dev_sentences.txt" >"$work/benchie.tsv"
score "BenchIE dev" python3 "$eval/score_oie.py" benchie --gold "$data/benchie_dev.txt" "$work/benchie.tsv"

build release test_claims
score "News sentences of the project (tests/claims/news)" sh -c \
  "'$root/build/release/test_claims' --gtest_filter='*NewsSet*' | grep -E '^(News|  claims|  all qualifiers right  |  every|  qualifiers)' || true"

build release test_actors
score "Actors of news texts of the project (tests/actors/news)" sh -c \
  "'$root/build/release/test_actors' --gtest_filter='*ActorSet*' | grep -E '^(Actors|  [a-z, ]+ +[0-9.]+ %)' || true"
build release test_database
score "Actors across documents of the project (tests/database/actors)" sh -c \
  "'$root/build/release/test_database' --gtest_filter='*HaveOneNode*' | grep -E '^(Actors|  [a-z ]+ +[0-9.]+ %)' || true"

for set in development validation; do
  gold="$data/gap/gap-$set.tsv"
  [ -f "$gold" ] || continue
  python3 "$eval/score_gap.py" prepare "$gold" "$work/gap.jsonl"
  annotate "$work/gap.jsonl" >"$work/gap.out"
  score "GAP $set" python3 "$eval/score_gap.py" score "$gold" "$work/gap.out"
done

python3 "$eval/score_coref.py" prepare "$data/gum" "$work/gum.jsonl"
annotate "$work/gum.jsonl" >"$work/gum.out"
score "GUM, onto scheme" python3 "$eval/score_coref.py" score "$data/gum" "$work/gum.out" --scheme onto
score "GUM, gum scheme" python3 "$eval/score_coref.py" score "$data/gum" "$work/gum.out" --scheme gum

python3 "$eval/score_re3d.py" prepare "$data/re3d" "$work/re3d.jsonl"
annotate "$work/re3d.jsonl" >"$work/re3d.out"
"$kg" extract --format jsonl --input jsonl "$work/re3d.jsonl" >"$work/re3d.claims"
score "re3d" python3 "$eval/score_re3d.py" score "$data/re3d" "$work/re3d.out" "$work/re3d.claims" --types
