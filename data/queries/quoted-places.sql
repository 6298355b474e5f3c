-- Where exactly does a document say who leads a task: its words' position, the file?
SELECT agency.properties ->> 'generic' AS agency, task.key AS task, place.start AS start, place."end" AS "end", document.source AS file
FROM edge AS leads
JOIN edge_evidence AS place ON place.edge = leads.id AND place.start IS NOT NULL
JOIN document ON document.id = place.document
JOIN node AS agency ON agency.id = leads.source
JOIN node AS task ON task.id = leads.target
WHERE leads.type = 'LEADS'
ORDER BY file, start, place."end", agency, task
