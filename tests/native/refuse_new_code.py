#!/usr/bin/env python3
"""Runs a program as systemd's MemoryDenyWriteExecute= would: the kernel refuses memory that was writable to become
executable.

Usage: refuse_new_code.py PROGRAM ARGUMENT…
"""
import ctypes
import os
import sys

PR_SET_MDWE = 65
PR_MDWE_REFUSE_EXEC_GAIN = 1


def main():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0) != 0:
        print("THIS KERNEL (older than 6.3) CANNOT REFUSE NEW CODE: the program runs as ever", file=sys.stderr)
    os.execv(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
