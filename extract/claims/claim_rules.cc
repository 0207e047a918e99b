#include "extract/claims/claim_rules.h"

#include <algorithm>

#include "core/check.h"

namespace kg {
namespace {

// The precisions are what scripts/fit_confidence.py prints (ClaimRule::precision).
constexpr ClaimRule kRules[] = {
    {"direct-object", "a verb with a direct object", "Kim sold the farm => Kim; sold; the farm",
     rule_direct_object, nullptr, 0.86, true},
    {"passive", "a passive verb with the phrase that completes it",
     "Kim was hired by Ford => Kim; was hired by; Ford", nullptr, nullptr, 0.89, true},
    {"prepositional", "a verb without object, with the phrase that completes it",
     "Kim moved to Rome => Kim; moved to; Rome", rule_prepositional, nullptr, 0.89, true},
    {"clause-object", "a verb with a clause as its object",
     "Kim said that rents fell => Kim; said that; rents fell", rule_clause_object, nullptr, 0.87,
     true},
    {"influence", "whom a wish or a request is about", "Kim wants Bo to go => Kim; wants; Bo",
     rule_influence, nullptr, 0.75, false},
    {"interrupting-speech", "a verb of speech set into what it reports",
     "Rents, Kim added, fell => Kim; added; Rents fell", rule_interrupting_speech, nullptr, 0.90,
     true},
    {"intransitive", "a verb with neither object nor completing phrase",
     "Prices fell sharply => Prices; fell sharply", rule_intransitive, nullptr, 0.81, true},
    {"copula", "be, become, remain with a noun or adjective",
     "The hut is empty => The hut; is; empty", rule_copula, nullptr, 0.85, true},
    {"copula-of", "be with a noun and its 'of'",
     "Oslo is the capital of Norway => Oslo; is the capital of; Norway", rule_copula_of, nullptr,
     0.71, true},
    {"adjective-preposition", "be with an adjective and its preposition",
     "Kim was vague about dates => Kim; was vague about; dates", rule_adjective_preposition,
     nullptr, 0.90, true},
    {"existential", "there is", "There were doubts about cost => doubts; were about; cost",
     rule_existential, nullptr, 0.90, true},
    {"apposition", "a noun beside a noun", "Her vet, Tom Ray, left => Tom Ray; is; Her vet",
     nullptr, rule_apposition, 0.78, true, true, true, true},
    {"title", "a title before a name", "Mayor Jo Lind left => Jo Lind; is; Mayor", nullptr,
     rule_title, 0.94, true, true, true, true},
    {"office", "a title with what it is of, before a name",
     "Secretary of State Jo Lind left => Jo Lind; is; Secretary of State", nullptr, rule_office,
     0.94, true, true, false, true},
    {"type-noun", "what kind of thing a name names, right before it",
     "The oil giant Shell bought a bank => Shell; is; The oil giant", nullptr, rule_type_noun, 0.92,
     true},
    {"age", "a number behind a person's name", "Jo Lind, 54, left => Jo Lind; is; 54", nullptr,
     rule_age, 0.86, true},
    {"place-in-region", "a place and the region it lies in",
     "Kim opened a shop in Lyon, France => Lyon; is in; France", nullptr, rule_place_in_region,
     0.93, true},
    {"examples", "such as, including", "fruits such as figs => fruits; are such as; figs", nullptr,
     rule_examples, 0.85, true},
    {"postnominal-adjective", "an adjective with a preposition behind its noun",
     "people loyal to Rex => people; are loyal to; Rex", nullptr, rule_postnominal_adjective, 0.90,
     true},
    {"possessive", "a name and what it has", "Kim's boat sank => Kim; has; boat", nullptr,
     rule_possessive, 0.64, true},
    {"noun-place", "a thing and the place it is in",
     "Kim sold the base in Syria => the base; is in; Syria", nullptr, rule_noun_place, 0.89, true},
    {"role", "what the role that somebody has is of",
     "Tom Ray, mayor of Oslo, left => Tom Ray; is mayor of; Oslo", nullptr, nullptr, 0.85, false,
     true, false},
    {"alias", "the short name or sign in brackets behind a name",
     "The Free Press Union (FPU) met => Free Press Union; is also called; FPU", nullptr, rule_alias,
     0.97, false, true, false},
    {"same-amount", "an amount in another unit, in brackets",
     "The road is 8 km (5 mi) long => 8 km; is; 5 mi", nullptr, rule_same_amount, 0.93, false,
     false, false},
    {"hyphened-doer", "a participle with a hyphen and who did it",
     "Kim left the rebel-held town => the town; is held by; rebel", nullptr, rule_hyphened_doer,
     0.95, false, true, false},
    {"event-doer", "who is behind the attack that does something",
     "US strikes killed a guard => US; strikes killed; a guard", rule_event_doer, nullptr, 0.90,
     false, true, false},
    // What a noun phrase holds: claims without edges.
    {"number", "how many they are", "Kim sold 34 boats => boats; number; 34", nullptr, rule_number,
     0.90, false, false, false},
    {"name-before-noun", "the name before a noun says whose, where or which it is",
     "Ford workers left => workers; are of; Ford", nullptr, rule_name_before_noun, 0.90, false,
     false, false},
    {"owner", "a name and what belongs to it", "Kim's plan failed => Kim; has; plan", nullptr,
     rule_owner, 0.92, false, false, false},
    {"noun-preposition", "a noun and the name or place behind its preposition",
     "The mayor of Oslo left => The mayor; is of; Oslo", nullptr, rule_noun_preposition, 0.87,
     false, false, false},
    {"nominal-event", "a noun that names an event, with who did it and to whom",
     "Kim's purchase of the bank => Kim; purchase of; the bank", nullptr, rule_nominal_event, 0.87,
     false},
    {"mutual", "two that meet, clash or agree do so with each other",
     "Kim and Bo met => Kim; met; Bo", rule_mutual, nullptr, 0.86, false},
    {"each-other", "what two do to each other, each does to the other",
     "Kim and Bo praised each other => Kim; praised; Bo", rule_each_other, nullptr, 0.86, false},
    // Where the subject comes from.
    {"relative-clause", "who, which, that: the subject is the noun before it",
     "the man who left Rome => the man; left; Rome", nullptr, nullptr, 0.72, true},
    {"cleft", "what a cleft sentence singles out", "It was Lind who left Rome => Lind; left; Rome",
     nullptr, nullptr, 0.86, true},
    {"shared-subject", "a coordinated verb has the subject of the first",
     "Kim rose and left Rome => Kim; left; Rome", nullptr, nullptr, 0.74, true},
    {"controlled-subject", "a complement without a subject has that of its governor",
     "Kim promised Bo to leave Rome => Kim; to leave; Rome", nullptr, nullptr, 0.69, true},
    {"object-control", "the object of the governor does it",
     "It urged Mia to sell shares => Mia; to sell; shares", nullptr, nullptr, 0.83, false},
    {"borrowed-subject", "a participle clause has the subject of the main clause",
     "Kim left, taking notes => Kim; was taking; notes", nullptr, nullptr, 0.75, true},
    {"purpose", "an infinitive of purpose has the subject of the main clause",
     "Kim left to meet Bo => Kim; to meet; Bo", nullptr, nullptr, 0.87, true},
    {"gerund", "a gerund behind a preposition has the subject of its governor",
     "Kim won by buying shares => Kim; buying; shares", nullptr, nullptr, 0.90, true},
    {"participle", "a participle behind a noun speaks of the noun",
     "a song written by Eve => a song; is written by; Eve", nullptr, nullptr, 0.76, true},
    {"noun-infinitive", "an infinitive behind a noun with content",
     "a plan to cut costs => a plan; to cut; costs", nullptr, nullptr, 0.53, true},
    {"heading-infinitive", "in a headline, who is to do something",
     "Mayor to meet Berg => Mayor; to meet; Berg", nullptr, nullptr, 0.88, false},
    {"holder-infinitive", "who has the plan does what is planned",
     "Kim's plan to cut costs => Kim; to cut; costs", nullptr, nullptr, 0.70, false},
    {"member", "the named members of the group that is acted on",
     "Kim bought banks, including Barlow => Kim; bought; Barlow", nullptr, nullptr, 0.86, false},
    {"verb-chain", "an infinitive or gerund takes over the words of its governor",
     "Kim is likely to try to sell shares => Kim; is likely to try to sell; shares", nullptr,
     nullptr, 0.85, true},
};

}  // namespace

std::span<const ClaimRule> claim_rules() { return kRules; }

const ClaimRule* find_claim_rule(std::string_view name) {
  auto found = std::find_if(std::begin(kRules), std::end(kRules),
                            [&](const ClaimRule& rule) { return rule.name == name; });
  return found == std::end(kRules) ? nullptr : &*found;
}

const ClaimRule& rule_of(const Draft& draft) {
  const ClaimRule* rule = find_claim_rule(draft.rules.front());
  KG_CHECK(rule != nullptr);
  return *rule;
}

}  // namespace kg
