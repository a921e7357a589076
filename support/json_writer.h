// Streaming JSON output into a string: no document tree, no dependency, valid UTF-8 whatever comes in.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carom {

/// Writes one JSON text; commas and colons come by themselves. Members: key(), then one value. The calls must nest as
/// JSON does; a broken nesting is a failed check. `out` must outlive the writer.
class JsonWriter {
 public:
  /// `indent` spaces a level; 0 puts everything on one line.
  explicit JsonWriter(std::string& out, std::uint32_t indent = 0) : out_(out), indent_(indent) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  /// The shortest decimal that reads back as the same number; JSON has no infinity and no NaN: null.
  JsonWriter& number(double value);
  JsonWriter& number(std::integral auto value) { return raw(std::to_string(value)); }
  /// A complete JSON value that the caller has spelled.
  JsonWriter& raw(std::string_view token);

  JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }
  /// An empty text is a missing value: null.
  JsonWriter& member_or_null(std::string_view name, std::string_view text) {
    key(name);
    return text.empty() ? null() : string(text);
  }
  JsonWriter& member(std::string_view name, const char* text) { return key(name).string(text); }
  JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }
  template <class Number>
    requires(std::integral<Number> && !std::same_as<Number, bool>)
  JsonWriter& member(std::string_view name, Number value) {
    return key(name).number(value);
  }

 private:
  struct Level {
    char closer;
    bool empty;
  };

  JsonWriter& open(char opener);
  JsonWriter& close(char closer);
  void begin_value();
  void separate();
  void break_line();

  std::string& out_;
  std::uint32_t indent_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace carom
