/** For `catch`: what stands for a file or folder that is not there. Whatever else went wrong is thrown on. */
export const ifNone =
  <T>(none: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return none
    throw error
  }
