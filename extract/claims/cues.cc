#include "extract/claims/cues.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace kg {
namespace {

struct Entry {
  std::string_view word;
  Cue cue;
};

constexpr Cue kActual = {Modality::Actual, false};
constexpr Cue kPlanned = {Modality::Planned, false};
constexpr Cue kDesired = {Modality::Desired, false};
constexpr Cue kPossible = {Modality::Possible, false};
constexpr Cue kRequired = {Modality::Required, false};
constexpr Cue kConditional = {Modality::Conditional, false};
constexpr Cue kRequested = {Modality::Requested, false};
constexpr Cue kPrevented = {Modality::Prevented, false};
constexpr Cue kQuestioned = {Modality::Questioned, false};
constexpr Cue kNotActual = {Modality::Actual, true};
constexpr Cue kNotPossible = {Modality::Possible, true};
constexpr Cue kNotDesired = {Modality::Desired, true};

// Each table is in byte order, for binary search.
constexpr Entry kAuxiliary[] = {
    {"'d", kConditional},  {"'ll", kPlanned},    {"ca", kPossible},  {"can", kPossible},
    {"could", kPossible},  {"gonna", kPlanned},  {"may", kPossible}, {"might", kPossible},
    {"must", kRequired},   {"ought", kRequired}, {"sha", kPlanned},  {"shall", kPlanned},
    {"should", kRequired}, {"will", kPlanned},   {"wo", kPlanned},   {"would", kConditional}};

constexpr Entry kGovernor[] = {{"able", kPossible},        {"about", kPlanned},
                               {"advise", kRequested},     {"afraid", kNotDesired},
                               {"agree", kPlanned},        {"aim", kPlanned},
                               {"allow", kPossible},       {"anxious", kDesired},
                               {"appear", kPossible},      {"arrange", kPlanned},
                               {"ask", kRequested},        {"attempt", kDesired},
                               {"avoid", kNotActual},      {"ban", kPrevented},
                               {"bar", kPrevented},        {"be", kPlanned},
                               {"bid", kPlanned},          {"bind", kPlanned},
                               {"bound", kPlanned},        {"capable", kPossible},
                               {"certain", kPlanned},      {"choose", kPlanned},
                               {"commit", kPlanned},       {"compel", kRequired},
                               {"consider", kPossible},    {"contemplate", kPossible},
                               {"decide", kPlanned},       {"decline", kNotActual},
                               {"deny", kNotActual},       {"design", kPlanned},
                               {"desire", kDesired},       {"determine", kPlanned},
                               {"determined", kPlanned},   {"due", kPlanned},
                               {"eager", kDesired},        {"enable", kPossible},
                               {"encourage", kRequested},  {"endeavor", kDesired},
                               {"endeavour", kDesired},    {"entitle", kPossible},
                               {"expect", kPlanned},       {"fail", kNotActual},
                               {"fear", kPossible},        {"forbid", kPrevented},
                               {"forget", kNotActual},     {"free", kPossible},
                               {"have", kRequired},        {"hesitant", kNotDesired},
                               {"hesitate", kNotDesired},  {"hope", kDesired},
                               {"hopeful", kDesired},      {"impossible", kNotPossible},
                               {"instruct", kRequested},   {"intend", kPlanned},
                               {"invite", kRequested},     {"keen", kDesired},
                               {"liable", kPossible},      {"like", kDesired},
                               {"likely", kPossible},      {"loath", kNotDesired},
                               {"long", kDesired},         {"look", kDesired},
                               {"love", kDesired},         {"mean", kPlanned},
                               {"necessary", kRequired},   {"need", kRequired},
                               {"neglect", kNotActual},    {"oblige", kRequired},
                               {"offer", kPlanned},        {"oppose", kNotDesired},
                               {"opt", kPlanned},          {"order", kRequired},
                               {"ought", kRequired},       {"permit", kPossible},
                               {"persuade", kRequested},   {"plan", kPlanned},
                               {"pledge", kPlanned},       {"poise", kPlanned},
                               {"poised", kPlanned},       {"possible", kPossible},
                               {"prefer", kDesired},       {"prepare", kPlanned},
                               {"prepared", kPlanned},     {"prevent", kPrevented},
                               {"prohibit", kPrevented},   {"promise", kPlanned},
                               {"prone", kPossible},       {"propose", kPlanned},
                               {"qualify", kPossible},     {"ready", kPlanned},
                               {"recommend", kRequested},  {"refuse", kNotActual},
                               {"reject", kNotActual},     {"reluctant", kNotDesired},
                               {"request", kRequested},    {"require", kRequired},
                               {"resist", kNotActual},     {"resolve", kPlanned},
                               {"risk", kPossible},        {"schedule", kPlanned},
                               {"scheduled", kPlanned},    {"scramble", kDesired},
                               {"seek", kDesired},         {"seem", kPossible},
                               {"set", kPlanned},          {"slate", kPlanned},
                               {"slated", kPlanned},       {"strive", kDesired},
                               {"struggle", kDesired},     {"suggest", kRequested},
                               {"suppose", kPossible},     {"supposed", kPossible},
                               {"swear", kPlanned},        {"tell", kRequested},
                               {"tend", kPossible},        {"threaten", kPlanned},
                               {"try", kDesired},          {"unable", kNotPossible},
                               {"undertake", kPlanned},    {"unlikely", kNotPossible},
                               {"unwilling", kNotDesired}, {"urge", kRequested},
                               {"volunteer", kPlanned},    {"vow", kPlanned},
                               {"want", kDesired},         {"willing", kDesired},
                               {"wish", kDesired},         {"yearn", kDesired}};

constexpr Entry kObjectControl[] = {
    {"advise", kRequested},     {"allow", kPossible},     {"ask", kRequested},
    {"assist", kPossible},      {"authorise", kPossible}, {"authorize", kPossible},
    {"ban", kPrevented},        {"bar", kPrevented},      {"beg", kRequested},
    {"block", kPrevented},      {"call", kRequested},     {"cause", kActual},
    {"challenge", kRequested},  {"command", kRequested},  {"compel", kRequired},
    {"convince", kRequested},   {"deter", kPrevented},    {"direct", kRequested},
    {"discourage", kPrevented}, {"dissuade", kPrevented}, {"drive", kActual},
    {"empower", kPossible},     {"enable", kPossible},    {"encourage", kRequested},
    {"engage", kRequested},     {"expect", kPlanned},     {"find", kActual},
    {"forbid", kPrevented},     {"force", kActual},       {"get", kActual},
    {"hate", kDesired},         {"have", kActual},        {"hear", kActual},
    {"help", kPossible},        {"hinder", kPrevented},   {"implore", kRequested},
    {"inspire", kActual},       {"instruct", kRequested}, {"intend", kDesired},
    {"invite", kRequested},     {"keep", kPrevented},     {"lead", kActual},
    {"leave", kActual},         {"let", kActual},         {"like", kDesired},
    {"lobby", kRequested},      {"make", kActual},        {"mean", kDesired},
    {"need", kDesired},         {"oblige", kRequired},    {"order", kRequested},
    {"permit", kPossible},      {"persuade", kRequested}, {"prefer", kDesired},
    {"press", kRequested},      {"pressure", kRequested}, {"prevent", kPrevented},
    {"prohibit", kPrevented},   {"prompt", kActual},      {"push", kRequested},
    {"recommend", kRequested},  {"remind", kRequested},   {"request", kRequested},
    {"require", kRequired},     {"see", kActual},         {"stop", kPrevented},
    {"tell", kRequested},       {"tempt", kRequested},    {"trust", kPossible},
    {"urge", kRequested},       {"want", kDesired},       {"warn", kRequested},
    {"watch", kActual},         {"wish", kDesired}};

constexpr Entry kClause[] = {
    {"assume", kPossible},   {"demand", kRequested},  {"desire", kDesired},
    {"expect", kPlanned},    {"fear", kPossible},     {"guess", kPossible},
    {"hope", kDesired},      {"imagine", kPossible},  {"prefer", kDesired},
    {"request", kRequested}, {"require", kRequired},  {"speculate", kPossible},
    {"suppose", kPossible},  {"suspect", kPossible},  {"want", kDesired},
    {"wish", kDesired},      {"wonder", kQuestioned}, {"worry", kPossible}};

constexpr Entry kSubjunctive[] = {
    {"advise", kRequested},    {"agree", kRequested},     {"ask", kRequested},
    {"beg", kRequested},       {"decide", kRequested},    {"insist", kRequested},
    {"propose", kRequested},   {"recommend", kRequested}, {"rule", kRequested},
    {"stipulate", kRequested}, {"suggest", kRequested},   {"urge", kRequested}};

constexpr Entry kNoun[] = {{"ability", kPossible},     {"agenda", kPlanned},
                           {"agreement", kPlanned},    {"aim", kPlanned},
                           {"ambition", kDesired},     {"appeal", kRequested},
                           {"appetite", kDesired},     {"attempt", kPlanned},
                           {"authority", kPossible},   {"authorization", kPossible},
                           {"bid", kPlanned},          {"call", kRequested},
                           {"campaign", kPlanned},     {"capability", kPossible},
                           {"capacity", kPossible},    {"chance", kPossible},
                           {"commitment", kPlanned},   {"deal", kPlanned},
                           {"decision", kPlanned},     {"demand", kRequested},
                           {"desire", kDesired},       {"determination", kPlanned},
                           {"drive", kPlanned},        {"duty", kRequired},
                           {"eagerness", kDesired},    {"effort", kPlanned},
                           {"endeavor", kPlanned},     {"endeavour", kPlanned},
                           {"failure", kNotActual},    {"freedom", kPossible},
                           {"goal", kPlanned},         {"hesitation", kNotDesired},
                           {"hope", kDesired},         {"inability", kNotPossible},
                           {"initiative", kPlanned},   {"intent", kPlanned},
                           {"intention", kPlanned},    {"invitation", kRequested},
                           {"likelihood", kPossible},  {"mandate", kRequired},
                           {"measure", kPlanned},      {"mission", kPlanned},
                           {"move", kPlanned},         {"necessity", kRequired},
                           {"need", kRequired},        {"obligation", kRequired},
                           {"offer", kPlanned},        {"opportunity", kPossible},
                           {"option", kPossible},      {"order", kPlanned},
                           {"permission", kPossible},  {"plan", kPlanned},
                           {"plea", kRequested},       {"pledge", kPlanned},
                           {"possibility", kPossible}, {"potential", kPossible},
                           {"power", kPossible},       {"preparation", kPlanned},
                           {"pressure", kRequired},    {"program", kPlanned},
                           {"programme", kPlanned},    {"project", kPlanned},
                           {"promise", kPlanned},      {"proposal", kPlanned},
                           {"prospect", kPossible},    {"push", kPlanned},
                           {"quest", kPlanned},        {"readiness", kDesired},
                           {"refusal", kNotActual},    {"reluctance", kNotDesired},
                           {"request", kRequested},    {"requirement", kRequired},
                           {"resolve", kPlanned},      {"responsibility", kRequired},
                           {"right", kPossible},       {"risk", kPossible},
                           {"scheme", kPlanned},       {"step", kPlanned},
                           {"strategy", kPlanned},     {"target", kPlanned},
                           {"threat", kPlanned},       {"unwillingness", kNotDesired},
                           {"urge", kDesired},         {"vow", kPlanned},
                           {"willingness", kDesired},  {"wish", kDesired}};

constexpr Entry kImpersonal[] = {
    {"conceivable", kPossible}, {"crucial", kRequired},       {"doubtful", kQuestioned},
    {"essential", kRequired},   {"false", kNotActual},        {"imperative", kRequired},
    {"important", kRequired},   {"impossible", kNotPossible}, {"likely", kPossible},
    {"necessary", kRequired},   {"plausible", kPossible},     {"possibility", kPossible},
    {"possible", kPossible},    {"probable", kPossible},      {"questionable", kQuestioned},
    {"uncertain", kQuestioned}, {"unclear", kQuestioned},     {"unknown", kQuestioned},
    {"unlikely", kNotPossible}, {"untrue", kNotActual},       {"vital", kRequired},
    {"wrong", kNotActual}};

constexpr std::string_view kBlames[] = {"accuse",  "arrest",    "blame",     "charge",  "condemn",
                                        "convict", "criticise", "criticize", "cite",    "fault",
                                        "fine",    "honor",     "honour",    "indict",  "jail",
                                        "praise",  "punish",    "sue",       "suspect", "thank"};

constexpr std::string_view kGivesUp[] = {"abandon", "block",    "cancel", "deny",   "dismiss",
                                         "drop",    "forswear", "halt",   "lack",   "lose",
                                         "miss",    "oppose",   "refuse", "reject", "renounce",
                                         "scrap",   "shelve",   "veto",   "waive"};

constexpr std::string_view kHearsay[] = {
    "allege",    "assume",      "believe", "claim",   "estimate", "expect",    "fear",   "feel",
    "hope",      "hypothesize", "presume", "reckon",  "report",   "rumor",     "rumour", "say",
    "speculate", "suggest",     "suppose", "suspect", "think",    "understand"};

constexpr std::string_view kDoubts[] = {"dispute", "doubt", "query", "question"};

constexpr std::string_view kUncertain[] = {
    "allegedly",  "apparently",  "conceivably", "likely",      "maybe",
    "ostensibly", "perhaps",     "possibly",    "potentially", "presumably",
    "probably",   "purportedly", "reportedly",  "seemingly",   "supposedly"};

std::optional<Cue> find(std::span<const Entry> table, std::string_view word) {
  auto found = std::lower_bound(table.begin(), table.end(), word,
                                [](const Entry& e, std::string_view w) { return e.word < w; });
  if (found == table.end() || found->word != word) return std::nullopt;
  return found->cue;
}

bool has(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::optional<Cue> auxiliary_cue(std::string_view word) { return find(kAuxiliary, word); }
std::optional<Cue> governor_cue(std::string_view lemma) { return find(kGovernor, lemma); }
std::optional<Cue> object_control_cue(std::string_view lemma) {
  return find(kObjectControl, lemma);
}
std::optional<Cue> clause_cue(std::string_view lemma, bool subjunctive) {
  auto cue = find(kClause, lemma);
  return cue || !subjunctive ? cue : find(kSubjunctive, lemma);
}
std::optional<Cue> impersonal_cue(std::string_view word) { return find(kImpersonal, word); }
std::optional<Cue> noun_cue(std::string_view lemma) { return find(kNoun, lemma); }

bool blames(std::string_view lemma) { return has(kBlames, lemma); }
bool gives_up(std::string_view lemma) { return has(kGivesUp, lemma); }
bool doubts(std::string_view lemma) { return has(kDoubts, lemma); }
bool is_hearsay(std::string_view lemma) { return has(kHearsay, lemma); }
bool is_uncertain(std::string_view adverb) { return has(kUncertain, adverb); }

}  // namespace kg
