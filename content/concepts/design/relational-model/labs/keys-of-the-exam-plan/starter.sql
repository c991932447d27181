-- fails: all-found, none-too-many, room-once, examiner-once, course-once-a-day, known-room, room-given, examiner-given
INSERT INTO candidate_key VALUES ('day, period');
