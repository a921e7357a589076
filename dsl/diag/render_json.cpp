// One object a diagnostic; every key is always there.
#include "dsl/diag/render_json.h"

namespace carom::dsl {
namespace {

// The members that say where, inside the object that is open.
void write_place(JsonWriter& json, SourceSpan where, const SourceMap& sources) {
  if (where.file >= sources.size()) return;
  const SourceFile& file = sources.file(where.file);
  const LineColumn begin = file.locate(where.span.begin);
  const LineColumn end = file.locate(where.span.end);
  json.member("file", file.path()).member("line", begin.line).member("column", begin.column);
  json.member("end_line", end.line).member("end_column", end.column);
  json.member("begin", where.span.begin).member("end", where.span.end);
}

void write_notes(JsonWriter& json, const std::vector<Note>& notes, const SourceMap& sources) {
  json.key("notes").begin_array();
  for (const Note& note : notes) {
    json.begin_object().member("message", note.message);
    if (note.where) write_place(json, *note.where, sources);
    json.end_object();
  }
  json.end_array();
}

// The key is always there; without a fix there is nothing to apply.
void write_applicability(JsonWriter& json, const Diagnostic& diagnostic) {
  json.key("applicability");
  if (diagnostic.fix.empty())
    json.null();
  else
    json.string(word_of(diagnostic.applicability));
}

void write_fix(JsonWriter& json, const std::vector<Edit>& fix, const SourceMap& sources) {
  json.key("fix").begin_array();
  for (const Edit& edit : fix) {
    json.begin_object();
    write_place(json, edit.where, sources);
    json.member("replacement", edit.replacement).end_object();
  }
  json.end_array();
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, const SourceMap& sources) {
  const DiagnosticInfo& row = info(diagnostic.id);
  json.begin_object().member("id", row.code).member("slug", row.slug);
  json.member("severity", word_of(diagnostic.severity)).member("message", diagnostic.message);
  write_place(json, diagnostic.where, sources);
  write_notes(json, diagnostic.notes, sources);
  write_fix(json, diagnostic.fix, sources);
  write_applicability(json, diagnostic);
  json.end_object();
}

}  // namespace

void write_diagnostics(JsonWriter& json, std::span<const Diagnostic> diagnostics, const SourceMap& sources) {
  json.begin_array();
  for (const Diagnostic& diagnostic : diagnostics) write_diagnostic(json, diagnostic, sources);
  json.end_array();
}

std::string render_json(std::span<const Diagnostic> diagnostics, const SourceMap& sources) {
  std::string out;
  JsonWriter json(out, 2);
  write_diagnostics(json, diagnostics, sources);
  return out + "\n";
}

}  // namespace carom::dsl
