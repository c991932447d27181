-- fails: projection, difference, intersection, renaming, division, division-by-teacher
--# projection
SELECT room_id FROM timetable
WHERE term = '2026-1' AND building = 'Abbey';

--# difference
SELECT DISTINCT e.student_id
FROM enrolments AS e JOIN courses AS c ON c.id = e.course_id
WHERE c.department <> 'computing';

--# intersection
SELECT DISTINCT course_id FROM enrolments
WHERE term = '2024-1' AND term = '2025-1';

--# renaming
SELECT a.id, b.id
FROM students AS a CROSS JOIN students AS b
WHERE a.advisor_id = b.advisor_id AND a.started_on = b.started_on;

--# division
SELECT student_id FROM enrolments
WHERE course_id IN (SELECT requires_id FROM prerequisites WHERE course_id = 'CS301');

--# division-by-teacher
SELECT c.teacher_id, e.student_id
FROM courses AS c JOIN enrolments AS e ON e.course_id = c.id
WHERE c.teacher_id IS NOT NULL;
