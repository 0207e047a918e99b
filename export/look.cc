#include "export/look.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kg {
namespace {

constexpr std::string_view kBlue = "0.560 1.000 0.698", kBlueRgb = "#0072B2", kBlueFill = "#D9ECF8";
constexpr std::string_view kGreen = "0.458 1.000 0.471", kGreenRgb = "#00785A",
                           kGreenFill = "#D3EFE5";
constexpr std::string_view kOrange = "0.072 1.000 0.722", kOrangeRgb = "#B85000",
                           kOrangeFill = "#FCE5D2";
constexpr std::string_view kGrey = "0.581 0.254 0.478", kGreyRgb = "#5B6B7A", kGreyFill = "#E9EDF1";
constexpr std::string_view kViolet = "0.752 0.515 0.639", kVioletRgb = "#7A4FA3",
                           kVioletFill = "#ECE3F5";
constexpr std::string_view kGold = "0.128 1.000 0.541", kGoldRgb = "#8A6A00", kGoldFill = "#FBF1CF";
constexpr std::string_view kWhite = "#FFFFFF";

constexpr Kind kPerson{"person", "box", "rounded,filled", 1, kBlue, kBlueFill, kBlueRgb};
constexpr Kind kOrganisation{"organisation", "box", "filled", 2, kOrange, kOrangeFill, kOrangeRgb};
constexpr Kind kCountry{"country, city", "box", "filled", 1, kGreen, kGreenFill, kGreenRgb};
constexpr Kind kGroup{"group", "box", "rounded,filled", 1, kGreen, kGreenFill, kGreenRgb};
constexpr Kind kPlace{"place", "box", "rounded,filled,dashed", 1, kGrey, kGreyFill, kGreyRgb};
constexpr Kind kEvent{"event", "box", "filled,diagonals", 1, kGold, kGoldFill, kGoldRgb};
constexpr Kind kWork{"law, work, product", "tab", "filled", 1, kViolet, kVioletFill, kVioletRgb};
constexpr Kind kUnnamedPerson{"unnamed person", "box",   "rounded,filled", 1, kBlue,
                              kWhite,           kBlueRgb};
constexpr Kind kUnnamedBody{
    "unnamed group or body", "box", "filled", 1, kOrange, kWhite, kOrangeRgb};
constexpr Kind kConcept{"topic", "note", "filled", 1, kViolet, kVioletFill, kVioletRgb};

// After Okabe and Ito, with two more; dark enough for thin lines on white.
constexpr std::array<std::string_view, 8> kCommunities = {
    "#0072B2", "#D55E00", "#00785A", "#B0488A", "#B07800", "#3A8FC7", "#7A4FA3", "#6B6B00"};

constexpr LookDefaults kSmall{
    "rankdir=TB, bgcolor=\"white\", nodesep=0.25, ranksep=0.55, splines=true, "
    "outputorder=edgesfirst, pad=0.25, mclimit=8, remincross=true, labelloc=t, labeljust=l",
    "margin=\"0.11,0.055\", height=0.28, width=0.4, penwidth=1.1, fontcolor=\"#1A1A1A\", "
    "fontname=\"Helvetica,Arial,sans-serif\", fontsize=11",
    "fontname=\"Helvetica,Arial,sans-serif\", fontsize=8.5, arrowsize=0.6"};
constexpr LookDefaults kMedium{
    "layout=sfdp, bgcolor=\"white\", overlap=prism, overlap_scaling=-3, sep=\"+6,4\", K=0.55, "
    "repulsiveforce=1.4, splines=line, start=42, outputorder=edgesfirst, pad=0.25, labelloc=t, "
    "labeljust=l",
    "margin=\"0.06,0.03\", height=0.2, width=0.3, penwidth=0.9, fontcolor=\"#1A1A1A\", "
    "fontname=\"Helvetica,Arial,sans-serif\", fontsize=8",
    "arrowsize=0.4"};
constexpr LookDefaults kLarge{
    "layout=sfdp, bgcolor=\"white\", overlap=prism, overlap_scaling=4, K=0.9, repulsiveforce=1.8, "
    "splines=line, quadtree=fast, start=42, outputorder=edgesfirst, pad=0.25, labelloc=t, "
    "labeljust=l",
    "shape=circle, style=filled, penwidth=0.4, fixedsize=true, fontcolor=\"#1A1A1A\", "
    "fontname=\"Helvetica,Arial,sans-serif\", fontsize=9",
    "arrowhead=none, penwidth=0.6"};

}  // namespace

const Kind& kind_of(const Entity& entity) {
  switch (entity.type) {
    case EntityType::Person:
      return entity.named ? kPerson : kUnnamedPerson;
    case EntityType::Org:
      return entity.named ? kOrganisation : kUnnamedBody;
    case EntityType::Gpe:
      return entity.named ? kCountry : kUnnamedBody;
    case EntityType::Norp:
      return entity.named ? kGroup : kUnnamedBody;
    case EntityType::Loc:
    case EntityType::Fac:
      return entity.named ? kPlace : kConcept;
    case EntityType::Event:
      return entity.named ? kEvent : kConcept;
    case EntityType::Product:
    case EntityType::Work:
    case EntityType::Law:
      return entity.named ? kWork : kConcept;
    case EntityType::Other:
    case EntityType::Date:
    case EntityType::Time:
    case EntityType::Money:
    case EntityType::Percent:
    case EntityType::Quantity:
    case EntityType::Number:
      break;
  }
  return kConcept;
}

std::span<const std::string_view> community_colors() { return kCommunities; }

const LookDefaults& defaults_of(Look look) {
  switch (look) {
    case Look::Small:
      return kSmall;
    case Look::Medium:
      return kMedium;
    case Look::Large:
      break;
  }
  return kLarge;
}

// The sizes grow with the logarithm of the degree, so that a hub stands out without filling the
// page.
double node_font_size(Look look, std::uint64_t links) {
  const auto degree = static_cast<double>(links);
  if (look == Look::Small) return 10 + std::min(6.0, 1.5 * std::log2(1 + degree / 2));
  return 7 + std::min(9.0, 2.1 * std::log2(1 + degree / 3));
}

double node_pen_width(std::uint64_t links) {
  return 1 + std::min(1.4, static_cast<double>(links) / 14);
}

double edge_pen_width(std::uint64_t weight) {
  return 0.7 + 0.9 * std::log2(1 + static_cast<double>(weight));
}

}  // namespace kg
