// Whatever is thrown ends here; std::terminate has its own handler, since no frame is left to return to.
#include "cli/console/last_word.h"

#include <unistd.h>

#include <exception>
#include <new>
#include <string>

namespace carom::cli {
namespace {

void tell_defect(const std::string& what, Console& console) {
  console.tell("internal error: " + what);
  console.tell("this is a defect of carom, not of your input; please report it with the input that showed it");
}

void tell_thrown(std::exception_ptr thrown, Console& console) {
  if (!thrown) return tell_defect("the program was terminated without an exception", console);
  try {
    std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    console.tell("not enough memory");
  } catch (const std::exception& error) {
    tell_defect(error.what(), console);
  } catch (...) {
    tell_defect("an exception of an unknown kind", console);
  }
}

[[noreturn]] void end_terminated() {
  Console console;
  tell_thrown(std::current_exception(), console);
  ::_exit(static_cast<int>(ExitCode::internal));
}

}  // namespace

ExitCode run_guarded(const std::function<ExitCode(Console&)>& command, Console& console) {
  std::set_terminate(end_terminated);
  try {
    return command(console);
  } catch (...) {
    tell_thrown(std::current_exception(), console);
  }
  return ExitCode::internal;
}

}  // namespace carom::cli
