-- fails: accident-allowed
-- because: It declares every candidate key that it found. The one that holds by accident refuses the next correct exam.
INSERT INTO candidate_key VALUES ('course,day'), ('day,period,room'), ('day,period,examiner'), ('day,room,examiner');
ALTER TABLE exam_plan
  ADD PRIMARY KEY (day, period, room),
  ADD UNIQUE (day, period, examiner),
  ADD UNIQUE (day, course),
  ADD UNIQUE (day, room, examiner),
  ADD FOREIGN KEY (room) REFERENCES rooms,
  ALTER COLUMN course SET NOT NULL,
  ALTER COLUMN examiner SET NOT NULL;
