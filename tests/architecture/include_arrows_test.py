#!/usr/bin/env python3
"""The guard of the architecture finds what it is there to find."""
import unittest

from include_arrows import problems_of


class IncludeArrows(unittest.TestCase):
    def test_an_arrow_downwards_is_fine(self):
        self.assertEqual([], list(problems_of("compiler/compile.cpp", '#include "dsl/parse/parse.h"\n')))

    def test_an_arrow_upwards_is_found(self):
        self.assertEqual(1, len(list(problems_of("runtime/core/interpret.cpp", '#include "compiler/compile.h"\n'))))

    def test_an_arrow_sideways_is_found(self):
        self.assertEqual(1, len(list(problems_of("ingest/mail/mail.cpp", '#include "dsl/ast/value.h"\n'))))

    def test_an_arrow_against_the_order_inside_a_layer_is_found(self):
        self.assertEqual(1, len(list(problems_of("dsl/ast/value.h", '#include "dsl/parse/parse.h"\n'))))

    def test_the_compiler_goes_from_names_to_passes_to_reports(self):
        self.assertEqual([], list(problems_of("compiler/passes/a.cpp", '#include "compiler/sema/scope.h"\n')))
        for path, target in (
            ("compiler/sema/a.cpp", "compiler/passes/order_rules.h"),
            ("compiler/sema/a.cpp", "compiler/analysis/analyse.h"),
            ("compiler/passes/a.cpp", "compiler/analysis/analyse.h"),
            ("compiler/analysis/a.cpp", "compiler/passes/order_rules.h"),
            ("compiler/logic/a.cpp", "compiler/sema/scope.h"),
        ):
            self.assertEqual(1, len(list(problems_of(path, f'#include "{target}"\n'))), f"{path} → {target}")

    def test_hashing_and_formatting_have_their_doors(self):
        self.assertEqual([], list(problems_of("compiler/sema/digest.cpp", "#include <xxhash.h>\n")))
        self.assertEqual(1, len(list(problems_of("compiler/passes/a.cpp", "#include <xxhash.h>\n"))))
        self.assertEqual([], list(problems_of("dsl/diag/a.cpp", "#include <fmt/format.h>\n")))
        for folder in ("support", "runtime/scan", "runtime/batch", "runtime/table"):
            self.assertEqual(1, len(list(problems_of(f"{folder}/a.cpp", "#include <fmt/format.h>\n"))), folder)

    def test_a_library_beside_its_door_is_found(self):
        self.assertEqual(1, len(list(problems_of("dsl/format/format.cpp", "#include <tao/pegtl.hpp>\n"))))

    def test_states_know_neither_readers_nor_rules_and_are_the_door_to_sqlite(self):
        self.assertEqual([], list(problems_of("runtime/suppression/sqlite.cpp", "#include <sqlite3.h>\n")))
        self.assertEqual(1, len(list(problems_of("cli/suppress/suppress.cpp", "#include <sqlite3.h>\n"))))
        self.assertEqual(1, len(list(problems_of("runtime/suppression/store.cpp", '#include "ingest/records/timestamp.h"\n'))))

    def test_a_competitor_is_known_to_the_benchmark_only(self):
        self.assertEqual([], list(problems_of("bench/competitors/re2_set.cpp", "#include <re2/set.h>\n")))
        self.assertEqual(1, len(list(problems_of("runtime/scan/scan.cpp", "#include <re2/set.h>\n"))))

    def test_nothing_stands_on_the_benchmark(self):
        self.assertEqual([], list(problems_of("bench/rows/session.cpp", '#include "runtime/core/record.h"\n')))
        self.assertEqual(1, len(list(problems_of("cli/main.cpp", '#include "bench/rows/session.h"\n'))))

    def test_a_library_behind_its_door_is_fine(self):
        self.assertEqual([], list(problems_of("dsl/parse/parse.cpp", "#include <tao/pegtl.hpp>\n")))


if __name__ == "__main__":
    unittest.main()
