// A policy that is a part of the program: what `carom compile --emit object` is for.
#include "print_verdicts.h"

int main(void) {
  return print_verdicts(&carom_policy);
}
