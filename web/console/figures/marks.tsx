/** How far a hazard is, by shape and by a colour that stays apart to whoever sees few of them (Okabe and Ito's). */
export const marks: Readonly<Record<string, { colour: string; path: string }>> = {
  seen: { colour: '#d55e00', path: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z' },
  responsible: { colour: '#b8860b', path: 'M12 2l10 19H2z' },
  mending: { colour: '#0072b2', path: 'M3 3h18v18H3z' },
  recheck: { colour: '#8e4585', path: 'M12 1l11 11-11 11L1 12z' },
  right: { colour: '#00735c', path: 'M2 12l4-4 4 4 8-9 4 4-12 14z' },
}

export const Mark = ({ stage }: { stage: string }) => (
  <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d={marks[stage]!.path} fill={marks[stage]!.colour} />
  </svg>
)
