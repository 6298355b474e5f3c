// Which bodies lead the most tasks on each topic, and in how many provinces?
MATCH (agency:Agency)-[:LEADS]->(task:Task)-[:ABOUT]->(topic:Topic)
MATCH (document:Document)-[:HAS_TASK]->(task)
OPTIONAL MATCH (document)-[:OF_PROVINCE]->(province:Province)
RETURN topic.name AS topic, agency.generic AS body, count(DISTINCT task) AS tasks, count(DISTINCT province) AS provinces
ORDER BY tasks DESC, provinces DESC, topic, body
