// Where exactly does a document say who leads a task: its words' position, the file?
MATCH (statement:Statement {type: 'LEADS'})
MATCH (agency:Agency {id: statement.source}) MATCH (source:Source {document: statement.document, shown: true})
UNWIND range(0, size(statement.starts) - 1) AS i
RETURN agency.generic AS agency, statement.target AS task, statement.starts[i] AS start, statement.ends[i] AS end, source.path AS file
ORDER BY file, start, end, agency, task
