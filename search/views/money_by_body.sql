-- Money in decided clauses by organisation, body, year and category. A clause counts with its largest sum in kronor, as
-- its others are mostly parts of that one; sums per month, person and the like are left out, of a range the lower bound
-- counts, and a clause that another paper repeats counts once. It adds what was decided of, not what was paid.
WITH clauses AS (
    SELECT
        d.decision_id,
        d.organisation_key,
        doc.organisation,
        doc.body,
        year(coalesce(doc.meeting_date, doc.written_on)) AS meeting_year,
        d.category,
        max(a.sek) FILTER (WHERE a.currency = 'SEK' AND (a.per IS NULL OR a.per = 'year')) AS sek
    FROM decisions AS d
    JOIN documents AS doc ON doc.document_id = d.document_id
    LEFT JOIN amounts AS a ON a.decision_id = d.decision_id
    LEFT JOIN repeats AS r ON r.decision_id = d.decision_id
    WHERE d.stage = 'decision' AND r.decision_id IS NULL
    GROUP BY ALL
)
SELECT
    organisation_key,
    organisation,
    body,
    meeting_year,
    category,
    count(*) AS clauses,
    count(sek) AS clauses_with_amount,
    sum(sek) AS sek
FROM clauses
GROUP BY ALL
ORDER BY ALL
