#include "export/text_out.h"

namespace kg {
namespace {

// Characters to look for; looking each up in a table is faster than searching a list of them.
class Characters {
 public:
  constexpr explicit Characters(std::string_view list) : in_() {
    for (const char c : list) in_[static_cast<unsigned char>(c)] = true;
  }
  bool any_in(std::string_view text) const {
    for (const char c : text)
      if (in_[static_cast<unsigned char>(c)]) return true;
    return false;
  }

 private:
  std::array<bool, 256> in_;
};

constexpr Characters kXmlSpecial("&<>\n\t"), kXmlQuoted("&<>\"\n\t"), kCsvQuoted(",;\"\n\t'\\");

// "]]>" would end the section: its parts go into two.
void write_cdata(TextOut& out, std::string_view text) {
  out << "<![CDATA[";
  std::size_t begin = 0;
  for (std::size_t at; (at = text.find("]]>", begin)) != std::string_view::npos; begin = at + 2)
    out << text.substr(begin, at + 2 - begin) << "]]><![CDATA[";
  out << text.substr(begin) << "]]>";
}

// Writes `text` with those characters replaced for which `replacement` gives something.
template <typename Replacement>
void write_replaced(TextOut& out, std::string_view text, const Replacement& replacement) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view instead = replacement(text[i]);
    if (instead.empty()) continue;
    out << text.substr(begin, i - begin) << instead;
    begin = i + 1;
  }
  out << text.substr(begin);
}

}  // namespace

void write_xml_text(TextOut& out, std::string_view text) {
  const bool plain = !kXmlSpecial.any_in(text) && text.find("  ") == std::string_view::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain)
    out << text;
  else
    write_cdata(out, text);
}

void write_xml_attribute(TextOut& out, std::string_view text) {
  if (!kXmlQuoted.any_in(text)) {
    out << text;
    return;
  }
  write_replaced(out, text, [](char c) -> std::string_view {
    switch (c) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '"':
        return "&quot;";
      case '\n':
        return "&#10;";
      case '\t':
        return "&#9;";
      default:
        return {};
    }
  });
}

void write_csv_field(TextOut& out, std::string_view text) {
  const bool plain =
      !kCsvQuoted.any_in(text) && (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) {
    out << text;
    return;
  }
  out << '"';
  write_replaced(out, text, [](char c) -> std::string_view {
    return c == '"' ? std::string_view("\"\"") : std::string_view();
  });
  out << '"';
}

}  // namespace kg
