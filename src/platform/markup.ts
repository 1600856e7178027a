const special = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/
const every = new RegExp(special, 'g')
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in HTML and XML, between marks and within their quotes; signs that XML cannot hold are left out. */
export const inMarkup = (text: string): string =>
  special.test(text) ? text.toWellFormed().replace(every, sign => named[sign] ?? '') : text
