// The only door to SQLite: connections, statements and transactions that clean up behind themselves. What goes wrong is
// thrown here and becomes an Expected in store.cpp, where it leaves the layer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace carom::suppression {

/// What SQLite says; `code` is its primary result code. The words hold no values of the tables.
struct SqliteFailure {
  int code = 0;
  std::string words;
};

/// For one thread at a time.
class Connection {
 public:
  /// Opens a file that exists. Others that write are waited for as long as this.
  static constexpr int kWaitSeconds = 60;
  explicit Connection(const std::string& path);

  /// One statement or several, without results.
  void run(const char* sql);
  /// The first column of the first row.
  [[nodiscard]] std::int64_t number(const char* sql);
  /// Rows that the last statement changed.
  [[nodiscard]] std::int64_t changes() const;
  /// What all statements that came to their end have cost, in instructions of SQLite's machine.
  [[nodiscard]] std::int64_t steps() const { return steps_; }

 private:
  friend class Statement;
  struct Closer {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Closer> connection_;
  std::int64_t steps_ = 0;
};

/// A compiled statement, to be run any number of times. Parameters and columns count from 1 and 0, as SQLite's do.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view value);
  /// True: there is a row to look at. False: it has come to its end, and may be bound and run again.
  bool step();
  /// Runs it to its end.
  void run() {
    while (step()) {
    }
  }
  /// Back to the beginning, for who does not look at all rows.
  void reset();

  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::string text(int column) const;

 private:
  struct Finaliser {
    void operator()(sqlite3_stmt* statement) const;
  };
  Connection& connection_;
  std::unique_ptr<sqlite3_stmt, Finaliser> statement_;
};

/// Nobody else writes while it lives; without commit() nothing of it happened.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  /// When it returns, what was written survives the end of the process and of the power.
  void commit();

 private:
  Connection& connection_;
  bool is_open_ = true;
};

/// All that is read while it lives is of one moment. Others may write meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  Connection& connection_;
};

}  // namespace carom::suppression
