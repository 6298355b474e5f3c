// How many tasks are due in each year, and how many of them name nobody who leads?
MATCH (task:Task) WHERE task.time_to IS NOT NULL
WITH substring(task.time_to, 0, 4) AS year, CASE WHEN EXISTS { (:Agency)-[:LEADS]->(task) } THEN 0 ELSE 1 END AS unled
RETURN year, count(*) AS tasks, sum(unled) AS without_lead
ORDER BY year
