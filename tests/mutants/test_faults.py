"""The list of faults can be put in: enough of its lines stand where their rows say, once, and the faulty files are Python."""

from __future__ import annotations

import ast

from tests.mutants.faults import ROOT, faults

ENOUGH = 120  # rows whose line has changed since are named by `make mutants`; below this others must be drawn


def test_enough_of_the_list_can_be_put_in():
    fresh = []
    for fault in faults():
        assert fault.old != fault.new and all((ROOT / test).exists() for test in fault.tests), fault.id
        try:
            text = fault.put((ROOT / fault.file).read_text("utf-8"))
        except ValueError:
            continue
        ast.parse(text)
        fresh.append(fault.id)
    assert len(set(fresh)) == len(fresh) >= ENOUGH
