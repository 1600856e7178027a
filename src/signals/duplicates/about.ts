/** What a sealed likeness is bound to. */
export const aboutLikeness = (bureauId: number, id: string) => `likeness ${bureauId} ${id}`
