export { copyStorage, eraseStorage, restoreStorage, type StorageCopy } from './erase-storage.ts'
