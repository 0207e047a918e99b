#include "extract/claims/lexicon.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace kg {
namespace {

// Each list is in byte order, for binary search.
constexpr std::string_view kTimeNoun[] = {
    "afternoon", "april",   "august",   "autumn",    "century",   "day",       "decade", "december",
    "era",       "eve",     "evening",  "february",  "fortnight", "friday",    "hour",   "january",
    "july",      "june",    "march",    "may",       "midnight",  "minute",    "moment", "monday",
    "month",     "morning", "night",    "noon",      "november",  "october",   "period", "quarter",
    "saturday",  "season",  "second",   "september", "spring",    "summer",    "sunday", "thursday",
    "time",      "today",   "tomorrow", "tonight",   "tuesday",   "wednesday", "week",   "weekend",
    "winter",    "year",    "yesterday"};

constexpr std::string_view kSpeechVerb[] = {
    "accuse",    "acknowledge", "add",      "admit",     "advise",     "affirm",    "allege",
    "announce",  "answer",      "argue",    "ask",       "assert",     "assure",    "boast",
    "caution",   "claim",       "comment",  "complain",  "concede",    "conclude",  "confirm",
    "contend",   "counter",     "declare",  "demand",    "deny",       "describe",  "disclose",
    "emphasise", "emphasize",   "estimate", "explain",   "forecast",   "highlight", "indicate",
    "inform",    "insist",      "joke",     "lament",    "maintain",   "mention",   "note",
    "observe",   "pledge",      "point",    "predict",   "promise",    "pronounce", "propose",
    "protest",   "quip",        "quote",    "reaffirm",  "recall",     "recommend", "recount",
    "reiterate", "remark",      "remind",   "repeat",    "reply",      "report",    "respond",
    "reveal",    "rule",        "say",      "signal",    "state",      "stress",    "suggest",
    "tell",      "testify",     "tweet",    "underline", "underscore", "urge",      "vow",
    "warn",      "write"};

constexpr std::string_view kThoughtVerb[] = {
    "agree",  "assume", "believe", "consider", "decide", "doubt",      "expect", "fear",
    "feel",   "find",   "guess",   "hold",     "hope",   "imagine",    "know",   "perceive",
    "reckon", "see",    "suppose", "suspect",  "think",  "understand", "wonder", "worry"};

constexpr std::string_view kDiscourseAdverb[] = {
    "accordingly",  "additionally", "again",     "also",      "anyway",      "besides",
    "consequently", "e.g.",         "eg",        "else",      "etc",         "etc.",
    "even",         "finally",      "first",     "firstly",   "furthermore", "hence",
    "however",      "i.e.",         "indeed",    "instead",   "just",        "lastly",
    "likewise",     "maybe",        "meanwhile", "moreover",  "namely",      "nevertheless",
    "nonetheless",  "only",         "otherwise", "perhaps",   "rather",      "secondly",
    "so",           "still",        "then",      "therefore", "though",      "thus",
    "too",          "yet"};

constexpr std::string_view kDiscoursePhrase[] = {
    "above all",   "after all",    "as a result", "as well",         "at all",
    "at least",    "by contrast",  "for example", "for instance",    "for now",
    "in addition", "in all",       "in contrast", "in effect",       "in essence",
    "in fact",     "in general",   "in order",    "in other words",  "in particular",
    "in practice", "in principle", "in short",    "in theory",       "in total",
    "in turn",     "of course",    "on average",  "on the one hand", "on the other hand"};

constexpr std::string_view kCompoundPreposition[] = {"according to",
                                                     "ahead of",
                                                     "along with",
                                                     "apart from",
                                                     "as for",
                                                     "as of",
                                                     "as opposed to",
                                                     "as part of",
                                                     "as to",
                                                     "as well as",
                                                     "aside from",
                                                     "at the expense of",
                                                     "at the hands of",
                                                     "away from",
                                                     "because of",
                                                     "by means of",
                                                     "by way of",
                                                     "close to",
                                                     "contrary to",
                                                     "depending on",
                                                     "due to",
                                                     "en route to",
                                                     "for lack of",
                                                     "in accordance with",
                                                     "in addition to",
                                                     "in case of",
                                                     "in charge of",
                                                     "in conjunction with",
                                                     "in connection with",
                                                     "in exchange for",
                                                     "in favor of",
                                                     "in favour of",
                                                     "in front of",
                                                     "in lieu of",
                                                     "in light of",
                                                     "in line with",
                                                     "in place of",
                                                     "in relation to",
                                                     "in respect of",
                                                     "in response to",
                                                     "in return for",
                                                     "in spite of",
                                                     "in support of",
                                                     "in terms of",
                                                     "in the face of",
                                                     "in the wake of",
                                                     "in view of",
                                                     "inside of",
                                                     "instead of",
                                                     "next to",
                                                     "off of",
                                                     "on account of",
                                                     "on behalf of",
                                                     "on the basis of",
                                                     "on the verge of",
                                                     "on top of",
                                                     "out from",
                                                     "out of",
                                                     "outside of",
                                                     "owing to",
                                                     "prior to",
                                                     "rather than",
                                                     "regardless of",
                                                     "subject to",
                                                     "such as",
                                                     "thanks to",
                                                     "together with",
                                                     "up to",
                                                     "with regard to",
                                                     "with respect to"};

constexpr std::string_view kLightGovernor[] = {
    "able",    "agree",    "aim",        "allow",     "appear",   "attempt",   "be",
    "begin",   "bound",    "certain",    "choose",    "compel",   "continue",  "decide",
    "decline", "desire",   "determined", "due",       "eager",    "endeavor",  "endeavour",
    "expect",  "fail",     "force",      "free",      "happen",   "have",      "hesitate",
    "hope",    "intend",   "keen",       "keep",      "likely",   "long",      "manage",
    "mean",    "need",     "neglect",    "oblige",    "offer",    "opt",       "order",
    "ought",   "permit",   "plan",       "pledge",    "poised",   "prepare",   "proceed",
    "promise", "propose",  "prove",      "ready",     "refuse",   "reluctant", "remain",
    "require", "resolve",  "resume",     "scheduled", "scramble", "seek",      "seem",
    "set",     "slated",   "start",      "strive",    "struggle", "supposed",  "sure",
    "tend",    "threaten", "try",        "unable",    "unlikely", "unwilling", "vow",
    "want",    "willing",  "wish"};

constexpr std::string_view kTitle[] = {
    "activist",    "actor",          "actress",      "admiral",       "adviser",
    "advisor",     "aide",           "ambassador",   "analyst",       "archbishop",
    "architect",   "artist",         "astronaut",    "attorney",      "author",
    "ayatollah",   "baron",          "bassist",      "billionaire",   "bishop",
    "businessman", "candidate",      "capt.",        "captain",       "cardinal",
    "ceo",         "chair",          "chairman",     "chairwoman",    "champion",
    "chancellor",  "chemist",        "chief",        "coach",         "col.",
    "colonel",     "commander",      "commissioner", "composer",      "comptroller",
    "congressman", "congresswoman",  "constable",    "correspondent", "count",
    "critic",      "czar",           "defender",     "deputy",        "detective",
    "diplomat",    "director",       "doctor",       "drummer",       "duchess",
    "duke",        "earl",           "economist",    "editor",        "emir",
    "emperor",     "engineer",       "envoy",        "executive",     "founder",
    "gen.",        "general",        "goalkeeper",   "gov.",          "governor",
    "guitarist",   "head",           "historian",    "imam",          "inspector",
    "journalist",  "judge",          "justice",      "king",          "lady",
    "lawmaker",    "lawyer",         "leader",       "lieutenant",    "lord",
    "lt.",         "major",          "manager",      "marshal",       "mayor",
    "midfielder",  "minister",       "nominee",      "novelist",      "officer",
    "owner",       "painter",        "philosopher",  "physicist",     "pitcher",
    "player",      "poet",           "pope",         "premier",       "president",
    "prince",      "princess",       "producer",     "professor",     "prosecutor",
    "quarterback", "queen",          "rabbi",        "rapper",        "rep.",
    "reporter",    "representative", "researcher",   "scientist",     "secretary",
    "sen.",        "senator",        "sergeant",     "sgt.",          "sheikh",
    "sheriff",     "singer",         "speaker",      "spokesman",     "spokesperson",
    "spokeswoman", "star",           "striker",      "sultan",        "superintendent",
    "treasurer",   "tsar",           "tycoon",       "whip",          "writer"};

constexpr std::string_view kTypeNoun[] = {
    "academy",     "agency",       "airline",      "airport",      "alliance",     "app",
    "archipelago", "association",  "automaker",    "bakery",       "band",         "bank",
    "bay",         "brand",        "brewer",       "brewery",      "broadcaster",  "bureau",
    "cafe",        "canal",        "carmaker",     "carrier",      "cartel",       "cathedral",
    "chain",       "channel",      "charity",      "chipmaker",    "church",       "cinema",
    "city",        "clinic",       "club",         "coalition",    "collective",   "college",
    "colony",      "comedy",       "committee",    "company",      "conglomerate", "consortium",
    "consultancy", "contractor",   "corporation",  "county",       "daily",        "developer",
    "distillery",  "district",     "documentary",  "drama",        "drugmaker",    "enclave",
    "faction",     "factory",      "festival",     "film",         "firm",         "forest",
    "foundation",  "frigate",      "giant",        "group",        "hamlet",       "hospital",
    "hotel",       "institute",    "insurer",      "island",       "journal",      "lab",
    "label",       "laboratory",   "lake",         "league",       "lender",       "magazine",
    "maker",       "manufacturer", "militia",      "ministry",     "monastery",    "mosque",
    "mountain",    "movement",     "movie",        "municipality", "museum",       "musical",
    "network",     "newspaper",    "nonprofit",    "novel",        "opera",        "operator",
    "orchestra",   "organisation", "organization", "outlet",       "party",        "peninsula",
    "planet",      "plant",        "platform",     "podcast",      "port",         "prison",
    "producer",    "programme",    "province",     "publisher",    "region",       "regulator",
    "republic",    "restaurant",   "retailer",     "rival",        "river",        "school",
    "series",      "ship",         "song",         "stadium",      "startup",      "station",
    "studio",      "subsidiary",   "suburb",       "supermarket",  "supplier",     "syndicate",
    "tabloid",     "tanker",       "team",         "temple",       "territory",    "theatre",
    "thriller",    "town",         "trawler",      "tribe",        "trio",         "union",
    "university",  "utility",      "vessel",       "village",      "volcano",      "watchdog",
    "website",     "weekly",       "winery",       "yacht"};

constexpr std::string_view kHonorific[] = {
    "dame", "dr", "dr.", "herr", "madam", "miss", "monsieur", "mr",  "mr.", "mrs",
    "mrs.", "ms", "ms.", "prof", "prof.", "rev",  "rev.",     "sir", "st",  "st."};

constexpr std::string_view kOwnableNoun[] = {
    "adviser",     "advisor",      "aide",       "airport",  "ally",       "ambassador",
    "army",        "arsenal",      "aunt",       "bank",     "base",       "boat",
    "border",      "brand",        "brother",    "budget",   "cabinet",    "capital",
    "car",         "chancellor",   "child",      "church",   "citizen",    "city",
    "club",        "coalition",    "coast",      "company",  "congress",   "constitution",
    "court",       "cousin",       "currency",   "customer", "daughter",   "debt",
    "deficit",     "division",     "economy",    "embassy",  "employee",   "estate",
    "factory",     "family",       "fan",        "farm",     "father",     "field",
    "fleet",       "force",        "friend",     "gas",      "government", "granddaughter",
    "grandson",    "headquarters", "home",       "hospital", "house",      "husband",
    "island",      "king",         "land",       "lawyer",   "leader",     "member",
    "military",    "mine",         "mineral",    "minister", "missile",    "mother",
    "navy",        "nephew",       "newspaper",  "niece",    "nuclear",    "office",
    "oil",         "parent",       "parliament", "partner",  "party",      "people",
    "plant",       "police",       "population", "port",     "premier",    "president",
    "product",     "province",     "queen",      "region",   "reserve",    "reserves",
    "resident",    "resource",     "resources",  "rival",    "satellite",  "school",
    "share",       "shareholder",  "ship",       "sister",   "son",        "spokesman",
    "spokeswoman", "stadium",      "staff",      "stake",    "subsidiary", "supplier",
    "surplus",     "team",         "territory",  "town",     "troop",      "troops",
    "uncle",       "unit",         "university", "village",  "weapon",     "widow",
    "wife",        "worker"};

constexpr std::string_view kQuantityNoun[] = {
    "amount",      "array",   "batch",    "billion", "billions", "bit",       "bulk",
    "combination", "couple",  "deal",     "dozen",   "dozens",   "form",      "group",
    "half",        "handful", "host",     "hundred", "hundreds", "kind",      "layer",
    "lot",         "lots",    "majority", "million", "millions", "minority",  "mix",
    "mixture",     "most",    "number",   "pair",    "part",     "percent",   "percentage",
    "piece",       "plenty",  "quarter",  "range",   "rest",     "series",    "set",
    "sort",        "spate",   "string",   "third",   "thousand", "thousands", "total",
    "type",        "variety", "wave"};

constexpr std::string_view kGivingVerb[] = {"award",     "deny",    "give", "grant",
                                            "guarantee", "hand",    "lend", "offer",
                                            "owe",       "promise", "sell", "send"};

constexpr std::string_view kDescribing[] = {
    "base",    "build",    "call",       "compose", "conduct", "create",  "describe",
    "design",  "develop",  "direct",     "dub",     "edit",    "entitle", "establish",
    "found",   "house",    "illustrate", "know",    "locate",  "make",    "manufacture",
    "name",    "organise", "organize",   "own",     "paint",   "perform", "produce",
    "publish", "record",   "release",    "set",     "sign",    "situate", "sponsor",
    "store",   "title",    "translate",  "use",     "write"};

constexpr std::string_view kSummaryNoun[] = {
    "achievement", "act",      "action",     "attack",   "blow",       "breakthrough", "change",
    "choice",      "claim",    "concession", "decision", "departure",  "development",  "escalation",
    "feat",        "figure",   "gesture",    "increase", "initiative", "measure",      "milestone",
    "move",        "offer",    "pledge",     "plan",     "policy",     "practice",     "process",
    "promise",     "proposal", "reversal",   "setback",  "shift",      "sign",         "step",
    "strategy",    "tactic",   "task",       "threat",   "trend",      "turnaround",   "victory",
    "warning"};

constexpr std::string_view kHeadlineParticiple[] = {
    "abducted",  "accused",   "acquitted", "appointed", "arrested",     "assassinated",
    "banned",    "barred",    "beaten",    "blamed",    "blocked",      "bombed",
    "canceled",  "cancelled", "caught",    "charged",   "cleared",      "convicted",
    "delayed",   "deported",  "detained",  "ejected",   "elected",      "evacuated",
    "executed",  "expelled",  "fined",     "fired",     "found",        "freed",
    "held",      "hit",       "honored",   "honoured",  "hospitalised", "hospitalized",
    "hurt",      "injured",   "jailed",    "kidnapped", "killed",       "named",
    "ordered",   "ousted",    "poisoned",  "postponed", "praised",      "raided",
    "recalled",  "released",  "rescued",   "robbed",    "sacked",       "seized",
    "sentenced", "shelled",   "shot",      "slain",     "stabbed",      "stranded",
    "suspended", "trapped",   "urged",     "wanted",    "warned",       "wounded"};

constexpr std::string_view kHeadlineVerb[] = {
    "aid",      "approve", "arm",    "arrest",  "attack",   "axe",     "back",    "ban",
    "bar",      "bid",     "blame",  "blast",   "block",    "boost",   "boycott", "brand",
    "buy",      "call",    "cancel", "cap",     "charge",   "claim",   "clear",   "condemn",
    "confirm",  "counter", "court",  "cross",   "cut",      "damage",  "deal",    "declare",
    "defeat",   "delay",   "demand", "deny",    "deploy",   "drop",    "ease",    "elect",
    "end",      "endorse", "escape", "exit",    "expel",    "export",  "extend",  "eye",
    "face",     "fight",   "file",   "fine",    "force",    "free",    "fund",    "gain",
    "grant",    "greet",   "halt",   "head",    "help",     "hit",     "hold",    "honor",
    "honour",   "host",    "hurt",   "jail",    "join",     "launch",  "lead",    "leave",
    "lift",     "limit",   "lose",   "make",    "market",   "match",   "meet",    "mourn",
    "move",     "mull",    "name",   "near",    "nominate", "note",    "offer",   "open",
    "order",    "oust",    "outlaw", "outline", "pass",     "patrol",  "pay",     "plan",
    "pledge",   "post",    "praise", "press",   "probe",    "project", "promise", "protest",
    "pull",     "punish",  "push",   "quit",    "race",     "raid",    "raise",   "rally",
    "reach",    "rebuke",  "recall", "record",  "reject",   "release", "report",  "request",
    "rescue",   "reveal",  "review", "rival",   "rock",     "rule",    "sack",    "sanction",
    "sap",      "say",     "seal",   "search",  "seek",     "seize",   "sell",    "set",
    "shake",    "shell",   "ship",   "shoot",   "shut",     "sign",    "signal",  "slam",
    "slap",     "slash",   "smash",  "snub",    "spark",    "split",   "stage",   "start",
    "stop",     "storm",   "strike", "stun",    "sue",      "support", "suspect", "suspend",
    "swap",     "sweep",   "take",   "target",  "tax",      "tell",    "test",    "thank",
    "threaten", "tip",     "top",    "torch",   "tour",     "trade",   "train",   "urge",
    "veto",     "view",    "visit",  "vote",    "vow",      "walk",    "want",    "warn",
    "watch",    "welcome", "win",    "witness", "woo"};

constexpr std::string_view kObjectlessVerb[] = {
    "appear",      "arrive",  "belong",  "consist",  "depend", "die",  "disappear",
    "emerge",      "exist",   "fall",    "graduate", "happen", "last", "occur",
    "participate", "remain",  "reside",  "result",   "retire", "rise", "sleep",
    "stay",        "succumb", "suffice", "travel",   "vanish"};

constexpr std::string_view kObjectVerb[] = {
    "acquire",     "adopt",    "buy",       "collect", "create",      "defend",     "deliver",
    "deploy",      "design",   "destroy",   "develop", "discuss",     "distribute", "draft",
    "enforce",     "erase",    "establish", "export",  "fund",        "implement",  "import",
    "investigate", "maintain", "make",      "manage",  "manufacture", "monitor",    "oversee",
    "own",         "print",    "process",   "produce", "promote",     "protect",    "provide",
    "publish",     "purchase", "recruit",   "reject",  "repair",      "replace",    "review",
    "sell",        "store",    "support",   "test",    "transport",   "treat",      "update",
    "use",         "verify"};

constexpr std::string_view kPlaceAdverb[] = {"abroad",     "ashore",   "downtown", "elsewhere",
                                             "everywhere", "here",     "indoors",  "nationwide",
                                             "nearby",     "offshore", "outdoors", "overseas",
                                             "there",      "upstairs", "worldwide"};

constexpr std::string_view kSubjectControl[] = {"pledge", "promise", "swear", "threaten", "vow"};

template <std::size_t... n>
constexpr bool in_order(const std::string_view (&... lists)[n]) {
  return (std::is_sorted(std::begin(lists), std::end(lists)) && ...);
}
static_assert(in_order(kObjectlessVerb, kObjectVerb, kTimeNoun, kSpeechVerb, kThoughtVerb,
                       kDiscourseAdverb, kDiscoursePhrase, kCompoundPreposition, kLightGovernor,
                       kTitle, kHonorific, kOwnableNoun, kQuantityNoun, kGivingVerb, kDescribing,
                       kSubjectControl));

std::span<const std::string_view> words_in(Lexicon list) {
  switch (list) {
    case Lexicon::TimeNoun:
      return kTimeNoun;
    case Lexicon::SpeechVerb:
      return kSpeechVerb;
    case Lexicon::ThoughtVerb:
      return kThoughtVerb;
    case Lexicon::DiscourseAdverb:
      return kDiscourseAdverb;
    case Lexicon::DiscoursePhrase:
      return kDiscoursePhrase;
    case Lexicon::CompoundPreposition:
      return kCompoundPreposition;
    case Lexicon::LightGovernor:
      return kLightGovernor;
    case Lexicon::Title:
      return kTitle;
    case Lexicon::TypeNoun:
      return kTypeNoun;
    case Lexicon::Honorific:
      return kHonorific;
    case Lexicon::OwnableNoun:
      return kOwnableNoun;
    case Lexicon::QuantityNoun:
      return kQuantityNoun;
    case Lexicon::GivingVerb:
      return kGivingVerb;
    case Lexicon::DescribingParticiple:
      return kDescribing;
    case Lexicon::SummaryNoun:
      return kSummaryNoun;
    case Lexicon::HeadlineParticiple:
      return kHeadlineParticiple;
    case Lexicon::HeadlineVerb:
      return kHeadlineVerb;
    case Lexicon::ObjectlessVerb:
      return kObjectlessVerb;
    case Lexicon::ObjectVerb:
      return kObjectVerb;
    case Lexicon::PlaceAdverb:
      return kPlaceAdverb;
    case Lexicon::SubjectControl:
      return kSubjectControl;
  }
  return {};
}

}  // namespace

bool in_lexicon(Lexicon list, std::string_view word) {
  auto words = words_in(list);
  return std::binary_search(words.begin(), words.end(), word);
}

bool is_name(Ner label) {
  switch (label) {
    case Ner::Event:
    case Ner::Fac:
    case Ner::Gpe:
    case Ner::Language:
    case Ner::Law:
    case Ner::Loc:
    case Ner::Norp:
    case Ner::Org:
    case Ner::Person:
    case Ner::Product:
    case Ner::WorkOfArt:
      return true;
    default:
      return false;
  }
}

}  // namespace kg
