"""Processes that stand back behind whoever waits."""

import platform
import subprocess
import sys

import pytest

from text.processes import BEHIND

PROGRAM = """
import os
from text.processes import stand_back
stand_back(); stand_back()
said = open("/proc/self/autogroup").read().split() if os.path.exists("/proc/self/autogroup") else []
print(os.nice(0), said[-1] if said else None)  # Linux says nothing of a process that is in no session's group
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no niceness there")
@pytest.mark.parametrize("leads", [True, False])
def test_a_process_stands_back_once_and_its_own_session_with_it(leads: bool) -> None:
    before = int(subprocess.run([sys.executable, "-c", "import os; print(os.nice(0))"], capture_output=True, text=True, check=True).stdout)
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, start_new_session=leads).stdout
    nice, group = said.split()
    assert int(nice) == max(before, BEHIND)
    if leads and group != "None":
        assert int(group) == BEHIND


FREED = """
import os
from text.processes import give_back_memory
def held():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
blocks = [bytes(2_000) for _ in range(50_000)]
last = bytes(2_000)  # it keeps what is below it from going back by itself
blocks = None
before = held()
give_back_memory()
print(before - held())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another allocator")
def test_memory_that_is_free_is_given_back() -> None:
    given = int(subprocess.run([sys.executable, "-c", FREED], capture_output=True, text=True, check=True).stdout)
    assert given > 50_000_000
