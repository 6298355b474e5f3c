// Which provinces' documents have no task at all on a topic that another province has tasks on?
MATCH (:Task)-[:ABOUT]->(topic:Topic) WITH DISTINCT topic
MATCH (:Document)-[:OF_PROVINCE]->(province:Province) WITH DISTINCT topic, province
WHERE NOT EXISTS { MATCH (province)<-[:OF_PROVINCE]-(:Document)-[:HAS_TASK]->(:Task)-[:ABOUT]->(topic) }
RETURN topic.name AS topic, province.name AS province
ORDER BY topic, province
