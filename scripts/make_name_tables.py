#!/usr/bin/env python3
"""Writes data/first_names.tsv from the name lists of the PyPI package `names` 0.3.0.

    pip download --no-deps --no-binary :all: names==0.3.0 && tar xzf names-0.3.0.tar.gz
    scripts/make_name_tables.py names-0.3.0/names data/first_names.tsv

The lists are the first names of the 1990 census of the United States (public domain) with their
share of the male and of the female population in percent. A name is given to one sex ("m", "f")
when that sex has at least 50 times the share of the other, otherwise weakly ("wm", "wf": at least
4 times) or to neither ("u").
"""
import os
import sys


def read(path):
    with open(path, encoding="ascii") as f:
        rows = [line.split() for line in f if line.strip()]
    return {row[0].capitalize(): float(row[1]) for row in rows}


def sex(male, female):
    high, low, letter = (male, female, "m") if male >= female else (female, male, "f")
    ratio = high / low if low else float("inf")
    return letter if ratio >= 50 else "w" + letter if ratio >= 4 else "u"


def main(folder, out):
    male = read(os.path.join(folder, "dist.male.first"))
    female = read(os.path.join(folder, "dist.female.first"))
    with open(out + ".tmp", "w", encoding="utf-8", newline="\n") as f:
        f.write("# kg first names 1\n")
        f.write("# 1990 US census (public domain), by scripts/make_name_tables.py\n")
        f.write("# name\tm, f: one sex; wm, wf: mostly; u: either\n")
        for name in sorted(male.keys() | female.keys()):
            f.write("%s\t%s\n" % (name, sex(male.get(name, 0), female.get(name, 0))))
    os.replace(out + ".tmp", out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
