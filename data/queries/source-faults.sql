-- What is wrong with the sources: findings by code, and how many documents have them?
SELECT finding.properties ->> 'code' AS code, finding.properties ->> 'severity' AS severity,
       count(*) AS findings, count(DISTINCT has.source) AS documents
FROM node AS finding
JOIN edge AS has ON has.target = finding.id AND has.type = 'HAS_FINDING'
GROUP BY code, severity ORDER BY findings DESC, code, severity
