import type { TProperties } from 'typebox'
import { choice, count, evidence, instant, maybe, reference, words } from '../says.ts'

export const pauseReasons = [
  'appraisal',
  'hearing',
  'verification',
  'waiting_party',
  'party_requested_delay',
  'contact_failed',
  'waiting_other_dept',
  'cross_region',
  'force_majeure',
  'safety_risk',
  'medical',
  'guardian_pending',
  'would_harm_investigation',
  'parallel_procedure',
] as const

/** Why something will be late, or is: for whoever waits for it. */
export const lateReasons = [
  'late_many_at_once',
  'late_other_body',
  'late_harder',
  'late_our_fault',
  'late_weather',
  'late_person_away',
  'late_extended',
] as const

export const dangers = ['violence_at_home', 'child_harmed', 'informant_threatened'] as const

/** What anybody may say who reports something. */
export const reported = {
  text: words(),
  happenedAt: maybe(instant()),
  where: maybe(words(200)),
  files: maybe(evidence(10, 1)),
  danger: maybe(choice(...dangers)),
} satisfies TProperties

/** How somebody was told, and how one knows it (R31). A `receipt` is the signed slip's or the call's reference. */
export const telling = {
  how: choice('in_person', 'phone', 'message', 'letter', 'through_guardian'),
  toldAt: instant(),
  confirmed: maybe(choice('signature', 'code', 'call')),
  receipt: maybe(reference()),
  /** How long it took, as the record of the call says. */
  seconds: maybe(count(86_400)),
} satisfies TProperties

/** What may have been wrong, whatever it was about. */
export const everyWhy = ['too_slow', 'not_told', 'not_put_right', 'hard_to_reach', 'manner'] as const

/** All that any kind asks: a bad rating of one becomes a matter of conduct, and takes them along. */
export const everyReason = [
  ...everyWhy,
  'hazard_came_back',
  'not_taken_seriously',
  'papers_again',
  'passed_around',
  'pressed_to_agree',
  'property_not_back',
  'terms_not_kept',
  'too_many_visits',
] as const

/** How they asked, and where that is written down. */
export const heardFrom = { asked: choice('by_phone', 'at_the_counter', 'on_paper'), receipt: reference() }

/** A measure of the catalogue by its number; a bureau may have more than 75. */
export const measureNo = () => reference()
