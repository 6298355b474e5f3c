"""What is made from the declared schema.

In: schemas/policy.yaml.  Out: the ontology, shapes, constraints, names and docs/model.md, as text.
"""
