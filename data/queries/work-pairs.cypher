// Which kinds of body lead together with which coordinating ones, in how many tasks and documents?
MATCH (one:Agency)-[:LEADS]->(task:Task)<-[:COORDINATES]-(other:Agency)
MATCH (document:Document)-[:HAS_TASK]->(task)
RETURN one.generic AS lead, other.generic AS coordinates, count(DISTINCT task) AS tasks, count(DISTINCT document) AS documents
ORDER BY tasks DESC, documents DESC, lead, coordinates
