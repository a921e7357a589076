// What is no file is counted by what it is.
#include "cli/files/input_files.h"

#include <filesystem>
#include <system_error>

#include "cli/files/list_folder.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

void count(const fs::directory_entry& entry, PassedOver& passed_over) {
  std::error_code error;
  switch (entry.status(error).type()) {
    case fs::file_type::directory:
      ++passed_over.folder_links;
      break;
    case fs::file_type::not_found:
    case fs::file_type::none:  // links in a circle
      ++passed_over.broken_links;
      break;
    case fs::file_type::fifo:
      ++passed_over.pipes;
      break;
    default:
      ++passed_over.others;
  }
}

bool is_maildir(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path / "cur", error) && fs::is_directory(path / "new", error);
}

class Walk {
 public:
  explicit Walk(NamedInput& found) : found_(found) {}

  void add_folder(const fs::path& folder) {
    if (is_maildir(folder)) return add_maildir(folder);
    for (const fs::directory_entry& entry : entries_of(folder)) {
      if (is_hidden(entry.path())) continue;
      if (is_folder(entry))
        add_folder(entry.path());
      else
        add_file(entry, false);
    }
  }

 private:
  void add_file(const fs::directory_entry& entry, bool is_mail) {
    if (is_file(entry))
      found_.files.push_back({entry.path().string(), is_mail});
    else
      count(entry, found_.passed_over);
  }

  // What is being delivered lies in tmp; Maildir++ has its subfolders beside cur and new, with names such as .Sent.
  void add_maildir(const fs::path& folder) {
    for (const char* const part : {"cur", "new"})
      for (const fs::directory_entry& entry : entries_of(folder / part))
        if (!is_hidden(entry.path()) && !is_folder(entry)) add_file(entry, true);
    for (const fs::directory_entry& entry : entries_of(folder))
      if (is_folder(entry) && is_maildir(entry.path())) add_maildir(entry.path());
  }

  std::vector<fs::directory_entry> entries_of(const fs::path& folder) { return list_folder(folder, found_.failures); }

  NamedInput& found_;
};

}  // namespace

std::string describe(const PassedOver& passed_over) {
  std::string told;
  const auto add = [&told](std::uint64_t number, const char* one, const char* several) {
    if (number != 0) told += (told.empty() ? "" : ", ") + counted(number, one, several);
  };
  add(passed_over.folder_links, "link to a folder", "links to folders");
  add(passed_over.broken_links, "link that leads nowhere", "links that lead nowhere");
  add(passed_over.pipes, "pipe", "pipes");
  add(passed_over.others, "device or socket", "devices or sockets");
  return told;
}

std::vector<NamedInput> list_input_files(const std::vector<std::string>& names) {
  std::vector<NamedInput> inputs;
  for (const std::string& name : names) {
    std::error_code error;
    NamedInput& input = inputs.emplace_back(NamedInput{name, name != "-" && fs::is_directory(name, error), {}, {}, {}});
    if (input.is_folder)
      Walk(input).add_folder(name);
    else
      input.files.push_back({name, false});
  }
  return inputs;
}

}  // namespace carom::cli
