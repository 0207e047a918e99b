#ifndef KG_TESTS_ACTORS_SUPPORT_PARSES_H_
#define KG_TESTS_ACTORS_SUPPORT_PARSES_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/document.h"
#include "extract/actors/actors.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// A text of tests/actors/texts.txt with its stored parse (scripts/make_actor_parses.py).
struct ParsedText {
  Document document;
  Annotation annotation;
};

/// The stored parse of exactly this text; fails the test if there is none.
ParsedText parsed(const std::string& text);

/// The chains of a text that have a name or two mentions or more, one line each, in text order:
/// "PERSON Ada Moss: Ada Moss, Moss, She". Nationalities and values are left out.
std::vector<std::string> chains_of(const std::string& text);

/// The line of `chains_of` that holds the mention; "" if none does. A mention that occurs twice is
/// found by its first occurrence.
std::string chain_with(const std::string& text, const std::string& mention);

/// The rule that linked the last mention that reads so ("-" if there is none).
std::string rule_of(const std::string& text, const std::string& mention);

/// The type of the first mention that reads so; fails the test if there is none.
EntityType type_of(const std::string& text, const std::string& mention);

/// Every span of the actors lies in the text, heads in their spans, lists in order, and chains and
/// mentions point at each other.
void expect_sound(const Document& document, const Actors& actors);

}  // namespace kg

#endif  // KG_TESTS_ACTORS_SUPPORT_PARSES_H_
