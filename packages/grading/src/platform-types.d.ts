/**
 * The platform types that come with the engine interface. The room itself only hands the caller's signal on; text
 * coding is used by the engines' wire reader, which their index also exports. Declared here because the room compiles
 * without DOM and Node types, so that I/O does not compile.
 */
interface AbortSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

interface TextEncoder {
  encode(text: string): Uint8Array
}
declare var TextEncoder: { new (): TextEncoder }

interface TextDecoder {
  decode(bytes: Uint8Array): string
}
declare var TextDecoder: { new (label?: string, options?: { readonly ignoreBOM?: boolean }): TextDecoder }
