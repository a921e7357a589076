// The rows of a group, set in columns.
#pragma once

#include <vector>

#include "dsl/ast/module.h"
#include "dsl/format/token_writer.h"

namespace carom::dsl {

/// One row a line with its samples behind it, in columns, when each row fits and no author's line end speaks against
/// it; else each sample gets a line of its own below its row's condition. `first`: nothing stands above the rows.
void format_rows(TokenWriter& out, const std::vector<ast::Row>& rows, bool first);

}  // namespace carom::dsl
