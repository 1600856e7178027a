// Written by `npm run xjw -- schema` from the catalogue of a migrated database. Change it by a file in db/migrations/.
import type { GeneratedAlways } from 'kysely'
import type { Defaulted, Instant, Json } from './columns.ts'

/** A row of each table: how its columns are read, and which may be left out when it is added. */
export type Tables = {
  absence: {
    bureau_id: number
    staff_id: string
    from_day: string
    to_day: string
  }
  account_entry: {
    bureau_id: number
    n: number
    at: Instant
    actor_id: string | null
    what: string
    about_id: string | null
    details: Json
    address: string | null
    prev: Buffer
    hash: Buffer
  }
  asked_visit: {
    bureau_id: number
    id: string
    beat_id: string
    sealed: Buffer | null
    consent_at: Instant
    withdrawn_at: Instant | null
  }
  audit_draw: {
    bureau_id: number
    month: string
    drawn_on: string
    matters: string[]
    seed: Buffer
    what: Defaulted<'audit' | 'survey'>
    picked: Defaulted<string[]>
  }
  beat: {
    bureau_id: number
    id: string
    unit_id: string
    name: string
  }
  beat_holder: {
    bureau_id: number
    beat_id: string
    staff_id: string
    from_day: string
    to_day: string | null
    stand_in: boolean
  }
  beat_place: {
    bureau_id: number
    beat_id: string
    village_code: string
  }
  beat_polygon: {
    bureau_id: number
    beat_id: string
    n: number
    ring: Json
  }
  bureau: {
    bureau_id: number
    letters: string
    name_zh: string
    name_en: string
    tz: string
    calendar_edition: string
    south: number
    west: number
    north: number
    east: number
    idle_minutes: Defaulted<number>
    second_factor: Defaulted<string[]>
  }
  calendar: {
    bureau_id: number
    edition: string
    body: Json
    author: string | null
    made_at: Instant | null
  }
  campaign: {
    bureau_id: number
    id: string
    unit_id: string
    title: string
    sort: string | null
    from_day: string
    to_day: string
    ordered_by: string
  }
  channel: {
    bureau_id: number
    name: string
    failures: Defaulted<number>
    down_until: Instant | null
    last: string | null
    last_at: Instant | null
    sent_at: Instant | null
    free_at: Instant | null
  }
  checkpoint: {
    bureau_id: number
    size: number
    before: number
    root: Buffer
    frontier: Buffer[]
    made_at: Instant
    key: Buffer
    signature: Buffer
  }
  checkpoint_day: {
    bureau_id: number
    day: string
    size: number
    root: Buffer
    made_at: Instant
    key: Buffer
    signature: Buffer
  }
  cluster: {
    id: number
    base: number
    system_identifier: string | null
    timeline: number | null
  }
  command: {
    bureau_id: number
    command_id: string
    actor: string
    digest: Buffer
    answer: Json
    at: Instant
  }
  content: {
    bureau_id: number
    matter_id: string
    entry_no: number
    salt: Buffer | null
    sealed: Buffer | null
    destroyed_at: Instant | null
    rule: string | null
  }
  counted: {
    bureau_id: number
    matter_id: string
    no: number
    series: string
    at: Instant
    day: string
    unit_id: string
    kind: string
    type: string
    measure: string
    behind: string
    came: string
    village: string
    channel: string
    minute: number
    value: number
    who: string | null
    same: string | null
  }
  credential: {
    bureau_id: number
    staff_id: string
    hash: string
    changed_at: Instant
  }
  custodian: {
    bureau_id: number
    n: number
    named_at: Instant
    staff_id: string
    edition: number
  }
  data_key: {
    bureau_id: number
    matter_id: string
    words: Buffer | null
    people: Buffer | null
    reporter: Buffer | null
  }
  delivery: {
    bureau_id: number
    notice_id: string
    way: string
    pos: number
    at: Instant
    due: Instant | null
    held: 'protected' | null
    goes_at: Instant | null
    digest: string | null
  }
  deployment: {
    id: number
    mode: 'demo' | 'real'
    made_at: Instant
    suite: Defaulted<'standard' | 'gm'>
  }
  destruction: {
    bureau_id: number
    id: string
    rule: string
    at: Instant
    day: string
    matters: number
    contents: number
    people: number
    reporters: number
    files: number
    first_closed: string
    last_closed: string
  }
  division: {
    bureau_id: number
    code: string
    parent: string | null
    level: 'city' | 'county' | 'town' | 'village'
    name: string
    short: string
    initials: string
    lat: number | null
    lng: number | null
  }
  drop_try: {
    bureau_id: number
    neighbour_id: string
    file: Buffer
    tries: number
    try_at: Instant
  }
  early_answer: {
    bureau_id: number
    sign_id: string
    staff_id: string
    useful: boolean
    at: Instant
  }
  early_rule: {
    bureau_id: number
    rule: string
    edition: number
    on: boolean
    numbers: Json
    author: string
    made_at: Instant
  }
  early_sign: {
    bureau_id: number
    id: string
    rule: string
    edition: number
    day: string
    made_at: Instant
    kind: string
    unit_id: string
    unit_path: string
    owner_id: string
    village: string | null
    beat_id: string | null
    gate: number | null
    matters: string[]
    numbers: Json
  }
  edition: {
    bureau_id: number
    what: 'people' | 'measures' | 'calendar'
    n: number
  }
  entry: {
    bureau_id: number
    matter_id: string
    no: number
    command_id: string
    actor: string
    post: string
    move: string
    said_at: Instant
    recorded_at: Instant
    state_after: string | null
    matter_digest: Buffer | null
    content_digest: Buffer | null
    digest: Buffer
    hash: Buffer
    tick: number
    seq: GeneratedAlways<number>
    rows_digest: Buffer | null
  }
  evidence: {
    bureau_id: number
    matter_id: string
    entry_no: number
    sha256: Buffer
    destroyed_at: Instant | null
    name: Buffer | null
    key: Buffer | null
  }
  feed: {
    bureau_id: number
    pos: number
    matter_id: string
    entry_no: number
  }
  feed_cursor: {
    bureau_id: number
    pos: number
    tick: number
    seq: number
  }
  figure: {
    bureau_id: number
    series: string
    span: 'day' | 'month'
    day: string
    unit_id: string
    kind: string
    measure: string
    type: string
    behind: string
    came: string
    minute: number
    n: number
    total: number
  }
  handed_on: {
    bureau_id: number
    id: string
    matter_id: string
    server: string
    made_at: Instant
    tries: Defaulted<number>
    next_at: Instant | null
    trying_at: Instant | null
    sent_at: Instant | null
    token: string | null
    request_id: string | null
    status: string | null
    notes: Buffer | null
    their_at: Instant | null
    asked_at: Instant | null
    ended_at: Instant | null
    dead_at: Instant | null
    last: string | null
  }
  import: {
    bureau_id: number
    id: string
    neighbour_id: string
    name: string
    author: string
    made_at: Instant
    state: 'looking' | 'looked' | 'taking' | 'taken' | 'refused' | 'dropped' | 'failed'
    line: Defaulted<number>
    rows: Defaulted<number>
    share: Defaulted<number>
    added: Defaulted<number>
    known: Defaulted<number>
    refused: Defaulted<number>
    passed_over: Defaulted<string[]>
    code: string | null
    began_at: Instant | null
    ended_at: Instant | null
    held_at: Instant | null
    tries: Defaulted<number>
    try_at: Instant | null
    last: string | null
    failed_in: string | null
  }
  import_fault: {
    bureau_id: number
    import_id: string
    line: number
    n: number
    field: string
    code: string
    most: number | null
  }
  keyring: {
    what: 'seal' | 'delivery' | 'vault'
    public: Buffer
  }
  kind_model: {
    bureau_id: number
    made_at: Instant
    learned: string[]
  }
  kind_suggestion: {
    bureau_id: number
    matter_id: string
    at: Instant
    model: string
    suggested: string
    likely: number
    unsure: boolean
    chosen: string
  }
  known_device: {
    bureau_id: number
    token_hash: Buffer
    staff_id: string
    seen_at: Instant
  }
  legal_rule: {
    bureau_id: number
    id: string
    from_day: string
    unit_path: string
    to_day: string | null
    value: Json
    text: string
  }
  link: {
    bureau_id: number
    from_matter: string
    to_matter: string
    as: string
  }
  look: {
    bureau_id: number
    matter_id: string
    at: Instant
    staff_id: string
    what: string
  }
  look_question: {
    bureau_id: number
    id: string
    matter_id: string
    look_at: Instant
    staff_id: string
    what: string
    unit_id: string
    asked_at: Instant
    due: Instant
    answered_at: Instant | null
    answered_by: string | null
    finding: 'for_the_work' | 'not_needed' | 'wrongful' | null
    answer: Buffer | null
  }
  market: {
    bureau_id: number
    code: string
    calendar: 'lunar' | 'solar'
    days: number[]
  }
  matter: {
    bureau_id: number
    id: string
    kind: string
    state: string
    version: number
    entry_no: number
    head: Buffer
    details: Json
    standing: Json
    people: Json
    code: string
    link_no: Defaulted<number>
    word: Buffer | null
    place_code: string | null
    village: string | null
    lat: number | null
    lng: number | null
    unit_id: string
    unit_path: string
    beat_id: string | null
    owner_id: string
    why: Json
    wall: 'inspection' | 'owner' | null
    lets: string[]
    speaks: string[]
    barred: string[]
    protected: boolean
    anonymous: boolean
    channel: string
    language: string
    opened_by: string
    outcome: string | null
    opened_at: Instant
    closed_at: Instant | null
    next_due: Instant | null
    next_at: Instant | null
    imported: Json | null
  }
  measure: {
    bureau_id: number
    id: string
    edition: number
    body: Json
    from_day: Defaulted<string>
    retired: Defaulted<boolean>
    author: string | null
    made_at: Instant | null
  }
  message: {
    bureau_id: number
    id: string
    notice_id: string
    pos: number
    matter_id: string
    channel: string
    role: string
    recipient: string
    template: string
    language: string
    digest: string | null
    made_at: Instant
    goes_at: Instant
    tries: Defaulted<number>
    next_at: Instant | null
    slot_at: Instant | null
    trying_at: Instant | null
    sent_at: Instant | null
    joined: string | null
    dead_at: Instant | null
    last: string | null
    ref: string | null
    heard: string | null
    heard_at: Instant | null
    parts: number | null
  }
  migration: {
    name: string
    checksum: string
    applied_at: Defaulted<Instant>
  }
  neighbour: {
    bureau_id: number
    id: string
    name: string
    key_hash: Buffer
    scopes: string[]
    per_minute: number
    made_at: Instant
    ended_at: Instant | null
    file_secret: Buffer | null
    file_form: 'csv' | 'json' | null
  }
  neighbour_sent: {
    bureau_id: number
    id: string
    neighbour_id: string
    at: Instant
    service: string
    token: string
    matter_id: string | null
    own: string | null
  }
  note_again: {
    bureau_id: number
    matter_id: string
  }
  notice: {
    bureau_id: number
    matter_id: string
    entry_no: number
    name: string
    role: string
    recipient: string
    id: string
    made_at: Instant
    day: Instant | null
  }
  one_time_link: {
    bureau_id: number
    hash: Buffer
    staff_id: string
    made_at: Instant
    expires_at: Instant
    used_at: Instant | null
    anew: Defaulted<boolean>
  }
  paper: {
    bureau_id: number
    matter_id: string
    entry_no: number
    name: string
    id: string
    series: string | null
    unit_id: string
    year: number
    n: number | null
  }
  paper_counter: {
    bureau_id: number
    series: string
    unit_id: string
    year: number
    last: number
  }
  paper_form: {
    bureau_id: number
    unit_id: string
    kind: string
    name: string
    edition: number
    docx: Buffer | null
    form: Json | null
    holds_from: Instant
    author: string
    made_at: Instant
    undoes: number | null
  }
  paper_void: {
    bureau_id: number
    matter_id: string
    entry_no: number
    name: string
    reason: 'misprinted' | 'wrong_content' | 'not_handed_over' | 'replaced'
    at: Instant
    staff_id: string
  }
  people_private: {
    bureau_id: number
    id: string
    matter_id: string
    role: string
    sealed: Buffer | null
    destroyed_at: Instant | null
    rule: string | null
    phone: Buffer | null
  }
  phone_code: {
    bureau_id: number
    phone: Buffer
    id: string
    code: Buffer
    language: 'zh' | 'en'
    made_at: Instant
    ends_at: Instant
    tries: Defaulted<number>
    sealed: Buffer | null
    next_at: Instant | null
    sends: Defaulted<number>
    sent_at: Instant | null
    last: string | null
  }
  phone_session: {
    bureau_id: number
    token_hash: Buffer
    phone: Buffer
    ends_at: Instant
  }
  place_code: {
    bureau_id: number
    code: string
    village_code: string
    premises_id: string | null
  }
  post_held: {
    bureau_id: number
    staff_id: string
    post: string
    unit_id: string
    from_day: string
    to_day: string | null
  }
  premises: {
    bureau_id: number
    id: string
    village_code: string
    sort: 'school' | 'shop' | 'workshop' | 'rented' | 'public_place' | 'site' | 'farm' | 'other'
    name: string
    responsible: Buffer | null
    last_check: string | null
    next_check: string | null
    closed_on: string | null
    made_at: Instant
  }
  premises_check: {
    bureau_id: number
    premises_id: string
    on_day: string
    round_id: string | null
  }
  promise: {
    bureau_id: number
    matter_id: string
    no: number
    measure: string
    edition: number
    text: Json
    limit: Json
    cap: Json | null
    on: number
    by_post: string
    started: Instant
    due: Instant
    provisional: boolean
    calendar_edition: string
    pauses: Json
    met_at: Instant | null
    void_at: Instant | null
    late: boolean | null
  }
  rating_device: {
    bureau_id: number
    day: string
    device: Buffer
    rating: Buffer
  }
  reach: {
    bureau_id: number
    matter_id: string
    person_id: string
    channel: string
    language: string
    address: Buffer | null
    changed_at: Instant
  }
  reader: {
    bureau_id: number
    name: string
    pos: number
  }
  recovery_code: {
    bureau_id: number
    staff_id: string
    hash: Buffer
  }
  roster: {
    bureau_id: number
    unit_id: string
    post: string
    from_at: Instant
    to_at: Instant
    staff_id: string
  }
  second_factor: {
    bureau_id: number
    id: string
    staff_id: string
    sort: 'totp' | 'passkey'
    secret: Buffer | null
    step: number | null
    credential: string | null
    public_key: Buffer | null
    counter: number | null
    transports: string[] | null
    made_at: Instant
    used_at: Instant | null
  }
  serious_review: {
    bureau_id: number
    matter_id: string
    at: Instant
    reviewed_at: Instant
    by: string
    signs: string
    lesson: string
  }
  session: {
    bureau_id: number
    token_hash: Buffer
    staff_id: string
    made_at: Instant
    expires_at: Instant
    id: string
    seen_at: Instant
    away_until: Instant | null
    agent: string | null
    address: string | null
    shown: Defaulted<'password' | 'totp' | 'passkey' | 'recovery' | 'city' | 'demo'>
  }
  sheet_edit: {
    bureau_id: number
    sheet: 'places' | 'units' | 'beats' | 'people' | 'rosters'
    no: number
    author: string
    made_at: Instant
    changes: Json
    undoes: number | null
  }
  sign: {
    bureau_id: number
    matter_id: string
    opened_at: Instant
    facts: number[]
    tokens: number[]
    likeness: Buffer | null
    gate: number | null
  }
  sign_in_step: {
    bureau_id: number
    token_hash: Buffer
    staff_id: string
    purpose: 'show' | 'set_up'
    challenge: string | null
    draft: Buffer | null
    expires_at: Instant
  }
  sign_in_tries: {
    bureau_id: number
    key: Buffer
    n: number
    until: Instant
  }
  sign_place: {
    bureau_id: number
    place: number
    opened_at: Instant
    matter_id: string
  }
  slot: {
    bureau_id: number
    unit_id: string
    sort: 'home' | 'window'
    from_at: Instant
    to_at: Instant
    capacity: number
    taken: Defaulted<number>
  }
  slot_taken: {
    bureau_id: number
    matter_id: string
    unit_id: string
    sort: string
    from_at: Instant
    taken_at: Instant
  }
  staff: {
    bureau_id: number
    id: string
    number: string
    name: string
    phone: string | null
    woman: boolean | null
    left_on: string | null
  }
  tree_part: {
    bureau_id: number
    level: number
    at: number
    root: Buffer
  }
  unit: {
    bureau_id: number
    id: string
    parent_id: string | null
    code: string
    path: string
    sort: 'bureau' | 'county' | 'station' | 'window' | 'desk' | 'inspection'
    name_zh: string
    name_en: string
    phone: string | null
    hours: Json | null
    quiet_from: Defaulted<string>
    quiet_to: Defaulted<string>
  }
  unit_area: {
    bureau_id: number
    unit_id: string
    division_code: string
  }
  vault_address: {
    bureau_id: number
    id: string
    matter_id: string
    sealed: Buffer | null
    enveloped: Defaulted<boolean>
    destroyed_at: Instant | null
    rule: string | null
  }
  vault_identity: {
    bureau_id: number
    id: string
    matter_id: string
    sealed: Buffer | null
    enveloped: Defaulted<boolean>
    destroyed_at: Instant | null
    rule: string | null
  }
  vault_opening: {
    bureau_id: number
    id: string
    matter_id: string
    because: string
    reason: Buffer
    asked_by: string
    asked_at: Instant
    ends_at: Instant
    first_by: string | null
    first_n: number | null
    first_at: Instant | null
    part: Buffer | null
    opened_by: string | null
    opened_at: Instant | null
  }
  vault_share: {
    edition: number
    n: number
    public: Buffer
  }
  webhook: {
    bureau_id: number
    id: string
    neighbour_id: string
    url: string
    kinds: string[] | null
    secret: Buffer
    pos: number
    made_at: Instant
    ended_at: Instant | null
  }
  webhook_call: {
    bureau_id: number
    id: string
    webhook_id: string
    pos: number
    matter_id: string
    body: Json
    made_at: Instant
    tries: Defaulted<number>
    next_at: Instant | null
    done_at: Instant | null
    dead_at: Instant | null
    last: string | null
  }
  wrap_key: {
    n: number
    fingerprint: Buffer
    made_at: Instant
  }
}
