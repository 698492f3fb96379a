// Answers, appeals and what people say in a case take files along. What was filed stays as it is.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table filed_attachment (
      -- by which it was sent
      attachment_id uuid primary key,
      answer_id uuid references finding_answer,
      appeal_id uuid references finding_appeal,
      liability_appeal_id uuid references liability_appeal,
      statement_id uuid references accountability_statement,
      case_appeal_id uuid references accountability_appeal,
      file_name text not null,
      media_type text not null,
      sha256 text not null,
      size_bytes integer not null check (size_bytes > 0),
      account_id uuid not null references account,
      uploaded_at timestamptz not null,
      check (num_nonnulls(answer_id, appeal_id, liability_appeal_id, statement_id, case_appeal_id) = 1)
    );
    -- serve: the files of what somebody said
    create index filed_attachment_answer on filed_attachment (answer_id) where answer_id is not null;
    create index filed_attachment_appeal on filed_attachment (appeal_id) where appeal_id is not null;
    create index filed_attachment_liability on filed_attachment (liability_appeal_id) where liability_appeal_id is not null;
    create index filed_attachment_statement on filed_attachment (statement_id) where statement_id is not null;
    create index filed_attachment_case_appeal on filed_attachment (case_appeal_id) where case_appeal_id is not null;
    -- serves: the sweep, which goes by the file
    create index filed_attachment_sha256 on filed_attachment (sha256);
    -- serves: how much an account attached lately
    create index filed_attachment_account on filed_attachment (account_id, uploaded_at);
  `.execute(db);
}
