/** A photo ready to be stored: JPEG, at most 1600 px on the longer side; or a scan as a PDF. */
export interface NewPhoto {
  name: string
  mime: 'image/jpeg' | 'application/pdf'
  base64: string
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
  return { name: name.replace(/\.\w+$/, '') + '.jpg', mime: 'image/jpeg', base64: url.slice(url.indexOf(',') + 1) }
}

/** A scan as it came from the scanner. Whether it is a PDF is told by its bytes when it is kept. */
export async function preparePdf(file: Blob, name: string): Promise<NewPhoto> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return { name, mime: 'application/pdf', base64: btoa(parts.join('')) }
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i)
  return bytes
}
