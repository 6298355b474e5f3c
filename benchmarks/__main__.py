"""`python -m benchmarks [STORE]…`: every figure in one run, part after part; a part that cannot run here says why and the rest goes on.

Without STORE over the documents at hand; a STORE (five documents, a corpus, a law library by `python -m benchmarks.scale --keep STORE`) is
asked, searched, exported and compared with other engines too.  Parts alone: `python -m benchmarks.budgets`, `.questions`, `.readers`,
`.exports`, `.peers`, `.stores`, `.phapdien`, `.scale`, `.real_files`, `.long_files`, `.copies`, `.scanned_heads`.
"""

from __future__ import annotations

import subprocess
import sys

# What is printed above each part, and its command; "*" stands for the stores given.
ALWAYS = (
    ("Reading, ingest, a cold question", ["budgets"]),
    ("Distinct questions and searches, cold and warm", ["questions", "*"]),
    ("Eight readers, quiet and while another process writes", ["readers", "30"]),
    ("Search and graph questions beside other engines", ["peers"]),
    ("Both stores", ["stores"]),
    ("Real files: fields, seconds, memory", ["real_files"]),
    ("A PDF of a thousand pages", ["long_files"]),
    ("Copies of the documents in other formats, letters and prints, upright and turned", ["copies"]),
)
FOR_EACH_STORE = (
    ("Exports: seconds, seconds of one core, bytes, memory, pieces read back", ["exports"]),
    ("Search and graph questions beside other engines", ["peers"]),
)


def main(stores: list[str]) -> int:
    """Run the parts; return 1 where one failed."""
    runs = [(title, [*(word for word in command if word != "*"), *(stores if "*" in command else [])]) for title, command in ALWAYS]
    runs += [(f"{title}: {store}", [*command, store]) for store in stores for title, command in FOR_EACH_STORE]
    failed = 0
    for title, (part, *words) in runs:
        print(f"\n== {title}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"benchmarks.{part}", *words], check=False).returncode != 0
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
