-- What can be read from archive and roster again; SQLite and PostgreSQL alike. Times are milliseconds
-- since 1970. A change goes into catalogue-2.sql; this file stays as it is.
CREATE TABLE journal (
  recorder TEXT PRIMARY KEY,
  records BIGINT NOT NULL,
  resume_offset BIGINT NOT NULL,
  resume_digest TEXT NOT NULL,
  last_settled TEXT
);

CREATE TABLE session (
  recorder TEXT NOT NULL,
  boot BIGINT NOT NULL,
  counter BIGINT NOT NULL,
  assignment TEXT,
  first_record BIGINT NOT NULL,
  last_record BIGINT NOT NULL,
  opened BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  close_cause TEXT,
  segments BIGINT NOT NULL,
  stills BIGINT NOT NULL,
  marks BIGINT NOT NULL,
  plain_bytes BIGINT NOT NULL,
  media_ms BIGINT NOT NULL,
  said TEXT NOT NULL,
  verdict TEXT NOT NULL,
  tracks TEXT NOT NULL,
  officers TEXT NOT NULL,
  PRIMARY KEY (recorder, boot, counter)
);

CREATE INDEX session_opened ON session (opened);

CREATE INDEX session_recorder ON session (recorder, opened);

CREATE INDEX session_verdict ON session (verdict, opened);

CREATE INDEX session_record ON session (recorder, first_record);

CREATE INDEX session_awaiting ON session (recorder) WHERE verdict <> said;

CREATE TABLE person (
  name TEXT NOT NULL,
  certificate TEXT NOT NULL,
  PRIMARY KEY (name, certificate)
);

CREATE TABLE presence (
  certificate TEXT NOT NULL,
  opened BIGINT NOT NULL,
  recorder TEXT NOT NULL,
  boot BIGINT NOT NULL,
  counter BIGINT NOT NULL,
  PRIMARY KEY (certificate, opened, recorder, boot, counter)
);

CREATE INDEX presence_recorder ON presence (recorder);

CREATE TABLE outing (
  recorder TEXT NOT NULL,
  out_record BIGINT NOT NULL,
  out_at BIGINT NOT NULL,
  out_dock TEXT NOT NULL,
  assignments TEXT NOT NULL,
  in_record BIGINT,
  in_at BIGINT,
  in_dock TEXT,
  PRIMARY KEY (recorder, out_record)
);

CREATE INDEX outing_out ON outing (out_at);

CREATE INDEX outing_in ON outing (in_at);
