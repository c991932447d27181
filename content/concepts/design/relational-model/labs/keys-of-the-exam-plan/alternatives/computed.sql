-- Every subset of the five columns is a number from 1 to 31; a subset is a superkey when it has nine different values.
WITH superkey AS (
  SELECT mask
  FROM generate_series(1, 31) AS mask, exam_plan AS e
  GROUP BY mask
  HAVING count(DISTINCT (CASE WHEN mask & 1 > 0 THEN e.day END, CASE WHEN mask & 2 > 0 THEN e.period END,
                         CASE WHEN mask & 4 > 0 THEN e.room END, CASE WHEN mask & 8 > 0 THEN e.course END,
                         CASE WHEN mask & 16 > 0 THEN e.examiner END)) = count(*)
)
INSERT INTO candidate_key
SELECT concat_ws(',', CASE WHEN mask & 16 > 0 THEN 'examiner' END, CASE WHEN mask & 8 > 0 THEN 'course' END,
                 CASE WHEN mask & 4 > 0 THEN 'room' END, CASE WHEN mask & 2 > 0 THEN 'period' END,
                 CASE WHEN mask & 1 > 0 THEN 'day' END)
FROM superkey AS k
WHERE NOT EXISTS (SELECT 1 FROM superkey AS s WHERE s.mask <> k.mask AND s.mask & k.mask = s.mask);

ALTER TABLE exam_plan ALTER day SET NOT NULL, ALTER period SET NOT NULL, ALTER room SET NOT NULL,
  ALTER course SET NOT NULL, ALTER examiner SET NOT NULL;
ALTER TABLE exam_plan ADD FOREIGN KEY (room) REFERENCES rooms (id);
CREATE UNIQUE INDEX ON exam_plan (room, day, period);
CREATE UNIQUE INDEX ON exam_plan (course, day);
ALTER TABLE exam_plan ADD PRIMARY KEY (examiner, period, day);
