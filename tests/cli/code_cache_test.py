#!/usr/bin/env python3
"""Native code that is kept between runs: where, for whom, and what is said when it is not.

CAROM_LLVM says whether the build has native code: ON or OFF.
"""
import ctypes
import json
import mmap
import os
import subprocess
import time
import unittest

from program import CAROM, CommandLine, run

HAS_NATIVE = os.environ["CAROM_LLVM"] == "ON"
GONE = "550 5.1.1 no such person\n"
SECONDS_TO_WAIT = 120  # for what happens at once unless something is broken
EARLIER = ", code of an earlier run, "


def kernel_allows_new_code():
    """False under systemd's MemoryDenyWriteExecute= and the like: then there is no code to keep."""
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
    libc.mprotect.argtypes = libc.munmap.argtypes = None
    page = libc.mmap(None, mmap.PAGESIZE, mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, -1, 0)
    allowed = libc.mprotect(ctypes.c_void_p(page), ctypes.c_size_t(mmap.PAGESIZE), mmap.PROT_READ | mmap.PROT_EXEC) == 0
    libc.munmap(ctypes.c_void_p(page), ctypes.c_size_t(mmap.PAGESIZE))
    return allowed


class CodeCache(CommandLine):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "cache"
        # What verbose runs write, and others.
        self.verbose = run("classify", "--verbose", "--json", "--policy", self.pack, stdin=GONE).out
        self.quiet = run("classify", "--json", "--policy", self.pack, stdin=GONE).out

    def classify_native(self, *options, env=None):
        result = run("classify", "--json", "--engine", "native", "--policy", self.pack, *options, stdin=GONE,
                     env={"CAROM_CACHE_DIR": str(self.cache), **(env or {})})
        expected = self.verbose if "--verbose" in options else self.quiet
        self.assertEqual((0, expected), (result.code, result.out), result.err)
        return result

    def doctor(self, **env):
        return json.loads(run("doctor", "--json", "--policy", self.pack,
                              env={"CAROM_CACHE_DIR": str(self.cache), **env}).out)["code_cache"]


class WithoutNativeCode(CodeCache):
    def test_there_is_nothing_to_keep(self):
        self.assertEqual({"folder": "", "entries": 0, "bytes": 0, "most_bytes": 64 << 20,
                          "problem": "no native code is installed"}, self.doctor())
        self.assertEqual("", json.loads(run("version", "--json").out)["code_cache"])
        self.assertRegex(run("doctor").out, r"\ncode cache +none is used: no native code is installed\n")


class States(CodeCache):
    """Of the folder, whether or not code can be made."""

    def assert_goes_without(self, expected, **env):
        self.assertIn(f"carom: no code is kept: {expected}", self.classify_native("--verbose", env=env).err)
        self.assertEqual(1, self.classify_native("--verbose", env=env).err.count("no code is kept"))
        self.assertEqual("", self.classify_native(env=env).err)

    def test_before_the_first_use(self):
        self.assertEqual({"folder": str(self.cache), "entries": 0, "bytes": 0, "most_bytes": 64 << 20, "problem": None},
                         self.doctor())
        self.assertFalse(self.cache.exists())
        version = json.loads(run("version", "--json", env={"CAROM_CACHE_DIR": str(self.cache)}).out)
        self.assertEqual(str(self.cache), version["code_cache"])

    def test_the_folder_is_for_its_user_alone(self):
        self.classify_native()
        self.assertEqual(0o700, self.cache.stat().st_mode & 0o7777)

    def test_it_can_be_turned_off(self):
        self.assert_goes_without("CAROM_CACHE_DIR is empty", CAROM_CACHE_DIR="")
        self.assertIn("turns the cache off", self.doctor(CAROM_CACHE_DIR="")["problem"])
        self.assertNotIn("code is kept", self.classify_native("--verbose", "--no-cache").err)
        self.assertFalse(self.cache.exists())

    def test_other_engines_need_none(self):
        run("classify", "--policy", self.pack, stdin=GONE, env={"CAROM_CACHE_DIR": str(self.cache)})
        self.assertFalse(self.cache.exists())

    def test_a_folder_that_others_may_write_is_refused(self):
        self.cache.mkdir()
        self.cache.chmod(0o777)
        self.assert_goes_without(f"the cache folder {self.cache} may be written by others (mode 777)")
        self.assertIn("may be written by others", self.doctor()["problem"])
        self.assertEqual([], list(self.cache.iterdir()))

    def test_a_link_is_refused(self):
        (self.folder / "real").mkdir(mode=0o700)
        self.cache.symlink_to("real")
        self.assert_goes_without(f"the cache folder {self.cache} is no folder, or a symbolic link")

    def test_a_folder_that_cannot_be_made_is_done_without(self):
        self.assert_goes_without("the cache folder /proc/carom cannot be made", CAROM_CACHE_DIR="/proc/carom")

    def test_the_folder_of_a_user(self):
        home, caches = self.folder / "home", self.folder / "caches"
        bare = {key: value for key, value in os.environ.items() if key not in ("CAROM_CACHE_DIR", "XDG_CACHE_HOME", "HOME")}
        for env, expected in (({"HOME": str(home)}, home / ".cache/carom"),
                              ({"HOME": str(home), "XDG_CACHE_HOME": str(caches)}, caches / "carom")):
            done = subprocess.run([CAROM, "classify", "--engine", "native", "--policy", self.pack], input=GONE.encode(),
                                  capture_output=True, env={**bare, **env}, check=False)
            self.assertEqual((0, b""), (done.returncode, done.stderr))
            self.assertTrue(expected.is_dir(), expected)
        done = subprocess.run([CAROM, "classify", "--verbose", "--engine", "native", "--policy", self.pack],
                              input=GONE.encode(), capture_output=True, env=bare, cwd=self.folder, check=False)
        self.assertIn(b"no code is kept: there is no place for the cache", done.stderr)

    def test_bytes_of_any_kind_in_its_name(self):
        folder = os.fsencode(self.folder) + b"/\xff\x1b[2J"
        for arguments in (["doctor"], ["doctor", "--json"], ["version", "--json"],
                          ["classify", "--verbose", "--engine", "native", "--policy", self.pack]):
            done = subprocess.run([CAROM, *arguments], input=GONE.encode(), capture_output=True,
                                  env={**os.environb, b"CAROM_CACHE_DIR": folder}, check=False)
            self.assertEqual(0, done.returncode)
            self.assertNotIn(b"\x1b", done.stdout + done.stderr)
            done.stdout.decode()


class Kept(CodeCache):
    def waiting_run(self, *options):
        """Reads a record, and goes on to read until its input ends."""
        process = subprocess.Popen([CAROM, "classify", "--verbose", "--json", "--engine", "native", "--policy", self.pack, *options],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**os.environ, "CAROM_CACHE_DIR": str(self.cache)})
        process.stdin.write(GONE.encode())
        process.stdin.flush()
        return process

    def finish(self, process):
        out, err = process.communicate()
        self.assertEqual((0, self.verbose), (process.returncode, out.decode()), err)
        return err.decode()

    def wait_until(self, is_so):
        end = time.monotonic() + SECONDS_TO_WAIT
        while not is_so():
            self.assertLess(time.monotonic(), end, "nothing comes")
            time.sleep(0.01)

    def entries(self):
        return sorted(self.cache.glob("*.object"))

    def keep(self):
        process = self.waiting_run()
        self.wait_until(self.entries)
        self.assertNotIn(EARLIER, self.finish(process))
        return self.entries()

    def assert_kept_code_is_used(self):
        """A run that ends at once may end before its code is there."""
        for seconds in (0.1, 0.5, 2, 10, SECONDS_TO_WAIT):
            process = self.waiting_run()
            time.sleep(seconds)
            if EARLIER in self.finish(process):
                return
        self.fail("code that was kept is not used")

    def test_later_runs_use_it(self):
        entry, = self.keep()
        self.assert_kept_code_is_used()
        self.assertEqual([entry], self.entries())
        state = self.doctor()
        self.assertEqual((1, entry.stat().st_size, None), (state["entries"], state["bytes"], state["problem"]))
        self.assertEqual(0o600, entry.stat().st_mode & 0o7777)

    def test_a_run_may_do_without(self):
        entry, = self.keep()
        before = entry.stat().st_mtime_ns
        process = self.waiting_run("--no-cache")
        time.sleep(0.5)
        self.assertNotIn(EARLIER, self.finish(process))
        self.assertEqual(before, entry.stat().st_mtime_ns)

    def test_a_damaged_entry_is_replaced(self):
        entry, = self.keep()
        good = entry.read_bytes()
        entry.write_bytes(good[:-1])
        process = self.waiting_run()
        self.wait_until(lambda: entry.exists() and entry.stat().st_size == len(good))
        self.assertNotIn(EARLIER, self.finish(process))
        self.assert_kept_code_is_used()

    def test_other_rules_have_other_code(self):
        self.keep()
        self.pack.write_text(self.pack.read_text(encoding="utf-8").replace("no such person", "no such  person"), encoding="utf-8")
        process = self.waiting_run()
        self.wait_until(lambda: len(self.entries()) == 2)
        self.assertNotIn(EARLIER, self.finish(process))

    def test_two_runs_at_once(self):
        processes = [self.waiting_run() for _ in range(3)]
        self.wait_until(self.entries)
        for process in processes:
            self.finish(process)
        self.assertEqual(1, len(self.entries()))
        self.assert_kept_code_is_used()


if __name__ == "__main__":
    if HAS_NATIVE:
        del WithoutNativeCode
    else:
        del States
    if not HAS_NATIVE or not kernel_allows_new_code():
        del Kept
    unittest.main()
