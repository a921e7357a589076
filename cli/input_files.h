// What the inputs on a command line stand for: files, folders with all files below them, and Maildirs
// (https://cr.yp.to/proto/maildir.html).
#pragma once

#include <string>
#include <vector>

#include "support/error.h"

namespace carom::cli {

struct InputFile {
  std::string path;      ///< or `-`
  bool is_mail = false;  ///< one of a Maildir
};

/// An argument with its files.
struct NamedInput {
  std::string name;
  bool is_folder = false;
  std::vector<InputFile> files;  ///< of a folder in an order that does not depend on the file system
  std::vector<Error> failures;   ///< of its folders (unreadable)
};

/// Files below a folder whose names begin with a dot are no inputs, nor is what is no file; links to folders are not
/// followed. A folder with `cur` and `new` is a Maildir: the mails in these are its files, with those of the Maildirs
/// directly below it. What is no folder stands for itself, whether it exists or not.
[[nodiscard]] std::vector<NamedInput> list_input_files(const std::vector<std::string>& names);

}  // namespace carom::cli
