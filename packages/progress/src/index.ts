export type * from './event.ts'
export { PROGRESS_SCHEMA_VERSION } from './event.ts'
