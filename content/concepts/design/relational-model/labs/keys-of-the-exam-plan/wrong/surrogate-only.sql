-- fails: none-too-many, room-once, examiner-once, course-once-a-day, room-given, examiner-given
-- because: An artificial id makes every row unique and every rule unkept; and a superset of a candidate key is not one.
INSERT INTO candidate_key VALUES ('day, course'), ('day, period, room'), ('day, period, examiner'), ('day, room, examiner'), ('day, period, course');
ALTER TABLE exam_plan
  ADD COLUMN id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ADD FOREIGN KEY (room) REFERENCES rooms;
