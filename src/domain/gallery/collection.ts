/** Images that a person has put together under a name; one image may be in several. */
export interface Collection {
  readonly id: number
  readonly userId: number
  readonly name: string
}

export interface ListedCollection extends Collection {
  /** At most `manyImages`; what lies in the trash is not counted. */
  readonly images: number
  /** Whether the image asked about is in it. */
  readonly hasImage: boolean
}

export const maxCollections = 200
export const maxCollectionNameLength = 40

/** Every call names the person: a collection or an image of somebody else is not found. */
export interface CollectionStore {
  /** Undefined where the person has one of this name, in any letter case, or `most` already. */
  add(userId: number, name: string, most: number): Promise<Collection | undefined>
  find(userId: number, collectionId: number): Promise<Collection | undefined>
  findNamed(userId: number, name: string): Promise<Collection | undefined>
  /** By name. */
  list(
    userId: number,
    page: { readonly from: number; readonly limit: number; readonly imageId: number | null },
  ): Promise<readonly ListedCollection[]>
  /** False where another one has this name, or there is none of this id. */
  rename(userId: number, collectionId: number, name: string): Promise<boolean>
  /** The images stay. A gallery that showed it shows everything else that its filter says. */
  remove(userId: number, collectionId: number): Promise<boolean>
  /** False where collection or image are not there. Put in or taken out twice, it stays so. */
  setMember(
    userId: number,
    member: { readonly collectionId: number; readonly imageId: number; readonly isIn: boolean },
  ): Promise<boolean>
}
