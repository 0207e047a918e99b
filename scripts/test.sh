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
  build "$preset"
  say "testing ($preset)"
  select=()
  [ "$preset" = tsan ] && select=(-R 'Thread|Parallel')
  (cd "$root" && ctest --preset "$preset" -j "$(nproc)" "${select[@]}" --no-tests=error)
done
