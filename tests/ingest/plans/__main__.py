"""Print what is missed of the own plans."""

from tests.ingest.plans import missed, plans

total = lost = 0
for name, text, wanted in plans():
    gone = missed(name, text, wanted)
    total, lost = total + len(wanted), lost + len(gone)
    for task, body, role in gone:
        print(f"{name}: {body} {role}: … {task} …")
print(f"{total - lost} of {total} roles read ({(total - lost) / total:.3f})")
