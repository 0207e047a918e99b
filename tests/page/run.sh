#!/usr/bin/env bash
# The page in a real headless Chromium: tests/page/run.sh KG_PROGRAM. Says what is missing and returns 77 when it cannot run.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
skip() { echo "skipped: $1 (scripts/setup.sh --test installs it)"; exit 77; }
command -v node >/dev/null || skip "no Node.js"
command -v chromium >/dev/null || skip "no chromium"
[ -d "$here/node_modules/playwright-core" ] || skip "no npm packages in tests/page"
[ -d "$here/../../web/node_modules/cytoscape" ] || skip "no npm packages in web"
[ -d "$here/../../models/en_core_web_md" ] || skip "no language model"
KG_PROGRAM=$(realpath "$1")
export KG_PROGRAM
exec node --test "$here"/*.test.mjs
