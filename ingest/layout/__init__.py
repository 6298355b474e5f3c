"""Text to zones and blocks by form alone; knows no role word and no agency.

In: a `Reading`.  Out: an `Outline` of blocks with their ranges; every character of the body lies in one.
"""

from ingest.layout.blocks import Node, Outline, outline_of
from ingest.layout.labels import Label, label_shape, labels_of
from ingest.layout.line import Line
from ingest.layout.marks import Mark

__all__ = ["Label", "Line", "Mark", "Node", "Outline", "label_shape", "labels_of", "outline_of"]
