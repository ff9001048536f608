-- Every proposed clause with what became of it, where, and after how many days; `relation` is no_decision_found where
-- the dataset holds no answer, and `reason` then says why. A proposal that its own meeting and another body answer has a
-- row for each.
SELECT
    l.proposal_id,
    l.decision_id,
    l.case_id,
    p.item_id,
    p.document_id,
    doc.organisation,
    doc.body AS proposed_by_body,
    p.proposer,
    l.body AS decided_by_body,
    l.kind,
    i.title,
    i.diarienummer,
    p.text AS proposed,
    d.text AS decided,
    p.category,
    l.relation,
    l.reason,
    l.similarity,
    l.words_added,
    l.words_removed,
    l.proposed_on,
    l.decided_on,
    date_diff('day', l.proposed_on, l.decided_on) AS days,
    p.page,
    l.organisation_key,
    l.year
FROM decision_links AS l
JOIN decisions AS p ON p.decision_id = l.proposal_id
JOIN items AS i ON i.item_id = p.item_id
JOIN documents AS doc ON doc.document_id = p.document_id
LEFT JOIN decisions AS d ON d.decision_id = l.decision_id
