"""CPU seconds of a piece of work on a machine that others use too: a busy moment spoils a try, what is too slow fails them all."""

from collections.abc import Callable
from time import process_time

TRIES = 8
TOO_SHORT = 0.05  # seconds below which a difference is noise


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one try."""
    begun = process_time()
    work()
    return process_time() - begun


def takes_at_most(most: float, work: Callable[[], object]) -> bool:
    """Return whether one of some tries took at most so many CPU seconds."""
    return any(seconds(work) <= most for _ in range(TRIES))


def grows_at_most(times: float, small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Return whether the least seconds of the large work are at most so many times those of the small one."""
    least_small = least_large = float("inf")
    for _ in range(TRIES):
        least_small, least_large = min(least_small, seconds(small)), min(least_large, seconds(large))
        if least_large <= max(TOO_SHORT, times * least_small):
            return True
    return False
