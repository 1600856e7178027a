import type { ReactNode } from 'react'

/** A table that may be wider than the screen scrolls in its own room, by the keyboard too. */
export const Room = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
  <section className="grid-room" tabIndex={0} aria-label={label}>
    {children}
  </section>
)
