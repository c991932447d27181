--# projection
SELECT DISTINCT room_id FROM timetable
WHERE term = '2026-1' AND building = 'Abbey';

--# difference
SELECT id FROM students
EXCEPT
SELECT e.student_id FROM enrolments AS e JOIN courses AS c ON c.id = e.course_id WHERE c.department = 'computing';

--# intersection
SELECT course_id FROM enrolments WHERE term = '2024-1'
INTERSECT
SELECT course_id FROM enrolments WHERE term = '2025-1';

--# renaming
SELECT a.id, b.id
FROM students AS a CROSS JOIN students AS b
WHERE a.advisor_id = b.advisor_id AND a.started_on = b.started_on AND a.id < b.id;

--# division
SELECT s.id FROM students AS s
WHERE NOT EXISTS (
  SELECT 1 FROM prerequisites AS p
  WHERE p.course_id = 'CS301'
    AND NOT EXISTS (SELECT 1 FROM enrolments AS e WHERE e.student_id = s.id AND e.course_id = p.requires_id)
);

--# division-by-teacher
SELECT t.id, s.id
FROM teachers AS t CROSS JOIN students AS s
WHERE NOT EXISTS (
  SELECT 1 FROM courses AS c
  WHERE c.teacher_id = t.id
    AND NOT EXISTS (SELECT 1 FROM enrolments AS e WHERE e.student_id = s.id AND e.course_id = c.id)
);
