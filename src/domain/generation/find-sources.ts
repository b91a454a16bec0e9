import type { AvatarStore, AvatarWeights, PhotoStore } from '../avatars/avatar-store.ts'
import type { ImageStore } from '../gallery/image.ts'
import { later, type Clock } from '../shared/clock.ts'
import { readIfThere, type ObjectStorage } from '../shared/object-storage.ts'
import type { ProviderStorage } from '../work/provider.ts'
import { vendorCopyOf, type VendorCopyStore } from '../work/vendor-copies.ts'
import type { Generation } from './generation.ts'
import type { ImageModelEntry, ImageRequest } from './models/model-entry.ts'

export interface FindSourcesNeeds {
  readonly stores: {
    readonly avatars: Pick<AvatarStore, 'weights' | 'update'>
    readonly photos: Pick<PhotoStore, 'list'>
    readonly images: Pick<ImageStore, 'find'>
    readonly vendorCopies: VendorCopyStore
  }
  readonly storage: ObjectStorage
  readonly vendorFiles: ProviderStorage
  readonly clock: Clock
}

/** What a model works from besides words. */
export type Sources = Pick<ImageRequest, 'weightsUrl' | 'finetuneId' | 'sourceUrls'>

/** More photos of a person than this make a model no surer of them. */
const mostReferencePhotos = 3
const weightsLifetimeMs = 7 * 24 * 3600 * 1000
/** Renewed early enough that a request waiting in the vendor's queue still finds them. */
const weightsMarginMs = 6 * 3600 * 1000

/** Puts what the model must read within its reach; undefined when something of it is gone. */
export async function findSources(
  needs: FindSourcesNeeds,
  generation: Generation,
  model: ImageModelEntry,
): Promise<Sources | undefined> {
  const { avatarId, kind } = generation
  if (kind !== 'image') return pictureOf(needs, generation)
  if (avatarId === null) return {}
  return model.capability === 'edit' ? referencePhotos(needs, avatarId) : likenessOf(needs, avatarId)
}

/** The one picture that is edited, enlarged or set in motion. */
async function pictureOf(needs: FindSourcesNeeds, generation: Generation): Promise<Sources | undefined> {
  const { userId, sourceImageId, sourcePhotoKey } = generation
  const image = sourceImageId === null ? undefined : await needs.stores.images.find(userId, sourceImageId)
  const file = image
    ? { bucket: image.bucket, key: image.storageKey }
    : sourcePhotoKey === null
      ? undefined
      : { bucket: 'photos' as const, key: sourcePhotoKey }
  const url = file && (await copyOf(needs, file))
  return url === undefined ? undefined : { sourceUrls: [url] }
}

/** An avatar that was never trained is drawn from the photos themselves. */
async function referencePhotos(needs: FindSourcesNeeds, avatarId: number): Promise<Sources | undefined> {
  const photos = await needs.stores.photos.list(avatarId)
  const keys = photos.flatMap(({ status, storageKey }) =>
    status === 'valid' && storageKey !== null ? storageKey : [],
  )
  const urls = await Promise.all(
    keys.slice(0, mostReferencePhotos).map((key) => copyOf(needs, { bucket: 'photos', key })),
  )
  const sourceUrls = urls.filter((url) => url !== undefined)
  return sourceUrls.length === 0 ? undefined : { sourceUrls }
}

const copyOf = (needs: FindSourcesNeeds, file: Parameters<typeof vendorCopyOf>[1]) =>
  vendorCopyOf({ ...needs, copies: needs.stores.vendorCopies }, file)

async function likenessOf(needs: FindSourcesNeeds, avatarId: number): Promise<Sources | undefined> {
  const weights = await needs.stores.avatars.weights(avatarId)
  if (!weights) return undefined
  if (weights.finetuneId !== null) return { finetuneId: weights.finetuneId }
  if (weights.isTest) return {}
  const weightsUrl = await readableWeights(needs, avatarId, weights)
  return weightsUrl === undefined ? undefined : { weightsUrl }
}

/** An address of the weights that the vendor can read for hours to come. */
async function readableWeights(
  needs: FindSourcesNeeds,
  avatarId: number,
  weights: AvatarWeights,
): Promise<string | undefined> {
  const { weightsUrl, weightsUrlExpiresAt, weightsKey } = weights
  const neededUntil = later(needs.clock(), weightsMarginMs)
  if (weightsUrl !== null && weightsUrlExpiresAt !== null && weightsUrlExpiresAt > neededUntil)
    return weightsUrl
  const body = weightsKey === null ? undefined : await readIfThere(needs.storage, 'avatars', weightsKey)
  if (!body) return undefined
  const uploaded = await needs.vendorFiles.upload({
    name: `avatar-${avatarId}.safetensors`,
    contentType: 'application/octet-stream',
    body,
    lifetimeMs: weightsLifetimeMs,
  })
  await needs.stores.avatars.update(avatarId, {
    weightsUrl: uploaded.url,
    weightsUrlExpiresAt: uploaded.expiresAt,
  })
  return uploaded.url
}
