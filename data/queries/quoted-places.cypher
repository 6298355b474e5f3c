// Where exactly does a document say who leads a task: its words' position, the file?
MATCH (agency:Agency)-[:LEADS]->(task:Task)
MATCH (statement:Statement {key: 'LEADS|' + agency.id + '|' + task.id})
MATCH (source:Source {document: statement.document, shown: true})
UNWIND range(0, size(statement.starts) - 1) AS i
RETURN agency.generic AS agency, task.id AS task, statement.starts[i] AS start, statement.ends[i] AS end, source.path AS file
ORDER BY file, start, end, agency, task
