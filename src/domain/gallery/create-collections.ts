import { tidyName } from '../shared/tidy-name.ts'
import {
  maxCollectionNameLength,
  maxCollections,
  type Collection,
  type CollectionStore,
  type ListedCollection,
} from './collection.ts'

export type NamedCollection =
  | { readonly kind: 'kept'; readonly collection: Collection }
  | { readonly kind: 'not-a-name' }
  | { readonly kind: 'taken'; readonly collection: Collection }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'not-found' }

/** Collections that a person names. */
export function createCollections({
  stores: { collections },
}: {
  readonly stores: { readonly collections: CollectionStore }
}) {
  return {
    list: (
      userId: number,
      page: { readonly from: number; readonly limit: number; readonly imageId: number | null },
    ): Promise<readonly ListedCollection[]> => collections.list(userId, page),

    find: (userId: number, collectionId: number): Promise<Collection | undefined> =>
      collections.find(userId, collectionId),

    async create(userId: number, words: string): Promise<NamedCollection> {
      const name = tidyName(words, maxCollectionNameLength)
      if (name === undefined) return { kind: 'not-a-name' }
      const collection = await collections.add(userId, name, maxCollections)
      if (collection) return { kind: 'kept', collection }
      const taken = await collections.findNamed(userId, name)
      return taken ? { kind: 'taken', collection: taken } : { kind: 'too-many' }
    },

    async rename(userId: number, collectionId: number, words: string): Promise<NamedCollection> {
      const name = tidyName(words, maxCollectionNameLength)
      if (name === undefined) return { kind: 'not-a-name' }
      if (await collections.rename(userId, collectionId, name)) {
        const collection = await collections.find(userId, collectionId)
        return collection ? { kind: 'kept', collection } : { kind: 'not-found' }
      }
      const taken = await collections.findNamed(userId, name)
      return taken ? { kind: 'taken', collection: taken } : { kind: 'not-found' }
    },

    remove: (userId: number, collectionId: number): Promise<boolean> =>
      collections.remove(userId, collectionId),

    setMember: (
      userId: number,
      member: { readonly collectionId: number; readonly imageId: number; readonly isIn: boolean },
    ): Promise<boolean> => collections.setMember(userId, member),
  }
}

/** Undefined for what cannot be a name: nothing, too much, a command. */
export type Collections = ReturnType<typeof createCollections>
