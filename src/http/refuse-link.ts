import type { FastifyReply, FastifyRequest } from 'fastify'
import { pageLanguage } from './pages/page-language.ts'
import { drawRefusedLinkPage, statusOfRefused, type RefusedLink } from './pages/refused-link-page.ts'

/** Tells whoever follows a signed link in their language why it gives nothing. */
export const refuseLink = ({ headers }: FastifyRequest, reply: FastifyReply, refused: RefusedLink) =>
  reply
    .code(statusOfRefused[refused])
    .type('text/html; charset=utf-8')
    .header('vary', 'accept-language')
    .send(drawRefusedLinkPage(pageLanguage(headers['accept-language']), refused))
