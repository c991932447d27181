export * from './adapter.ts'
export {
  type AssetFile,
  EMPTY_DATASET,
  type EngineManifest,
  MANIFEST_FILE,
  MANIFEST_VERSION,
  templateKey,
} from './pglite/manifest.ts'
export { OFFERED_EXTENSIONS, PREPARED_EXTENSIONS, START_PARAMETERS } from './pglite/settings.ts'
export { scan, type Token, type TokenKind } from './postgres/scan.ts'
export { type StatementRange, splitStatements } from './postgres/split-statements.ts'
