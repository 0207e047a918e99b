#!/usr/bin/env bash
# Reads news articles and shows their graph: installs what is missing, fetches the model, builds, runs.
#   scripts/demo.sh [FILE...]     default: examples/summit.txt
# Leaves graph.svg, graph.dot and graph.graphml beside the first article.
set -euo pipefail
. "$(dirname "$0")/common.sh"

files=("$@")
[ ${#files[@]} -eq 0 ] && files=("$root/examples/summit.txt")
for file in "${files[@]}"; do
  [ -e "$file" ] || [ "$file" = - ] ||
    fail "no such file: $file" "give text files or folders, or nothing for the sample article"
done

"$root/scripts/setup.sh"
build release kg
kg="$root/build/release/kg"

folder=$(dirname "${files[0]}")
[ -d "${files[0]}" ] && folder=${files[0]}
[ -w "$folder" ] || folder=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db="$work/graph.kg"

"$kg" build -q --db "$db" "${files[@]}"
"$kg" links --db "$db"
echo
"$kg" stats --db "$db"
for format in dot graphml; do "$kg" export -q --db "$db" -o "$folder/graph.$format"; done
"$kg" draw -q --db "$db" -o "$folder/graph.svg"
echo
echo "The graph of this text:"
echo "  $folder/graph.svg      open it in a browser"
echo "  $folder/graph.dot      for Graphviz and Gephi"
echo "  $folder/graph.graphml  for Gephi, Cytoscape, NetworkX, yEd"
