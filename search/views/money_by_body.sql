-- Money in decided clauses by organisation, body, year and category. A clause counts with its largest sum in kronor, as
-- its others are mostly parts of that one; sums per month, person and the like are left out, of a range the lower bound
-- counts, and a clause that another paper repeats counts once. A clause that says how the sum of another clause of its
-- ärende is financed counts as a clause, but not with the sum again. It adds what was decided of, not what was paid:
-- a guarantee and a budget frame are sums too, and what was rejected or referred back stands under that category.
WITH sums AS (
    SELECT
        d.decision_id,
        max(a.sek) FILTER (WHERE a.currency = 'SEK' AND (a.per IS NULL OR a.per = 'year')) AS sek
    FROM decisions AS d
    LEFT JOIN amounts AS a ON a.decision_id = d.decision_id
    WHERE d.stage = 'decision'
        AND d.decision_id NOT IN (SELECT r.decision_id FROM repeats AS r WHERE r.decision_id IS NOT NULL)
    GROUP BY d.decision_id
),
clauses AS (
    SELECT d.decision_id, d.item_id, d.document_id, d.organisation_key, d.category, s.sek,
        regexp_matches(lower(d.text), '\bfinansier') AS tells_source
    FROM sums AS s
    JOIN decisions AS d USING (decision_id)
),
counted AS (
    SELECT c.*,
        c.tells_source AND EXISTS (
            SELECT 1 FROM clauses AS o WHERE o.item_id = c.item_id AND o.sek = c.sek AND NOT o.tells_source
        ) AS is_source
    FROM clauses AS c
)
SELECT
    c.organisation_key,  -- the organisation's key
    doc.organisation,  -- the municipality, region or federation
    doc.body,  -- the body that decides
    year(coalesce(doc.meeting_date, doc.written_on))::INTEGER AS meeting_year,  -- the year of the meeting
    c.category,  -- what the clauses do
    count(*) AS clauses,  -- decided clauses
    count(c.sek) FILTER (WHERE NOT c.is_source) AS clauses_with_amount,  -- those of them that count with a sum
    sum(c.sek) FILTER (WHERE NOT c.is_source) AS sek  -- their sums, in kronor; null, not 0, where no clause has one
FROM counted AS c
JOIN documents AS doc USING (document_id)
WHERE doc.superseded_by IS NULL
GROUP BY ALL
ORDER BY ALL
