// What may be a state, and what is refused: nobody's database is changed by mistake.
#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "runtime/suppression/schema.h"
#include "tests/suppression/notes.h"

namespace carom::suppression {
namespace {

std::string content_of(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

void run_sql(const std::string& path, const std::string& sql) {
  sqlite3* connection = nullptr;
  ASSERT_EQ(SQLITE_OK, ::sqlite3_open(path.c_str(), &connection));
  EXPECT_EQ(SQLITE_OK, ::sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr))
      << ::sqlite3_errmsg(connection);
  ::sqlite3_close(connection);
}

Error error_of(const std::string& path, Store::Access access = Store::Access::created) {
  const auto store = Store::open(path, access);
  EXPECT_FALSE(store.has_value());
  return store ? Error{} : store.error();
}

TEST(StateFile, IsForItsOwnerAlone) {
  const Scratch scratch;
  ASSERT_NE(nullptr, scratch.open());
  struct ::stat status{};
  ASSERT_EQ(0, ::stat(scratch.path().c_str(), &status));
  EXPECT_EQ(0600U, status.st_mode & 07777U);
}

TEST(StateFile, ThatIsMissingIsMadeOnlyForWhoAdds) {
  const Scratch scratch;
  const Error error = error_of(scratch.path(), Store::Access::existing);
  EXPECT_EQ(ErrorKind::unreadable, error.kind);
  EXPECT_NE(std::string::npos, error.message.find("add` makes one"));
  EXPECT_FALSE(std::filesystem::exists(scratch.path()));
}

TEST(StateFile, ThatIsEmptyBecomesAState) {
  const Scratch scratch;
  std::ofstream(scratch.path()).flush();
  EXPECT_NE(nullptr, scratch.open());
}

TEST(StateFile, WithASpecialNameIsAFile) {
  const Scratch scratch;
  ASSERT_NE(nullptr, scratch.open(":memory:"));
  EXPECT_TRUE(std::filesystem::exists(scratch.path(":memory:")));
}

TEST(StateFile, ThatIsNoDatabaseIsRefusedAndStays) {
  const Scratch scratch;
  const std::string list(5000, 'x');
  std::ofstream(scratch.path()) << list;
  EXPECT_EQ(ErrorKind::pack_damaged, error_of(scratch.path()).kind);
  EXPECT_EQ(list, content_of(scratch.path()));
}

TEST(StateFile, OfAnotherProgramIsRefusedAndStays) {
  const Scratch scratch;
  run_sql(scratch.path(), "CREATE TABLE mine(a)");
  const std::string before = content_of(scratch.path());
  const Error error = error_of(scratch.path());
  EXPECT_EQ(ErrorKind::pack_damaged, error.kind);
  EXPECT_NE(std::string::npos, error.message.find("another program"));
  EXPECT_EQ(before, content_of(scratch.path()));
}

TEST(StateFile, OfALaterVersionIsRefused) {
  const Scratch scratch;
  ASSERT_NE(nullptr, scratch.open());
  run_sql(scratch.path(), "PRAGMA user_version=" + std::to_string(kSchemaVersion + 1));
  const Error error = error_of(scratch.path());
  EXPECT_EQ(ErrorKind::pack_damaged, error.kind);
  EXPECT_NE(std::string::npos, error.message.find("versions up to 2"));
}

TEST(StateFile, OfAnEarlierVersionIsBroughtToThisOne) {
  const Scratch scratch;
  Facts facts;
  facts.failures.push_back({"kim@a.example", note_at(10, at_once())});
  ASSERT_TRUE(scratch.open()->add(facts, 10).has_value());
  run_sql(scratch.path(), "DROP TABLE large; DROP INDEX note_time; PRAGMA user_version=1");
  facts.failures.front().note.id = 11;
  const auto store = scratch.open();
  EXPECT_EQ(1U, store->add(facts, 11)->fresh);
  EXPECT_EQ(2U, store->find("kim@a.example")->notes.size());
}

TEST(StateFile, ThatIsAFolderIsRefused) {
  const Scratch scratch;
  std::filesystem::create_directory(scratch.path());
  EXPECT_EQ(ErrorKind::unreadable, error_of(scratch.path()).kind);
}

TEST(StateFile, SaysInItsHeaderWhatItIs) {
  const Scratch scratch;
  ASSERT_NE(nullptr, scratch.open());
  // https://www.sqlite.org/fileformat.html: the application id stands at byte 68.
  EXPECT_EQ("CrmS", content_of(scratch.path()).substr(68, 4));
}

}  // namespace
}  // namespace carom::suppression
