"""What the five documents say, task by task: read the difference before `make golden`."""

import pytest

from ingest import parse, read_source
from tests.ingest.factories import DOCUMENTS, ranges

NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.txt"))


def summary(name):
    parsed = parse(read_source(DOCUMENTS / f"{name}.txt"))
    text = parsed.source.text
    return {
        "sections": [[s.path, (s.heading or "")[:60], s.span.start, s.span.end, len(s.parts)] for s in parsed.sections],
        "tasks": [
            {
                "id": t.id,
                "kind": t.kind,
                "words": t.span.quote(text)[:70],
                "range": [t.span.start, t.span.end],
                "continued": [[s.start, s.end] for s in t.continued],
                "roles": [f"{r.role} {r.agency}" for r in t.roles],
                "source": t.role_source,
                "time": [t.time.printed, t.time.start, t.time.end, t.time.recurrence] if t.time else None,
                "topics": sorted({topic for topic, _ in t.topics}),
                "places": [p.get("id", p["name"]) for p in t.places],
            }
            for t in parsed.tasks
        ],
        "agencies": [[a.id, a.name, a.level, len(a.mentions)] for a in parsed.agencies],
        "findings": [[f.code, f.severity, f.span.start, f.span.end, f.message] for f in parsed.findings],
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_five_documents(name, golden):
    golden(f"parse-{name}.json", summary(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_range_is_exact(name):
    parsed = parse(read_source(DOCUMENTS / f"{name}.txt"))
    found = ranges(parsed.to_json())
    assert len(found) > 50
    assert all(parsed.source.text[r["start"] : r["end"]] == r["exact"] for r in found)


def test_five_documents_are_there():
    assert len(NAMES) == 5
