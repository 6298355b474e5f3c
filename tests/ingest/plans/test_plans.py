"""The own plans stay read as far as they are: a figure below the recorded one is a loss somewhere."""

from tests.ingest.plans import missed, plans

RECORDED = 0.97


def test_who_has_which_role_in_the_own_plans():
    found = [(wanted, missed(name, text, wanted)) for name, text, wanted in plans()]
    total, lost = sum(len(wanted) for wanted, _ in found), sum(len(gone) for _, gone in found)
    assert total == 471
    assert (total - lost) / total >= RECORDED, [gone for _, gone in found if gone]
