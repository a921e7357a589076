// Every object of GMime has an owner here and does not leave this file.
#include "ingest/mail/mime_decode.h"

#include <gmime/gmime.h>

#include <memory>

#include "ingest/records/value_spellings.h"

namespace carom::ingest {
namespace {

// Boundaries have at most 70 characters (RFC 2046 section 5.1.1); a few parameters fit beside one.
constexpr std::size_t kMaxContentTypeBytes = 4096;
// Encoded words of 64 KiB hold more than any subject or diagnostic code.
constexpr std::size_t kMaxWordsBytes = 65536;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using ObjectPtr = std::unique_ptr<T, Unref>;

struct Free {
  void operator()(void* memory) const { g_free(memory); }
};
using TextPtr = std::unique_ptr<char, Free>;

/// GMime must be told once a process; it is never shut down, since other users of it may be left.
void require_gmime() {
  static const bool initialised = (g_mime_init(), true);
  static_cast<void>(initialised);
}

std::string owned(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

bool leaves_bytes(std::string_view charset) {
  return charset.empty() || charset == "us-ascii" || charset == "ascii" || charset == "utf-8" || charset == "utf8";
}

std::string through_filter(std::string_view bytes, GMimeFilter& filter) {
  const ObjectPtr<GMimeStream> memory(g_mime_stream_mem_new());
  const ObjectPtr<GMimeStream> filtered(g_mime_stream_filter_new(memory.get()));
  g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered.get()), &filter);
  g_mime_stream_write(filtered.get(), bytes.data(), bytes.size());
  g_mime_stream_flush(filtered.get());
  const GByteArray* result = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(result->data), result->len};
}

}  // namespace

ContentType parse_content_type(std::string_view value) {
  require_gmime();
  const std::string terminated(value.substr(0, kMaxContentTypeBytes));
  const ObjectPtr<GMimeContentType> parsed(g_mime_content_type_parse(nullptr, terminated.c_str()));
  if (!parsed) return {"text/plain", {}, {}};
  const TextPtr type(g_mime_content_type_get_mime_type(parsed.get()));
  return {to_lower(owned(type.get())), owned(g_mime_content_type_get_parameter(parsed.get(), "boundary")),
          to_lower(owned(g_mime_content_type_get_parameter(parsed.get(), "charset")))};
}

std::string decode_transfer(std::string_view body, std::string_view encoding) {
  require_gmime();
  const auto kind = g_mime_content_encoding_from_string(std::string(trim(encoding)).c_str());
  if (kind != GMIME_CONTENT_ENCODING_BASE64 && kind != GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE &&
      kind != GMIME_CONTENT_ENCODING_UUENCODE)
    return std::string(body);
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, kind);
  std::string decoded(g_mime_encoding_outlen(&state, body.size()), '\0');
  decoded.resize(g_mime_encoding_flush(&state, body.data(), body.size(), decoded.data()));
  return decoded;
}

std::string decode_charset(std::string bytes, std::string_view charset) {
  require_gmime();
  if (leaves_bytes(charset)) return bytes;
  const ObjectPtr<GMimeFilter> filter(g_mime_filter_charset_new(std::string(charset).c_str(), "utf-8"));
  return filter ? through_filter(bytes, *filter) : bytes;
}

std::string decode_words(std::string_view value) {
  if (!value.contains("=?")) return std::string(value);
  require_gmime();
  const std::string terminated(value.substr(0, kMaxWordsBytes));
  const TextPtr decoded(g_mime_utils_header_decode_text(nullptr, terminated.c_str()));
  return owned(decoded.get());
}

}  // namespace carom::ingest
