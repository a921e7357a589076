#!/usr/bin/env python3
"""Every ```carom block of the documentation parses, and those of docs/language.md compile with the shipped packs.

Usage: carom_blocks.py SOURCE_DIR CAROM
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# What the blocks of that page show is there to be copied.
COMPILED = "language.md"


def errors_of(block, source, program):
    """Without any header and, where it needs more, with the shipped classes. A stale digest is an error, too."""
    found = ""
    for header in ("", "use std.classes\n"):
        with tempfile.NamedTemporaryFile("w", suffix=".carom", encoding="utf-8") as file:
            file.write(header + block)
            file.flush()
            run = subprocess.run([program, "check", "--locked", file.name], capture_output=True, text=True, timeout=60,
                                 env={**os.environ, "CAROM_PACKS": str(source / "stdlib-rules")})
        if "error[" not in run.stderr and run.returncode in (0, 1):
            return ""
        found = found or run.stderr
    return found


def main():
    source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    blocks = failed = 0
    for page in sorted([source / "README.md", *(source / "docs").rglob("*.md")]):
        for block in re.findall(r"^```carom\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            blocks += 1
            run = subprocess.run([program, "fmt", "-"], input=block, capture_output=True, text=True, timeout=60)
            if run.returncode != 0:
                failed += 1
                print(f"{page.relative_to(source)}: exit {run.returncode}\n{run.stderr}")
            elif page.name == COMPILED and (errors := errors_of(block, source, program)):
                failed += 1
                print(f"{page.relative_to(source)}: does not compile\n{errors}")
    print(f"{blocks} blocks, {failed} neither parse nor compile as they should")
    sys.exit(1 if failed or not blocks else 0)


if __name__ == "__main__":
    main()
