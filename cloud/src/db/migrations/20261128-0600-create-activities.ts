// Activities as other systems tell of them, and what they say of footage; the must-record catalogue's first version. The
// rules behind it are cited by duty in docs/activities.md; the brigade makes its own versions of it.
import { type Kysely, sql } from 'kysely';

type Words = [zh: string, en: string];

function item(
  itemId: string,
  family: string,
  words: { name: Words; place: Words; start: Words; content: Words; end: Words; who: Words },
  more: { kinds?: string[]; leadS: number; lagS: number; keep: string },
) {
  const { name, place, start, content, end, who } = words;
  const inLanguage = (index: 0 | 1) => ({
    name: name[index],
    place: place[index],
    startEvent: start[index],
    content: content[index],
    endEvent: end[index],
    whoRecords: who[index],
  });
  return {
    itemId,
    family,
    ...inLanguage(0),
    english: inLanguage(1),
    activityKinds: more.kinds ?? [],
    leadMs: more.leadS * 1000,
    lagMs: more.lagS * 1000,
    retentionCategory: more.keep,
  };
}

const onScene: Words = ['执法现场', 'Where it is enforced'];
const accidentScene: Words = ['事故现场', 'Scene of the accident'];
const caseArea: Words = ['办案区', 'Case-handling area'];
const whoEnforces: Words = ['执法的民警、辅警', 'The officers who enforce'];
const whoHandles: Words = ['办案民警', 'The officer in charge of the case'];

const items = [
  item(
    'on_the_spot_penalty',
    'on_scene_enforcement',
    {
      name: ['简易程序处罚', 'On-the-spot penalty'],
      place: onScene,
      start: ['示意车辆停车、接触当事人之前', 'Before the vehicle is signalled to stop or the person is approached'],
      content: [
        '表明身份、指出违法、出示证据、告知权利、听取申辩、开具文书、送达',
        'Identification, offence, evidence, rights, defence, document, service',
      ],
      end: ['当事人签收、离开', 'The person has signed and leaves'],
      who: whoEnforces,
    },
    { kinds: ['summary_penalty'], leadS: 30, lagS: 10, keep: 'summary_penalty' },
  ),
  item(
    'compulsory_measure',
    'on_scene_enforcement',
    {
      name: ['行政强制措施', 'Compulsory measure'],
      place: onScene,
      start: ['决定采取强制措施之前', 'Before the measure is decided'],
      content: [
        '告知理由和依据、扣留车辆证件或检验体内酒精、清点物品、开具凭证',
        'Grounds, seizure of vehicle or papers or alcohol test, inventory, document',
      ],
      end: ['凭证送达，车辆、物品或人员交接完毕', 'Document served; vehicle, things or person handed over'],
      who: whoEnforces,
    },
    { kinds: ['compulsory_measure'], leadS: 60, lagS: 30, keep: 'compulsory_measure' },
  ),
  item(
    'answering_alarm',
    'on_scene_enforcement',
    {
      name: ['接受报警、先期处置', 'Answering an alarm'],
      place: ['现场及到场途中', 'On the way and on scene'],
      start: ['到达现场之前', 'Before arrival'],
      content: ['现场情况、人员、处置过程', 'The scene, the people, what is done'],
      end: ['处置完毕或移交', 'Settled or handed over'],
      who: whoEnforces,
    },
    { leadS: 60, lagS: 30, keep: 'routine' },
  ),
  item(
    'questioning',
    'on_scene_enforcement',
    {
      name: ['当场盘问、检查', 'On-the-spot questioning'],
      place: onScene,
      start: ['表明身份之前', 'Before identification'],
      content: ['盘问、检查人身、车辆和物品', 'Questioning, search of person, vehicle and things'],
      end: ['放行或移交', 'Let go or handed over'],
      who: whoEnforces,
    },
    { leadS: 30, lagS: 10, keep: 'routine' },
  ),
  item(
    'driver_test',
    'on_scene_enforcement',
    {
      name: ['驾驶人考试', 'Driver test'],
      place: ['考场、考试车内', 'Test ground and test car'],
      start: ['核对身份之前', 'Before identities are checked'],
      content: ['核对身份、考试过程、评判', 'Identity, test, result'],
      end: ['成绩签字确认', 'Result signed'],
      who: ['考试员', 'The examiner'],
    },
    { leadS: 30, lagS: 10, keep: 'routine' },
  ),
  item(
    'vehicle_inspection',
    'on_scene_enforcement',
    {
      name: ['机动车查验', 'Vehicle inspection'],
      place: ['查验区', 'Inspection area'],
      start: ['车辆进入查验工位之前', 'Before the vehicle enters the bay'],
      content: ['车辆识别代号、外观、安全装置的核对', 'Identification number, outside, safety devices'],
      end: ['查验记录签字', 'Record signed'],
      who: ['查验员', 'The inspector of vehicles'],
    },
    { leadS: 30, lagS: 10, keep: 'routine' },
  ),
  item(
    'scene_survey',
    'accident_handling',
    {
      name: ['事故现场勘查', 'Accident scene survey'],
      place: accidentScene,
      start: ['进入现场之前', 'Before entering the scene'],
      content: [
        '现场防护、痕迹物证、测量绘图、拍照、提取',
        'Protection, traces, measuring, drawing, photographs, taking evidence',
      ],
      end: ['现场撤除、恢复交通', 'Scene cleared, traffic restored'],
      who: whoHandles,
    },
    { kinds: ['scene_survey'], leadS: 60, lagS: 60, keep: 'accident' },
  ),
  item(
    'inquiry',
    'accident_handling',
    {
      name: ['询问', 'Inquiry'],
      place: caseArea,
      start: ['告知权利义务之前', 'Before rights and duties are told'],
      content: ['身份、告知、问答、核对笔录', 'Identity, caution, questions and answers, reading the record'],
      end: ['笔录签字', 'Record signed'],
      who: whoHandles,
    },
    { kinds: ['inquiry'], leadS: 30, lagS: 30, keep: 'accident' },
  ),
  item(
    'interrogation',
    'accident_handling',
    {
      name: ['讯问', 'Interrogation'],
      place: caseArea,
      start: ['嫌疑人进入讯问室之前', 'Before the suspect enters the room'],
      content: ['告知、讯问全程、核对笔录', 'Caution, the whole interrogation, reading the record'],
      end: ['笔录签字、嫌疑人离开', 'Record signed, the suspect leaves'],
      who: whoHandles,
    },
    { kinds: ['interrogation'], leadS: 60, lagS: 60, keep: 'case_evidence' },
  ),
  item(
    'mediation',
    'accident_handling',
    {
      name: ['事故损害赔偿调解', 'Mediation of damages'],
      place: ['调解室', 'Mediation room'],
      start: ['宣布调解开始之前', 'Before the mediation is opened'],
      content: ['身份、主张、证据、调解过程、结果', 'Identity, claims, evidence, mediation, outcome'],
      end: ['调解书签字或宣布终结', 'Agreement signed, or declared ended'],
      who: whoHandles,
    },
    { kinds: ['mediation'], leadS: 30, lagS: 30, keep: 'accident' },
  ),
  item(
    'evidence_taking',
    'accident_handling',
    {
      name: ['搜查、扣押、辨认、检验取证', 'Search, seizure, identification, taking of samples'],
      place: ['现场、办案区、检验场所', 'Scene, case-handling area, laboratory'],
      start: ['出示证件文书之前', 'Before papers are shown'],
      content: ['见证人、过程、清点、封存', 'Witnesses, course, inventory, sealing'],
      end: ['清单签字、封存完毕', 'Inventory signed, sealed'],
      who: whoHandles,
    },
    { leadS: 60, lagS: 30, keep: 'case_evidence' },
  ),
  item(
    'incident',
    'incidents_and_security',
    {
      name: ['突发事件、群体性事件', 'Sudden and mass incidents'],
      place: ['事件现场及外围', 'The scene and around it'],
      start: ['到达现场之前', 'Before arrival'],
      content: ['现场态势、喊话警告、处置过程', 'The situation, warnings, what is done'],
      end: ['现场平息、撤离', 'Settled, withdrawn'],
      who: ['到场的全体民警、辅警', 'All officers on scene'],
    },
    { kinds: ['incident'], leadS: 60, lagS: 60, keep: 'major_incident' },
  ),
  item(
    'traffic_control',
    'incidents_and_security',
    {
      name: ['交通管制', 'Traffic control'],
      place: ['管制路段、路口', 'The roads and crossings concerned'],
      start: ['管制开始之前', 'Before it begins'],
      content: ['封控、分流、劝阻和处置', 'Closing, diverting, turning back, what is done'],
      end: ['管制解除', 'Lifted'],
      who: ['岗位上的民警、辅警', 'The officers on post'],
    },
    { kinds: ['traffic_control'], leadS: 60, lagS: 60, keep: 'routine' },
  ),
  item(
    'security_task',
    'incidents_and_security',
    {
      name: ['警保卫任务', 'Security task'],
      place: ['任务路线、场所', 'Route and places of the task'],
      start: ['上岗之前', 'Before taking the post'],
      content: ['岗位、沿线、突发情况的处置', 'The post, the route, what happens'],
      end: ['任务解除', 'Task ended'],
      who: ['岗位上的民警、辅警', 'The officers on post'],
    },
    { kinds: ['security_task'], leadS: 60, lagS: 60, keep: 'other_major_matter' },
  ),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into must_record_version (items, counts_from, reason, set_by)
    values (${JSON.stringify(items)}::jsonb, '2000-01-01', '首版：按五项措施和上级规定', 'rollcall')
  `.execute(db);
  await sql`
    -- A system that tells of activities by a token. The token itself is kept by nobody but that system.
    create table activity_source (
      source text primary key check (source ~ '^[a-z][a-z0-9-]{1,31}$'),
      name text not null,
      token_sha256 bytea not null unique,
      added_by text not null,
      added_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      revoked_by text,
      check ((revoked_at is null) = (revoked_by is null))
    );

    -- Pairs of neighbouring characters, whatever the language: an index of them finds any part of two characters or more,
    -- which trigrams of letters don't where a database knows no Chinese letters. Lines keep columns apart.
    create function character_pairs(said text) returns text[] language plpgsql immutable strict parallel safe as $$
    declare
      characters text[] := string_to_array(lower(said), null);
      pairs text[] := '{}';
    begin
      for nr in 1 .. cardinality(characters) - 1 loop
        continue when E'\n' in (characters[nr], characters[nr + 1]);
        pairs := pairs || (characters[nr] || characters[nr + 1]);
      end loop;
      return pairs;
    end $$;

    alter table activity
      -- of what its source told last: the same again changes nothing, whatever people corrected since
      add column told_sha256 text,
      -- as what the footage is kept: the item's category
      add column retention_category text,
      add column withdrawal_reason text;
    -- serves: search by part of a plate, a case number, a place
    create index activity_pairs on activity
      using gin (character_pairs(place || E'\n' || coalesce(plate_no, '') || E'\n' || coalesce(case_no, '')));
    -- serves: the activities of one kind or campaign, latest first
    create index activity_kind on activity (kind, starts_at desc, activity_id desc);
    create index activity_campaign on activity (campaign_id, starts_at desc, activity_id desc)
      where campaign_id is not null;
    drop index activity_plate;
    drop index activity_case;

    -- What was recorded of an activity: by the recorders of its officers, from lead to lag. Derived with each look at it.
    create table activity_recording (
      activity_id uuid not null references activity,
      recording_id text not null references recording,
      primary key (activity_id, recording_id)
    );
    -- serves: the activities of a recording
    create index activity_recording_recording on activity_recording (recording_id);

    alter table recording
      -- of the activities that it shows: it is kept as long as any of them asks for
      add column activity_categories text[] not null default '{}',
      -- somebody pressed the recorder's mark
      add column device_marked boolean not null default false;
    update recording r set device_marked = true
    where exists (
      select from sighting s where s.recording_id = r.recording_id and (s.claim ->> 'deviceMarked')::boolean
    );
    -- serves: the list of what was marked, in both orders; the rest is there to pass over rows without fetching them
    create index recording_marked_announced on recording (announced_at desc, recording_id desc)
      include (station_id, captured_at, kind, inspection_outcome) where device_marked;
    create index recording_marked_captured on recording (coalesce(captured_at, '-infinity') desc, recording_id desc)
      include (station_id, captured_at, kind, inspection_outcome) where device_marked;
  `.execute(db);
}
