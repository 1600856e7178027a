/** The code of a matter as it is printed and read out, by fours: 'HZ 7K3M-9PQR-4'. */
export const printedCode = (code: string): string =>
  `${code.slice(0, -9)} ${code.slice(-9, -5)}-${code.slice(-5, -1)}-${code.slice(-1)}`
