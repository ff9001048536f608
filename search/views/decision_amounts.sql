-- Every clause with each amount that stands in it, a row an amount (one row without, where it has none). What another
-- paper of the meeting repeats and what a newer version of the paper has replaced is left out. Count clauses by
-- count(DISTINCT decision_id), and mind stage: a proposal is no decision.
SELECT
    d.decision_id,  -- the clause
    d.item_id,  -- its ärende
    d.document_id,  -- its paper
    doc.organisation,  -- the municipality, region or federation
    doc.body,  -- the body whose meeting it is, or that a memo is written to
    coalesce(doc.meeting_date, doc.written_on) AS date,  -- the day of the meeting, or the one that a memo bears
    doc.doc_type,  -- what kind of paper it is
    i.title,  -- the ärende's title
    i.diarienummer,  -- the ärende's numbers as printed
    d.stage,  -- proposal or decision
    d.proposer,  -- who proposes, where the page says so
    d.decider,  -- the body that is to decide or has decided
    d.category,  -- what the clause does
    d.text,  -- the clause
    a.amount_id,  -- the amount; null where the clause has none
    a.text AS amount_text,  -- the amount as printed
    a.sek,  -- its value in kronor, of a range the lower bound; null in another currency
    a.sek_max,  -- the upper bound of a range, in kronor
    a.currency,  -- ISO 4217 code
    a.qualifier,  -- how the sum is bounded: at_most, about
    a.per,  -- what the sum is per: year, month, person; such sums cannot be added to whole ones
    coalesce(a.page, d.page) AS page,  -- the page of the amount, else of the clause
    d.organisation_key,  -- the organisation's key
    d.year  -- the paper's year; 0 where it bears none
FROM decisions AS d
JOIN items AS i USING (item_id)
JOIN documents AS doc ON doc.document_id = d.document_id
LEFT JOIN amounts AS a ON a.decision_id = d.decision_id
WHERE doc.superseded_by IS NULL
    AND d.decision_id NOT IN (SELECT r.decision_id FROM repeats AS r WHERE r.decision_id IS NOT NULL)
