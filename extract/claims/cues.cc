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

constexpr Entry kGovernor[] = {
    {"able", kPossible},       {"afraid", kNotDesired},    {"agree", kPlanned},
    {"aim", kPlanned},         {"allow", kPossible},       {"appear", kPossible},
    {"arrange", kPlanned},     {"ask", kRequested},        {"attempt", kDesired},
    {"avoid", kNotActual},     {"ban", kPrevented},        {"bar", kPrevented},
    {"be", kPlanned},          {"bind", kPossible},        {"bound", kPossible},
    {"choose", kPlanned},      {"commit", kPlanned},       {"compel", kRequired},
    {"consider", kPossible},   {"contemplate", kPossible}, {"decide", kPlanned},
    {"decline", kNotActual},   {"design", kPlanned},       {"desire", kDesired},
    {"determine", kPlanned},   {"determined", kPlanned},   {"due", kPlanned},
    {"eager", kDesired},       {"enable", kPossible},      {"endeavor", kDesired},
    {"endeavour", kDesired},   {"entitle", kPossible},     {"expect", kPlanned},
    {"fail", kNotActual},      {"forbid", kPrevented},     {"forget", kNotActual},
    {"free", kPossible},       {"have", kRequired},        {"hesitant", kNotDesired},
    {"hesitate", kNotDesired}, {"hope", kDesired},         {"intend", kPlanned},
    {"invite", kRequested},    {"keen", kDesired},         {"like", kDesired},
    {"likely", kPossible},     {"loath", kNotDesired},     {"long", kDesired},
    {"look", kDesired},        {"love", kDesired},         {"mean", kPlanned},
    {"need", kRequired},       {"neglect", kNotActual},    {"oblige", kRequired},
    {"offer", kPlanned},       {"opt", kPlanned},          {"order", kRequired},
    {"ought", kRequired},      {"permit", kPossible},      {"plan", kPlanned},
    {"pledge", kPlanned},      {"poise", kPlanned},        {"poised", kPlanned},
    {"prefer", kDesired},      {"prepare", kPlanned},      {"prepared", kPlanned},
    {"prevent", kPrevented},   {"prohibit", kPrevented},   {"promise", kPlanned},
    {"propose", kPlanned},     {"qualify", kPossible},     {"ready", kPlanned},
    {"refuse", kNotActual},    {"reluctant", kNotDesired}, {"request", kRequested},
    {"require", kRequired},    {"resolve", kPlanned},      {"risk", kPossible},
    {"schedule", kPlanned},    {"scheduled", kPlanned},    {"scramble", kDesired},
    {"seek", kDesired},        {"seem", kPossible},        {"set", kPlanned},
    {"slate", kPlanned},       {"slated", kPlanned},       {"strive", kDesired},
    {"struggle", kDesired},    {"suppose", kPossible},     {"supposed", kPossible},
    {"tend", kPossible},       {"threaten", kPlanned},     {"try", kDesired},
    {"unable", kNotPossible},  {"unlikely", kNotPossible}, {"unwilling", kNotDesired},
    {"urge", kRequested},      {"vow", kPlanned},          {"want", kDesired},
    {"willing", kDesired},     {"wish", kDesired},         {"yearn", kDesired}};

constexpr Entry kObjectControl[] = {
    {"advise", kRequested},   {"allow", kPossible},      {"ask", kRequested},
    {"authorise", kPossible}, {"authorize", kPossible},  {"ban", kPrevented},
    {"bar", kPrevented},      {"beg", kRequested},       {"block", kPrevented},
    {"call", kRequested},     {"cause", kActual},        {"challenge", kRequested},
    {"command", kRequested},  {"compel", kRequired},     {"convince", kRequested},
    {"deter", kPrevented},    {"direct", kRequested},    {"discourage", kPrevented},
    {"dissuade", kPrevented}, {"drive", kActual},        {"empower", kPossible},
    {"enable", kPossible},    {"encourage", kRequested}, {"engage", kRequested},
    {"expect", kDesired},     {"find", kActual},         {"forbid", kPrevented},
    {"force", kActual},       {"get", kActual},          {"hate", kDesired},
    {"have", kActual},        {"hear", kActual},         {"help", kPossible},
    {"hinder", kPrevented},   {"implore", kRequested},   {"inspire", kActual},
    {"instruct", kRequested}, {"intend", kDesired},      {"invite", kRequested},
    {"keep", kPrevented},     {"lead", kActual},         {"leave", kActual},
    {"let", kActual},         {"like", kDesired},        {"lobby", kRequested},
    {"make", kActual},        {"mean", kDesired},        {"need", kDesired},
    {"oblige", kRequired},    {"order", kRequested},     {"permit", kPossible},
    {"persuade", kRequested}, {"prefer", kDesired},      {"press", kRequested},
    {"pressure", kRequested}, {"prevent", kPrevented},   {"prohibit", kPrevented},
    {"prompt", kActual},      {"push", kRequested},      {"recommend", kRequested},
    {"remind", kRequested},   {"request", kRequested},   {"require", kRequired},
    {"see", kActual},         {"stop", kPrevented},      {"tell", kRequested},
    {"tempt", kRequested},    {"trust", kPossible},      {"urge", kRequested},
    {"want", kDesired},       {"warn", kRequested},      {"watch", kActual},
    {"wish", kDesired}};

constexpr Entry kClause[] = {
    {"ask", kRequested},       {"assume", kPossible},     {"demand", kRequested},
    {"desire", kDesired},      {"doubt", kPossible},      {"expect", kPossible},
    {"fear", kPossible},       {"forecast", kPossible},   {"guess", kPossible},
    {"hope", kDesired},        {"imagine", kPossible},    {"insist", kRequested},
    {"predict", kPossible},    {"prefer", kDesired},      {"propose", kRequested},
    {"question", kQuestioned}, {"recommend", kRequested}, {"request", kRequested},
    {"require", kRequired},    {"speculate", kPossible},  {"suggest", kRequested},
    {"suppose", kPossible},    {"suspect", kPossible},    {"urge", kRequested},
    {"want", kDesired},        {"wish", kDesired},        {"wonder", kQuestioned},
    {"worry", kPossible}};

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

constexpr std::string_view kBlames[] = {"accuse",  "arrest",    "blame",     "charge",  "condemn",
                                        "convict", "criticise", "criticize", "cite",    "fault",
                                        "fine",    "honor",     "honour",    "indict",  "jail",
                                        "praise",  "punish",    "sue",       "suspect", "thank"};

std::optional<Cue> find(std::span<const Entry> table, std::string_view word) {
  auto found = std::lower_bound(table.begin(), table.end(), word,
                                [](const Entry& e, std::string_view w) { return e.word < w; });
  if (found == table.end() || found->word != word) return std::nullopt;
  return found->cue;
}

}  // namespace

std::optional<Cue> auxiliary_cue(std::string_view word) { return find(kAuxiliary, word); }
std::optional<Cue> governor_cue(std::string_view lemma) { return find(kGovernor, lemma); }
std::optional<Cue> object_control_cue(std::string_view lemma) {
  return find(kObjectControl, lemma);
}
std::optional<Cue> clause_cue(std::string_view lemma) { return find(kClause, lemma); }
std::optional<Cue> noun_cue(std::string_view lemma) { return find(kNoun, lemma); }

bool blames(std::string_view lemma) {
  return std::find(std::begin(kBlames), std::end(kBlames), lemma) != std::end(kBlames);
}

}  // namespace kg
