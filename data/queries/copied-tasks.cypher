// Which sentences stand as tasks in the documents of more than one issuer, copied from a common model?
MATCH (document:Document)-[:HAS_TASK]->(task:Task)
WITH task.statement AS statement, count(DISTINCT document) AS documents WHERE documents > 1
RETURN statement, documents ORDER BY documents DESC, statement
