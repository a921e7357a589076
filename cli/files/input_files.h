// What the inputs on a command line stand for: files, folders with all files below them, and Maildirs
// (https://cr.yp.to/proto/maildir.html).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/error.h"

namespace carom::cli {

struct InputFile {
  std::string path;      ///< or `-`
  bool is_mail = false;  ///< one of a Maildir
};

/// What lies in a folder and is not read, since it may lead anywhere or never end.
struct PassedOver {
  std::uint64_t folder_links = 0;
  std::uint64_t broken_links = 0;
  std::uint64_t pipes = 0;
  std::uint64_t others = 0;  ///< devices, sockets
};
/// "2 links to folders, 1 pipe"; empty: nothing.
[[nodiscard]] std::string describe(const PassedOver& passed_over);

/// An argument with its files.
struct NamedInput {
  std::string name;
  bool is_folder = false;
  std::vector<InputFile> files;  ///< of a folder in an order that does not depend on the file system
  std::vector<Error> failures;   ///< of its folders (unreadable)
  PassedOver passed_over;
};

/// Files below a folder whose names begin with a dot are no inputs, nor is what is no file; links to folders are not
/// followed, and what is passed over is counted. A folder with `cur` and `new` is a Maildir: the mails in these are its
/// files, with those of the Maildirs directly below it. What is no folder stands for itself, whether it exists or not.
[[nodiscard]] std::vector<NamedInput> list_input_files(const std::vector<std::string>& names);

}  // namespace carom::cli
