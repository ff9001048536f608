-- The events of every case in order, with what is proposed and what is decided at each; what repeats another event is
-- left out. An ärende with two diarienummer is an event of both cases.
SELECT
    c.case_id,  -- the case
    c.diarienummer,  -- its number in one spelling
    c.organisation,  -- the municipality, region or federation
    e.ordinal,  -- place in the case; repeats that are left out have a place too
    e.date,  -- the day of the meeting, or the one that a memo bears
    e.body,  -- the body that meets
    e.doc_type,  -- what kind of paper it is
    e.stage,  -- decision where this meeting decides of it, proposal where it is proposed
    e.status,  -- where the case stands after it; null where the ärende does not tell
    e.number,  -- the ärende's number as printed
    e.title,  -- the ärende's title
    (
        SELECT list(d.text ORDER BY d.ordinal) FROM decisions AS d WHERE d.item_id = e.item_id AND d.stage = 'proposal'
    ) AS proposed,  -- the clauses that the ärende proposes, in order; null where it proposes none
    (
        SELECT list(d.text ORDER BY d.ordinal) FROM decisions AS d WHERE d.item_id = e.item_id AND d.stage = 'decision'
    ) AS decided,  -- the clauses that it decides, in order; null where it decides none
    e.joined_by,  -- by what rule it joined the case
    i.page_start AS page,  -- the ärende's first page
    e.item_id,  -- the ärende
    e.document_id,  -- the paper
    e.organisation_key,  -- the organisation's key
    e.year  -- the paper's year; 0 where it bears none
FROM case_events AS e
JOIN cases AS c USING (case_id)
JOIN items AS i ON i.item_id = e.item_id
WHERE e.same_as IS NULL
ORDER BY c.case_id, e.ordinal
