-- Every proposed clause with what became of it, where, and after how many days. A proposal that its own meeting and
-- another body answer has a row for each, and one that several bodies take up in turn is a proposal of each of them:
-- `kind` tells them apart, next_body follows it from body to body.
SELECT
    l.proposal_id,  -- the clause that proposes
    l.decision_id,  -- the clause that answers; null where none was found
    l.case_id,  -- the case, where the ärende belongs to one
    p.item_id,  -- the ärende of the proposal
    p.document_id,  -- the paper of the proposal
    doc.organisation,  -- the municipality, region or federation
    doc.body AS proposed_by_body,  -- the body whose paper proposes it
    p.proposer,  -- who proposes, where the page says so
    l.body AS decided_by_body,  -- the body that answers, or is to
    l.kind,  -- whether the same paper, the same meeting or the next body answers
    i.title,  -- the title of the proposal's ärende
    i.diarienummer,  -- the numbers of the proposal's ärende as printed
    p.text AS proposed,  -- the clause that proposes
    d.text AS decided,  -- the clause that answers
    p.category,  -- what the proposal does
    l.relation,  -- what became of it; no_decision_found where the dataset holds no answer
    l.reason,  -- why none was found; no_paper says nothing of what was decided
    l.similarity,  -- how much of the words the two share, 0 to 1
    l.words_added,  -- runs of words that the decision adds to an adopted proposal
    l.words_removed,  -- runs of words of an adopted proposal that the decision leaves out
    l.proposed_on,  -- the day of the proposal's meeting, or the one that a memo bears
    l.decided_on,  -- the day of the meeting that answers
    date_diff('day', l.proposed_on, l.decided_on) AS days,  -- days between the two; 0 at one meeting
    p.page,  -- the page of the proposal
    l.organisation_key,  -- the organisation's key
    l.year  -- the year of the proposal's paper; 0 where it bears none
FROM decision_links AS l
JOIN decisions AS p ON p.decision_id = l.proposal_id
JOIN items AS i ON i.item_id = p.item_id
JOIN documents AS doc ON doc.document_id = p.document_id
LEFT JOIN decisions AS d ON d.decision_id = l.decision_id
