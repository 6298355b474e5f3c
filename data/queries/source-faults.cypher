// What is wrong with the sources: findings by code, and how many documents have them?
MATCH (document:Document)-[:HAS_FINDING]->(finding:Finding)
RETURN finding.code AS code, finding.severity AS severity, count(*) AS findings, count(DISTINCT document) AS documents
ORDER BY findings DESC, code, severity
