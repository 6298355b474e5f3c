"""The list of faults is one that can be put in: each line stands where the row says, once, and the faulty file is Python."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.faults import ROOT, Fault, faults

LIST = faults()


def test_there_are_enough_with_names_of_their_own():
    assert len(LIST) >= 60 and len({fault.id for fault in LIST}) == len(LIST)


@pytest.mark.parametrize("fault", LIST, ids=lambda fault: fault.id)
def test_it_can_be_put_in(fault: Fault):
    text = (ROOT / fault.file).read_text("utf-8")
    assert fault.old != fault.new
    ast.parse(fault.put(text))
    assert all((ROOT / test).exists() for test in fault.tests)
