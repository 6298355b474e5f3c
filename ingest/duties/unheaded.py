"""Tables without heads: what each column holds, told by what stands in it.

In: a table's rows.  Out: their columns.
"""

from __future__ import annotations

from ingest.duties.columns import Columns, Row
from ingest.duties.merged import TIMELIKE
from ingest.names.agencies import Agencies
from ingest.reading import Reading

__all__ = ["guessed"]


def guessed(reading: Reading, agencies: Agencies, rows: list[Row]) -> Columns | None:
    """Return the columns of a table without heads: agencies, dates, the longest words; None where no column names agencies."""
    body = [row for row in rows if len(row.filled()) >= 3]
    if len(body) < 2:
        return None
    width = max(len(row.cells) for row in body)
    named, timed, length = [0] * width, [0] * width, [0] * width
    for row in body:
        for i, cell in enumerate(row.cells):
            if not cell:
                continue
            a, b = cell[0]
            length[i] += b - a
            found = agencies.between(a, b)
            named[i] += bool(found) and found[0].start - a < 3 and b - a < 400
            timed[i] += bool(TIMELIKE.match(reading.flat[a:b]))
    share = 0.6 * len(body)
    times = [i for i in range(width) if timed[i] >= share]
    rest = [i for i in range(width) if named[i] < share and i not in times]
    if not rest or all(n < share for n in named):
        return None
    task = max(rest, key=lambda i: length[i])
    leads = [i for i in range(width) if named[i] >= share and i > task]
    if length[task] < 25 * len(body) or not leads:
        return None
    kinds = {task: "task", leads[0]: "lead"}
    if len(leads) > 1:
        kinds[leads[1]] = "coordinate"
    if times:
        kinds[times[-1]] = "time"
    if task > 0:
        kinds[0] = "number"
    return Columns(kinds, width=width)
