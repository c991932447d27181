-- fails: all-found, none-too-many, plan-unchanged
-- because: It takes day and period for a key and, when the engine refuses, removes the rows that stand in the way.
INSERT INTO candidate_key VALUES ('day, period'), ('day, course');
DELETE FROM exam_plan AS e
WHERE EXISTS (SELECT 1 FROM exam_plan AS f WHERE (f.day, f.period) = (e.day, e.period) AND f.room < e.room);
ALTER TABLE exam_plan
  ADD PRIMARY KEY (day, period, room),
  ADD UNIQUE (day, period, examiner),
  ADD UNIQUE (day, course),
  ADD FOREIGN KEY (room) REFERENCES rooms,
  ALTER COLUMN course SET NOT NULL,
  ALTER COLUMN examiner SET NOT NULL;
