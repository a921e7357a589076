"""Runs the built program as a user would. CAROM names it; nothing else of the build is known here."""
import atexit
import contextlib
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

# What programs keep for later runs is kept for those of this test alone.
os.environ["CAROM_CACHE_DIR"] = tempfile.mkdtemp(prefix="carom_cache_")
atexit.register(shutil.rmtree, os.environ["CAROM_CACHE_DIR"], ignore_errors=True)

CAROM = os.environ["CAROM"]
SOURCE = pathlib.Path(os.environ["CAROM_SOURCE"])

PACK = """\
pack trial 1.0.0 { language 1; layer base; about "for tests of the command line" }

class trial.gone { type permanent; scope recipient; retry never; suppress recipient guarded }
class trial.busy { type temporary; scope session; retry backoff 1h..12h for 3d }
class trial.told { type by code; scope recipient; retry after 6h; suppress recipient after 3 in 14d }

rule gone {
  when code 550 and text has "no such person"
  => trial.gone
  confidence high
  advice "the address is dead"
  cite "the tests"
  test "550 5.1.1 no such person"
  test not "550 5.1.1 no such place"
}
rule busy {
  when code 4xx and text has "too busy"
  => trial.busy
  test "451 4.3.2 too busy"
  test not "551 too busy"
}
fallback rule told {
  when text has "told you"
  => trial.told
  test "told you"
  test not "said so"
}
annotate listed {
  extract "listed by {blocklist:host}"
  tag listed
  test "550 listed by bl.example"
}
"""


@dataclasses.dataclass
class Result:
    code: int
    out: str
    err: str

    def records(self):
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments, stdin=b"", env=None, cwd=None):
    """Bytes or str in; the exit code and both streams out: a patch of a file that is no UTF-8 is none either. A crash
    shows as a negative code."""
    if isinstance(stdin, str):
        stdin = stdin.encode()
    environment = {**os.environ, **(env or {})}
    done = subprocess.run([CAROM, *map(str, arguments)], input=stdin, capture_output=True, env=environment, cwd=cwd, check=False)
    return Result(done.returncode, done.stdout.decode(errors="surrogateescape"), done.stderr.decode())


class CommandLine(unittest.TestCase):
    """A folder of its own for each test, with a small pack in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.pack = self.write("trial.carom", PACK)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path

    def begin(self, *arguments, **streams):
        """A run that goes on, ended with the test; its streams are pipes unless said."""
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        process = subprocess.Popen([CAROM, *map(str, arguments)], **pipes)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def classify(self, *arguments, **options):
        return run("classify", "--policy", self.pack, *arguments, **options)
