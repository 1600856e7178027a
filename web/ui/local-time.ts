const BEIJING = 8 * 3_600_000

/** What `<input type="datetime-local">` shows, in Beijing time, to the minute. */
export const toLocal = (ms: number): string => new Date(ms + BEIJING).toISOString().slice(0, 16)

/** And back, with its offset. */
export const fromLocal = (text: string): string => (text ? `${text.length === 16 ? `${text}:00` : text}+08:00` : '')
