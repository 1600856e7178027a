import Type from 'typebox'
import { choice } from '../kinds/says.ts'
import { closed, day, id, instant, named, orNull, premisesShown, theWords } from './schemas.ts'

/*
 * What is answered about matters. Closed to further fields, so that the tests see whatever else would slip out.
 */

const text = Type.String()

export const unitShown = Type.Object({ words: theWords, phone: orNull(text) }, closed)

export const who = named(
  'Who',
  Type.Object(
    {
      surname: text,
      words: theWords,
      tail: Type.String({ description: 'The last four signs of the number on the badge.' }),
      woman: orNull(Type.Boolean()),
      phone: orNull(text),
      unit: unitShown,
      hours: Type.Array(theWords, { description: 'When their station is open; empty where nobody has said it.' }),
    },
    { ...closed, description: 'The named person who has it.' },
  ),
)

const by = named(
  'ByWhen',
  Type.Object(
    { due: instant, lastDay: day, words: theWords },
    { ...closed, description: '`due` is exclusive; `lastDay` is the last day on which it can be kept.' },
  ),
)

const promiseInShort = Type.Object(
  { measure: text, words: theWords, due: instant, lastDay: day, provisional: Type.Boolean() },
  closed,
)

const paper = Type.Object({ name: text, words: theWords, id, n: orNull(Type.Integer()) }, closed)
const openedBeside = Type.Object(
  { id, kind: text, code: text, as: text, link: Type.Optional(text) },
  { ...closed, description: 'A matter that was opened beside it.' },
)

const done = {
  id,
  kind: text,
  code: text,
  printed: Type.String({ description: 'The code as it is printed and read aloud: HZ 7K3M-9PQR-4.' }),
  version: Type.Integer(),
  state: text,
  stateWords: theWords,
  who,
  by: orNull(by),
  promises: Type.Array(promiseInShort, { description: 'Open now, the earliest first.' }),
  papers: Type.Array(paper),
  opened: Type.Array(openedBeside),
}

export const opened = named(
  'Opened',
  Type.Object(
    {
      ...done,
      link: orNull(
        Type.Object(
          { token: Type.String({ description: 'For the header X-Matter-Token.' }), path: text },
          { ...closed, description: 'The secret link: the token stands after #, so that no server sees it.' },
        ),
      ),
      qr: orNull(Type.String({ description: 'What a QR code of the answer card holds.' })),
    },
    closed,
  ),
)
export const moved = named('Moved', Type.Object(done, closed))

const place = Type.Object({ village: text, short: text }, closed)

const line = {
  id,
  kind: text,
  words: theWords,
  sort: Type.Union([theWords, Type.Null()], { description: 'What it is within its kind; of a protected matter null.' }),
  code: text,
  printed: text,
  state: text,
  stateWords: theWords,
  version: Type.Integer(),
  place: orNull(place),
  unit: Type.Object({ id, words: theWords }, closed),
  owner: Type.Object({ id, name: text }, closed),
  protected: Type.Boolean(),
  outcome: orNull(text),
  openedAt: instant,
  closedAt: orNull(instant),
  nextDue: orNull(instant),
  lastDay: orNull(day),
  next: orNull(
    Type.Object(
      {
        measure: text,
        title: theWords,
        calls: Type.Boolean({ description: 'Kept by telling somebody: they wait for a call.' }),
      },
      { ...closed, description: 'The promise that is due next.' },
    ),
  ),
}
export const matterLine = named('MatterLine', Type.Object(line, closed))

const promise = named(
  'Promise',
  Type.Object(
    {
      no: Type.Integer(),
      measure: text,
      title: orNull(theWords),
      words: theWords,
      state: choice('open', 'paused', 'kept', 'void'),
      late: Type.Boolean(),
      started: instant,
      due: instant,
      lastDay: day,
      provisional: Type.Boolean({ description: 'Beyond the loaded work calendar: the day may still move.' }),
      pauses: Type.Array(
        Type.Object(
          {
            from: instant,
            to: orNull(instant),
            reason: text,
            words: theWords,
            endsWith: orNull(theWords),
            told: orNull(Type.Object({ at: instant, how: text }, closed)),
            untold: orNull(text),
          },
          {
            ...closed,
            description:
              '`to` null: until the step of `endsWith`. Either the person was `told`, or `untold` says why they were not.',
          },
        ),
      ),
      newDay: orNull(
        Type.Object(
          { day, toldAt: instant, why: theWords },
          { ...closed, description: 'The new day that they were told, and why it is late; the old promise stays.' },
        ),
      ),
      metAt: orNull(instant),
      voidAt: orNull(instant),
    },
    closed,
  ),
)

const entry = named(
  'Entry',
  Type.Object(
    {
      no: Type.Integer(),
      move: text,
      words: theWords,
      step: Type.Union([theWords, Type.Null()], {
        description: 'How the person themselves reads it; null for staff, and where it says nothing to them.',
      }),
      post: text,
      by: Type.Object({ id: orNull(id), words: orNull(theWords) }, closed),
      at: instant,
      recordedAt: instant,
      state: orNull(text),
      says: orNull(Type.Record(text, Type.Unknown())),
      destroyed: orNull(Type.Object({ at: instant, rule: text }, closed)),
    },
    { ...closed, description: 'What was done, by whom. `says` is what of it is for whoever asks.' },
  ),
)

const refusal = Type.Object({ code: text, words: theWords }, closed)

export const matter = named(
  'Matter',
  Type.Object(
    {
      ...line,
      who,
      why: orNull(Type.Object({ code: text, words: Type.Optional(theWords) }, { description: 'Why with its owner.' })),
      channel: text,
      anonymous: Type.Boolean(),
      language: text,
      outcomeWords: orNull(theWords),
      details: Type.Record(text, Type.Unknown()),
      standing: Type.Record(text, Type.Unknown()),
      promises: Type.Array(promise),
      people: Type.Array(
        Type.Object({ id, role: text, words: theWords, name: orNull(text), phone: orNull(text) }, closed),
        { description: 'Masked: 王**, ***0001.' },
      ),
      premises: Type.Array(premisesShown, { description: 'Places that it names by id, for staff.' }),
      links: Type.Array(Type.Object({ id, kind: text, code: text, as: text, from: Type.Boolean() }, closed)),
      named: Type.Record(text, theWords, { description: 'What the ids are called that stand in what was said.' }),
      moves: Type.Array(
        Type.Object(
          {
            name: text,
            words: theWords,
            about: orNull(theWords),
            changesState: Type.Boolean(),
            onlineOnly: Type.Boolean(),
            refusals: Type.Array(refusal, { description: 'What stands in the way already, whatever will be said.' }),
          },
          closed,
        ),
        { description: 'What whoever asks may do now; what each says: GET /api/v1/kinds/{kind}.' },
      ),
      history: Type.Array(entry),
      handedOn: orNull(
        Type.Object(
          {
            server: text,
            number: orNull(text),
            status: orNull(choice('open', 'closed')),
            notes: orNull(text),
            theirAt: orNull(instant),
            sentAt: orNull(instant),
            askedAt: orNull(instant),
          },
          { ...closed, description: 'What another platform says of it, where it was passed on by Open311.' },
        ),
      ),
      looks: Type.Array(
        Type.Object(
          {
            id,
            who: theWords,
            at: instant,
            purpose: orNull(theWords),
            asked: orNull(
              Type.Object(
                {
                  at: instant,
                  lastDay: day,
                  answeredAt: orNull(instant),
                  finding: orNull(theWords),
                  answer: orNull(text),
                },
                { ...closed, description: 'They asked why, and by which day it is answered.' },
              ),
            ),
          },
          closed,
        ),
        {
          description: 'Who of the bureau opened the names in it: for the person whom it is about.',
        },
      ),
    },
    closed,
  ),
)

export const personIn = Type.Object(
  { id, role: text, words: theWords, said: orNull(Type.Record(text, Type.Unknown())) },
  closed,
)
