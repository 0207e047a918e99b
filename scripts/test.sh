#!/usr/bin/env bash
# The whole test suite: the release build's tests, then the same under AddressSanitizer and
# UndefinedBehaviorSanitizer, then the threaded parts under ThreadSanitizer.
#   scripts/test.sh [release|asan|tsan]...     default: all three
set -euo pipefail
. "$(dirname "$0")/common.sh"

"$root/scripts/setup.sh" --test
presets=("$@")
[ ${#presets[@]} -eq 0 ] && presets=(release asan tsan)
for preset in "${presets[@]}"; do
  targets=() select=()
  if [ "$preset" = tsan ]; then # only what runs on several threads
    targets=(test_core test_nlp test_database test_app)
    select=(-R 'Threads|OrderedParallel')
  fi
  build "$preset" "${targets[@]}"
  say "testing ($preset)"
  (cd "$root" && ctest --preset "$preset" -j "$(nproc)" "${select[@]}" --no-tests=error)
done
