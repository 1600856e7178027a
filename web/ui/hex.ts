export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** Of two digits a byte, as `hexOf` writes them; none for no text. */
export const bytesOf = (hex = ''): Uint8Array =>
  Uint8Array.from(hex.match(/../g) || [], (pair: string) => Number.parseInt(pair, 16))
