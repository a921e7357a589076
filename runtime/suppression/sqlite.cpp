// Result codes are looked at in one place.
#include "runtime/suppression/sqlite.h"

#include <sqlite3.h>

#include <utility>

#include "support/error.h"

namespace carom::suppression {
namespace {

constexpr int kPrimaryCode = 0xFF;

SqliteFailure failure_of(sqlite3* connection) {
  const int reason = ::sqlite3_system_errno(connection);
  const int code = ::sqlite3_errcode(connection) & kPrimaryCode;
  std::string words = ::sqlite3_errmsg(connection);
  const bool is_of_the_system = code == SQLITE_CANTOPEN || code == SQLITE_IOERR || code == SQLITE_FULL;
  if (is_of_the_system && reason != 0) words += ": " + system_reason(reason);
  return {code, std::move(words)};
}

[[noreturn]] void fail(sqlite3* connection) {
  throw failure_of(connection);
}

// SQLite rolls back by itself after some failures, and then has no transaction to roll back.
void roll_back(Connection& connection) {
  try {
    connection.run("ROLLBACK");
  } catch (const SqliteFailure&) {
    return;
  }
}

}  // namespace

void Connection::Closer::operator()(sqlite3* connection) const {
  ::sqlite3_close(connection);
}

Connection::Connection(const std::string& path) {
  sqlite3* connection = nullptr;
  const int code = ::sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(connection);
  if (connection == nullptr) throw SqliteFailure{SQLITE_NOMEM, "not enough memory"};
  if (code != SQLITE_OK) fail(connection);
  constexpr int kMilliseconds = 1000;
  ::sqlite3_busy_timeout(connection, kWaitSeconds * kMilliseconds);
}

void Connection::run(const char* sql) {
  if (::sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(connection_.get());
}

std::int64_t Connection::number(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

std::int64_t Connection::changes() const {
  return ::sqlite3_changes64(connection_.get());
}

void Statement::Finaliser::operator()(sqlite3_stmt* statement) const {
  ::sqlite3_finalize(statement);
}

Statement::Statement(Connection& connection, std::string_view sql) : connection_(connection) {
  sqlite3_stmt* statement = nullptr;
  sqlite3* const raw = connection.connection_.get();
  if (::sqlite3_prepare_v2(raw, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) fail(raw);
  statement_.reset(statement);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (::sqlite3_bind_int64(statement_.get(), parameter, value) != SQLITE_OK) fail(connection_.connection_.get());
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
  // The bytes of a view may go before the statement runs.
  const int code = ::sqlite3_bind_text64(statement_.get(), parameter, value.empty() ? "" : value.data(), value.size(),
                                         SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) fail(connection_.connection_.get());
  return *this;
}

bool Statement::step() {
  const int code = ::sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  const bool is_done = code == SQLITE_DONE;
  const SqliteFailure failure = is_done ? SqliteFailure{} : failure_of(connection_.connection_.get());
  reset();
  if (!is_done) throw failure;
  return false;
}

void Statement::reset() {
  // Says again what step() has said.
  ::sqlite3_reset(statement_.get());
  connection_.steps_ += ::sqlite3_stmt_status(statement_.get(), SQLITE_STMTSTATUS_VM_STEP, 1);
}

std::int64_t Statement::number(int column) const {
  return ::sqlite3_column_int64(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return ::sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Statement::text(int column) const {
  const auto* const bytes = static_cast<const char*>(::sqlite3_column_blob(statement_.get(), column));
  const int size = ::sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (is_open_) roll_back(connection_);
}

void Transaction::commit() {
  connection_.run("COMMIT");
  is_open_ = false;
}

Snapshot::Snapshot(Connection& connection) : connection_(connection) {
  connection.run("BEGIN");
}

Snapshot::~Snapshot() {
  roll_back(connection_);
}

}  // namespace carom::suppression
