/** Pictures that people send: checked, made small, freed of what the camera wrote into them, and kept. */
import { createHash } from 'node:crypto'
import type { Db, Tx } from '@forecourt/db'
import type { Sharp } from 'sharp'
import { v7 as uuid } from 'uuid'
import { refuse } from './errors.ts'

export type Picture = { content: Buffer; small: Buffer; sha256: string; width: number; height: number }

const formats = ['jpeg', 'png', 'webp']
/** The longest side, in pixels: letters of a licence can be read, and scratches seen. */
const longestSide = 1600
const smallSide = 480
const shortestSide = 300
/** What a small file may grow to when it is unpacked. */
const mostPixels = 50_000_000

/**
 * The picture as it is kept: upright, at most 1600 pixels long, without the place, time and camera that it told of.
 * Work of some 50 ms, on a thread of its own: not for within a transaction.
 * @throws INVALID_INPUT it is no picture, or too small to see anything on
 */
export async function cleanPicture(base64: string): Promise<Picture> {
  // Native and large: loaded with the first picture.
  const { default: sharp } = await import('sharp')
  const image = sharp(Buffer.from(base64, 'base64'), { limitInputPixels: mostPixels, failOn: 'error' })
  const { format, width, height } = await image.metadata().catch(noPicture)
  if (!formats.includes(format)) noPicture()
  if (Math.min(width, height) < shortestSide)
    refuse('INVALID_INPUT', `The picture is too small: it needs at least ${shortestSide} pixels each way.`)
  const { data, info } = await jpeg(image, longestSide).toBuffer({ resolveWithObject: true }).catch(noPicture)
  const small = await jpeg(sharp(data), smallSide).toBuffer()
  const sha256 = createHash('sha256').update(data).digest('hex')
  return { content: data, small, sha256, width: info.width, height: info.height }
}

const jpeg = (image: Sharp, longest: number): Sharp =>
  image
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })

function noPicture(): never {
  refuse('INVALID_INPUT', 'This is not a picture that can be read. Send a JPEG, PNG or WebP.')
}

/** Keeps a clean picture. @returns its id */
export async function keepPicture(tx: Tx, picture: Picture, now: Date): Promise<string> {
  const id = uuid()
  await tx`insert into pictures ${tx({ id, ...picture, created_at: now })}`
  return id
}

/** The bytes of a picture, a JPEG. @throws NOT_FOUND it was never kept, or is forgotten */
export async function readPicture(
  sql: Db,
  id: string | null,
  size: 'content' | 'small' = 'content',
): Promise<Buffer> {
  const [found] = await sql<{ bytes: Buffer }[]>`select ${sql(size)} as bytes from pictures where id = ${id}`
  return found?.bytes ?? refuse('NOT_FOUND', 'There is no such picture, or it is not kept any longer.')
}

/** Forgets pictures; what shows them loses them. @returns how many there were */
export async function forgetPictures(tx: Tx, ids: readonly string[]): Promise<number> {
  return (await tx`delete from pictures where id = any(${[...ids]})`).count
}
