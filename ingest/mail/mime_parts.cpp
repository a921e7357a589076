// Parts are views into the mail; delimiters are found line by line.
#include "ingest/mail/mime_parts.h"

#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

// Reports nest two or three levels; each level costs one pass over its bytes.
constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxParts = 256;

/// A part whose header has not been read yet.
struct Entity {
  std::string_view bytes;
  int depth = 0;
};

bool is_delimiter(std::string_view line, std::string_view boundary) {
  if (!line.starts_with("--") || line.substr(2, boundary.size()) != boundary) return false;
  const auto rest = trim(line.substr(2 + boundary.size()));
  return rest.empty() || rest == "--";
}

bool is_last_delimiter(std::string_view line, std::string_view boundary) {
  return line.substr(2 + boundary.size()).starts_with("--");
}

/// The bytes between delimiter lines; empty when there is no delimiter.
std::vector<std::string_view> split_multipart(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> bodies;
  const char* begin = nullptr;
  while (!body.empty() && bodies.size() < kMaxParts) {
    const auto line = take_line(body);
    if (!is_delimiter(line, boundary)) continue;
    if (begin != nullptr) bodies.emplace_back(begin, static_cast<std::size_t>(line.data() - begin));
    if (is_last_delimiter(line, boundary)) return bodies;
    begin = body.data();
  }
  if (begin != nullptr && body.empty()) bodies.emplace_back(begin, static_cast<std::size_t>(body.data() - begin));
  return bodies;
}

/// Parts of a multipart that is not nested too deep; empty for everything else.
std::vector<std::string_view> children_of(const ContentType& type, std::string_view body, int depth) {
  if (!type.type.starts_with("multipart/") || type.boundary.empty() || depth == kMaxDepth) return {};
  return split_multipart(body, type.boundary);
}

ContentType type_of(const HeaderBlock& headers) {
  const auto value = headers.raw("content-type");
  return value.empty() ? ContentType{"text/plain", {}, {}} : parse_content_type(value);
}

/// Appends the leaf parts of an entity; children are visited in order, with a stack of our own.
void append_leaves(const HeaderBlock& headers, std::string_view body, std::vector<MimePart>& parts) {
  std::vector<Entity> open;
  const auto visit = [&](const HeaderBlock& own, std::string_view own_body, int depth) {
    ContentType type = type_of(own);
    const auto children = children_of(type, own_body, depth);
    for (auto child = children.rbegin(); child != children.rend(); ++child) open.push_back({*child, depth + 1});
    if (!children.empty()) return;
    if (type.type.starts_with("multipart/")) type = {"text/plain", {}, {}};
    parts.push_back({std::move(type), own.raw("content-transfer-encoding"), own_body});
  };
  visit(headers, body, 0);
  while (!open.empty() && parts.size() < kMaxParts) {
    Entity entity = open.back();
    open.pop_back();
    const HeaderBlock own = HeaderBlock::take_from(entity.bytes);
    visit(own, entity.bytes, entity.depth);
  }
}

/// The separator line of an mbox is no header field, nor are those that programs of old quoted behind it.
void skip_envelope(std::string_view& mail) {
  while (mail.starts_with('\n') || mail.starts_with('\r')) mail.remove_prefix(1);
  while (mail.starts_with("From ") || mail.starts_with(">From ")) static_cast<void>(take_line(mail));
}

}  // namespace

std::string MimePart::content() const {
  return decode_charset(decode_transfer(body, encoding), type.charset);
}

std::string MimePart::beginning(std::size_t most) const {
  // Quoted-printable takes three bytes for one, and line ends.
  constexpr std::size_t kMostEncoded = 4;
  const MimePart start{type, encoding, body.substr(0, kMostEncoded * most)};
  return start.content().substr(0, most);
}

const MimePart* Mail::find_part(std::string_view type) const {
  for (const MimePart& part : parts)
    if (part.type.type == type) return &part;
  return nullptr;
}

std::string Mail::plain_text(std::size_t most) const {
  const MimePart* const part = find_part("text/plain");
  return part == nullptr ? std::string() : part->content().substr(0, most);
}

Mail split_mail(std::string_view mail) {
  skip_envelope(mail);
  Mail result;
  result.headers = HeaderBlock::take_from(mail);
  append_leaves(result.headers, mail, result.parts);
  return result;
}

}  // namespace carom::ingest
