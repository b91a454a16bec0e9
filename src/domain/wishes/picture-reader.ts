/** Says in words what a picture shows. Throws PROVIDER_UNAVAILABLE when it cannot. */
export interface PictureReader {
  read(picture: {
    /** A JPEG without anything that tells where it was taken. */
    readonly bytes: Uint8Array
    readonly instruction: string
    readonly limitMs: number
  }): Promise<string>
}
