declare module 'virtual:reports' {
  const reports: import('./reports-of.ts').Report[]
  export default reports
}

declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet'
}
