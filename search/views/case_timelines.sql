-- The events of every case in order, with the clauses of each; what repeats another event is left out.
SELECT
    c.case_id,
    c.diarienummer,
    c.organisation,
    e.ordinal,
    e.date,
    e.body,
    e.doc_type,
    e.stage,
    e.status,
    e.number,
    e.title,
    (
        SELECT list(d.text ORDER BY d.ordinal)
        FROM decisions AS d
        WHERE d.item_id = e.item_id
    ) AS clauses,
    e.joined_by,
    i.page_start AS page,
    e.item_id,
    e.document_id,
    e.organisation_key,
    e.year
FROM case_events AS e
JOIN cases AS c USING (case_id)
JOIN items AS i ON i.item_id = e.item_id
WHERE e.same_as IS NULL
ORDER BY c.case_id, e.ordinal
