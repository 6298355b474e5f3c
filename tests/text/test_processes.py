"""Processes that stand back behind whoever waits."""

import subprocess
import sys

import pytest

from text.processes import BEHIND

PROGRAM = """
import os
from text.processes import stand_back
stand_back(); stand_back()
group = open("/proc/self/autogroup").read().split()[-1] if os.path.exists("/proc/self/autogroup") else None
print(os.nice(0), group)
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
