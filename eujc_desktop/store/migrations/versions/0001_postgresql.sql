CREATE TABLE act (
  one INTEGER NOT NULL,
  step BIGINT,
  CONSTRAINT pk_act PRIMARY KEY (one),
  CONSTRAINT ck_act_one CHECK (one = 1)
);

CREATE TABLE activity (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  year INTEGER NOT NULL,
  name VARCHAR(200) NOT NULL,
  programme VARCHAR(40),
  kind VARCHAR(200),
  counts VARCHAR(11) NOT NULL,
  events INTEGER NOT NULL,
  participants INTEGER NOT NULL,
  eu INTEGER,
  japan INTEGER,
  women INTEGER,
  smes INTEGER,
  place VARCHAR(200),
  mode VARCHAR(80),
  source VARCHAR(200),
  CONSTRAINT pk_activity PRIMARY KEY (id),
  CONSTRAINT ck_activity_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_activity_year CHECK (year BETWEEN 1900 AND 2200),
  CONSTRAINT ck_activity_name CHECK (length(name) <= 200),
  CONSTRAINT ck_activity_programme CHECK (length(programme) <= 40),
  CONSTRAINT ck_activity_kind CHECK (length(kind) <= 200),
  CONSTRAINT ck_activity_counts CHECK (counts IN ('EXECUTIVES', 'LEAN', 'SEMINARS', 'VULCANUS', 'CULTURE', 'RND', 'REPORTS', 'NEWSLETTERS', 'AGREEMENTS', 'ENERGY')),
  CONSTRAINT ck_activity_events CHECK (events BETWEEN 0 AND 1000000),
  CONSTRAINT ck_activity_participants CHECK (participants BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_activity_eu CHECK (eu BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_activity_japan CHECK (japan BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_activity_women CHECK (women BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_activity_smes CHECK (smes BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_activity_place CHECK (length(place) <= 200),
  CONSTRAINT ck_activity_mode CHECK (length(mode) <= 80),
  CONSTRAINT ck_activity_source CHECK (length(source) <= 200)
);

CREATE TABLE change_set (
  number BIGSERIAL NOT NULL,
  id VARCHAR(32) NOT NULL,
  label TEXT NOT NULL,
  said TEXT,
  who TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  kind VARCHAR(4) NOT NULL,
  "of" BIGINT,
  CONSTRAINT pk_change_set PRIMARY KEY (number),
  CONSTRAINT uq_change_set_id UNIQUE (id),
  CONSTRAINT ck_change_set_kind CHECK (kind IN ('do', 'fact', 'undo', 'redo')),
  CONSTRAINT ck_change_set_label CHECK (length(label) > 0),
  CONSTRAINT ck_change_set_who CHECK (length(who) > 0),
  CONSTRAINT fk_change_set_of FOREIGN KEY("of") REFERENCES change_set (number)
);

CREATE TABLE content (
  sha256 VARCHAR(64) NOT NULL,
  data BYTEA NOT NULL,
  CONSTRAINT pk_content PRIMARY KEY (sha256)
);

CREATE TABLE frozen_report (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  title VARCHAR(200) NOT NULL,
  dated DATE NOT NULL,
  frozen_at TIMESTAMP WITH TIME ZONE NOT NULL,
  frozen_by VARCHAR(200) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  CONSTRAINT pk_frozen_report PRIMARY KEY (id),
  CONSTRAINT ck_frozen_report_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_frozen_report_title CHECK (length(title) <= 200),
  CONSTRAINT ck_frozen_report_frozen_by CHECK (length(frozen_by) <= 200),
  CONSTRAINT ck_frozen_report_sha256 CHECK (length(sha256) <= 64)
);

CREATE TABLE gift (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR(200) NOT NULL,
  name_ja VARCHAR(200),
  value_class VARCHAR(7) NOT NULL,
  number INTEGER NOT NULL,
  low_at INTEGER NOT NULL,
  note VARCHAR(500),
  CONSTRAINT pk_gift PRIMARY KEY (id),
  CONSTRAINT ck_gift_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_gift_name CHECK (length(name) <= 200),
  CONSTRAINT ck_gift_name_ja CHECK (length(name_ja) <= 200),
  CONSTRAINT ck_gift_value_class CHECK (value_class IN ('token', 'small', 'fine', 'special')),
  CONSTRAINT ck_gift_number CHECK (number BETWEEN 0 AND 9999),
  CONSTRAINT ck_gift_low_at CHECK (low_at BETWEEN 0 AND 999),
  CONSTRAINT ck_gift_note CHECK (length(note) <= 500)
);

CREATE TABLE label (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR(40) NOT NULL,
  colour VARCHAR(6) NOT NULL,
  CONSTRAINT pk_label PRIMARY KEY (id),
  CONSTRAINT ck_label_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_label_name UNIQUE (name),
  CONSTRAINT ck_label_name CHECK (length(name) <= 40),
  CONSTRAINT ck_label_colour CHECK (colour IN ('grey', 'blue', 'green', 'amber', 'red', 'violet', 'teal', 'pink'))
);

CREATE TABLE mission (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  code VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  title_ja VARCHAR(200),
  programme VARCHAR(40),
  kind VARCHAR(16) NOT NULL,
  direction VARCHAR(9) NOT NULL,
  status VARCHAR(11) NOT NULL,
  coordinator VARCHAR(200),
  second_coordinator VARCHAR(200),
  themes TEXT,
  partners TEXT,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  places VARCHAR(200),
  places_ja VARCHAR(200),
  zone VARCHAR(60) NOT NULL,
  home_zone VARCHAR(60) NOT NULL,
  call_opens DATE,
  call_closes DATE,
  selection_due DATE,
  confirmation_due DATE,
  report_due DATE,
  capacity INTEGER,
  minimum INTEGER,
  associated_states TEXT,
  sme_only BOOLEAN,
  firm_seats INTEGER,
  deposit_amount BIGINT,
  deposit_currency VARCHAR(3),
  deposit_due DATE,
  refund_rule TEXT,
  min_attendance INTEGER,
  report_required BOOLEAN,
  fee_large_firms BIGINT,
  objectives TEXT,
  motto_ja VARCHAR(40),
  edition INTEGER NOT NULL,
  edition_date DATE,
  notes TEXT,
  travel_times TEXT,
  certificate_days INTEGER,
  certificate_report BOOLEAN,
  passport_months INTEGER,
  left_out TEXT,
  refund_basis VARCHAR(7),
  refund_kept INTEGER,
  refund_free_days INTEGER,
  refund_smes_only BOOLEAN,
  refund_until INTEGER,
  fee_due DATE,
  yen_rate BIGINT,
  budget_programme VARCHAR(200),
  grant_number VARCHAR(80),
  CONSTRAINT pk_mission PRIMARY KEY (id),
  CONSTRAINT ck_mission_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_mission_code UNIQUE (code),
  CONSTRAINT ck_mission_last_day_not_before_first CHECK (last_day >= first_day),
  CONSTRAINT ck_mission_code CHECK (length(code) <= 40),
  CONSTRAINT ck_mission_title CHECK (length(title) <= 200),
  CONSTRAINT ck_mission_title_ja CHECK (length(title_ja) <= 200),
  CONSTRAINT ck_mission_programme CHECK (length(programme) <= 40),
  CONSTRAINT ck_mission_kind CHECK (kind IN ('training mission', 'mission', 'fair mission', 'company visit', 'partnering event', 'incoming mission', 'seminar', 'webinar', 'workshop', 'round table', 'traineeship', 'fellowship', 'helpdesk', 'service', 'publication', 'newsletter', 'project', 'partnership', 'institution', 'other')),
  CONSTRAINT ck_mission_direction CHECK (direction IN ('EU->JP', 'JP->EU', 'within EU', 'within JP', 'both', 'online')),
  CONSTRAINT ck_mission_status CHECK (status IN ('draft', 'call open', 'call closed', 'selection', 'confirmed', 'running', 'closed', 'archived', 'cancelled')),
  CONSTRAINT ck_mission_coordinator CHECK (length(coordinator) <= 200),
  CONSTRAINT ck_mission_second_coordinator CHECK (length(second_coordinator) <= 200),
  CONSTRAINT ck_mission_places CHECK (length(places) <= 200),
  CONSTRAINT ck_mission_places_ja CHECK (length(places_ja) <= 200),
  CONSTRAINT ck_mission_zone CHECK (length(zone) <= 60),
  CONSTRAINT ck_mission_home_zone CHECK (length(home_zone) <= 60),
  CONSTRAINT ck_mission_capacity CHECK (capacity BETWEEN 0 AND 2000),
  CONSTRAINT ck_mission_minimum CHECK (minimum BETWEEN 0 AND 2000),
  CONSTRAINT ck_mission_sme_only CHECK (sme_only IN (TRUE, FALSE)),
  CONSTRAINT ck_mission_firm_seats CHECK (firm_seats BETWEEN 1 AND 999),
  CONSTRAINT ck_mission_deposit_amount CHECK (deposit_amount BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_mission_deposit_currency CHECK (length(deposit_currency) <= 3),
  CONSTRAINT ck_mission_refund_rule CHECK (length(refund_rule) <= 2000),
  CONSTRAINT ck_mission_min_attendance CHECK (min_attendance BETWEEN 0 AND 100),
  CONSTRAINT ck_mission_report_required CHECK (report_required IN (TRUE, FALSE)),
  CONSTRAINT ck_mission_fee_large_firms CHECK (fee_large_firms BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_mission_objectives CHECK (length(objectives) <= 4000),
  CONSTRAINT ck_mission_motto_ja CHECK (length(motto_ja) <= 40),
  CONSTRAINT ck_mission_edition CHECK (edition BETWEEN 0 AND 999),
  CONSTRAINT ck_mission_notes CHECK (length(notes) <= 10000),
  CONSTRAINT ck_mission_certificate_days CHECK (certificate_days BETWEEN 0 AND 400),
  CONSTRAINT ck_mission_certificate_report CHECK (certificate_report IN (TRUE, FALSE)),
  CONSTRAINT ck_mission_passport_months CHECK (passport_months BETWEEN 0 AND 60),
  CONSTRAINT ck_mission_refund_basis CHECK (refund_basis IN ('days', 'per day', 'whole')),
  CONSTRAINT ck_mission_refund_kept CHECK (refund_kept BETWEEN 0 AND 100),
  CONSTRAINT ck_mission_refund_free_days CHECK (refund_free_days BETWEEN 0 AND 99),
  CONSTRAINT ck_mission_refund_smes_only CHECK (refund_smes_only IN (TRUE, FALSE)),
  CONSTRAINT ck_mission_refund_until CHECK (refund_until BETWEEN 0 AND 400),
  CONSTRAINT ck_mission_yen_rate CHECK (yen_rate BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_mission_budget_programme CHECK (length(budget_programme) <= 200),
  CONSTRAINT ck_mission_grant_number CHECK (length(grant_number) <= 80)
);

CREATE TABLE name_order (
  mission_id VARCHAR(32) NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  row_id VARCHAR(32) NOT NULL,
  CONSTRAINT pk_name_order PRIMARY KEY (mission_id, words, row_id),
  CONSTRAINT uq_name_order_row_id UNIQUE (row_id)
);

CREATE TABLE office (
  one INTEGER NOT NULL,
  file_id VARCHAR(32) NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  run_stamp VARCHAR(32) NOT NULL,
  CONSTRAINT pk_office PRIMARY KEY (one),
  CONSTRAINT ck_office_one CHECK (one = 1)
);

CREATE TABLE organisation (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  code VARCHAR(40),
  name VARCHAR(200),
  name_ja VARCHAR(200),
  name_kana VARCHAR(200),
  kind VARCHAR(10) NOT NULL,
  country VARCHAR(2),
  street VARCHAR(200),
  postcode VARCHAR(20),
  city VARCHAR(120),
  city_ja VARCHAR(120),
  address VARCHAR(200),
  address_ja VARCHAR(200),
  phone VARCHAR(60),
  email VARCHAR(200),
  website VARCHAR(200),
  sector VARCHAR(120),
  sector_ja VARCHAR(120),
  products TEXT,
  founded INTEGER,
  employees INTEGER,
  turnover BIGINT,
  balance_sheet BIGINT,
  figures_year INTEGER,
  part_of_group VARCHAR(200),
  sme_declared BOOLEAN,
  sme_checked_on DATE,
  sme_checked_by VARCHAR(200),
  japan_links TEXT,
  about TEXT,
  about_ja TEXT,
  key_figures TEXT,
  notes TEXT,
  nace VARCHAR(2),
  jsic VARCHAR(3),
  CONSTRAINT pk_organisation PRIMARY KEY (id),
  CONSTRAINT ck_organisation_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_organisation_code CHECK (length(code) <= 40),
  CONSTRAINT ck_organisation_name CHECK (length(name) <= 200),
  CONSTRAINT ck_organisation_name_ja CHECK (length(name_ja) <= 200),
  CONSTRAINT ck_organisation_name_kana CHECK (length(name_kana) <= 200),
  CONSTRAINT ck_organisation_kind CHECK (kind IN ('company', 'cluster', 'authority', 'institute', 'university', 'hotel', 'office', 'other')),
  CONSTRAINT ck_organisation_country CHECK (length(country) <= 2),
  CONSTRAINT ck_organisation_street CHECK (length(street) <= 200),
  CONSTRAINT ck_organisation_postcode CHECK (length(postcode) <= 20),
  CONSTRAINT ck_organisation_city CHECK (length(city) <= 120),
  CONSTRAINT ck_organisation_city_ja CHECK (length(city_ja) <= 120),
  CONSTRAINT ck_organisation_address CHECK (length(address) <= 200),
  CONSTRAINT ck_organisation_address_ja CHECK (length(address_ja) <= 200),
  CONSTRAINT ck_organisation_phone CHECK (length(phone) <= 60),
  CONSTRAINT ck_organisation_email CHECK (length(email) <= 200),
  CONSTRAINT ck_organisation_website CHECK (length(website) <= 200),
  CONSTRAINT ck_organisation_sector CHECK (length(sector) <= 120),
  CONSTRAINT ck_organisation_sector_ja CHECK (length(sector_ja) <= 120),
  CONSTRAINT ck_organisation_products CHECK (length(products) <= 2000),
  CONSTRAINT ck_organisation_founded CHECK (founded BETWEEN 500 AND 2100),
  CONSTRAINT ck_organisation_employees CHECK (employees BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_organisation_turnover CHECK (turnover BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_organisation_balance_sheet CHECK (balance_sheet BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_organisation_figures_year CHECK (figures_year BETWEEN 1900 AND 2200),
  CONSTRAINT ck_organisation_part_of_group CHECK (length(part_of_group) <= 200),
  CONSTRAINT ck_organisation_sme_declared CHECK (sme_declared IN (TRUE, FALSE)),
  CONSTRAINT ck_organisation_sme_checked_by CHECK (length(sme_checked_by) <= 200),
  CONSTRAINT ck_organisation_japan_links CHECK (length(japan_links) <= 2000),
  CONSTRAINT ck_organisation_about CHECK (length(about) <= 4000),
  CONSTRAINT ck_organisation_about_ja CHECK (length(about_ja) <= 4000),
  CONSTRAINT ck_organisation_notes CHECK (length(notes) <= 10000),
  CONSTRAINT ck_organisation_nace CHECK (nace IN ('01', '02', '03', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30', '31', '32', '33', '35', '36', '37', '38', '39', '41', '42', '43', '45', '46', '47', '49', '50', '51', '52', '53', '55', '56', '58', '59', '60', '61', '62', '63', '64', '65', '66', '68', '69', '70', '71', '72', '73', '74', '75', '77', '78', '79', '80', '81', '82', '84', '85', '86', '87', '88', '90', '91', '92', '93', '94', '95', '96', '97', '98', '99')),
  CONSTRAINT ck_organisation_jsic CHECK (jsic IN ('A01', 'A02', 'B03', 'B04', 'C05', 'D06', 'D07', 'D08', 'E09', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15', 'E16', 'E17', 'E18', 'E19', 'E20', 'E21', 'E22', 'E23', 'E24', 'E25', 'E26', 'E27', 'E28', 'E29', 'E30', 'E31', 'E32', 'F33', 'F34', 'F35', 'F36', 'G37', 'G38', 'G39', 'G40', 'G41', 'H42', 'H43', 'H44', 'H45', 'H46', 'H47', 'H48', 'H49', 'I50', 'I51', 'I52', 'I53', 'I54', 'I55', 'I56', 'I57', 'I58', 'I59', 'I60', 'I61', 'J62', 'J63', 'J64', 'J65', 'J66', 'J67', 'K68', 'K69', 'K70', 'L71', 'L72', 'L73', 'L74', 'M75', 'M76', 'M77', 'N78', 'N79', 'N80', 'O81', 'O82', 'P83', 'P84', 'P85', 'Q86', 'Q87', 'R88', 'R89', 'R90', 'R91', 'R92', 'R93', 'R94', 'R95', 'R96', 'S97', 'S98', 'T99'))
);

CREATE TABLE other_event (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  organiser VARCHAR(200) NOT NULL,
  title VARCHAR(200) NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE,
  places VARCHAR(200),
  sectors TEXT,
  harmless BOOLEAN,
  source VARCHAR(200),
  note TEXT,
  reference VARCHAR(250),
  CONSTRAINT pk_other_event PRIMARY KEY (id),
  CONSTRAINT ck_other_event_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_other_event_event_ends_after_it_begins CHECK (last_day IS NULL OR last_day >= first_day),
  CONSTRAINT ck_other_event_organiser CHECK (length(organiser) <= 200),
  CONSTRAINT ck_other_event_title CHECK (length(title) <= 200),
  CONSTRAINT ck_other_event_places CHECK (length(places) <= 200),
  CONSTRAINT ck_other_event_harmless CHECK (harmless IN (TRUE, FALSE)),
  CONSTRAINT ck_other_event_source CHECK (length(source) <= 200),
  CONSTRAINT ck_other_event_note CHECK (length(note) <= 2000),
  CONSTRAINT ck_other_event_reference CHECK (length(reference) <= 250)
);

CREATE TABLE own_field (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  programme VARCHAR(40),
  label VARCHAR(80) NOT NULL,
  label_ja VARCHAR(80),
  sort VARCHAR(7) NOT NULL,
  words TEXT,
  asked VARCHAR(11) NOT NULL,
  needed BOOLEAN,
  secrecy VARCHAR(9) NOT NULL,
  keep_days INTEGER,
  position INTEGER NOT NULL,
  CONSTRAINT pk_own_field PRIMARY KEY (id),
  CONSTRAINT ck_own_field_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_own_field_programme CHECK (length(programme) <= 40),
  CONSTRAINT ck_own_field_label CHECK (length(label) <= 80),
  CONSTRAINT ck_own_field_label_ja CHECK (length(label_ja) <= 80),
  CONSTRAINT ck_own_field_sort CHECK (sort IN ('text', 'note', 'number', 'yesno', 'day', 'choice', 'several')),
  CONSTRAINT ck_own_field_asked CHECK (asked IN ('application', 'selection')),
  CONSTRAINT ck_own_field_needed CHECK (needed IN (TRUE, FALSE)),
  CONSTRAINT ck_own_field_secrecy CHECK (secrecy IN ('group', 'host', 'office', 'sensitive')),
  CONSTRAINT ck_own_field_keep_days CHECK (keep_days BETWEEN 0 AND 36500),
  CONSTRAINT ck_own_field_position CHECK (position BETWEEN 0 AND 9999)
);

CREATE TABLE programme_template (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  code VARCHAR(40) NOT NULL,
  name VARCHAR(200) NOT NULL,
  content TEXT NOT NULL,
  CONSTRAINT pk_programme_template PRIMARY KEY (id),
  CONSTRAINT ck_programme_template_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_programme_template_code UNIQUE (code),
  CONSTRAINT ck_programme_template_code CHECK (length(code) <= 40),
  CONSTRAINT ck_programme_template_name CHECK (length(name) <= 200),
  CONSTRAINT ck_programme_template_content CHECK (length(content) <= 500000)
);

CREATE TABLE question (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  programme VARCHAR(40),
  text VARCHAR(300) NOT NULL,
  text_ja VARCHAR(300),
  scale VARCHAR(6) NOT NULL,
  about VARCHAR(7) NOT NULL,
  retired BOOLEAN,
  position INTEGER NOT NULL,
  CONSTRAINT pk_question PRIMARY KEY (id),
  CONSTRAINT ck_question_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_question_programme CHECK (length(programme) <= 40),
  CONSTRAINT ck_question_text CHECK (length(text) <= 300),
  CONSTRAINT ck_question_text_ja CHECK (length(text_ja) <= 300),
  CONSTRAINT ck_question_scale CHECK (scale IN ('5', '10', 'yes/no', 'words')),
  CONSTRAINT ck_question_about CHECK (about IN ('mission', 'visit', 'speaker')),
  CONSTRAINT ck_question_retired CHECK (retired IN (TRUE, FALSE)),
  CONSTRAINT ck_question_position CHECK (position BETWEEN 0 AND 9999)
);

CREATE TABLE search_text (
  number BIGSERIAL NOT NULL,
  table_name VARCHAR(40) NOT NULL,
  row_id VARCHAR(32) NOT NULL,
  words TEXT NOT NULL,
  CONSTRAINT pk_search_text PRIMARY KEY (number),
  CONSTRAINT uq_search_text_row_id UNIQUE (row_id)
);

CREATE INDEX ix_search_text_table_name ON search_text (table_name);

CREATE TABLE signing_key (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  key_id VARCHAR(16) NOT NULL,
  public VARCHAR(64) NOT NULL,
  owner VARCHAR(200) NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_signing_key PRIMARY KEY (id),
  CONSTRAINT ck_signing_key_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_signing_key_key_id UNIQUE (key_id),
  CONSTRAINT ck_signing_key_key_id CHECK (length(key_id) <= 16),
  CONSTRAINT ck_signing_key_public CHECK (length(public) <= 64),
  CONSTRAINT ck_signing_key_owner CHECK (length(owner) <= 200)
);

CREATE TABLE snooze (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  about VARCHAR(120) NOT NULL,
  until DATE NOT NULL,
  reason VARCHAR(500) NOT NULL,
  CONSTRAINT pk_snooze PRIMARY KEY (id),
  CONSTRAINT ck_snooze_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_snooze_about UNIQUE (about),
  CONSTRAINT ck_snooze_about CHECK (length(about) <= 120),
  CONSTRAINT ck_snooze_reason CHECK (length(reason) <= 500)
);

CREATE TABLE acceptance (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  rule VARCHAR(60) NOT NULL,
  about TEXT,
  facts VARCHAR(64) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  said_at TIMESTAMP WITH TIME ZONE NOT NULL,
  said_by VARCHAR(200) NOT NULL,
  CONSTRAINT pk_acceptance PRIMARY KEY (id),
  CONSTRAINT ck_acceptance_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_acceptance_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_acceptance_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_acceptance_rule CHECK (length(rule) <= 60),
  CONSTRAINT ck_acceptance_facts CHECK (length(facts) <= 64),
  CONSTRAINT ck_acceptance_reason CHECK (length(reason) <= 500),
  CONSTRAINT ck_acceptance_said_by CHECK (length(said_by) <= 200)
);

CREATE INDEX ix_acceptance_mission_id ON acceptance (mission_id);

CREATE TABLE agreement (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  subject VARCHAR(300) NOT NULL,
  sort VARCHAR(11),
  organisation_id VARCHAR(32),
  other_party VARCHAR(200),
  sector VARCHAR(200),
  arranged_by VARCHAR(200),
  signed_on DATE,
  signatories TEXT,
  valid_until DATE,
  remind_on DATE,
  renewed_on DATE,
  link VARCHAR(200),
  note TEXT,
  CONSTRAINT pk_agreement PRIMARY KEY (id),
  CONSTRAINT ck_agreement_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_agreement_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_agreement_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_agreement_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_agreement_subject CHECK (length(subject) <= 300),
  CONSTRAINT ck_agreement_sort CHECK (sort IN ('partnership', 'memorandum', 'intent', 'consortium', 'contract')),
  CONSTRAINT ck_agreement_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_agreement_other_party CHECK (length(other_party) <= 200),
  CONSTRAINT ck_agreement_sector CHECK (length(sector) <= 200),
  CONSTRAINT ck_agreement_arranged_by CHECK (length(arranged_by) <= 200),
  CONSTRAINT ck_agreement_link CHECK (length(link) <= 200),
  CONSTRAINT ck_agreement_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_agreement_mission_id ON agreement (mission_id);

CREATE INDEX ix_agreement_organisation_id ON agreement (organisation_id);

CREATE TABLE cost_line (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  category VARCHAR(12) NOT NULL,
  title VARCHAR(200) NOT NULL,
  currency VARCHAR(3) NOT NULL,
  planned BIGINT,
  per_head BOOLEAN,
  actual BIGINT,
  supplier VARCHAR(200),
  invoice VARCHAR(60),
  note VARCHAR(500),
  position INTEGER NOT NULL,
  CONSTRAINT pk_cost_line PRIMARY KEY (id),
  CONSTRAINT ck_cost_line_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_cost_line_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_cost_line_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_cost_line_category CHECK (category IN ('travel', 'lodging', 'meals', 'venue', 'speakers', 'interpreters', 'printing', 'gifts', 'staff', 'other', 'grant', 'fees')),
  CONSTRAINT ck_cost_line_title CHECK (length(title) <= 200),
  CONSTRAINT ck_cost_line_currency CHECK (currency IN ('EUR', 'JPY')),
  CONSTRAINT ck_cost_line_planned CHECK (planned BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_cost_line_per_head CHECK (per_head IN (TRUE, FALSE)),
  CONSTRAINT ck_cost_line_actual CHECK (actual BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_cost_line_supplier CHECK (length(supplier) <= 200),
  CONSTRAINT ck_cost_line_invoice CHECK (length(invoice) <= 60),
  CONSTRAINT ck_cost_line_note CHECK (length(note) <= 500),
  CONSTRAINT ck_cost_line_position CHECK (position BETWEEN 0 AND 9999)
);

CREATE INDEX ix_cost_line_mission_id ON cost_line (mission_id);

CREATE TABLE criterion (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  title VARCHAR(80) NOT NULL,
  weight INTEGER NOT NULL,
  best INTEGER NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_criterion PRIMARY KEY (id),
  CONSTRAINT ck_criterion_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_criterion_mission_id_title UNIQUE (mission_id, title),
  CONSTRAINT fk_criterion_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_criterion_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_criterion_title CHECK (length(title) <= 80),
  CONSTRAINT ck_criterion_weight CHECK (weight BETWEEN 1 AND 100),
  CONSTRAINT ck_criterion_best CHECK (best BETWEEN 1 AND 100),
  CONSTRAINT ck_criterion_position CHECK (position BETWEEN 0 AND 999)
);

CREATE INDEX ix_criterion_mission_id ON criterion (mission_id);

CREATE TABLE edition (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  number INTEGER NOT NULL,
  kind VARCHAR(17) NOT NULL,
  language VARCHAR(20),
  audience VARCHAR(40),
  for_whom VARCHAR(200),
  note VARCHAR(500),
  dated DATE NOT NULL,
  released_at TIMESTAMP WITH TIME ZONE NOT NULL,
  released_by VARCHAR(200) NOT NULL,
  pages INTEGER NOT NULL,
  file_name VARCHAR(200) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  said_sha256 VARCHAR(64) NOT NULL,
  CONSTRAINT pk_edition PRIMARY KEY (id),
  CONSTRAINT ck_edition_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_edition_mission_id_number UNIQUE (mission_id, number),
  CONSTRAINT fk_edition_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_edition_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_edition_number CHECK (number BETWEEN 1 AND 999),
  CONSTRAINT ck_edition_kind CHECK (kind IN ('briefing-book', 'programme', 'change-slip', 'certificates', 'roster', 'ics', 'badges', 'table-signs', 'place-cards', 'luggage-tags', 'bus-signs', 'attendance', 'sign-in', 'rooming', 'meals', 'diet-cards', 'manifest', 'luggage', 'seats', 'delegation', 'emergency-folder', 'finance', 'evaluation-sheet', 'evaluation-report', 'letters', 'visa-dossier', 'checklist', 'register', 'visit-sheets', 'bag-lists', 'mission-report')),
  CONSTRAINT ck_edition_language CHECK (length(language) <= 20),
  CONSTRAINT ck_edition_audience CHECK (length(audience) <= 40),
  CONSTRAINT ck_edition_for_whom CHECK (length(for_whom) <= 200),
  CONSTRAINT ck_edition_note CHECK (length(note) <= 500),
  CONSTRAINT ck_edition_released_by CHECK (length(released_by) <= 200),
  CONSTRAINT ck_edition_pages CHECK (pages BETWEEN 0 AND 99999),
  CONSTRAINT ck_edition_file_name CHECK (length(file_name) <= 200),
  CONSTRAINT ck_edition_sha256 CHECK (length(sha256) <= 64),
  CONSTRAINT ck_edition_said_sha256 CHECK (length(said_sha256) <= 64)
);

CREATE INDEX ix_edition_mission_id ON edition (mission_id);

CREATE TABLE event (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  title VARCHAR(300) NOT NULL,
  title_ja VARCHAR(300),
  sort VARCHAR(15),
  first_day DATE,
  last_day DATE,
  starts TIME WITHOUT TIME ZONE,
  ends TIME WITHOUT TIME ZONE,
  place VARCHAR(200),
  link VARCHAR(200),
  language VARCHAR(80),
  agenda TEXT,
  speakers TEXT,
  moderator VARCHAR(200),
  registered INTEGER,
  attended INTEGER,
  eu INTEGER,
  japan INTEGER,
  released BOOLEAN,
  recording VARCHAR(200),
  views INTEGER,
  note TEXT,
  CONSTRAINT pk_event PRIMARY KEY (id),
  CONSTRAINT ck_event_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_event_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_event_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_event_title CHECK (length(title) <= 300),
  CONSTRAINT ck_event_title_ja CHECK (length(title_ja) <= 300),
  CONSTRAINT ck_event_sort CHECK (sort IN ('webinar', 'seminar', 'lecture', 'panel', 'workshop', 'meeting', 'language course', 'training', 'video')),
  CONSTRAINT ck_event_place CHECK (length(place) <= 200),
  CONSTRAINT ck_event_link CHECK (length(link) <= 200),
  CONSTRAINT ck_event_language CHECK (length(language) <= 80),
  CONSTRAINT ck_event_agenda CHECK (length(agenda) <= 10000),
  CONSTRAINT ck_event_moderator CHECK (length(moderator) <= 200),
  CONSTRAINT ck_event_registered CHECK (registered BETWEEN 0 AND 1000000),
  CONSTRAINT ck_event_attended CHECK (attended BETWEEN 0 AND 1000000),
  CONSTRAINT ck_event_eu CHECK (eu BETWEEN 0 AND 1000000),
  CONSTRAINT ck_event_japan CHECK (japan BETWEEN 0 AND 1000000),
  CONSTRAINT ck_event_released CHECK (released IN (TRUE, FALSE)),
  CONSTRAINT ck_event_recording CHECK (length(recording) <= 200),
  CONSTRAINT ck_event_views CHECK (views BETWEEN 0 AND 100000000),
  CONSTRAINT ck_event_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_event_mission_id ON event (mission_id);

CREATE TABLE firm_distinction (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  organisation_id VARCHAR(32) NOT NULL,
  other_id VARCHAR(32) NOT NULL,
  said_at TIMESTAMP WITH TIME ZONE NOT NULL,
  said_by VARCHAR(200) NOT NULL,
  CONSTRAINT pk_firm_distinction PRIMARY KEY (id),
  CONSTRAINT ck_firm_distinction_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_firm_distinction_organisation_id_other_id UNIQUE (organisation_id, other_id),
  CONSTRAINT fk_firm_distinction_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_firm_distinction_other_id FOREIGN KEY(other_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_firm_distinction_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_firm_distinction_other_id CHECK (length(other_id) = 32),
  CONSTRAINT ck_firm_distinction_said_by CHECK (length(said_by) <= 200)
);

CREATE INDEX ix_firm_distinction_organisation_id ON firm_distinction (organisation_id);

CREATE INDEX ix_firm_distinction_other_id ON firm_distinction (other_id);

CREATE TABLE helpdesk_case (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  question VARCHAR(500) NOT NULL,
  details TEXT,
  topic VARCHAR(200),
  channel VARCHAR(6),
  asked_on DATE,
  asker VARCHAR(200),
  email VARCHAR(200),
  organisation_id VARCHAR(32),
  sector VARCHAR(200),
  country VARCHAR(2),
  answer TEXT,
  handled_by VARCHAR(200),
  due DATE,
  answered_on DATE,
  closed_on DATE,
  satisfaction INTEGER,
  note TEXT,
  CONSTRAINT pk_helpdesk_case PRIMARY KEY (id),
  CONSTRAINT ck_helpdesk_case_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_helpdesk_case_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_helpdesk_case_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_helpdesk_case_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_helpdesk_case_question CHECK (length(question) <= 500),
  CONSTRAINT ck_helpdesk_case_details CHECK (length(details) <= 10000),
  CONSTRAINT ck_helpdesk_case_topic CHECK (length(topic) <= 200),
  CONSTRAINT ck_helpdesk_case_channel CHECK (channel IN ('mail', 'phone', 'form', 'person', 'event')),
  CONSTRAINT ck_helpdesk_case_asker CHECK (length(asker) <= 200),
  CONSTRAINT ck_helpdesk_case_email CHECK (length(email) <= 200),
  CONSTRAINT ck_helpdesk_case_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_helpdesk_case_sector CHECK (length(sector) <= 200),
  CONSTRAINT ck_helpdesk_case_country CHECK (length(country) <= 2),
  CONSTRAINT ck_helpdesk_case_answer CHECK (length(answer) <= 10000),
  CONSTRAINT ck_helpdesk_case_handled_by CHECK (length(handled_by) <= 200),
  CONSTRAINT ck_helpdesk_case_satisfaction CHECK (satisfaction BETWEEN 1 AND 5),
  CONSTRAINT ck_helpdesk_case_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_helpdesk_case_mission_id ON helpdesk_case (mission_id);

CREATE INDEX ix_helpdesk_case_organisation_id ON helpdesk_case (organisation_id);

CREATE TABLE host_offer (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  organisation_id VARCHAR(32),
  subject VARCHAR(300),
  disciplines TEXT,
  places INTEGER NOT NULL,
  city VARCHAR(200),
  languages VARCHAR(200),
  first_day DATE,
  last_day DATE,
  allowance BIGINT,
  currency VARCHAR(3),
  housing VARCHAR(200),
  supervisor VARCHAR(200),
  received_on DATE,
  note TEXT,
  CONSTRAINT pk_host_offer PRIMARY KEY (id),
  CONSTRAINT ck_host_offer_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_host_offer_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_host_offer_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_host_offer_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_host_offer_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_host_offer_subject CHECK (length(subject) <= 300),
  CONSTRAINT ck_host_offer_places CHECK (places BETWEEN 0 AND 99),
  CONSTRAINT ck_host_offer_city CHECK (length(city) <= 200),
  CONSTRAINT ck_host_offer_languages CHECK (length(languages) <= 200),
  CONSTRAINT ck_host_offer_allowance CHECK (allowance BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_host_offer_currency CHECK (length(currency) <= 3),
  CONSTRAINT ck_host_offer_housing CHECK (length(housing) <= 200),
  CONSTRAINT ck_host_offer_supervisor CHECK (length(supervisor) <= 200),
  CONSTRAINT ck_host_offer_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_host_offer_mission_id ON host_offer (mission_id);

CREATE INDEX ix_host_offer_organisation_id ON host_offer (organisation_id);

CREATE TABLE journal (
  seq BIGSERIAL NOT NULL,
  step BIGINT NOT NULL,
  table_name VARCHAR(40) NOT NULL,
  row_id VARCHAR(32) NOT NULL,
  before TEXT,
  after TEXT,
  CONSTRAINT pk_journal PRIMARY KEY (seq),
  CONSTRAINT fk_journal_step FOREIGN KEY(step) REFERENCES change_set (number)
);

CREATE INDEX ix_journal_row_id ON journal (row_id);

CREATE INDEX ix_journal_step ON journal (step);

CREATE TABLE mission_group (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  letter VARCHAR(8) NOT NULL,
  name VARCHAR(200),
  CONSTRAINT pk_mission_group PRIMARY KEY (id),
  CONSTRAINT ck_mission_group_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_mission_group_mission_id_letter UNIQUE (mission_id, letter),
  CONSTRAINT fk_mission_group_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_mission_group_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_mission_group_letter CHECK (length(letter) <= 8),
  CONSTRAINT ck_mission_group_name CHECK (length(name) <= 200)
);

CREATE INDEX ix_mission_group_mission_id ON mission_group (mission_id);

CREATE TABLE newsletter_issue (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  number VARCHAR(40) NOT NULL,
  title VARCHAR(300),
  dated DATE,
  topics TEXT,
  language VARCHAR(80),
  editor VARCHAR(200),
  sent_on DATE,
  recipients INTEGER,
  opened INTEGER,
  link VARCHAR(200),
  note TEXT,
  CONSTRAINT pk_newsletter_issue PRIMARY KEY (id),
  CONSTRAINT ck_newsletter_issue_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_newsletter_issue_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_newsletter_issue_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_newsletter_issue_number CHECK (length(number) <= 40),
  CONSTRAINT ck_newsletter_issue_title CHECK (length(title) <= 300),
  CONSTRAINT ck_newsletter_issue_language CHECK (length(language) <= 80),
  CONSTRAINT ck_newsletter_issue_editor CHECK (length(editor) <= 200),
  CONSTRAINT ck_newsletter_issue_recipients CHECK (recipients BETWEEN 0 AND 100000000),
  CONSTRAINT ck_newsletter_issue_opened CHECK (opened BETWEEN 0 AND 100000000),
  CONSTRAINT ck_newsletter_issue_link CHECK (length(link) <= 200),
  CONSTRAINT ck_newsletter_issue_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_newsletter_issue_mission_id ON newsletter_issue (mission_id);

CREATE TABLE paper_setting (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  paper VARCHAR(60) NOT NULL,
  options TEXT NOT NULL,
  CONSTRAINT pk_paper_setting PRIMARY KEY (id),
  CONSTRAINT ck_paper_setting_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_paper_setting_mission_id_paper UNIQUE (mission_id, paper),
  CONSTRAINT fk_paper_setting_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_paper_setting_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_paper_setting_paper CHECK (length(paper) <= 60),
  CONSTRAINT ck_paper_setting_options CHECK (length(options) <= 4000)
);

CREATE INDEX ix_paper_setting_mission_id ON paper_setting (mission_id);

CREATE TABLE partnering_company (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  code VARCHAR(20) NOT NULL,
  side VARCHAR(2) NOT NULL,
  organisation_id VARCHAR(32),
  contact VARCHAR(200),
  email VARCHAR(200),
  offer VARCHAR(500),
  seeks VARCHAR(500),
  sector VARCHAR(200),
  languages VARCHAR(200),
  present VARCHAR(500),
  interpreter BOOLEAN,
  table_code VARCHAR(20),
  note TEXT,
  CONSTRAINT pk_partnering_company PRIMARY KEY (id),
  CONSTRAINT ck_partnering_company_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_partnering_company_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_partnering_company_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_partnering_company_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_partnering_company_code CHECK (length(code) <= 20),
  CONSTRAINT ck_partnering_company_side CHECK (side IN ('EU', 'JP')),
  CONSTRAINT ck_partnering_company_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_partnering_company_contact CHECK (length(contact) <= 200),
  CONSTRAINT ck_partnering_company_email CHECK (length(email) <= 200),
  CONSTRAINT ck_partnering_company_offer CHECK (length(offer) <= 500),
  CONSTRAINT ck_partnering_company_seeks CHECK (length(seeks) <= 500),
  CONSTRAINT ck_partnering_company_sector CHECK (length(sector) <= 200),
  CONSTRAINT ck_partnering_company_languages CHECK (length(languages) <= 200),
  CONSTRAINT ck_partnering_company_present CHECK (length(present) <= 500),
  CONSTRAINT ck_partnering_company_interpreter CHECK (interpreter IN (TRUE, FALSE)),
  CONSTRAINT ck_partnering_company_table_code CHECK (length(table_code) <= 20),
  CONSTRAINT ck_partnering_company_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_partnering_company_mission_id ON partnering_company (mission_id);

CREATE INDEX ix_partnering_company_organisation_id ON partnering_company (organisation_id);

CREATE TABLE partnering_slot (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  code VARCHAR(20) NOT NULL,
  day DATE,
  starts TIME WITHOUT TIME ZONE,
  ends TIME WITHOUT TIME ZONE,
  note VARCHAR(500),
  CONSTRAINT pk_partnering_slot PRIMARY KEY (id),
  CONSTRAINT ck_partnering_slot_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_partnering_slot_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_partnering_slot_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_partnering_slot_code CHECK (length(code) <= 20),
  CONSTRAINT ck_partnering_slot_note CHECK (length(note) <= 500)
);

CREATE INDEX ix_partnering_slot_mission_id ON partnering_slot (mission_id);

CREATE TABLE partnering_table (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  code VARCHAR(20) NOT NULL,
  room VARCHAR(200),
  seats INTEGER,
  note VARCHAR(500),
  CONSTRAINT pk_partnering_table PRIMARY KEY (id),
  CONSTRAINT ck_partnering_table_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_partnering_table_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_partnering_table_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_partnering_table_code CHECK (length(code) <= 20),
  CONSTRAINT ck_partnering_table_room CHECK (length(room) <= 200),
  CONSTRAINT ck_partnering_table_seats CHECK (seats BETWEEN 1 AND 99),
  CONSTRAINT ck_partnering_table_note CHECK (length(note) <= 500)
);

CREATE INDEX ix_partnering_table_mission_id ON partnering_table (mission_id);

CREATE TABLE person (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  honorific VARCHAR(4),
  family_name VARCHAR(200),
  given_name VARCHAR(200),
  native_name VARCHAR(200),
  kana_name VARCHAR(200),
  sex VARCHAR(1),
  birth_date DATE,
  nationality VARCHAR(2),
  residence_country VARCHAR(2),
  residence_since DATE,
  passport_no VARCHAR(20),
  passport_name VARCHAR(200),
  passport_issued DATE,
  passport_expires DATE,
  email VARCHAR(200),
  phone VARCHAR(60),
  mobile VARCHAR(60),
  organisation_id VARCHAR(32),
  job_title VARCHAR(200),
  job_title_ja VARCHAR(200),
  department VARCHAR(200),
  job_years INTEGER,
  duties TEXT,
  rank INTEGER,
  employer_contact VARCHAR(200),
  education TEXT,
  study_year VARCHAR(40),
  university_contact VARCHAR(200),
  english_level VARCHAR(40),
  japanese_level VARCHAR(40),
  languages TEXT,
  interests TEXT,
  profile TEXT,
  diet VARCHAR(12),
  allergies TEXT,
  traces_allowed BOOLEAN,
  fish_stock_allowed BOOLEAN,
  blood_group VARCHAR(10),
  access_needs TEXT,
  health_note TEXT,
  shoe_size BIGINT,
  clothing_size VARCHAR(20),
  helmet_size VARCHAR(20),
  emergency_name VARCHAR(200),
  emergency_relation VARCHAR(60),
  emergency_phone VARCHAR(60),
  insurer VARCHAR(200),
  policy_no VARCHAR(60),
  insurer_phone VARCHAR(60),
  consent_data DATE,
  consent_hosts BOOLEAN,
  consent_book BOOLEAN,
  consent_photo BOOLEAN,
  consent_news BOOLEAN,
  consent_alumni BOOLEAN,
  consent_source VARCHAR(200),
  notes TEXT,
  labels TEXT,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT ck_person_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_person_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_person_honorific CHECK (honorific IN ('Ms', 'Mr', 'Dr', 'Prof')),
  CONSTRAINT ck_person_family_name CHECK (length(family_name) <= 200),
  CONSTRAINT ck_person_given_name CHECK (length(given_name) <= 200),
  CONSTRAINT ck_person_native_name CHECK (length(native_name) <= 200),
  CONSTRAINT ck_person_kana_name CHECK (length(kana_name) <= 200),
  CONSTRAINT ck_person_sex CHECK (sex IN ('F', 'M', 'X')),
  CONSTRAINT ck_person_nationality CHECK (length(nationality) <= 2),
  CONSTRAINT ck_person_residence_country CHECK (length(residence_country) <= 2),
  CONSTRAINT ck_person_passport_no CHECK (length(passport_no) <= 20),
  CONSTRAINT ck_person_passport_name CHECK (length(passport_name) <= 200),
  CONSTRAINT ck_person_email CHECK (length(email) <= 200),
  CONSTRAINT ck_person_phone CHECK (length(phone) <= 60),
  CONSTRAINT ck_person_mobile CHECK (length(mobile) <= 60),
  CONSTRAINT ck_person_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_person_job_title CHECK (length(job_title) <= 200),
  CONSTRAINT ck_person_job_title_ja CHECK (length(job_title_ja) <= 200),
  CONSTRAINT ck_person_department CHECK (length(department) <= 200),
  CONSTRAINT ck_person_job_years CHECK (job_years BETWEEN 0 AND 80),
  CONSTRAINT ck_person_duties CHECK (length(duties) <= 2000),
  CONSTRAINT ck_person_rank CHECK (rank BETWEEN 1 AND 999),
  CONSTRAINT ck_person_employer_contact CHECK (length(employer_contact) <= 200),
  CONSTRAINT ck_person_education CHECK (length(education) <= 2000),
  CONSTRAINT ck_person_study_year CHECK (length(study_year) <= 40),
  CONSTRAINT ck_person_university_contact CHECK (length(university_contact) <= 200),
  CONSTRAINT ck_person_english_level CHECK (length(english_level) <= 40),
  CONSTRAINT ck_person_japanese_level CHECK (length(japanese_level) <= 40),
  CONSTRAINT ck_person_interests CHECK (length(interests) <= 1000),
  CONSTRAINT ck_person_profile CHECK (length(profile) <= 2000),
  CONSTRAINT ck_person_diet CHECK (diet IN ('none', 'vegetarian', 'vegan', 'pescatarian', 'halal', 'kosher', 'no pork', 'no alcohol', 'no raw fish', 'no shellfish', 'lactose-free', 'gluten-free')),
  CONSTRAINT ck_person_allergies CHECK (length(allergies) <= 1000),
  CONSTRAINT ck_person_traces_allowed CHECK (traces_allowed IN (TRUE, FALSE)),
  CONSTRAINT ck_person_fish_stock_allowed CHECK (fish_stock_allowed IN (TRUE, FALSE)),
  CONSTRAINT ck_person_blood_group CHECK (length(blood_group) <= 10),
  CONSTRAINT ck_person_access_needs CHECK (length(access_needs) <= 1000),
  CONSTRAINT ck_person_health_note CHECK (length(health_note) <= 2000),
  CONSTRAINT ck_person_shoe_size CHECK (shoe_size BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_person_clothing_size CHECK (length(clothing_size) <= 20),
  CONSTRAINT ck_person_helmet_size CHECK (length(helmet_size) <= 20),
  CONSTRAINT ck_person_emergency_name CHECK (length(emergency_name) <= 200),
  CONSTRAINT ck_person_emergency_relation CHECK (length(emergency_relation) <= 60),
  CONSTRAINT ck_person_emergency_phone CHECK (length(emergency_phone) <= 60),
  CONSTRAINT ck_person_insurer CHECK (length(insurer) <= 200),
  CONSTRAINT ck_person_policy_no CHECK (length(policy_no) <= 60),
  CONSTRAINT ck_person_insurer_phone CHECK (length(insurer_phone) <= 60),
  CONSTRAINT ck_person_consent_hosts CHECK (consent_hosts IN (TRUE, FALSE)),
  CONSTRAINT ck_person_consent_book CHECK (consent_book IN (TRUE, FALSE)),
  CONSTRAINT ck_person_consent_photo CHECK (consent_photo IN (TRUE, FALSE)),
  CONSTRAINT ck_person_consent_news CHECK (consent_news IN (TRUE, FALSE)),
  CONSTRAINT ck_person_consent_alumni CHECK (consent_alumni IN (TRUE, FALSE)),
  CONSTRAINT ck_person_consent_source CHECK (length(consent_source) <= 200),
  CONSTRAINT ck_person_notes CHECK (length(notes) <= 10000)
);

CREATE INDEX ix_person_organisation_id ON person (organisation_id);

CREATE TABLE plan_rule (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  programme VARCHAR(40),
  mission_id VARCHAR(32),
  rule VARCHAR(60) NOT NULL,
  bound INTEGER,
  looked_at BOOLEAN NOT NULL,
  CONSTRAINT pk_plan_rule PRIMARY KEY (id),
  CONSTRAINT ck_plan_rule_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_plan_rule_mission_id_rule UNIQUE (mission_id, rule),
  CONSTRAINT fk_plan_rule_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_plan_rule_programme CHECK (length(programme) <= 40),
  CONSTRAINT ck_plan_rule_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_plan_rule_rule CHECK (length(rule) <= 60),
  CONSTRAINT ck_plan_rule_bound CHECK (bound BETWEEN -1000 AND 1000),
  CONSTRAINT ck_plan_rule_looked_at CHECK (looked_at IN (TRUE, FALSE))
);

CREATE INDEX ix_plan_rule_mission_id ON plan_rule (mission_id);

CREATE TABLE project_partner (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  organisation_id VARCHAR(32),
  role VARCHAR(11) NOT NULL,
  contact VARCHAR(200),
  email VARCHAR(200),
  share BIGINT,
  joined_on DATE,
  left_on DATE,
  tasks TEXT,
  note TEXT,
  CONSTRAINT pk_project_partner PRIMARY KEY (id),
  CONSTRAINT ck_project_partner_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_project_partner_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_project_partner_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_project_partner_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_project_partner_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_project_partner_role CHECK (role IN ('coordinator', 'partner', 'associated', 'funder')),
  CONSTRAINT ck_project_partner_contact CHECK (length(contact) <= 200),
  CONSTRAINT ck_project_partner_email CHECK (length(email) <= 200),
  CONSTRAINT ck_project_partner_share CHECK (share BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_project_partner_tasks CHECK (length(tasks) <= 4000),
  CONSTRAINT ck_project_partner_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_project_partner_mission_id ON project_partner (mission_id);

CREATE INDEX ix_project_partner_organisation_id ON project_partner (organisation_id);

CREATE TABLE publication (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  title VARCHAR(300) NOT NULL,
  title_ja VARCHAR(300),
  sort VARCHAR(10),
  authors TEXT,
  language VARCHAR(80),
  topics TEXT,
  due DATE,
  published_on DATE,
  identifier VARCHAR(80),
  pages INTEGER,
  copies INTEGER,
  downloads INTEGER,
  link VARCHAR(200),
  note TEXT,
  CONSTRAINT pk_publication PRIMARY KEY (id),
  CONSTRAINT ck_publication_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_publication_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_publication_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_publication_title CHECK (length(title) <= 300),
  CONSTRAINT ck_publication_title_ja CHECK (length(title_ja) <= 300),
  CONSTRAINT ck_publication_sort CHECK (sort IN ('report', 'guide', 'fact sheet', 'directory', 'e-learning', 'web pages')),
  CONSTRAINT ck_publication_language CHECK (length(language) <= 80),
  CONSTRAINT ck_publication_identifier CHECK (length(identifier) <= 80),
  CONSTRAINT ck_publication_pages CHECK (pages BETWEEN 0 AND 100000),
  CONSTRAINT ck_publication_copies CHECK (copies BETWEEN 0 AND 10000000),
  CONSTRAINT ck_publication_downloads CHECK (downloads BETWEEN 0 AND 100000000),
  CONSTRAINT ck_publication_link CHECK (length(link) <= 200),
  CONSTRAINT ck_publication_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_publication_mission_id ON publication (mission_id);

CREATE TABLE quota (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  trait VARCHAR(7) NOT NULL,
  value VARCHAR(120),
  least INTEGER,
  most INTEGER,
  CONSTRAINT pk_quota PRIMARY KEY (id),
  CONSTRAINT ck_quota_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_quota_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_quota_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_quota_trait CHECK (trait IN ('country', 'sector', 'size', 'gender', 'firm')),
  CONSTRAINT ck_quota_value CHECK (length(value) <= 120),
  CONSTRAINT ck_quota_least CHECK (least BETWEEN 0 AND 2000),
  CONSTRAINT ck_quota_most CHECK (most BETWEEN 0 AND 2000)
);

CREATE INDEX ix_quota_mission_id ON quota (mission_id);

CREATE TABLE reduction (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  "of" VARCHAR(7) NOT NULL,
  given_for VARCHAR(7) NOT NULL,
  value VARCHAR(200),
  percent INTEGER NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_reduction PRIMARY KEY (id),
  CONSTRAINT ck_reduction_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_reduction_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_reduction_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_reduction_of CHECK (of IN ('deposit', 'fee')),
  CONSTRAINT ck_reduction_given_for CHECK (given_for IN ('size', 'country', 'repeat', 'all')),
  CONSTRAINT ck_reduction_value CHECK (length(value) <= 200),
  CONSTRAINT ck_reduction_percent CHECK (percent BETWEEN 0 AND 100),
  CONSTRAINT ck_reduction_position CHECK (position BETWEEN 0 AND 9999)
);

CREATE INDEX ix_reduction_mission_id ON reduction (mission_id);

CREATE TABLE room_block (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  hotel VARCHAR(200) NOT NULL,
  room_type VARCHAR(17) NOT NULL,
  rooms INTEGER NOT NULL,
  first_night DATE,
  leaves_on DATE,
  release_on DATE,
  rate BIGINT,
  reference VARCHAR(60),
  note TEXT,
  CONSTRAINT pk_room_block PRIMARY KEY (id),
  CONSTRAINT ck_room_block_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_room_block_leaves_not_before CHECK (first_night IS NULL OR leaves_on IS NULL OR leaves_on >= first_night),
  CONSTRAINT fk_room_block_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_room_block_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_room_block_hotel CHECK (length(hotel) <= 200),
  CONSTRAINT ck_room_block_room_type CHECK (room_type IN ('single', 'double single use', 'double', 'twin', 'own')),
  CONSTRAINT ck_room_block_rooms CHECK (rooms BETWEEN 1 AND 999),
  CONSTRAINT ck_room_block_rate CHECK (rate BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_room_block_reference CHECK (length(reference) <= 60),
  CONSTRAINT ck_room_block_note CHECK (length(note) <= 2000)
);

CREATE INDEX ix_room_block_mission_id ON room_block (mission_id);

CREATE TABLE site (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  organisation_id VARCHAR(32) NOT NULL,
  name VARCHAR(200),
  name_ja VARCHAR(200),
  postcode VARCHAR(20),
  city VARCHAR(120),
  city_ja VARCHAR(120),
  address VARCHAR(200),
  address_ja VARCHAR(200),
  phone VARCHAR(60),
  map_url VARCHAR(200),
  station VARCHAR(200),
  check_in_from TIME WITHOUT TIME ZONE,
  breakfast VARCHAR(200),
  coach_parking VARCHAR(200),
  max_visitors INTEGER,
  photos VARCHAR(10),
  photo_note VARCHAR(200),
  safety_shoes BOOLEAN,
  gear_note VARCHAR(200),
  languages TEXT,
  house_rules TEXT,
  notes TEXT,
  min_visitors INTEGER,
  opening_hours TEXT,
  closing_days TEXT,
  works_holidays BOOLEAN,
  competitors TEXT,
  barred_sectors TEXT,
  own_sector_barred BOOLEAN,
  names_days INTEGER,
  checked_nationalities TEXT,
  export_days INTEGER,
  id_needed BOOLEAN,
  CONSTRAINT pk_site PRIMARY KEY (id),
  CONSTRAINT ck_site_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_site_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_site_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_site_name CHECK (length(name) <= 200),
  CONSTRAINT ck_site_name_ja CHECK (length(name_ja) <= 200),
  CONSTRAINT ck_site_postcode CHECK (length(postcode) <= 20),
  CONSTRAINT ck_site_city CHECK (length(city) <= 120),
  CONSTRAINT ck_site_city_ja CHECK (length(city_ja) <= 120),
  CONSTRAINT ck_site_address CHECK (length(address) <= 200),
  CONSTRAINT ck_site_address_ja CHECK (length(address_ja) <= 200),
  CONSTRAINT ck_site_phone CHECK (length(phone) <= 60),
  CONSTRAINT ck_site_map_url CHECK (length(map_url) <= 200),
  CONSTRAINT ck_site_station CHECK (length(station) <= 200),
  CONSTRAINT ck_site_breakfast CHECK (length(breakfast) <= 200),
  CONSTRAINT ck_site_coach_parking CHECK (length(coach_parking) <= 200),
  CONSTRAINT ck_site_max_visitors CHECK (max_visitors BETWEEN 1 AND 2000),
  CONSTRAINT ck_site_photos CHECK (photos IN ('yes', 'no', 'on request')),
  CONSTRAINT ck_site_photo_note CHECK (length(photo_note) <= 200),
  CONSTRAINT ck_site_safety_shoes CHECK (safety_shoes IN (TRUE, FALSE)),
  CONSTRAINT ck_site_gear_note CHECK (length(gear_note) <= 200),
  CONSTRAINT ck_site_notes CHECK (length(notes) <= 10000),
  CONSTRAINT ck_site_min_visitors CHECK (min_visitors BETWEEN 1 AND 2000),
  CONSTRAINT ck_site_works_holidays CHECK (works_holidays IN (TRUE, FALSE)),
  CONSTRAINT ck_site_own_sector_barred CHECK (own_sector_barred IN (TRUE, FALSE)),
  CONSTRAINT ck_site_names_days CHECK (names_days BETWEEN 0 AND 365),
  CONSTRAINT ck_site_export_days CHECK (export_days BETWEEN 0 AND 365),
  CONSTRAINT ck_site_id_needed CHECK (id_needed IN (TRUE, FALSE))
);

CREATE INDEX ix_site_organisation_id ON site (organisation_id);

CREATE TABLE task (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  title VARCHAR(200) NOT NULL,
  phase VARCHAR(60),
  anchor VARCHAR(9) NOT NULL,
  offset_days INTEGER NOT NULL,
  fixed_day DATE,
  rule VARCHAR(60),
  owner VARCHAR(200),
  done_on DATE,
  note TEXT,
  CONSTRAINT pk_task PRIMARY KEY (id),
  CONSTRAINT ck_task_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_task_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_task_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_task_title CHECK (length(title) <= 200),
  CONSTRAINT ck_task_phase CHECK (length(phase) <= 60),
  CONSTRAINT ck_task_anchor CHECK (anchor IN ('first day', 'last day')),
  CONSTRAINT ck_task_offset_days CHECK (offset_days BETWEEN -2000 AND 2000),
  CONSTRAINT ck_task_rule CHECK (length(rule) <= 60),
  CONSTRAINT ck_task_owner CHECK (length(owner) <= 200),
  CONSTRAINT ck_task_note CHECK (length(note) <= 2000)
);

CREATE INDEX ix_task_mission_id ON task (mission_id);

CREATE TABLE wording (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  paper VARCHAR(60) NOT NULL,
  language VARCHAR(20) NOT NULL,
  programme VARCHAR(40),
  mission_id VARCHAR(32),
  subject VARCHAR(200),
  body TEXT,
  enclosures VARCHAR(200),
  CONSTRAINT pk_wording PRIMARY KEY (id),
  CONSTRAINT ck_wording_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_wording_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_wording_paper CHECK (length(paper) <= 60),
  CONSTRAINT ck_wording_language CHECK (length(language) <= 20),
  CONSTRAINT ck_wording_programme CHECK (length(programme) <= 40),
  CONSTRAINT ck_wording_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_wording_subject CHECK (length(subject) <= 200),
  CONSTRAINT ck_wording_body CHECK (length(body) <= 10000),
  CONSTRAINT ck_wording_enclosures CHECK (length(enclosures) <= 200)
);

CREATE INDEX ix_wording_mission_id ON wording (mission_id);

CREATE TABLE work_package (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  number VARCHAR(40) NOT NULL,
  title VARCHAR(300),
  leader VARCHAR(200),
  first_day DATE,
  last_day DATE,
  state VARCHAR(7) NOT NULL,
  progress INTEGER,
  deliverables TEXT,
  note TEXT,
  CONSTRAINT pk_work_package PRIMARY KEY (id),
  CONSTRAINT ck_work_package_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_work_package_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_work_package_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_work_package_number CHECK (length(number) <= 40),
  CONSTRAINT ck_work_package_title CHECK (length(title) <= 300),
  CONSTRAINT ck_work_package_leader CHECK (length(leader) <= 200),
  CONSTRAINT ck_work_package_state CHECK (state IN ('planned', 'running', 'done')),
  CONSTRAINT ck_work_package_progress CHECK (progress BETWEEN 0 AND 100),
  CONSTRAINT ck_work_package_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_work_package_mission_id ON work_package (mission_id);

CREATE TABLE consent (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  person_id VARCHAR(32) NOT NULL,
  subject VARCHAR(6) NOT NULL,
  given BOOLEAN NOT NULL,
  day DATE NOT NULL,
  mission_id VARCHAR(32),
  taken_by VARCHAR(200),
  paper VARCHAR(200),
  CONSTRAINT pk_consent PRIMARY KEY (id),
  CONSTRAINT ck_consent_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_consent_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_consent_person_id CHECK (length(person_id) = 32),
  CONSTRAINT ck_consent_subject CHECK (subject IN ('data', 'hosts', 'book', 'photo', 'news', 'alumni')),
  CONSTRAINT ck_consent_given CHECK (given IN (TRUE, FALSE)),
  CONSTRAINT ck_consent_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_consent_taken_by CHECK (length(taken_by) <= 200),
  CONSTRAINT ck_consent_paper CHECK (length(paper) <= 200)
);

CREATE INDEX ix_consent_mission_id ON consent (mission_id);

CREATE INDEX ix_consent_person_id ON consent (person_id);

CREATE TABLE contact (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  organisation_id VARCHAR(32) NOT NULL,
  native_name VARCHAR(200),
  kana_name VARCHAR(200),
  family_name VARCHAR(200),
  given_name VARCHAR(200),
  job_title VARCHAR(200),
  job_title_ja VARCHAR(200),
  department VARCHAR(200),
  department_ja VARCHAR(200),
  email VARCHAR(200),
  phone VARCHAR(60),
  mobile VARCHAR(60),
  languages TEXT,
  rank INTEGER,
  notes TEXT,
  site_id VARCHAR(32),
  channel VARCHAR(9),
  assistant VARCHAR(200),
  honorific VARCHAR(4),
  CONSTRAINT pk_contact PRIMARY KEY (id),
  CONSTRAINT ck_contact_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_contact_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_contact_site_id FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_contact_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_contact_native_name CHECK (length(native_name) <= 200),
  CONSTRAINT ck_contact_kana_name CHECK (length(kana_name) <= 200),
  CONSTRAINT ck_contact_family_name CHECK (length(family_name) <= 200),
  CONSTRAINT ck_contact_given_name CHECK (length(given_name) <= 200),
  CONSTRAINT ck_contact_job_title CHECK (length(job_title) <= 200),
  CONSTRAINT ck_contact_job_title_ja CHECK (length(job_title_ja) <= 200),
  CONSTRAINT ck_contact_department CHECK (length(department) <= 200),
  CONSTRAINT ck_contact_department_ja CHECK (length(department_ja) <= 200),
  CONSTRAINT ck_contact_email CHECK (length(email) <= 200),
  CONSTRAINT ck_contact_phone CHECK (length(phone) <= 60),
  CONSTRAINT ck_contact_mobile CHECK (length(mobile) <= 60),
  CONSTRAINT ck_contact_rank CHECK (rank BETWEEN 1 AND 999),
  CONSTRAINT ck_contact_notes CHECK (length(notes) <= 4000),
  CONSTRAINT ck_contact_site_id CHECK (length(site_id) = 32),
  CONSTRAINT ck_contact_channel CHECK (channel IN ('call', 'e-mail', 'letter', 'fax', 'online', 'meeting', 'assistant', 'other')),
  CONSTRAINT ck_contact_assistant CHECK (length(assistant) <= 200),
  CONSTRAINT ck_contact_honorific CHECK (honorific IN ('Ms', 'Mr', 'Dr', 'Prof'))
);

CREATE INDEX ix_contact_organisation_id ON contact (organisation_id);

CREATE INDEX ix_contact_site_id ON contact (site_id);

CREATE TABLE distinction (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  person_id VARCHAR(32) NOT NULL,
  other_id VARCHAR(32) NOT NULL,
  reasons TEXT,
  said_at TIMESTAMP WITH TIME ZONE NOT NULL,
  said_by VARCHAR(200) NOT NULL,
  CONSTRAINT pk_distinction PRIMARY KEY (id),
  CONSTRAINT ck_distinction_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_distinction_person_id_other_id UNIQUE (person_id, other_id),
  CONSTRAINT fk_distinction_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_distinction_other_id FOREIGN KEY(other_id) REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_distinction_person_id CHECK (length(person_id) = 32),
  CONSTRAINT ck_distinction_other_id CHECK (length(other_id) = 32),
  CONSTRAINT ck_distinction_said_by CHECK (length(said_by) <= 200)
);

CREATE INDEX ix_distinction_other_id ON distinction (other_id);

CREATE INDEX ix_distinction_person_id ON distinction (person_id);

CREATE TABLE mission_day (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  number INTEGER NOT NULL,
  day DATE,
  city VARCHAR(120),
  city_ja VARCHAR(120),
  theme VARCHAR(200),
  theme_ja VARCHAR(200),
  dress VARCHAR(200),
  weather VARCHAR(200),
  hotel_id VARCHAR(32),
  note TEXT,
  CONSTRAINT pk_mission_day PRIMARY KEY (id),
  CONSTRAINT ck_mission_day_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_mission_day_mission_id_number UNIQUE (mission_id, number),
  CONSTRAINT fk_mission_day_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_mission_day_hotel_id FOREIGN KEY(hotel_id) REFERENCES site (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_mission_day_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_mission_day_number CHECK (number BETWEEN 0 AND 400),
  CONSTRAINT ck_mission_day_city CHECK (length(city) <= 120),
  CONSTRAINT ck_mission_day_city_ja CHECK (length(city_ja) <= 120),
  CONSTRAINT ck_mission_day_theme CHECK (length(theme) <= 200),
  CONSTRAINT ck_mission_day_theme_ja CHECK (length(theme_ja) <= 200),
  CONSTRAINT ck_mission_day_dress CHECK (length(dress) <= 200),
  CONSTRAINT ck_mission_day_weather CHECK (length(weather) <= 200),
  CONSTRAINT ck_mission_day_hotel_id CHECK (length(hotel_id) = 32),
  CONSTRAINT ck_mission_day_note CHECK (length(note) <= 2000)
);

CREATE INDEX ix_mission_day_hotel_id ON mission_day (hotel_id);

CREATE INDEX ix_mission_day_mission_id ON mission_day (mission_id);

CREATE TABLE participation (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  person_id VARCHAR(32) NOT NULL,
  application_no VARCHAR(40),
  applied_on DATE,
  role VARCHAR(11) NOT NULL,
  stage VARCHAR(12) NOT NULL,
  group_id VARCHAR(32),
  waiting_rank INTEGER,
  certificate_name VARCHAR(200),
  certificate_wanted BOOLEAN,
  remark TEXT,
  objectives TEXT,
  expected_result TEXT,
  wished_companies TEXT,
  earlier_programmes TEXT,
  booth_needs TEXT,
  arrival_day DATE,
  arrival_time TIME WITHOUT TIME ZONE,
  arrival_flight VARCHAR(40),
  arrival_place VARCHAR(80),
  departure_day DATE,
  departure_time TIME WITHOUT TIME ZONE,
  departure_flight VARCHAR(40),
  departure_place VARCHAR(80),
  visa_needed BOOLEAN,
  visa_received DATE,
  mobile_there VARCHAR(60),
  luggage_pieces INTEGER,
  travel_note TEXT,
  hotel VARCHAR(200),
  room_type VARCHAR(17),
  room_no VARCHAR(20),
  room_mate VARCHAR(200),
  room_not_with VARCHAR(200),
  check_in DATE,
  check_out DATE,
  smoking_room BOOLEAN,
  booking_reference VARCHAR(60),
  room_paid_by VARCHAR(80),
  loyalty_no VARCHAR(40),
  room_note TEXT,
  commitment_letter BOOLEAN,
  passport_copy BOOLEAN,
  citizenship_proof BOOLEAN,
  enrolment_proof BOOLEAN,
  medical_sheet BOOLEAN,
  insurance_consent BOOLEAN,
  photo_file VARCHAR(200),
  first_report DATE,
  report_received DATE,
  deposit_invoiced BIGINT,
  deposit_due DATE,
  deposit_paid_on DATE,
  deposit_paid BIGINT,
  deposit_reference VARCHAR(60),
  deposit_note TEXT,
  refund BIGINT,
  refund_on DATE,
  certificate_despite TEXT,
  luggage_size INTEGER,
  group_with VARCHAR(200),
  group_not_with VARCHAR(200),
  group_locked BOOLEAN,
  deposit_invoice VARCHAR(60),
  deposit_invoiced_on DATE,
  deposit_reminded_on DATE,
  deposit_waived VARCHAR(500),
  refund_decided_on DATE,
  refund_reason VARCHAR(500),
  withdrawn_on DATE,
  report_reminded_on DATE,
  CONSTRAINT pk_participation PRIMARY KEY (id),
  CONSTRAINT ck_participation_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_participation_mission_id_person_id UNIQUE (mission_id, person_id),
  CONSTRAINT fk_participation_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_participation_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_participation_group_id FOREIGN KEY(group_id) REFERENCES mission_group (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_participation_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_participation_person_id CHECK (length(person_id) = 32),
  CONSTRAINT ck_participation_application_no CHECK (length(application_no) <= 40),
  CONSTRAINT ck_participation_role CHECK (role IN ('participant', 'leader', 'coordinator', 'expert', 'interpreter', 'guide', 'speaker', 'staff', 'manager EU', 'manager JP')),
  CONSTRAINT ck_participation_stage CHECK (stage IN ('applied', 'incomplete', 'eligible', 'shortlisted', 'not eligible', 'selected', 'waiting list', 'rejected', 'confirmed', 'attended', 'completed', 'withdrawn', 'no-show')),
  CONSTRAINT ck_participation_group_id CHECK (length(group_id) = 32),
  CONSTRAINT ck_participation_waiting_rank CHECK (waiting_rank BETWEEN 1 AND 999),
  CONSTRAINT ck_participation_certificate_name CHECK (length(certificate_name) <= 200),
  CONSTRAINT ck_participation_certificate_wanted CHECK (certificate_wanted IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_remark CHECK (length(remark) <= 4000),
  CONSTRAINT ck_participation_objectives CHECK (length(objectives) <= 4000),
  CONSTRAINT ck_participation_expected_result CHECK (length(expected_result) <= 4000),
  CONSTRAINT ck_participation_wished_companies CHECK (length(wished_companies) <= 4000),
  CONSTRAINT ck_participation_earlier_programmes CHECK (length(earlier_programmes) <= 2000),
  CONSTRAINT ck_participation_booth_needs CHECK (length(booth_needs) <= 2000),
  CONSTRAINT ck_participation_arrival_flight CHECK (length(arrival_flight) <= 40),
  CONSTRAINT ck_participation_arrival_place CHECK (length(arrival_place) <= 80),
  CONSTRAINT ck_participation_departure_flight CHECK (length(departure_flight) <= 40),
  CONSTRAINT ck_participation_departure_place CHECK (length(departure_place) <= 80),
  CONSTRAINT ck_participation_visa_needed CHECK (visa_needed IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_mobile_there CHECK (length(mobile_there) <= 60),
  CONSTRAINT ck_participation_luggage_pieces CHECK (luggage_pieces BETWEEN 0 AND 50),
  CONSTRAINT ck_participation_travel_note CHECK (length(travel_note) <= 2000),
  CONSTRAINT ck_participation_hotel CHECK (length(hotel) <= 200),
  CONSTRAINT ck_participation_room_type CHECK (room_type IN ('single', 'double single use', 'double', 'twin', 'own')),
  CONSTRAINT ck_participation_room_no CHECK (length(room_no) <= 20),
  CONSTRAINT ck_participation_room_mate CHECK (length(room_mate) <= 200),
  CONSTRAINT ck_participation_room_not_with CHECK (length(room_not_with) <= 200),
  CONSTRAINT ck_participation_smoking_room CHECK (smoking_room IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_booking_reference CHECK (length(booking_reference) <= 60),
  CONSTRAINT ck_participation_room_paid_by CHECK (length(room_paid_by) <= 80),
  CONSTRAINT ck_participation_loyalty_no CHECK (length(loyalty_no) <= 40),
  CONSTRAINT ck_participation_room_note CHECK (length(room_note) <= 1000),
  CONSTRAINT ck_participation_commitment_letter CHECK (commitment_letter IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_passport_copy CHECK (passport_copy IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_citizenship_proof CHECK (citizenship_proof IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_enrolment_proof CHECK (enrolment_proof IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_medical_sheet CHECK (medical_sheet IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_insurance_consent CHECK (insurance_consent IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_photo_file CHECK (length(photo_file) <= 200),
  CONSTRAINT ck_participation_deposit_invoiced CHECK (deposit_invoiced BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_participation_deposit_paid CHECK (deposit_paid BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_participation_deposit_reference CHECK (length(deposit_reference) <= 60),
  CONSTRAINT ck_participation_deposit_note CHECK (length(deposit_note) <= 1000),
  CONSTRAINT ck_participation_refund CHECK (refund BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_participation_certificate_despite CHECK (length(certificate_despite) <= 1000),
  CONSTRAINT ck_participation_luggage_size CHECK (luggage_size BETWEEN 1 AND 600),
  CONSTRAINT ck_participation_group_with CHECK (length(group_with) <= 200),
  CONSTRAINT ck_participation_group_not_with CHECK (length(group_not_with) <= 200),
  CONSTRAINT ck_participation_group_locked CHECK (group_locked IN (TRUE, FALSE)),
  CONSTRAINT ck_participation_deposit_invoice CHECK (length(deposit_invoice) <= 60),
  CONSTRAINT ck_participation_deposit_waived CHECK (length(deposit_waived) <= 500),
  CONSTRAINT ck_participation_refund_reason CHECK (length(refund_reason) <= 500)
);

CREATE INDEX ix_participation_group_id ON participation (group_id);

CREATE INDEX ix_participation_mission_id ON participation (mission_id);

CREATE INDEX ix_participation_person_id ON participation (person_id);

CREATE TABLE partnering_wish (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  european_id VARCHAR(32) NOT NULL,
  japanese_id VARCHAR(32) NOT NULL,
  european_wish VARCHAR(5),
  japanese_answer VARCHAR(5),
  entered_on DATE,
  note VARCHAR(500),
  CONSTRAINT pk_partnering_wish PRIMARY KEY (id),
  CONSTRAINT ck_partnering_wish_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_partnering_wish_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_partnering_wish_european_id FOREIGN KEY(european_id) REFERENCES partnering_company (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_partnering_wish_japanese_id FOREIGN KEY(japanese_id) REFERENCES partnering_company (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_partnering_wish_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_partnering_wish_european_id CHECK (length(european_id) = 32),
  CONSTRAINT ck_partnering_wish_japanese_id CHECK (length(japanese_id) = 32),
  CONSTRAINT ck_partnering_wish_european_wish CHECK (european_wish IN ('must', 'would', 'no')),
  CONSTRAINT ck_partnering_wish_japanese_answer CHECK (japanese_answer IN ('must', 'would', 'no')),
  CONSTRAINT ck_partnering_wish_note CHECK (length(note) <= 500)
);

CREATE INDEX ix_partnering_wish_european_id ON partnering_wish (european_id);

CREATE INDEX ix_partnering_wish_japanese_id ON partnering_wish (japanese_id);

CREATE INDEX ix_partnering_wish_mission_id ON partnering_wish (mission_id);

CREATE TABLE showing (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  person_id VARCHAR(32),
  field VARCHAR(60) NOT NULL,
  shown_in VARCHAR(7) NOT NULL,
  shown_to VARCHAR(200) NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_showing PRIMARY KEY (id),
  CONSTRAINT ck_showing_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_showing_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_showing_person_id CHECK (length(person_id) = 32),
  CONSTRAINT ck_showing_field CHECK (length(field) <= 60),
  CONSTRAINT ck_showing_shown_in CHECK (shown_in IN ('form', 'history', 'merge', 'paper', 'preview', 'scan', 'sheet', 'command')),
  CONSTRAINT ck_showing_shown_to CHECK (length(shown_to) <= 200)
);

CREATE INDEX ix_showing_person_id ON showing (person_id);

CREATE TABLE attendance (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  day DATE NOT NULL,
  code VARCHAR(1) NOT NULL,
  reason VARCHAR(200),
  CONSTRAINT pk_attendance PRIMARY KEY (id),
  CONSTRAINT ck_attendance_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_attendance_participation_id_day UNIQUE (participation_id, day),
  CONSTRAINT fk_attendance_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_attendance_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_attendance_code CHECK (code IN ('P', 'H', 'A', 'E', 'L')),
  CONSTRAINT ck_attendance_reason CHECK (length(reason) <= 200)
);

CREATE INDEX ix_attendance_participation_id ON attendance (participation_id);

CREATE TABLE decision (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  stage VARCHAR(12) NOT NULL,
  waiting_rank INTEGER,
  reason TEXT,
  decided_on DATE NOT NULL,
  CONSTRAINT pk_decision PRIMARY KEY (id),
  CONSTRAINT ck_decision_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_decision_participation_id UNIQUE (participation_id),
  CONSTRAINT fk_decision_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_decision_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_decision_stage CHECK (stage IN ('applied', 'incomplete', 'eligible', 'shortlisted', 'not eligible', 'selected', 'waiting list', 'rejected', 'confirmed', 'attended', 'completed', 'withdrawn', 'no-show')),
  CONSTRAINT ck_decision_waiting_rank CHECK (waiting_rank BETWEEN 1 AND 999),
  CONSTRAINT ck_decision_reason CHECK (length(reason) <= 2000)
);

CREATE INDEX ix_decision_participation_id ON decision (participation_id);

CREATE TABLE due_report (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  title VARCHAR(300) NOT NULL,
  participation_id VARCHAR(32),
  organisation_id VARCHAR(32),
  due DATE,
  received_on DATE,
  accepted_on DATE,
  pages INTEGER,
  note TEXT,
  CONSTRAINT pk_due_report PRIMARY KEY (id),
  CONSTRAINT ck_due_report_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_due_report_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_due_report_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_due_report_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_due_report_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_due_report_title CHECK (length(title) <= 300),
  CONSTRAINT ck_due_report_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_due_report_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_due_report_pages CHECK (pages BETWEEN 0 AND 10000),
  CONSTRAINT ck_due_report_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_due_report_mission_id ON due_report (mission_id);

CREATE INDEX ix_due_report_organisation_id ON due_report (organisation_id);

CREATE INDEX ix_due_report_participation_id ON due_report (participation_id);

CREATE TABLE evaluation_form (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  number INTEGER NOT NULL,
  participation_id VARCHAR(32),
  received_on DATE,
  may_quote BOOLEAN,
  CONSTRAINT pk_evaluation_form PRIMARY KEY (id),
  CONSTRAINT ck_evaluation_form_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_evaluation_form_mission_id_number UNIQUE (mission_id, number),
  CONSTRAINT fk_evaluation_form_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_evaluation_form_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_evaluation_form_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_evaluation_form_number CHECK (number BETWEEN 1 AND 9999),
  CONSTRAINT ck_evaluation_form_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_evaluation_form_may_quote CHECK (may_quote IN (TRUE, FALSE))
);

CREATE INDEX ix_evaluation_form_mission_id ON evaluation_form (mission_id);

CREATE INDEX ix_evaluation_form_participation_id ON evaluation_form (participation_id);

CREATE TABLE outcome (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  code VARCHAR(10) NOT NULL,
  partner VARCHAR(200),
  value BIGINT,
  currency VARCHAR(3) NOT NULL,
  known_on DATE NOT NULL,
  months INTEGER,
  note TEXT,
  CONSTRAINT pk_outcome PRIMARY KEY (id),
  CONSTRAINT ck_outcome_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_outcome_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_outcome_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_outcome_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_outcome_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_outcome_code CHECK (code IN ('contract', 'agreement', 'memorandum', 'venture', 'investment', 'supplier', 'visit', 'knowledge', 'none')),
  CONSTRAINT ck_outcome_partner CHECK (length(partner) <= 200),
  CONSTRAINT ck_outcome_value CHECK (value BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_outcome_currency CHECK (currency IN ('EUR', 'JPY')),
  CONSTRAINT ck_outcome_months CHECK (months BETWEEN 1 AND 60),
  CONSTRAINT ck_outcome_note CHECK (length(note) <= 1000)
);

CREATE INDEX ix_outcome_mission_id ON outcome (mission_id);

CREATE INDEX ix_outcome_participation_id ON outcome (participation_id);

CREATE TABLE own_answer (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  field_id VARCHAR(32) NOT NULL,
  value TEXT,
  CONSTRAINT pk_own_answer PRIMARY KEY (id),
  CONSTRAINT ck_own_answer_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_own_answer_participation_id_field_id UNIQUE (participation_id, field_id),
  CONSTRAINT fk_own_answer_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_own_answer_field_id FOREIGN KEY(field_id) REFERENCES own_field (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_own_answer_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_own_answer_field_id CHECK (length(field_id) = 32),
  CONSTRAINT ck_own_answer_value CHECK (length(value) <= 20000)
);

CREATE INDEX ix_own_answer_field_id ON own_answer (field_id);

CREATE INDEX ix_own_answer_participation_id ON own_answer (participation_id);

CREATE TABLE payment (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  sort VARCHAR(5) NOT NULL,
  title VARCHAR(120),
  amount BIGINT NOT NULL,
  currency VARCHAR(3) NOT NULL,
  due DATE,
  invoice VARCHAR(60),
  invoiced_on DATE,
  reference VARCHAR(60),
  paid BIGINT,
  paid_on DATE,
  note VARCHAR(500),
  CONSTRAINT pk_payment PRIMARY KEY (id),
  CONSTRAINT ck_payment_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_payment_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_payment_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_payment_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_payment_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_payment_sort CHECK (sort IN ('fee', 'grant', 'host', 'other')),
  CONSTRAINT ck_payment_title CHECK (length(title) <= 120),
  CONSTRAINT ck_payment_amount CHECK (amount BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_payment_currency CHECK (currency IN ('EUR', 'JPY')),
  CONSTRAINT ck_payment_invoice CHECK (length(invoice) <= 60),
  CONSTRAINT ck_payment_reference CHECK (length(reference) <= 60),
  CONSTRAINT ck_payment_paid CHECK (paid BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_payment_note CHECK (length(note) <= 500)
);

CREATE INDEX ix_payment_mission_id ON payment (mission_id);

CREATE INDEX ix_payment_participation_id ON payment (participation_id);

CREATE TABLE placement (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  participation_id VARCHAR(32),
  organisation_id VARCHAR(32),
  wish INTEGER,
  proposed BOOLEAN,
  letter_on DATE,
  answer VARCHAR(5),
  decision VARCHAR(8) NOT NULL,
  reason VARCHAR(500),
  subject VARCHAR(300),
  first_day DATE,
  last_day DATE,
  place VARCHAR(200),
  supervisor VARCHAR(200),
  allowance BIGINT,
  currency VARCHAR(3),
  housing VARCHAR(200),
  note TEXT,
  CONSTRAINT pk_placement PRIMARY KEY (id),
  CONSTRAINT ck_placement_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_placement_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_placement_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_placement_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_placement_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_placement_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_placement_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_placement_wish CHECK (wish BETWEEN 1 AND 99),
  CONSTRAINT ck_placement_proposed CHECK (proposed IN (TRUE, FALSE)),
  CONSTRAINT ck_placement_answer CHECK (answer IN ('asked', 'yes', 'no')),
  CONSTRAINT ck_placement_decision CHECK (decision IN ('open', 'placed', 'not here')),
  CONSTRAINT ck_placement_reason CHECK (length(reason) <= 500),
  CONSTRAINT ck_placement_subject CHECK (length(subject) <= 300),
  CONSTRAINT ck_placement_place CHECK (length(place) <= 200),
  CONSTRAINT ck_placement_supervisor CHECK (length(supervisor) <= 200),
  CONSTRAINT ck_placement_allowance CHECK (allowance BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_placement_currency CHECK (length(currency) <= 3),
  CONSTRAINT ck_placement_housing CHECK (length(housing) <= 200),
  CONSTRAINT ck_placement_note CHECK (length(note) <= 4000)
);

CREATE INDEX ix_placement_mission_id ON placement (mission_id);

CREATE INDEX ix_placement_organisation_id ON placement (organisation_id);

CREATE INDEX ix_placement_participation_id ON placement (participation_id);

CREATE TABLE score (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  criterion_id VARCHAR(32) NOT NULL,
  reviewer VARCHAR(80) NOT NULL,
  points BIGINT NOT NULL,
  comment TEXT,
  CONSTRAINT pk_score PRIMARY KEY (id),
  CONSTRAINT ck_score_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_score_participation_id_criterion_id_reviewer UNIQUE (participation_id, criterion_id, reviewer),
  CONSTRAINT fk_score_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_score_criterion_id FOREIGN KEY(criterion_id) REFERENCES criterion (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_score_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_score_criterion_id CHECK (length(criterion_id) = 32),
  CONSTRAINT ck_score_reviewer CHECK (length(reviewer) <= 80),
  CONSTRAINT ck_score_points CHECK (points BETWEEN -100000000000000 AND 100000000000000),
  CONSTRAINT ck_score_comment CHECK (length(comment) <= 2000)
);

CREATE INDEX ix_score_criterion_id ON score (criterion_id);

CREATE INDEX ix_score_participation_id ON score (participation_id);

CREATE TABLE stand_shift (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  day DATE,
  starts TIME WITHOUT TIME ZONE,
  ends TIME WITHOUT TIME ZONE,
  participation_id VARCHAR(32),
  stand VARCHAR(200) NOT NULL,
  task VARCHAR(200),
  samples VARCHAR(500),
  note VARCHAR(500),
  CONSTRAINT pk_stand_shift PRIMARY KEY (id),
  CONSTRAINT ck_stand_shift_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_stand_shift_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_stand_shift_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_stand_shift_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_stand_shift_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_stand_shift_stand CHECK (length(stand) <= 200),
  CONSTRAINT ck_stand_shift_task CHECK (length(task) <= 200),
  CONSTRAINT ck_stand_shift_samples CHECK (length(samples) <= 500),
  CONSTRAINT ck_stand_shift_note CHECK (length(note) <= 500)
);

CREATE INDEX ix_stand_shift_mission_id ON stand_shift (mission_id);

CREATE INDEX ix_stand_shift_participation_id ON stand_shift (participation_id);

CREATE TABLE survey (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  due DATE,
  months INTEGER NOT NULL,
  sent_on DATE,
  reminded_on DATE,
  answered_on DATE,
  CONSTRAINT pk_survey PRIMARY KEY (id),
  CONSTRAINT ck_survey_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_survey_participation_id_months UNIQUE (participation_id, months),
  CONSTRAINT fk_survey_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_survey_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_survey_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_survey_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_survey_months CHECK (months BETWEEN 1 AND 60)
);

CREATE INDEX ix_survey_mission_id ON survey (mission_id);

CREATE INDEX ix_survey_participation_id ON survey (participation_id);

CREATE TABLE visit (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  organisation_id VARCHAR(32) NOT NULL,
  site_id VARCHAR(32),
  stage VARCHAR(10) NOT NULL,
  theme VARCHAR(200),
  theme_ja VARCHAR(200),
  why TEXT,
  what_we_see TEXT,
  group_id VARCHAR(32),
  chased_by VARCHAR(200),
  asked_on DATE,
  dates_asked VARCHAR(200),
  other_dates VARCHAR(200),
  agreed_day DATE,
  agreed_from TIME WITHOUT TIME ZONE,
  agreed_until TIME WITHOUT TIME ZONE,
  arrive_at TIME WITHOUT TIME ZONE,
  leave_at TIME WITHOUT TIME ZONE,
  confirmed_on DATE,
  decline_reason VARCHAR(500),
  host_leader_id VARCHAR(32),
  language VARCHAR(80),
  interpreter VARCHAR(200),
  our_head VARCHAR(200),
  speech VARCHAR(200),
  lunch VARCHAR(200),
  room VARCHAR(200),
  list_sent_on DATE,
  letter_sent_on DATE,
  confirmation_sent_on DATE,
  max_visitors INTEGER,
  photos VARCHAR(10),
  dress VARCHAR(200),
  gear VARCHAR(200),
  prohibited VARCHAR(200),
  pledge_needed BOOLEAN,
  competitors TEXT,
  bring VARCHAR(200),
  house_rules TEXT,
  thanked_on DATE,
  rating INTEGER,
  invite_again BOOLEAN,
  notes TEXT,
  min_visitors INTEGER,
  chase_on DATE,
  names_due DATE,
  invite_why VARCHAR(500),
  debriefed_on DATE,
  table_form VARCHAR(9) NOT NULL,
  door VARCHAR(5) NOT NULL,
  CONSTRAINT pk_visit PRIMARY KEY (id),
  CONSTRAINT ck_visit_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_visit_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_site_id FOREIGN KEY(site_id) REFERENCES site (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_group_id FOREIGN KEY(group_id) REFERENCES mission_group (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_host_leader_id FOREIGN KEY(host_leader_id) REFERENCES contact (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_visit_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_visit_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_visit_site_id CHECK (length(site_id) = 32),
  CONSTRAINT ck_visit_stage CHECK (stage IN ('idea', 'to contact', 'requested', 'pencilled', 'confirmed', 'visited', 'thanked', 'declined', 'cancelled', 'replaced')),
  CONSTRAINT ck_visit_theme CHECK (length(theme) <= 200),
  CONSTRAINT ck_visit_theme_ja CHECK (length(theme_ja) <= 200),
  CONSTRAINT ck_visit_why CHECK (length(why) <= 4000),
  CONSTRAINT ck_visit_group_id CHECK (length(group_id) = 32),
  CONSTRAINT ck_visit_chased_by CHECK (length(chased_by) <= 200),
  CONSTRAINT ck_visit_dates_asked CHECK (length(dates_asked) <= 200),
  CONSTRAINT ck_visit_other_dates CHECK (length(other_dates) <= 200),
  CONSTRAINT ck_visit_decline_reason CHECK (length(decline_reason) <= 500),
  CONSTRAINT ck_visit_host_leader_id CHECK (length(host_leader_id) = 32),
  CONSTRAINT ck_visit_language CHECK (length(language) <= 80),
  CONSTRAINT ck_visit_interpreter CHECK (length(interpreter) <= 200),
  CONSTRAINT ck_visit_our_head CHECK (length(our_head) <= 200),
  CONSTRAINT ck_visit_speech CHECK (length(speech) <= 200),
  CONSTRAINT ck_visit_lunch CHECK (length(lunch) <= 200),
  CONSTRAINT ck_visit_room CHECK (length(room) <= 200),
  CONSTRAINT ck_visit_max_visitors CHECK (max_visitors BETWEEN 1 AND 2000),
  CONSTRAINT ck_visit_photos CHECK (photos IN ('yes', 'no', 'on request')),
  CONSTRAINT ck_visit_dress CHECK (length(dress) <= 200),
  CONSTRAINT ck_visit_gear CHECK (length(gear) <= 200),
  CONSTRAINT ck_visit_prohibited CHECK (length(prohibited) <= 200),
  CONSTRAINT ck_visit_pledge_needed CHECK (pledge_needed IN (TRUE, FALSE)),
  CONSTRAINT ck_visit_bring CHECK (length(bring) <= 200),
  CONSTRAINT ck_visit_rating CHECK (rating BETWEEN 1 AND 5),
  CONSTRAINT ck_visit_invite_again CHECK (invite_again IN (TRUE, FALSE)),
  CONSTRAINT ck_visit_notes CHECK (length(notes) <= 10000),
  CONSTRAINT ck_visit_min_visitors CHECK (min_visitors BETWEEN 1 AND 2000),
  CONSTRAINT ck_visit_invite_why CHECK (length(invite_why) <= 500),
  CONSTRAINT ck_visit_table_form CHECK (table_form IN ('facing', 'u', 'boardroom')),
  CONSTRAINT ck_visit_door CHECK (door IN ('below', 'above', 'left', 'right'))
);

CREATE INDEX ix_visit_group_id ON visit (group_id);

CREATE INDEX ix_visit_host_leader_id ON visit (host_leader_id);

CREATE INDEX ix_visit_mission_id ON visit (mission_id);

CREATE INDEX ix_visit_organisation_id ON visit (organisation_id);

CREATE INDEX ix_visit_site_id ON visit (site_id);

CREATE TABLE approval (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  state VARCHAR(8),
  asked_on DATE,
  answer_by DATE,
  answered_on DATE,
  note TEXT,
  nda VARCHAR(10),
  CONSTRAINT pk_approval PRIMARY KEY (id),
  CONSTRAINT ck_approval_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_approval_visit_id_participation_id UNIQUE (visit_id, participation_id),
  CONSTRAINT fk_approval_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_approval_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_approval_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_approval_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_approval_state CHECK (state IN ('asked', 'accepted', 'refused', 'replaced')),
  CONSTRAINT ck_approval_note CHECK (length(note) <= 1000),
  CONSTRAINT ck_approval_nda CHECK (nda IN ('not needed', 'sent', 'signed'))
);

CREATE INDEX ix_approval_participation_id ON approval (participation_id);

CREATE INDEX ix_approval_visit_id ON approval (visit_id);

CREATE TABLE date_option (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  day DATE NOT NULL,
  since TIME WITHOUT TIME ZONE,
  until TIME WITHOUT TIME ZONE,
  by VARCHAR(4) NOT NULL,
  state VARCHAR(7) NOT NULL,
  note VARCHAR(500),
  CONSTRAINT pk_date_option PRIMARY KEY (id),
  CONSTRAINT ck_date_option_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_date_option_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_date_option_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_date_option_by CHECK (by IN ('host', 'us')),
  CONSTRAINT ck_date_option_state CHECK (state IN ('open', 'agreed', 'dropped')),
  CONSTRAINT ck_date_option_note CHECK (length(note) <= 500)
);

CREATE INDEX ix_date_option_visit_id ON date_option (visit_id);

CREATE TABLE itinerary_item (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32) NOT NULL,
  day_id VARCHAR(32),
  number INTEGER,
  type VARCHAR(17) NOT NULL,
  title VARCHAR(200),
  title_ja VARCHAR(200),
  starts_at TIMESTAMP WITH TIME ZONE,
  ends_at TIMESTAMP WITH TIME ZONE,
  zone VARCHAR(60) NOT NULL,
  end_zone VARCHAR(60),
  status VARCHAR(9) NOT NULL,
  visit_id VARCHAR(32),
  place VARCHAR(200),
  place_ja VARCHAR(200),
  address VARCHAR(200),
  address_ja VARCHAR(200),
  meeting_point VARCHAR(200),
  meeting_time TIME WITHOUT TIME ZONE,
  transport VARCHAR(7),
  line VARCHAR(200),
  seats VARCHAR(200),
  leaves_from VARCHAR(200),
  arrives_at VARCHAR(200),
  speaker VARCHAR(200),
  interpreter VARCHAR(200),
  dress VARCHAR(200),
  bring VARCHAR(200),
  meal_included BOOLEAN,
  paid_by VARCHAR(80),
  note TEXT,
  source VARCHAR(500),
  internal_note TEXT,
  in_book BOOLEAN NOT NULL,
  for_named BOOLEAN NOT NULL,
  room VARCHAR(120),
  luggage_seats INTEGER,
  booking_reference VARCHAR(60),
  minutes INTEGER,
  CONSTRAINT pk_itinerary_item PRIMARY KEY (id),
  CONSTRAINT ck_itinerary_item_id_length CHECK (length(id) = 32),
  CONSTRAINT ck_itinerary_item_end_not_before_start CHECK (ends_at IS NULL OR starts_at IS NULL OR ends_at >= starts_at),
  CONSTRAINT fk_itinerary_item_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_itinerary_item_day_id FOREIGN KEY(day_id) REFERENCES mission_day (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_itinerary_item_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_itinerary_item_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_itinerary_item_day_id CHECK (length(day_id) = 32),
  CONSTRAINT ck_itinerary_item_number CHECK (number BETWEEN 0 AND 100000),
  CONSTRAINT ck_itinerary_item_type CHECK (type IN ('arrival', 'check-in', 'meeting point', 'briefing', 'lecture', 'seminar', 'workshop', 'company visit', 'plant tour', 'debrief', 'consultation', 'preparation', 'presentation', 'B2B', 'pitch', 'fair', 'forum', 'round table', 'meeting', 'courtesy call', 'signing ceremony', 'reception', 'breakfast', 'lunch', 'dinner', 'culture', 'free time', 'luggage', 'transfer (walk)', 'transfer (metro)', 'transfer (train)', 'transfer (coach)', 'transfer (flight)', 'transfer (ship)', 'transfer', 'departure', 'closing', 'other')),
  CONSTRAINT ck_itinerary_item_title CHECK (length(title) <= 200),
  CONSTRAINT ck_itinerary_item_title_ja CHECK (length(title_ja) <= 200),
  CONSTRAINT ck_itinerary_item_zone CHECK (length(zone) <= 60),
  CONSTRAINT ck_itinerary_item_end_zone CHECK (length(end_zone) <= 60),
  CONSTRAINT ck_itinerary_item_status CHECK (status IN ('pencilled', 'confirmed', 'cancelled')),
  CONSTRAINT ck_itinerary_item_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_itinerary_item_place CHECK (length(place) <= 200),
  CONSTRAINT ck_itinerary_item_place_ja CHECK (length(place_ja) <= 200),
  CONSTRAINT ck_itinerary_item_address CHECK (length(address) <= 200),
  CONSTRAINT ck_itinerary_item_address_ja CHECK (length(address_ja) <= 200),
  CONSTRAINT ck_itinerary_item_meeting_point CHECK (length(meeting_point) <= 200),
  CONSTRAINT ck_itinerary_item_transport CHECK (transport IN ('on foot', 'metro', 'train', 'coach', 'taxi', 'flight', 'ship')),
  CONSTRAINT ck_itinerary_item_line CHECK (length(line) <= 200),
  CONSTRAINT ck_itinerary_item_seats CHECK (length(seats) <= 200),
  CONSTRAINT ck_itinerary_item_leaves_from CHECK (length(leaves_from) <= 200),
  CONSTRAINT ck_itinerary_item_arrives_at CHECK (length(arrives_at) <= 200),
  CONSTRAINT ck_itinerary_item_speaker CHECK (length(speaker) <= 200),
  CONSTRAINT ck_itinerary_item_interpreter CHECK (length(interpreter) <= 200),
  CONSTRAINT ck_itinerary_item_dress CHECK (length(dress) <= 200),
  CONSTRAINT ck_itinerary_item_bring CHECK (length(bring) <= 200),
  CONSTRAINT ck_itinerary_item_meal_included CHECK (meal_included IN (TRUE, FALSE)),
  CONSTRAINT ck_itinerary_item_paid_by CHECK (length(paid_by) <= 80),
  CONSTRAINT ck_itinerary_item_note CHECK (length(note) <= 10000),
  CONSTRAINT ck_itinerary_item_source CHECK (length(source) <= 500),
  CONSTRAINT ck_itinerary_item_internal_note CHECK (length(internal_note) <= 10000),
  CONSTRAINT ck_itinerary_item_in_book CHECK (in_book IN (TRUE, FALSE)),
  CONSTRAINT ck_itinerary_item_for_named CHECK (for_named IN (TRUE, FALSE)),
  CONSTRAINT ck_itinerary_item_room CHECK (length(room) <= 120),
  CONSTRAINT ck_itinerary_item_luggage_seats CHECK (luggage_seats BETWEEN 0 AND 500),
  CONSTRAINT ck_itinerary_item_booking_reference CHECK (length(booking_reference) <= 60),
  CONSTRAINT ck_itinerary_item_minutes CHECK (minutes BETWEEN 1 AND 100000)
);

CREATE INDEX ix_itinerary_item_day_id ON itinerary_item (day_id);

CREATE INDEX ix_itinerary_item_mission_id ON itinerary_item (mission_id);

CREATE INDEX ix_itinerary_item_visit_id ON itinerary_item (visit_id);

CREATE TABLE paper (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32),
  person_id VARCHAR(32),
  kind VARCHAR(17) NOT NULL,
  cut VARCHAR(40),
  edition INTEGER NOT NULL,
  number VARCHAR(60),
  language VARCHAR(20),
  for_whom VARCHAR(200),
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  made_by VARCHAR(200) NOT NULL,
  file_name VARCHAR(200),
  sha256 VARCHAR(64) NOT NULL,
  issued_on DATE,
  duplicate BOOLEAN,
  said TEXT,
  revoked VARCHAR(200),
  stale VARCHAR(500),
  stale_said TEXT,
  stale_on DATE,
  visit_id VARCHAR(32),
  handed_at TIMESTAMP WITH TIME ZONE,
  sent_on DATE,
  CONSTRAINT pk_paper PRIMARY KEY (id),
  CONSTRAINT ck_paper_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_paper_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_paper_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_paper_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_paper_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_paper_person_id CHECK (length(person_id) = 32),
  CONSTRAINT ck_paper_kind CHECK (kind IN ('briefing-book', 'programme', 'change-slip', 'certificates', 'roster', 'ics', 'badges', 'table-signs', 'place-cards', 'luggage-tags', 'bus-signs', 'attendance', 'sign-in', 'rooming', 'meals', 'diet-cards', 'manifest', 'luggage', 'seats', 'delegation', 'emergency-folder', 'finance', 'evaluation-sheet', 'evaluation-report', 'letters', 'visa-dossier', 'checklist', 'register', 'visit-sheets', 'bag-lists', 'mission-report')),
  CONSTRAINT ck_paper_cut CHECK (length(cut) <= 40),
  CONSTRAINT ck_paper_edition CHECK (edition BETWEEN 0 AND 9999),
  CONSTRAINT ck_paper_number CHECK (length(number) <= 60),
  CONSTRAINT ck_paper_language CHECK (length(language) <= 20),
  CONSTRAINT ck_paper_for_whom CHECK (length(for_whom) <= 200),
  CONSTRAINT ck_paper_made_by CHECK (length(made_by) <= 200),
  CONSTRAINT ck_paper_file_name CHECK (length(file_name) <= 200),
  CONSTRAINT ck_paper_sha256 CHECK (length(sha256) <= 64),
  CONSTRAINT ck_paper_duplicate CHECK (duplicate IN (TRUE, FALSE)),
  CONSTRAINT ck_paper_said CHECK (length(said) <= 200000),
  CONSTRAINT ck_paper_revoked CHECK (length(revoked) <= 200),
  CONSTRAINT ck_paper_stale CHECK (length(stale) <= 500),
  CONSTRAINT ck_paper_stale_said CHECK (length(stale_said) <= 4000),
  CONSTRAINT ck_paper_visit_id CHECK (length(visit_id) = 32)
);

CREATE INDEX ix_paper_mission_id ON paper (mission_id);

CREATE INDEX ix_paper_person_id ON paper (person_id);

CREATE INDEX ix_paper_visit_id ON paper (visit_id);

CREATE TABLE visit_host (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  position INTEGER NOT NULL,
  contact_id VARCHAR(32),
  name VARCHAR(200),
  name_ja VARCHAR(200),
  reading VARCHAR(200),
  job_title VARCHAR(200),
  job_title_ja VARCHAR(200),
  CONSTRAINT pk_visit_host PRIMARY KEY (id),
  CONSTRAINT ck_visit_host_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_visit_host_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_host_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_visit_host_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_visit_host_position CHECK (position BETWEEN 0 AND 9999),
  CONSTRAINT ck_visit_host_contact_id CHECK (length(contact_id) = 32),
  CONSTRAINT ck_visit_host_name CHECK (length(name) <= 200),
  CONSTRAINT ck_visit_host_name_ja CHECK (length(name_ja) <= 200),
  CONSTRAINT ck_visit_host_reading CHECK (length(reading) <= 200),
  CONSTRAINT ck_visit_host_job_title CHECK (length(job_title) <= 200),
  CONSTRAINT ck_visit_host_job_title_ja CHECK (length(job_title_ja) <= 200)
);

CREATE INDEX ix_visit_host_contact_id ON visit_host (contact_id);

CREATE INDEX ix_visit_host_visit_id ON visit_host (visit_id);

CREATE TABLE visit_part (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  position INTEGER NOT NULL,
  kind VARCHAR(9) NOT NULL,
  title VARCHAR(200),
  title_ja VARCHAR(200),
  minutes INTEGER,
  speaker VARCHAR(200),
  place VARCHAR(200),
  interpreted BOOLEAN,
  CONSTRAINT pk_visit_part PRIMARY KEY (id),
  CONSTRAINT ck_visit_part_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_visit_part_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_visit_part_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_visit_part_position CHECK (position BETWEEN 0 AND 9999),
  CONSTRAINT ck_visit_part_kind CHECK (kind IN ('welcome', 'cards', 'company', 'ourselves', 'film', 'briefing', 'tour', 'questions', 'break', 'meal', 'gifts', 'photo', 'farewell', 'other')),
  CONSTRAINT ck_visit_part_title CHECK (length(title) <= 200),
  CONSTRAINT ck_visit_part_title_ja CHECK (length(title_ja) <= 200),
  CONSTRAINT ck_visit_part_minutes CHECK (minutes BETWEEN 0 AND 900),
  CONSTRAINT ck_visit_part_speaker CHECK (length(speaker) <= 200),
  CONSTRAINT ck_visit_part_place CHECK (length(place) <= 200),
  CONSTRAINT ck_visit_part_interpreted CHECK (interpreted IN (TRUE, FALSE))
);

CREATE INDEX ix_visit_part_visit_id ON visit_part (visit_id);

CREATE TABLE visit_question (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  position INTEGER NOT NULL,
  topic VARCHAR(120),
  words VARCHAR(500),
  words_ja VARCHAR(500),
  participation_id VARCHAR(32),
  CONSTRAINT pk_visit_question PRIMARY KEY (id),
  CONSTRAINT ck_visit_question_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_visit_question_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_question_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_visit_question_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_visit_question_position CHECK (position BETWEEN 0 AND 9999),
  CONSTRAINT ck_visit_question_topic CHECK (length(topic) <= 120),
  CONSTRAINT ck_visit_question_words CHECK (length(words) <= 500),
  CONSTRAINT ck_visit_question_words_ja CHECK (length(words_ja) <= 500),
  CONSTRAINT ck_visit_question_participation_id CHECK (length(participation_id) = 32)
);

CREATE INDEX ix_visit_question_participation_id ON visit_question (participation_id);

CREATE INDEX ix_visit_question_visit_id ON visit_question (visit_id);

CREATE TABLE visit_quote (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  position INTEGER NOT NULL,
  words TEXT,
  who VARCHAR(200),
  may_quote BOOLEAN,
  CONSTRAINT pk_visit_quote PRIMARY KEY (id),
  CONSTRAINT ck_visit_quote_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_visit_quote_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_visit_quote_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_visit_quote_position CHECK (position BETWEEN 0 AND 9999),
  CONSTRAINT ck_visit_quote_words CHECK (length(words) <= 1000),
  CONSTRAINT ck_visit_quote_who CHECK (length(who) <= 200),
  CONSTRAINT ck_visit_quote_may_quote CHECK (may_quote IN (TRUE, FALSE))
);

CREATE INDEX ix_visit_quote_visit_id ON visit_quote (visit_id);

CREATE TABLE attachment (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  person_id VARCHAR(32),
  organisation_id VARCHAR(32),
  mission_id VARCHAR(32),
  visit_id VARCHAR(32),
  item_id VARCHAR(32),
  kind VARCHAR(12) NOT NULL,
  file_name VARCHAR(200) NOT NULL,
  media_type VARCHAR(80) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  width INTEGER,
  height INTEGER,
  note VARCHAR(500),
  annexed BOOLEAN,
  CONSTRAINT pk_attachment PRIMARY KEY (id),
  CONSTRAINT ck_attachment_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_attachment_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_attachment_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_attachment_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_attachment_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_attachment_item_id FOREIGN KEY(item_id) REFERENCES itinerary_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_attachment_person_id CHECK (length(person_id) = 32),
  CONSTRAINT ck_attachment_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_attachment_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_attachment_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_attachment_item_id CHECK (length(item_id) = 32),
  CONSTRAINT ck_attachment_kind CHECK (kind IN ('photo', 'logo', 'passport', 'cv', 'letter', 'brochure', 'confirmation', 'other')),
  CONSTRAINT ck_attachment_file_name CHECK (length(file_name) <= 200),
  CONSTRAINT ck_attachment_media_type CHECK (length(media_type) <= 80),
  CONSTRAINT ck_attachment_sha256 CHECK (length(sha256) <= 64),
  CONSTRAINT ck_attachment_width CHECK (width BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_attachment_height CHECK (height BETWEEN 0 AND 1000000000),
  CONSTRAINT ck_attachment_note CHECK (length(note) <= 500),
  CONSTRAINT ck_attachment_annexed CHECK (annexed IN (TRUE, FALSE))
);

CREATE INDEX ix_attachment_item_id ON attachment (item_id);

CREATE INDEX ix_attachment_mission_id ON attachment (mission_id);

CREATE INDEX ix_attachment_organisation_id ON attachment (organisation_id);

CREATE INDEX ix_attachment_person_id ON attachment (person_id);

CREATE INDEX ix_attachment_visit_id ON attachment (visit_id);

CREATE TABLE disclosure (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  mission_id VARCHAR(32),
  person_id VARCHAR(32),
  paper_id VARCHAR(32) NOT NULL,
  recipient VARCHAR(200) NOT NULL,
  said TEXT,
  given_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_disclosure PRIMARY KEY (id),
  CONSTRAINT ck_disclosure_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_disclosure_mission_id FOREIGN KEY(mission_id) REFERENCES mission (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_disclosure_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_disclosure_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_disclosure_mission_id CHECK (length(mission_id) = 32),
  CONSTRAINT ck_disclosure_person_id CHECK (length(person_id) = 32),
  CONSTRAINT ck_disclosure_paper_id CHECK (length(paper_id) = 32),
  CONSTRAINT ck_disclosure_recipient CHECK (length(recipient) <= 200)
);

CREATE INDEX ix_disclosure_mission_id ON disclosure (mission_id);

CREATE INDEX ix_disclosure_paper_id ON disclosure (paper_id);

CREATE INDEX ix_disclosure_person_id ON disclosure (person_id);

CREATE TABLE gift_entry (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  position INTEGER NOT NULL,
  way VARCHAR(8) NOT NULL,
  gift_id VARCHAR(32),
  what VARCHAR(200),
  host_id VARCHAR(32),
  number INTEGER NOT NULL,
  handed_on DATE,
  note VARCHAR(500),
  CONSTRAINT pk_gift_entry PRIMARY KEY (id),
  CONSTRAINT ck_gift_entry_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_gift_entry_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_gift_entry_gift_id FOREIGN KEY(gift_id) REFERENCES gift (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_gift_entry_host_id FOREIGN KEY(host_id) REFERENCES visit_host (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_gift_entry_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_gift_entry_position CHECK (position BETWEEN 0 AND 9999),
  CONSTRAINT ck_gift_entry_way CHECK (way IN ('given', 'received')),
  CONSTRAINT ck_gift_entry_gift_id CHECK (length(gift_id) = 32),
  CONSTRAINT ck_gift_entry_what CHECK (length(what) <= 200),
  CONSTRAINT ck_gift_entry_host_id CHECK (length(host_id) = 32),
  CONSTRAINT ck_gift_entry_number CHECK (number BETWEEN 1 AND 999),
  CONSTRAINT ck_gift_entry_note CHECK (length(note) <= 500)
);

CREATE INDEX ix_gift_entry_gift_id ON gift_entry (gift_id);

CREATE INDEX ix_gift_entry_host_id ON gift_entry (host_id);

CREATE INDEX ix_gift_entry_visit_id ON gift_entry (visit_id);

CREATE TABLE host_log (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  organisation_id VARCHAR(32) NOT NULL,
  contact_id VARCHAR(32),
  visit_id VARCHAR(32),
  day DATE NOT NULL,
  channel VARCHAR(9) NOT NULL,
  words TEXT,
  promise VARCHAR(500),
  who VARCHAR(200),
  next_step VARCHAR(500),
  next_on DATE,
  done_on DATE,
  paper_id VARCHAR(32),
  CONSTRAINT pk_host_log PRIMARY KEY (id),
  CONSTRAINT ck_host_log_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_host_log_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_host_log_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_host_log_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_host_log_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_host_log_organisation_id CHECK (length(organisation_id) = 32),
  CONSTRAINT ck_host_log_contact_id CHECK (length(contact_id) = 32),
  CONSTRAINT ck_host_log_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_host_log_channel CHECK (channel IN ('call', 'e-mail', 'letter', 'fax', 'online', 'meeting', 'assistant', 'other')),
  CONSTRAINT ck_host_log_words CHECK (length(words) <= 4000),
  CONSTRAINT ck_host_log_promise CHECK (length(promise) <= 500),
  CONSTRAINT ck_host_log_who CHECK (length(who) <= 200),
  CONSTRAINT ck_host_log_next_step CHECK (length(next_step) <= 500),
  CONSTRAINT ck_host_log_paper_id CHECK (length(paper_id) = 32)
);

CREATE INDEX ix_host_log_contact_id ON host_log (contact_id);

CREATE INDEX ix_host_log_organisation_id ON host_log (organisation_id);

CREATE INDEX ix_host_log_paper_id ON host_log (paper_id);

CREATE INDEX ix_host_log_visit_id ON host_log (visit_id);

CREATE TABLE item_group (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  item_id VARCHAR(32) NOT NULL,
  group_id VARCHAR(32) NOT NULL,
  CONSTRAINT pk_item_group PRIMARY KEY (id),
  CONSTRAINT ck_item_group_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_item_group_item_id_group_id UNIQUE (item_id, group_id),
  CONSTRAINT fk_item_group_item_id FOREIGN KEY(item_id) REFERENCES itinerary_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_item_group_group_id FOREIGN KEY(group_id) REFERENCES mission_group (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_item_group_item_id CHECK (length(item_id) = 32),
  CONSTRAINT ck_item_group_group_id CHECK (length(group_id) = 32)
);

CREATE INDEX ix_item_group_group_id ON item_group (group_id);

CREATE INDEX ix_item_group_item_id ON item_group (item_id);

CREATE TABLE item_person (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  item_id VARCHAR(32) NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  car VARCHAR(20),
  seat VARCHAR(20),
  note VARCHAR(200),
  CONSTRAINT pk_item_person PRIMARY KEY (id),
  CONSTRAINT ck_item_person_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_item_person_item_id_participation_id UNIQUE (item_id, participation_id),
  CONSTRAINT fk_item_person_item_id FOREIGN KEY(item_id) REFERENCES itinerary_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_item_person_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_item_person_item_id CHECK (length(item_id) = 32),
  CONSTRAINT ck_item_person_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_item_person_car CHECK (length(car) <= 20),
  CONSTRAINT ck_item_person_seat CHECK (length(seat) <= 20),
  CONSTRAINT ck_item_person_note CHECK (length(note) <= 200)
);

CREATE INDEX ix_item_person_item_id ON item_person (item_id);

CREATE INDEX ix_item_person_participation_id ON item_person (participation_id);

CREATE TABLE opinion (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  form_id VARCHAR(32) NOT NULL,
  question_id VARCHAR(32) NOT NULL,
  visit_id VARCHAR(32),
  item_id VARCHAR(32),
  points INTEGER,
  words TEXT,
  quoted BOOLEAN,
  CONSTRAINT pk_opinion PRIMARY KEY (id),
  CONSTRAINT ck_opinion_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_opinion_form_id FOREIGN KEY(form_id) REFERENCES evaluation_form (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_opinion_question_id FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_opinion_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_opinion_item_id FOREIGN KEY(item_id) REFERENCES itinerary_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_opinion_form_id CHECK (length(form_id) = 32),
  CONSTRAINT ck_opinion_question_id CHECK (length(question_id) = 32),
  CONSTRAINT ck_opinion_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_opinion_item_id CHECK (length(item_id) = 32),
  CONSTRAINT ck_opinion_points CHECK (points BETWEEN 0 AND 10),
  CONSTRAINT ck_opinion_words CHECK (length(words) <= 4000),
  CONSTRAINT ck_opinion_quoted CHECK (quoted IN (TRUE, FALSE))
);

CREATE INDEX ix_opinion_form_id ON opinion (form_id);

CREATE INDEX ix_opinion_item_id ON opinion (item_id);

CREATE INDEX ix_opinion_question_id ON opinion (question_id);

CREATE INDEX ix_opinion_visit_id ON opinion (visit_id);

CREATE TABLE session_mark (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  participation_id VARCHAR(32) NOT NULL,
  item_id VARCHAR(32) NOT NULL,
  code VARCHAR(1) NOT NULL,
  CONSTRAINT pk_session_mark PRIMARY KEY (id),
  CONSTRAINT ck_session_mark_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_session_mark_participation_id_item_id UNIQUE (participation_id, item_id),
  CONSTRAINT fk_session_mark_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_session_mark_item_id FOREIGN KEY(item_id) REFERENCES itinerary_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_session_mark_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_session_mark_item_id CHECK (length(item_id) = 32),
  CONSTRAINT ck_session_mark_code CHECK (code IN ('P', 'H', 'A', 'E', 'L'))
);

CREATE INDEX ix_session_mark_item_id ON session_mark (item_id);

CREATE INDEX ix_session_mark_participation_id ON session_mark (participation_id);

CREATE TABLE standby (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  item_id VARCHAR(32),
  day_id VARCHAR(32),
  CONSTRAINT pk_standby PRIMARY KEY (id),
  CONSTRAINT ck_standby_id_length CHECK (length(id) = 32),
  CONSTRAINT uq_standby_visit_id_item_id UNIQUE (visit_id, item_id),
  CONSTRAINT uq_standby_visit_id_day_id UNIQUE (visit_id, day_id),
  CONSTRAINT ck_standby_item_or_day CHECK (item_id IS NOT NULL OR day_id IS NOT NULL),
  CONSTRAINT fk_standby_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_standby_item_id FOREIGN KEY(item_id) REFERENCES itinerary_item (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_standby_day_id FOREIGN KEY(day_id) REFERENCES mission_day (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_standby_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_standby_item_id CHECK (length(item_id) = 32),
  CONSTRAINT ck_standby_day_id CHECK (length(day_id) = 32)
);

CREATE INDEX ix_standby_day_id ON standby (day_id);

CREATE INDEX ix_standby_item_id ON standby (item_id);

CREATE INDEX ix_standby_visit_id ON standby (visit_id);

CREATE TABLE visit_seat (
  id VARCHAR(32) NOT NULL,
  version INTEGER NOT NULL,
  visit_id VARCHAR(32) NOT NULL,
  seat VARCHAR(8) NOT NULL,
  participation_id VARCHAR(32),
  host_id VARCHAR(32),
  CONSTRAINT pk_visit_seat PRIMARY KEY (id),
  CONSTRAINT ck_visit_seat_id_length CHECK (length(id) = 32),
  CONSTRAINT fk_visit_seat_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_seat_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_visit_seat_host_id FOREIGN KEY(host_id) REFERENCES visit_host (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_visit_seat_visit_id CHECK (length(visit_id) = 32),
  CONSTRAINT ck_visit_seat_seat CHECK (length(seat) <= 8),
  CONSTRAINT ck_visit_seat_participation_id CHECK (length(participation_id) = 32),
  CONSTRAINT ck_visit_seat_host_id CHECK (length(host_id) = 32)
);

CREATE INDEX ix_visit_seat_host_id ON visit_seat (host_id);

CREATE INDEX ix_visit_seat_participation_id ON visit_seat (participation_id);

CREATE INDEX ix_visit_seat_visit_id ON visit_seat (visit_id);
