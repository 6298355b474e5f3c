-- Which provinces' documents have no task at all on a topic that another province has tasks on?
SELECT topic.properties ->> 'name' AS topic, province.properties ->> 'name' AS province
FROM (SELECT DISTINCT target AS id FROM edge WHERE type = 'ABOUT') AS asked
JOIN node AS topic ON topic.id = asked.id
CROSS JOIN (SELECT DISTINCT target AS id FROM edge WHERE type = 'OF_PROVINCE') AS place
JOIN node AS province ON province.id = place.id
WHERE NOT EXISTS (
  SELECT 1 FROM edge AS about
  JOIN edge AS states ON states.target = about.source AND states.type = 'HAS_TASK'
  JOIN edge AS of ON of.source = states.source AND of.type = 'OF_PROVINCE'
  WHERE about.type = 'ABOUT' AND about.target = asked.id AND of.target = place.id
)
ORDER BY topic, province
