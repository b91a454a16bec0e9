import type { Image, ImageStore } from './image.ts'
import type { Share, SharedImage, ShareStore, ShareToken } from './share.ts'

/** Where the public page of a shared image stands on our own server. */
export const sharedImagePath = '/i'

export interface ShareView {
  readonly image: Image
  /** Undefined while nobody else can see the image. */
  readonly share: Share | undefined
  /** Of the public page; undefined where there is none, or the outside does not reach this server. */
  readonly pageUrl: string | undefined
  /** Whether there can be a public page at all. */
  readonly hasPages: boolean
}

/** Letting others see an image, and taking that back. Every call names the owner; strangers come with a token. */
export function createSharing(needs: {
  readonly stores: { readonly images: Pick<ImageStore, 'find'>; readonly shares: ShareStore }
  readonly newToken: () => ShareToken
  readonly publicUrl: string | undefined
}) {
  const { images, shares } = needs.stores
  const pageOf = (token: ShareToken) => needs.publicUrl && `${needs.publicUrl}${sharedImagePath}/${token}`

  async function view(userId: number, imageId: number): Promise<ShareView | undefined> {
    const [image, share] = await Promise.all([images.find(userId, imageId), shares.find(userId, imageId)])
    if (!image || image.isDeleted) return undefined
    const hasPages = needs.publicUrl !== undefined
    return { image, share, pageUrl: share && pageOf(share.token), hasPages }
  }

  return {
    /** Undefined for an image that is deleted or somebody else's. */
    view,

    /** Shared twice, it keeps its address. */
    async publish(userId: number, imageId: number): Promise<ShareView | undefined> {
      await shares.add(userId, imageId, needs.newToken())
      return view(userId, imageId)
    },

    async setShowsWish(userId: number, imageId: number, showsWish: boolean): Promise<ShareView | undefined> {
      await shares.setShowsWish(userId, imageId, showsWish)
      return view(userId, imageId)
    },

    /** Shared again, it gets another address: the old one stays dead. */
    async revoke(userId: number, imageId: number): Promise<ShareView | undefined> {
      await shares.remove(userId, imageId)
      return view(userId, imageId)
    },

    open: (token: ShareToken): Promise<SharedImage | undefined> => shares.findShared(token),
  }
}

export type Sharing = ReturnType<typeof createSharing>
