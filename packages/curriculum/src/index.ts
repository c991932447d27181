export type * from './diagnostic.ts'
export * from './model.ts'
