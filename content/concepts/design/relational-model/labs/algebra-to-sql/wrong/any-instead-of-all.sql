-- fails: intersection, renaming, division
-- because: OR and IN ask for any of them; students without an advisor do not share one.
--# projection
SELECT DISTINCT room_id FROM timetable
WHERE term = '2026-1' AND building = 'Abbey';

--# difference
SELECT id FROM students
EXCEPT
SELECT e.student_id FROM enrolments AS e JOIN courses AS c ON c.id = e.course_id WHERE c.department = 'computing';

--# intersection
SELECT DISTINCT course_id FROM enrolments
WHERE term IN ('2024-1', '2025-1');

--# renaming
SELECT a.id, b.id
FROM students AS a CROSS JOIN students AS b
WHERE a.advisor_id IS NOT DISTINCT FROM b.advisor_id AND a.started_on = b.started_on AND a.id < b.id;

--# division
SELECT DISTINCT e.student_id FROM enrolments AS e
WHERE e.course_id IN (SELECT requires_id FROM prerequisites WHERE course_id = 'CS301');

--# division-by-teacher
SELECT t.id, s.id
FROM teachers AS t CROSS JOIN students AS s
WHERE NOT EXISTS (
  SELECT 1 FROM courses AS c
  WHERE c.teacher_id = t.id
    AND NOT EXISTS (SELECT 1 FROM enrolments AS e WHERE e.student_id = s.id AND e.course_id = c.id)
);
