-- What papers there are by organisation, body and year. Look here before you count: a body without minutes has decided
-- nothing that the dataset knows of, and a meeting of which there is no paper at all cannot be counted missing. A paper
-- that was refused says neither body nor year; what a newer version of a paper has replaced is left out.
WITH papers AS (
    SELECT
        organisation_key,
        organisation,
        body,
        year(coalesce(meeting_date, written_on))::INTEGER AS meeting_year,
        meeting_id,
        meeting_date,
        count(*) AS papers,
        count(*) FILTER (WHERE status = 'quarantined') AS refused,
        count(*) FILTER (WHERE status = 'partial') AS partial,
        count(*) FILTER (WHERE gone_at IS NOT NULL) AS gone,
        bool_or(doc_type = 'kallelse') AS has_kallelse,
        bool_or(doc_type = 'protokoll') AS has_minutes,
        bool_or(doc_type = 'protokollsutdrag') AS has_extracts
    FROM documents
    WHERE superseded_by IS NULL
    GROUP BY ALL
)
SELECT
    p.organisation_key,  -- the organisation's key; okand where the paper names none
    p.organisation,  -- the municipality, region or federation; null where the paper names none
    p.body,  -- the body that meets, or that memos are written to; null where the paper names none
    p.meeting_year,  -- the year; null where the paper says none
    sum(p.papers)::INTEGER AS papers,  -- papers of all kinds
    sum(p.refused)::INTEGER AS refused,  -- papers that nothing could be read of
    sum(p.partial)::INTEGER AS partial,  -- papers with pages that were not read, or by OCR
    sum(p.gone)::INTEGER AS gone,  -- papers that are no longer where they were found
    coalesce(sum(p.papers - p.refused) FILTER (WHERE p.meeting_id IS NULL), 0)::INTEGER AS without_meeting,  -- papers of no meeting
    count(p.meeting_id) AS meetings,  -- meetings that a paper is of
    count(p.meeting_id) FILTER (WHERE p.has_kallelse) AS with_kallelse,  -- meetings with a kallelse
    count(p.meeting_id) FILTER (WHERE p.has_minutes) AS with_minutes,  -- meetings with minutes
    count(p.meeting_id) FILTER (WHERE p.has_extracts AND NOT p.has_minutes) AS with_extracts_only,  -- meetings with utdrag alone
    count(p.meeting_id) FILTER (WHERE p.has_kallelse AND (p.has_minutes OR p.has_extracts)) AS with_both,  -- meetings with a kallelse and minutes or utdrag
    min(p.meeting_date) AS first_meeting,  -- the day of the first meeting
    max(p.meeting_date) AS last_meeting  -- the day of the last meeting
FROM papers AS p
GROUP BY ALL
ORDER BY ALL
