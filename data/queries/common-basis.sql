-- On which documents do the documents of several issuers rest, and how many rest on each?
SELECT coalesce(cited.properties ->> 'number', cited.properties ->> 'title', cited.key) AS basis,
       count(DISTINCT based.source) AS documents
FROM edge AS based
JOIN node AS cited ON cited.id = based.target
WHERE based.type = 'BASED_ON'
GROUP BY cited.key HAVING count(DISTINCT based.source) > 1
ORDER BY documents DESC, basis
