-- fails: all-found, examiner-given
-- because: It lists the office's rules without looking at the rows, and relies on UNIQUE to keep a missing examiner out.
INSERT INTO candidate_key VALUES ('day, course'), ('day, period, room'), ('day, period, examiner');
ALTER TABLE exam_plan
  ADD PRIMARY KEY (day, period, room),
  ADD UNIQUE (day, period, examiner),
  ADD UNIQUE (day, course),
  ADD FOREIGN KEY (room) REFERENCES rooms,
  ALTER COLUMN course SET NOT NULL;
