-- Which kinds of body lead together with which coordinating ones, in how many tasks and documents?
SELECT lead.properties ->> 'generic' AS lead, partner.properties ->> 'generic' AS coordinates,
       count(DISTINCT leads.target) AS tasks, count(DISTINCT states.source) AS documents
FROM edge AS leads
JOIN edge AS joins ON joins.target = leads.target AND joins.type = 'COORDINATES'
JOIN edge AS states ON states.target = leads.target AND states.type = 'HAS_TASK'
JOIN node AS lead ON lead.id = leads.source
JOIN node AS partner ON partner.id = joins.source
WHERE leads.type = 'LEADS'
GROUP BY lead.properties ->> 'generic', partner.properties ->> 'generic'
ORDER BY tasks DESC, documents DESC, 1, 2
