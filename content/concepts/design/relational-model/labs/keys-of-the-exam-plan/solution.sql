INSERT INTO candidate_key VALUES
  ('day, course'),
  ('day, period, room'),
  ('day, period, examiner'),
  ('day, room, examiner');

ALTER TABLE exam_plan
  ADD PRIMARY KEY (day, period, room),
  ADD CONSTRAINT exam_plan_examiner_once UNIQUE (day, period, examiner),
  ADD CONSTRAINT exam_plan_course_once_a_day UNIQUE (day, course),
  ADD CONSTRAINT exam_plan_room_known FOREIGN KEY (room) REFERENCES rooms,
  ALTER COLUMN course SET NOT NULL,
  ALTER COLUMN examiner SET NOT NULL;
