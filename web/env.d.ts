declare module 'virtual:reports' {
  const reports: import('./reports-of.ts').Report[]
  export default reports
}
