-- The campus: who teaches, takes and requires what. Small enough to check a query by hand.

CREATE TABLE teachers (
  id         integer PRIMARY KEY,
  name       text NOT NULL,
  department text
);

CREATE TABLE rooms (
  id       text PRIMARY KEY,
  building text NOT NULL,
  capacity integer NOT NULL CHECK (capacity > 0)
);

CREATE TABLE students (
  id         integer PRIMARY KEY,
  name       text NOT NULL,
  programme  text,
  advisor_id integer REFERENCES teachers,
  started_on date NOT NULL
);

CREATE TABLE courses (
  id         text PRIMARY KEY,
  title      text NOT NULL,
  department text NOT NULL,
  credits    integer NOT NULL,
  teacher_id integer REFERENCES teachers
);

CREATE TABLE prerequisites (
  course_id   text NOT NULL REFERENCES courses,
  requires_id text NOT NULL REFERENCES courses,
  PRIMARY KEY (course_id, requires_id),
  CHECK (course_id <> requires_id)
);

-- grade is NULL while the course runs, and for those who left it. A course may be taken again in a later term.
CREATE TABLE enrolments (
  student_id integer NOT NULL REFERENCES students,
  course_id  text NOT NULL REFERENCES courses,
  term       text NOT NULL,
  grade      integer CHECK (grade BETWEEN 0 AND 20),
  PRIMARY KEY (student_id, course_id, term)
);

-- The office's spreadsheet, imported as it is: no key is declared and facts repeat. Finding its keys is an exercise.
CREATE TABLE timetable (
  term         text NOT NULL,
  weekday      text NOT NULL,
  period       integer NOT NULL,
  room_id      text NOT NULL,
  building     text NOT NULL,
  course_id    text NOT NULL,
  course_title text NOT NULL,
  teacher_name text NOT NULL
);
