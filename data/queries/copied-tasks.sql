-- Which sentences stand as tasks in the documents of more than one issuer, copied from a common model?
SELECT task.properties ->> 'statement' AS statement, count(DISTINCT states.source) AS documents
FROM node AS task
JOIN edge AS states ON states.target = task.id AND states.type = 'HAS_TASK'
WHERE task.type = 'Task'
GROUP BY task.properties ->> 'statement' HAVING count(DISTINCT states.source) > 1
ORDER BY documents DESC, statement
