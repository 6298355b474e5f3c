"""The real entry over the small store of `fakes`: run by AppTest and, in a browser, by `streamlit run`."""

import os
import runpy
from pathlib import Path

from tests.views import fakes
from views.services import asking, store

os.environ["CANCU_STORE"] = "fake:"
held = () if os.environ.get("FAKE_EMPTY") else (fakes.LAO, fakes.HA)
store._opened = lambda url: fakes.FakeStore(held)  # type: ignore[assignment]
asking.ask = fakes.answer
asking.examples = lambda language: list(fakes.EXAMPLES[language])
asking.find = lambda query, limit=10: fakes.found(query)
runpy.run_path(str(Path(__file__).resolve().parents[2] / "app.py"))
