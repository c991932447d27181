-- fails: course-given, room-stays
-- because: UNIQUE (day, course) lets any number of exams without a course in, and ON DELETE CASCADE answers a deleted room by deleting its exams.
INSERT INTO candidate_key VALUES ('day, course'), ('day, period, room'), ('day, period, examiner'), ('day, room, examiner');
ALTER TABLE exam_plan
  ADD PRIMARY KEY (day, period, room),
  ADD UNIQUE (day, period, examiner),
  ADD UNIQUE (day, course),
  ADD FOREIGN KEY (room) REFERENCES rooms ON DELETE CASCADE,
  ALTER COLUMN examiner SET NOT NULL;
