/** A code as it is printed and read out, by fours: HZ 7K3M-9PQR-4. */
export function spacedCode(code: string): string {
  const [, letters, first, second, check] = /^([A-Z]+)(.{4})(.{4})(.)$/.exec(code) ?? []
  return letters ? `${letters} ${first}-${second}-${check}` : code
}
