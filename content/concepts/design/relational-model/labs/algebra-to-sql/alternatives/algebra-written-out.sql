--# projection
SELECT room_id FROM timetable WHERE term = '2026-1'
INTERSECT
SELECT id FROM rooms WHERE building = 'Abbey';

--# difference
SELECT s.id FROM students AS s
WHERE s.id NOT IN (SELECT e.student_id FROM enrolments AS e, courses AS c WHERE c.id = e.course_id AND c.department = 'computing');

--# intersection
SELECT c.id FROM courses AS c
WHERE EXISTS (SELECT 1 FROM enrolments AS e WHERE e.course_id = c.id AND e.term = '2024-1')
  AND EXISTS (SELECT 1 FROM enrolments AS e WHERE e.course_id = c.id AND e.term = '2025-1');

--# renaming
SELECT a.id, b.id FROM students AS a JOIN students AS b USING (advisor_id, started_on) WHERE b.id > a.id;

--# division
SELECT id FROM students
EXCEPT
SELECT student_id FROM (
  SELECT s.id AS student_id, p.requires_id FROM students AS s, prerequisites AS p WHERE p.course_id = 'CS301'
  EXCEPT
  SELECT student_id, course_id FROM enrolments
) AS lacking;

--# division-by-teacher
SELECT t.id, s.id
FROM teachers AS t, students AS s
WHERE (SELECT count(*) FROM courses AS c WHERE c.teacher_id = t.id)
    = (SELECT count(DISTINCT e.course_id) FROM enrolments AS e JOIN courses AS c ON c.id = e.course_id
       WHERE c.teacher_id = t.id AND e.student_id = s.id);
