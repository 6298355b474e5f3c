-- Which bodies lead the most tasks on each topic, and in how many provinces?
SELECT topic.properties ->> 'name' AS topic, agency.properties ->> 'generic' AS body,
       count(DISTINCT task.key) AS tasks, count(DISTINCT place.target) AS provinces
FROM edge AS leads
JOIN node AS agency ON agency.id = leads.source
JOIN node AS task ON task.id = leads.target
JOIN edge AS about ON about.source = task.id AND about.type = 'ABOUT'
JOIN node AS topic ON topic.id = about.target
JOIN edge AS states ON states.target = task.id AND states.type = 'HAS_TASK'
LEFT JOIN edge AS place ON place.source = states.source AND place.type = 'OF_PROVINCE'
WHERE leads.type = 'LEADS'
GROUP BY topic, body
ORDER BY tasks DESC, provinces DESC, topic, body
