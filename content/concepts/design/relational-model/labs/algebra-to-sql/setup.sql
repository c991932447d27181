-- Rooms of the Abbey used in one term only, and courses taken in one or in both of the terms asked for.
INSERT INTO rooms (id, building, capacity) VALUES ('A-301', 'Abbey', 10), ('A-302', 'Abbey', 10);
INSERT INTO timetable (term, weekday, period, room_id, building, course_id, course_title, teacher_name) VALUES
  ('2025-2', 'Mon', 1, 'A-301', 'Abbey', 'CS101', 'Programming', 'Abreu'),
  ('2026-1', 'Mon', 1, 'A-302', 'Abbey', 'CS101', 'Programming', 'Abreu'),
  ('2026-1', 'Mon', 2, 'A-302', 'Abbey', 'CS101', 'Programming', 'Abreu');
INSERT INTO courses (id, title, department, credits, teacher_id) VALUES
  ('GE201', 'Debating', 'general', 2, NULL), ('GE202', 'Rowing', 'general', 2, NULL), ('GE203', 'Bookbinding', 'general', 2, NULL);
INSERT INTO enrolments (student_id, course_id, term, grade) VALUES
  (1, 'GE201', '2024-1', 12), (1, 'GE202', '2025-1', 12), (1, 'GE203', '2024-1', 5), (1, 'GE203', '2025-1', 12), (2, 'GE203', '2025-1', 15);
