/** The longest side that is sent, in pixels; more is made smaller by the server anyway. */
const longestSide = 1600
/** What fits into a request, in characters of base64. */
const mostCharacters = 900_000
const qualities = [0.85, 0.7, 0.5]

/** What file inputs accept: asked like this, iPhones send a JPEG instead of their own format. */
export const pictureTypes = 'image/jpeg,image/png,image/webp'

/**
 * A picture made small enough to be sent from a car park: upright, a JPEG in base64.
 * @throws when the file is no picture that this browser can read
 */
export async function shrinkPicture(file: Blob): Promise<string> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures.')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  for (const quality of qualities) {
    const base64 = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
    if (base64.length <= mostCharacters) return base64
  }
  throw new Error('This picture stays too large.')
}

/** A picture in base64 as an address that an `img` shows. */
export const pictureSource = (base64: string): string => `data:image/jpeg;base64,${base64}`
