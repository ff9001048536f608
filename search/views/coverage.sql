-- What papers there are by organisation, body and year. Look here before you count: a body without minutes has decided
-- nothing that the dataset knows of, and a meeting of which there is no paper at all cannot be counted missing. A paper
-- that was refused says neither body nor year; what a newer version of a paper has replaced is left out.
SELECT
    doc.organisation_key,  -- the organisation's key; okand where the paper names none
    doc.organisation,  -- the municipality, region or federation; null where the paper names none
    doc.body,  -- the body that meets, or that memos are written to; null where the paper names none
    year(coalesce(doc.meeting_date, doc.written_on))::INTEGER AS meeting_year,  -- the year; null where the paper says none
    count(*) AS papers,  -- papers of all kinds
    count(*) FILTER (WHERE doc.status = 'quarantined') AS refused,  -- papers that nothing could be read of
    count(*) FILTER (WHERE doc.status = 'partial') AS partial,  -- papers with pages that were not read, or by OCR
    count(DISTINCT doc.meeting_id) AS meetings,  -- meetings that a paper is of
    count(DISTINCT doc.meeting_id) FILTER (WHERE doc.doc_type = 'kallelse') AS with_kallelse,  -- meetings with a kallelse
    count(DISTINCT doc.meeting_id) FILTER (WHERE doc.doc_type = 'protokoll') AS with_minutes,  -- meetings with minutes
    min(doc.meeting_date) AS first_meeting,  -- the day of the first meeting
    max(doc.meeting_date) AS last_meeting  -- the day of the last meeting
FROM documents AS doc
WHERE doc.superseded_by IS NULL
GROUP BY ALL
ORDER BY ALL
