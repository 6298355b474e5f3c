// On which documents do the documents of several issuers rest, and how many rest on each?
MATCH (document:Document)-[:BASED_ON]->(cited:Document)
WITH cited, count(DISTINCT document) AS documents WHERE documents > 1
RETURN coalesce(cited.number, cited.title, cited.id) AS basis, documents
ORDER BY documents DESC, basis
