# What the scripts share. Source it: . "$(dirname "$0")/common.sh"
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '==> %s\n' "$*" >&2; }

fail() { # fail WHAT [WHAT TO DO]
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  [ -n "${2:-}" ] && printf '  %s\n' "$2" >&2
  exit 1
}

# Builds the given targets with a CMake preset; shows the output only when it fails.
build() { # build PRESET [TARGET...]
  local preset=$1 log; shift
  mkdir -p "$root/build"
  log="$root/build/$preset.log"
  say "building ($preset)"
  (cd "$root" && cmake --preset "$preset" && cmake --build --preset "$preset" ${1:+--target "$@"}) >"$log" 2>&1 ||
    { tail -40 "$log" >&2; fail "the build failed" "the whole output is in $log"; }
}
