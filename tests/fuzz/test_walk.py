"""The random walk in short; `make fuzz` takes 300 steps."""

from __future__ import annotations

import os
import sys

import pytest

from tests.fuzz.walk import walk

pytestmark = pytest.mark.fuzz


@pytest.mark.skipif(sys.platform != "linux" or not hasattr(os, "fork"), reason="kills forked processes, limits their files")
def test_no_document_is_lost_on_a_walk_of_kills_full_disks_closed_folders_and_prunes() -> None:
    done, lost = walk(12, 1218)
    assert lost == []
    assert {"ingest", "prune", "killed", "disk_full", "unmount", "close_folder"} <= set(done), done
