-- fails: all-found, none-too-many, room-once, examiner-once, course-once-a-day
-- because: One primary key over everything is a superkey, not a candidate key, and refuses only exact repetitions.
INSERT INTO candidate_key VALUES ('day, period, room, course, examiner');
ALTER TABLE exam_plan
  ADD PRIMARY KEY (day, period, room, course, examiner),
  ADD FOREIGN KEY (room) REFERENCES rooms;
