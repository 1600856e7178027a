/** The last answers, for a few seconds each: a board that many look at is worked out once. */
export function remembered<T>(seconds: number, most = 500) {
  const answers = new Map<string, { until: number; answer: Promise<T> }>()
  return (key: string, now: Date, make: () => Promise<T>): Promise<T> => {
    const ms = now.getTime()
    const known = answers.get(key)
    // A clock that was set back believes nothing.
    if (known && ms < known.until && ms >= known.until - seconds * 1000) return known.answer
    const answer = make()
    answers.delete(key)
    if (answers.size >= most) answers.delete(answers.keys().next().value!)
    answers.set(key, { until: ms + seconds * 1000, answer })
    answer.catch(() => answers.delete(key))
    return answer
  }
}
