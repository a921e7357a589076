// A parsed JSON document, read by name. Where it is parsed, the parser's header is; where it is read, it is not.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/text_arena.h"

namespace carom::ingest {

/// One value of a document; as small as a view and valid as long as the document's last parse. A missing value and null
/// are the same, and so is all below them, so that `event["a"]["b"].text()` needs no questions on the way.
class JsonNode {
 public:
  JsonNode() = default;

  [[nodiscard]] bool exists() const { return is_there_; }
  /// The member of an object; missing in anything else. Of two members of one name the first.
  [[nodiscard]] JsonNode operator[](std::string_view name) const;
  /// The elements of an array. A value that is none is the only one; missing: none.
  [[nodiscard]] std::vector<JsonNode> items() const;
  /// The characters of a string; empty for any other value.
  [[nodiscard]] std::string_view text() const;
  /// The characters of a string, the digits of a number, `true` or `false`; kept in `arena`. Empty for others.
  [[nodiscard]] std::string_view scalar(TextArena& arena) const;
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  /// The members of an object in their order, null ones and those of one name too; none of anything else.
  [[nodiscard]] std::vector<std::pair<std::string_view, JsonNode>> members() const;

 private:
  friend class JsonDocument;
  struct Access;

  alignas(void*) std::byte element_[2 * sizeof(void*)] = {};
  bool is_there_ = false;
};

/// Owns what its nodes view; reusable.
class JsonDocument {
 public:
  JsonDocument();
  ~JsonDocument();
  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;

  /// What json_repair.h names is repaired. Otherwise: why `json` is not one JSON object. `json` may go afterwards.
  [[nodiscard]] std::expected<JsonNode, std::string> parse(std::string_view json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace carom::ingest
