"""What a document says, as values with evidence: nodes, edges, passages; their JSON and merging.

In: nothing.  Out: values that every store keeps."""

from graph.model.facts import DocumentFacts, Edge, Evidence, Node, Passage, Value

__all__ = ["DocumentFacts", "Edge", "Evidence", "Node", "Passage", "Value"]
