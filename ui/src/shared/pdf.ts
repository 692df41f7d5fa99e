import type { PDFDocumentProxy } from 'pdfjs-dist'
import { bytesOf } from './photo'

const POINTS_PER_MM = 72 / 25.4
// Sharp on a laser printer, and still quick.
const PRINT_DPI = 300
// How long the system's print dialog may wait for its person.
const PATIENCE_MS = 600_000

/** Opens a PDF. The reader is large and loaded only when a paper is shown. */
export async function openPdf(base64: string): Promise<PDFDocumentProxy> {
  // The build for older browsers: WebKitGTK is behind what the modern build asks for.
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ])
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default
  return pdfjs.getDocument({ data: bytesOf(base64) }).promise
}

/** Draws one page `width` CSS pixels wide. */
export async function drawPage(pdf: PDFDocumentProxy, number: number, width: number): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number)
  const ratio = Math.max(window.devicePixelRatio, 1)
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale: scale * ratio })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  canvas.style.width = `${width}px`
  await page.render({ canvas, viewport }).promise
  return canvas
}

/**
 * Prints every page on paper of its own size, by pictures: the desktop's web view has no reader of
 * its own that could print.
 */
export async function printPdf(pdf: PDFDocumentProxy): Promise<void> {
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 })
  const mm = (points: number) => `${Math.round((points / POINTS_PER_MM) * 10) / 10}mm`
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  const style = document.createElement('style')
  style.textContent = `
    @page { size: ${mm(first.width)} ${mm(first.height)}; margin: 0 }
    .print-sheets { display: none }
    @media print { .print-sheets { display: block } html, body { height: auto; background: #fff } }
    .print-sheets img { display: block; width: ${mm(first.width)}; break-after: page }
    .print-sheets img:last-child { break-after: auto }`
  sheets.append(style)
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale: PRINT_DPI / 72 })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    await page.render({ canvas, viewport, intent: 'print' }).promise
    const image = new Image()
    image.src = canvas.toDataURL('image/png')
    await image.decode()
    sheets.append(image)
  }
  document.querySelectorAll('.print-sheets').forEach((earlier) => earlier.remove())
  document.body.append(sheets)
  window.print()
  // Some web views return at once and take the pages when their dialog is answered.
  setTimeout(() => sheets.remove(), PATIENCE_MS)
}
