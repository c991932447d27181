CREATE TABLE exam_plan (day text, period integer, room text, course text, examiner text);
INSERT INTO exam_plan VALUES
  ('Mon', 1, 'B-001', 'CS102', 'Blom'),
  ('Mon', 2, 'A-101', 'HI101', 'Blom'),
  ('Mon', 2, 'C-007', 'CS101', 'Abreu'),
  ('Tue', 1, 'C-007', 'CS101', 'Blom'),
  ('Tue', 2, 'A-101', 'HI101', 'Blom'),
  ('Tue', 2, 'C-007', 'CS102', 'Dahl'),
  ('Wed', 1, 'A-101', 'CS101', 'Dahl'),
  ('Wed', 2, 'A-101', 'CS102', 'Blom'),
  ('Wed', 2, 'C-007', 'HI101', 'Dahl');
CREATE TABLE candidate_key (columns text NOT NULL);
