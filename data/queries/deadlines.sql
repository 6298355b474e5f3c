-- How many tasks are due in each year, and how many of them name nobody who leads?
SELECT substr(task.properties ->> 'time_to', 1, 4) AS year, count(*) AS tasks,
       sum(NOT EXISTS (SELECT 1 FROM edge AS leads WHERE leads.target = task.id AND leads.type = 'LEADS')) AS without_lead
FROM node AS task
WHERE task.type = 'Task' AND task.properties ->> 'time_to' IS NOT NULL
GROUP BY year ORDER BY year
