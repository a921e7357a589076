// Rules first, then results that point at them by index, as the format wants it.
#include "dsl/diag/render_sarif.h"

#include <map>

#include "support/ascii.h"
#include "support/json_writer.h"

namespace carom::dsl {
namespace {

// A path as a URI reference (RFC 3986): what a segment may not hold is percent-encoded.
std::string uri_of(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    if (is_letter_or_digit(c) || kPlain.contains(c)) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
  }
  return uri;
}

class SarifRenderer {
 public:
  SarifRenderer(const SourceMap& sources, std::string& out) : sources_(sources), json_(out, 2) {}

  void write_log(std::span<const Diagnostic> diagnostics, std::string_view version) {
    json_.begin_object();
    json_.member("$schema",
                 "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    json_.member("version", "2.1.0").key("runs").begin_array().begin_object();
    write_tool(version);
    json_.member("columnKind", "unicodeCodePoints").key("results").begin_array();
    for (const Diagnostic& diagnostic : diagnostics) write_result(diagnostic);
    json_.end_array().end_object().end_array().end_object();
  }

 private:
  void write_message(std::string_view text) { json_.key("message").begin_object().member("text", text).end_object(); }

  void write_tool(std::string_view version) {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.member("name", "carom").member("semanticVersion", version).key("rules").begin_array();
    for (const DiagnosticInfo& row : all_diagnostics()) {
      json_.begin_object().member("id", row.code).member("name", row.slug);
      json_.key("shortDescription").begin_object().member("text", row.summary).end_object();
      json_.key("defaultConfiguration").begin_object().member("level", word_of(row.severity)).end_object();
      json_.end_object();
    }
    json_.end_array().end_object().end_object();
  }

  void write_result(const Diagnostic& diagnostic) {
    const DiagnosticInfo& row = info(diagnostic.id);
    json_.begin_object().member("ruleId", row.code).member("ruleIndex", static_cast<std::uint16_t>(row.id));
    json_.member("level", word_of(diagnostic.severity));
    write_message(diagnostic.message);
    json_.key("locations").begin_array();
    if (knows(diagnostic.where)) write_location(diagnostic.where, {});
    json_.end_array();
    write_related(diagnostic.notes);
    if (!diagnostic.fix.empty()) write_fix(diagnostic);
    json_.end_object();
  }

  // A note without a place is a location with a message only (SARIF 3.28 asks for neither).
  void write_related(const std::vector<Note>& notes) {
    if (notes.empty()) return;
    json_.key("relatedLocations").begin_array();
    for (const Note& note : notes) write_location(note.where, note.message);
    json_.end_array();
  }

  [[nodiscard]] bool knows(SourceSpan where) const { return where.file < sources_.size(); }

  void write_location(std::optional<SourceSpan> where, std::string_view message) {
    json_.begin_object();
    if (where && knows(*where)) {
      json_.key("physicalLocation").begin_object();
      write_artifact(where->file);
      write_region("region", *where);
      json_.end_object();
    }
    if (!message.empty()) write_message(message);
    json_.end_object();
  }

  void write_artifact(SourceId file) {
    json_.key("artifactLocation").begin_object().member("uri", uri_of(sources_.file(file).path())).end_object();
  }

  void write_region(std::string_view name, SourceSpan where) {
    const LineColumn begin = sources_.file(where.file).locate(where.span.begin);
    const LineColumn end = sources_.file(where.file).locate(where.span.end);
    json_.key(name).begin_object().member("startLine", begin.line).member("startColumn", begin.column);
    json_.member("endLine", end.line).member("endColumn", end.column);
    json_.member("byteOffset", where.span.begin).member("byteLength", where.span.size()).end_object();
  }

  // SARIF groups the replacements of a fix by file, and has a property bag for what it does not know (3.8).
  void write_fix(const Diagnostic& diagnostic) {
    std::map<SourceId, std::vector<const Edit*>> by_file;
    for (const Edit& edit : diagnostic.fix)
      if (knows(edit.where)) by_file[edit.where.file].push_back(&edit);
    if (by_file.empty()) return;
    json_.key("fixes").begin_array().begin_object().key("artifactChanges").begin_array();
    for (const auto& [file, edits] : by_file) {
      json_.begin_object();
      write_artifact(file);
      json_.key("replacements").begin_array();
      for (const Edit* edit : edits) write_replacement(*edit);
      json_.end_array().end_object();
    }
    json_.end_array();
    json_.key("properties").begin_object().member("applicability", word_of(diagnostic.applicability)).end_object();
    json_.end_object().end_array();
  }

  void write_replacement(const Edit& edit) {
    json_.begin_object();
    write_region("deletedRegion", edit.where);
    if (!edit.replacement.empty())
      json_.key("insertedContent").begin_object().member("text", edit.replacement).end_object();
    json_.end_object();
  }

  const SourceMap& sources_;
  JsonWriter json_;
};

}  // namespace

std::string render_sarif(std::span<const Diagnostic> diagnostics, const SourceMap& sources, std::string_view version) {
  std::string out;
  SarifRenderer(sources, out).write_log(diagnostics, version);
  return out + "\n";
}

}  // namespace carom::dsl
