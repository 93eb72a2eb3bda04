export { createEncryptionCodec } from './encryption-codec';
export type { EncryptionKeys } from './encryption-codec';
export { createFileStorage } from './file-storage';
export { payloadConverter } from './payload-converter';
