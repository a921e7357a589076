// A policy that comes with a library: what `carom compile --emit shared` is for.
#include <dlfcn.h>
#include <stdio.h>

#include "print_verdicts.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  void* library = dlopen(argv[1], RTLD_NOW);
  const struct carom_policy* policy = library == NULL ? NULL : dlsym(library, "carom_policy");
  if (policy == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  int code = print_verdicts(policy);
  dlclose(library);
  return code;
}
