-- fails: projection, division, division-by-teacher
-- because: It counts enrolments instead of courses, so a retake stands in for a missing course; and an empty divisor makes no group.
--# projection
SELECT room_id FROM timetable
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
SELECT e.student_id
FROM enrolments AS e JOIN prerequisites AS p ON p.requires_id = e.course_id AND p.course_id = 'CS301'
GROUP BY e.student_id
HAVING count(*) = (SELECT count(*) FROM prerequisites WHERE course_id = 'CS301');

--# division-by-teacher
SELECT c.teacher_id, e.student_id
FROM courses AS c JOIN enrolments AS e ON e.course_id = c.id
GROUP BY c.teacher_id, e.student_id
HAVING count(*) = (SELECT count(*) FROM courses AS x WHERE x.teacher_id = c.teacher_id);
