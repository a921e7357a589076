// All that a state knows, as lines of NDJSON that another state can take in.
#pragma once

#include <string>
#include <string_view>

#include "ingest/json/json_node.h"
#include "runtime/suppression/store.h"

namespace carom::cli {

/// One object, as docs/schema/fact.schema.json says, without a line end.
[[nodiscard]] std::string fact_as_json(const suppression::Fact& fact);

/// Nothing: it is no such object.
[[nodiscard]] std::optional<suppression::Fact> read_fact(ingest::JsonNode object);

}  // namespace carom::cli
