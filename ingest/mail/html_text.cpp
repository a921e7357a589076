// Tags go, some of them end a line, entities become characters; nothing is built.
#include "ingest/mail/html_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

/// The name in `<name …`, `</name>`; empty for comments and for a `<` that begins no tag.
std::string tag_name(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return to_lower(tag.substr(0, tag.find_first_of(" \t\r\n/>")).substr(0, 16));
}

bool begins_line(std::string_view name) {
  constexpr std::string_view kBlocks[] = {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "pre", "table", "hr"};
  return std::ranges::find(kBlocks, name) != std::end(kBlocks);
}

bool begins_name(char c) {
  return c == '/' || c == '!' || c == '?' || is_letter(c);
}

/// Addresses stand in angle brackets where a writer forgot to escape them.
bool is_tag(std::string_view tag) {
  return tag.size() > 1 && begins_name(tag[1]) && !tag.substr(0, tag.find_first_of(" \t\r\n>")).contains('@');
}

/// The bytes up to and with the end of a comment or tag; 0 where another tag begins first.
std::size_t tag_size(std::string_view html) {
  if (html.starts_with("<!--")) {
    const std::size_t end = html.find("-->");
    return end == std::string_view::npos ? html.size() : end + 3;
  }
  // Looking no further than the next bracket keeps a text full of lone `<` linear.
  const std::size_t end = html.find_first_of("<>", 1);
  return end == std::string_view::npos || html[end] == '<' ? 0 : end + 1;
}

/// Where the element `name`, which is in lower case, ends; writers do not spell both of its tags alike.
std::size_t find_end_tag(std::string_view html, std::string_view name, std::size_t at) {
  const auto is_name = [name](std::string_view found) {
    return std::ranges::equal(found, name, {}, [](char c) { return carom::to_lower(c); });
  };
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2))
    if (is_name(html.substr(at + 2, name.size()))) return at;
  return html.size();
}

/// The bytes of the tag at the beginning of `html`, of the whole element where its content is no text; 0: no tag.
std::size_t markup_size(std::string_view html) {
  const std::size_t end = tag_size(html);
  if (end == 0 || !is_tag(html.substr(0, end))) return 0;
  const std::string name = tag_name(html.substr(0, end));
  if (html.starts_with("</") || (name != "style" && name != "script")) return end;
  return find_end_tag(html, name, end);
}

/// Appends what the character reference at the beginning of `html` stands for; its size, 0 when it is none.
std::size_t append_reference(std::string_view html, std::string& text) {
  constexpr std::pair<std::string_view, std::string_view> kReferences[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}, {"&nbsp;", " "}};
  for (const auto& [reference, meaning] : kReferences)
    if (html.starts_with(reference)) {
      text += meaning;
      return reference.size();
    }
  return 0;
}

}  // namespace

std::string text_of_html(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    std::size_t used = 0;
    if (html.front() == '<') {
      used = markup_size(html);
      if (used > 0) text += begins_line(tag_name(html)) ? '\n' : ' ';
    } else if (html.front() == '&') {
      used = append_reference(html, text);
    }
    if (used == 0) {
      text += html.front();
      used = 1;
    }
    html.remove_prefix(used);
  }
  return text;
}

}  // namespace carom::ingest
