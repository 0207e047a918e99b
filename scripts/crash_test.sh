#!/usr/bin/env bash
# The long versions of the tests of survival (docs/storage_safety.md).
#   scripts/crash_test.sh [ROUNDS]     default: 1000 kills of a running `kg build`
set -euo pipefail
. "$(dirname "$0")/common.sh"

rounds=${1:-1000}
build release kg test_app test_storage
say "killing kg build $rounds times"
KG_CRASH_ROUNDS=$rounds "$root/build/release/test_app" --gtest_filter='Survival.*'
say "flipping bytes and failing disks"
KG_LONG_TESTS=1 "$root/build/release/test_storage" --gtest_filter='Damage.*:Highwater.*:Faults.*'
