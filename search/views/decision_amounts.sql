-- Every clause with each amount that stands in it, a row an amount (one row without, where it has none); what another
-- paper of the meeting repeats is left out. `date` is the day of the meeting, or the one that a memo bears.
SELECT
    d.decision_id,
    d.item_id,
    d.document_id,
    doc.organisation,
    doc.body,
    coalesce(doc.meeting_date, doc.written_on) AS date,
    doc.doc_type,
    i.title,
    i.diarienummer,
    d.stage,
    d.proposer,
    d.decider,
    d.category,
    d.text,
    a.amount_id,
    a.text AS amount_text,
    a.sek,
    a.sek_max,
    a.currency,
    a.qualifier,
    a.per,
    coalesce(a.page, d.page) AS page,
    d.organisation_key,
    d.year
FROM decisions AS d
JOIN items AS i USING (item_id)
JOIN documents AS doc ON doc.document_id = d.document_id
LEFT JOIN amounts AS a ON a.decision_id = d.decision_id
LEFT JOIN repeats AS r ON r.decision_id = d.decision_id
WHERE r.decision_id IS NULL
