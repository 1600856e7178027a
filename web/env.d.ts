declare module 'virtual:reports' {
  /** What may be reported, for the first screen; its questions lie in a file beside the page (`<link id="questions">`). */
  const reports: import('./reports-of.ts').ReportName[]
  export default reports
}

declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet'
}
