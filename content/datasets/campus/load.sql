-- Fills the campus from the parameters of a variant. Every value is a hash of a row number and :seed, so the same
-- parameters give the same rows on every machine.

-- Returns an integer in [0, bound), the same for the same (row, salt).
CREATE FUNCTION draw(row_no bigint, salt integer, bound bigint) RETURNS integer
  LANGUAGE sql IMMUTABLE
  RETURN (hashint8extended(row_no, :seed * 1000 + salt) & 9223372036854775807) % bound;

-- Teacher 12 has no courses: the set of all his courses is empty. Names are unique, departments may be unknown.
INSERT INTO teachers (id, name, department)
VALUES (1, 'Abreu', 'computing'), (2, 'Blom', 'computing'), (3, 'Cardoso', 'computing'), (4, 'Dahl', 'mathematics'),
       (5, 'Esposito', 'mathematics'), (6, 'Fournier', 'mathematics'), (7, 'Gomes', 'history'), (8, 'Haas', 'history'),
       (9, 'Ito', 'music'), (10, 'Jensen', 'music'), (11, 'Koch', NULL), (12, 'Lopes', 'history');

INSERT INTO rooms (id, building, capacity)
VALUES ('A-101', 'Abbey', 40), ('A-102', 'Abbey', 25), ('A-201', 'Abbey', 120), ('B-001', 'Boathouse', 60),
       ('B-002', 'Boathouse', 60), ('B-110', 'Boathouse', 12), ('C-007', 'Chapel', 300), ('C-008', 'Chapel', 15);

INSERT INTO courses (id, title, department, credits, teacher_id)
SELECT id, title, department, credits, teacher_id
FROM (VALUES
  (1,  'CS101', 'Programming',             'computing',   6, 1),
  (2,  'CS102', 'Data Structures',         'computing',   6, 1),
  (3,  'CS201', 'Databases',               'computing',   6, 2),
  (4,  'CS202', 'Operating Systems',       'computing',   6, 3),
  (5,  'MA101', 'Calculus',                'mathematics', 6, 4),
  (6,  'MA102', 'Linear Algebra',          'mathematics', 6, 5),
  (7,  'HI101', 'The Age of Sail',         'history',     3, 7),
  (8,  'HI102', 'Archives and Sources',    'history',     3, 8),
  (9,  'MU101', 'Harmony',                 'music',       3, 9),
  (10, 'CS301', 'Transaction Processing',  'computing',   6, 2),
  (11, 'CS302', 'Distributed Systems',     'computing',   6, 3),
  (12, 'MA201', 'Probability',             'mathematics', 6, 5),
  (13, 'MA202', 'Discrete Mathematics',    'mathematics', 6, 6),
  (14, 'HI201', 'Trade Routes',            'history',     3, 7),
  (15, 'MU102', 'Counterpoint',            'music',       3, 9),
  (16, 'MU201', 'Choir',                   'music',       2, 10),
  (17, 'CS303', 'Compilers',               'computing',   6, 1),
  (18, 'CS304', 'Information Retrieval',   'computing',   3, 2),
  (19, 'MA301', 'Graph Theory',            'mathematics', 6, 6),
  (20, 'MA302', 'Statistics',              'mathematics', 6, 4),
  (21, 'HI301', 'Oral History',            'history',     3, 8),
  (22, 'MU202', 'Acoustics',               'music',       3, 10),
  (23, 'GE101', 'Academic Writing',        'general',     2, 11),
  (24, 'GE102', 'Seminar to be announced', 'general',     2, NULL)
) AS course(position, id, title, department, credits, teacher_id)
WHERE position <= :courses OR position = 24;

-- A chain (CS101, CS102, CS201, CS301, CS302) and a diamond (CS301 through CS201 and CS202 to CS102).
INSERT INTO prerequisites (course_id, requires_id)
SELECT course_id, requires_id
FROM (VALUES
  ('CS102', 'CS101'), ('CS201', 'CS102'), ('CS202', 'CS102'), ('CS301', 'CS201'), ('CS301', 'CS202'), ('CS302', 'CS301'),
  ('CS303', 'CS102'), ('CS303', 'MA202'), ('CS304', 'CS201'), ('CS304', 'MA201'), ('MA102', 'MA101'), ('MA201', 'MA101'),
  ('MA301', 'MA202'), ('MA302', 'MA201'), ('HI201', 'HI101'), ('HI301', 'HI102'), ('MU102', 'MU101'), ('MU202', 'MU101')
) AS pair(course_id, requires_id)
WHERE course_id IN (SELECT id FROM courses) AND requires_id IN (SELECT id FROM courses);

INSERT INTO students (id, name, programme, advisor_id, started_on)
SELECT s,
       (ARRAY['Ada', 'Bruno', 'Clara', 'Dario', 'Elin', 'Filipa', 'Gil', 'Hedda', 'Ivo', 'Joana', 'Karl', 'Lia', 'Marc',
              'Nora', 'Oskar', 'Petra'])[1 + draw(s, 10, 16)] || ' ' ||
       (ARRAY['Antunes', 'Berg', 'Cruz', 'Duarte', 'Engel', 'Faria', 'Gruber', 'Holm'])[1 + draw(s, 11, 8)],
       CASE WHEN draw(s, 12, 100) >= :null_percent
            THEN (ARRAY['computing', 'computing', 'mathematics', 'history', 'music'])[1 + draw(s, 13, 5)] END,
       CASE WHEN draw(s, 14, 100) >= :null_percent THEN 1 + draw(s, 15, 11) END,
       DATE '2023-09-01' + 365 * draw(s, 16, 3) + draw(s, 16, 3) / 2
FROM generate_series(1, :students) AS s;

-- Each student takes a course with a chance that depends on the student's zeal; every 17th student takes none.
-- Every 5th student is among those who take whatever Abreu and Dahl teach.
CREATE TABLE drawn_enrolments AS
SELECT s.id AS student_id, c.id AS course_id, draw(s.id * 100 + c.position, 21, :terms) AS term_no, c.position
FROM students AS s, (SELECT id, teacher_id, department, row_number() OVER (ORDER BY id) AS position FROM courses) AS c
WHERE s.id % 17 <> 0
  AND c.id <> 'GE102'
  AND (s.id % 5 = 0 AND c.teacher_id IN (1, 4)
       OR draw(s.id * 100 + c.position, 20, 100) < CASE WHEN c.department = s.programme THEN 55 ELSE 15 END);

INSERT INTO enrolments (student_id, course_id, term, grade)
SELECT student_id, course_id, (ARRAY['2024-1', '2024-2', '2025-1', '2025-2', '2026-1'])[1 + term_no + retake],
       CASE WHEN term_no + retake < 4 AND draw(student_id * 100 + position, 22, 100) >= :null_percent
            THEN CASE WHEN retake = 0 AND is_retaken THEN draw(student_id * 100 + position, 23, 10)
                      ELSE greatest(draw(student_id * 100 + position, 24, 21), draw(student_id * 100 + position, 25, 21)) END
       END
FROM (
  SELECT *, term_no < 4 AND draw(student_id * 100 + position, 26, 100) < :retake_percent AS is_retaken
  FROM drawn_enrolments
) AS drawn, generate_series(0, is_retaken::int) AS retake
ORDER BY student_id, course_id, term_no + retake;

-- Two meetings a week for each course and term. The slots make a room, and a teacher, busy once at a time.
INSERT INTO timetable (term, weekday, period, room_id, building, course_id, course_title, teacher_name)
SELECT term, (ARRAY['Mon', 'Tue', 'Wed', 'Thu', 'Fri'])[1 + slot / 5], 1 + slot % 5, r.id, r.building, c.id, c.title, t.name
FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS position FROM courses) AS c
     JOIN teachers AS t ON t.id = c.teacher_id
     CROSS JOIN (VALUES (0, '2025-2'), (1, '2026-1')) AS terms(term_no, term)
     CROSS JOIN generate_series(0, 1) AS meeting
     CROSS JOIN LATERAL (SELECT ((position * 2 + meeting) % 25)::int AS slot) AS slots
     JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS position FROM rooms) AS r
       ON r.position = (c.position + 3 * term_no + meeting * (c.position % 2)) % 8
ORDER BY term, c.id, meeting;

-- Traps, in variants that ask for them: a student of every course, one of none, and two of one name.
INSERT INTO students (id, name, programme, advisor_id, started_on)
SELECT id, name, programme, advisor_id, started_on
FROM (VALUES
  (901, 'Zita Vaz',  'computing', 1,    DATE '2023-09-01'),
  (902, 'Yann Toft', NULL,        NULL, DATE '2025-09-01'),
  (903, 'Ada Cruz',  'music',     9,    DATE '2024-02-29'),
  (904, 'Ada Cruz',  'music',     9,    DATE '2024-02-29'),
  (905, 'Rui Sá',    'history',   12,   DATE '2024-08-31')
) AS trap(id, name, programme, advisor_id, started_on)
WHERE :traps = 1;

-- 903 took all of Abreu's courses but the last, and the first one twice; 904 and 905 took exactly the same ones.
INSERT INTO enrolments (student_id, course_id, term, grade)
SELECT 901, id, '2024-1', 20 FROM courses WHERE :traps = 1
UNION ALL SELECT 903, 'CS101', term, grade FROM (VALUES ('2024-1', 0), ('2024-2', NULL)) AS twice(term, grade) WHERE :traps = 1
UNION ALL SELECT s, c, '2024-1', 10 FROM (VALUES (904), (905)) AS same(s), (VALUES ('MU101'), ('HI101')) AS taken(c) WHERE :traps = 1;

DROP TABLE drawn_enrolments;
DROP FUNCTION draw(bigint, integer, bigint);
