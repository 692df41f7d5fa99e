/** A photo ready to be stored: JPEG, at most 1600 px on the longer side. */
export interface NewPhoto {
  name: string
  mime: 'image/jpeg'
  base64: string
  width: number
  height: number
}

const LONGEST = 1600
const QUALITY = 0.82

/** Scales a picture down and turns it the right way up. Rejects what is no picture. */
export async function preparePhoto(file: Blob, name: string): Promise<NewPhoto> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  picture.close()
  const url = canvas.toDataURL('image/jpeg', QUALITY)
  return { name: name.replace(/\.\w+$/, '') + '.jpg', mime: 'image/jpeg', base64: url.slice(url.indexOf(',') + 1), width, height }
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i)
  return bytes
}
